"""The door: what text may hold. Everything typed, pasted, imported or merged passes here once.

Kept exactly: every character of every script, spaces, tabs, line breaks. Left out and counted: NUL and the other
control characters, lone surrogates and noncharacters, which no database, XML or PDF carries faithfully; and what makes
a text too long. A line break is one newline, whatever the source calls it.
"""

import re

from ita_desktop.domain.limits import PASTE_MAX_LENGTH, TEXT_MAX_LENGTH
from ita_desktop.domain.thai.clusters import cluster_start, is_boundary

_LINE_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)

UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Characters without a picture that are kept all the same: of no width, soft hyphens, and those that turn the direction
of text."""


def admitted(text: str) -> tuple[str, int]:
    """`text` as it may be stored, and the number of characters that had to be left out."""
    return _FORBIDDEN.subn("", _LINE_BREAKS.sub("\n", text))


def admitted_line(text: str) -> tuple[str, int]:
    """`admitted` for a text of one line: line breaks and tabs become spaces."""
    kept, left_out = admitted(text)
    return re.sub("[\n\t]", " ", kept), left_out


def start_of(text: str) -> tuple[str, int]:
    """What is read of a text that is pasted, and how many characters of it are not."""
    return text[:PASTE_MAX_LENGTH], max(len(text) - PASTE_MAX_LENGTH, 0)


def fitted(text: str, at: int, most: int = TEXT_MAX_LENGTH) -> tuple[str, int]:
    """`text` without what is too much of it, and how many characters that is.

    They go from before `at`, where something was just put in, and no letter loses its marks.
    """
    surplus = len(text) - most
    if surplus <= 0:
        return text, 0
    start = max(at - surplus, 0)
    if not is_boundary(text, start):
        start = cluster_start(text, start)
    kept = (text[:start] + text[at:])[:most]
    return kept, len(text) - len(kept)


def is_admitted(text: str) -> bool:
    """Whether the text can be stored exactly as it is."""
    return _FORBIDDEN.search(text) is None and _LINE_BREAKS.search(text) is None
