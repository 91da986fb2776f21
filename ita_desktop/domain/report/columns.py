"""The columns of a report's table: which there are, in which order, and what can stand in them.

A report is a tuple of them. The six of `DEFAULT_COLUMNS` are attributes of a measure under their keys; what stands in
any other one is in `Measure.values`, by its key. Headings are what the paper has; those in `N_` are shown in the
window through `tr`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from ita_desktop.domain.limits import COLUMN_KEY_MAX_LENGTH, COLUMN_WIDTHS, COLUMNS_MAX, HEADING_MAX_LENGTH, words_of
from ita_desktop.domain.report.admission import admitted_line
from ita_desktop.domain.report.paper_settings import USUAL_COLUMNS
from ita_desktop.language import N_


class ColumnKind(StrEnum):
    """What can stand in a column: a title, a numbered list, names, a period, a text, a sum of money or words instead of
    it, a part of a hundred in words, addresses of web pages."""

    TITLE = "title"
    LIST = "list"
    OWNERS = "owners"
    PERIOD = "period"
    TEXT = "text"
    MONEY = "money"
    PERCENT = "percent"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `key` stays the same while the heading changes. `width` is in mm, scaled to the page with those of the
    others; None: fitted to the text. One that is not `printed` is only in the forms."""

    key: str
    heading: str
    kind: ColumnKind
    width: int | None = None
    printed: bool = True


Columns = tuple[Column, ...]

_SIX = (
    ("title", N_("มาตรการ/โครงการ/กิจกรรม"), ColumnKind.TITLE),
    ("steps", N_("ขั้นตอนหรือวิธีการปฏิบัติ"), ColumnKind.LIST),
    ("results", N_("ผลการดำเนินการตามมาตรการหรือกิจกรรม"), ColumnKind.LIST),
    ("outcomes", N_("ผลลัพธ์หรือความสำเร็จของการดำเนินการ"), ColumnKind.LIST),
    ("owners", N_("ผู้รับผิดชอบ"), ColumnKind.OWNERS),
    ("period", N_("ระยะเวลาดำเนินการ"), ColumnKind.PERIOD),
)

DEFAULT_COLUMNS: Columns = tuple(
    Column(key, heading, kind, width) for (key, heading, kind), width in zip(_SIX, USUAL_COLUMNS, strict=True)
)
"""The six of the published reports, whose widths are a setting of the paper as long as there are no others."""

DEFAULT_KEYS = tuple(column.key for column in DEFAULT_COLUMNS)
TITLE_KEY = DEFAULT_KEYS[0]
"""The column of the name of a measure, which every report has and every paper shows."""

KNOWN_COLUMNS: Columns = (
    Column("code", N_("รหัส"), ColumnKind.TEXT, 16),
    Column("objective", N_("วัตถุประสงค์"), ColumnKind.LIST),
    Column("target", N_("เป้าหมาย"), ColumnKind.LIST),
    Column("indicator", N_("ตัวชี้วัด"), ColumnKind.LIST),
    Column("budget", N_("งบประมาณ (บาท)"), ColumnKind.MONEY),
    Column("budget_used", N_("งบประมาณที่ใช้ (บาท)"), ColumnKind.MONEY),
    Column("risk", N_("ความเสี่ยง"), ColumnKind.LIST),
    Column("monitoring", N_("การกำกับติดตาม"), ColumnKind.LIST),
    Column("evidence", N_("เอกสาร/หลักฐาน"), ColumnKind.LINKS),
    Column("percent", N_("ร้อยละความคืบหน้า"), ColumnKind.PERCENT),
    Column("problems", N_("ปัญหา/อุปสรรค"), ColumnKind.LIST),
    Column("suggestions", N_("ข้อเสนอแนะ"), ColumnKind.LIST),
    Column("note", N_("หมายเหตุ"), ColumnKind.TEXT),
)
"""Others that agencies have, to choose from. Source: plans and reports of local governments, forms บส.1 to 4."""

_OF_DEFAULT = {column.key: column for column in DEFAULT_COLUMNS}
_KEY = re.compile(f"[a-z][a-z0-9_]{{0,{COLUMN_KEY_MAX_LENGTH - 1}}}")


def fault_of(columns: Columns) -> str:
    """What keeps these from being the columns of a report: what would be allowed, in English; empty if nothing does."""
    keys = [column.key for column in columns]
    if not 0 < len(columns) <= COLUMNS_MAX:
        return f"1-{COLUMNS_MAX}"
    if len(set(keys)) < len(keys):
        return "each key once"
    if not any(column.key == TITLE_KEY and column.printed for column in columns):
        return f"{TITLE_KEY}, printed"
    return next((fault[1] for fault in map(fault_of_column, columns) if fault is not None), "")


def fault_of_column(column: Column) -> tuple[str, str] | None:
    """The attribute that no column may have, and what would be allowed, in English; None if there is none."""
    default = _OF_DEFAULT.get(column.key)
    if not _KEY.fullmatch(column.key):
        return "key", f"a-z, 0-9, _, 1-{COLUMN_KEY_MAX_LENGTH}"
    if default is not None and default.kind is not column.kind:
        return "kind", default.kind
    if not may_be_heading(column.heading):
        return "heading", f"1-{HEADING_MAX_LENGTH}"
    if column.width is not None and column.width not in COLUMN_WIDTHS:
        return "width", words_of(COLUMN_WIDTHS)
    return None


def may_be_heading(text: str) -> bool:
    """Whether a column may have these words."""
    return len(text.strip()) > 0 and len(text) <= HEADING_MAX_LENGTH and admitted_line(text)[0] == text


def default_heading(key: str) -> str:
    """The heading that the column of this key has in the default set; empty if it is not one of the six."""
    default = _OF_DEFAULT.get(key)
    return default.heading if default is not None else ""


def printed(columns: Columns) -> Columns:
    """Those that the paper has."""
    return tuple(column for column in columns if column.printed)
