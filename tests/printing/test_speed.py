"""How much work a layout is: steps are counted, so that a busy machine changes nothing."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from ita_desktop.domain.report.edits import copy_of_measure, set_items
from ita_desktop.domain.report.lists import with_text
from ita_desktop.domain.report.report import ListName, Report
from ita_desktop.printing.build import LayoutCache, build_report, lay_out
from tests.printing.conftest import CREATED
from tests.support.growth import steps


def repeated(report: Report, times: int) -> Report:
    issues = (
        replace(issue, measures=tuple(copy_of_measure(measure) for _ in range(times) for measure in issue.measures))
        for issue in report.issues
    )
    return replace(report, issues=tuple(issues))


def edited(report: Report, measure: int) -> Report:
    """With another text in one item of the measure of its first issue."""
    found = report.issues[0].measures[measure]
    return set_items(report, found.id, ListName.STEPS, with_text(found.steps, 0, "แก้ไขแล้ว"))


def laid_out(report: Report, cache: LayoutCache) -> Callable[[], object]:
    return lambda: lay_out(report, cache)


def test_a_new_layout_after_one_edit_costs_at_most_a_third_of_a_cold_one(sample: Report) -> None:
    lay_out(sample)  # what is made at the first time is no part of either
    cache = LayoutCache()

    cold = steps(laid_out(sample, cache))

    assert steps(laid_out(edited(sample, 1), cache)) <= cold / 3


def test_an_edit_of_a_600_measure_report_costs_no_more_than_the_first_layout_of_six_measures(sample: Report) -> None:
    report = repeated(sample, 100)
    cache = LayoutCache()
    lay_out(report, cache)

    edit = steps(laid_out(edited(report, 300), cache))

    assert edit <= steps(laid_out(sample, LayoutCache()))


def test_ten_times_the_measures_cost_at_most_ten_and_a_half_times_the_work(sample: Report) -> None:
    few, many = repeated(sample, 2), repeated(sample, 20)
    build_report(few, BytesIO(), CREATED)

    first = steps(lambda: build_report(few, BytesIO(), CREATED))

    assert steps(lambda: build_report(many, BytesIO(), CREATED)) <= 10.5 * first


def test_what_prints_loads_neither_checks_nor_files_nor_the_window() -> None:
    code = "import sys, ita_desktop.printing.build; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)

    loaded = set(run.stdout.split())
    assert "reportlab.pdfbase.pdfdoc" in loaded
    others = ("ita_desktop.domain.checks", "ita_desktop.spelling.slips", "ita_desktop.storage", "sqlalchemy", "PySide6")
    assert loaded.isdisjoint(others)
