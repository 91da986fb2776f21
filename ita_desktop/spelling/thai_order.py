"""Letters in an order that Thai does not have: marks doubled, stacked or without a consonant, vowels in a row.

Source: Thai API Consortium, WTT 2.0. What this module finds is certainly wrong.
"""

import re
from typing import NamedTuple

from ita_desktop.spelling.letters import CONSONANTS, LEADING, MARKS, TONES, VOWELS_ABOVE_AND_BELOW

_TONE = f"[{TONES}]"
_WELL_FORMED = re.compile(
    f"(?:[{LEADING}]?[{CONSONANTS}]"
    f"(?:[ิุ]?์|{_TONE}?(?:าะ?|[ะำ])|ๅ|[{VOWELS_ABOVE_AND_BELOW}ํ]?{_TONE}|[{VOWELS_ABOVE_AND_BELOW}็ํ๎])?)*"
)


class Rewriting(NamedTuple):
    """Letters that are always wrong, and what may have been meant instead, as `re` expands it, the usual first."""

    wrong: re.Pattern[str]
    meant: tuple[str, ...]


REWRITINGS = (
    Rewriting(re.compile(f"([{MARKS}{LEADING}ะาำ])\\1\\1+"), (r"\1",)),
    Rewriting(re.compile("เเ"), ("แ", "เ")),
    Rewriting(re.compile(f"ํ({_TONE}?)า|({_TONE})ํา"), (r"\1\2ำ",)),
    # Text copied from a PDF: a mark comes loose from its consonant, and sara am leaves half of itself behind.
    Rewriting(re.compile(f"(?<=[{CONSONANTS}{VOWELS_ABOVE_AND_BELOW}]) ([{MARKS}])"), (r"\1", r" \1")),
    Rewriting(re.compile(f"(?<=[{CONSONANTS}{TONES}]) า"), ("ำ", "า", " า")),
)
"""In the order in which they are applied. If the last that may be meant equals the text, the space may be right and
another letter wrong."""


def disorder(letters: str) -> int | None:
    """The index at which a run of Thai letters first breaks the order; None if it is well formed, or a single
    letter that is mentioned."""
    found = _WELL_FORMED.match(letters)
    end = found.end() if found else 0
    return end if end < len(letters) and len(letters) > 1 else None


def put_in_order(letters: str, at: int) -> tuple[int, int, str]:
    """The correction of a broken order: start and end of the letters to replace, and what replaces them.

    A tone goes above the vowel that it was typed before. Otherwise the letter that does not fit is left out.
    """
    if letters[at] in VOWELS_ABOVE_AND_BELOW and letters[at - 1 : at] and letters[at - 1] in TONES + "์":
        return at - 1, at + 1, letters[at] + letters[at - 1]
    return at, at + 1, ""
