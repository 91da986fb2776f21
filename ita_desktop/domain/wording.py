"""How periods and owners read as one line of text, and back: on paper, in forms, in suggestions."""

import re

from ita_desktop.domain.report import DatePeriod, Period, TextPeriod
from ita_desktop.domain.thai import UNTIL, fiscal_year_days, read_date, short_date
from ita_desktop.language import digits, tr

_OWNER_SEPARATOR = ", "
_DASH = re.compile(rf"\s*(?:-|–|—|{UNTIL})\s*")


def period_text(period: Period) -> str:
    """`๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘`, or the free words as they were typed."""
    if isinstance(period, TextPeriod):
        return period.text
    return f"{short_date(period.start)} - {short_date(period.end)}"


def read_period(text: str) -> Period:
    """Two dates with a dash or ถึง between them where the text is that, in any way `read_date` knows; else its words."""
    parts = _DASH.split(text.strip())
    if len(parts) == 2:
        start, end = read_date(parts[0]), read_date(parts[1])
        if start is not None and end is not None and start <= end:
            return DatePeriod(start, end)
    return TextPeriod(text)


def usual_periods(fiscal_year: int) -> tuple[tuple[str, DatePeriod], ...]:
    """The periods that most measures have, each with its name: the fiscal year, its halves and its quarters."""
    first, last = fiscal_year_days(fiscal_year)
    quarters = [(10, 12), (1, 3), (4, 6), (7, 9)]
    ends = {12: 31, 3: 31, 6: 30, 9: 30}
    spans = [
        DatePeriod(
            first.replace(year=first.year if start > 9 else last.year, month=start, day=1),
            first.replace(year=first.year if end > 9 else last.year, month=end, day=ends[end]),
        )
        for start, end in quarters
    ]
    return (
        (tr("ทั้งปีงบประมาณ"), DatePeriod(first, last)),
        (tr("ครึ่งปีแรก"), DatePeriod(first, spans[1].end)),
        (tr("ครึ่งปีหลัง"), DatePeriod(spans[2].start, last)),
        *((tr("ไตรมาสที่ {number}").format(number=digits(number)), span) for number, span in enumerate(spans, 1)),
    )


def owners_text(owners: tuple[str, ...]) -> str:
    """The owners with a comma between them."""
    return _OWNER_SEPARATOR.join(owners)


def read_owners(text: str) -> tuple[str, ...]:
    """The owners in a text with commas between them; empty ones are left out, spaces at the commas too."""
    return tuple(owner for part in text.split(",") if (owner := part.strip()))
