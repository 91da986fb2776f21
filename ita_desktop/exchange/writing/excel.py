"""A report as an Excel file (.xlsx) of two sheets: a row an item, and a row a measure."""

from ita_desktop.domain.report.report import Report
from ita_desktop.exchange.own_sheets import SHEET_NAMES
from ita_desktop.exchange.writing.package import about_report
from ita_desktop.exchange.writing.sheet_rows import item_rows, item_widths, measure_rows, measure_widths
from ita_desktop.exchange.writing.workbook import Sheet, workbook


def excel_file(report: Report) -> bytes:
    """The bytes of the file. Equal reports give equal bytes."""
    items, measures = SHEET_NAMES
    sheets = (
        Sheet(items, item_rows(report), item_widths(report)),
        Sheet(measures, measure_rows(report), measure_widths(report)),
    )
    return workbook(sheets, about_report(report))
