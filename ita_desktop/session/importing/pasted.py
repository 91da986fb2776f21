"""A table on the clipboard: whether it is one of measures, and what it holds, read as those of office files are.

Without a head its columns go by their places in the table of the report, running numbers left out.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from itertools import chain, islice

from ita_desktop.domain.limits import PASTE_MAX_ITEMS, PASTE_MAX_TAGS
from ita_desktop.domain.report.admission import fitted
from ita_desktop.domain.report.columns import DEFAULT_KEYS, Columns
from ita_desktop.domain.report.fields import Field, measure_fields
from ita_desktop.domain.report.periods import period_as_typed
from ita_desktop.domain.report.report import DatePeriod, Measure, Report
from ita_desktop.errors import FileTooLargeError
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Row, Table, columns_of
from ita_desktop.exchange.items import PARAGRAPH, items_of
from ita_desktop.exchange.reading.web_page import BEYOND, read_copied
from ita_desktop.exchange.tables.cells import lines_in
from ita_desktop.exchange.tables.grid import GridRow, Slot, cleaned_paragraphs, filled, grid_of
from ita_desktop.exchange.tables.heads import NUMBER, OTHER, OWNERS, PERIOD, STEPS, head_of, role_of_name
from ita_desktop.exchange.tables.measures import Choices, Place, ReadTables, Reason, read_tables
from ita_desktop.exchange.tables.rows import RowKind

__all__ = ["Contents", "PastedTable", "is_page_with_table", "read_table", "table_of_html", "table_of_text"]

_COLUMNS_MIN = 5
"""Columns from which a table without a head is the old one."""

_HEADS_OF_PAGE, _LINES_OF_PAGE, _HEAD_MAX_LENGTH = 4, 10, 45
"""A text of so many lines, of which so many short ones have words of different heads, is a page with a table."""

_HEADS_WITHIN = 2_000
"""Lines from the start of a text that may be heads: some forty pages."""


@dataclass(frozen=True, slots=True)
class PastedTable:
    """What a pasted table holds: its measures, the fields that it fills in, and the words that are in no measure.

    `is_cut`: there are more rows than one paste reads.
    """

    measures: tuple[Measure, ...]
    fields: tuple[Field, ...]
    not_read: tuple[str, ...]
    is_cut: bool = False


def table_of_html(html: str) -> Contents | None:
    """What this HTML holds; None if it is no table of measures, but a list."""
    if "<tr" not in html and "<TR" not in html:
        return None
    try:
        contents = read_copied(html, PASTE_MAX_ITEMS)
    except FileTooLargeError:
        return None
    return contents if _is_of_measures(contents) else None


def table_of_text(text: str) -> Contents | None:
    """What a text with tabs between its cells holds, as spreadsheets write it; None if it is no table of measures."""
    if "\t" not in text:
        return None
    values = csv.reader(StringIO(text, newline=""), delimiter="\t")
    try:
        rows = tuple(map(_row, islice(values, PASTE_MAX_ITEMS)))
        seen = Counter({BEYOND: sum(map(len, next(values, ())))})
    except csv.Error:  # a cell beyond what it reads
        return None
    contents = Contents((Table(rows, columns_of(rows)),), seen=seen)
    return contents if _is_of_measures(contents) else None


def is_page_with_table(text: str) -> bool:
    """Whether it is the text of a whole page of the old table, as viewers of PDF copy it: without its cells."""
    lines = text.split("\n")
    heads = {role_of_name(line) for line in lines[:_HEADS_WITHIN] if len(line) <= _HEAD_MAX_LENGTH}
    return len(lines) >= _LINES_OF_PAGE and len(heads - {None, NUMBER, OTHER}) >= _HEADS_OF_PAGE


def read_table(contents: Contents, report: Report) -> PastedTable:
    """The measures in a table, with new ids, for that report."""
    contents = replace(contents, columns=report.columns)
    choices = Choices(columns=report.columns, is_picked=True)
    read = read_tables(contents, report.fiscal_year, choices)
    if not read.tables:
        roles = _roles_by_place(contents, report.columns, report.fiscal_year)
        read = read_tables(contents, report.fiscal_year, replace(choices, roles=roles))
    roles_read = {role for table in read.tables for role in table.roles}
    fields = tuple(field for field in measure_fields(report.columns) if field.attribute in roles_read)
    measures = (measure for issue in read.issues for measure in issue.measures)
    filled_in = tuple(one for one in measures if any(field.get(one) != field.default for field in fields))
    outside = (paragraph.text for paragraph in contents.outside)
    not_read = (*outside, *_not_read(contents, read))
    return PastedTable(filled_in, fields, not_read, is_cut=contents.seen[BEYOND] > 0)


def _row(values: Sequence[str]) -> Row:
    return Row(tuple(Cell(column, (Paragraph(value),)) for column, value in enumerate(values)))


def _is_of_measures(contents: Contents) -> bool:
    """Whether these are no list: they have the head or width of the old table, or a list in one of several cells."""
    if sum(len(table.rows) * table.columns for table in contents.tables) > PASTE_MAX_TAGS:
        return False
    grids = [grid_of(table) for table in contents.tables]
    rows = (row for grid in grids for row in grid if len(filled(row)) > 1)
    if (first := next(rows, None)) is None:
        return False
    return (
        any(table.columns >= _COLUMNS_MIN for table in contents.tables)
        or any(head_of(grid, [False] * len(grid), None, is_picked=True) for grid in grids if grid)
        or any(_has_list(slot) for row in chain((first,), rows) for slot in row)
    )


def _has_list(slot: Slot) -> bool:
    return sum(item.kind != PARAGRAPH for item in items_of(cleaned_paragraphs(slot.cell))) > 1


def _roles_by_place(contents: Contents, columns: Columns, fiscal_year: int) -> dict[tuple[int, int], str]:
    """The role of each column of the widest tables."""
    width = max(table.columns for table in contents.tables)
    tables = [index for index, table in enumerate(contents.tables) if table.columns == width]
    rows = [row for index in tables for row in grid_of(contents.tables[index])]
    numbers = [column for column in range(width) if _are_numbers(rows, column)]
    places = [column for column in range(width) if column not in numbers]
    keys = tuple(column.key for column in columns)
    roles = list(keys[: len(places)])
    is_part = keys == DEFAULT_KEYS and len(places) in range(3, len(keys))
    if is_part and any(_is_period(row[places[-1]], fiscal_year) for row in rows):
        roles[-2:] = [OWNERS, PERIOD] if len(places) > 3 else [STEPS, PERIOD]
    by_column = dict.fromkeys(numbers, NUMBER) | dict(zip(places, roles, strict=False))
    return {(index, column): role for index in tables for column, role in by_column.items()}


def _are_numbers(rows: Sequence[GridRow], column: int) -> bool:
    words = [words for row in rows if (words := row[column].words)]
    return bool(words) and all(map(_is_number, words))


def _is_number(words: str) -> bool:
    return words.strip(".() ").isdigit()


def _is_period(slot: Slot, fiscal_year: int) -> bool:
    return isinstance(period_as_typed(slot.words, fiscal_year), DatePeriod)


def _not_read(contents: Contents, read: ReadTables) -> Iterator[str]:
    """The words that are in no measure. Heads are none of them, nor are running numbers."""
    known = {table.table: table for table in read.tables}
    too_long = {note.place: note.words for note in read.notes if note.reason is Reason.TOO_LONG}
    for index, table in enumerate(contents.tables):
        found = known.get(index)
        for at, row in enumerate(grid_of(table)):
            kind = found.rows[at] if found is not None else RowKind.BLANK
            if found is None or kind not in (RowKind.BEGINS, RowKind.GOES_ON, RowKind.HEAD):
                words = " ".join(slot.words for _, slot in filled(row))
                yield from [words] if words else []
            elif kind is not RowKind.HEAD:
                for column, slot in filled(row):
                    role = found.roles[column]
                    if role == OTHER or (role == NUMBER and not _is_number(slot.words)):
                        yield slot.words
                    elif words := too_long.get(Place(index, at, column), ""):
                        yield from _beyond(slot) or [words]


def _beyond(slot: Slot) -> list[str]:
    """What of the lines of a cell is beyond the longest text of a field."""
    lines = lines_in(slot.cell)
    return [line[len(kept) :] for line in lines if (kept := fitted(line, len(line))[0]) != line]
