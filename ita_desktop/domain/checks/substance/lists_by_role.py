"""Which columns of a report are its steps, its results, its outcomes: by their kind and the words of their headings."""

import re
from functools import lru_cache

from ita_desktop.domain.report.columns import ColumnKind, Columns
from ita_desktop.domain.report.report import ListName

_WORDS = {
    ListName.STEPS: re.compile("ขั้นตอน|วิธีการ|วิธีดำเนิน|แนวทาง"),
    ListName.RESULTS: re.compile("ผลการดำเนิน|ผลการปฏิบัติ|ผลดำเนิน|ผลที่"),
    ListName.OUTCOMES: re.compile("ผลลัพธ์|ผลสำเร็จ|ความสำเร็จ|ผลผลิต"),
}


@lru_cache(maxsize=64)
def lists_of(columns: Columns, role: ListName) -> tuple[str, ...]:
    """The keys of the columns that are such lists, in their order."""
    return tuple(
        column.key
        for column in columns
        if column.kind is ColumnKind.LIST and (column.key == role or _WORDS[role].search(column.heading))
    )


@lru_cache(maxsize=64)
def links_of(columns: Columns) -> tuple[str, ...]:
    """The keys of the columns that prove something: addresses, or a list of papers."""
    return tuple(
        column.key
        for column in columns
        if column.kind is ColumnKind.LINKS or re.search("หลักฐาน|เอกสาร", column.heading)
    )
