"""How unlikely each slip of hand or ear is, in nats: a letter for another, missing or too many, two exchanged."""

from itertools import pairwise, permutations

from ita_desktop.spelling.letters import CONSONANTS, THAI

DOUBLED = 2.0
"""A letter twice."""

SURPLUS = 5.0
"""Any other letter that is too many."""

EXCHANGED = 3.5
"""Two letters that stand side by side, also a tone mark that stands one letter too early or too late."""

_NEIGHBOUR = 4.0
_ALIKE = 3.0
_MISSING_MARK = 3.0
_MISSING_CONSONANT = 5.0

_CONFUSED = (
    ("ใไ", 0.0),
    ("ฏฎ", 0.5),
    ("รล", 1.5),
    ("ศษส", 1.5),
    ("ณน", 1.5),
    *(
        (alike, _ALIKE)
        for alike in ("คดต", "คฆ", "ขชซ", "ขฃ", "ซส", "ถภฤ", "ทธฑฒฐถ", "บปษ", "ผฝพฟภฬ", "ลสฬ", "ญย", "ฉชฌ")
    ),
    *((alike, _ALIKE) for alike in ("ฏฎดต", "ิีึืั", "ัํ", "ุู", "่้๊๋์็", "เแ", "โใไ", "ำา", "ะา")),
)
"""Letters that are taken for each other, by their sound or by their look."""

_ROWS = ("_ๅ/-ภถุึคตจขช", "ๆไำพะัีรนยบลฃ", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ")
_SHIFTED_ROWS = ("%+๑๒๓๔ู฿๕๖๗๘๙", '๐"ฎฑธํ๊ณฯญฐ,ฅ', "ฤฆฏโฌ็๋ษศซ.", "()ฉฮฺ์?ฒฬฦ")
"""Kedmanee, TIS 820-2538."""

_OFFSETS_ABOVE = ((1, 2), (0, 1), (0, 1))
"""Which keys of the row above a key touches: so many places further on, for the second, third and fourth row."""


def missing(letter: str) -> float:
    """A letter that is not there."""
    return _MISSING_CONSONANT if letter in CONSONANTS else _MISSING_MARK


def meant_by(letter: str) -> tuple[tuple[str, float], ...]:
    """What may have been meant when the letter was typed, and how unlikely that is."""
    return _MEANT.get(letter, ())


def _keys_side_by_side() -> set[tuple[str, str]]:
    """Every letter with those on keys that touch its own, in the same layer; and with the other letter of its key."""
    touching: set[tuple[str, str]] = set()
    for rows in (_ROWS, _SHIFTED_ROWS):
        for number, row in enumerate(rows):
            touching |= set(pairwise(row))
            if number:
                above = rows[number - 1]
                for offset in _OFFSETS_ABOVE[number - 1]:
                    touching |= set(zip(row, above[offset:], strict=False))
    for row, shifted in zip(_ROWS, _SHIFTED_ROWS, strict=True):
        touching |= set(zip(row, shifted, strict=True))
    both_ways = touching | {(other, letter) for letter, other in touching}
    return {(letter, other) for letter, other in both_ways if {letter, other} <= THAI}


def _table() -> dict[str, tuple[tuple[str, float], ...]]:
    costs = dict.fromkeys(_keys_side_by_side(), _NEIGHBOUR)
    for letters, cost in _CONFUSED:
        for pair in permutations(letters, 2):
            costs[pair] = min(cost, costs.get(pair, cost))
    return {
        letter: tuple((other, cost) for (typed, other), cost in sorted(costs.items()) if typed == letter)
        for letter in THAI
    }


_MEANT = _table()
