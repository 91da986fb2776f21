"""The words that a column of the table offers, as ไม่ใช้งบประมาณ: those of the kind of report, else the usual ones."""

import re

from ita_desktop.domain.report.catalogue import NOTHING_SAID, WITHOUT_MONEY
from ita_desktop.domain.report.columns import Column, ColumnKind
from ita_desktop.domain.report_kinds.report_kind import ReportKind

_MUST_BE_SAID = re.compile("ปัญหา|อุปสรรค|ข้อเสนอ")
"""Headings under which nothing must be written where there is nothing."""


def offered_words(kind: ReportKind | None, column: Column) -> tuple[str, ...]:
    """What can be chosen instead of being typed; any other words can be typed as well. None for most columns."""
    of_kind = dict(kind.words) if kind is not None else {}
    if column.key in of_kind:
        return of_kind[column.key]
    if column.kind is ColumnKind.MONEY:
        return (WITHOUT_MONEY,)
    has_text = column.kind in (ColumnKind.LIST, ColumnKind.TEXT)
    return (NOTHING_SAID,) if has_text and _MUST_BE_SAID.search(column.heading) else ()


def going_on(words: tuple[str, ...], typed: str) -> tuple[str, str]:
    """The line that was typed and how the first of the words that begins with it goes on; both empty if none does."""
    begun = typed.lstrip()
    rest = next((word[len(begun) :] for word in words if begun and word.startswith(begun) and word != begun), "")
    return (begun, rest) if rest else ("", "")
