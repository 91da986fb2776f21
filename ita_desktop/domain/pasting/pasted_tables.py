"""A pasted table -> measures: what each column is by the words of its head, or by its place in the report's table.

A row whose title is filled in begins a measure, other rows go on with the one above. Rows that only hold the heading of
an issue, and heads that are repeated, are no measures.
"""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from typing import Any

from ita_desktop.domain.pasting.list_marks import Mark, PastedLine, read_line
from ita_desktop.domain.pasting.pasted_lists import items_of
from ita_desktop.domain.report.address import MEASURE_TITLE
from ita_desktop.domain.report.admission import fitted
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Columns
from ita_desktop.domain.report.edits import insert_measure, issue_of
from ita_desktop.domain.report.fields import Field, measure_fields
from ita_desktop.domain.report.ids import MeasureId, new_measure_id
from ita_desktop.domain.report.kinds import ItemList, Lines, Money, Names, Span
from ita_desktop.domain.report.report import Measure, Report
from ita_desktop.domain.report.wording import read_money, read_owners, read_period

_USUAL_FIELDS = {field.key: field for field in measure_fields(DEFAULT_COLUMNS)}
_BY_PLACE = tuple(_USUAL_FIELDS)
_TITLE, _STEPS, _RESULTS, _OUTCOMES, _OWNERS, _PERIOD = _BY_PLACE

_HEAD_ROWS = 8
_HEAD_WORDS = {
    _PERIOD: ("ระยะเวลา", "กำหนดเวลา", "ช่วงเวลา"),
    _OWNERS: ("ผู้รับผิดชอบ", "รับผิดชอบ"),
    _OUTCOMES: ("ผลลัพธ์", "ความสำเร็จ", "ผลสัมฤทธิ์"),
    _RESULTS: ("ผลการดำเนิน", "ผลดำเนิน"),
    _STEPS: ("ขั้นตอน", "วิธีการ", "วิธีปฏิบัติ"),
    _TITLE: ("มาตรการ", "โครงการ", "กิจกรรม"),
}
"""What stands in the head of a column, by the field that it is; words of a later field may stand in an earlier one."""

_RESULT_HEADS = ("ผล", "ผลงาน")
_NUMBER_HEADS = ("ที่", "ลำดับ", "ลำดับที่", "ข้อ", "ข้อที่")
_KNOWN_HEADS_MIN = 2
_COLUMNS_MIN = 5
"""Columns from which a table without a head is the old one."""

_HEADS_OF_PAGE, _LINES_OF_PAGE, _HEAD_MAX_LENGTH = 4, 10, 45
"""A text of so many lines, of which so many short ones have words of different heads, is a page with a table."""

_HEADS_WITHIN = 2_000
"""Lines from the start of a text that may be heads: some forty pages."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines without their marks. `is_carried` where it reaches down from a row above."""

    lines: tuple[PastedLine, ...] = ()
    is_carried: bool = False

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(" ".join(line.text.split()) for line in self.lines)

    @property
    def is_list(self) -> bool:
        """Whether several of its lines have a mark."""
        return sum(line.mark is not Mark.NONE for line in self.lines) > 1


Row = tuple[Cell, ...]

_DAYS = re.compile(
    "[มกตธพส]\\.[คพยต]|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|ปีงบประมาณ|ไตรมาส"
)


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What a pasted table holds: its measures, the fields that it fills in, and the words that are in no measure."""

    measures: tuple[Measure, ...]
    fields: tuple[Field, ...]
    not_read: tuple[str, ...]


def is_table_of_measures(rows: Sequence[Row]) -> bool:
    """Whether these rows are no list: they have the old table's head or width, or a list in one of several cells."""
    if not any(_filled(row) > 1 for row in rows):
        return False
    width = max(len(row) for row in rows)
    has_lists = any(cell.is_list for row in rows if _filled(row) > 1 for cell in row)
    return has_lists or width >= _COLUMNS_MIN or _head(rows) is not None


def rows_of_text(text: str) -> tuple[Row, ...]:
    """The rows of a text with tabs between its cells, as spreadsheets write them; none where it has no tab."""
    if "\t" not in text:
        return ()
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter="\t"))
    except csv.Error:  # a cell beyond what it reads
        return ()
    return tuple(
        tuple(Cell(tuple(read_line(line) for line in cell.split("\n") if line.strip())) for cell in row)
        for row in rows
        if row
    )


def is_page_with_table(text: str) -> bool:
    """Whether it is the text of a whole page of the old table, as viewers of PDF copy it: without its cells."""
    lines = text.split("\n")
    heads = {_field_of(line) for line in lines[:_HEADS_WITHIN] if len(line) <= _HEAD_MAX_LENGTH} - {None}
    return len(lines) >= _LINES_OF_PAGE and len(heads) >= _HEADS_OF_PAGE


def read_table(rows: Sequence[Row], columns_of_report: Columns = DEFAULT_COLUMNS) -> ReadTable:
    """The measures of a table, with new ids, for a report that has those columns."""
    fields = {field.key: field for field in measure_fields(columns_of_report)}
    head = _head(rows, fields)
    columns = _columns(rows, head, fields)
    at = rows.index(head) + 1 if head is not None else 0
    not_read = [_row_words(row) for row in rows[: max(at - 1, 0)]]
    measures: list[Measure] = []
    for row in rows[at:]:
        if head is not None and [cell.text for cell in row] == [cell.text for cell in head]:
            continue
        if _is_heading(row, len(columns)):
            not_read.append(_row_words(row))
            continue
        begins = MEASURE_TITLE not in columns.values() or _begins(row, columns)
        if begins or not measures:
            measures.append(Measure(new_measure_id()))
        measures[-1], beyond = _with_row(measures[-1], row, {place: fields.get(key) for place, key in columns.items()})
        not_read += beyond
        not_read += [cell.text for place, cell in enumerate(row) if cell.text and columns.get(place) == ""]
    filled = tuple(field for key, field in fields.items() if key in columns.values())
    return ReadTable(tuple(measures), filled, tuple(words for words in not_read if words))


def fills(report: Report, measure_id: MeasureId) -> bool:
    """Whether the measure is a new one, without title and items, so that the first row of a table fills it."""
    measure = report.measure(measure_id)
    return measure is not None and not measure.title and not any(items for _, items in measure.lists())


def with_measures(report: Report, measure_id: MeasureId, measures: Sequence[Measure], *, fill: bool) -> Report:
    """The report with these measures behind that one; where `fill`, the first of them takes its place and its id.

    What the first row leaves empty stays as it is.
    """
    home, old = issue_of(report, measure_id), report.measure(measure_id)
    if home is None or old is None:
        return report
    at = [measure.id for measure in home.measures].index(measure_id) + 1
    new = list(measures)
    if fill and new:
        first = new.pop(0)
        filled = old
        for field in measure_fields(report.columns):
            if (value := field.get(first)) != field.default:
                filled = field.put(filled, value)
        measures_now = tuple(filled if measure.id == measure_id else measure for measure in home.measures)
        issues = tuple(replace(one, measures=measures_now) if one.id == home.id else one for one in report.issues)
        report = replace(report, issues=issues)
    for measure in reversed(new):
        report = insert_measure(report, home.id, at, measure)
    return report


def _filled(row: Row) -> int:
    return sum(bool(cell.lines) for cell in row)


def _field_of(words: str, fields: Mapping[str, Field] = _USUAL_FIELDS) -> str | None:
    """The key of the field whose column has this head: its own heading, or the usual words."""
    squeezed = "".join(words.split())
    own = next((key for key, field in fields.items() if squeezed == "".join(field.title.split())), None)
    if own is not None:
        return own
    if squeezed in _RESULT_HEADS and _RESULTS in fields:
        return _RESULTS
    usual = (key for key, known in _HEAD_WORDS.items() if key in fields and any(one in squeezed for one in known))
    return next(usual, None)


def _head(rows: Sequence[Row], fields: Mapping[str, Field] = _USUAL_FIELDS) -> Row | None:
    """The row with the names of the columns, among the first ones: two known words or more, each of another field."""
    for row in rows[:_HEAD_ROWS]:
        known = {field for cell in row if not cell.is_list and (field := _field_of(cell.text, fields)) is not None}
        short = all(len(line.text) < 80 and line.mark is Mark.NONE for cell in row for line in cell.lines)
        if short and len(known) >= min(_KNOWN_HEADS_MIN, len(row)) and len(known) * 2 >= _filled(row):
            return row
    return None


def _columns(rows: Sequence[Row], head: Row | None, fields: Mapping[str, Field]) -> dict[int, str]:
    """The key of the field of each column by its place; empty for one that is none. Columns of running numbers are left
    out."""
    width = max(len(row) for row in rows)
    known = {place for place, cell in enumerate(head or ()) if _field_of(cell.text, fields) is not None}
    numbers = {place for place in range(width) if place not in known and _is_number_column(rows, head, place)}
    places = [place for place in range(width) if place not in numbers]
    if head is None:
        in_order = list(fields)
        by_place = in_order[: len(places)]
        if (
            in_order == list(_BY_PLACE)
            and len(places) in range(3, len(_BY_PLACE))
            and _is_period_column(rows, places[-1])
        ):
            by_place[-2:] = [_OWNERS, _PERIOD] if len(places) > 3 else [_STEPS, _PERIOD]
        return dict(zip(places, [*by_place, *[""] * len(places)], strict=False))
    columns: dict[int, str] = {}
    for place in places:
        field = _field_of(head[place].text, fields) if place < len(head) else None
        columns[place] = field if field is not None and field not in columns.values() else ""
    return columns


def _is_number_column(rows: Sequence[Row], head: Row | None, place: int) -> bool:
    if head is not None and place < len(head) and "".join(head[place].text.split()) in _NUMBER_HEADS:
        return True
    texts = [row[place].text.strip(".() ") for row in rows if row is not head and place < len(row)]
    return any(texts) and all(text.isdigit() or not text for text in texts)


def _is_period_column(rows: Sequence[Row], place: int) -> bool:
    texts = [row[place].text for row in rows if place < len(row) and row[place].lines]
    return bool(texts) and all(_DAYS.search(text) for text in texts)


def _is_heading(row: Row, width: int) -> bool:
    """Whether the row is the heading of an issue: one filled cell over the columns."""
    filled = [cell for cell in row if cell.lines]
    is_alone = len(filled) == 1 and row[0].lines != ()
    return is_alone and width > 2 and filled[0].text.startswith(("ประเด็น", "มิติ", "ด้าน", "ยุทธศาสตร์", "กลยุทธ์"))


def _begins(row: Row, columns: dict[int, str]) -> bool:
    return any(
        columns.get(place) == MEASURE_TITLE and cell.lines and not cell.is_carried for place, cell in enumerate(row)
    )


def _with_row(measure: Measure, row: Row, columns: Mapping[int, Field | None]) -> tuple[Measure, list[str]]:
    """The measure with the cells of the row, and what of them is beyond the longest text of a field."""
    beyond: list[str] = []

    def fitting(text: str) -> str:
        kept, cut = fitted(text, len(text))
        if cut:
            beyond.append(text[len(kept) :])
        return kept

    for place, cell in enumerate(row):
        field = columns.get(place)
        if cell.lines and field is not None:
            measure = field.put(measure, _with_cell(field, field.get(measure), cell, fitting))
    return measure, beyond


# Any: the value of whatever field it is.
def _with_cell(field: Field, value: Any, cell: Cell, fitting: Callable[[str], str]) -> Any:
    """The value with what a cell adds to it; what reaches down from a row above is no words but for owners and days."""
    match field.kind:
        case Names():
            owners = read_owners(",".join(line.text.replace("\n", ",") for line in cell.lines))
            return tuple(dict.fromkeys((*value, *map(fitting, owners))))
        case Span():
            return read_period(fitting(cell.text)) if value == field.default else value
        case _ if cell.is_carried:
            return value
        case ItemList():
            return value + items_of([replace(line, text=fitting(line.text)) for line in cell.lines])
        case Lines():
            return (*value, *(fitting(line.text) for line in cell.lines))
        case Money():
            return value or read_money(fitting(cell.text))
    first = read_line(cell.text).text if field.key == MEASURE_TITLE else cell.text
    return fitting(f"{value} {cell.text}" if value else first)


def _row_words(row: Row) -> str:
    return " ".join(cell.text for cell in row if cell.lines)
