"""The door: which characters a text may hold. Every text that is typed, pasted, imported or merged passes it once.

Kept exactly: every character of every script, spaces, tabs, line breaks. Left out and counted: NUL and the other
control characters, lone surrogates and noncharacters, which no database, XML or PDF carries faithfully; and what makes
a text too long. A line break is one newline, whatever the source calls it: Word's soft break is U+000B, its page break
U+000C, a mainframe's U+0085, and Unicode has U+2028 and U+2029.
"""

import re
from collections.abc import Callable

from ita_desktop.domain.limits import PASTE_MAX_LENGTH, TEXT_MAX_LENGTH
from ita_desktop.domain.thai.clusters import cluster_start, is_boundary

_BREAKS_OF_OTHERS = "\x0b\x0c\x85\u2028\u2029"
_LINE_BREAKS = re.compile(f"\r\n|[\r{_BREAKS_OF_OTHERS}]")
_BLANKS_FOR_BREAKS = str.maketrans(dict.fromkeys(_BREAKS_OF_OTHERS, " "))
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)

LINE_ENDS = f"\r\n{_BREAKS_OF_OTHERS}"
"""Every character that breaks a line somewhere."""

UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Invisible characters that are kept: characters without a width, soft hyphens, and direction marks."""


def admitted(text: str) -> tuple[str, int]:
    """`text` as it may be stored, and the number of characters that had to be left out."""
    return _FORBIDDEN.subn("", _LINE_BREAKS.sub("\n", text))


def admitted_line(text: str) -> tuple[str, int]:
    """`admitted` for a text of one line: line breaks and tabs become spaces."""
    kept, left_out = admitted(text)
    return re.sub("[\n\t]", " ", kept), left_out


def with_blanks_for_odd_breaks(text: str) -> str:
    """A text of one line as a file has it: a space for a line break that is no newline. A newline stays, as files may
    have one in any text."""
    return text.translate(_BLANKS_FOR_BREAKS)


def start_of(text: str) -> tuple[str, int]:
    """The start of a pasted text, as much as is read, and how many characters are not read."""
    return text[:PASTE_MAX_LENGTH], max(len(text) - PASTE_MAX_LENGTH, 0)


def fitted(text: str, at: int, most: int = TEXT_MAX_LENGTH) -> tuple[str, int]:
    """`text` cut to the longest length, and how many characters were cut.

    They are cut before `at`, where something was just put in, and no letter loses its marks.
    """
    surplus = len(text) - most
    if surplus <= 0:
        return text, 0
    start = max(at - surplus, 0)
    if not is_boundary(text, start):
        start = cluster_start(text, start)
    kept = (text[:start] + text[at:])[:most]
    return kept, len(text) - len(kept)


def admitted_start(text: str) -> tuple[str, int]:
    """`admitted` for what was pasted: what is not read of it is left out, too."""
    start, unread = start_of(text)
    kept, left_out = admitted(start)
    return kept, left_out + unread


def as_typed(
    text: str, at: int, admit: Callable[[str], tuple[str, int]] = admitted, most: int = TEXT_MAX_LENGTH
) -> tuple[str, int, int]:
    """What of a text can be stored after something was typed before `at`, where `at` is in that, and how many
    characters had to be left out."""
    kept, left_out = admit(text)
    if len(kept) == len(text) <= most:
        return kept, at, 0
    before = len(admit(text[:at])[0])
    kept, surplus = fitted(kept, before, most)
    return kept, max(before - surplus, 0), left_out + surplus


def is_admitted(text: str) -> bool:
    """Whether the text can be stored exactly as it is."""
    return _FORBIDDEN.search(text) is None and _LINE_BREAKS.search(text) is None
