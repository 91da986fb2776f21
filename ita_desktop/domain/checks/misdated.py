"""Periods that cannot be meant, however they came in: backwards, in years of the wrong era, far from the fiscal year.

Free words that say one day or two are looked at like dates: typed, imported, merged.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.domain.report.kinds import Span
from ita_desktop.domain.report.periods import day_said, days_said
from ita_desktop.domain.report.report import DatePeriod, Period, Report
from ita_desktop.domain.thai.digits_and_years import buddhist_year, fiscal_year_days, fiscal_year_of
from ita_desktop.language import N_, digits, tr

FAR = 5
"""Fiscal years between that of the report and any day of a period, at most: plans run over some years."""

_BACKWARDS = N_("ระยะเวลาสิ้นสุดก่อนวันเริ่ม ตรวจวันเริ่มและวันสิ้นสุด")
_WRONG_ERA = N_("ปีของระยะเวลาเป็น พ.ศ. {year} น่าจะหมายถึง พ.ศ. {meant} แก้ปีของวันเริ่มและวันสิ้นสุด")
_OTHER_YEAR = N_("ระยะเวลาไม่อยู่ในปีงบประมาณ {year} ตรวจปีของวันเริ่มและวันสิ้นสุด")


def misdated(report: Report) -> tuple[Problem, ...]:
    """A finding for every such period, in the order of the paper."""
    return tuple(_misdated(report))


def _misdated(report: Report) -> Iterator[Problem]:
    year = report.fiscal_year
    first, last = fiscal_year_days(year)
    periods = [(field.key, field.get) for field in measure_fields(report.columns) if isinstance(field.kind, Span)]
    for issue in report.issues:
        for measure in issue.measures:
            for key, get in periods:
                period = get(measure)
                if isinstance(period, DatePeriod) and first <= period.start <= period.end <= last:
                    continue
                sentence = _fault(period, year)
                if sentence:
                    yield Problem(Address(key, measure=measure.id), sentence)


def _fault(period: Period, year: int) -> str:
    days = (period.start, period.end) if isinstance(period, DatePeriod) else _days_said(period.text, year)
    if days is None:
        return ""
    start, end = days
    of_wrong_era = next((day for day in days if day.year in YEARS), None)
    if of_wrong_era is not None:
        return tr(_WRONG_ERA).format(year=digits(buddhist_year(of_wrong_era)), meant=digits(of_wrong_era.year))
    if start > end:
        return tr(_BACKWARDS)
    years = fiscal_year_of(start), fiscal_year_of(end)
    if years[1] < year or years[0] > year or years[0] < year - FAR or years[1] > year + FAR:
        return tr(_OTHER_YEAR).format(year=digits(year))
    return ""


@lru_cache(maxsize=1024)
def _days_said(text: str, fiscal_year: int) -> tuple[date, date] | None:
    days = days_said(text, fiscal_year) if text else None
    day = day_said(text, fiscal_year) if text and days is None else None
    return days or ((day, day) if day is not None else None)
