"""Excel files (.xlsx, .xlsm, .xls): every sheet is a table. Read by `python-calamine`; formulas have the results that
Excel left in the file, and nothing is reckoned."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ita_desktop.domain.limits import OFFICE_CELLS_MAX, OFFICE_EXTENT_MAX
from ita_desktop.errors import FileDamagedError, FileTooLargeError, PasswordNeededError, UnsafePartsError
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Row, Table
from ita_desktop.exchange.reading.compound import stream_of
from ita_desktop.exchange.reading.package import Package, own_columns, package
from ita_desktop.exchange.reading.sheet_decimals import Decimals, column_number, decimals_of, row_number
from ita_desktop.exchange.reading.word import MACROS, OUTSIDE_LINK
from ita_desktop.exchange.rows_read import RowsRead

Value = int | float | str | bool | time | date | datetime | timedelta
Spans = dict[tuple[int, int], tuple[int, int]]
"""How far merged cells reach down and across, by row and column."""

_DOCUMENT_TYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
_FILLED = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\br=["\']([A-Za-z]{1,8})[A-Za-z]*([0-9]{1,8})[^<>/]*>\s*<(?!/)""")
_UNNAMED = re.compile(rb"<(?:\w+:)?c(?=[\s>])(?![^<>]*\sr=)[^<>/]*>\s*<(?!/)")
"""A filled cell without its name: it stands behind the one before it."""
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_ROW_NUMBER = re.compile(rb"""\s[^<>]*?\br=["\']([0-9]{1,8})""")
_PANIC = "pyo3_runtime"
"""Whence the error is that a library in Rust gives up with. It is no Exception, and no module that can be imported."""

_FILE_PASS = 0x2F
_RECORDS_LOOKED_AT = 8
_MERGED_MAX = 100_000


def read_new_sheets(stream: BinaryIO, path: Path, rows: RowsRead | None = None) -> Contents:
    """What stands in a zipped Excel file; `rows` counts those that were read. Raises FileRefusedError subclasses."""
    rows = rows or RowsRead()
    with package(stream, path) as parts:
        rows.expect(_look_through(parts, path))
        macros = sum(name.endswith("vbaProject.bin") for name in parts.names)
        links = sum(name.startswith("xl/externalLinks/") and name.endswith(".xml") for name in parts.names)
        columns = own_columns(parts)
        decimals = decimals_of(parts) if columns else {}
    stream.seek(0)
    return replace(_read(stream, path, Counter({MACROS: macros, OUTSIDE_LINK: links}), rows, decimals), columns=columns)


def read_old_sheets(stream: BinaryIO, path: Path, rows: RowsRead | None = None, *, streams: frozenset[str]) -> Contents:
    """What stands in a binary Excel file, by the names of its streams; `rows` counts those that were read. Raises
    FileRefusedError subclasses."""
    if _has_password(stream_of(path, "Workbook" if "Workbook" in streams else "Book")):
        raise PasswordNeededError(path, "workbook")
    seen = Counter({MACROS: sum(name.endswith("_VBA_PROJECT_CUR") for name in streams)})
    return _read(stream, path, seen, rows or RowsRead(), {})


def _has_password(workbook: bytes) -> bool:
    """Whether one of the first records of a binary workbook begins its encryption (MS-XLS 2.4.117)."""
    at = 0
    for _ in range(_RECORDS_LOOKED_AT):
        kind, size = (int.from_bytes(workbook[place : place + 2], "little") for place in (at, at + 2))
        if kind == _FILE_PASS:
            return True
        at += 4 + size
    return False


def _look_through(parts: Package, path: Path) -> int:
    """How many rows the sheets have. Refuses what the library would choke on: a document type, and a sheet whose cells
    lie too far from each other."""
    rows = 0
    for name in parts.names:
        if not name.endswith((".xml", ".rels")):
            continue
        data = parts.read(name)
        if _DOCUMENT_TYPE.search(data[:4096]) is not None:
            raise UnsafePartsError(path, "a document type")
        if name.startswith("xl/worksheets/"):
            _look_at_extent(data, path)
            rows += sum(1 for _ in _ROW.finditer(data))
    return rows


def _look_at_extent(sheet: bytes, path: Path) -> None:
    rows, columns = Counter[bytes](), Counter[bytes]()
    for found in _FILLED.finditer(sheet):
        columns[found[1].upper()] += 1
        rows[found[2]] += 1
    if columns.total() > OFFICE_CELLS_MAX:
        raise FileTooLargeError(path, "too many cells")
    last = row_number(max(((len(row), row) for row in rows), default=(1, b"1"))[1])
    widest = column_number(max(((len(column), column) for column in columns), default=(1, b"A"))[1])
    if _UNNAMED.search(sheet) is not None:
        for begun, end in pairwise((*(found.end() - 1 for found in _ROW.finditer(sheet)), len(sheet))):
            number = _ROW_NUMBER.match(sheet, begun)
            last = max(last, row_number(number[1]) if number is not None else 1)
            widest = max(widest, sum(1 for _ in _UNNAMED.finditer(sheet, begun, end)))
    if last * widest > OFFICE_EXTENT_MAX:
        raise FileTooLargeError(path, "cells too far from each other")


def _read(
    stream: BinaryIO, path: Path, seen: Counter[str], rows: RowsRead, decimals: Mapping[str, Decimals]
) -> Contents:
    try:
        with CalamineWorkbook.from_filelike(stream) as workbook:
            tables = tuple(_Sheets(path, seen, rows, decimals).tables(workbook))
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise FileDamagedError(path, f"{type(error).__name__}: {error}") from error
    except BaseException as error:
        if type(error).__module__ != _PANIC:
            raise
        raise FileDamagedError(path, f"panic: {error}") from error
    return Contents(tables, seen=+seen)


class _Sheets:
    """Owner of how many cells were read."""

    def __init__(self, path: Path, seen: Counter[str], rows: RowsRead, decimals: Mapping[str, Decimals]) -> None:
        self._path = path
        self._decimals = decimals
        self._rows = rows
        self._seen = seen
        self._cells = 0

    def tables(self, workbook: CalamineWorkbook) -> Iterator[Table]:
        for sheet in workbook.sheets_metadata:
            if sheet.typ is not SheetTypeEnum.WorkSheet:
                self._seen["sheet without cells (left out)"] += 1
            elif sheet.visible is not SheetVisibleEnum.Visible:
                self._seen["hidden sheet (left out)"] += 1
            else:
                table = self._table(workbook.get_sheet_by_name(sheet.name), sheet.name)
                if table.rows:
                    self._seen["table"] += 1
                    yield table

    def _table(self, sheet: CalamineSheet, name: str) -> Table:
        spans, covered = _merged(sheet)
        decimals = self._decimals.get(name, {})
        rows: list[Row] = []
        for at, values in enumerate(self._values(sheet)):
            cells = []
            for column, value in enumerate(values):
                if value == "" or (at, column) in covered:
                    continue
                self._cells += 1
                if self._cells > OFFICE_CELLS_MAX:
                    raise FileTooLargeError(self._path, "too many cells")
                down, across = spans.get((at, column), (1, 1))
                text, kind = _as_text(value, decimals.get((at, column), 0))
                cells.append(Cell(column, (Paragraph(text),), across, down, kind))
            rows.append(Row(tuple(cells)))
            self._rows.one()
        while rows and not rows[-1].cells:
            rows.pop()
        columns = max((cell.column + 1 for row in rows for cell in row.cells), default=0)
        return Table(tuple(rows), columns, name)

    def _values(self, sheet: CalamineSheet) -> Iterator[list[Value]]:
        """The values of each row from the first row and column of the sheet on."""
        start, end = sheet.start, sheet.end
        if start is None or end is None:
            return
        if (end[0] + 1) * (end[1] + 1) > OFFICE_EXTENT_MAX:
            raise FileTooLargeError(self._path, "cells too far from each other")
        for values in sheet.to_python(skip_empty_area=False):
            yield list(values)


def _merged(sheet: CalamineSheet) -> tuple[Spans, set[tuple[int, int]]]:
    """Where merged cells begin and how far they reach, and the cells that they cover."""
    spans: Spans = {}
    covered: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        spans[top, left] = (bottom - top + 1, right - left + 1)
        if len(covered) + (bottom - top + 1) * (right - left + 1) <= _MERGED_MAX:
            covered |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
            covered.discard((top, left))
    return spans, covered


def _as_text(value: Value, decimals: int = 0) -> tuple[str, str]:
    """The value as a text, and of what kind it is. A number has as many decimals, unless it is none with so few; a date
    is as Excel has it, in the Christian era."""
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), "boolean"
    if isinstance(value, int | float):
        if decimals and round(value, decimals) == value:
            return f"{value:.{decimals}f}", "number"
        return (f"{value:.0f}" if value == value // 1 else repr(value)), "number"
    if isinstance(value, datetime):
        return value.isoformat(), "date"
    if isinstance(value, date):
        return datetime.combine(value, time()).isoformat(), "date"
    if isinstance(value, time | timedelta):
        return str(value), "time"
    return value, "text"
