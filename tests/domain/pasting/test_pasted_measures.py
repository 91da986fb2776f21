"""Measures of a pasted table go into the report: behind the one in which they were pasted, or into it."""

from dataclasses import replace

from ita_desktop.domain.pasting.pasted_measures import fills, with_measures
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.report import Amount, Measure, TextPeriod
from tests.support.column_sets import SETS
from tests.support.reports import a_measure, a_report, an_issue

FIRST, SECOND = Measure(MeasureId("n1"), title="ซ่อมถนน"), Measure(MeasureId("n2"), title="อบรมจริยธรรม")


def test_the_first_row_fills_the_measure_and_the_others_stand_behind_it() -> None:
    report = a_report()
    home = report.issues[0]
    here = home.measures[0]

    filled = with_measures(report, here.id, (FIRST, SECOND), fill=True).issues[0].measures
    added = with_measures(report, here.id, (FIRST, SECOND), fill=False).issues[0].measures

    assert (filled[0].id, filled[0].title, filled[1]) == (here.id, FIRST.title, SECOND)
    assert filled[2:] == home.measures[1:]
    assert added == (here, FIRST, SECOND, *home.measures[1:])


def test_what_the_row_leaves_empty_stays_and_only_an_empty_measure_is_filled_unasked() -> None:
    report = a_report()
    here = report.issues[0].measures[0]
    half = a_measure()

    made = with_measures(report, here.id, (FIRST,), fill=True).issues[0].measures[0]

    assert (made.title, made.steps, made.period) == ("ซ่อมถนน", here.steps, here.period)
    assert not fills(report, here.id)
    assert not fills(report, half.id)


def test_a_row_fills_every_column_of_a_new_measure_and_leaves_what_it_has_not() -> None:
    here = Measure(MeasureId("m1"), period=TextPeriod("ตลอดปี")).with_value("note", "เดิม")
    report = replace(a_report(an_issue(here)), columns=SETS["plan_budget"])
    first = Measure(MeasureId("n1"), title="อบรม").with_value("budget", Amount("12000"))

    filled = with_measures(report, here.id, (first,), fill=True).issues[0].measures[0]

    assert (filled.id, filled.title, filled.period) == (here.id, "อบรม", TextPeriod("ตลอดปี"))
    assert filled.values == (("budget", Amount("12000")), ("note", "เดิม"))
