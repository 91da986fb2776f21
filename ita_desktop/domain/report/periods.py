"""Periods as clerks type them: two dates, months, quarters, halves, a fiscal year. Anything else stays free words.

`1 ตค 67 - 30 กย 68`, `ต.ค. ๖๗ - ก.ย. ๖๘`, `1/10/67 ถึง 30/9/68`, `01-10-67 – 30-09-68`, `1 - 31 ม.ค. 68`, `ตุลาคม 2567`,
`ปีงบประมาณ ๒๕๖๘`, `ไตรมาส ๒`, `ไตรมาสที่ 1-2/2568`, `ครึ่งปีแรก`. What the words leave out is taken from the end of the
range or from the report's fiscal year. Two digits are a year of the Buddhist era near that one; `1/10/24` may be of
either era and is none. `1/10/2024 - 30/9/2025` and `2024-10-01 - 2025-09-30` are of the Christian era.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.report.report import DatePeriod, Period, TextPeriod
from ita_desktop.domain.thai.comparison import comparison_key
from ita_desktop.domain.thai.digits_and_years import (
    MONTH_KEYS,
    buddhist_year,
    fiscal_year_days,
    from_buddhist_year,
    read_year,
    to_arabic_digits,
    with_hyphens,
)
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.language import digits, tr

QUARTER_STARTS = (10, 1, 4, 7)
"""The months with which the quarters of a fiscal year begin."""

_QUARTERS, _DAYS, _MONTH_NUMBERS = range(1, 5), range(1, 32), range(1, 13)

_SPOKEN_MONTHS = (
    *("มกรา", "กุมภา", "มีนา", "เมษา", "พฤษภา", "มิถุนา"),
    *("กรกฎา", "สิงหา", "กันยา", "ตุลา", "พฤศจิกา", "ธันวา"),
)
_MONTH_KEYS = MONTH_KEYS | {word: month for month, word in enumerate(_SPOKEN_MONTHS, 1)}
_CHRISTIAN_YEARS = range(1900, 2200)
_NEAR = 20
"""Years between the fiscal year and one of two digits, at most."""

_RANGE = re.compile(r"\s*(?:-|~|จนถึง|ถึง)\s*")
_HYPHENED = re.compile(r"(?<![0-9])([0-9]{1,2})-([0-9]{1,2})-([0-9]{4}|[0-9]{2})(?![0-9])")
_ISO = re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
_LEAD = re.compile(r"^(?:ตั้งแต่|ระหว่าง|ช่วง|วันที่|เดือน)\s*")
_ERA = re.compile(r"พ\.?\s*ศ\.?\s*(?=[0-9])")
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_FISCAL = r"(?:ประจำ)?ปีงบ(?:ประมาณ)?"
_OF_YEAR = rf"(?:\s*(?:/|{_FISCAL}|ปี)?\s*{_YEAR})?"
_NUMERIC = re.compile(rf"(?P<day>[0-9]{{1,2}})(?P<mark>[/.])(?P<month>[0-9]{{1,2}})(?P=mark){_YEAR}")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})")
_WORDED = re.compile(rf"(?:(?P<day>[0-9]{{1,2}})(?![0-9]))?\s*(?P<month>[ก-ฮะ-๎.]+?)?\s*{_YEAR}?")
_WHOLE_YEAR = re.compile(rf"(?:ตลอดทั้ง|ทั้ง|ตลอด)?{_FISCAL}\s*{_YEAR}")
_THIS_YEAR = re.compile("(?:ตลอดทั้ง|ทั้ง|ตลอด)ปีงบ(?:ประมาณ)?")
_HALF = re.compile(rf"(?:รอบ\s*)?(?:ครึ่งปี|(?:6|หก)\s*เดือน)(?P<half>แรก|หลัง){_OF_YEAR}")
_QUARTER = re.compile(
    rf"ไตรมาส(?:\s*ที่)?\s*(?P<first>[1-4])(?:\s*(?:-|ถึง)\s*(?:ไตรมาส(?:\s*ที่)?\s*)?(?P<last>[1-4]))?{_OF_YEAR}"
)


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of a range as far as it was typed; `year` is of the Buddhist era."""

    day: int | None = None
    month: int | None = None
    year: int | None = None


def period_as_typed(text: str, fiscal_year: int) -> Period:
    """The period that the text means, `fiscal_year` being the report's; the very words if they mean none.

    One single day is no period and stays words; so does a range that runs backwards, a day that no month has, and a
    date of ISO 8601 with a year of the Buddhist era.
    """
    days = days_said(text, fiscal_year)
    if days is None or days[0] > days[1]:
        return TextPeriod(text)
    is_of_wrong_era = any(day.year in YEARS for day in days) and _ISO.search(_plain(text)) is not None
    return TextPeriod(text) if is_of_wrong_era else DatePeriod(*days)


def days_said(text: str, fiscal_year: int) -> tuple[date, date] | None:
    """The first and the last day that the text means, which may come before the first; None if it means none."""
    words = _plain(text)
    try:
        return _fiscal(words, fiscal_year) or _range(words, fiscal_year)
    except ValueError:  # 31 February, or a year that Python does not count
        return None


def day_said(text: str, fiscal_year: int) -> date | None:
    """The one day that the text means; None if it means anything else. It is no period."""
    point = _read_point(_LEAD.sub("", _slashed(_plain(text))), fiscal_year)
    if point is None or point.day is None or point.month is None or point.year is None:
        return None
    try:
        return date(from_buddhist_year(point.year), point.month, point.day)
    except ValueError:
        return None


def months_period(first_year: int, first: int, last_year: int, last: int) -> DatePeriod:
    """Whole months of Buddhist years, both months included. ValueError where the last comes before the first."""
    start = date(from_buddhist_year(first_year), first, 1)
    end = _last_day(from_buddhist_year(last_year), last)
    if start > end:
        raise ValueError("the last month comes before the first")
    return DatePeriod(start, end)


def quarters_period(fiscal_year: int, first: int, last: int) -> DatePeriod:
    """Quarters `first` to `last` (from 1, both included) of a fiscal year of the Buddhist era."""
    start_month, last_month = QUARTER_STARTS[first - 1], QUARTER_STARTS[last - 1] + 2
    return months_period(_year_of(start_month, fiscal_year), start_month, _year_of(last_month, fiscal_year), last_month)


def moved_by_years(period: DatePeriod, years: int) -> DatePeriod:
    """Its days so many years later; the last day of a month stays one. ValueError outside Python's years."""
    start, end = period.start, period.end
    first, last = _last_day(start.year + years, start.month), _last_day(end.year + years, end.month)
    is_last = end == _last_day(end.year, end.month)
    return DatePeriod(
        first.replace(day=min(start.day, first.day)), last if is_last else last.replace(day=min(end.day, last.day))
    )


def usual_periods(fiscal_year: int) -> tuple[tuple[str, DatePeriod], ...]:
    """The periods that most measures have, each with its name: the fiscal year, its halves and its quarters."""
    quarter = tr("ไตรมาสที่ {number}")
    return (
        (tr("ทั้งปีงบประมาณ"), quarters_period(fiscal_year, 1, 4)),
        (tr("ครึ่งปีแรก"), quarters_period(fiscal_year, 1, 2)),
        (tr("ครึ่งปีหลัง"), quarters_period(fiscal_year, 3, 4)),
        *((quarter.format(number=digits(n)), quarters_period(fiscal_year, n, n)) for n in range(1, 5)),
    )


def _plain(text: str) -> str:
    """The words with digits and dashes that a program reads, without the era."""
    return _ERA.sub("", " ".join(to_arabic_digits(with_hyphens(comparison_key(text))).split()))


def _slashed(words: str) -> str:
    """Dates with hyphens, which ranges have too, as dates with slashes."""
    return _HYPHENED.sub(r"\1/\2/\3", _ISO.sub(r"\1/\2/\3", words))


def _fiscal(words: str, fiscal_year: int) -> tuple[date, date] | None:
    """A whole fiscal year, a half or quarters of one."""
    if _THIS_YEAR.fullmatch(words):
        return fiscal_year_days(fiscal_year)
    found = _WHOLE_YEAR.fullmatch(words)
    if found is not None:
        year = _read_year(found["year"], fiscal_year)
        return fiscal_year_days(year) if year is not None else None
    found = _HALF.fullmatch(words) or _QUARTER.fullmatch(words)
    if found is None:
        return None
    year = _read_year(found["year"], fiscal_year) if found["year"] is not None else fiscal_year
    if "half" in found.groupdict():
        quarters = (1, 2) if found["half"] == "แรก" else (3, 4)
    else:
        first, last = (whole_number(figure, _QUARTERS) for figure in (found["first"], found["last"] or found["first"]))
        assert first is not None and last is not None, "one figure, 1 to 4"
        quarters = (first, last)
    return _days(quarters_period(year, *quarters)) if year is not None else None


def _range(words: str, fiscal_year: int) -> tuple[date, date] | None:
    """Two points with a dash or ถึง between them, or one whole month."""
    parts = _RANGE.split(_LEAD.sub("", _slashed(words)))
    if len(parts) > 2:
        return None
    points = [_read_point(_LEAD.sub("", part), fiscal_year) for part in parts]
    end = points[-1]
    if end is None or end.month is None or end.year is None:
        return None
    if len(points) == 1:
        return _days(months_period(end.year, end.month, end.year, end.month)) if end.day is None else None
    start = points[0]
    if start is None or (start.day is None and start.month is None):
        return None
    first_month = start.month or end.month
    if start.year is not None and start.month is None:
        return None
    first_year = start.year or (end.year - 1 if first_month > end.month else end.year)
    first = date(from_buddhist_year(first_year), first_month, start.day or 1)
    year = from_buddhist_year(end.year)
    last = date(year, end.month, end.day) if end.day is not None else _last_day(year, end.month)
    return first, last


def _days(period: DatePeriod) -> tuple[date, date]:
    return period.start, period.end


def _read_year(figures: str, fiscal_year: int) -> int | None:
    """The year of the Buddhist era; None for two digits that mean one far from the fiscal year: they are of another."""
    year = read_year(figures)
    is_far = year is not None and len(figures) == 2 and abs(year - fiscal_year) > _NEAR
    return None if is_far else year


def _year_of_day(figures: str, fiscal_year: int) -> int | None:
    """The year of a day or month, which may also be of the Christian era if it has four digits."""
    year = whole_number(figures, _CHRISTIAN_YEARS) if len(figures) == 4 else None
    return buddhist_year(date(year, 1, 1)) if year is not None else _read_year(figures, fiscal_year)


def _year_of_iso(figures: str) -> int | None:
    """The year of a date of ISO 8601, which is of the Christian era whatever it looks like."""
    year = whole_number(figures, range(1, 9_000))
    return buddhist_year(date(year, 1, 1)) if year is not None else None


def _read_point(words: str, fiscal_year: int) -> _Point | None:
    of_iso = _YEAR_FIRST.fullmatch(words)
    found = of_iso or _NUMERIC.fullmatch(words)
    if found is not None:
        year = _year_of_iso(found["year"]) if of_iso else _year_of_day(found["year"], fiscal_year)
        day, number = whole_number(found["day"], _DAYS), whole_number(found["month"], _MONTH_NUMBERS)
        return _Point(day, number, year) if None not in (day, number, year) else None
    found = _WORDED.fullmatch(words)
    if found is None:
        return None
    month = _MONTH_KEYS.get(found["month"].replace(".", "")) if found["month"] is not None else None
    year = _year_of_day(found["year"], fiscal_year) if found["year"] is not None else None
    day = whole_number(found["day"], _DAYS) if found["day"] is not None else None
    read = (("day", day), ("month", month), ("year", year))
    if any(found[name] is not None and value is None for name, value in read):
        return None
    return _Point(day, month, year)


def _year_of(month: int, fiscal_year: int) -> int:
    return fiscal_year - 1 if month >= QUARTER_STARTS[0] else fiscal_year


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
