"""Periods in all the ways that clerks type them, and everything else kept word for word."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.report.periods import months_period, period_as_typed, quarters_period, usual_periods
from ita_desktop.domain.report.report import DatePeriod, TextPeriod
from ita_desktop.domain.report.wording import period_text, read_period
from ita_desktop.domain.thai.digits_and_years import MONTH_NAMES, MONTHS, buddhist_year, long_date, to_thai_digits

DAYS = st.dates(date(2005, 1, 1), date(2045, 12, 31))


def span(*numbers: int) -> DatePeriod:
    return DatePeriod(date(*numbers[:3]), date(*numbers[3:]))


WHOLE_YEAR = span(2024, 10, 1, 2025, 9, 30)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1 ตค 67 - 30 กย 68", WHOLE_YEAR),
        ("๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘", WHOLE_YEAR),
        ("๑ ตุลาคม พ.ศ. ๒๕๖๗ ถึง ๓๐ กันยายน พ.ศ. ๒๕๖๘", WHOLE_YEAR),
        ("ตั้งแต่วันที่ 1 ต.ค. 2567 จนถึงวันที่ 30 ก.ย. 2568", WHOLE_YEAR),
        ("1/10/2567 - 30/9/2568", WHOLE_YEAR),
        ("๐๑/๑๐/๖๗ ถึง ๓๐/๐๙/๖๘", WHOLE_YEAR),
        ("1.10.67 - 30.9.68", WHOLE_YEAR),
        ("ต.ค. 67 ~ ก.ย. 68", WHOLE_YEAR),
        ("ต.ค. ๖๗ - ก.ย. ๖๘", WHOLE_YEAR),
        ("ต.ค.67-ก.ย.68", WHOLE_YEAR),
        ("ตุลาคม ๒๕๖๗ – กันยายน ๒๕๖๘", WHOLE_YEAR),
        ("เดือนตุลาคม 2567 ถึงเดือนกันยายน 2568", WHOLE_YEAR),
        ("ตุลา 67 ถึง กันยา 68", WHOLE_YEAR),
        ("ต.ค. - ก.ย. 68", WHOLE_YEAR),
        ("1 ต.ค. - 30 ก.ย. 68", WHOLE_YEAR),
        ("ปีงบประมาณ ๒๕๖๘", WHOLE_YEAR),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘", WHOLE_YEAR),
        ("ประจำปีงบประมาณ พ.ศ.2568", WHOLE_YEAR),
        ("ตลอดปีงบประมาณ 2568", WHOLE_YEAR),
        ("ปีงบ 68", WHOLE_YEAR),
        ("ทั้งปีงบประมาณ", WHOLE_YEAR),
        ("ตลอดปีงบประมาณ", WHOLE_YEAR),
        ("ตลอดทั้งปีงบประมาณ", WHOLE_YEAR),
        ("ตลอดทั้งปีงบประมาณ ๒๕๖๘", WHOLE_YEAR),
        ("2024-10-01 - 2025-09-30", WHOLE_YEAR),
        ("๒๐๒๔-๑๐-๐๑ ถึง ๒๐๒๕-๐๙-๓๐", WHOLE_YEAR),
        ("1/10/2024 - 30/9/2025", WHOLE_YEAR),
        ("1 ต.ค. 2024 - 30 ก.ย. 2025", WHOLE_YEAR),
        ("ตุลาคม 2024", span(2024, 10, 1, 2024, 10, 31)),
        ("01-10-67 - 30-09-68", WHOLE_YEAR),
        ("๐๑-๑๐-๒๕๖๗ ถึง ๓๐-๐๙-๒๕๖๘", WHOLE_YEAR),
        ("1-10-67-30-9-68", WHOLE_YEAR),
        ("1/10/67\u201330/9/68", WHOLE_YEAR),
        ("01\u201110\u201167 ถึง 30\u221209\u221268", WHOLE_YEAR),
        *((f"ต.ค. ๖๗ {dash} ก.ย. ๖๘", WHOLE_YEAR) for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"),
        ("มีนาคม\u00a02568", span(2025, 3, 1, 2025, 3, 31)),
        ("มีี\u0e35นาคม 2568", span(2025, 3, 1, 2025, 3, 31)),
        ("ปีงบประมาณ 2567", span(2023, 10, 1, 2024, 9, 30)),
        ("ไตรมาส ๑", span(2024, 10, 1, 2024, 12, 31)),
        ("ไตรมาส ๒", span(2025, 1, 1, 2025, 3, 31)),
        ("ไตรมาสที่ 3", span(2025, 4, 1, 2025, 6, 30)),
        ("ไตรมาสที่4", span(2025, 7, 1, 2025, 9, 30)),
        ("ไตรมาสที่ ๑ - ๒", span(2024, 10, 1, 2025, 3, 31)),
        ("ไตรมาส 2 ถึง ไตรมาส 4", span(2025, 1, 1, 2025, 9, 30)),
        ("ไตรมาส 2/2567", span(2024, 1, 1, 2024, 3, 31)),
        ("ไตรมาสที่ ๑ ปีงบประมาณ พ.ศ. ๒๕๖๙", span(2025, 10, 1, 2025, 12, 31)),
        ("ครึ่งปีแรก", span(2024, 10, 1, 2025, 3, 31)),
        ("ครึ่งปีหลัง", span(2025, 4, 1, 2025, 9, 30)),
        ("รอบ ๖ เดือนแรก", span(2024, 10, 1, 2025, 3, 31)),
        ("6 เดือนหลัง ปีงบประมาณ 2567", span(2024, 4, 1, 2024, 9, 30)),
        ("ตุลาคม 2567", span(2024, 10, 1, 2024, 10, 31)),
        ("ก.พ. ๖๗", span(2024, 2, 1, 2024, 2, 29)),
        ("เดือนมีนาคม ๒๕๖๘", span(2025, 3, 1, 2025, 3, 31)),
        ("ม.ค. - มี.ค. 68", span(2025, 1, 1, 2025, 3, 31)),
        ("1 - 31 ม.ค. 68", span(2025, 1, 1, 2025, 1, 31)),
        ("วันที่ ๕ ถึง ๙ พฤษภาคม ๒๕๖๘", span(2025, 5, 5, 2025, 5, 9)),
        ("15 ธ.ค. 67 - ม.ค. 68", span(2024, 12, 15, 2025, 1, 31)),
        ("  ต.ค.\u00a067  -  ก.ย.\u00a068 ", WHOLE_YEAR),
    ],
)
def test_a_period_is_read_as_it_is_meant(text: str, period: DatePeriod) -> None:
    assert period_as_typed(text, 2568) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "ตลอดปี",
        "1/10/24 - 30/9/25",
        "1 ต.ค. 24 - 30 ก.ย. 25",
        "ปีงบประมาณ 25",
        "01-31-67 - 30-09-68",
        "ทุกวันจันทร์",
        "ไตรมาส 5",
        "ไตรมาส ๔ - ๑",
        "ไตรมาสที่ ๒ และ ๔",
        "๑ ต.ค. ๖๗",
        "ตุลาคม",
        "ต.ค. - ก.ย.",
        "2568",
        "๒๕๖๗ - ๒๕๖๘",
        "1 - 31",
        "ก.ย. ๖๘ - ต.ค. ๖๗",
        "๓๐ ก.ย. ๖๘ - ๑ ต.ค. ๖๗",
        "๑ ต.ค. ๖๗ - ๓๑ ก.ย. ๖๘",
        "30 - 31 ก.พ. 68",
        "2024-10-01",
        "2567-10-01 - 2568-09-30",
        "2024-13-01 - 2025-09-30",
        "ปีงบประมาณ 2024",
        "1/13/2567 - 30/9/2568",
        "ต.ค. 67 - ก.ย. 68 - ธ.ค. 68",
        "1 ต.ค. 67 - 30 ก.ย. 68 (ขยายเวลา)",
        "ภายใน 30 วัน",
        "ตามแผน\nต.ค. ๖๗",
    ],
)
def test_any_other_words_stay_exactly_as_they_are(text: str) -> None:
    assert period_as_typed(text, 2568) == TextPeriod(text)


@given(DAYS, DAYS)
def test_what_is_shown_is_read_back(one: date, other: date) -> None:
    period = DatePeriod(min(one, other), max(one, other))

    assert period_as_typed(period_text(period), 2568) == period
    assert period_as_typed(f"{long_date(period.start)} ถึง {long_date(period.end)}", 2568) == period


@given(st.integers(2401, 2999), st.integers(1, 12), st.sampled_from([MONTHS, MONTH_NAMES]))
def test_every_month_is_read(year: int, month: int, words: tuple[str, ...]) -> None:
    period = period_as_typed(f"{words[month - 1]} {to_thai_digits(year)}", 2568)

    assert period == months_period(year, month, year, month)


@given(st.integers(2401, 2999))
def test_the_usual_periods_can_be_typed_by_their_names(year: int) -> None:
    for name, period in usual_periods(year):
        assert period_as_typed(name, year) == period


@given(st.integers(2401, 2999), st.integers(1, 4), st.integers(1, 4))
def test_quarters_lie_in_their_fiscal_year(year: int, one: int, other: int) -> None:
    first, last = min(one, other), max(one, other)

    period = quarters_period(year, first, last)

    assert period.start == dict(usual_periods(year))[f"ไตรมาสที่ {to_thai_digits(first)}"].start
    assert period.end == dict(usual_periods(year))[f"ไตรมาสที่ {to_thai_digits(last)}"].end


@given(st.text("๑1 -ตคก.ยถึง67/ไตรมาส", max_size=20))
def test_no_words_break_it_and_what_the_paper_reads_is_read_the_same(text: str) -> None:
    period = period_as_typed(text, 2568)

    read = read_period(text)
    if isinstance(read, DatePeriod) and all(abs(buddhist_year(day) - 2568) <= 20 for day in (read.start, read.end)):
        assert period == read
    if isinstance(period, TextPeriod):
        assert period.text == text


def test_months_that_run_backwards_are_no_period() -> None:
    with pytest.raises(ValueError, match="before"):
        months_period(2568, 3, 2568, 2)
