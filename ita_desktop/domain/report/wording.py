"""How periods and owners read as one line of text, and back: on paper, in forms, in suggestions."""

import re

from ita_desktop.domain.report.report import DatePeriod, Period, TextPeriod
from ita_desktop.domain.thai.comparison import comparison_key
from ita_desktop.domain.thai.digits_and_years import UNTIL, read_date, short_date, with_hyphens

_OWNER_SEPARATOR = ", "
_DASH = re.compile(rf"\s*(?:-|{UNTIL})\s*")


def period_text(period: Period) -> str:
    """`๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘`, or the free words as they were typed."""
    if isinstance(period, TextPeriod):
        return period.text
    return f"{short_date(period.start)} - {short_date(period.end)}"


def read_period(text: str) -> Period:
    """The period of two dates with a dash or ถึง between them, in any form that `read_date` knows; else free words."""
    parts = _DASH.split(with_hyphens(comparison_key(text)).strip())
    if len(parts) == 2:
        start, end = read_date(parts[0]), read_date(parts[1])
        if start is not None and end is not None and start <= end:
            return DatePeriod(start, end)
    return TextPeriod(text)


def owners_text(owners: tuple[str, ...]) -> str:
    """The owners with a comma between them."""
    return _OWNER_SEPARATOR.join(owners)


def read_owners(text: str) -> tuple[str, ...]:
    """The owners in a text with commas between them; empty ones are left out, spaces at the commas too."""
    return tuple(owner for part in text.split(",") if (owner := part.strip()))
