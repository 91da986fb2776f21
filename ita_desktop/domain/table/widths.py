"""How wide the columns are to be: of the default ones a setting of the paper, of any others what each has."""

from dataclasses import replace

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Columns
from ita_desktop.domain.report.edits import set_columns, with_columns
from ita_desktop.domain.report.paper_settings import USUAL_COLUMNS, PaperSettings
from ita_desktop.domain.report.report import Report

Widths = tuple[int | None, ...]
"""Of columns in their order, in mm; None for one that is fitted to the text."""


def chosen_widths(paper: PaperSettings, columns: Columns) -> Widths:
    """The widths of those columns that the user chose."""
    if columns == DEFAULT_COLUMNS:
        return paper.columns or (None,) * len(columns)
    return tuple(column.width for column in columns)


def with_widths(report: Report, widths: Widths) -> Report:
    """The report with those widths of its columns."""
    columns = report.columns
    if widths == chosen_widths(report.paper, columns) or len(widths) != len(columns):
        return report
    given = tuple(width for width in widths if width is not None)
    made = tuple(replace(column, width=width) for column, width in zip(columns, widths, strict=True))
    if columns != DEFAULT_COLUMNS:
        return set_columns(report, made)
    if len(given) in (0, len(columns)):
        return replace(report, paper=replace(report.paper, columns=given))
    return replace(with_columns(report, made), paper=replace(report.paper, columns=USUAL_COLUMNS))
