"""Letters of old Thai fonts: code points for private use (U+F700 to U+F71A) that stood for marks in another position.

Before fonts could place marks themselves, programs chose a picture for every position: a tone mark farther left over a
tall letter, a vowel lower under one with a foot. Text copied from them and from their PDFs still holds these codes.
Only those fonts show them, and no search finds them. What is converted reads the same in every font.
"""

import re

from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import texts, with_changes

OLD_LETTERS = re.compile("[\uf700-\uf71a]")

_LETTERS = (
    "ฐ"  # U+F700, without its foot
    "\u0e34\u0e35\u0e36\u0e37"  # U+F701: sara i to sara uee, to the left
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # U+F705: tone marks and thanthakhat, low and to the left
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # U+F70A: the same, low
    "ญ"  # U+F70F, without its foot
    "\u0e31\u0e4d\u0e47"  # U+F710: mai han-akat, nikhahit and maitaikhu, to the left
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # U+F713: tone marks and thanthakhat, to the left
    "\u0e38\u0e39\u0e3a"  # U+F718: sara u, sara uu and phinthu, lower
)
"""What U+F700 and those after it stand for, as in the tables of Thai Windows fonts."""

_TO_LETTERS = {0xF700 + index: letter for index, letter in enumerate(_LETTERS)}
_SARA_AM = re.compile("[\uf711\u0e4d][\u0e48-\u0e4b\uf705-\uf708\uf70a-\uf70d\uf713-\uf716]?\u0e32")
"""Sara am as it was drawn: its circle, a tone mark perhaps, and its leg."""


def converted(text: str) -> str:
    """The text with the letters that are meant. What holds none of the old codes stays as it is."""
    if not OLD_LETTERS.search(text):
        return text
    return _SARA_AM.sub(_sara_am, text).translate(_TO_LETTERS)


def with_letters_converted(report: Report) -> Report:
    """The report with every text converted; what holds no old code stays the same object."""
    changes = {
        (place, part): converted(text) for place, part, text in texts(report) if OLD_LETTERS.search(text) is not None
    }
    return with_changes(report, changes) if changes else report


def count_old_letters(report: Report) -> int:
    """How many characters of the report are of old fonts."""
    return sum(len(OLD_LETTERS.findall(text)) for _, _, text in texts(report))


def _sara_am(drawn: re.Match[str]) -> str:
    """The letter as it is typed, after the tone mark; where no part of it is of an old font, as it was."""
    parts = drawn.group()
    return f"{parts[1:-1]}\u0e33" if OLD_LETTERS.search(parts) else parts
