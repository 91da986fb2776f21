"""The first slip in a run of letters that one edit corrects: an order that Thai does not have, or a word that is
unknown or rare, if the edit makes the text much more likely."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ita_desktop.spelling.letters import may_divide
from ita_desktop.spelling.repair import Repair, repairs
from ita_desktop.spelling.segments import Run, Segment, segments
from ita_desktop.spelling.silence import is_silent
from ita_desktop.spelling.thai_order import disorder, put_in_order
from ita_desktop.spelling.word_list import word_tree

LEAST_GAIN = 7.0
"""How much an edit must save, in nats, after the cost of the slip itself."""

_RARE = {2: 7.1, 3: 9.4, 4: 11.7, 5: 13.3}
"""The cost of a rare word by its letters: one with under 30,000, 3,000, 300, 60 occurrences in 36 million words."""

_WORDS_AROUND = 3
_MOST_LETTERS = 40
"""Letters: a longer run without a word is not a slip but another language."""

_SUGGESTIONS = 4
_NEARLY_AS_GOOD = 4.0


class Doubt(NamedTuple):
    """Letters `start` to `end` of the run are misspelt; those from `at` up to `until` are best replaced by `put`."""

    start: int
    end: int
    at: int
    until: int
    put: str
    suggestions: tuple[str, ...]
    """For the letters from `start` to `end` as a whole, the best first."""


def first_disorder(run: Run, known: frozenset[str]) -> Doubt | None:
    """The first letters in an order that Thai does not have; None if there are none."""
    letters = run.letters()
    broken_at = disorder(letters)
    if broken_at is None:
        return None
    index = next(index for index, word in enumerate(run.words) if broken_at < word.end)
    start, end = _window(run, index, index)
    window, at = letters[start:end], broken_at - start
    word = run.words[index]
    found: list[Repair] = []
    if word.end - word.start <= _MOST_LETTERS:
        found = [repair for repair in repairs_of(window, known) if _is_in_order(repair.mended(window), at)]
    if not found:
        found = [Repair(0.0, *put_in_order(window, at), word.start - start, word.end - start)]
    return _doubt(found, window, start, known)


def first_doubt(run: Run, before: Run | None, known: frozenset[str]) -> Doubt | None:
    """The first word that is unknown or rare and near which an edit saves much; None if there is none.

    `before` is the run one space before it.
    """
    letters = run.letters()
    for first, last in _suspicious(run.words):
        if run.words[last].end - run.words[first].start > _MOST_LETTERS or is_silent(run, first, last, before):
            continue
        start, end = _window(run, first, last)
        found = repairs_of(letters[start:end], known)
        if found:
            return _doubt(found, letters[start:end], start, known)
    return None


@lru_cache(maxsize=8192)
def repairs_of(letters: str, known: frozenset[str]) -> tuple[Repair, ...]:
    """The repairs of a run of letters, the best first. Cached, as offices write the same phrases again and again."""
    return repairs(letters, word_tree(known), LEAST_GAIN)


def _suspicious(words: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    """First and last of each row of words that no dictionary has or that are rare."""
    first: int | None = None
    for index, word in enumerate(words):
        rare = _RARE.get(word.end - word.start)
        if not word.is_word or (rare is not None and word.cost > rare):
            first = index if first is None else first
        elif first is not None:
            yield first, index - 1
            first = None
    if first is not None:
        yield first, len(words) - 1


def _window(run: Run, first: int, last: int) -> tuple[int, int]:
    """The letters in which an edit may correct words `first` to `last`."""
    words = run.words
    return words[max(first - _WORDS_AROUND, 0)].start, words[min(last + _WORDS_AROUND, len(words) - 1)].end


def _is_in_order(letters: str, until: int) -> bool:
    """Whether the letters are well formed up to `until`, and further."""
    broken_at = disorder(letters)
    return broken_at is None or broken_at > until + 1


def _doubt(found: Sequence[Repair], window: str, window_at: int, known: frozenset[str]) -> Doubt:
    """The doubt of the best repair, and of others that are nearly as good and change nothing outside its words."""
    best = found[0]
    start, end = _whole_words(best, window, known)
    suggestions = [
        repair.mended(window)[start : end + repair.change()]
        for repair in found
        if start <= repair.at and repair.until <= end and repair.gain > best.gain - _NEARLY_AS_GOOD
    ]
    start, end, at, until = (window_at + place for place in (start, end, best.at, best.until))
    return Doubt(start, end, at, until, best.put, tuple(suggestions[:_SUGGESTIONS]))


def _whole_words(repair: Repair, window: str, known: frozenset[str]) -> tuple[int, int]:
    """The misspelt words, and the words beside them with which they share a cluster."""
    start, end = repair.start, repair.end
    if may_divide(window, start) and may_divide(window, end):
        return start, end
    divided_at = [0, *(word.end for word in segments(repair.mended(window), word_tree(known)))]
    starts = [at for at in divided_at if at <= start and may_divide(window, at)]
    ends = [at - repair.change() for at in divided_at if at - repair.change() >= end]
    return starts[-1], next(at for at in ends if may_divide(window, at))
