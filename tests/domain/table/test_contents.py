"""What stands in a column, as it is shown before the column is removed."""

from dataclasses import replace

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, DEFAULT_KEYS, Column, ColumnKind
from ita_desktop.domain.report.report import Amount, TextPeriod
from ita_desktop.domain.table.contents import Contents, contents
from tests.support.reports import a_measure, a_report, an_issue

BUDGET = Column("budget", "งบประมาณ (บาท)", ColumnKind.MONEY)
STEPS, PERIOD = DEFAULT_KEYS[1], DEFAULT_KEYS[5]


def test_it_is_counted_and_its_first_texts_are_shown() -> None:
    measures = [a_measure().with_value("budget", Amount(f"{number}000")) for number in range(1, 6)]
    report = replace(a_report(an_issue(a_measure(), *measures)), columns=(*DEFAULT_COLUMNS, BUDGET))

    assert contents(report, "budget") == Contents(5, ("๑,๐๐๐", "๒,๐๐๐", "๓,๐๐๐"))


def test_a_list_shows_its_first_text_and_nothing_is_nothing() -> None:
    measure = replace(a_measure(), period=TextPeriod(""))
    report = a_report(an_issue(measure))

    assert contents(report, STEPS) == Contents(1, (measure.steps[0].text,))
    assert contents(report, PERIOD) == Contents(0, ())
    assert contents(report, "ไม่มี") == Contents(0, ())
