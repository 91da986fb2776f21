"""The words of a text, for the caret, the double click and the search: those that the line breaker finds.

A word is a dictionary word, a compound of them that readers take as one, a figure, or a run of punctuation. Positions
are characters of the text, from 0.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

Span = tuple[int, int]
"""Start and end of a word."""

_LINE = re.compile("[^\n\u2028\u2029]+")
_RUN = re.compile(r"\S+")
_LEAD = re.compile(r"[^\w\u0e00-\u0e7f]+")
_TAIL = re.compile(r"[^\w\u0e00-\u0e7f]+$")
_KEPT = 64  # texts: a caret stays in one for a while
_STARTS_KEPT = 2_000  # texts that may be laid out again: in another width, or beside the field in which they are typed
_SHORT = 500  # characters: more would take too much room to be kept


@lru_cache(_KEPT)
def words(text: str) -> tuple[Span, ...]:
    """Every word from left to right. Spaces and line breaks belong to none."""
    found: list[Span] = []
    for line in _LINE.finditer(text):
        found += [(line.start() + start, line.start() + end) for start, end in _words_of_line(line[0])]
    return tuple(found)


def word_starts(text: str) -> list[int]:
    """Where the words of the text begin, a compound being one word."""
    return [start for start, _ in words(text)]


def inner_word_starts(text: str) -> list[int]:
    """Where the text can be cut between words: where they begin, but for the start of the text itself."""
    return [start for start, _ in words(text) if start > 0]


def word_around(text: str, at: int) -> Span:
    """The word that holds character `at`, or else the one that ends there; an empty span if there is none."""
    for start, end in words(text):
        if start <= at < end:
            return start, end
    return next(((start, end) for start, end in words(text) if end == at), (at, at))


def next_word(text: str, at: int) -> int:
    """Where the next word after `at` begins, or the end of the text."""
    return next((start for start, _ in words(text) if start > at), len(text))


def previous_word(text: str, at: int) -> int:
    """Where the word before `at` begins, or the start of the text."""
    return next((start for start, _ in reversed(words(text)) if start < at), 0)


def line_starts(text: str) -> Mapping[int, float]:
    """Every position at which a line may begin when the text is shown in lines of any width, but for its start; from
    left to right, and how much it costs to end a line before it (`typesetting/line_breaks.py`).
    """
    return _kept_line_starts(text) if len(text) <= _SHORT else _line_starts(text)


def _line_starts(text: str) -> Mapping[int, float]:
    from ita_desktop.typesetting.line_breaks import AT_SPACE, GLUED, line_breaks  # here: as above

    found: dict[int, float] = {}
    for line in _LINE.finditer(text):
        if line.start():
            found[line.start()] = AT_SPACE
        found |= {line.start() + start: cost for start, cost in line_breaks(line[0]) if cost != GLUED}
    return found


_kept_line_starts = lru_cache(_STARTS_KEPT)(_line_starts)


def _words_of_line(line: str) -> list[Span]:
    # Here: the window opens without waiting for the line breaker's dictionary.
    from ita_desktop.typesetting.line_breaks import GLUED, INSIDE_COMPOUND, line_breaks

    cuts = [0]
    for start, cost in line_breaks(line):
        together = cost in (GLUED, INSIDE_COMPOUND) and not line[start - 1].isspace()
        if not together:
            cuts.append(start)
    found: list[Span] = []
    for start, end in pairwise([*cuts, len(line)]):
        for run in _RUN.finditer(line, start, end):
            found += _pieces(line, *run.span())
    return found


def _pieces(line: str, start: int, end: int) -> list[Span]:
    """A run without spaces; punctuation before and after the word is a word of its own, the dot of `พ.ศ.` is not."""
    lead = _LEAD.match(line, start, end)
    body = lead.end() if lead is not None else start
    tail = _TAIL.search(line, body, end)
    stop = tail.start() if tail is not None else end
    if line[stop:end] == "." and "." in line[body:stop]:
        stop = end
    return [(a, b) for a, b in ((start, body), (body, stop), (stop, end)) if a < b]
