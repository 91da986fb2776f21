"""Periods that cannot be meant, however they came in: backwards, in years of the wrong era, far from the fiscal year.

Free words that mean one day or two are looked at like dates: typed, imported, merged.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity, Words
from ita_desktop.domain.checks.reading import Reading, said
from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.domain.report.kinds import Span
from ita_desktop.domain.report.periods import day_said, days_said, moved_by_years
from ita_desktop.domain.report.report import DatePeriod, Period
from ita_desktop.domain.report.wording import period_text
from ita_desktop.domain.thai.digits_and_years import buddhist_year, fiscal_year_days, fiscal_year_of
from ita_desktop.language import N_

FAR = 5
"""Fiscal years between that of the report and any day of a period, at most: plans run over some years."""

_BACKWARDS = N_("ระยะเวลาสิ้นสุดก่อนวันเริ่ม ตรวจวันเริ่มและวันสิ้นสุด")
_WRONG_ERA = N_("ปีของระยะเวลาเป็น พ.ศ. {year} น่าจะหมายถึง พ.ศ. {meant} แก้ปีของวันเริ่มและวันสิ้นสุด")
_OTHER_YEAR = N_("ระยะเวลาไม่อยู่ในปีงบประมาณ {year} ตรวจปีของวันเริ่มและวันสิ้นสุด")


def misdated(reading: Reading) -> Iterator[Problem]:
    """A finding for every such period, in the order of the paper."""
    report = reading.report
    year = report.fiscal_year
    first, last = fiscal_year_days(year)
    periods = [(field.key, field.get) for field in measure_fields(report.columns) if isinstance(field.kind, Span)]
    for issue in report.issues:
        for measure in issue.measures:
            for key, get in periods:
                period = get(measure)
                if isinstance(period, DatePeriod) and first <= period.start <= period.end <= last:
                    continue
                fault = _fault(period, year)
                if fault is not None:
                    text = period_text(period)
                    words = Words(0, 0, len(text), text)
                    message = said(fault.sentence, fault.values)
                    where = Address(key, measure=measure.id)
                    yield Problem(where, ProblemKind.PERIOD, fault.severity, message, fault.fix, words)


class _Fault(NamedTuple):
    severity: Severity
    sentence: str
    values: tuple[tuple[str, str | int], ...] = ()
    fix: str | None = None


def _fault(period: Period, year: int) -> _Fault | None:
    days = (period.start, period.end) if isinstance(period, DatePeriod) else _days_said(period.text, year)
    if days is None:
        return None
    start, end = days
    of_wrong_era = next((day for day in days if day.year in YEARS), None)
    if of_wrong_era is not None:
        years_said = (("year", buddhist_year(of_wrong_era)), ("meant", of_wrong_era.year))
        return _Fault(Severity.ERROR, _WRONG_ERA, years_said)
    if start > end:
        return _Fault(Severity.ERROR, _BACKWARDS)
    years = fiscal_year_of(start), fiscal_year_of(end)
    if years[1] < year or years[0] > year or years[0] < year - FAR or years[1] > year + FAR:
        is_of_one_year = isinstance(period, DatePeriod) and years[0] == years[1]
        fix = period_text(moved_by_years(DatePeriod(start, end), year - years[0])) if is_of_one_year else None
        return _Fault(Severity.WARNING, _OTHER_YEAR, (("year", year),), fix)
    return None


@lru_cache(maxsize=1024)
def _days_said(text: str, fiscal_year: int) -> tuple[date, date] | None:
    days = days_said(text, fiscal_year) if text else None
    day = day_said(text, fiscal_year) if text and days is None else None
    return days or ((day, day) if day is not None else None)
