"""The one list of fields: a line a field. Forms, searching, checks, files, comparing and merging are loops over it.

A field of the agency is called `agency.name`: the part of the report that has it, and the attribute there. Fields of
the report itself have no part before them. The list is in the order of the forms; files have the order of the
attributes. docs/recipes.md shows how a field is added.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, TypeVar

from ita_desktop.domain.limits import HEADER_MAX_LENGTH, ISSUE_NUMBERS, MARGINS, TEXT_SIZES
from ita_desktop.domain.report.catalogue import AGENCY_KINDS, USUAL_SIGNER_ROLES
from ita_desktop.domain.report.columns import Column, ColumnKind, Columns, default_heading
from ita_desktop.domain.report.kinds import (
    Choice,
    ItemList,
    Kind,
    Lines,
    Links,
    Money,
    Names,
    Number,
    Percent,
    Picture,
    Signers,
    Span,
    Text,
    Things,
    Year,
    YesNo,
)
from ita_desktop.domain.report.paper_settings import (
    DEFAULT_PAPER,
    Digits,
    FontFamily,
    PageNumbers,
    PageSize,
    PaperSettings,
)
from ita_desktop.domain.report.report import (
    Agency,
    Coverage,
    Issue,
    ListName,
    Measure,
    Report,
    Signer,
    TextPeriod,
    Value,
)
from ita_desktop.domain.report.review.hidden_kinds import Findings, Hidden, Key, OwnWords
from ita_desktop.domain.report.table_kinds import Table, Widths
from ita_desktop.language import N_

_REQUIRED = N_("ยังไม่ได้กรอก{field}")
_WORDS = Text(most=HEADER_MAX_LENGTH)


Thing = TypeVar("Thing", Report, Agency, Issue, Measure, Signer, PaperSettings)
"""A part of a report that has fields."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field. `title` is its name and `short` what a step of the history calls it where that is shorter; `required` is
    shown while it is empty. All three are to be looked up with `tr`.

    `printed`: what is typed stands on the paper. `later`: JSON has it only where it differs from the default, as it has
    every field that came later than the format.
    """

    key: str
    title: str
    kind: Kind
    short: str = ""
    required: str = ""
    printed: bool = False
    later: bool = False

    @cached_property
    def part(self) -> str:
        """What has it: a key of PARTS."""
        return self.key.rpartition(".")[0]

    @cached_property
    def attribute(self) -> str:
        """What it is called there."""
        return self.key.rpartition(".")[2]

    @property
    def default(self) -> Any:
        """What it is in a new part; MISSING if every part must have it."""
        return next(attribute.default for attribute in fields(PARTS[self.part]) if attribute.name == self.attribute)

    @cached_property
    def get(self) -> Callable[[Any], Any]:
        """Returns its value, from a part of the kind that has it. In C, as every loop over a report asks it."""
        return attrgetter(self.attribute)

    def put(self, thing: Thing, value: Any) -> Thing:
        """The part with another value of it; the same object where it is that value already."""
        return thing if self.get(thing) is value else replace(thing, **{self.attribute: value})


@dataclass(frozen=True, kw_only=True)
class ColumnField(Field):
    """A field of a measure that is no attribute of it: what stands in a column other than the default ones."""

    empty: Value

    @property
    def default(self) -> Any:
        return self.empty

    @cached_property
    def get(self) -> Callable[[Any], Any]:
        key, empty = self.attribute, self.empty

        def value_in(measure: Measure) -> Value:
            value = measure.value(key) if measure.values else None
            return empty if value is None else value

        return value_in

    # Any: only a measure has columns.
    def put(self, thing: Any, value: Any) -> Any:
        return thing if self.get(thing) is value else thing.with_value(self.attribute, value)


def _line(key: str, title: str, kind: Kind, **more: Any) -> Field:
    return Field(key=key, title=title, kind=kind, **more)


_LINES = (
    _line("title", N_("ชื่อรายงาน"), Text(), required=_REQUIRED, printed=True),
    _line("fiscal_year", N_("ปีงบประมาณ"), Year(), printed=True),
    _line("coverage", N_("รอบของรายงาน"), Choice(Coverage), later=True),
    _line("ita_round", N_("รอบการประเมิน ITA"), Year()),
    _line("oit_item", N_("ข้อ OIT"), Text()),
    _line("agency.kind", N_("ประเภทหน่วยงาน"), Text(AGENCY_KINDS), printed=True),
    _line("agency.name", N_("ชื่อหน่วยงาน"), Text(), required=_REQUIRED, printed=True),
    _line("agency.province", N_("จังหวัด"), Text(), required=_REQUIRED, printed=True),
    _line("agency.district", N_("อำเภอ"), Text(), required=_REQUIRED, printed=True),
    _line("agency.subdistrict", N_("ตำบล"), Text(), required=_REQUIRED, printed=True),
    _line("agency.divisions", N_("สำนัก/กอง"), Names()),
    _line("agency.website", N_("เว็บไซต์หน่วยงาน"), Text(), later=True),
    _line("publication_url", N_("ที่อยู่เว็บที่เผยแพร่รายงาน"), Text(), later=True),
    _line("kind", N_("แบบของรายงาน"), Key(), later=True),
    _line("plan_title", N_("แผนที่รายงานผล"), Text(), later=True),
    _line("plan_number", N_("เลขที่ของแผน"), Text(), later=True),
    _line("plan_date", N_("วันที่ของแผน"), Text(), later=True),
    _line("set_aside", N_("คำที่บอกว่าไม่ใช่ที่ผิด"), Findings(), later=True),
    _line("own_words", N_("คำของรายงานนี้"), OwnWords(), later=True),
    _line("issues", N_("ประเด็น"), Things()),
    _line("issue.number", N_("เลขที่ประเด็น"), Number(ISSUE_NUMBERS)),
    _line("issue.title", N_("ชื่อประเด็น"), Text(), required=N_("ยังไม่ได้กรอกชื่อประเด็น"), printed=True),
    _line("issue.measures", N_("มาตรการ"), Things()),
    _line(
        "measure.title",
        N_("ชื่อมาตรการ/โครงการ/กิจกรรม"),
        Text(),
        short=N_("ชื่อมาตรการ"),
        required=N_("ยังไม่ได้กรอกชื่อมาตรการ"),
        printed=True,
    ),
    *(
        _line(f"measure.{name}", name.title_words, ItemList(name), required=words, printed=True)
        for name, words in (
            (ListName.STEPS, N_("ยังไม่มีขั้นตอนหรือวิธีการปฏิบัติ")),
            (ListName.RESULTS, N_("ยังไม่มีผลการดำเนินการตามมาตรการหรือกิจกรรม")),
            (ListName.OUTCOMES, N_("ยังไม่มีผลลัพธ์หรือความสำเร็จของการดำเนินการ")),
        )
    ),
    _line("measure.owners", N_("ผู้รับผิดชอบ"), Names(), required=N_("ยังไม่ได้ระบุผู้รับผิดชอบ"), printed=True),
    _line("measure.period", N_("ระยะเวลาดำเนินการ"), Span(), required=N_("ยังไม่ได้ระบุระยะเวลาดำเนินการ"), printed=True),
    _line("signers", N_("ผู้ลงนาม"), Signers(), required=N_("ยังไม่มีผู้ลงนาม")),
    _line("signer.role", N_("ลงนามในฐานะ"), Text(USUAL_SIGNER_ROLES), printed=True),
    _line("signer.name", N_("ชื่อผู้ลงนาม"), Text(), required=_REQUIRED, printed=True),
    _line("signer.positions", N_("ตำแหน่งผู้ลงนาม"), Lines(), required=_REQUIRED, printed=True),
    _line("signed_on", N_("วันที่ลงนาม"), Text(), later=True),
    _line("columns", N_("คอลัมน์ของตาราง"), Table(), printed=True, later=True),
    _line("paper.family", N_("ฟอนต์"), Choice(FontFamily)),
    _line("paper.text_size", N_("ขนาดตัวอักษรในตาราง"), Number(TEXT_SIZES)),
    _line("paper.margin_top", N_("ขอบบน (มม.)"), Number(MARGINS)),
    _line("paper.margin_bottom", N_("ขอบล่าง (มม.)"), Number(MARGINS)),
    _line("paper.margin_side", N_("ขอบซ้ายและขวา (มม.)"), Number(MARGINS)),
    _line("paper.page_size", N_("ขนาดกระดาษ"), Choice(PageSize)),
    _line("paper.digits", N_("ตัวเลข"), Choice(Digits)),
    _line("paper.page_numbers", N_("เลขหน้า"), Choice(PageNumbers)),
    _line("paper.header", N_("ข้อความหัวกระดาษ"), _WORDS, printed=True),
    _line("paper.footer", N_("ข้อความท้ายกระดาษ"), _WORDS, printed=True),
    _line("paper.issues_on_new_pages", N_("ขึ้นหน้าใหม่ทุกประเด็น"), YesNo()),
    _line("paper.signature_lines", N_("เส้นประสำหรับลงนาม"), YesNo()),
    _line("paper.columns", N_("ความกว้างของคอลัมน์ (มม.)"), Widths()),
    _line("paper.emblem", N_("ตราหน่วยงานบนปก"), Picture()),
)

FIELDS: Mapping[str, Field] = {field.key: field for field in _LINES}
"""Every field by its key."""

PARTS: Mapping[str, type] = {
    "": Report,
    "agency": Agency,
    "issue": Issue,
    "measure": Measure,
    "signer": Signer,
    "paper": PaperSettings,
}
"""The parts of a report that have fields, by what stands before the dot in the keys of those."""

_NO_FIELDS = {"id", "agency", "paper", "values", "unreviewed"}
"""What stands in a part and is a name, another part, the values of columns, which are fields by their keys, or ids."""


def _in_form(*parts: str, lines: tuple[Field, ...] = _LINES) -> tuple[Field, ...]:
    return tuple(field for field in lines if field.part in parts and not isinstance(field.kind, Things | Hidden))


_SIGNERS = _LINES.index(FIELDS["signers"])

COVER, ISSUE, SIGNER, SIGNING, PAPER = (
    _in_form("", "agency", lines=_LINES[:_SIGNERS]),
    *(_in_form(part) for part in ("issue", "signer")),
    _in_form("", lines=_LINES[_SIGNERS:]),
    _in_form("paper"),
)
"""What the forms show in their order: of the report and its agency, of an issue and a signer, of the report below its
signers, which are the date and the columns, and of the paper. What they show of a measure are those columns:
`measure_fields`."""

HIDDEN = tuple(field for field in _LINES if isinstance(field.kind, Hidden))
"""What no form shows, of the report."""

IN_FILE: Mapping[str, tuple[Field, ...]] = {
    part: tuple(
        field
        for attribute in fields(type_)
        if attribute.name not in _NO_FIELDS
        if not isinstance((field := FIELDS[f"{part}.{attribute.name}".strip(".")]).kind, Things)
    )
    for part, type_ in PARTS.items()
}
"""Those fields part by part, in the order of files, comparisons and the paper."""

# The fields of a measure, which are the columns of its report


@lru_cache(maxsize=64)
def measure_fields(columns: Columns) -> tuple[Field, ...]:
    """A field for each column, in their order."""
    return tuple(map(_field_of, columns))


@lru_cache(maxsize=64)
def fields_with(columns: Columns) -> Mapping[str, Field]:
    """Every field of a report with these columns by its key, default columns that it does not have included."""
    return {**FIELDS, **{field.key: field for field in measure_fields(columns)}}


def fields_of(report: Report) -> Mapping[str, Field]:
    """Every field of this report by its key: `fields_with` its columns."""
    return fields_with(report.columns)


def field_at(report: Report, key: str) -> Field:
    """The field of that key in this report. KeyError if there is none. For many, ask `fields_of` once."""
    return fields_of(report)[key]


def part_of(key: str) -> str:
    """The part of a report that has the field of that key: a key of PARTS."""
    return key.rpartition(".")[0]


def column_field(key: str) -> str:
    """The field key of the column of that key."""
    return f"measure.{key}"


def lists_in(columns: Columns) -> tuple[str, ...]:
    """The keys of the columns that are lists."""
    return tuple(column.key for column in columns if column.kind is ColumnKind.LIST)


_KINDS: Mapping[ColumnKind, tuple[Kind, Value]] = {
    ColumnKind.OWNERS: (Names(), ()),
    ColumnKind.PERIOD: (Span(), TextPeriod()),
    ColumnKind.MONEY: (Money(), ""),
    ColumnKind.PERCENT: (Percent(), ""),
    ColumnKind.LINKS: (Links(), ()),
}
"""The kinds of the fields of columns other than lists and texts, and what stands in an empty one."""


def _field_of(column: Column) -> Field:
    """The line of the list for a default column; with another heading, that is what the field is called. Any other
    column must be filled in, unless it is for remarks or addresses. What is not printed need not be filled in."""
    key = column_field(column.key)
    field = FIELDS.get(key)
    if field is None:
        is_list = column.kind is ColumnKind.LIST
        kind, empty = (ItemList(column.key), ()) if is_list else _KINDS.get(column.kind, (Text(), ""))
        required = "" if column.kind in (ColumnKind.TEXT, ColumnKind.LINKS) else _REQUIRED
        field = ColumnField(key=key, title=column.heading, kind=kind, required=required, printed=True, empty=empty)
    elif column.heading != default_heading(column.key):
        field = replace(field, title=column.heading, short="", required=_REQUIRED)
    return field if column.printed else replace(field, required="", printed=False)


# The settings of the paper as words, a word each: only what differs from the default, so that a setting which a later
# version adds changes no file that lacks it


def written_paper(paper: PaperSettings) -> dict[str, str]:
    """The settings that differ from the default."""
    return {
        field.attribute: field.kind.written(field.get(paper))
        for field in IN_FILE["paper"]
        if field.get(paper) != field.get(DEFAULT_PAPER)
    }


def read_paper(words: Mapping[str, str]) -> PaperSettings:
    """The settings that the words stand for, the default where there are none. ValueError for any other word."""
    paper = DEFAULT_PAPER
    for name, word in words.items():
        paper = with_setting(paper, name, word)
    return paper


def with_setting(paper: PaperSettings, name: str, word: str) -> PaperSettings:
    """The settings with one of them changed to what the word stands for. ValueError for any other name or word."""
    field = FIELDS.get(f"paper.{name}")
    if field is None:
        raise ValueError(f"no setting {name}")
    return field.put(paper, field.kind.read_word(word))
