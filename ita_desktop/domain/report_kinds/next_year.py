"""The report of the next year as its kind knows it: the round that asks for it, and the number of its item there."""

from dataclasses import replace

from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report_kinds.report_kind import ReportKind
from ita_desktop.domain.rolling.roll_over import NewYear, year_after
from ita_desktop.domain.thai.digits_and_years import to_arabic_digits


def year_after_of(kind: ReportKind | None, report: Report, fiscal_year: int | None = None) -> NewYear:
    """What the report for that year (without one: the year after) is for. Without a kind the round is as much later as
    the year is, and the item stays."""
    new = year_after(report, fiscal_year)
    if kind is None:
        return new
    if kind.year_of(report.ita_round) == report.fiscal_year and new.fiscal_year != report.fiscal_year:
        new = replace(new, ita_round=kind.round_of(new.fiscal_year))
    return replace(new, oit_item=item_in(kind, report, new.ita_round))


def item_in(kind: ReportKind | None, report: Report, round_: int) -> str:
    """What that round calls the report. A number that the kind does not have is the agency's own, and stays."""
    now = to_arabic_digits(report.oit_item).strip().upper()
    found = kind.item_in(round_) if kind is not None and round_ != report.ita_round else None
    is_of_kind = kind is not None and now in {one.item.upper() for one in kind.items}
    return found.item if found is not None and is_of_kind else report.oit_item
