"""A CSV file is read by Excel as Thai, and none of its texts as a formula."""

import csv
from io import StringIO

import pytest

from ita_desktop.domain.report.report import Report
from ita_desktop.exchange.writing.comma_values import csv_file
from ita_desktop.exchange.writing.sheet_rows import item_rows
from tests.exchange.writing.test_excel import FORMULAS, a_report_of
from tests.support.reports import ODD_TEXTS


def rows_of(report: Report) -> list[list[str]]:
    return list(csv.reader(StringIO(csv_file(report).decode("utf-8-sig"), newline="")))


def test_the_file_begins_with_a_byte_order_mark_and_lines_end_as_those_of_windows() -> None:
    data = csv_file(a_report_of("ก"))

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_every_text_comes_back_lines_commas_and_quotes_included() -> None:
    report = a_report_of(*(text for text in ODD_TEXTS if text), 'กล่าวว่า "พอใจ", จบ')

    assert rows_of(report) == [[str(value) for value in row] for row in item_rows(report)]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_begins_with_an_apostrophe(text: str) -> None:
    assert rows_of(a_report_of(text))[1][7] == f"'{text}"
