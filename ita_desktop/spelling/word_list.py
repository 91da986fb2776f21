"""The words of Thai, each with its cost: the negative logarithm of its frequency, in nats.

`resources/spelling/words.gz`, made by `build_words.py` beside it, holds them in the order of their code points, in
TIS-620 (cp874), a newline between two; after a NUL the costs in the same order, a byte a word, in tenths of a nat.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from math import inf

from ita_desktop import paths
from ita_desktop.regular_file import read_shipped
from ita_desktop.spelling.letters import THAI

KNOWN_COST = 9.0
"""The cost of a word that the user has added or that is in the agency's name: as of one that occurs 4,000 times."""

_RUN = re.compile("[" + "".join(sorted(THAI)) + "]{2,}")


class Branch:
    """All words that begin with the same letters: `cost` is that of the word that these letters are, if they are one.

    Branches are made when they are first used: of 200,000 branches a report needs a few thousand.
    """

    __slots__ = ("_branches", "_costs", "_depth", "_high", "_low", "_words", "cost")

    def __init__(self, words: Sequence[str], costs: Sequence[float], low: int, high: int, depth: int) -> None:
        self._words = words
        self._costs = costs
        self._high = high
        self._depth = depth
        is_word = len(words[low]) == depth if low < high else False
        self.cost = costs[low] if is_word else inf
        self._low = low + is_word
        self._branches: dict[str, Branch] | None = None

    def branches(self) -> dict[str, "Branch"]:
        """The branches by the next letter."""
        if self._branches is None:
            self._branches = self._grown()
        return self._branches

    def _grown(self) -> dict[str, "Branch"]:
        words, depth, low = self._words, self._depth, self._low
        grown: dict[str, Branch] = {}
        while low < self._high:
            begin = words[low][: depth + 1]
            end = bisect_left(words, begin[:-1] + chr(ord(begin[-1]) + 1), low, self._high)
            grown[begin[-1]] = Branch(words, self._costs, low, end, depth + 1)
            low = end
        return grown


@lru_cache(maxsize=4)
def word_tree(known: frozenset[str] = frozenset()) -> Branch:
    """The words as a tree, with those in `known`: words, or several words with spaces between."""
    words, costs = _word_list()
    if known:
        words, costs = list(words), list(costs)
        for word in sorted({word for text in known for word in _RUN.findall(text)}):
            at = bisect_left(words, word)
            if at < len(words) and words[at] == word:
                costs[at] = min(costs[at], KNOWN_COST)
            else:
                words.insert(at, word)
                costs.insert(at, KNOWN_COST)
    return Branch(words, costs, 0, len(words), 0)


@cache
def _word_list() -> tuple[list[str], list[float]]:
    import gzip  # here: most papers need no words

    packed = read_shipped(paths.spelling_words())
    words, _, costs = gzip.decompress(packed).partition(b"\0")
    return words.decode("cp874").split("\n"), [tenths / 10 for tenths in costs]
