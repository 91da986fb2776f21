"""Periods and owners as one line of text, and back."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.report.periods import usual_periods
from ita_desktop.domain.report.report import Amount, DatePeriod, TextPeriod
from ita_desktop.domain.report.wording import (
    amount_meant,
    looks_like_amount,
    owners_text,
    period_text,
    read_owners,
    read_period,
)
from ita_desktop.domain.thai.digits_and_years import fiscal_year_of

WHOLE_YEAR = DatePeriod(date(2024, 10, 1), date(2025, 9, 30))
DAYS = st.dates(date(1957, 1, 1), date(2056, 12, 31))


def test_a_period_reads_as_on_the_paper() -> None:
    assert period_text(WHOLE_YEAR) == "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘"
    assert period_text(TextPeriod(" ตลอดปี ")) == " ตลอดปี "


@given(DAYS, DAYS)
def test_a_period_of_two_dates_is_read_back(one: date, other: date) -> None:
    period = DatePeriod(min(one, other), max(one, other))

    assert read_period(period_text(period)) == period


@pytest.mark.parametrize(
    "text",
    [
        "1 ต.ค. 67 - 30 ก.ย. 68",
        "๑ ตุลาคม ๒๕๖๗ ถึง ๓๐ กันยายน ๒๕๖๘",
        "  1ต.ค.67–30ก.ย.68 ",
        "1 ตค 2567 — 30 กย 2568",
    ],
)
def test_a_period_is_read_in_the_ways_that_clerks_write_it(text: str) -> None:
    assert read_period(text) == WHOLE_YEAR


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ตลอดปีงบประมาณ",
        "ไตรมาสที่ ๑ - ๒",
        "ต.ค. ๖๗ - ก.ย. ๖๘",
        "๑ ต.ค. ๖๗",
        "๓๐ ก.ย. ๖๘ - ๑ ต.ค. ๖๗",
        "๑ ต.ค. ๖๗ - ๓๑ ก.ย. ๖๘",
    ],
)
def test_any_other_words_are_kept_as_they_are(text: str) -> None:
    assert read_period(text) == TextPeriod(text)


@given(st.integers(2401, 3000))
def test_the_usual_periods_fill_the_fiscal_year_without_a_gap(year: int) -> None:
    periods = dict(usual_periods(year))

    whole, first, second, *quarters = periods.values()
    assert [fiscal_year_of(period.start) for period in periods.values()] == [year] * 7
    assert [fiscal_year_of(period.end) for period in periods.values()] == [year] * 7
    assert (first.start, second.end) == (whole.start, whole.end)
    assert (second.start - first.end).days == 1
    assert (quarters[0].start, quarters[1].end) == (first.start, first.end)
    assert (quarters[2].start, quarters[3].end) == (second.start, second.end)
    assert [(after.start - before.end).days for before, after in pairwise(quarters)] == [1, 1, 1]


def test_owners_stand_with_commas_between_them() -> None:
    assert owners_text(("สำนักปลัด", "กองคลัง")) == "สำนักปลัด, กองคลัง"
    assert owners_text(()) == ""


def test_owners_are_read_without_spaces_and_empty_ones() -> None:
    assert read_owners(" สำนักปลัด ,กองคลัง,, ทุกสำนัก/กอง") == ("สำนักปลัด", "กองคลัง", "ทุกสำนัก/กอง")
    assert read_owners(" , ") == ()


@given(st.lists(st.text("กองช่าง/", min_size=1), max_size=4).map(tuple))
def test_owners_without_commas_are_read_back(owners: tuple[str, ...]) -> None:
    assert read_owners(owners_text(owners)) == owners


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("๑๒,๐๐๐.-", "12000"),
        ("12,000 บาทถ้วน", "12000"),
        ("฿ 1,250.50", "1250.50"),
        ("12 000", "12000"),
        ("0012", "12"),
        ("500.-", "500"),
        ("12,50", None),
        ("12.345", None),
        ("1,2000", None),
        ("12.345,00", None),
        ("-500", None),
        ("9" * 16, None),
    ],
)
def test_what_looks_like_a_sum_and_is_none_is_known_and_read_only_where_one_sum_can_be_meant(
    text: str, meant: str | None
) -> None:
    assert looks_like_amount(text)
    assert amount_meant(text) == (Amount(meant) if meant is not None else None)


@pytest.mark.parametrize("text", ["", "ไม่ใช้งบประมาณ", "12,000 บาท จากเงินสะสม", "ข้อ 12", "12,000", "๕๐๐ บาท", "1 - 2"])
def test_sums_and_words_do_not_look_like_a_sum_that_was_not_read(text: str) -> None:
    assert not looks_like_amount(text)
