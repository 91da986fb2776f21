"""The widths of the columns, wherever they stand: fitted, chosen, or some of them."""

from dataclasses import replace

import pytest

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS
from ita_desktop.domain.report.paper_settings import USUAL_COLUMNS
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.table.widths import Widths, chosen_widths, with_widths
from tests.support.column_sets import EVERY_KIND
from tests.support.reports import a_report

OTHERS = (50, 40, 63, 57, 23, 38)


def chosen(report: Report) -> Widths:
    return chosen_widths(report.paper, report.columns)


@pytest.mark.parametrize("before", [USUAL_COLUMNS, OTHERS, ()])
@pytest.mark.parametrize(
    "widths", [USUAL_COLUMNS, OTHERS, (None,) * 6, (43, None, 63, None, 23, 25), (None, *OTHERS[1:])]
)
def test_widths_of_the_default_columns_are_those_that_were_chosen(before: tuple[int, ...], widths: Widths) -> None:
    report = a_report()
    report = replace(report, paper=replace(report.paper, columns=before))

    changed = with_widths(report, widths)

    assert chosen(changed) == widths
    assert (changed.columns == DEFAULT_COLUMNS) == (None not in widths or not any(widths))
    assert with_widths(changed, chosen(report)) == report


def test_any_other_columns_have_widths_of_their_own() -> None:
    report = replace(a_report(), columns=EVERY_KIND)
    widths = (*range(20, 31), None)

    changed = with_widths(report, widths)

    assert chosen(changed) == widths
    assert changed.paper is not None and changed.paper == report.paper


def test_widths_of_other_columns_than_there_are_change_nothing() -> None:
    report = a_report()

    assert with_widths(report, (20, 30)) is report
    assert with_widths(report, USUAL_COLUMNS) is report
