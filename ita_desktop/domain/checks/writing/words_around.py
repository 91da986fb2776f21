"""The Thai word on one side of a place in a text: what a finding about a space or a sign shows."""

import re

from ita_desktop.spelling.letters import THAI, may_divide
from ita_desktop.spelling.segments import segments
from ita_desktop.spelling.word_list import word_tree

_MOST = 40
_LETTERS = "".join(sorted(THAI))
LETTER = f"[{_LETTERS}]"
"""A letter of Thai words, as a pattern: no digit, ๆ or ฯ."""

_RUN = re.compile(f"{LETTER}{{1,{_MOST}}}")


def run_before(text: str, at: int) -> int:
    """Where the letters that end before `at` begin, or as many of them as matter."""
    start = at
    while start > max(at - _MOST, 0) and text[start - 1] in THAI:
        start -= 1
    while not may_divide(text, start) and start < at:
        start += 1
    return start


def run_after(text: str, at: int) -> int:
    """Where the letters that begin at `at` end, or as many of them as matter."""
    found = _RUN.match(text, at)
    return found.end() if found else at


def word_before(text: str, at: int) -> int:
    """Where the word that ends before `at` begins."""
    start = run_before(text, at)
    return start + segments(text[start:at], word_tree())[-1].start if start < at else at


def word_after(text: str, at: int) -> int:
    """Where the word that begins at `at` ends."""
    end = run_after(text, at)
    return at + segments(text[at:end], word_tree())[0].end if end > at else at
