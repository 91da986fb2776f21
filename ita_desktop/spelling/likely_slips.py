"""How unlikely each slip of hand or ear is, in nats: a letter for another, missing or too many, two exchanged."""

from functools import cache
from itertools import pairwise, permutations

from ita_desktop.spelling.letters import CONSONANTS, THAI

DOUBLED = 2.0
"""The cost of a letter that was typed twice."""

SURPLUS = 5.0
"""The cost of any other letter that is too many."""

EXCHANGED = 3.5
"""The cost of two neighbouring letters exchanged, or of a tone mark one letter too early or too late."""

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
"""Letters that are confused with each other, by their sound or their shape."""

_ROWS = ("_ๅ/-ภถุึคตจขช", "ๆไำพะัีรนยบลฃ", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ")
_SHIFTED_ROWS = ("%+๑๒๓๔ู฿๕๖๗๘๙", '๐"ฎฑธํ๊ณฯญฐ,ฅ', "ฤฆฏโฌ็๋ษศซ.", "()ฉฮฺ์?ฒฬฦ")
"""Kedmanee, TIS 820-2538."""

_OFFSETS_ABOVE = ((1, 2), (0, 1), (0, 1))
"""Which keys of the row above a key touches: so many keys further on, for the second, third and fourth row."""


def missing(letter: str) -> float:
    """The cost of a missing letter."""
    return _MISSING_CONSONANT if letter in CONSONANTS else _MISSING_MARK


def meant_by(letter: str) -> tuple[tuple[str, float], ...]:
    """The letters that may have been meant when this one was typed, each with its cost."""
    return _meant().get(letter, ())


def _keys_side_by_side() -> set[tuple[str, str]]:
    """Pairs of letters on keys that touch each other, in one layer; and the two letters of each key."""
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


@cache
def _meant() -> dict[str, tuple[tuple[str, float], ...]]:
    costs = dict.fromkeys(_keys_side_by_side(), _NEIGHBOUR)
    for letters, cost in _CONFUSED:
        for pair in permutations(letters, 2):
            costs[pair] = min(cost, costs.get(pair, cost))
    return {
        letter: tuple((other, cost) for (typed, other), cost in sorted(costs.items()) if typed == letter)
        for letter in THAI
    }
