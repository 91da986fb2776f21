"""Thai digits, Buddhist years, abbreviated months, and the key by which Thai words are ordered.

Years of the Buddhist era are 543 ahead. Fiscal year n runs from 1 October n-1 to 30 September n.
"""

import re
from datetime import date

from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.thai.numbers import whole_number

_ERA = 543
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_HYPHEN = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
MONTH_NAMES = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)

UNTIL = "ถึง"
"""Stands between two dates."""

MONTH_KEYS = {word.replace(".", ""): month for words in (MONTHS, MONTH_NAMES) for month, word in enumerate(words, 1)}
"""The months from 1 by their names and short names, without points."""
_DATE = re.compile(r"([0-9]{1,2})\s*([ก-๎.]+?)\s*(?:พ\.?\s*ศ\.?\s*)?([0-9]{2}|[0-9]{4})")
_DAYS = range(1, 32)


def to_thai_digits(value: int | str) -> str:
    """`value` with 0-9 as ๐-๙; everything else as it was."""
    return str(value).translate(_TO_THAI)


def to_arabic_digits(text: str) -> str:
    """`text` with ๐-๙ as 0-9; everything else as it was."""
    return text.translate(_TO_ARABIC)


def with_hyphens(text: str) -> str:
    """`text` with a hyphen for every dash and minus sign, which clerks put between two dates; as long as it was."""
    return text.translate(_TO_HYPHEN)


def buddhist_year(day: date) -> int:
    """The calendar year of the Buddhist era."""
    return day.year + _ERA


def from_buddhist_year(year: int) -> int:
    """The year of the Christian era, as Python's dates count."""
    return year - _ERA


def fiscal_year_of(day: date) -> int:
    """The fiscal year (Buddhist era) that the day lies in."""
    return buddhist_year(day) + (day.month >= 10)


def fiscal_year_days(fiscal_year: int) -> tuple[date, date]:
    """First and last day of a fiscal year of the Buddhist era. ValueError outside Python's years."""
    year = fiscal_year - _ERA
    return date(year - 1, 10, 1), date(year, 9, 30)


def short_date(day: date) -> str:
    """The day as the table has it: `๑ ต.ค. ๖๗`."""
    return to_thai_digits(f"{day.day} {MONTHS[day.month - 1]} {buddhist_year(day) % 100:02}")


def long_date(day: date) -> str:
    """The day in full: `๑ ตุลาคม ๒๕๖๗`."""
    return to_thai_digits(f"{day.day} {MONTH_NAMES[day.month - 1]} {buddhist_year(day)}")


def read_date(text: str) -> date | None:
    """The day written as `๑ ต.ค. ๖๗`, `1 ตค 67`, `๑ ตุลาคม ๒๕๖๗` or `1 ตุลาคม พ.ศ. 2567`; None if it is none.

    Two-digit years are of the Buddhist century 2500. A year before 2400 was meant otherwise (`2024`) and is none.
    """
    found = _DATE.fullmatch(to_arabic_digits(text.strip()))
    if found is None:
        return None
    month = MONTH_KEYS.get(found[2].replace(".", ""))
    year, day = read_year(found[3]), whole_number(found[1], _DAYS)
    if month is None or year is None or day is None:
        return None
    try:
        return date(year - _ERA, month, day)
    except ValueError:
        return None


def read_year(figures: str) -> int | None:
    """The year of the Buddhist era in two or four digits; two are of the century 2500. None for another era's year."""
    year = whole_number(figures, range(10_000)) if len(figures) in (2, 4) else None
    if year is not None and len(figures) == 2:
        year += 2500
    return year if year in YEARS else None


def dictionary_key(text: str) -> tuple[str, str]:
    """The key by which a Thai dictionary orders words: the consonant before its leading vowel, tone marks last."""
    by_consonant = re.sub("([เ-ไ])(.)", "\\2\\1", text)
    return re.sub("[\u0e47-\u0e4c]", "", by_consonant), by_consonant
