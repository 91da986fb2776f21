"""A report of the year after: its years moved, what was of the earlier year emptied, everything else as it was."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ita_desktop.domain.limits import TEXT_MAX_LENGTH, YEARS
from ita_desktop.domain.report.address import AddressWords
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, KNOWN_COLUMNS, Column, ColumnKind
from ita_desktop.domain.report.report import DatePeriod, Measure, Period, Report, TextPeriod
from ita_desktop.domain.report.review.reviewing import ids_in
from ita_desktop.domain.rolling.column_roles import evidence_of, results_of
from ita_desktop.domain.rolling.roll_over import (
    NewYear,
    certain,
    left_behind,
    rolled_over,
    with_changes_made,
    year_after,
    year_changes,
)
from ita_desktop.domain.rolling.years import LONGER
from tests.support.golden_report import published
from tests.support.reports import a_measure, a_report, an_issue, an_item

YEAR_2568 = DatePeriod(date(2024, 10, 1), date(2025, 9, 30))


# Any: the choices, by their names.
def of_next_year(report: Report, **chosen: Any) -> Report:
    """The report of the year after with every change that is certain."""
    new = replace(year_after(report), **chosen)
    return rolled_over(report, new, certain(year_changes(report, new)))


def with_periods(*periods: Period) -> Report:
    return a_report(an_issue(*(a_measure(steps=(), period=period) for period in periods)))


def periods_of(report: Report) -> list[Period]:
    return [measure.period for _, _, measure in report.measures()]


def only_measure(report: Report) -> Measure:
    ((_, _, measure),) = report.measures()
    return measure


def test_the_sample_rolls_over_and_each_change_is_right() -> None:
    report = published()
    new = year_after(report)
    words = AddressWords(report)
    period = "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘"

    changes = year_changes(report, new)

    assert [(words.whole(change.address), change.before, change.after, change.doubt) for change in changes] == [
        ("มาตรการ ๑ ผลลัพธ์ ข้อ ๕", "๒๕๖๘", "๒๕๖๙", ""),
        *((f"มาตรการ {n} ระยะเวลาดำเนินการ", period, "๑ ต.ค. ๖๘ - ๓๐ ก.ย. ๖๙", "") for n in "๑๒๓"),
        ("มาตรการ ๔ ขั้นตอน ข้อ ๑", "๒๕๖๘", "๒๕๖๙", ""),
        ("มาตรการ ๔ ระยะเวลาดำเนินการ", period, "๑ ต.ค. ๖๘ - ๓๐ ก.ย. ๖๙", ""),
        ("มาตรการ ๕ ผลการดำเนินการ ข้อ ๑", "๒๕๖๘", "๒๕๖๙", ""),
        ("มาตรการ ๕ ผลการดำเนินการ ข้อ ๓", "๖๘", "๖๙", ""),
        ("มาตรการ ๕ ผลการดำเนินการ ข้อ ๕", "๖๘", "๖๙", ""),
        ("มาตรการ ๕ ระยะเวลาดำเนินการ", period, "๑ ต.ค. ๖๘ - ๓๐ ก.ย. ๖๙", ""),
        ("มาตรการ ๖ ผลการดำเนินการ ข้อ ๑", "๖๘", "๖๙", ""),
        ("มาตรการ ๖ ผลการดำเนินการ ข้อ ๒", "๖๘", "๖๙", ""),
        ("มาตรการ ๖ ระยะเวลาดำเนินการ", period, "๑ ต.ค. ๖๘ - ๓๐ ก.ย. ๖๙", ""),
    ]
    rolled = rolled_over(report, new, changes)
    assert (rolled.fiscal_year, rolled.ita_round, rolled.oit_item) == (2569, 2570, "O26")
    assert rolled.signers == report.signers
    assert rolled.agency == report.agency
    laws = [item.text for _, _, one in rolled.measures() for _, items in one.lists() for item in items]
    assert sum("พ.ศ. ๒๕๖๐" in text for text in laws) == 4


def test_only_the_changes_that_the_user_wants_are_made() -> None:
    report = replace(with_periods(YEAR_2568), title="รายงานประจำปีงบประมาณ ๒๕๖๘")
    new = year_after(report)
    title, period = year_changes(report, new)

    assert rolled_over(report, new, [title]).title == "รายงานประจำปีงบประมาณ ๒๕๖๙"
    assert periods_of(rolled_over(report, new, [title])) == [YEAR_2568]
    assert rolled_over(report, new, [period]).title == report.title
    assert periods_of(rolled_over(report, new, [period])) == [DatePeriod(date(2025, 10, 1), date(2026, 9, 30))]


def test_several_years_in_one_text_are_chosen_one_by_one() -> None:
    report = replace(with_periods(YEAR_2568), title="ประจำปี ๒๕๖๘ แผนประจำปี ๒๕๖๘ และไตรมาส ๑/๒๕๖๘")
    new = year_after(report)
    first, _, last, _ = year_changes(report, new)

    assert rolled_over(report, new, [last, first]).title == "ประจำปี ๒๕๖๙ แผนประจำปี ๒๕๖๘ และไตรมาส ๑/๒๕๖๙"


def test_a_change_of_a_text_that_is_another_by_now_is_left_out() -> None:
    report = replace(a_report(), title="ประจำปี ๒๕๖๘")
    new = year_after(report)
    changes = year_changes(report, new)

    assert rolled_over(replace(report, title="ชื่อใหม่ ปี ๒๕๖๘"), new, changes).title == "ชื่อใหม่ ปี ๒๕๖๘"


def test_the_periods_move_by_whole_years_and_those_of_other_years_stay() -> None:
    other = DatePeriod(date(2023, 10, 1), date(2024, 9, 30))
    report = with_periods(YEAR_2568, DatePeriod(date(2025, 2, 1), date(2025, 2, 28)), other, TextPeriod("ไตรมาส ๒"))

    moved = of_next_year(report, fiscal_year=2571)

    assert periods_of(moved) == [
        DatePeriod(date(2027, 10, 1), date(2028, 9, 30)),
        DatePeriod(date(2028, 2, 1), date(2028, 2, 29)),
        other,
        TextPeriod("ไตรมาส ๒"),
    ]
    assert periods_of(of_next_year(moved, fiscal_year=2568)) == periods_of(report)


def test_a_period_in_words_moves_with_its_days() -> None:
    report = with_periods(TextPeriod("ต.ค. ๖๗ - ก.ย. ๖๘"), TextPeriod("ม.ค. 2568"))

    assert periods_of(of_next_year(report)) == [TextPeriod("ต.ค. ๖๘ - ก.ย. ๖๙"), TextPeriod("ม.ค. 2569")]


def test_a_period_of_a_century_that_two_figures_cannot_say_moves_all_the_same() -> None:
    report = replace(with_periods(DatePeriod(date(2066, 10, 1), date(2067, 9, 30))), fiscal_year=2610, ita_round=2611)

    assert periods_of(of_next_year(report)) == [DatePeriod(date(2067, 10, 1), date(2068, 9, 30))]


def test_a_period_that_goes_beyond_the_year_is_left_to_the_user() -> None:
    report = with_periods(DatePeriod(date(2024, 10, 1), date(2028, 9, 30)))
    new = year_after(report)
    (change,) = year_changes(report, new)

    assert change.doubt == LONGER
    assert periods_of(rolled_over(report, new, [change])) == [DatePeriod(date(2025, 10, 1), date(2029, 9, 30))]


def test_a_day_that_another_year_does_not_have_is_the_last_of_its_month() -> None:
    report = replace(with_periods(DatePeriod(date(2024, 2, 29), date(2024, 3, 15))), fiscal_year=2567)

    assert periods_of(of_next_year(report)) == [DatePeriod(date(2025, 2, 28), date(2025, 3, 15))]


def test_what_was_of_the_earlier_year_is_emptied_and_the_signers_stay() -> None:
    evidence = next(column for column in KNOWN_COLUMNS if column.key == "evidence")
    measure = a_measure().with_value("evidence", ("https://www.samrong.go.th/a.pdf",))
    report = replace(
        a_report(an_issue(measure)),
        columns=(*DEFAULT_COLUMNS, evidence),
        signed_on="๓๑ ตุลาคม ๒๕๖๘",
        publication_url="https://www.samrong.go.th/o26",
        plan_title="แผนส่งเสริมคุณธรรม ประจำปีงบประมาณ ๒๕๖๘",
        plan_number="๑๒/๒๕๖๗",
        plan_date="๑ ตุลาคม ๒๕๖๗",
    )

    rolled = of_next_year(report)

    assert (rolled.signed_on, rolled.publication_url, rolled.plan_number, rolled.plan_date) == ("", "", "", "")
    assert rolled.plan_title == "แผนส่งเสริมคุณธรรม ประจำปีงบประมาณ ๒๕๖๙"
    assert only_measure(rolled).value("evidence") is None
    assert only_measure(rolled).results == measure.results, "to be written over"
    assert rolled.signers == report.signers


def test_results_are_emptied_if_the_user_wants_that_and_plans_stay() -> None:
    keys = ("budget", "budget_used", "percent", "problems", "evidence")
    more = tuple(column for column in KNOWN_COLUMNS if column.key in keys)
    measure = a_measure(steps=(an_item("แผนประจำปี ๒๕๖๘"),), results=(an_item("ทำแล้วในปี ๒๕๖๘"),))
    for key, value in (("budget", "๕,๐๐๐"), ("budget_used", "๔,๐๐๐"), ("percent", "๑๐๐")):
        measure = measure.with_value(key, value)
    report = replace(a_report(an_issue(measure)), columns=(*DEFAULT_COLUMNS, *more))

    emptied = (*results_of(report.columns), *evidence_of(report.columns))
    rolled = only_measure(of_next_year(report, emptied=emptied))

    assert (rolled.results, rolled.outcomes) == ((), ())
    assert [item.text for item in rolled.steps] == ["แผนประจำปี ๒๕๖๙"]
    assert [rolled.value(key) for key in keys] == ["๕,๐๐๐", None, None, None, None]


def test_any_column_is_emptied_or_kept_as_the_user_chooses() -> None:
    found = Column("own_1a2b3c4d", "ผลการปฏิบัติงานรอบ ๖ เดือน", ColumnKind.TEXT)
    measure = a_measure(owners=("กองคลัง",)).with_value(found.key, "ทำแล้ว")
    report = replace(a_report(an_issue(measure)), columns=(*DEFAULT_COLUMNS, found))

    assert only_measure(of_next_year(report)).value(found.key) == "ทำแล้ว"
    rolled = only_measure(of_next_year(report, emptied=(found.key, "owners")))

    assert (rolled.value(found.key), rolled.owners) == (None, ())
    assert rolled.results == measure.results


def test_everything_keeps_its_id_so_that_last_years_text_is_found() -> None:
    report = a_report(an_issue(a_measure(), a_measure()), an_issue(a_measure(), number=2))

    rolled = of_next_year(report)

    assert [issue.id for issue in rolled.issues] == [issue.id for issue in report.issues]
    for (_, _, old), (_, _, new) in zip(report.measures(), rolled.measures(), strict=True):
        assert (old.id, old.item_ids()) == (new.id, new.item_ids())


def test_everything_that_is_carried_over_is_to_be_reviewed() -> None:
    report = a_report(an_issue(a_measure(), a_measure()))

    rolled = of_next_year(report, emptied=("results", "outcomes"))

    assert rolled.unreviewed == ids_in(rolled)
    assert len(rolled.unreviewed) == 2 + 2, "measures and their steps"


def test_the_round_moves_with_the_year_and_the_item_is_named_anew_where_texts_have_it() -> None:
    report = replace(a_report(), title="รายงานข้อ O๒๖ (O26) รอบ ITA ๒๕๖๙ ไม่ใช่ O265")

    rolled = of_next_year(report, oit_item="O28")

    assert (rolled.ita_round, rolled.oit_item) == (2570, "O28")
    assert rolled.title == "รายงานข้อ O28 (O28) รอบ ITA ๒๕๗๐ ไม่ใช่ O265"
    assert of_next_year(report, oit_item="").oit_item == ""


def test_a_report_whose_year_was_changed_by_hand_shows_what_still_has_the_earlier_one() -> None:
    report = with_periods(YEAR_2568, DatePeriod(date(2024, 10, 1), date(2028, 9, 30)))
    report = replace(report, title="ประจำปี ๒๕๖๘ แผน ๒๕๖๘", fiscal_year=2569, ita_round=2570, signed_on="วันนี้")

    changes = left_behind(report, 2568)

    assert [change.after for change in changes] == ["๒๕๖๙", "๑ ต.ค. ๖๘ - ๓๐ ก.ย. ๖๙"]
    moved = with_changes_made(report, changes, 1)
    assert moved.title == "ประจำปี ๒๕๖๙ แผน ๒๕๖๘"
    assert moved.signed_on == "วันนี้", "nothing else changes"
    assert left_behind(moved, 2568) == ()


def test_a_change_is_shown_with_the_words_around_it_on_one_line() -> None:
    report = replace(
        with_periods(YEAR_2568), title="น้ำใจผู้ที่อยู่กำกับดูแลกิ่งเพชรปี่ป้าย\nประจำปีงบประมาณ ๒๕๖๘ ที่ผู้นำชุมชนร่วมกันดูแลกำกับ"
    )
    title, period = year_changes(report, year_after(report))

    assert title.in_words(20) == ("…าย ประจำปีงบประมาณ ๒๕๖๘ ที่ผู้นำชุมชนร่วมกั…", "…าย ประจำปีงบประมาณ ๒๕๖๙ ที่ผู้นำชุมชนร่วมกั…")
    assert period.in_words() == ("๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘", "๑ ต.ค. ๖๘ - ๓๐ ก.ย. ๖๙")


def test_headings_and_the_lines_of_the_paper_are_of_the_new_year_too() -> None:
    report = a_report()
    report = replace(
        report,
        columns=(*DEFAULT_COLUMNS, Column("own", "ผลงานปี ๒๕๖๘", ColumnKind.TEXT)),
        paper=replace(report.paper, footer="รายงานประจำปีงบประมาณ พ.ศ. ๒๕๖๘"),
    )

    rolled = of_next_year(report)

    assert rolled.columns[-1].heading == "ผลงานปี ๒๕๖๙"
    assert rolled.paper.footer == "รายงานประจำปีงบประมาณ พ.ศ. ๒๕๖๙"


def test_the_year_after_the_last_is_the_last_and_nothing_moves() -> None:
    report = replace(a_report(), title="ปีงบประมาณ ๓๐๐๐", fiscal_year=YEARS[-1], ita_round=YEARS[-1])

    new = year_after(report)

    assert new == NewYear(YEARS[-1], YEARS[-1], "O26")
    assert year_changes(report, new) == ()


def test_a_text_that_has_no_room_for_a_longer_item_stays() -> None:
    report = replace(a_report(), title="O26 " + "ก" * (TEXT_MAX_LENGTH - 4))

    assert of_next_year(report, oit_item="O267").title == report.title


@pytest.mark.parametrize("year", [YEARS[0], 2568, YEARS[-1]])
def test_any_year_can_be_asked_for(year: int) -> None:
    report = a_report()

    assert of_next_year(report, fiscal_year=year).fiscal_year == year
    assert year_after(report, year).ita_round in YEARS
