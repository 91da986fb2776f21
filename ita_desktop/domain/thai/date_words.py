"""Days and times in the program's own voice: `๒๓ พ.ย. ๖๙ ๑๔:๐๕ น.` in Thai, `23 Nov 2026, 14:05` in English.

On paper, and in typed texts, dates stay Thai: `short_date` and `long_date` of `digits_and_years.py`.
"""

from datetime import date, datetime, time, timedelta

from ita_desktop.domain.thai import digits_and_years
from ita_desktop.language import Language, current_language, digits, tr

_MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def month_name(month: int) -> str:
    """The name of a month from 1 to 12: `พฤศจิกายน`, `November`."""
    return (digits_and_years.MONTH_NAMES if _is_thai() else _MONTH_NAMES)[month - 1]


def short_month(month: int) -> str:
    """The short name of a month from 1 to 12: `พ.ย.`, `Nov`."""
    return digits_and_years.MONTHS[month - 1] if _is_thai() else _MONTH_NAMES[month - 1][:3]


def year_words(day: date) -> str:
    """The calendar year, of the Buddhist era in Thai: `๒๕๖๙`, `2026`."""
    return digits(digits_and_years.buddhist_year(day) if _is_thai() else day.year)


def long_day(day: date) -> str:
    """The day in full: `๒๓ พฤศจิกายน ๒๕๖๙`, `23 November 2026`."""
    return digits_and_years.long_date(day) if _is_thai() else f"{day.day} {month_name(day.month)} {day.year}"


def short_day(day: date) -> str:
    """The day in short: `๒๓ พ.ย. ๖๙`, `23 Nov 2026`."""
    return digits_and_years.short_date(day) if _is_thai() else f"{day.day} {short_month(day.month)} {day.year}"


def time_of_day(at: datetime | time) -> str:
    """Hour and minute: `๑๔:๐๕ น.`, `14:05`."""
    return tr("{time} น.").format(time=digits(f"{at:%H:%M}"))


def local_time(seconds: float) -> datetime | None:
    """The time so many seconds after the beginning of 1970, UTC. None for years that Windows, or a date, cannot hold:
    archives and network disks give files such years."""
    try:
        return datetime.fromtimestamp(seconds)
    except (OSError, OverflowError, ValueError):
        return None


def moment(at: datetime) -> str:
    """Day and time: `๒๓ พ.ย. ๖๙ ๑๔:๐๕ น.`, `23 Nov 2026, 14:05`."""
    return tr("{day} {time}").format(day=short_day(at.date()), time=time_of_day(at))


def lately(at: datetime, today: date) -> str:
    """A time in the words of that day: `วันนี้ ๑๔:๐๕ น.`, `เมื่อวาน ๑๖:๔๐ น.`, before that the day alone."""
    if at.date() == today:
        return tr("วันนี้ {time}").format(time=time_of_day(at))
    if at.date() == today - timedelta(days=1):
        return tr("เมื่อวาน {time}").format(time=time_of_day(at))
    return short_day(at.date())


def _is_thai() -> bool:
    return current_language() is Language.THAI
