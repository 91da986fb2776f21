"""Years beside the fiscal year of the report: left over from last year's file, or of two digits."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.reading import TEXTS_KEPT, Found, Reading, in_each_text
from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.language import N_

_LEFT_OVER = N_("ปี “{year}” ไม่ตรงกับปีงบประมาณของรายงาน ({of_report}) อาจค้างมาจากแฟ้มปีก่อน")
_TWO_DIGITS = N_("เขียนปี “{year}” สองหลัก ที่อื่นในรายงานเขียน “{whole}”")
_YEAR = re.compile(
    r"(?P<before>ปีงบประมาณ|ประจำปี|ในปี) ?(?:พ\.? ?ศ\.? ?)?(?P<year>[0-9๐-๙]+)(?![0-9๐-๙,./])"
    r"(?! ?(?:-|–|ถึง) ?[0-9๐-๙พ])"  # years from one to another
)
_OF_LAW = re.compile("พ\\.?ร\\.?บ|พระราช|ระเบียบ|ประกาศ|แผน|ลงวันที่|ข้อบัญญัติ|เทศบัญญัติ|กฎ|คำสั่ง|หนังสือ")
_OF_OTHER_YEARS = re.compile("ประเมิน|คะแนน|ที่ผ่านมา|ย้อนหลัง|ปีก่อน|ปีถัดไป|เปรียบเทียบ|เทียบกับ")
_BEFORE, _AROUND = 40, 60


class _Year(NamedTuple):
    start: int
    end: int
    text: str
    after: str
    is_of_law: bool
    is_of_other_years: bool


def years_left_over(reading: Reading) -> tuple[Problem, ...]:
    """Years after ปีงบประมาณ, ประจำปี, ในปี that are not the report's; not those of laws, plans and comparisons."""
    year = reading.report.fiscal_year
    return tuple(reading.problems(ProblemKind.YEAR, Severity.WARNING, _of_other_years, year))


def _of_other_years(text: str, year: int) -> Iterator[Found]:
    for one in _years(text):
        number = whole_number(one.text, YEARS)
        if number not in (None, year) and not one.is_of_law and not one.is_of_other_years:
            fix = to_thai_digits(year) if one.text != str(number) else str(year)
            values = (("year", one.text), ("of_report", year))
            yield Found(one.start, one.end, _LEFT_OVER, fix, values)


@in_each_text(ProblemKind.YEAR, Severity.WARNING)
def years_of_two_digits(text: str) -> Iterator[Found]:
    """Years of two digits after ปีงบประมาณ: the cover has four."""
    for one in _years(text):
        if len(one.text) == 2 and one.after == "ปีงบประมาณ":
            whole = ("25" if one.text.isascii() else "๒๕") + one.text
            yield Found(one.start, one.end, _TWO_DIGITS, whole, (("year", one.text), ("whole", whole)))


@lru_cache(maxsize=TEXTS_KEPT)
def _years(text: str) -> tuple[_Year, ...]:
    return tuple(
        _Year(
            *found.span("year"),
            found["year"],
            found["before"],
            _OF_LAW.search(text, max(found.start() - _BEFORE, 0), found.start()) is not None,
            _OF_OTHER_YEARS.search(text, max(found.start() - _AROUND, 0), found.end() + _AROUND) is not None,
        )
        for found in _YEAR.finditer(text)
    )
