"""The head of a table: which rows it is, and which part of a measure each of its columns holds.

A head is known by its words among the first rows; the longest known word in a column decides, and one column only has
each role. What has no role is offered to the user, never dropped unasked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Columns
from ita_desktop.exchange.items import PARAGRAPH, items_of
from ita_desktop.exchange.tables.grid import GridRow, Slot, cleaned_paragraphs, filled, key_of, squeezed

NUMBER = "number"
TITLE, STEPS, RESULTS, OUTCOMES, OWNERS, PERIOD = (column.key for column in DEFAULT_COLUMNS)
OTHER = ""
"""A column that no part of a measure is known for."""

_WORDS = {
    TITLE: (
        *("มาตรการ/โครงการ/กิจกรรม", "โครงการ/กิจกรรม", "มาตรการ/แนวทาง", "มาตรการ", "โครงการ", "กิจกรรม"),
        *("ชื่อโครงการ", "แนวทางการดำเนินงาน", "ประเด็น/เรื่อง"),
    ),
    STEPS: (
        *("ขั้นตอนหรือวิธีการปฏิบัติ", "ขั้นตอนการดำเนินงาน", "ขั้นตอน", "วิธีการปฏิบัติ", "วิธีการดำเนินการ"),
        *("วิธีการดำเนินงาน", "วิธีปฏิบัติ", "วิธีการจัดการ", "วิธีการ"),
    ),
    RESULTS: ("ผลการดำเนินการ", "ผลการดำเนินงาน", "ผลการดำเนิน", "ผลดำเนินงาน", "ผลการปฏิบัติ", "ผลงาน"),
    OUTCOMES: (
        *("ผลลัพธ์หรือความสำเร็จ", "ผลลัพธ์ที่คาดว่าจะได้รับ", "ผลที่คาดว่าจะได้รับ", "ผลลัพธ์", "ความสำเร็จของการ"),
        *("ผลสัมฤทธิ์", "การนำผลไปปรับปรุง"),
    ),
    OWNERS: ("หน่วยงานที่รับผิดชอบ", "หน่วยงานรับผิดชอบ", "ผู้รับผิดชอบ", "หน่วยงานเจ้าของ", "รับผิดชอบ"),
    PERIOD: ("ระยะเวลาดำเนินการ", "ช่วงเวลาดำเนินการ", "ระยะเวลา", "ช่วงเวลา", "กำหนดเวลา", "วันเดือนปี"),
    OTHER: (
        *("ตัวชี้วัดความสำเร็จ", "ตัวชี้วัด", "งบประมาณ", "เป้าหมาย", "วัตถุประสงค์", "หมายเหตุ", "เอกสาร", "หลักฐาน"),
        *("ความเสี่ยง", "รหัสความเสี่ยง", "การกำกับติดตาม", "ข้อเสนอแนะ", "ปัญหา", "ร้อยละ", "ยุทธศาสตร์", "ตอบสนอง"),
    ),
}
"""Words in the heads of columns, without blanks and dots."""

_NUMBER_HEADS = ("ที่", "ลำดับ", "ลำดับที่", "ข้อ", "ข้อที่", "เลขที่", "No", "#")
_RESULT_HEADS = ("ผล",)
_LOOKED_AT = 8
_FILLED_MIN = 3
_KNOWN_MIN = _PICKED_MIN = 2
_RUNNING_NUMBER = 4
_SHARE = 0.4
_SHORT = 40
_LONGEST = 80
"""Characters in a cell of a head."""


@dataclass(frozen=True, slots=True)
class Head:
    """The rows `first` to `last` of a table, the names of its columns and their roles; of its rows the keys."""

    first: int
    last: int
    names: tuple[str, ...]
    roles: tuple[str, ...]
    keys: frozenset[tuple[str, ...]] = field(default_factory=frozenset)


def head_of(
    rows: Sequence[GridRow], flags: Sequence[bool], before: Head | None, *, is_picked: bool = False
) -> Head | None:
    """The head of a table; `flags` are the rows that Word repeats, `before` is the head of the table before it. That of
    one which the user has picked, as by copying it, may have two cells only.

    A head that was there before has as many rows as then. Else it goes on over rows in which it reaches down, that Word
    repeats, and that hold the second halves of its sentences: those before the first title.
    """
    least = _PICKED_MIN if is_picked else _FILLED_MIN
    first = next((at for at, row in enumerate(rows[:_LOOKED_AT]) if _is_head(row, least)), None)
    if first is None:
        return None
    if before is not None and key_of(rows[first]) in before.keys and len(rows[0]) == len(before.roles):
        last = first
        while (
            last + 1 < len(rows) and last - first < before.last - before.first and key_of(rows[last + 1]) in before.keys
        ):
            last += 1
        return Head(first, last, before.names, before.roles, before.keys)
    last = first
    while last + 1 < len(rows) and _goes_on(rows, first, last + 1, flags):
        last += 1
    names = _names(rows[first : last + 1])
    return Head(first, last, names, _roles(names), frozenset(map(key_of, rows[first : last + 1])))


def own_head(rows: Sequence[GridRow], columns: Columns) -> Head | None:
    """The head of a table that this program wrote: the first row has the headings of the columns in the file, and
    others at most that were added since."""
    keys = {squeezed(column.heading): column.key for column in columns}
    names = _names(rows[:1]) if rows else ()
    found = [keys.get(squeezed(name)) for name in names]
    if TITLE not in found or found.count(None) * 2 >= len(found):
        return None
    roles = tuple(key if key is not None and key in _WORDS else OTHER for key in found)
    return Head(0, 0, names, roles, frozenset((key_of(rows[0]),)))


def role_of_name(name: str) -> str | None:
    """The part of a measure that a column of this name holds; None if no word in it is known."""
    return _best(squeezed(name))[0]


def _is_head(row: GridRow, least: int = _FILLED_MIN) -> bool:
    """Whether the row has two or more known words, each of another role, in as many short cells at least."""
    cells = filled(row)
    if len(cells) < least or any(len(slot.words) > _LONGEST or _has_items(slot) for _, slot in cells):
        return False
    if any(len(slot.words) <= _RUNNING_NUMBER and slot.words.strip("().").isdigit() for _, slot in cells):
        return False
    known = {role for _, slot in cells if (role := _role_in_head(squeezed(slot.words))) is not None}
    return len(known) >= _KNOWN_MIN and bool(known - {TITLE, OTHER, NUMBER})


def _role_in_head(name: str) -> str | None:
    """The role of a name that is made of little else than a known word."""
    role, length = _best(name)
    is_name = any(name.startswith(word) for word in _WORDS.get(role or OTHER, ())) or role == NUMBER
    is_short = role == OTHER and len(name) <= _SHORT
    return role if is_name or is_short or length >= len(name) * _SHARE else None


def _has_items(slot: Slot) -> bool:
    return any(item.kind != PARAGRAPH for item in items_of(cleaned_paragraphs(slot.cell)))


def _goes_on(rows: Sequence[GridRow], first: int, at: int, flags: Sequence[bool]) -> bool:
    row = rows[at]
    reaches_down = any(slot.is_carried and slot.words for slot in row)
    if flags[at] or reaches_down:
        return True
    if not filled(row) or _is_head(row):
        return False
    roles = _roles(_names(rows[first:at]))
    begin = [column for column, role in enumerate(roles) if role in (NUMBER, TITLE)]
    is_half = all(not row[column].is_filled for column in begin)
    return is_half and all(len(slot.words) <= _LONGEST and not _has_items(slot) for _, slot in filled(row))


def _names(rows: Sequence[GridRow]) -> tuple[str, ...]:
    """The name of each column: its words from above to below, those of a cell over several columns in each."""
    parts: list[list[str]] = [[] for _ in rows[0]]
    for row in rows:
        for column, slot in enumerate(row):
            if slot.is_filled and slot.cell is not None:
                for covered in range(column, min(column + slot.cell.across, len(parts))):
                    parts[covered].append(slot.words)
    return tuple(" ".join(words) for words in parts)


def _roles(names: Sequence[str]) -> tuple[str, ...]:
    """The role of each column: that of the longest known word first, and to one column only."""
    found = [(*_best(squeezed(name)), column) for column, name in enumerate(names)]
    roles = [OTHER] * len(names)
    for role, _, column in sorted(found, key=lambda one: (-one[1], one[2])):
        if role is not None and role not in roles:
            roles[column] = role
    return tuple(roles)


def _best(name: str) -> tuple[str | None, int]:
    """The role of the longest known word in a name, and how long that is; None if no word is known."""
    if name in _NUMBER_HEADS:
        return NUMBER, len(name)
    if name in _RESULT_HEADS:
        return RESULTS, len(name)
    lengths: Mapping[str, int] = {
        role: max((len(word) for word in words if word in name), default=0) for role, words in _WORDS.items()
    }
    role = max(lengths, key=lambda one: lengths[one])
    return (role, lengths[role]) if lengths[role] else (None, 0)
