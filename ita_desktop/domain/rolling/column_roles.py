"""Which columns of a report are its steps, its results, its evidence: by their kind and the words of their headings.

An agency has columns of its own, whose keys mean nothing. For the checks, and for the report of another year.
"""

import re
from functools import lru_cache

from ita_desktop.domain.report.columns import Column, ColumnKind, Columns
from ita_desktop.domain.report.report import ListName

_WORDS = {
    ListName.STEPS: re.compile("ขั้นตอน|วิธีการ|วิธีดำเนิน|แนวทาง"),
    ListName.RESULTS: re.compile("ผลการดำเนิน|ผลการปฏิบัติ|ผลดำเนิน|ผลที่"),
    ListName.OUTCOMES: re.compile("ผลลัพธ์|ผลสำเร็จ|ความสำเร็จ|ผลผลิต"),
}
_PLANNED = re.compile("ตัวชี้วัด|เป้าหมาย|คาดว่า|คาดหวัง|วัตถุประสงค์|^วิธี|^การกำกับ|^การติดตาม")
"""What is known before anything was done, whatever else the heading has: ตัวชี้วัดความสำเร็จ, ผลที่คาดว่าจะได้รับ."""

_CAME_OF_IT = re.compile(
    "ผลการ|ผลดำเนิน|ผลที่|ผลลัพธ์|ผลสำเร็จ|ผลผลิต|ผลสัมฤทธิ์|ความสำเร็จ|การนำผล|สรุปผล|ก้าวหน้า|คืบหน้า|บรรลุ|ปัญหา|อุปสรรค|ข้อเสนอ"
)
_SPENT = re.compile("ที่ใช้|ใช้ไป|ใช้จริง|จ่ายจริง|จ่ายแล้ว|เบิกจ่าย|ผลการใช้")
_EVIDENCE = re.compile("หลักฐาน|เอกสาร")
_RESULT_KEYS = (ListName.RESULTS, ListName.OUTCOMES, "budget_used", "percent", "problems", "suggestions")
"""Known columns that have results, whatever an agency calls them."""

_NO_RESULT = (ColumnKind.TITLE, ColumnKind.OWNERS, ColumnKind.PERIOD)


@lru_cache(maxsize=64)
def lists_of(columns: Columns, role: ListName) -> tuple[str, ...]:
    """The keys of the columns that are such lists, in their order."""
    return tuple(
        column.key for column in columns if column.kind is ColumnKind.LIST and (column.key == role or _is(column, role))
    )


@lru_cache(maxsize=64)
def evidence_of(columns: Columns) -> tuple[str, ...]:
    """The keys of the columns that prove something: addresses, or a list of papers."""
    return tuple(
        column.key for column in columns if column.kind is ColumnKind.LINKS or _EVIDENCE.search(column.heading)
    )


@lru_cache(maxsize=64)
def results_of(columns: Columns) -> tuple[str, ...]:
    """The keys of the columns that have what came of a measure, of whatever kind: done, reached, spent, in the way."""
    return tuple(column.key for column in columns if column.key in _RESULT_KEYS or _has_results(column))


def _is(column: Column, role: ListName) -> bool:
    is_planned = role is not ListName.STEPS and _PLANNED.search(column.heading)
    return not is_planned and _WORDS[role].search(column.heading) is not None


def _has_results(column: Column) -> bool:
    if column.kind in _NO_RESULT or _PLANNED.search(column.heading):
        return False
    words = _SPENT if column.kind is ColumnKind.MONEY else _CAME_OF_IT
    return column.kind is ColumnKind.PERCENT or words.search(column.heading) is not None
