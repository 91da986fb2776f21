"""A clerk at the real window: opens, chooses, types, waits until it is saved."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Measure, Report
from ita_desktop.session.file.workspace import Saving, Workspace
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.ui.forms.month_popup import MonthPopup
from ita_desktop.ui.forms.period_field import PeriodField
from ita_desktop.ui.report.report_page import ReportPage
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.certain import as_a, the
from tests.support.dialogs import Answer, ScriptedDialogs
from tests.support.pauses import end_pauses, end_pauses_of_window, let_pauses_pass, wait_without_pauses
from tests.support.reading_here import reading_here
from tests.support.typing import press, type_thai

WAIT_MS = 20_000
KEPT = Answer("choose", 1)
"""What a clerk answers who closes a report without a name: it is kept for the next time."""


class Clerk:
    """One run of the program, with its answers to questions."""

    present: ClassVar[set["Clerk"]] = set()
    """Those of this test who have not left yet."""

    def __init__(self, qtbot: QtBot, answers: Sequence[Answer] = ()) -> None:
        self._bot = qtbot
        self.dialogs = ScriptedDialogs(answers)
        self.workspace = Workspace()
        self.typesetter = Typesetter()
        self.window = MainWindow(self.workspace, self.typesetter, lambda _: self.dialogs)
        self.present.add(self)
        self.window.resize(1366, 740)
        with qtbot.waitActive(self.window, timeout=WAIT_MS):
            self.window.show()
            self.window.activateWindow()

    @property
    def page(self) -> ReportPage:
        """The open report on screen."""
        assert self.window.page is not None, "no report is open"
        return self.window.page

    @property
    def report(self) -> Report:
        """The current value."""
        return self.page.document.report

    @property
    def measure(self) -> Measure:
        """The first measure of the report."""
        return next(self.report.measures())[2]

    def answers(self, *answers: Answer) -> None:
        """What to answer to the next questions."""
        self.dialogs.answers.extend(answers)

    def opens(self, path: Path) -> None:
        """Open a file and wait until it is on screen. Who tries the process that reads opens by `window.open_path`."""
        with reading_here(), self._bot.waitSignal(self.workspace.opened, timeout=WAIT_MS):
            self.window.open_path(path)

    def starts_a_new_report(self) -> None:
        """Ask for one and wait until it is on screen."""
        with self._bot.waitSignal(self.workspace.opened, timeout=WAIT_MS):
            self.asks_for_a_new_report()

    def asks_for_a_new_report(self) -> None:
        """Ctrl+N, and Enter for the kind and the year that are offered."""
        self.presses("Ctrl+N")
        self.takes_what_is_offered()

    def takes_what_is_offered(self) -> None:
        """Enter, once it is asked what the new report is of."""
        page = self.window.kinds.page
        assert page is not None, "nothing is asked"
        self._bot.waitUntil(page.isActiveWindow, timeout=WAIT_MS)
        self.presses("Return")
        self.comes_back()

    def presses(self, *keys: str) -> None:
        """Keys pressed where the focus is."""
        for key in keys:
            press(key, QApplication.focusWidget() or self.window)

    def types(self, text: str) -> None:
        """Text typed where the focus is."""
        type_thai(text)

    def types_over(self, text: str) -> None:
        """Text typed over all that is where the focus is."""
        self.presses("Ctrl+A")
        self.types(text)

    def types_into(self, where: str | QWidget, text: str) -> None:
        """Text typed into a widget, or into that field of the form on screen."""
        self.focuses(where)
        self.types(text)

    def presses_in(self, where: str | QWidget, *keys: str) -> None:
        """Keys pressed in a widget, or in that field of the form on screen."""
        self.focuses(where)
        self.presses(*keys)

    def retitles(self, title: str) -> None:
        """Another title of the report, typed over the old one."""
        self.goes_to(Address("title"))
        self.types_over(title)

    def comes_back(self) -> None:
        """To the window from a dialog: without a screen it does not get the keyboard back by itself."""
        self.window.activateWindow()
        self._bot.waitUntil(self.window.isActiveWindow, timeout=WAIT_MS)

    def goes_to(self, address: Address) -> None:
        """Choose a place, as a click in the tree and in the field would."""
        self.page.go_to(address)

    def goes_to_measure(self, field: str = "title") -> None:
        """Choose a field of the first measure."""
        self.goes_to(Address(f"measure.{field}", measure=self.measure.id))

    def goes_to_step(self, at: int) -> None:
        """Choose that step of the first measure, counted from 0, or back from -1."""
        step = self.measure.steps[at]
        self.goes_to(Address("measure.steps", measure=self.measure.id, item=step.id))

    def field(self, key: str) -> QWidget:
        """The field of that key in the form on screen."""
        form = self.page.forms.currentWidget()
        found = form.findChild(QWidget, key)
        assert found is not None, key
        return found

    def focuses(self, where: str | QWidget) -> None:
        """Put the focus into a widget, or into that field of the form on screen as Tab does."""
        if isinstance(where, QWidget):
            where.setFocus()
        else:
            self.field(where).setFocus(Qt.FocusReason.TabFocusReason)

    def opens_the_months(self) -> MonthPopup:
        """Those of the period of the first measure."""
        self.goes_to_measure("period")
        field = as_a(PeriodField, self.field("measure.period"))
        field.choose_months()
        return the(field.findChild(MonthPopup))

    def selected(self) -> str:
        """What is selected in the text that has the focus."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QTextEdit):
            return focus.textCursor().selectedText()
        line = as_a(QLineEdit, focus.lineEdit() if isinstance(focus, QComboBox) else focus)
        return line.selectedText()

    def waits_until(self, is_so: Callable[[], bool]) -> None:
        """Wait until it is so, with no pause before what the program does by itself after an edit."""

        def look() -> bool:
            if not is_so():
                end_pauses_of_window(self.window)
                end_pauses(self.workspace)
            return is_so()

        self._bot.waitUntil(look, timeout=WAIT_MS)

    def waits_until_saved(self) -> None:
        """Wait until the status line says that the file has everything."""
        wait_without_pauses(self.workspace, self._bot, lambda: self.workspace.state.saving is Saving.PUBLISHED)

    def waits_until_stored(self) -> None:
        """Wait until everything is durable in the working copy."""
        self._bot.waitUntil(lambda: self.workspace.state.saving is not Saving.PENDING, timeout=WAIT_MS)

    def waits_for_long(self) -> None:
        """Wait until all that the program does by itself after an edit is done."""
        let_pauses_pass(self.workspace, self._bot, WAIT_MS)

    def waits_until_drawn(self) -> None:
        """Wait until the paper shows the current report."""
        self._bot.waitUntil(lambda: self.page.preview.is_drawn(), timeout=WAIT_MS)

    def leaves(self) -> None:
        """Close the window and end the program."""
        self.present.discard(self)
        if self.window.files.is_unnamed:
            self.answers(KEPT)
        self.window.close()
        self.workspace.shut_down()
        self.typesetter.close()
        # A dialog that closed with the report goes before the window, as in the event loop of the program: else Qt ends
        # the process with what screen readers were told of the dialog, which is there no more, and dies of it.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.window.deleteLater()
        self.dialogs.finish()
