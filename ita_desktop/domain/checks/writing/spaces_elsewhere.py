"""Spaces that the rest of the report has: behind ฯ, and before an abbreviation."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.reading import TEXTS_KEPT, Found, Reading
from ita_desktop.domain.checks.writing.words_around import LETTER, word_before
from ita_desktop.language import N_

_KNOWN_AT_MOST = 50
_SHORTENED = N_("หลัง “ฯ” ควรเว้นวรรค (ที่อื่นในรายงานเว้น)")
_GLUED = N_("เขียน “{glued}” ติดกัน ที่อื่นเว้นวรรค “{apart}”")
_GLUED_SHORTENED = re.compile(f"(?<!ฯล)(?<!กรุงเทพ)ฯ(?!ลฯ)(?={LETTER})")
_SPACED_SHORTENED = re.compile("(?<!ฯล)(?<!กรุงเทพ)ฯ ")
_ABBREVIATION = re.compile(r"(?<= )(?:[ก-ฮ]{2,4}\.(?:[ก-ฮ]{1,4}\.)*|(?:[ก-ฮ]{1,4}\.){2,})")


def glued_shortenings(reading: Reading) -> tuple[Problem, ...]:
    """Words that follow ฯ without a space, in a report that has one elsewhere."""
    if not any(reading.found(_SPACED_SHORTENED.findall)):
        return ()
    return tuple(reading.problems(ProblemKind.SPACING, Severity.HINT, _glued))


def glued_abbreviations(reading: Reading) -> tuple[Problem, ...]:
    """Abbreviations that stand at a word without a space, in a report that has one before them elsewhere."""
    spaced = Counter(one for _, one in reading.found(_ABBREVIATION.findall)).most_common(_KNOWN_AT_MOST)
    if not spaced:
        return ()
    known = "|".join(re.escape(one) for one, _ in sorted(spaced, key=lambda counted: -len(counted[0])))
    glued = re.compile(f"(?<={LETTER})(?:{known})")
    return tuple(reading.problems(ProblemKind.SPACING, Severity.HINT, _glued_abbreviations, glued))


def _glued_abbreviations(text: str, glued: re.Pattern[str]) -> Iterator[Found]:
    for found in glued.finditer(text) if "." in text else ():
        start = word_before(text, found.start())
        word = text[start : found.start()]
        if len(word) > 1:
            apart = f"{word} {found.group()}"
            values = (("glued", word + found.group()), ("apart", apart))
            yield Found(start, found.end(), _GLUED, apart, values)


@lru_cache(maxsize=TEXTS_KEPT)
def _glued(text: str) -> tuple[Found, ...]:
    found = []
    for mark in _GLUED_SHORTENED.finditer(text) if "ฯ" in text else ():
        start = word_before(text, mark.start())
        found.append(Found(start, mark.end(), _SHORTENED, f"{text[start : mark.end()]} "))
    return tuple(found)
