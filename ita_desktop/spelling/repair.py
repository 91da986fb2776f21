"""One slip corrected: every text that is one edit away from a run of letters, and how much less its words cost.

These thousands of texts are not each divided into words. The costs from the start up to each index, and from each index
to the end, are known; between the two a walk in the tree of words spells one word with one edit in it. Only two letters
exchanged between two words need a walk for each word.
"""

from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from ita_desktop.spelling.likely_slips import DOUBLED, EXCHANGED, SURPLUS, meant_by, missing
from ita_desktop.spelling.segments import costs_from_the_start, costs_to_the_end
from ita_desktop.spelling.word_list import Branch


class Repair(NamedTuple):
    """The letters from `at` up to `until` are replaced by `put`, which saves `gain` nats after what the slip costs.

    `start` to `end` is the word, or the two words, that were misspelt.
    """

    gain: float
    at: int
    until: int
    put: str
    start: int
    end: int

    def change(self) -> int:
        """How many letters it adds; negative if it removes some."""
        return len(self.put) - (self.until - self.at)

    def mended(self, letters: str) -> str:
        """The letters, corrected."""
        return letters[: self.at] + self.put + letters[self.until :]


def repairs(letters: str, tree: Branch, least_gain: float) -> tuple[Repair, ...]:
    """Every single edit that saves at least so much, the best first; each corrected text once."""
    best: dict[str, Repair] = {}
    for repair in _Walk(letters, tree, least_gain).repairs():
        mended = repair.mended(letters)
        if mended not in best or repair.gain > best[mended].gain:
            best[mended] = repair
    return tuple(sorted(best.values(), key=lambda repair: (-repair.gain, repair.at, repair.put)))


class _Walk:
    """All walks through one run of letters."""

    def __init__(self, letters: str, tree: Branch, least_gain: float) -> None:
        self._letters = letters
        self._tree = tree
        before = costs_from_the_start(letters, tree)
        self._before = [min(costs) for costs in zip(*before, strict=True)]
        self._after = costs_to_the_end(letters, tree).word
        self._now = self._before[-1]
        self._least_gain = least_gain

    def repairs(self) -> Iterator[Repair]:
        """The repairs that save enough; one corrected text may come more than once."""
        for start, cost in enumerate(self._before):
            if cost < self._now - self._least_gain:
                yield from self._in_a_word(start)
        yield from self._between_words()

    def _in_a_word(self, start: int) -> Iterator[Repair]:
        """The repairs that make one word from `start` on, with one edit in it."""
        letters, branch, before = self._letters, self._tree, self._before[start]
        for at in range(start, len(letters) + 1):
            branches = branch.branches()
            for letter, other in branches.items():
                yield from self._spelt(before, start, at, at, letter, missing(letter), other)
            if at == len(letters):
                return
            letter = letters[at]
            for meant, cost in meant_by(letter):
                if meant in branches:
                    yield from self._spelt(before, start, at, at + 1, meant, cost, branches[meant])
            doubled = at > 0 and letters[at - 1] == letter
            yield from self._spelt(before, start, at, at + 1, "", DOUBLED if doubled else SURPLUS, branch)
            if at + 1 < len(letters):
                later = letters[at + 1]
                exchanged = _walked(branch, later + letter)
                if exchanged is not None:
                    yield from self._spelt(before, start, at, at + 2, later + letter, EXCHANGED, exchanged)
            if letter not in branches:
                return
            branch = branches[letter]

    def _spelt(
        self, before: float, start: int, at: int, until: int, put: str, slip: float, branch: Branch
    ) -> Iterator[Repair]:
        """The repairs whose word continues with the letters after the edit; `before` is the cost of those before it."""
        letters, after = self._letters, self._after
        most = self._now - self._least_gain - before - slip
        end, found = until, branch
        while True:
            if found.cost + after[end] <= most:
                gain = most - found.cost - after[end] + self._least_gain
                yield Repair(gain, at, until, put, start, end)
            if end == len(letters):
                return
            further = found.branches().get(letters[end])
            if further is None:
                return
            end, found = end + 1, further

    def _between_words(self) -> Iterator[Repair]:
        """The repairs that exchange the last letter of a word with the first of the next."""
        for at, (before, start) in self._words_before_an_exchange().items():
            branch = self._tree.branches().get(self._letters[at])
            if branch is not None:
                put = self._letters[at + 1] + self._letters[at]
                yield from self._spelt(before, start, at, at + 2, put, EXCHANGED, branch)

    def _words_before_an_exchange(self) -> dict[int, tuple[float, int]]:
        """For every letter that the next one replaces at the end of a word: the cost up to there, and the start of that
        word."""
        letters = self._letters
        best: dict[int, tuple[float, int]] = {}
        for start, cost in enumerate(self._before):
            if cost == inf:
                continue
            branch = self._tree
            for at in range(start, len(letters) - 1):
                branches = branch.branches()
                last = branches.get(letters[at + 1])
                if last is not None and last.cost < inf:
                    best[at] = min(best.get(at, (inf, start)), (cost + last.cost, start))
                further = branches.get(letters[at])
                if further is None:
                    break
                branch = further
        return best


def _walked(branch: Branch, letters: str) -> Branch | None:
    found: Branch | None = branch
    for letter in letters:
        if found is None:
            return None
        found = found.branches().get(letter)
    return found
