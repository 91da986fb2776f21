"""A monkey at the real window: keys and mouse at random. Nothing breaks, Qt has nothing to warn of, after every burst
the screen shows what the document holds, and after every game the file holds it, too.

The seed stands in the failure; the same seed plays the same game.
"""

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.domain.checks.every_check import everything
from ita_desktop.domain.checks.readiness import to_be_done
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.report.address import Address
from ita_desktop.formats import Format
from ita_desktop.printing.unprintable import unprintable
from ita_desktop.session.file.workspace import Saving, Workspace
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.storage.files import report_file
from ita_desktop.ui.appearance.style import dress
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.full_counts import slowly
from tests.support.golden_report import published
from tests.support.lifetimes import names_of_what_is_gone
from tests.support.on_screen import differences
from tests.support.python_process import Ended, python
from tests.support.report_files import a_file
from tests.support.thai_keys import ALT, CONTROL, KEDMANEE, PATTACHOTE, PLAIN, SHIFT, hold
from tests.support.thai_keys import KEYS as THAI_KEYS
from tests.support.typing import press, type_thai

BURST = 20
PATIENCE_SECONDS = 30.0
"""How long a report that was closed may be busy putting its last edits into its file, on a machine with other work."""
FOUND_AFTER = "found after"
ALONE = "tests/journeys/monkeys_alone.py"
"""What a failed comparison begins with; the last actions follow."""
LETTERS = "กขคงจชดตนบปผมยรลวสหอ่้๊๋ิีึืุูะาำเแโใไฤๆฯ๑๒๓0123 abcXYZ.,()-/&<>\"'"
WORDS = ("การ", "ประชาชน", "๒๕๖๘", "E-Service", "1 ตค 67 - 30 กย 68", "กองคลัง, ")
KEYS = (
    *("Return", "Return", "Return", "Shift+Return", "Tab", "Tab", "Shift+Tab", "Ctrl+Tab", "Ctrl+Shift+Tab"),
    *("Backspace", "Backspace", "Del", "Ctrl+Backspace", "Ctrl+Del", "Esc", "Space"),
    *("Left", "Right", "Up", "Down", "Home", "End", "Ctrl+Left", "Ctrl+Right", "Ctrl+Home", "Ctrl+End"),
    *("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down", "Shift+End", "Ctrl+Shift+Right", "Ctrl+A"),
    *("Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"),
    *("Alt+Up", "Alt+Down", "Ctrl+Shift+L", "Ctrl+Shift+PgUp", "Ctrl+Shift+PgDown", "Ctrl+PgUp", "Ctrl+PgDown"),
    *("Ctrl+M", "Ctrl+Shift+M", "Ctrl+D", "Ctrl+Shift+Del", "F6", "F8", "F9", "PgUp", "PgDown", "+", "-", "0", "1"),
    *("Shift+F8", "Ctrl+Shift+V", "Ctrl+P", "F12", "Menu"),
    *("Ctrl+F", "Ctrl+H", "F3", "Shift+F3", "Ctrl++", "Ctrl+-", "Ctrl+0", "F1", "Ctrl+S", "Ctrl+N"),
)


LATER = "เก็บไว้ทำต่อครั้งหน้า"


class Shrugs:
    """Names no file, prints nothing, and takes the first of what it may choose, but keeps a report without a name."""

    def ask_open(self, title: str, formats: Sequence[Format], near: Path | None = None) -> Path | None:
        return None

    def ask_open_several(self, title: str, formats: Sequence[Format], near: Path | None = None) -> list[Path]:
        return []

    def ask_folder(self, title: str, near: Path | None = None) -> Path | None:
        return None

    def ask_save(self, title: str, suggested: Path, formats: Sequence[Format]) -> Path | None:
        return None

    def choose(self, title: str, text: str, choices: Sequence[str]) -> int | None:
        return choices.index(LATER) if LATER in choices else 0

    def tell(self, title: str, text: str) -> None:
        return None

    def wait(self, title: str, text: str, leave: str, is_over: Callable[[], bool]) -> None:
        return None

    def ask_print(self, printer: QPrinter, pages: int) -> bool:
        return False


class Monkey:
    """One window and one seed."""

    def __init__(self, qtbot: QtBot, report: Path, seed: int, *, others: int = 1, columns: int = 0) -> None:
        """In a hundred actions, `others` times another report is opened, and so many times the columns are changed."""
        self.others = others
        self.columns = columns
        self.dice = random.Random(seed)
        self.report = report
        self.reports = [report, report.with_name("อีกแฟ้มของลิง.ita")]
        shutil.copyfile(report, self.reports[1])
        self.bot = qtbot
        self.did: list[str] = []
        self.workspace, self.typesetter = Workspace(), Typesetter()
        self.window = MainWindow(self.workspace, self.typesetter, lambda _: Shrugs())
        self.window.resize(1366, 740)
        self.window.commands["quit"].setVisible(False)  # the program would be over
        self.rescue = QTimer()
        self.rescue.setInterval(30)
        self.rescue.timeout.connect(self._end_what_waits)
        self._root: QWidget = self.window
        self._since = 0
        self._seen = -1

    def plays(self, actions: int) -> None:
        """That many keys and clicks, the screen compared with the value after every burst."""
        with self.bot.waitActive(self.window, timeout=20_000):
            self.window.show()
            self.window.activateWindow()
        self.rescue.start()
        for number in range(actions):
            if number % BURST == 0:
                self._settles()
                self._has_a_report()
                self.compares()
            self.acts()
        self._settles()
        self._has_a_report()
        self.compares()
        self.rests()

    def leaves(self) -> None:
        """End the program."""
        self.rescue.stop()
        self.window.close()
        self.workspace.shut_down()
        self.typesetter.close()
        self.window.deleteLater()

    def acts(self) -> None:
        """One thing, by chance."""
        act = self.dice.choices(
            (
                *(self._types, self._presses, self._clicks, self._drags, self._turns_the_wheel, self._triggers),
                *(self._presses_thai, self._asks_for_a_menu, self._opens_the_other_report, self._changes_the_columns),
            ),
            (34, 32, 17, 4, 4, 2, 5, 2, self.others, self.columns),
        )[0]
        act()
        QApplication.processEvents()

    def compares(self) -> None:
        """What is on screen is what the document holds, and no name of a widget that is gone is left."""
        assert differences(self.window) == [], f"{FOUND_AFTER} {self.did[-BURST:]}"
        if any(act.startswith("open ") for act in self.did[-BURST:]):
            assert names_of_what_is_gone(PATIENCE_SECONDS) == [], f"{FOUND_AFTER} {self.did[-BURST:]}"

    def rests(self) -> None:
        """Wait for everything that follows an edit (findings, paper, hits, the file), and compare that, too."""
        told, panel = f"{FOUND_AFTER} {self.did[-BURST:]}", self.window.find_panel

        def followed() -> None:
            page = self.window.page  # another one than before where a new report was still on its way
            assert page is not None, told
            if self.workspace.path is None and self.workspace.state.saving is Saving.STORED:
                self.workspace.save_as(self.report.with_name(f"รายงานใหม่ {len(self.did)}.ita"))
            if self.workspace.state.is_held:  # it has typed an address where the report is published
                self.workspace.agree()
            paper, report = page.preview.paper, page.document.report
            assert paper is not None and paper.report is report, told
            reading = Reading(report, self.window.speller.own_words)
            found = everything(reading, unprintable(reading))
            assert page.problems == to_be_done(report, found), told
            assert panel.isHidden() or not panel.query.text() or panel.is_current(), told
            assert self.workspace.path is not None, told
            assert self.workspace.state.saving is Saving.PUBLISHED, (told, self.workspace.state)

        self.bot.waitUntil(followed, timeout=60_000)
        self.compares()
        page = self.window.page
        assert page is not None
        assert self.workspace.path is not None, f"{FOUND_AFTER} {self.did[-BURST:]}"
        assert report_file.read(self.workspace.path).report == page.document.report, told

    # What it does

    def _types(self) -> None:
        a_word = self.dice.random() < 0.1
        text = self.dice.choice(WORDS) if a_word else "".join(self.dice.choices(LETTERS, k=self.dice.randint(1, 3)))
        self.did.append(f"type {text!r}")
        focus = QApplication.focusWidget()
        if focus is not None:
            type_thai(text, focus)

    def _presses(self) -> None:
        key = self.dice.choice(KEYS)
        self.did.append(key)
        press(key, QApplication.activePopupWidget() or QApplication.focusWidget() or self.window)

    def _clicks(self) -> None:
        widget, at = self._somewhere()
        twice = self.dice.random() < 0.2
        self.did.append(
            f"{'double ' if twice else ''}click {type(widget).__name__} {widget.objectName()} {at.toTuple()}"
        )
        shift = self.dice.choice((Qt.KeyboardModifier.NoModifier,) * 4 + (Qt.KeyboardModifier.ShiftModifier,))
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, shift, at)
        if twice:
            QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, shift, at)

    def _drags(self) -> None:
        widget, at = self._somewhere()
        to = at + QPoint(self.dice.randint(-60, 60), self.dice.randint(-60, 60))
        self.did.append(f"drag {type(widget).__name__} {widget.objectName()} {at.toTuple()} {to.toTuple()}")
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        QTest.mouseMove(widget, QPoint((at.x() + to.x()) // 2, (at.y() + to.y()) // 2))
        QTest.mouseMove(widget, to)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, to)

    def _turns_the_wheel(self) -> None:
        widget, at = self._somewhere()
        up, control = self.dice.choice((120, -120)), self.dice.random() < 0.3
        self.did.append(f"wheel {up} {type(widget).__name__} {widget.objectName()}")
        keys = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        there = QPointF(at)
        event = QWheelEvent(
            there,
            widget.mapToGlobal(there),
            QPoint(),
            QPoint(0, up),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def _triggers(self) -> None:
        name = self.dice.choice(
            [key for key in self.window.commands if key not in ("quit", "new", "about")]
        )  # the last waits
        self.did.append(f"menu {name}")
        self.window.commands[name].trigger()

    def _presses_thai(self) -> None:
        """A key of a Thai layout as Qt tells of it: typed, or with Ctrl, Ctrl+Shift or Alt."""
        layout = self.dice.choice((KEDMANEE, PATTACHOTE))
        held = self.dice.choice((PLAIN, CONTROL, CONTROL, CONTROL | SHIFT, ALT))
        latin = self.dice.choice([key for _, key in THAI_KEYS if key != "Q" or not held & CONTROL])  # Ctrl+Q leaves
        self.did.append(f"Thai {held} {latin}")
        if QGuiApplication.focusWindow() is not None:  # none has the keyboard just after a dialog was closed
            hold(latin, modifiers=held, layout=layout)

    def _asks_for_a_menu(self) -> None:
        """The context menu of what is under the mouse or has the focus; left again, or the next keys choose in it."""
        widget, at = self._somewhere()
        focus = QApplication.focusWidget()
        if focus is not None and self.dice.random() < 0.5:
            widget, at = focus, focus.rect().center()
        self.did.append(f"context menu {type(widget).__name__} {widget.objectName()}")
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
        popup = QApplication.activePopupWidget()
        if popup is not None and self.dice.random() < 0.5:
            press("Esc", popup)

    def _somewhere(self) -> tuple[QWidget, QPoint]:
        """A widget that is in view and a point in it."""
        root = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window
        at = QPoint(self.dice.randrange(root.width()), self.dice.randrange(root.height()))
        widget = root.childAt(at) or root
        self._root = root  # PySide calls children deleted once the last name of their parent is gone
        return widget, widget.mapFrom(root, at)

    def _opens_the_other_report(self) -> None:
        """In the middle of whatever is being done; it comes when it has been read."""
        self.reports.reverse()
        self.did.append(f"open {self.reports[0].name}")
        self.window.open_path(self.reports[0])

    def _changes_the_columns(self) -> None:
        """One thing on their page; what follows by chance happens there, too."""
        page = self.window.page
        if page is None or QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
            return
        page.go_to(Address("columns"))
        form = page.columns_form
        row = self.dice.choice(form.rows)
        what = self.dice.choice(("add", "add", "rename", "move", "move", "tick", "delete", "answer", "undo", "redo"))
        self.did.append(f"columns: {what} {row.place}")
        match what:
            case "add" if form.add.isEnabled():
                form.add.menu().aboutToShow.emit()
                actions = [one for one in form.add.findChildren(QAction) if one.text() and one.menu() is None]
                self.dice.choice(actions).trigger()
            case "rename":
                row.heading.setFocus()
                type_thai(self.dice.choice(WORDS), row.heading)
            case "move":
                row.heading.setFocus()
                press(self.dice.choice(("Alt+Up", "Alt+Down")), row.heading)
            case "tick":
                self.dice.choice(row.findChildren(QCheckBox)).click()
            case "delete":
                row.findChildren(QToolButton)[-1].click()
            case "answer" if form.removal is not None:
                self.dice.choice(form.removal.findChildren(QPushButton)).click()
            case "undo" | "redo":
                self.window.commands[what].trigger()

    # Keeping the game going

    def _end_what_waits(self) -> None:
        """A menu or a drag of Qt's waits in a loop of its own: choose, or give up."""
        if len(self.did) != self._seen:
            self._seen, self._since = len(self.did), 0
            return
        self._since += 1
        popup = QApplication.activePopupWidget()
        if popup is not None:
            press("Return" if self._since == 2 else "Down" if self._since == 1 else "Esc", popup)
        elif self._since > 2:
            press("Esc", QApplication.activeModalWidget() or self.window)

    def _settles(self) -> None:
        for _ in range(20):
            popup = QApplication.activePopupWidget()
            if popup is None:
                break
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.close()
        self.window.activateWindow()
        if QApplication.focusWidget() is None:
            self.window.setFocus()
        QApplication.processEvents()

    def _has_a_report(self) -> None:
        """Open it again where the monkey closed it, and where it has become too long to be played with."""
        page = self.window.page
        if not self.window.isVisible():
            self.window.show()
        if page is not None and sum(1 for _ in page.document.report.measures()) not in range(3, 40):
            self.rests()
            self.window.commands["close"].trigger()
            self.bot.waitUntil(lambda: self.window.page is None, timeout=20_000)
        if self.window.page is None:
            with self.bot.waitSignal(self.workspace.opened, timeout=20_000):
                self.window.open_path(self.report)
            QApplication.processEvents()


@contextmanager
def playing(monkey: Monkey) -> Iterator[Monkey]:
    """The monkey, which leaves however the game ends: a window left over would disturb the next."""
    try:
        yield monkey
    finally:
        monkey.leaves()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return a_file(tmp_path, published(), "รายงานของลิง.ita")


@pytest.fixture(autouse=True)
def dressed_again(qapp: QApplication) -> Iterator[None]:
    yield
    dress(qapp)
    QApplication.clipboard().clear()


def alone(game: str, folder: Path) -> Ended:
    """A game of monkeys_alone.py, in a process of its own, which may break."""
    pytest_ = ("-m", "pytest", "-q", "-n", "0", "-o", f"cache_dir={folder}")
    return python(*pytest_, f"{ALONE}::test_{game}", seconds=3_600, around={"PYTEST_ADDOPTS": ""})


def a_planted_game(bug: str, folder: Path) -> bool:
    """Whether the monkey, with this bug planted, found it."""
    ended = alone(bug, folder)
    return ended.returncode != 0 and any(found in ended.stdout for found in (f"{FOUND_AFTER} [", "already deleted"))


def test_a_dialog_that_the_program_waits_for_does_not_hold_the_monkey(qtbot: QtBot, report: Path) -> None:
    with playing(Monkey(qtbot, report, 1)) as monkey:
        monkey.plays(1)
        monkey.window.commands["about"].trigger()

        assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("seed", [1, *slowly(2, 3)])
def test_two_hundred_actions_leave_the_screen_and_the_value_the_same(qtbot: QtBot, report: Path, seed: int) -> None:
    with playing(Monkey(qtbot, report, seed)) as monkey:
        monkey.plays(200)


@pytest.mark.parametrize("seed", [21, *slowly(22)])
def test_columns_that_come_and_go_leave_the_screen_and_the_value_the_same(
    qtbot: QtBot, report: Path, seed: int
) -> None:
    with playing(Monkey(qtbot, report, seed, columns=25)) as monkey:
        monkey.plays(150)


@pytest.mark.acceptance("A15", "", planted=True)
def test_the_monkey_finds_a_page_of_the_columns_that_does_not_follow(tmp_path: Path) -> None:
    assert a_planted_game("a_page_of_the_columns_that_does_not_follow", tmp_path)


@pytest.mark.acceptance("A15", "", planted=True)
def test_the_monkey_finds_an_undo_that_the_lists_do_not_show(tmp_path: Path) -> None:
    assert a_planted_game("an_undo_that_the_lists_do_not_show", tmp_path)


def test_reports_that_open_and_close_meanwhile_leave_no_name_of_a_widget(tmp_path: Path) -> None:
    ended = alone("reports_that_open_and_close[150-31]", tmp_path)

    assert ended.returncode == 0, ended.stdout


@pytest.mark.acceptance("gone", "", planted=True)
def test_the_monkey_finds_a_place_that_is_remembered_too_long(tmp_path: Path) -> None:
    assert a_planted_game("a_place_that_is_remembered_too_long", tmp_path)


@pytest.mark.acceptance("gone", "actions of a monkey while reports open and close", count=500, seeds="40 to 43")
@pytest.mark.slow
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("seed", range(40, 44))
def test_two_thousand_actions_while_reports_open_and_close_leave_no_name_of_a_widget(tmp_path: Path, seed: int) -> None:
    ended = alone(f"reports_that_open_and_close[500-{seed}]", tmp_path)

    assert ended.returncode == 0, ended.stdout


@pytest.mark.acceptance("A15", "actions of a monkey at the window", count=2_000, seeds="10 to 19")
@pytest.mark.slow
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("seed", range(10, 20))
def test_twenty_thousand_actions_leave_the_screen_and_the_value_the_same(qtbot: QtBot, report: Path, seed: int) -> None:
    with playing(Monkey(qtbot, report, seed, columns=3)) as monkey:
        monkey.plays(2_000)
