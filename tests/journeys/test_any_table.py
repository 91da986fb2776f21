"""Tables of other agencies: whatever columns a report has, they are stored, exported, merged, found and printed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.find.search import Query, replace_hits
from ita_desktop.domain.merging.compare import compare
from ita_desktop.domain.merging.merge import merge
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address, describe
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, TITLE_KEY, Columns, printed
from ita_desktop.domain.report.fields import Field, column_field, field_at, measure_fields
from ita_desktop.domain.report.ids import ItemId, MeasureId
from ita_desktop.domain.report.kinds import ItemList, Lines, Money, Span
from ita_desktop.domain.report.report import Amount, DatePeriod, Item, ItemKind, Measure, Report
from ita_desktop.domain.report.texts import texts
from ita_desktop.errors import BadExchangeError
from ita_desktop.exchange.json_report import read_json, write_json
from ita_desktop.printing.build import lay_out
from ita_desktop.printing.unprintable import unprintable
from ita_desktop.session.words.word_breaks import word_starts
from ita_desktop.storage.database.columns import BadRowsError, Row
from ita_desktop.storage.database.rows import report_of, rows_of
from ita_desktop.storage.files import report_file
from ita_desktop.storage.working_copy import WorkingCopy
from tests.printing.conftest import pdf_of
from tests.printing.test_rows import placed_parts
from tests.printing.test_standards import structure_text
from tests.storage.database.test_changes import applied
from tests.support.certain import as_a, the
from tests.support.column_sets import EVERY_KIND, SETS, any_columns
from tests.support.finding import find
from tests.support.pdf_rules import breaches
from tests.support.pdf_text import READERS, missing_texts, without_space
from tests.support.pdf_validator import findings
from tests.support.reports import a_report, an_issue, reports
from tests.support.thai_strings import every_cluster

OWN: Columns = tuple(
    column if column.key == TITLE_KEY else replace(column, key=f"own_{number}", heading=f"{column.heading} ของเรา")
    for number, column in enumerate(EVERY_KIND)
)
"""Columns of every kind that no other agency has: only their kinds say what they are."""

TABLES = {**SETS, "own_of_every_kind": OWN}
WORDS = ["ดำเนินการ", "เผยแพร่", "ประชาชน", "น้ำใจ", "ผู้รับบริการ", "ศูนย์บริการ", "ที่ปรึกษา", "จัดซื้อจัดจ้าง"]
every_table = pytest.mark.parametrize("columns", TABLES.values(), ids=TABLES)


def random_texts(seed: int) -> Iterator[str]:
    """Texts of some words and odd clusters, each with its own number, so that none is part of another."""
    chance = Random(seed)
    clusters = every_cluster()
    for number in count(1):
        yield f"{''.join(chance.choices(WORDS, k=4))} {''.join(chance.choices(clusters, k=3))}น้ำใจ {number}ก"


def filled(columns: Columns, measures: int = 2) -> Report:
    """A report with random Thai in every column."""
    strings = random_texts(seed=len(columns))
    numbers = count(1)

    # Any: the value of whatever field it is.
    def value(field: Field) -> Any:
        match field.kind:
            case ItemList():
                return tuple(Item(ItemId(f"t{next(numbers)}"), ItemKind.NUMBERED, next(strings)) for _ in range(3))
            case Lines():
                return (next(strings).replace(",", " "), "กองคลัง")
            case Span():
                return DatePeriod(date(2024, 10, 1), date(2025, 9, 30))
            case Money():
                return Amount(f"{next(numbers)}2500.50")
        return next(strings)

    def measure(number: int) -> Measure:
        made = Measure(MeasureId(f"m{number}"))
        for field in measure_fields(columns):
            made = field.put(made, value(field))
        return made

    return replace(a_report(an_issue(*map(measure, range(1, measures + 1)))), columns=columns)


def words_in_table(report: Report) -> list[str]:
    """The texts that stand in printed columns, as the paper has them."""
    printed = [field for field in measure_fields(report.columns) if field.printed]
    return [
        text
        for _, _, measure in report.measures()
        for field in printed
        for _, _, text in field.kind.parts(field.get(measure))
    ]


def lines_in_table(report: Report) -> list[str]:
    """The lines of its cells. pdfminer goes by distance: it takes a cell of one line and the first line of the cell
    beside it for one line."""
    return [
        line.text
        for placed in placed_parts(lay_out(report))
        for cell in placed.part.row.cells
        for block in cell.blocks
        for line in block.lines
    ]


# Kept


@every_table
def test_it_is_stored_and_read(columns: Columns, tmp_path: Path) -> None:
    report, path = filled(columns), tmp_path / "รายงาน.ita"

    report_file.write(report, path, replace=False)

    assert report_file.read(path).report == report


@every_table
def test_it_is_exported_and_comes_back_with_equal_bytes(columns: Columns) -> None:
    report = filled(columns)

    written = write_json(report)
    again, left_out = read_json(written)

    assert (again, left_out) == (report, 0)
    assert write_json(again) == written


@settings(max_examples=60)
@given(report=reports(columns=any_columns()))
def test_rows_and_json_of_any_report_give_it_back(report: Report) -> None:
    assert report_of(rows_of(report)) == report
    assert read_json(write_json(report))[0] == report


@settings(max_examples=60)
@given(before=reports(columns=any_columns()), after=reports(columns=any_columns()))
def test_what_an_edit_writes_turns_the_rows_of_one_table_into_those_of_another(before: Report, after: Report) -> None:
    assert applied(rows_of(before), before, after) == {name: set(rows) for name, rows in rows_of(after).items()}


def test_an_edit_in_a_column_is_in_the_working_copy_at_once() -> None:
    report = filled(EVERY_KIND)
    copy = WorkingCopy.create(report, None, None)
    address = Address("measure.budget", measure=MeasureId("m1"))

    copy.store(edits.set_field(report, address, "ไม่ใช้งบประมาณ"))

    assert copy.report.measures is not None
    copy._read_again()
    (first, _) = (measure for _, _, measure in copy.report.measures())
    assert first.value("budget") == "ไม่ใช้งบประมาณ"
    copy.discard()


def test_a_file_opens_with_something_in_a_column_that_its_report_lacks() -> None:
    report = filled(SETS["plan_budget"])
    rows = rows_of(report)
    rows["item"].append(("t99", "m1", "steps", 1, "numbered", "ขั้นตอนที่ไม่มีคอลัมน์"))

    assert report_of(rows) == report


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("value", ("m1", "unknown", 1, "text", "ก")),
        ("value", ("m1", "title", 1, "text", "ก")),
        ("value", ("m9", "note", 1, "text", "ก")),
        ("value", ("m1", "note", 2, "text", "ก")),
        ("value", ("m1", "note", 1, "amount", "12")),
        ("value", ("m1", "note", 1, "text", "")),
        ("value", ("m1", "budget", 1, "amount", "1,200")),
        ("value", ("m1", "budget", 1, "start", "2024-10-01")),
        ("item", ("t99", "m1", "unknown", 1, "numbered", "ก")),
        ("item", ("t99", "m1", "note", 1, "numbered", "ก")),
        ("report_column", (6, "sixth", "หก", "text", None, 2)),
        ("report_column", (7, "sixth", "หก", "text", None, 1)),
        ("report_column", (6, "Sixth", "หก", "text", None, 1)),
        ("report_column", (6, "sixth", "หก", "unknown", None, 1)),
        ("report_column", (6, "sixth", "หก", "text", 9, 1)),
        ("report_column", (6, "sixth", "หก", "text", "25", 1)),
    ],
)
def test_rows_that_no_table_gives_are_refused(table: str, row: Row) -> None:
    report = filled(SETS["plan_budget"])
    for key in ("budget", "note"):
        report = edits.set_field(report, Address(f"measure.{key}", measure=MeasureId("m1")), "")
    rows = rows_of(report)
    rows[table] = sorted([*rows[table], row], key=str) if table == "value" else [*rows[table], row]

    with pytest.raises(BadRowsError):
        report_of(rows)


@pytest.mark.parametrize(
    ("written", "put", "location"),
    [
        ('"key": "note"', '"key": "หมายเหตุ"', "columns[4].key"),
        ('"key": "note"', '"key": "budget"', "columns"),
        ('"key": "title"', '"key": "name"', "columns"),
        ('"kind": "text"', '"kind": "number"', "columns[4].kind"),
        ('"kind": "owners"', '"kind": "list"', "columns[3].kind"),
        ('"width": 92', '"width": 9', "columns[0].width"),
        ('"width": 92', '"width": "92"', "columns[0].width"),
        ('"width": 92', '"printed": false', "columns"),
        ('"width": 92', '"colour": 1', "columns[0].colour"),
        ('"heading": "หมายเหตุ"', '"heading": " "', "columns[4].heading"),
        ('"amount": "12500.50"', '"amount": "12,500"', "issues[0].measures[0].values.budget.amount"),
        ('"amount": "12500.50"', '"amount": 12500', "issues[0].measures[0].values.budget.amount"),
        ('"amount": "12500.50"', '"sum": ""', "issues[0].measures[0].values.budget.sum"),
        ('"values": {', '"steps": [], "values": {', "issues[0].measures[0].steps"),
        ('"values": {', '"values": {"colour": "", ', "issues[0].measures[0].values.colour"),
        ('"values": {', '"values": {"title": "", ', "issues[0].measures[0].values.title"),
    ],
)
def test_what_no_table_has_in_json_is_refused_with_its_place(written: str, put: str, location: str) -> None:
    text = " ".join(write_json(filled(SETS["plan_budget"])).decode().split())
    assert written in text

    with pytest.raises(BadExchangeError) as refused:
        read_json(text.replace(written, put, 1).encode())

    assert refused.value.location == location


def test_the_default_table_takes_no_word_in_json_and_no_row() -> None:
    report = a_report()

    assert b'"values"' not in write_json(report)
    assert b'"heading"' not in write_json(report)
    assert rows_of(report)["report_column"] == rows_of(report)["value"] == []


# Found, compared, merged


@every_table
def test_every_text_in_it_is_found_and_replaced(columns: Columns) -> None:
    report = filled(columns)
    for text in [found.text for found in texts(report) if found.address.measure is not None]:
        assert next(find(report, Query(text), word_starts)).text == text

    hits = [hit for hit in find(report, Query("น้ำใจ"), word_starts) if hit.address.measure is not None]
    replaced = replace_hits(report, hits, "กตัญญู")

    assert hits
    assert replaced.count == len(hits)
    assert not [hit for hit in find(replaced.report, Query("น้ำใจ"), word_starts) if hit.address.measure is not None]


@every_table
def test_two_people_who_fill_in_different_columns_are_merged(columns: Columns) -> None:
    base = filled(columns)
    (first, second) = (measure.id for _, _, measure in base.measures())
    mine = theirs = base
    for field in measure_fields(columns):
        mine = edits.set_field(mine, Address(field.key, measure=first), field.default)
        theirs = edits.set_field(theirs, Address(field.key, measure=second), field.default)

    merged = merge(base, mine, theirs)

    assert not merged.conflicts
    assert merged.report == edits.set_columns(a_merge_of_halves(mine, theirs), columns)


def a_merge_of_halves(mine: Report, theirs: Report) -> Report:
    (issue,), (other,) = mine.issues, theirs.issues
    return replace(mine, issues=(replace(issue, measures=(issue.measures[0], other.measures[1])),))


@every_table
def test_every_column_is_compared_by_its_heading(columns: Columns) -> None:
    report = filled(columns)
    for field in measure_fields(columns):
        address = Address(field.key, measure=MeasureId("m1"))
        after = edits.set_field(report, address, field.default)

        differences = compare(report, after)

        assert {found.address.field for found in differences} == {field.key}
        assert describe(report, address).endswith(field.title)


def with_one_more(report: Report, key: str) -> Report:
    """The report with one more column, and something in it."""
    column = next(column for column in EVERY_KIND if column.key == key)
    report = edits.set_columns(report, (*report.columns, column))
    field = field_at(report, column_field(key))
    value: Any = {"budget": Amount("100"), "evidence": ("www.samrong.go.th",), "problems": (an_item_of("t1"),)}[key]
    return edits.set_field(report, Address(field.key, measure=MeasureId("m1")), value)


def an_item_of(id_: str) -> Item:
    return Item(ItemId(id_), ItemKind.NUMBERED, "ไม่มีปัญหา")


def base_of_six() -> Report:
    return filled(DEFAULT_COLUMNS)


def test_columns_that_two_people_added_are_both_kept_with_what_is_in_them() -> None:
    base = base_of_six()
    mine, theirs = with_one_more(base, "budget"), with_one_more(base, "evidence")

    merged = merge(base, mine, theirs)

    assert not merged.conflicts
    assert {column.key for column in merged.report.columns[6:]} == {"budget", "evidence"}
    (first, _) = (measure for _, _, measure in merged.report.measures())
    assert first.value("budget") == Amount("100")
    assert first.value("evidence") == ("www.samrong.go.th",)
    assert report_of(rows_of(merged.report)) == merged.report


def test_a_column_that_one_took_out_is_gone_unless_the_other_wrote_in_it() -> None:
    base = with_one_more(base_of_six(), "problems")
    mine = edits.set_columns(base, DEFAULT_COLUMNS)
    theirs = edits.set_items(base, MeasureId("m2"), "problems", (an_item_of("t2"),))

    untouched, written = merge(base, mine, base), merge(base, mine, theirs)

    assert untouched.report == mine
    assert not untouched.conflicts
    assert [column.key for column in written.report.columns] == [column.key for column in base.columns]
    assert [len(measure.items("problems")) for _, _, measure in written.report.measures()] == [0, 1]


def test_columns_of_one_key_and_two_kinds_both_stay() -> None:
    base = base_of_six()
    budget = next(column for column in EVERY_KIND if column.key == "budget")
    notes = replace(budget, kind=next(column.kind for column in EVERY_KIND if column.key == "code"))
    mine = with_one_more(base, "budget")
    theirs = edits.set_columns(base, (*base.columns, notes))
    theirs = edits.set_field(theirs, Address("measure.budget", measure=MeasureId("m1")), "จากเงินรายได้")

    merged = merge(base, mine, theirs)

    (first, _) = (measure for _, _, measure in merged.report.measures())
    assert [value for _, value in first.values] == [Amount("100"), "จากเงินรายได้"]
    assert report_of(rows_of(merged.report)) == merged.report


@settings(max_examples=40)
@given(base=reports(columns=any_columns()), theirs=reports(columns=any_columns()))
def test_any_two_tables_are_merged_into_one_that_a_file_can_hold(base: Report, theirs: Report) -> None:
    for merged in (merge(None, base, theirs), merge(base, base, theirs), merge(theirs, base, theirs)):
        assert report_of(rows_of(merged.report)) == merged.report
        assert read_json(write_json(merged.report))[0] == merged.report


# Checked


def test_an_empty_column_is_missing_but_for_remarks_addresses_and_what_is_not_printed() -> None:
    report = filled(EVERY_KIND, measures=1)
    emptied = report
    for field in measure_fields(EVERY_KIND):
        emptied = edits.set_field(emptied, Address(field.key, measure=MeasureId("m1")), field.default)

    found = {problem.address.field.removeprefix("measure.") for problem in missing(emptied)}

    assert missing(report) == ()
    assert found == {column.key for column in EVERY_KIND} - {"code", "evidence", "reviewers"}


def test_what_the_fonts_cannot_show_is_found_in_a_column_and_in_a_heading() -> None:
    report = filled(SETS["plan_budget"], measures=1)
    worse = edits.set_field(report, Address("measure.note", measure=MeasureId("m1")), "\U0001f600")
    heading = edits.set_columns(
        report, tuple(replace(one, heading=f"{one.heading} \U0001f600") for one in report.columns)
    )

    assert [problem.address.field for problem in unprintable(Reading(worse))] == ["measure.note"]
    assert [problem.address.field for problem in unprintable(Reading(heading))] == ["columns"]


# The paper


@every_table
def test_it_copies_back_from_the_paper_exactly(columns: Columns) -> None:
    report = filled(columns)
    pdf = pdf_of(report)

    for name, read in READERS.items():
        wanted = lines_in_table(report) if name == "pdfminer" else words_in_table(report)
        assert missing_texts(wanted, read(pdf)) == [], name
    assert breaches(pdf) == []
    assert findings(pdf) == []


@every_table
def test_a_screen_reader_goes_through_the_columns_in_their_order(columns: Columns) -> None:
    report = filled(columns)
    read = without_space("".join(re.findall(r'"(.*)"', structure_text(pdf_of(report)))))

    at = 0
    for words in [*(column.heading for column in printed(columns)), *words_in_table(report)]:
        found = read.find(without_space(words), at)
        assert found >= 0, words
        at = found + len(without_space(words))


def test_a_character_far_down_a_column_of_text_is_on_its_own_page() -> None:
    report = filled(SETS["plan_budget"], measures=1)
    address = Address("measure.note", measure=MeasureId("m1"))
    text = " ".join(f"หมายเหตุข้อ {number}" for number in range(200))

    paper = lay_out(edits.set_field(report, address, text))

    begin, end = paper.spot_of(address), paper.spot_of(address, len(text) - 1)
    assert the(end).page > the(begin).page


def test_what_is_not_printed_is_not_on_the_paper() -> None:
    report = filled(EVERY_KIND)
    (hidden,) = [column for column in EVERY_KIND if not column.printed]
    (first, _) = (measure for _, _, measure in report.measures())
    names = as_a(tuple, first.value(hidden.key))

    pages = READERS["poppler"](pdf_of(report))
    assert missing_texts([hidden.heading, str(names[0])], pages) == [hidden.heading, names[0]]


def test_widths_that_are_given_stay_and_the_others_are_fitted() -> None:
    columns = (replace(EVERY_KIND[1], width=40), replace(EVERY_KIND[2], width=None), replace(EVERY_KIND[8], width=None))
    report = edits.set_columns(filled(columns), columns)
    usual = lay_out(report).style.columns
    (first, second) = report.issues[0].measures
    long = replace(first, steps=tuple(replace(item, text=item.text * 20) for item in first.steps))
    longer = replace(report, issues=(replace(report.issues[0], measures=(long, second)),))

    fitted = lay_out(longer).style.columns

    assert fitted[0] == usual[0]
    assert fitted[1] > usual[1]
    assert round(sum(fitted), 1) == round(sum(usual), 1)


def test_sums_and_days_have_the_room_that_they_need_among_eleven_fitted_columns() -> None:
    columns = tuple(replace(column, width=None) for column in EVERY_KIND)
    report = edits.set_columns(filled(columns), columns)
    at = [column.key for column in printed(columns)].index("budget")

    paper = lay_out(report)

    sums = [placed.part.row.cells[at] for placed in placed_parts(paper) if placed.part.begins]
    assert [cell.line_count for cell in sums] == [1, 1]
    assert round(sum(paper.style.columns)) == round(sum(lay_out(a_report()).style.columns))


@settings(max_examples=15)
@given(report=reports(columns=any_columns()))
def test_any_report_of_any_table_is_printed_by_the_rules(report: Report) -> None:
    pdf = pdf_of(report)

    assert breaches(pdf) == []
    assert findings(pdf) == []
