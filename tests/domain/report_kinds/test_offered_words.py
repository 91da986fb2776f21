"""The words that a column offers: those of its kind of report, else the usual ones of its kind and heading."""

import pytest

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Column, ColumnKind
from ita_desktop.domain.report_kinds.offered_words import going_on, offered_words
from ita_desktop.domain.report_kinds.report_kind import ReportKind

BUDGET = Column("own_1a2b3c4d", "งบประมาณที่ตั้งไว้", ColumnKind.MONEY)
OBSTACLES = Column("own_5e6f7a8b", "ปัญหา อุปสรรค", ColumnKind.LIST)


def test_money_can_be_none_and_problems_must_be_said_to_be_none() -> None:
    assert offered_words(None, BUDGET) == ("ไม่ใช้งบประมาณ",)
    assert offered_words(None, OBSTACLES) == ("ไม่มี",)
    assert all(offered_words(None, column) == () for column in DEFAULT_COLUMNS)


def test_a_kind_of_report_has_words_of_its_own() -> None:
    kind = ReportKind("own", "แบบ", "รายงาน", words=((BUDGET.key, ("งบปกติ", "เงินบำรุง")), (OBSTACLES.key, ())))

    assert offered_words(kind, BUDGET) == ("งบปกติ", "เงินบำรุง")
    assert offered_words(kind, OBSTACLES) == (), "nothing is offered if the kind says so"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("ไ", ("ไ", "ม่มี")), ("ไม่", ("ไม่", "มี")), ("ไม่มี", ("", "")), ("", ("", "")), ("มี", ("", ""))],
)
def test_what_is_typed_goes_on_as_a_word_that_is_offered(typed: str, expected: tuple[str, str]) -> None:
    assert going_on(("ไม่มี",), typed) == expected
