"""A report as a CSV file, a row an item: UTF-8 with a byte order mark, without which Excel does not read Thai.

RFC 4180. A text that a program of sheets would take for a formula begins with an apostrophe: CSV has no types, so that
nothing else keeps it a text.
"""

import csv
from collections.abc import Iterable
from io import BytesIO, TextIOWrapper
from typing import BinaryIO

from ita_desktop.domain.report.report import Report
from ita_desktop.exchange.own_sheets import begins_a_formula
from ita_desktop.exchange.writing.sheet_rows import Row, Value, item_rows


def csv_file(report: Report) -> bytes:
    """The bytes of the file."""
    target = BytesIO()
    write_comma_values(item_rows(report), target)
    return target.getvalue()


def write_comma_values(rows: Iterable[Row], target: BinaryIO) -> None:
    """Write a file with these rows, the head among them, as they come."""
    text = TextIOWrapper(target, "utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_harmless(value) for value in row])
    text.detach()


def _harmless(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and begins_a_formula(value) else value
