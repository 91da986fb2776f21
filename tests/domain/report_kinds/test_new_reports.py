"""New reports of a kind: years, rounds and items; and the report on a plan."""

from dataclasses import replace
from datetime import date

import pytest

from ita_desktop.domain.checks.at_once import AT_ONCE
from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Column, ColumnKind
from ita_desktop.domain.report.report import Coverage, Signer
from ita_desktop.domain.report_kinds.new_reports import new_of_kind, report_on_plan, usual_year
from ita_desktop.domain.report_kinds.report_kind import OitItem, ReportKind, Standing, YearOffset
from ita_desktop.exchange.json_report import read_json, write_json
from ita_desktop.exchange.report_kinds.kind_files import KindsAtHand, kinds_at_hand
from tests.journeys.test_any_table import filled
from tests.support.certain import the
from tests.support.column_sets import SETS

KINDS = kinds_at_hand()
REPORT = KINDS.all[0]
LAST_YEARS = ReportKind("a", "ก", "ก", years=(YearOffset(2569, -1),))


@pytest.mark.parametrize("day", [date(2025, 10, 1), date(2026, 11, 29), date(2035, 1, 5), date(9999, 1, 1)])
def test_the_first_kind_makes_the_report_that_has_always_been_made(day: date) -> None:
    made = new_of_kind(REPORT, usual_year(REPORT, day))

    assert made == new_report(day)
    assert made.columns is DEFAULT_COLUMNS


@pytest.mark.parametrize("kind", KINDS.all, ids=lambda kind: kind.key)
def test_a_report_of_every_kind_can_be_made_checked_and_exported(kind: ReportKind) -> None:
    report = new_of_kind(kind, 2568)

    assert [issue.title for issue in report.issues] == list(kind.issues or [""])
    assert all(issue.has_heading for issue in report.issues) == bool(kind.issues)
    assert (report.title, report.columns, report.signers) == (kind.title, kind.columns, kind.signers)
    assert KINDS.of_report(report) == kind
    assert [problem for check in AT_ONCE for problem in check(report)]
    assert read_json(write_json(report))[0] == report


@pytest.mark.parametrize(("round_", "year"), [(2566, 2566), (2568, 2568), (2569, 2568), (2575, 2574)])
def test_a_round_asks_for_its_own_year_and_later_for_the_year_before(round_: int, year: int) -> None:
    assert LAST_YEARS.year_of(round_) == year


@pytest.mark.parametrize(("year", "round_"), [(2566, 2566), (2567, 2567), (2568, 2569), (2569, 2570), (3000, 3000)])
def test_a_report_on_a_year_is_for_the_last_round_that_asks_for_it(year: int, round_: int) -> None:
    assert LAST_YEARS.round_of(year) == round_
    assert new_of_kind(LAST_YEARS, year).ita_round == round_


def test_a_plan_is_for_the_round_of_its_own_year() -> None:
    plan = the(KINDS.of_key("plan"))

    report = new_of_kind(plan, usual_year(plan, date(2025, 10, 1)))

    assert (report.fiscal_year, report.ita_round, report.oit_item) == (2569, 2569, "O25")


@pytest.mark.parametrize(
    ("round_", "item"),
    [
        (2563, None),
        (2566, OitItem(2566, "O43")),
        (2568, OitItem(2568, "O28", Standing.UNCONFIRMED)),
        (2569, OitItem(2569, "O26")),
        (2570, OitItem(2569, "O26", Standing.UNCONFIRMED)),
    ],
)
def test_an_item_that_is_not_known_is_that_of_the_last_round_but_unsure(round_: int, item: OitItem | None) -> None:
    assert REPORT.item_in(round_) == item


def test_a_report_on_a_part_of_the_year_says_so() -> None:
    half, quarter = new_of_kind(REPORT, 2568, 6), new_of_kind(REPORT, 2568, 3)

    assert (half.coverage, half.title) == (Coverage.FIRST_HALF, REPORT.title)
    assert (quarter.coverage, quarter.title) == (Coverage.YEAR, f"{REPORT.title} รอบ ๓ เดือน")


def test_the_report_on_a_plan_has_its_frame_and_nothing_of_what_came_of_it() -> None:
    plan = replace(
        filled(SETS["plan_monitor"]),
        fiscal_year=2568,
        plan_number="นม ๗๒๑๐๑/๑๒",
        signed_on="๑ ต.ค. ๖๗",
        publication_url="https://www.samrong-korat.go.th/แผน",
        signers=(Signer("ผู้รายงาน", "ผู้ทดสอบ", ("หัวหน้าสำนักปลัด",)), Signer("ผู้เสนอ", "อื่น")),
    )
    plan = replace(plan, issues=tuple(replace(issue, title="ประเด็นของแผน") for issue in plan.issues))

    report = report_on_plan(plan, REPORT)

    assert (report.title, report.fiscal_year, report.ita_round, report.oit_item) == (REPORT.title, 2568, 2569, "O26")
    assert report.agency == plan.agency
    assert (report.plan_title, report.plan_number, report.plan_date) == (plan.title, "นม ๗๒๑๐๑/๑๒", "๑ ต.ค. ๖๗")
    assert (report.signed_on, report.publication_url) == ("", "")
    assert [issue.title for issue in report.issues] == ["ประเด็นของแผน"]
    for (_, _, planned), (_, _, measure) in zip(plan.measures(), report.measures(), strict=True):
        for key in ("title", "steps", "owners", "period"):
            assert measure.value(key) == planned.value(key) != ()
        assert measure.results == measure.outcomes == ()
        assert measure.values == ()
    assert report.signers == (plan.signers[0], *REPORT.signers[1:])


def test_what_was_reached_is_left_out_of_a_plan_that_has_it_already() -> None:
    plan = filled(DEFAULT_COLUMNS)

    report = report_on_plan(plan, REPORT)

    assert not any(measure.results or measure.outcomes for _, _, measure in report.measures())
    assert read_json(write_json(report))[0] == report


def test_steps_in_a_column_that_the_agency_made_are_steps_of_the_report() -> None:
    steps = Column("own_1f2e3d4c", "วิธีดำเนินงาน", ColumnKind.LIST)
    plan = filled((DEFAULT_COLUMNS[0], steps, *DEFAULT_COLUMNS[4:]))
    two_lists = filled((*plan.columns, replace(steps, key="own_5a6b7c8d", heading="ตัวชี้วัด")))

    report, unsure = report_on_plan(plan, REPORT), report_on_plan(two_lists, REPORT)

    for (_, _, planned), (_, _, measure) in zip(plan.measures(), report.measures(), strict=True):
        assert measure.steps == planned.items(steps.key) != ()
    assert not any(measure.steps for _, _, measure in unsure.measures())


def test_a_column_of_another_kind_in_the_plan_is_left_out() -> None:
    plan, bs4 = filled(SETS["bs3"]), KINDS.of_key("risk_bs4")

    report = report_on_plan(plan, the(bs4))

    measure = next(report.measures())[2]
    assert measure.steps == next(plan.measures())[2].steps
    assert measure.value("code") is None


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("plan", "report"),
        ("plan_analysis", "report"),
        ("corruption_plan", "corruption_report"),
        ("risk_bs3", "risk_bs4"),
        *((key, "report") for key in ("", "report", "of_another")),
    ],
)
def test_the_kind_of_the_report_is_what_the_kind_of_the_plan_names(kind: str, answer: str) -> None:
    plan = replace(filled(SETS["plan_monitor"]), kind=kind)

    assert KINDS.of_answer(plan).key == answer


def test_the_report_on_a_plan_can_be_made_without_any_file_of_a_kind() -> None:
    kind = KindsAtHand((), ()).of_answer(filled(SETS["plan_monitor"]))

    assert report_on_plan(filled(SETS["plan_monitor"]), kind).kind == ""
    assert new_of_kind(kind, 2568).issues == new_of_kind(REPORT, 2568).issues
