"""Where a Thai line may break, and how gladly. ICU's dictionary says where words end; we say which ends a reader minds.

Everything that chooses break points stands behind one function, so that another dictionary can take ICU's place.
"""

import re
from typing import NamedTuple

from icu4py.breakers import LineBreaker

from ita_desktop.typesetting.compounds import compounds_in

AT_SPACE = 0.0
AFTER_SLASH = 4.0
BETWEEN_WORDS = 10.0
BESIDE_SHORT_WORD = 25.0
INSIDE_COMPOUND = 600.0
GLUED = 2500.0
"""Costs of a break, to be weighed against the unevenness of lines (see `paragraph.py`)."""

_NEVER_FIRST = frozenset("ๆฯ,;:!?.)]}”’»")
_SHORT = 3  # characters
_CHUNK = 4000  # characters: one call into ICU holds the interpreter, and the window waits for it
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

_UNITS = (
    "บาท|ล้าน|แสน|หมื่น|พัน|ร้อย|คน|ราย|ครั้ง|ข้อ|วัน|เดือน|ปี|ชั่วโมง|นาที|แห่ง|เรื่อง|โครงการ|ฉบับ|ช่องทาง|หมู่"
    "|กิโลเมตร|เมตร|กม|น\\.|%|เปอร์เซ็นต์"
)
_MONTHS = (
    "ม\\.ค|ก\\.พ|มี\\.ค|เม\\.ย|พ\\.ค|มิ\\.ย|ก\\.ค|ส\\.ค|ก\\.ย|ต\\.ค|พ\\.ย|ธ\\.ค|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม"
    "|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
)
_DIGIT = "[0-9๐-๙]"

# The line break is where the newline is, spaces before it left out. What matches must stay on one line.
_GLUE = re.compile(
    f"{_DIGIT}\n(?:{_UNITS}|{_MONTHS})"
    f"|(?:{_MONTHS}|[ก-ฮ]\\.|ข้อ|ที่|มาตรา|เลข|หมู่)\\.?\n{_DIGIT}"
    f"|{_DIGIT}[-–/:.,]?\n[-–/:.,]?{_DIGIT}"
    "|[(\\[{“‘«]\n"
    "|[A-Za-z]\n&|&\n[A-Za-z]"
    "|\\S-\n\\S"  # PDFium takes a hyphen at a line's end for one that a typesetter put there
    "|[ก-ฮ]\\.\n[ก-ฮ]+\\."
)


class Break(NamedTuple):
    """A line may begin with character `start` (from 0); what it costs to break there."""

    start: int
    cost: float


def line_breaks(text: str) -> list[Break]:
    """The opportunities inside a text without line breaks, from left to right; neither its start nor its end.

    UAX #14 with the Thai dictionary, less what typesetters keep together: a number and its unit, `พ.ศ.` and its year, a
    bracket and its word, anything and the ๆ or ฯ after it.
    """
    indices = [index for index in _dictionary_breaks(text) if 0 < index < len(text)]
    inner = compounds_in(text)
    breaks = []
    before = 0
    for at, index in enumerate(indices):
        end = index
        while text[end - 1] == " " and end > before:
            end -= 1
        if text[index] not in _NEVER_FIRST:
            glued = _GLUE.search(f"{text[max(0, end - 12) : end]}\n{text[index : index + 12]}")
            after = indices[at + 1] if at + 1 < len(indices) else len(text)
            cost = GLUED if glued else _cost(text, before, index, after, index in inner)
            breaks.append(Break(index, cost))
        before = index
    return breaks


def _cost(text: str, before: int, index: int, after: int, in_compound: bool) -> float:
    last = text[index - 1]
    if last == " ":
        return AT_SPACE
    if in_compound:
        return INSIDE_COMPOUND
    if last == "/":
        return AFTER_SLASH
    return BESIDE_SHORT_WORD if min(index - before, after - index) <= _SHORT else BETWEEN_WORDS


def _dictionary_breaks(text: str) -> list[int]:
    """Where ICU lets a line end. ICU counts UTF-16 units, so what takes two of them is shown to it as one ideograph."""
    shown = _ASTRAL.sub("一", text)
    ends: list[int] = []
    start = 0
    while start < len(shown):
        end = start + _CHUNK
        if end < len(shown):
            space = shown.rfind(" ", start + 1, end)
            end = space + 1 if space > 0 else end
        ends += [start + stop for _, stop in LineBreaker(shown[start:end], "th").segments()]
        start = end
    return ends
