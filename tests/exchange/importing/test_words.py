"""What the window and the terminal say of an import."""

from ita_desktop.exchange.importing.cover import CoverLine
from ita_desktop.exchange.importing.words import doubt_words, rows_words


def test_rows_are_counted_whether_or_not_their_end_is_known() -> None:
    assert rows_words(3, 0) == "อ่านแล้ว ๓ แถว"
    assert rows_words(1_200, 2_223) == "อ่านแล้ว ๑,๒๐๐ จาก ๒,๒๒๓ แถว"


def test_what_is_in_doubt_is_named_with_its_value_and_its_line() -> None:
    words = doubt_words(CoverLine("fiscal_year", 2568, "ปี ๒๕๖๘ หรือ ๒๕๖๙"))

    assert "ปีงบประมาณ ๒๕๖๘" in words
    assert "“ปี ๒๕๖๘ หรือ ๒๕๖๙”" in words
