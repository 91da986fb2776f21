"""Slips as people make them, planted one at a time into texts that have none."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from ita_desktop.spelling.letters import CONSONANTS, MARKS, THAI, TONES
from ita_desktop.spelling.slips import Slip
from tests.support.thai_keys import KEDMANEE, KEDMANEE_SHIFTED

_VOWELS = "ะาำัิีึืุูเแโใไ็"
_SOUND_ALIKE = ("ฎฏ", "ณน", "ศษส")


@dataclass(frozen=True)
class Planted:
    """A text with one slip in it, between `start` and `end`, and as it was without."""

    kind: str
    text: str
    right: str
    start: int
    end: int

    def touches(self, slip: Slip) -> bool:
        """Whether the slip is at the place, or beside it if a letter is missing there."""
        return slip.start <= max(self.end, self.start + 1) and self.start <= slip.end

    def is_mended(self, found: Sequence[Slip]) -> bool:
        """Whether the first suggestion of one of them is what was meant."""
        return any(
            self.text[: slip.start] + slip.suggestions[0] + self.text[slip.end :] == self.right for slip in found
        )


def planted(texts: Sequence[str], count: int, seed: int) -> Iterator[Planted]:
    """So many slips, the kinds in turn, each anywhere in any of the texts."""
    random = Random(seed)
    kinds = list(KINDS.items())
    made = 0
    while made < count:
        kind, slip = kinds[made % len(kinds)]
        right = random.choice(texts)
        places = [at for at, letter in enumerate(right) if letter in THAI]
        change = slip(right, random.choice(places), random)
        if change is None:
            continue
        start, end, put = change
        yield Planted(kind, right[:start] + put + right[end:], right, start, start + len(put))
        made += 1


_Change = tuple[int, int, str]
_Slip = Callable[[str, int, Random], _Change | None]


def _dropped(letters: str) -> _Slip:
    def drop(text: str, at: int, random: Random) -> _Change | None:
        return (at, at + 1, "") if text[at] in letters and text[at - 1 : at] != text[at] else None

    return drop


def _replaced(*groups: str) -> _Slip:
    def replace(text: str, at: int, random: Random) -> _Change | None:
        others = [letter for group in groups if text[at] in group for letter in group if letter != text[at]]
        return (at, at + 1, random.choice(others)) if others else None

    return replace


def _doubled(text: str, at: int, random: Random) -> _Change | None:
    return (at, at + 1, text[at] * 2) if text[at] in MARKS else None


def _tone_moved(text: str, at: int, random: Random) -> _Change | None:
    if text[at] not in TONES:
        return None
    start = random.choice((at - 1, at))
    return _swapped(text, start, random)


def _swapped(text: str, at: int, random: Random) -> _Change | None:
    pair = text[at : at + 2]
    if len(pair) < 2 or not set(pair) <= THAI or pair[0] == pair[1]:
        return None
    return at, at + 2, pair[::-1]


def _two_for_sara_ae(text: str, at: int, random: Random) -> _Change | None:
    return (at, at + 1, "เเ") if text[at] == "แ" else None


def _keys() -> tuple[str, ...]:
    """Letters on keys that lie side by side, or on one key with and without Shift."""
    beside = {
        first + second for rows in (KEDMANEE, KEDMANEE_SHIFTED) for row in rows for first, second in pairwise(row)
    }
    on_one = {a + b for row, up in zip(KEDMANEE, KEDMANEE_SHIFTED, strict=True) for a, b in zip(row, up, strict=True)}
    return tuple(sorted(pair for pair in beside | on_one if set(pair) <= THAI))


KINDS: dict[str, _Slip] = {
    "tone mark missing": _dropped(TONES),
    "vowel missing": _dropped(_VOWELS),
    "mark doubled": _doubled,
    "neighbouring key": _replaced(*_keys()),
    "ใ and ไ": _replaced("ใไ"),
    "ร and ล": _replaced("รล"),
    "ฎ and ฏ, ณ and น, ศ, ษ and ส": _replaced(*_SOUND_ALIKE),
    "tone mark moved": _tone_moved,
    "เเ for แ": _two_for_sara_ae,
    "consonant missing": _dropped(CONSONANTS),
    "letters swapped": _swapped,
}
"""The kinds of slips that were seen in reports, and how each is made at a place of a text; None if it cannot be."""
