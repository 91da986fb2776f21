"""A run of Thai letters divided into words: the division that costs least, word by word (Viterbi over single words)."""

from collections.abc import Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple

from ita_desktop.spelling.letters import NO_BEGINNING, cluster_end
from ita_desktop.spelling.word_list import Branch

UNKNOWN = 15.0
"""The cost of the first of some letters that are no word, in nats."""

UNKNOWN_GOING_ON = 2.0
"""The cost of each further letter that is no word."""

UNKNOWN_LETTER = 4.5

_RUNS_KEPT = 1024
"""Several checks divide the runs of a report's texts, and many runs stand in several texts."""

_SHORT = 128
"""Letters of a run that is kept: a thousand of them take 10 MB."""


class Segment(NamedTuple):
    """A word, or letters that are no word, from `start` up to `end`."""

    start: int
    end: int
    cost: float
    is_word: bool


class Run(NamedTuple):
    """A run of Thai letters: from `start` up to `end` in `text`, divided into words."""

    text: str
    start: int
    end: int
    words: Sequence[Segment]

    def letters(self) -> str:
        """The letters of the run itself."""
        return self.text[self.start : self.end]

    def word(self, index: int) -> str:
        """The word of that index."""
        return self.text[self.start + self.words[index].start : self.start + self.words[index].end]


class Costs(NamedTuple):
    """The least cost for every index of a run of letters, after a word and after letters that are no word.

    An index at which nothing can end, or begin, has an infinite cost.
    """

    word: list[float]
    unknown: list[float]


def segments(letters: str, tree: Branch) -> list[Segment]:
    """The words of a run of Thai letters, in order; together they are the whole run."""
    costs, word_from, unknown_from = _from_the_start(letters, tree)
    found: list[Segment] = []
    end = len(letters)
    while end > 0:
        is_word = costs.word[end] <= costs.unknown[end]
        start = (word_from if is_word else unknown_from)[end]
        cost = (costs.word if is_word else costs.unknown)[end] - min(costs.word[start], costs.unknown[start])
        found.append(Segment(start, end, cost, is_word))
        end = start
    return found[::-1]


def least_cost(letters: str, tree: Branch) -> float:
    """The cost of the words of a run of Thai letters together."""
    costs = costs_from_the_start(letters, tree)
    return min(costs.word[-1], costs.unknown[-1])


def costs_from_the_start(letters: str, tree: Branch) -> Costs:
    """The costs from the start of the letters up to each index."""
    return _from_the_start(letters, tree)[0]


def costs_to_the_end(letters: str, tree: Branch) -> Costs:
    """The costs from each index to the end of the letters."""
    size = len(letters)
    word, unknown = [inf] * size + [0.0], [inf] * size + [0.0]
    for start in range(size - 1, -1, -1):
        if letters[start] in NO_BEGINNING and start:
            continue
        best, branch = inf, tree
        for end in range(start, size):
            found = branch.branches().get(letters[end])
            if found is None:
                break
            branch = found
            if branch.cost + word[end + 1] < best:
                best = branch.cost + word[end + 1]
        end = cluster_end(letters, start)
        going_on = (end - start) * UNKNOWN_LETTER + unknown[end]
        word[start] = min(best, UNKNOWN + going_on)
        unknown[start] = min(best, UNKNOWN_GOING_ON + going_on)
    return Costs(word, unknown)


def _from_the_start(letters: str, tree: Branch) -> tuple[Costs, list[int], list[int]]:
    """The costs up to each index, and the starts of the word, and of the letters that are no word, that end there.

    Not to be changed: it is kept for who asks next.
    """
    return _kept(letters, tree) if len(letters) <= _SHORT else _divided(letters, tree)


@lru_cache(maxsize=_RUNS_KEPT)
def _kept(letters: str, tree: Branch) -> tuple[Costs, list[int], list[int]]:
    return _divided(letters, tree)


def _divided(letters: str, tree: Branch) -> tuple[Costs, list[int], list[int]]:
    size = len(letters)
    word, unknown = [inf] * (size + 1), [inf] * (size + 1)
    word_from, unknown_from = [0] * (size + 1), [0] * (size + 1)
    word[0] = 0.0
    for start in range(size):
        before = min(word[start], unknown[start])
        if before == inf or (letters[start] in NO_BEGINNING and start):
            continue
        branch = tree
        for end in range(start, size):
            found = branch.branches().get(letters[end])
            if found is None:
                break
            branch = found
            if before + branch.cost < word[end + 1]:
                word[end + 1], word_from[end + 1] = before + branch.cost, start
        end = cluster_end(letters, start)
        letters_cost = (end - start) * UNKNOWN_LETTER
        begun, gone_on = word[start] + UNKNOWN, unknown[start] + UNKNOWN_GOING_ON
        if min(begun, gone_on) + letters_cost < unknown[end]:
            unknown[end] = min(begun, gone_on) + letters_cost
            unknown_from[end] = start if begun <= gone_on else unknown_from[start]
    return Costs(word, unknown), word_from, unknown_from
