"""Speed that does not depend on the machine: ratios, in processor time of this process."""

import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest

from ita_desktop.domain.report.edits import copy_of_measure, set_items
from ita_desktop.domain.report.lists import with_text
from ita_desktop.domain.report.report import ListName, Report
from ita_desktop.printing.build import LayoutCache, build_report, lay_out
from tests.printing.conftest import CREATED


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least processor time of several runs."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def repeated(report: Report, times: int) -> Report:
    issues = (
        replace(issue, measures=tuple(copy_of_measure(measure) for _ in range(times) for measure in issue.measures))
        for issue in report.issues
    )
    return replace(report, issues=tuple(issues))


def test_a_new_layout_after_one_edit_costs_at_most_a_third_of_a_cold_one(sample: Report) -> None:
    cache = LayoutCache()
    lay_out(sample, cache)
    measure = sample.issues[0].measures[1]
    edits = iter(
        set_items(sample, measure.id, ListName.STEPS, with_text(measure.steps, 0, f"{measure.steps[0].text} {number}"))
        for number in range(100)
    )

    cold = seconds(lambda: lay_out(sample))
    warm = seconds(lambda: lay_out(next(edits), cache), times=5)

    assert warm <= cold / 3


def test_an_edit_of_a_600_measure_report_is_laid_out_in_well_under_a_second(sample: Report) -> None:
    report = repeated(sample, 100)
    cache = LayoutCache()
    lay_out(report, cache)
    measure = report.issues[0].measures[300]
    edited = set_items(report, measure.id, ListName.STEPS, with_text(measure.steps, 0, "แก้ไขแล้ว"))

    start = time.process_time()
    lay_out(edited, cache)

    assert time.process_time() - start < 0.4


@pytest.mark.slow
def test_ten_times_the_measures_cost_at_most_ten_and_a_half_times_the_time(sample: Report) -> None:
    ten, hundred = repeated(sample, 10), repeated(sample, 100)

    assert seconds(lambda: build_report(hundred, BytesIO(), CREATED)) <= 10.5 * seconds(
        lambda: build_report(ten, BytesIO(), CREATED)
    )
