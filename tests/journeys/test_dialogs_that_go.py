"""Every kind of dialog, menu and pop-up that the program opens, opened as a user does and closed again, two thousand
times: threads, descriptors and widgets are as many as before.
"""

import random
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ita_desktop.domain.report.address import Address
from ita_desktop.errors import PictureRefusedError
from ita_desktop.session.file.workspace import Workspace
from ita_desktop.session.office_files import OfficeFiles
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.storage.files import report_file
from ita_desktop.ui.asking import dialogs
from ita_desktop.ui.asking.dialogs import WindowDialogs
from ita_desktop.ui.asking.message import Message
from ita_desktop.ui.forms.owners_field import OwnersField
from ita_desktop.ui.forms.period_field import PeriodField
from ita_desktop.ui.window.bug_catcher import BugCatcher
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.certain import as_a, the
from tests.support.golden_report import published
from tests.support.offices import read_here
from tests.support.typing import press

CLOSE_MS = 4
TURNS = 4_000
"""So many times a dialog may be waited for, a few milliseconds each."""


@dataclass(frozen=True)
class Held:
    """What the process and the window hold."""

    threads: int
    descriptors: int
    widgets: int
    objects: int

    @classmethod
    def now(cls, window: QWidget) -> "Held":
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        threads, descriptors = threading.active_count(), 0
        if sys.platform != "win32":
            status = Path("/proc/self/status").read_text(encoding="ascii")
            threads = int(status.split("Threads:")[1].split()[0])
            descriptors = len(list(Path("/proc/self/fd").iterdir()))
        return cls(threads, descriptors, len(QApplication.allWidgets()), len(window.findChildren(QObject)))


class Opener:
    """The window on a report, with the real dialogs, and somebody who closes whatever opens."""

    def __init__(self, qtbot: QtBot, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.bot = qtbot
        self.report, self.other = folder / "รายงาน.ita", folder / "อีกแฟ้ม.ita"
        report_file.write(published(), self.report, replace=False)
        shutil.copyfile(self.report, self.other)
        self.elsewhere = Workspace()
        self.workspace, self.typesetter = Workspace(), Typesetter()
        self.window = MainWindow(self.workspace, self.typesetter, WindowDialogs)
        self.window.resize(1366, 740)
        self.closed = 0
        self.closer = QTimer()
        self.closer.setInterval(CLOSE_MS)
        self.closer.timeout.connect(self._close_what_is_open)
        with qtbot.waitActive(self.window, timeout=20_000):
            self.window.show()
            self.window.activateWindow()
        with qtbot.waitSignal(self.elsewhere.opened, timeout=20_000):
            self.elsewhere.open(self.other)
        with qtbot.waitSignal(self.workspace.opened, timeout=20_000):
            self.window.open_path(self.report)
        page = the(self.window.page)
        page.go_to(Address("measure.title", measure=next(page.document.report.measures())[2].id))
        qtbot.waitUntil(page.preview.is_drawn, timeout=20_000)
        self.bugs = BugCatcher(self.window, self.workspace, self.window.status.tell)
        self.kinds = self._kinds()
        self.closer.start()

    def leaves(self) -> None:
        """End the program."""
        self.closer.stop()
        self.window.close()
        for workspace in (self.workspace, self.elsewhere):
            workspace.close()
            workspace.shut_down()
        self.typesetter.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.window.deleteLater()

    def opens(self, times: int) -> None:
        """So many dialogs, each kind as often as the others."""
        for number in range(times):
            self._opens_one(list(self.kinds)[number % len(self.kinds)])

    def holds(self) -> Held:
        """What is held when nothing has come or gone for a while: threads of Qt's end a little later."""
        found = [Held.now(self.window)]
        for _ in range(60):
            self.bot.wait(50)
            found.append(Held.now(self.window))
            if len(found) > 6 and len(set(found[-6:])) == 1:
                break
        return found[-1]

    def _opens_one(self, kind: str) -> None:
        before = self.closed
        self.kinds[kind]()
        for _ in range(TURNS):
            if self.closed > before and not _open():
                return
            self.bot.wait(CLOSE_MS)
        raise AssertionError(f"nothing was opened and closed: {kind}, but {_open()}")

    def _kinds(self) -> dict[str, Callable[[], object]]:
        window = self.window
        page = the(window.page)
        commands = (
            "open",
            "save_as",
            "save_copy",
            "export_pdf",
            "print",
            "send",
            "export",
            "versions",
            "help",
            "about",
            "forget",
        )
        period = as_a(PeriodField, page.measure_form.fields["measure.period"])
        title, owners = page.measure_form.fields["measure.title"], page.measure_form.fields["measure.owners"]
        assert isinstance(owners, OwnersField)
        texts = {
            "text": title,
            "line": owners.line,
            "list": next(iter(page.measure_form.lists.values())),
            "tree": page.outline,
            "paper": page.preview,
        }
        asking = WindowDialogs(window)
        menus = [menu for action in window.menuBar().actions() if isinstance(menu := action.menu(), QMenu)]
        return {
            **{key: window.commands[key].trigger for key in commands},
            "open already": lambda: window.open_path(self.other),
            "not there": lambda: window.open_path(self.report.with_name("ไม่มี.ita")),
            "compare": lambda: self.workspace.compare_with(self.other, window.compare_and_merge._show_comparison),
            "merge": lambda: self.workspace.receive(self.other, window.compare_and_merge._show_merge),
            "many offices": lambda: window.offices.show(OfficeFiles(self.report.parent, read=read_here)),
            "a bug": self._meets_a_bug,
            "emblem": page.cover_form._emblem.choose,
            "no emblem": lambda: page.cover_form._emblem._on_refused(PictureRefusedError(self.other)),
            "months": period.choose_months,
            "periods": lambda: period.menu.popup(QPoint(10, 10)),
            "owners": lambda: owners.menu.popup(QPoint(10, 10)),
            "a choice": lambda: asking.choose("แทนที่แฟ้มเดิม", "มีแฟ้มชื่อนี้อยู่แล้ว", ("แทนที่",)),
            "waiting": lambda: asking.wait("กำลังบันทึก", "โปรดรอ", "ไม่รอ", lambda: False),
            **{f"menu {number} of the bar": partial(menu.popup, QPoint(10, 10)) for number, menu in enumerate(menus)},
            **{f"menu of a {key}": partial(_ask_for_menu, text) for key, text in texts.items()},
        }

    def _meets_a_bug(self) -> None:
        self.bugs._told.clear()
        self.bugs._on_caught(ZeroDivisionError())

    def _close_what_is_open(self) -> None:
        found = _open()
        if found is None:
            return
        if isinstance(found, QFileDialog | Message) or self.dice.random() < 0.5:
            press("Esc", found)
        else:
            found.close()
        self.closed += not (isValid(found) and found.isVisible())


def _open() -> QWidget | None:
    others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and not isinstance(one, MainWindow)]
    return QApplication.activePopupWidget() or QApplication.activeModalWidget() or next(iter(others), None)


def _ask_for_menu(text: QWidget) -> None:
    widget = text.viewport() if isinstance(text, QAbstractScrollArea) else text
    at = widget.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    QCoreApplication.sendEvent(widget, event)


@pytest.fixture
def opener(qtbot: QtBot, tmp_path: Path) -> Iterator[Opener]:
    made = Opener(qtbot, tmp_path, 2568)
    yield made
    made.leaves()


def nothing_stays(opener: Opener, times: int) -> None:
    """After every kind was opened twice, opening so many more leaves nothing behind."""
    opener.opens(2 * len(opener.kinds))
    before = opener.holds()

    opener.opens(times)

    after = opener.holds()
    assert after.threads <= before.threads, (before, after)
    assert after.descriptors <= before.descriptors, (before, after)
    assert after.widgets <= before.widgets, (before, after)
    assert after.objects <= before.objects, (before, after)


def test_dialogs_leave_nothing_behind(opener: Opener) -> None:
    nothing_stays(opener, 2 * len(opener.kinds))


@pytest.mark.acceptance("dialogs", "", planted=True)
def test_a_dialog_that_is_left_behind_is_found(opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "answer_of", lambda dialog: dialog.exec())

    with pytest.raises(AssertionError, match="Held"):
        nothing_stays(opener, 2 * len(opener.kinds))


@pytest.mark.acceptance("dialogs", "dialogs, menus and pop-ups opened and closed", count=2_000, seeds="2568")
@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_two_thousand_dialogs_leave_nothing_behind(opener: Opener) -> None:
    nothing_stays(opener, 2_000)
