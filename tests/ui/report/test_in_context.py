"""What is found among other words is seen also where its row is narrow."""

import pytest
from PySide6.QtGui import QFont, QTextLayout
from pytestqt.qtbot import QtBot

from ita_desktop.ui.appearance.style import text_font
from ita_desktop.ui.report.in_context import drawn_line, surroundings

BEFORE = "ประกาศเจตจำนงสุจริตในการบริหารงานของผู้บริหาร ประจำปีงบประมาณ พ.ศ. "
AFTER = " และเผยแพร่ให้เจ้าหน้าที่ทุกคนในหน่วยงานทราบผ่านเว็บไซต์ของหน่วยงาน"


def line_in(room: int, old: str, new: str, font: QFont) -> QTextLayout:
    text, start, end = surroundings(BEFORE + old + AFTER, len(BEFORE), len(BEFORE + old))
    line = drawn_line(text, start, end, new, font, room, replacing=bool(new))
    assert line.lineAt(0).naturalTextWidth() <= room
    return line


@pytest.mark.parametrize(("old", "new"), [("๒๕๖๗", "๒๕๖๘"), ("๒๕๖๗", "")])
def test_what_is_found_and_what_replaces_it_are_seen_whole_in_every_width_that_holds_them(
    qtbot: QtBot, old: str, new: str
) -> None:
    font = text_font(20)
    alone = drawn_line("……" + old, 2, 2 + len(old), new, font, 9_999, replacing=bool(new))
    least = alone.lineAt(0).naturalTextWidth()

    for room in range(round(least) + 2, 1_200, 7):
        assert old + new in line_in(room, old, new, font).text(), room


def test_words_before_it_are_cut_only_as_far_as_needed_and_between_words(qtbot: QtBot) -> None:
    font = text_font(20)
    seen = [line_in(room, "๒๕๖๗", "๒๕๖๘", font).text() for room in range(300, 1_200, 7)]

    before = [text[: text.index("๒๕๖๗")].removeprefix("…") for text in seen]
    assert before == sorted(before, key=len)
    assert len(set(before)) > 3
    assert all(BEFORE.endswith(words) for words in before)
    assert all(words == "" or f" {words}" in f" {BEFORE}" or words[0] not in "ะาำิีึืุู่้๊๋์็ั" for words in before)


def test_what_is_wider_than_its_row_is_cut_at_its_end(qtbot: QtBot) -> None:
    text = line_in(90, "มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "", text_font(20)).text()

    assert text.startswith("…มาต")
    assert text.endswith("…")
