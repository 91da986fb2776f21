"""What is still to be filled in, in the order of the paper."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.report.address import describe
from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.domain.report.report import Agency, ListName, Measure, Report, Signer, TextPeriod
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports


def findings(report: Report) -> list[tuple[str, str]]:
    """The field and the sentence of each finding."""
    return [(problem.address.field, problem.message) for problem in missing(report)]


def fields(report: Report) -> list[str]:
    return [field for field, _ in findings(report)]


def test_a_whole_report_misses_nothing() -> None:
    assert missing(a_report()) == ()


def test_an_empty_cover_misses_its_title_name_and_places() -> None:
    report = replace(a_report(title=" "), agency=Agency())

    assert fields(report) == ["title", "agency.name", "agency.province", "agency.district", "agency.subdistrict"]


@pytest.mark.parametrize(
    ("measure", "field"),
    [
        (a_measure(title="\n "), "measure.title"),
        (a_measure(steps=()), "measure.steps"),
        (a_measure(results=()), "measure.results"),
        (a_measure(outcomes=()), "measure.outcomes"),
        (a_measure(owners=()), "measure.owners"),
        (a_measure(owners=("", " ")), "measure.owners"),
        (a_measure(period=TextPeriod()), "measure.period"),
    ],
)
def test_whatever_a_measure_lacks_is_found_at_its_place(measure: Measure, field: str) -> None:
    report = a_report(an_issue(a_measure(), measure))

    (problem,) = missing(report)

    assert problem.address.field == field
    assert problem.address.measure == measure.id
    assert describe(report, problem.address).startswith("มาตรการ ๒ ")


def test_a_period_in_words_is_a_period() -> None:
    assert missing(a_report(an_issue(a_measure(period=TextPeriod("ตลอดปีงบประมาณ"))))) == ()


@pytest.mark.parametrize("name", ListName)
def test_an_empty_item_is_found_where_it_stands(name: ListName) -> None:
    empty = an_item(" ")
    measure = a_measure().with_items(name, (an_item(), empty))

    (problem,) = missing(a_report(an_issue(measure)))

    assert problem.address.item == empty.id
    assert problem.address.field == f"measure.{name}"


def test_a_report_without_measures_says_how_to_begin() -> None:
    report = a_report(an_issue(), an_issue(number=2))

    assert findings(report) == [("issues", "ยังไม่มีมาตรการในรายงาน กด “เพิ่มมาตรการ” เพื่อเริ่ม")]


def test_an_issue_without_a_title_is_found() -> None:
    assert fields(a_report(an_issue(a_measure(), title=""))) == ["issue.title"]


def test_signers_without_name_or_position_are_found() -> None:
    report = replace(a_report(), signers=(Signer("ผู้รายงาน", "", ("ปลัด",)), Signer("ผู้อนุมัติ", "นายก ใจดี", ("",))))

    assert fields(report) == ["signer.name", "signer.positions"]
    assert [problem.address.signer for problem in missing(report)] == [0, 1]
    assert fields(replace(report, signers=())) == ["signers"]


def test_a_new_report_asks_for_the_cover_a_measure_and_the_signers() -> None:
    report = new_report(date(2025, 1, 5))

    assert set(fields(report)) == {
        *("agency.name", "agency.province", "agency.district", "agency.subdistrict"),
        *("issues", "signer.name", "signer.positions"),
    }


@given(reports())
def test_every_finding_has_a_known_field_a_place_in_words_and_a_sentence(report: Report) -> None:
    for problem in missing(report):
        assert problem.address.field in FIELDS
        assert describe(report, problem.address)
        assert "\t" not in problem.message
        assert "\n" not in problem.message
