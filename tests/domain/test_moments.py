"""Days and times in the program's own voice follow its language."""

from datetime import date, datetime

import pytest

from ita_desktop import language
from ita_desktop.domain import moments
from ita_desktop.language import Language

AT = datetime(2026, 11, 3, 4, 5)


def test_thai_has_its_own_digits_months_and_years() -> None:
    assert moments.long_day(AT.date()) == "๓ พฤศจิกายน ๒๕๖๙"
    assert moments.moment(AT) == "๓ พ.ย. ๖๙ ๐๔:๐๕ น."
    assert moments.year_words(AT.date()) == "๒๕๖๙"


def test_english_counts_years_as_the_world_does() -> None:
    language.use(Language.ENGLISH)

    assert moments.long_day(AT.date()) == "3 November 2026"
    assert moments.moment(AT) == "3 Nov 2026, 04:05"
    assert moments.time_of_day(AT.time()) == "04:05"
    assert moments.year_words(AT.date()) == "2026"


@pytest.mark.parametrize("spoken", Language)
def test_every_month_has_a_name_and_a_short_one(spoken: Language) -> None:
    language.use(spoken)

    names = {moments.month_name(month) for month in range(1, 13)}
    short = {moments.short_month(month) for month in range(1, 13)}

    assert len(names) == len(short) == 12
    assert all(moments.short_month(day.month) in moments.short_day(day) for day in (date(2026, 1, 1), AT.date()))
