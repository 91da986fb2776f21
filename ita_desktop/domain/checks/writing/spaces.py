"""Spaces that are missing or too many: around ๆ, on one side of a slash, inside a word."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.reading import TEXTS_KEPT, Found, Reading
from ita_desktop.domain.checks.writing.words_around import LETTER, run_after, run_before, word_after, word_before
from ita_desktop.language import N_
from ita_desktop.spelling.letters import NO_BEGINNING, THAI
from ita_desktop.spelling.segments import least_cost, segments
from ita_desktop.spelling.word_list import word_tree

_TOO_DEAR_APART = 14.0
"""How much less, in nats, the parts of a word cost together than apart."""

_MARK = N_("ไม้ยมก (ๆ) ต้องเว้นวรรคหน้าและหลัง")
_SLASH = N_("มีช่องว่างข้างเดียวของเครื่องหมาย “/”")
_INSIDE = N_("มีช่องว่างกลางคำ “{word}”")
_ONE_SIDED = re.compile(f"(?<={LETTER})(?: +/|/ +)(?={LETTER})")
_BETWEEN = re.compile(f"(?<={LETTER}) (?={LETTER})")


def repetition_marks(reading: Reading) -> tuple[Problem, ...]:
    """ๆ without a space before or after it."""
    return tuple(reading.problems(ProblemKind.SPACING, Severity.WARNING, _repetition_marks))


def slashes(reading: Reading) -> tuple[Problem, ...]:
    """A slash between Thai words with a space on one side only."""
    return tuple(reading.problems(ProblemKind.SPACING, Severity.WARNING, _slashes))


def cut_words(reading: Reading) -> tuple[Problem, ...]:
    """A space inside a word, as after a line that was broken by hand."""
    return tuple(reading.problems(ProblemKind.SPACING, Severity.WARNING, _cut_words))


@lru_cache(maxsize=TEXTS_KEPT)
def _repetition_marks(text: str) -> tuple[Found, ...]:
    return tuple(_each_mark(text)) if "ๆ" in text else ()


def _each_mark(text: str) -> Iterator[Found]:
    for mark in re.finditer("ๆ", text):
        at, end = mark.span()
        is_glued_before = at > 0 and text[at - 1] in THAI
        is_glued_after = end < len(text) and text[end] in THAI
        if is_glued_before or (is_glued_after and at > 0 and text[at - 1] == " "):
            start = word_before(text, at) if is_glued_before else at
            until = word_after(text, end) if is_glued_after else end
            before = f"{text[start:at]} " if is_glued_before else ""
            after = f" {text[end:until]}" if is_glued_after else ""
            yield Found(start, until, _MARK, f"{before}ๆ{after}")


@lru_cache(maxsize=TEXTS_KEPT)
def _slashes(text: str) -> tuple[Found, ...]:
    found = []
    for slash in _ONE_SIDED.finditer(text) if "/" in text else ():
        start, end = word_before(text, slash.start()), word_after(text, slash.end())
        found.append(Found(start, end, _SLASH, f"{text[start : slash.start()]}/{text[slash.end() : end]}"))
    return tuple(found)


@lru_cache(maxsize=TEXTS_KEPT)
def _cut_words(text: str) -> tuple[Found, ...]:
    return tuple(_each_cut(text))


def _each_cut(text: str) -> Iterator[Found]:
    tree = word_tree()
    for space in _BETWEEN.finditer(text):
        at, behind = space.span()
        if text[behind] in NO_BEGINNING:  # a loose mark, which is another fault
            continue
        start, end = run_before(text, at), run_after(text, behind)
        before, after = text[start:at], text[behind:end]
        apart = least_cost(before, tree) + least_cost(after, tree)
        if apart - least_cost(before + after, tree) <= _TOO_DEAR_APART:
            continue
        for word in segments(before + after, tree):
            if word.is_word and word.start < at - start < word.end:
                joined = (before + after)[word.start : word.end]
                values = (("word", joined),)
                yield Found(start + word.start, start + word.end + 1, _INSIDE, joined, values)
