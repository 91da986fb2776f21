"""Words that wrap: everywhere in the window their lines end between Thai words, on every system alike, and they stay
what they are for a screen reader and for the clipboard."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMessageBox, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.session.words.word_breaks import line_starts
from ita_desktop.ui.appearance.labels import Words, heading, remark
from ita_desktop.ui.appearance.style import dress
from ita_desktop.ui.asking.message import Message
from ita_desktop.ui.text.selectable_words import SelectableWords
from tests.journeys.test_accessibility import addresses
from tests.support.all_dialogs import each_dialog
from tests.support.clerk import Clerk
from tests.support.whole_words import SENTENCES, cut_words
from tests.support.wrapping import all_tips, lines_of_tip, not_ours, shown_lines, tool_tip_of

HOME = Path(__file__).resolve().parents[2]
LONG = (
    "แฟ้ม รายงาน ITA ๒๕๖๘.ita มีการแก้ไขตามหลักจริยธรรมและกฎหมายอื่นๆและระเบียบที่เกี่ยวข้องเรื่องพฤติกรรมสีเทาของเจ้าหน้าที่"
    "\nการแก้ไขนั้นเก็บไว้ครบถ้วนในเครื่องนี้ ต้องการทำอย่างไร"
)
OF_QT = "Qt's own"
ANSWERS = ("ทำต่อจากที่แก้ไขไว้", "เปิดตามที่บันทึกในแฟ้ม")


@pytest.fixture(params=[100, 200])
def zoom(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    dress(qapp, zoom=request.param)
    yield request.param
    dress(qapp)


def cut(lines: list[str]) -> list[str]:
    """Lines that begin where no line may, though they could begin elsewhere."""
    text = "".join(lines)
    starts = line_starts(text)
    at = 0
    found = []
    for line, end in zip(lines, accumulate(map(len, lines)), strict=True):
        could_end_sooner = any(at < start < end for start in starts)
        if end < len(text) and end not in starts and could_end_sooner:
            found.append(line)
        at = end
    return found


def test_all_words_of_the_window_that_wrap_do_so_in_our_way(clerk: Clerk, zoom: int) -> None:
    assert not_ours(clerk.window) == []
    clerk.opens(paths.sample_report())
    for address in addresses(clerk):
        clerk.goes_to(address)
        QApplication.processEvents()
        assert not_ours(clerk.window) == []
        assert [found for lines in shown_lines(clerk.window) if (found := cut(lines))] == [], zoom
    clerk.presses("Ctrl+H")
    assert not_ours(clerk.window) == []


@pytest.mark.sample_open
def test_all_words_of_a_dialog_that_wrap_do_so_in_our_way(
    clerk: Clerk, qtbot: QtBot, tmp_path: Path, zoom: int
) -> None:
    for name, dialog in each_dialog(clerk, qtbot, tmp_path):
        assert not_ours(dialog) == [], name
        assert [found for lines in shown_lines(dialog) if (found := cut(lines))] == [], (name, zoom)


@pytest.mark.sample_open
def test_tool_tips_end_their_lines_between_words_and_are_never_wider_than_can_be_read(clerk: Clerk, zoom: int) -> None:
    for words in (*all_tips(clerk.window), LONG, *SENTENCES):
        tip = tool_tip_of(clerk.window, words)
        lines = lines_of_tip(tip)
        assert "".join(lines) == words
        assert tip.text() == words
        assert cut(lines) == []
        assert tip.width() < 600 * zoom / 100
        assert tip.height() > len(lines) * tip.fontMetrics().height()
    assert len(lines_of_tip(tool_tip_of(clerk.window, LONG))) > 2
    assert not_ours(tip) == []


def test_a_very_long_tip_shows_as_much_as_a_screen_can_and_is_read_out_whole(clerk: Clerk) -> None:
    words = LONG * 1_000

    tip = tool_tip_of(clerk.window, words)

    shown = "".join(lines_of_tip(tip))
    assert shown[-1] == "…"
    assert words.startswith(shown[:-1])
    assert 1_000 < len(shown) < 10_000
    assert tip.text() == words


def planted() -> Iterator[QWidget]:
    label = QLabel(LONG)
    label.setWordWrap(True)
    yield label
    yield QMessageBox(QMessageBox.Icon.NoIcon, "", "")
    yield QTextEdit(LONG)
    rows = QListWidget()
    rows.setWordWrap(True)
    yield rows


def test_what_qt_wraps_is_noticed(qtbot: QtBot) -> None:
    for part in planted():
        page = QWidget()
        qtbot.addWidget(page)
        QVBoxLayout(page).addWidget(part)
        page.show()
        part.show()

        assert len(not_ours(page)) == 1


@pytest.mark.parametrize("text", [LONG, *SENTENCES])
def test_words_in_any_width_end_their_lines_between_words(qtbot: QtBot, text: str) -> None:
    words = remark(text)
    qtbot.addWidget(words)

    for width in range(160, 640, 60):
        words.resize(width, words.heightForWidth(width))
        assert cut(words.lines) == []
        assert cut_words(words.lines) == []
        assert "".join(words.lines) == text


def test_words_take_the_height_of_their_lines(qtbot: QtBot) -> None:
    words = heading(LONG)
    qtbot.addWidget(words)

    heights = {}
    for width in (200, 300, 500, 3000):
        words.resize(width, words.heightForWidth(width))
        heights[len(words.lines)] = words.height()

    assert sorted(heights.values()) == [heights[count] for count in sorted(heights)]
    assert min(heights) == 2, "a line break of the text is one on the screen"
    assert len(heights) > 2


def test_a_path_is_cut_after_its_slashes(qtbot: QtBot) -> None:
    words = remark("บันทึกการทำงานอยู่ที่ /home/สมหญิง/รายงาน-ปี/๒๕๖๘/logs/ita-desktop.log")
    qtbot.addWidget(words)

    for width in range(150, 500, 7):
        words.resize(width, 200)
        assert not any(line.startswith("/") and not line.startswith("/home") for line in words.lines), words.lines


def test_a_name_without_a_place_to_break_is_cut_where_the_line_ends(qtbot: QtBot) -> None:
    words = remark("C:\\Users\\" + "x" * 300)
    qtbot.addWidget(words)
    words.resize(200, 400)

    assert len(words.lines) > 5


@pytest.mark.parametrize("kind", [remark, lambda text: SelectableWords(text, 12)])
def test_what_is_read_out_and_kept_are_the_words_themselves(qtbot: QtBot, kind: Callable[[str], Words]) -> None:
    words = kind(LONG)
    qtbot.addWidget(words)
    words.resize(200, 400)
    words.show()

    told = QAccessible.queryAccessibleInterface(words).text(QAccessible.Text.Name)

    assert words.text() == told == LONG
    assert len(words.lines) > 3


def test_a_message_can_be_selected_and_copied_as_it_is(qtbot: QtBot) -> None:
    message = Message(None, "คำถาม", LONG, ANSWERS, "ยกเลิก")
    qtbot.addWidget(message)
    message.show()
    words = message.findChild(SelectableWords)
    assert words is not None
    box = words.contentsRect()

    QTest.mousePress(words, Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(1, 5))
    QTest.mouseMove(words, box.bottomRight() - QPoint(1, 1))
    QTest.mouseRelease(words, Qt.MouseButton.LeftButton, pos=box.bottomRight() - QPoint(1, 1))
    words.setFocus()
    QTest.keyClick(words, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text() == LONG


@pytest.mark.unix("a dictionary of the system's (libthai)")
def test_lines_are_the_same_where_the_system_has_no_dictionary(tmp_path: Path) -> None:
    without = tmp_path / "without"
    without.mkdir()
    decoy = next(Path("/").glob("lib*/**/libm.so.6"), None)
    assert decoy is not None, "this test needs Linux with glibc"
    (without / "libthai.so.0").symlink_to(decoy)  # a library of that name that knows no Thai

    with_it = lines_in(tmp_path / "lines with it", {})
    without_it = lines_in(tmp_path / "lines without it", {"LD_LIBRARY_PATH": str(without)})

    assert with_it.pop(OF_QT) != without_it.pop(OF_QT), "libthai is not installed: nothing was compared"
    assert with_it == without_it
    assert sum(len(lines) > 1 for part in with_it.values() for lines in part) > 100


def lines_in(folder: Path, environment: dict[str, str]) -> dict[str, list[list[str]]]:
    """The lines that a program with this environment shows, by what they are of."""
    folder.mkdir()
    names = f"--basetemp={folder.parent / 'run'}"  # paths that are shown are the same in every run
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", names, "tests/journeys/lines_on_screen.py"]
    env = {**os.environ, **environment, "ITA_LINES": str(folder)}
    run = subprocess.run(command, env=env, cwd=HOME, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert run.returncode == 0, run.stdout[-6_000:]
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in folder.iterdir()}
