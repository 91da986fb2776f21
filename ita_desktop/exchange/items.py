"""The lines of a cell -> what each of them is: an item with its number, a sub-item with its dash, or a paragraph.

The number of the program that wrote the file comes first, then what was typed: `๑.` `1)` `(๑)` `1.1`, `ข้อ ๑`, a dash
or a bullet. Letters and bare numbers are marks only as a run from the first one, each line with the next.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ita_desktop.domain.pasting.list_marks import LETTERS
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.exchange.contents import Paragraph

NUMBERED, SUB, PARAGRAPH = "numbered", "sub", "paragraph"
AUTO, TYPED, WHOLE = "auto", "typed", "whole"
TABLE_TEXT = "[table]"
"""What stands for a table within a cell."""

_DIGITS = "[0-9๐-๙]{1,3}"
_NUMBER = re.compile(rf"\(\s?({_DIGITS})\s?\)|({_DIGITS})\s?\)|({_DIGITS})\.(?![0-9๐-๙.])")
_OUTLINE = re.compile(rf"\(?({_DIGITS}(?:\.{_DIGITS}){{1,3}})(?![0-9๐-๙]|\.[.0-9๐-๙])[.)]?\s*(?=\S)")
_ARTICLE = re.compile(rf"ข้อ(?:ที่)?\s*({_DIGITS})(?:\s*[.):]\s*|\s+)(?=\S)")
_BULLET = re.compile(r"([-–—−•●▪◦·*○■□➢➤►▶❖◆‣⁃\uf0b7\uf0a7\uf0d8])(?![0-9๐-๙])\s*(?=.*\w)")
_LETTER = re.compile(r"(\(?)\s?([ก-ฮa-zA-Z])\s?([.)])\s*(?=\S)")
_BARE = re.compile(rf"({_DIGITS})\s+(?=\S)")
_QUANTITY = re.compile(
    r"(?:ล้าน|แสน|หมื่น|พัน(?!ธ)|ร้อย(?!ละ|เอ็ด)|บาท|เปอร์เซ็นต์|%|คะแนน|เท่า(?!เทียม|ที่|ทัน)|ชั่วโมง|นาที|น\.|เมตร"
    r"|กิโล|กม\.|ไร่|ตร\.?ม|ตารางเมตร|[0-9๐-๙])"
    r"|(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)"
    r"|(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)\.?\s*(?:[0-9๐-๙]|-|$)"
)
"""What follows a figure that is no number of an item: a unit or a month."""

OFFICE = re.compile(
    "กอง|สำนัก|ฝ่าย|งาน|ส่วน|หน่วย|ศูนย์|โรงเรียน|คณะ|กลุ่ม|ทุก|นาย|นาง|ผู้|หัวหน้า|ปลัด|รองปลัด|เจ้าหน้าที่|เทศบาล|อบต|โรงพยาบาล"
)
"""How the names of offices and persons begin that a cell names as owners."""

UNSEEN_AT_LINE_START = re.compile("[\u200b-\u200f\ufeff]+")
LONE_MARK = re.compile("(?:^|[^ก-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
"""A vowel or tone mark above or below that stands on no consonant."""

_COUNTED = range(1_000)
_RUN_MIN = 2


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item as it was found. `number` is its mark, a dash for a sub-item; `how` it came there, `WHOLE` where this
    program wrote it; `level` from 0."""

    kind: str
    text: str
    number: str = ""
    how: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that has no number of its program; `mark` is the letter or bare number that it begins with, if it is."""

    text: str
    shape: str = ""
    count: int = 0
    mark: str = ""
    rest: str = ""


def items_of(paragraphs: Sequence[Paragraph]) -> tuple[FoundItem, ...]:
    """An item for each line that is not empty, and for each whole paragraph."""
    lines = list(_lines(paragraphs))
    runs = _runs([line for line in lines if isinstance(line, _Line)])
    items: list[FoundItem] = []
    for line in lines:
        if isinstance(line, FoundItem):
            items.append(line)
        elif line.shape in runs:
            items.append(FoundItem(NUMBERED, line.rest, line.mark, TYPED, 1 if _is_under(items, line) else 0))
        else:
            items.append(FoundItem(PARAGRAPH, line.text))
    return tuple(items)


def _is_under(items: Sequence[FoundItem], line: _Line) -> bool:
    """Whether a letter stands under a number: the outermost list of the cell counts otherwise."""
    outermost = next((item.number for item in items if item.kind == NUMBERED), line.mark)
    return line.mark.isalpha() and not outermost.isalpha()


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[FoundItem | _Line]:
    for paragraph in paragraphs:
        if paragraph.table is not None:
            yield FoundItem(PARAGRAPH, TABLE_TEXT)
            continue
        number = paragraph.number
        if paragraph.is_whole:
            kind = SUB if paragraph.format == "bullet" else NUMBERED if number else PARAGRAPH
            yield FoundItem(kind, paragraph.text, number, WHOLE, paragraph.level)
            continue
        for line in paragraph.text.split("\n"):
            text = line.strip()
            if not UNSEEN_AT_LINE_START.sub("", text):
                continue
            if number:
                kind = SUB if paragraph.format == "bullet" else NUMBERED
                yield FoundItem(kind, text, number, AUTO, paragraph.level)
                number = ""
            else:
                yield _typed(text)


def _typed(text: str) -> FoundItem | _Line:
    """What a line without a number of its program is by what is typed before it."""
    unseen = UNSEEN_AT_LINE_START.match(text)
    line = text[unseen.end() :].lstrip() if unseen is not None else text
    if (found := _OUTLINE.match(line)) is not None and _QUANTITY.match(line, found.end()) is None:
        return FoundItem(NUMBERED, line[found.end() :], found[1], TYPED, found[1].count("."))
    if (found := _NUMBER.match(line)) is not None:
        return FoundItem(NUMBERED, line[found.end() :].lstrip(), found[1] or found[2] or found[3], TYPED)
    if (found := _ARTICLE.match(line)) is not None:
        return FoundItem(NUMBERED, line[found.end() :], found[1], TYPED)
    if (found := _BULLET.match(line)) is not None:
        return FoundItem(SUB, line[found.end() :], found[1], TYPED, 1)
    if (found := _LETTER.match(line)) is not None:
        alphabet = next((letters for letters in LETTERS if found[2] in letters), "")
        count = alphabet.find(found[2]) + 1
        return _Line(text, f"{found[1]}{alphabet[:1]}{found[3]}", count, found[2], line[found.end() :])
    if (found := _BARE.match(line)) is not None and _QUANTITY.match(line, found.end()) is None:
        return _Line(text, "bare", whole_number(found[1], _COUNTED) or 0, found[1], line[found.end() :])
    return _Line(text)


def _runs(lines: Sequence[_Line]) -> set[str]:
    """The shapes of letters and bare numbers that count from the first one on, one by one, before different words."""
    of_shape: dict[str, list[_Line]] = {}
    for line in lines:
        of_shape.setdefault(line.shape, []).append(line)
    return {shape for shape, some in of_shape.items() if shape and _is_run(some)}


def _is_run(lines: Sequence[_Line]) -> bool:
    counts = [line.count for line in lines]
    is_counted = len(lines) >= _RUN_MIN and counts == list(range(1, len(counts) + 1))
    return is_counted and len({line.rest for line in lines}) > 1
