"""Thai digits, years and dates both ways, and the key of the dictionary."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.thai.digits_and_years import (
    MONTH_NAMES,
    MONTHS,
    buddhist_year,
    dictionary_key,
    fiscal_year_days,
    fiscal_year_of,
    long_date,
    read_date,
    short_date,
    to_arabic_digits,
    to_thai_digits,
)

DAYS_OF_TWO_DIGIT_YEARS = st.dates(date(1957, 1, 1), date(2056, 12, 31))
DAYS = st.dates(date(1857, 1, 1), date(2456, 12, 31))


def test_digits_become_thai_and_the_rest_stays() -> None:
    assert to_thai_digits("ข้อ 10/2568 (O26)") == "ข้อ ๑๐/๒๕๖๘ (O๒๖)"
    assert to_thai_digits(-305) == "-๓๐๕"


@given(st.text("0123456789กน้ำ.-"))
def test_thai_digits_come_back_as_arabic_ones(text: str) -> None:
    assert to_arabic_digits(to_thai_digits(text)) == text


def test_the_buddhist_era_is_543_years_ahead() -> None:
    assert buddhist_year(date(2025, 1, 1)) == 2568


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2024, 9, 30), 2567), (date(2024, 10, 1), 2568), (date(2025, 9, 30), 2568), (date(2025, 10, 1), 2569)],
)
def test_the_fiscal_year_turns_on_the_first_of_october(day: date, year: int) -> None:
    assert fiscal_year_of(day) == year


def test_a_fiscal_year_runs_from_october_to_september() -> None:
    assert fiscal_year_days(2568) == (date(2024, 10, 1), date(2025, 9, 30))


@given(st.integers(2400, 3000))
def test_both_ends_of_a_fiscal_year_lie_in_it_and_the_days_beside_do_not(year: int) -> None:
    first, last = fiscal_year_days(year)

    assert fiscal_year_of(first) == fiscal_year_of(last) == year
    assert fiscal_year_of(first - timedelta(1)) == year - 1
    assert fiscal_year_of(last + timedelta(1)) == year + 1


def test_dates_read_as_on_the_paper() -> None:
    assert short_date(date(2024, 10, 1)) == "๑ ต.ค. ๖๗"
    assert short_date(date(2066, 1, 9)) == "๙ ม.ค. ๐๙"
    assert long_date(date(2025, 9, 30)) == "๓๐ กันยายน ๒๕๖๘"


@given(DAYS_OF_TWO_DIGIT_YEARS)
def test_a_short_date_is_read_back(day: date) -> None:
    assert read_date(short_date(day)) == day


@given(DAYS)
def test_a_long_date_is_read_back(day: date) -> None:
    assert read_date(long_date(day)) == day


@pytest.mark.parametrize("month", range(12))
def test_every_month_is_read_with_and_without_its_dots(month: int) -> None:
    for word in (MONTHS[month], MONTHS[month].replace(".", ""), MONTH_NAMES[month]):
        assert read_date(f"15 {word} 68") == date(2025, month + 1, 15)


@pytest.mark.parametrize(
    "text",
    [
        "1 ต.ค. 67",
        "๑ ตค ๖๗",
        "๑ต.ค.๖๗",
        "1 ตุลาคม 2567",
        "๑ ตุลาคม พ.ศ. ๒๕๖๗",
        "๑ ตุลาคมพ.ศ.๒๕๖๗",
        "1 ต.ค. พศ 2567",
        "  ๐๑  ต.ค.  ๒๕๖๗ ",
    ],
)
def test_a_date_is_read_in_the_ways_that_clerks_write_it(text: str) -> None:
    assert read_date(text) == date(2024, 10, 1)


@pytest.mark.parametrize(
    "text",
    ["", "ตุลาคม ๒๕๖๗", "๓๑ ก.พ. ๖๘", "๐ ม.ค. ๖๘", "1 ต.ค. 567", "1 Oct 2567", "1/10/2567", "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


def test_a_christian_year_is_not_taken_for_a_buddhist_one() -> None:
    assert read_date("1 ต.ค. 2024") is None


def test_words_stand_in_the_order_of_a_thai_dictionary() -> None:
    words = ["กระบี่", "ขอนแก่น", "ชุมพร", "เชียงราย", "เชียงใหม่", "ตรัง", "ป่า", "ป้า", "ปาก", "แพร่", "ภูเก็ต", "อุบลราชธานี"]

    assert sorted(sorted(words), key=dictionary_key) == words
