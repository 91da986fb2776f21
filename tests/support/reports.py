"""Reports for tests: builders that take only the fields that matter, and Hypothesis strategies of every report.

The builders' words are real ones of a subdistrict's report. The strategies give every report that the program admits:
any text that passes the door, ids that are unique, dates and years within the caps.
"""

from datetime import date
from itertools import count
from typing import Any

from hypothesis import strategies as st

from ita_desktop.domain.limits import ID_MAX_LENGTH
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.admission import is_admitted
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, DEFAULT_KEYS, Columns
from ita_desktop.domain.report.fields import IN_FILE, ColumnField, measure_fields
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId, new_issue_id, new_item_id, new_measure_id
from ita_desktop.domain.report.kinds import Choice, ItemList, Kind, Lines, Money, Number, Span, Text, Year
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER
from ita_desktop.domain.report.report import (
    Agency,
    Amount,
    DatePeriod,
    Issue,
    Item,
    ItemKind,
    Measure,
    Period,
    Report,
    SetAside,
    Signer,
    TextPeriod,
)
from ita_desktop.domain.report.review.hidden_kinds import Findings, Key, OwnWords
from ita_desktop.domain.report.table_kinds import Table
from tests.support.papers import papers

STEP = "จัดทำคู่มือการปฏิบัติงานและเผยแพร่ทางเว็บไซต์ ภายในวันที่ ๓๑ ธ.ค. ๖๗"
RESULT = "ประชาชนผู้รับบริการ ๑๒๐ คน พึงพอใจร้อยละ ๙๕.๕๐ ตามแบบสำรวจ"
OUTCOME = "การให้บริการเป็นไปอย่างโปร่งใส น้ำใจ กตัญญู ไม่มีเรื่องร้องเรียนแม้แต่เรื่องเดียว"

ODD_TEXTS = (
    "ผู้ที่อยู่กำกับดูแลกิ่งเพชรปี่ป้าย",
    "นํ้า กับ น้ำ กับ นํา้",
    "E-Service / Dos & Don'ts <b>ไม่ใช่</b> &amp; 5<x<9",
    "๑. ไม่ใช่เลขข้อ  เว้นสองวรรค ",
    "บรรทัดแรก\nบรรทัดที่สอง\tคั่นด้วยแท็บ",
    " ขึ้นต้นด้วยวรรค",
    "อักษรนอกแบบ \U0001f600 \uf70a \u200b \u00a0 \u202e",
    "https://www.samrong-korat.go.th/ข่าว?id=๑&ปี=2568",
    "'; DROP TABLE report; --",
    "",
)
"""Texts that break programs: stacked marks, lookalike spellings, markup, spaces, lines, characters no font has."""


def retitled(report: Report, title: str) -> Report:
    """The edit of a report that tests make most."""
    return edits.set_field(report, Address("title"), title)


# object: the values of whatever fields they are, by their attributes.
def with_measure(report: Report, measure_id: MeasureId, **values: object) -> Report:
    """The report with other values in fields of a measure."""
    for name, value in values.items():
        report = edits.set_field(report, Address(f"measure.{name}", measure=measure_id), value)
    return report


def with_issue(report: Report, issue_id: IssueId, **values: object) -> Report:
    """The report with other values in fields of an issue."""
    for name, value in values.items():
        report = edits.set_field(report, Address(f"issue.{name}", issue=issue_id), value)
    return report


def an_item(text: str = STEP, kind: ItemKind = ItemKind.NUMBERED) -> Item:
    """A list item with a new id."""
    return Item(new_item_id(), kind, text)


def a_measure(
    title: str = "มาตรการเผยแพร่ข้อมูลสาธารณะผ่านเว็บไซต์ของหน่วยงาน",
    steps: tuple[Item, ...] | None = None,
    results: tuple[Item, ...] | None = None,
    outcomes: tuple[Item, ...] | None = None,
    owners: tuple[str, ...] = ("สำนักปลัด",),
    period: Period | None = None,
    measure_id: str | None = None,
) -> Measure:
    """A measure with one item in each list and the fiscal year 2568 as its period, but for what is given."""
    return Measure(
        id=new_measure_id() if measure_id is None else MeasureId(measure_id),
        title=title,
        steps=(an_item(STEP),) if steps is None else steps,
        results=(an_item(RESULT),) if results is None else results,
        outcomes=(an_item(OUTCOME),) if outcomes is None else outcomes,
        owners=owners,
        period=DatePeriod(date(2024, 10, 1), date(2025, 9, 30)) if period is None else period,
    )


def an_issue(*measures: Measure, number: int = 1, title: str = "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ") -> Issue:
    """An issue with the measures given."""
    return Issue(new_issue_id(), number, title, measures)


def a_report(*issues: Issue, title: str | None = None) -> Report:
    """A report with nothing missing; one issue with one measure where none are given."""
    return Report(
        agency=Agency(
            kind="องค์การบริหารส่วนตำบล",
            name="สำโรง",
            subdistrict="สำโรง",
            district="ปักธงชัย",
            province="นครราชสีมา",
            divisions=("สำนักปลัด", "กองคลัง"),
        ),
        title="รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน" if title is None else title,
        fiscal_year=2568,
        ita_round=2569,
        oit_item="O26",
        issues=issues or (an_issue(a_measure()),),
        signers=(Signer("ผู้รายงาน", "นางสาวกัญญาณัฐ น้ำใจดี", ("หัวหน้าสำนักปลัด",)),),
    )


_REAL_TEXTS = st.sampled_from((STEP, RESULT, OUTCOME, *ODD_TEXTS))
_WORDS = st.sampled_from(("สำโรง", "อบต.", "กัญญาณัฐ", "E-Service", '"', "\U0001f600"))
_ANY_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t"), max_size=12)
_TEXTS = _REAL_TEXTS | _REAL_TEXTS | _REAL_TEXTS | _ANY_TEXTS.filter(is_admitted)
_PERIODS = st.builds(DatePeriod, st.dates(), st.dates()) | st.builds(TextPeriod, _TEXTS)
_ITEMS = st.lists(st.tuples(st.sampled_from(ItemKind), _TEXTS), max_size=3)
_PAPERS = st.just(DEFAULT_PAPER) | papers()
_MEASURE_IDS = st.integers(1, 9).map("m{}".format) | st.text("mก๑0-", min_size=1, max_size=ID_MAX_LENGTH)


# Any: the values of whatever fields they are.
def _values(part: str) -> dict[str, st.SearchStrategy[Any]]:
    """Any values for the fields of a part, but for its lists."""
    return {field.attribute: found for field in IN_FILE[part] if (found := _value(field.kind)) is not None}


def _value(kind: Kind) -> st.SearchStrategy[Any] | None:
    match kind:
        case Text():
            return _TEXTS
        case Lines():
            return st.lists(_TEXTS, max_size=2).map(tuple)
        case Span():
            return _PERIODS
        case Number(within=within):
            return st.sampled_from(within) if isinstance(kind, Year) else st.integers(1, 99)
        case Choice(choices=choices):
            return st.sampled_from(list(choices))
        case Money():
            return _TEXTS | st.decimals(0, 10**12, places=2).map(lambda number: Amount(f"{number:f}"))
        case Key():
            return st.sampled_from(["", "", "integrity_report", "a_later_kind_2"])
        case OwnWords():
            return st.frozensets(_WORDS, max_size=3)
        case Findings():
            return st.frozensets(st.builds(SetAside, st.sampled_from(["spelling", "place"]), _WORDS), max_size=3)
        case ItemList() | Table():
            return None
    raise AssertionError(f"say here what a {type(kind).__name__} can be")


def texts() -> st.SearchStrategy[str]:
    """Any text that passes the door, the odd ones and real Thai often."""
    return _TEXTS


def periods() -> st.SearchStrategy[Period]:
    """Two dates, in either order, or free words."""
    return _PERIODS


@st.composite
def reports(
    draw: st.DrawFn,
    max_issues: int = 3,
    max_measures: int = 2,
    columns: st.SearchStrategy[Columns] = st.just(DEFAULT_COLUMNS),  # noqa: B008  # a strategy never changes
) -> Report:
    """Every report that the program admits, with unique ids; some measure ids are such as an import gives (`m2`)."""
    running = count(1)
    used: set[str] = set()
    table = draw(columns)
    gone = set(DEFAULT_KEYS) - {column.key for column in table}

    def items() -> tuple[Item, ...]:
        return tuple(Item(ItemId(f"t{next(running)}"), kind, text) for kind, text in draw(_ITEMS))

    def measure() -> Measure:
        chosen = draw(_MEASURE_IDS.filter(lambda text: text not in used))
        used.add(chosen)
        values = {name: draw(value) for name, value in _values("measure").items()}
        made = Measure(MeasureId(chosen), steps=items(), results=items(), outcomes=items(), **values)
        for field in measure_fields(table):
            if isinstance(field, ColumnField):
                value = _value(field.kind)
                made = field.put(made, items() if value is None else draw(value))
        return edits.measure_without(made, gone) if gone else made

    def issue() -> Issue:
        measures = tuple(measure() for _ in range(draw(st.integers(0, max_measures))))
        values = {name: draw(value) for name, value in _values("issue").items()}
        return Issue(IssueId(f"i{next(running)}"), measures=measures, **values)

    issues = tuple(issue() for _ in range(draw(st.integers(0, max_issues))))
    ids = [one for x in issues for m in x.measures for one in (m.id, *m.item_ids())]
    return Report(
        agency=draw(st.builds(Agency, **_values("agency"))),
        issues=issues,
        signers=draw(st.lists(st.builds(Signer, **_values("signer")), max_size=2).map(tuple)),
        paper=draw(_PAPERS),
        **{name: draw(value) for name, value in _values("").items()},
        columns=table,
        unreviewed=frozenset(draw(st.just([]) | st.lists(st.sampled_from(ids)))) if ids else frozenset(),
    )
