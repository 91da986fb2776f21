"""Days and times in the program's own voice follow its language."""

from datetime import date, datetime, timedelta

import pytest

from ita_desktop import language
from ita_desktop.domain.thai import date_words
from ita_desktop.language import Language

AT = datetime(2026, 11, 3, 4, 5)


def test_thai_has_its_own_digits_months_and_years() -> None:
    assert date_words.long_day(AT.date()) == "๓ พฤศจิกายน ๒๕๖๙"
    assert date_words.moment(AT) == "๓ พ.ย. ๖๙ ๐๔:๐๕ น."
    assert date_words.year_words(AT.date()) == "๒๕๖๙"


def test_english_counts_years_as_the_world_does() -> None:
    language.use(Language.ENGLISH)

    assert date_words.long_day(AT.date()) == "3 November 2026"
    assert date_words.moment(AT) == "3 Nov 2026, 04:05"
    assert date_words.time_of_day(AT.time()) == "04:05"
    assert date_words.year_words(AT.date()) == "2026"


@pytest.mark.parametrize("spoken", Language)
def test_every_month_has_a_name_and_a_short_one(spoken: Language) -> None:
    language.use(spoken)

    names = {date_words.month_name(month) for month in range(1, 13)}
    short = {date_words.short_month(month) for month in range(1, 13)}

    assert len(names) == len(short) == 12
    assert all(date_words.short_month(day.month) in date_words.short_day(day) for day in (date(2026, 1, 1), AT.date()))


def test_a_time_is_said_as_on_that_day() -> None:
    def said(today: date) -> str:
        return date_words.lately(AT, today)

    assert said(AT.date()) == "วันนี้ ๐๔:๐๕ น."
    assert said(AT.date() + timedelta(days=1)) == "เมื่อวาน ๐๔:๐๕ น."
    assert said(AT.date() + timedelta(days=2)) == "๓ พ.ย. ๖๙"
    assert said(AT.date() - timedelta(days=1)) == "๓ พ.ย. ๖๙", "the clock was wrong"
