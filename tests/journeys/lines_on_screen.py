"""The lines of every text that wraps, written to files. Run by `test_wrapped_words.py`, in processes of its own."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.ui.appearance.labels import remark
from ita_desktop.ui.asking.message import Message
from ita_desktop.ui.asking.status_line import saved_words
from tests.journeys.test_accessibility import addresses
from tests.journeys.test_wrapped_words import ANSWERS, LONG, OF_QT
from tests.support.all_dialogs import each_dialog
from tests.support.clerk import Clerk
from tests.support.whole_words import SENTENCES
from tests.support.wrapping import all_tips, lines_of_tip, shown_lines, tool_tip_of

pytestmark = pytest.mark.sample_open


Keep = Callable[[str, list[list[str]]], None]


@pytest.fixture
def keep() -> Keep:
    """Writes lines into a file of this name."""
    folder = Path(os.environ["ITA_LINES"])

    def write(name: str, lines: list[list[str]]) -> None:
        (folder / f"{name}.json").write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8")

    return write


@pytest.mark.parametrize("width", [1000, 1366])
def test_the_pages(clerk: Clerk, keep: Keep, width: int) -> None:
    clerk.window.resize(width, 740)
    for address in addresses(clerk):
        clerk.goes_to(address)
        QApplication.processEvents()
        keep(f"{address.field} {width}", shown_lines(clerk.window))


def test_the_dialogs(clerk: Clerk, qtbot: QtBot, tmp_path: Path, keep: Keep) -> None:
    for name, dialog in each_dialog(clerk, qtbot, tmp_path):
        keep(name, shown_lines(dialog))


def test_messages_remarks_and_tips(clerk: Clerk, qtbot: QtBot, keep: Keep) -> None:
    messages, remarks = [], []
    for text in (LONG, *SENTENCES):
        message = Message(clerk.window, "คำถาม", text, ANSWERS)
        message.show()
        messages += shown_lines(message)
        message.reject()
        remarks += lines_of_remark(qtbot, text)
    keep("messages", messages)
    keep("remarks", remarks)
    saved = saved_words(clerk.workspace.state)  # has the time, and behind it the folder, of this run
    tips = (*(words for words in all_tips(clerk.window) if not words.startswith(saved)), LONG, *SENTENCES)
    keep("tips", [lines_of_tip(tool_tip_of(clerk.window, words)) for words in tips])
    keep(OF_QT, [lines_of_qt(text) for text in SENTENCES])


def lines_of_remark(qtbot: QtBot, text: str) -> list[list[str]]:
    """Its lines in several widths."""
    words = remark(text)
    qtbot.addWidget(words)
    found = []
    for width in (150, 240, 400):
        words.resize(width, words.heightForWidth(width))
        found.append(words.lines)
    return found


def lines_of_qt(text: str) -> list[str]:
    """Where Qt itself would end lines: in so little room, everywhere that it can."""
    layout = QTextLayout(text)
    layout.beginLayout()
    starts = []
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(1)
        starts.append(line.textStart())
        line = layout.createLine()
    layout.endLayout()
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
