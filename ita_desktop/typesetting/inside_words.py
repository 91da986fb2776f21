"""Where a word that is wider than its line may be cut: between the words that it is made of, else between syllables.

Thai shows no syllable, so these rules find only those that are certain: the beginning of one is a leading vowel, or a
consonant with a vowel or a tone, with the consonant before it if the two sound together.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from ita_desktop.spelling.letters import CONSONANTS, LEADING, MARKS, NO_BEGINNING, THAI
from ita_desktop.spelling.segments import costs_from_the_start, costs_to_the_end
from ita_desktop.spelling.word_list import Branch, word_tree
from ita_desktop.typesetting.line_breaks import NEVER_FIRST

BETWEEN_WORDS = 1200.0
BETWEEN_SYLLABLES = 3000.0
AT_SHORT_SYLLABLE = 4000.0
BETWEEN_CLUSTERS = 9000.0
INSIDE_SYLLABLE = 15000.0
"""Costs of a cut, each far more than that of a line (see `paragraph.py`): rather two good cuts than a bad one."""

_TWO_WORDS = 24.0
"""The most that two words may cost together, in nats: less than letters that are no word."""

_LONGEST = 80  # letters: no word has more, and what a run of letters costs to divide grows with its square
_NEAR = 12  # letters: two syllables have no more
_TOGETHER = re.compile("[กขคตทปฝพศซสห]ร|[กขคฉตปผพสห]ล|[กขคถสห]ว|[ขฉถสห]น|[ขสห]ม|[ขสหอ]ย|ส[ตถ]|ห[งญ]")
"""Two consonants that begin one syllable: with one vowel (กร), or the first with a short one of its own (สน)."""

_ENDING = frozenset("ะำ์")
"""What ends a syllable whatever comes after it."""

_GOING_ON = frozenset("ั็")
"""Vowels that need a consonant after them."""

_RUN = re.compile(f"[{''.join(sorted(THAI))}]+")
_CONSONANT = re.compile(f"[{CONSONANTS}]")
_BEGINNING = re.compile(f"[{CONSONANTS}](?:[ะาำ{MARKS.replace('์', '')}]|รร)")
"""A consonant that a vowel or a tone follows."""

_NO_BEGINNING = re.compile(f"[{CONSONANTS}][ิุ]?์|อะ")
"""A consonant that is silent, and the second half of a vowel: เทอะ."""

_THOUSANDS = re.compile("(?<=[0-9๐-๙],)[0-9๐-๙]{3}")

_DOUBLE_R = re.compile(f"[{CONSONANTS}]รร")
"""The vowel of ธรรม."""


@lru_cache(maxsize=2048)
def costs_inside(word: str) -> tuple[float, ...]:
    """What it costs to begin a line with each character of `word`, in which no line may break otherwise."""
    costs = [BETWEEN_CLUSTERS] * len(word)
    for at, character in enumerate(word):
        if character in NEVER_FIRST or character in NO_BEGINNING or (at and word[at - 1] in LEADING):
            costs[at] = INSIDE_SYLLABLE
    for run in _RUN.finditer(word):
        letters, first = run.group(), run.start()
        words = sorted(_words(letters, word_tree())) if len(letters) <= _LONGEST else []
        for start, end in pairwise((0, *words, len(letters))):
            for at, cost in _syllables(letters[start:end]):
                costs[first + start + at] = cost
        for at in words:
            costs[first + at] = BETWEEN_WORDS
    for digits in _THOUSANDS.finditer(word):
        costs[digits.start()] = BETWEEN_SYLLABLES
    return tuple(costs)


def _words(letters: str, tree: Branch) -> Iterator[int]:
    """Where the letters divide into words best, and where each of the two parts does."""
    before, behind = costs_from_the_start(letters, tree).word, costs_to_the_end(letters, tree).word
    costs = {at: before[at] + behind[at] for at in range(1, len(letters)) if _may_cut(letters, at, least=2)}
    best = min(costs, key=lambda at: costs[at], default=0)
    if best and costs[best] <= _TWO_WORDS:
        yield best
        yield from _words(letters[:best], tree)
        yield from (best + at for at in _words(letters[best:], tree))


def _syllables(letters: str) -> Iterator[tuple[int, float]]:
    """Where a syllable certainly begins, but for the first, and what it costs to begin a line there."""
    for at in range(1, len(letters)):
        if _NO_BEGINNING.match(letters, at):
            continue
        if letters[at] in LEADING or letters[at - 1] in _ENDING:
            begin = at
        elif _BEGINNING.match(letters, at):
            together = _TOGETHER.match(letters, at - 1) and letters[at - 2] not in _GOING_ON
            begin = at - 1 if together else at
        else:
            continue
        if _may_cut(letters, begin, least=2):
            yield begin, BETWEEN_SYLLABLES
        elif _may_cut(letters, begin, least=1):
            yield begin, AT_SHORT_SYLLABLE


def _may_cut(letters: str, at: int, least: int) -> bool:
    """Whether letters may be cut there, with so many consonants on both sides and no consonant by itself."""
    if at < 2 or letters[at] in NO_BEGINNING or letters[at - 1] in LEADING or letters[at - 1] in _GOING_ON:
        return False
    if _DOUBLE_R.match(letters, at - 2):
        return False
    sides = (letters[max(at - _NEAR, 0) : at], letters[at : at + _NEAR])
    return all(len(side) > 1 and len(_CONSONANT.findall(side)) >= least for side in sides)
