"""Where a text names a year, and how: after a word for year, in a date, in a number of a document, alone.

Thai and Arabic digits, four figures or two, with พ.ศ. or without. Two figures are a year only after a word for it or
after a month. What stands in an address of the web or a file's name is none.
All of it takes time in proportion to the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from ita_desktop.domain.report.periods import months_period
from ita_desktop.domain.thai.digits_and_years import (
    MONTH_KEYS,
    MONTH_NAMES,
    MONTHS,
    read_year,
    to_arabic_digits,
    with_hyphens,
)
from ita_desktop.domain.thai.numbers import whole_number


class Lead(Enum):
    """What makes figures a year."""

    FISCAL = auto()  # ปีงบประมาณ ๒๕๖๘, ประจำปี ๒๕๖๘, ปี ๖๘, ไตรมาส ๒/๒๕๖๘
    SCHOOL = auto()  # ปีการศึกษา ๒๕๖๘
    ROUND = auto()  # ITA ๒๕๖๙
    DAY = auto()  # ๓๑ ธ.ค. ๖๗, ธันวาคม ๒๕๖๗
    TURN = auto()  # ครั้งที่ ๑/๒๕๖๘
    NUMBER = auto()  # คำสั่งที่ ๑๒/๒๕๖๘
    ERA = auto()  # พ.ศ. ๒๕๖๐
    ALONE = auto()  # ๒๕๖๐


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters `start` to `end` of the text are the figures of the year; the whole expression begins at `begin`.

    `year` is of the Buddhist era. Of a date, `first` and `last` are its day, or the days of its month, and
    `day_figures` where the figures of the day stand.
    """

    lead: Lead
    begin: int
    start: int
    end: int
    year: int
    first: date | None = None
    last: date | None = None
    day_figures: tuple[int, int] | None = None


_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f\t", " "))
_AM = "(?:ำ|\u0e4dา)"
_DAYS, _MONTH_NUMBERS = range(1, 32), range(1, 13)

_ERA = r"(?:พ *\.? *ศ *\.?|พุทธศักราช)"
_FIGURES_END = r"(?![0-9]|[.,][0-9]|/[0-9]|[A-Za-z])"
_COUNTED = re.compile(" *(?:คน|ราย|ครั้ง|เรื่อง|แห่ง|โครงการ|บาท|ฉบับ|หมู่|ชุด|ข้อ|หน่วย|วัน|ชั่วโมง|ตัว|%)")
"""What stands after a number that counts something and is no year."""

_SO_MANY = re.compile("[0-9] *$")
"""Before ปี that counts years: อายุ ๖๐ ปี."""

_BEFORE = r"(?<![0-9A-Za-z.,])"
_FOUR = "2[4-9][0-9]{2}"


def _year(name: str, figures: str = f"{_FOUR}|[0-9]{{2}}") -> str:
    return rf"(?P<{name}>{figures}){_FIGURES_END}"


_MONTH = "|".join(word.replace(".", r"\.? *") for word in (*MONTH_NAMES, *MONTHS))
_YEAR_WORD = rf"(?:ประจ{_AM} *)?ปี *งบ(?:ประมาณ|ฯ)?(?: *ประจ{_AM}ปี)?|(?:รอบ *)?ประจ{_AM} *ปี|ครึ่งปี(?:แรก|หลัง)(?: *ปี)?|ปี"
_QUARTER = r"ไตรมาส(?: *ที่)? *[1-4](?: *- *[1-4])? */ *"
_TURN = r"(?:ครั้ง|รอบ|งวด|ภาคเรียน|ภาคการศึกษา)(?: *ที่)? *[0-9]{1,4} */ *"

_EXPRESSION = re.compile(
    "|".join(
        (
            rf"(?P<day>(?:(?<![0-9./])(?P<d>[0-9]{{1,2}}) *)?(?P<m>{_MONTH}),? *(?:{_ERA} *)?{_year('y_day')})",
            rf"(?P<figures>(?<![0-9./-])(?P<fd>[0-9]{{1,2}})(?P<sep>[/.-])(?P<fm>[0-9]{{1,2}})(?P=sep)"
            rf"(?P<y_figures>{_FOUR}|[0-9]{{2}})(?![0-9/]))",
            rf"(?P<quarter>{_QUARTER}{_year('y_quarter')})",
            rf"(?P<turn>{_TURN}{_year('y_turn')})",
            rf"(?P<number>(?<![0-9])[0-9]{{1,6}} */ *{_year('y_number', _FOUR)})",
            rf"(?P<school>ปี *การศึกษา *(?:{_ERA} *)?{_year('y_school')})",
            rf"(?P<fiscal>(?P<word>{_YEAR_WORD})[ :]*\(? *(?:{_ERA} *)?{_year('y_fiscal')})",
            rf"(?P<round>(?<![A-Za-z])(?:ITA|OIT) *(?:{_ERA} *)?{_year('y_round', _FOUR)})",
            rf"(?P<era>{_ERA} *{_year('y_era', _FOUR)})",
            rf"(?P<alone>{_BEFORE}{_year('y_alone', _FOUR)})",
        )
    )
)
_LEADS = {
    "day": Lead.DAY,
    "figures": Lead.DAY,
    "quarter": Lead.FISCAL,
    "turn": Lead.TURN,
    "number": Lead.NUMBER,
    "school": Lead.SCHOOL,
    "fiscal": Lead.FISCAL,
    "round": Lead.ROUND,
    "era": Lead.ERA,
    "alone": Lead.ALONE,
}
_WORD = re.compile(r"[^ \n]+")
_URL = re.compile(r"(?:https?://|www\.).*")
_FILE = re.compile(r"@|\.(?:go|or|ac|co|in)\.th|\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|ita)(?![a-z])")


def searched(text: str) -> str:
    """The text as its years are looked for: as long as it was, with Arabic digits, hyphens and plain blanks."""
    plain = with_hyphens(to_arabic_digits(text)).translate(_BLANKS)
    return _WORD.sub(_without_addresses, plain) if "." in plain or "@" in plain else plain


def mentions(text: str) -> Iterator[Mention]:
    """The years that the text names, from left to right. `text` is as `searched` gives it."""
    for found in _EXPRESSION.finditer(text):
        name = next(name for name in _LEADS if found[name] is not None)
        year = read_year(found[f"y_{name}"])
        start, end = found.span(f"y_{name}")
        if year is None or _is_count(found, name, end - start):
            continue
        lead = _LEADS[name]
        if lead is not Lead.DAY:
            yield Mention(lead, found.start(), start, end, year)
            continue
        figures, month = ("d", MONTH_KEYS[re.sub("[. ]", "", found["m"])]) if name == "day" else ("fd", found["fm"])
        days = _days(year, month, found[figures])
        if days is not None:
            yield Mention(lead, found.start(), start, end, year, *days, found.span(figures) if found[figures] else None)


def _without_addresses(found: re.Match[str]) -> str:
    """A word between blanks, with nothing in the place of an address or a file's name."""
    word = found[0]
    if _FILE.search(word) and not _URL.search(word):
        return "\0" * len(word)
    return _URL.sub(lambda url: "\0" * len(url[0]), word)


def _is_count(found: re.Match[str], name: str, figures: int) -> bool:
    """Whether the figures count something: `ม.ค. ๖๘ คน`, `๒๕๖๘ บาท`, `อายุ ๖๐ ปี ๖๘ คน`."""
    if name == "alone" or (name == "day" and figures == 2 and found["d"] is None):
        return _COUNTED.match(found.string, found.end()) is not None
    return figures == 2 and found["word"] == "ปี" and _SO_MANY.search(found.string, 0, found.start()) is not None


def _days(year: int, month: int | str, day: str | None) -> tuple[date, date] | None:
    """The day of a date, or the first and the last of its month; None for a day that there is not."""
    of_year = whole_number(month, _MONTH_NUMBERS) if isinstance(month, str) else month
    number = whole_number(day, _DAYS) if day is not None else None
    if of_year is None or (day is not None and number is None):
        return None
    whole = months_period(year, of_year, year, of_year)
    if number is None:
        return whole.start, whole.end
    return (whole.start.replace(day=number),) * 2 if number <= whole.end.day else None
