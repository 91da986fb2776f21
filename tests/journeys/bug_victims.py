"""A process with the whole program, in whose overrides of Qt's methods a bug is met, one after the other.

Begun as `python -m tests.journeys.bug_victims REPORT OVERRIDE...`. Before each bug the report is edited; afterwards the
dialog must be there and the edit in the file. A line is written when a bug is about to be met, and one when all was
well; a process that Qt has ended writes no more.
"""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, cast

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from ita_desktop import app
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import DatePeriod
from ita_desktop.domain.thai.digits_and_years import fiscal_year_days
from ita_desktop.session.file.workspace import Saving
from ita_desktop.session.office_files import OfficeFiles
from ita_desktop.session.qt.overrides import is_guarded
from ita_desktop.storage.files import report_file
from ita_desktop.ui.appearance.card_button import CardButton
from ita_desktop.ui.appearance.colour_schemes import Scheme
from ita_desktop.ui.appearance.words_of_qt import ToolTip
from ita_desktop.ui.asking import file_dialog
from ita_desktop.ui.asking.message import Message
from ita_desktop.ui.files import unsaved_work
from ita_desktop.ui.forms.month_popup import MonthPopup
from ita_desktop.ui.report.outline import COLUMNS, COVER, PAPER, SIGNERS
from ita_desktop.ui.table.columns_form import ColumnsForm
from ita_desktop.ui.text.suggestions import SuggestionNote
from ita_desktop.ui.window.bug_catcher import BugCatcher
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.all_overrides import all_overrides, key_of
from tests.support.certain import the
from tests.support.offices import read_here
from tests.support.old_reports import saved_old_report
from tests.support.provoking import provocations
from tests.support.reports import retitled
from tests.support.some_day import stay_on_that_day

STEP_MS = 5
PATIENCE_STEPS = 4_000

Wait = Callable[[], bool]
"""What a step of the play waits for."""


def main(report: Path, wanted: list[str], unguarded: bool) -> int:
    """Open the report in the window, meet the bugs, leave; 0 when all was well."""
    plays: list[_Play] = []  # a connection does not keep what it calls

    def begin(window: MainWindow) -> None:
        plays.append(_Play(window, report, wanted, unguarded))
        plays[0].begin()

    stay_on_that_day()
    app.main(report, form_painted=begin)
    return 0 if plays[0].met == wanted else 1


class _Play:
    """Owner of the timer that goes on when what was waited for is there: nothing is called but by the event loop."""

    def __init__(self, window: MainWindow, report: Path, wanted: list[str], unguarded: bool) -> None:
        self._window, self._report, self._wanted, self._unguarded = window, report, wanted, unguarded
        self.met: list[str] = []
        self._kept: list[object] = []
        self._fired = 0
        self._steps = self._script()
        self._wait: Wait = lambda: True
        self._waited = 0
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._go_on)

    def begin(self) -> None:
        """From now on."""
        qInstallMessageHandler(lambda *_: None)  # Qt may complain of events that no mouse and no window has sent
        self._timer.start(STEP_MS)

    def _go_on(self) -> None:
        self._waited += 1
        if self._waited > PATIENCE_STEPS:
            _say("waited in vain")
            os._exit(2)
        if self._wait():
            try:
                self._wait, self._waited = next(self._steps), 0
            except StopIteration:
                self._timer.stop()
                self._window.close()

    def _script(self) -> Iterator[Wait]:
        yield from self._opens_everything()
        owners = {key_of(owner, name): (owner, name) for owner, name in all_overrides()}
        for number, key in enumerate(self._wanted):
            yield from self._meets(number, key, *owners[key])

    def _meets(self, number: int, key: str, owner: type, name: str) -> Iterator[Wait]:
        page = the(self._window.page)
        title = f"พิมพ์ก่อนพัง {number}"
        page.document.apply("แก้ชื่อรายงาน", partial(retitled, title=title))
        bugs = self._new_catcher()
        _say(f"meets {key}")
        before = self._fired
        self._plant(owner, name)
        for provoke in provocations(owner, name, self._window):
            QTimer.singleShot(0, provoke)  # what it raises is raised into the event loop
            turn: list[bool] = []
            QTimer.singleShot(STEP_MS, partial(turn.append, True))
            yield partial(bool, turn)
            if self._fired > before:
                break
        if self._fired == before:
            _say(f"never called: {key}")
            return
        yield lambda: bugs.dialog is not None
        dialog = the(bugs.dialog)
        yield lambda: "บันทึกแล้ว" in dialog.saved_words
        workspace = self._window.workspace
        yield lambda: workspace.state.saving is Saving.PUBLISHED
        dialog.copy.click()
        told = QApplication.clipboard().text()
        dialog.accept()
        assert "IndexError" in told and "raises_as_c_does" in told, told
        assert report_file.read(self._report).report.title == title, "not in the file"
        self.met.append(key)
        _say(f"survived {key}")

    def _plant(self, owner: type, name: str) -> None:
        """The next call of the override raises; those after it do what they did before."""
        guard = vars(owner)[name]
        address = guard.__code__.co_freevars.index("override")
        cell = guard.__closure__[address]
        original = cell.cell_contents

        def raises_as_c_does(*_: object, **__: object) -> object:
            self._fired += 1
            if self._unguarded:
                setattr(owner, name, guard)
            else:
                cell.cell_contents = original
            return [][1]

        if self._unguarded:
            setattr(owner, name, raises_as_c_does)
        else:
            assert is_guarded(guard)
            cell.cell_contents = raises_as_c_does

    def _new_catcher(self) -> BugCatcher:
        """One that has been told of no bug, instead of the program's: the same bug twice has no dialog."""
        for old in self._window.findChildren(BugCatcher):
            old.remove()
            old.deleteLater()
        made = BugCatcher(self._window, self._window.workspace, self._window.status.tell)
        made.install()
        return made

    def _opens_everything(self) -> Iterator[Wait]:
        """Every kind of widget that the program has."""
        window, page = self._window, self._window.page
        assert page is not None
        window.appearance._on_scheme_chosen(Scheme.CONTRAST)  # the only one with all of the style's lines
        measure = next(page.document.report.measures())[2]
        for address in (COVER, SIGNERS, PAPER, Address("measure.title", measure=measure.id)):
            page.go_to(address)
            yield lambda: True
        yield page.preview.is_drawn
        window.find_panel.open(replacing=True)
        window.find_panel.query.setText("การ")
        yield lambda: bool(window.find_panel.hits.hits)
        other = self._report.with_name("อีกแฟ้ม.ita")
        report_file.write(retitled(page.document.report, "อีกชื่อ"), other, replace=False)
        for show in (window.compare_and_merge._show_comparison, window.compare_and_merge._show_merge):
            ask = window.workspace.compare_with if "comparison" in show.__name__ else window.workspace.receive
            cast(Any, ask)(other, show)  # each with the answer of its own kind
            yield lambda: window.compare_and_merge.dialog is not None
            self._kept.append(window.compare_and_merge.dialog)
            window.compare_and_merge.dialog = None
        page.document.apply("แก้ชื่อรายงาน", partial(retitled, title="รุ่นแรก"))
        for command in ("save", "send", "help", "versions"):
            window.commands[command].trigger()
            yield lambda: window.workspace.state.saving is Saving.PUBLISHED
        yield lambda: window.versions.page is not None and window.versions.page.list.topLevelItemCount() > 0
        yield from self._opens_what_comes_and_goes()
        period = page.measure_form.fields["measure.period"]
        self._kept += [SuggestionNote(page.measure_form.fields["measure.title"])]
        self._kept += [MonthPopup(DatePeriod(*fiscal_year_days(2568)), period)]
        cards = [CardButton("รายงาน ITA ๒๕๖๘", "แก้ไขล่าสุดวันนี้"), unsaved_work._Box()]  # of a start page without a report
        for card in cards:
            card.setParent(window)
        self._kept += cards
        self._kept += [ToolTip(QLabel("คำ", window)), Message(window, "คำถาม", "ข้อความ", ["ตกลง"])]
        dialog = QFileDialog(window)
        model = file_dialog._OurWords(dialog)
        dialog.setProxyModel(model)
        self._kept += [dialog, model]
        yield lambda: True

    def _opens_what_comes_and_goes(self) -> Iterator[Wait]:
        window, page = self._window, self._window.page
        assert page is not None
        page.go_to(COLUMNS)
        yield lambda: isinstance(page.form, ColumnsForm)
        form = cast(ColumnsForm, page.form)
        form.rows[1].removed.emit()
        yield lambda: form.removal is not None
        window.findings.open()
        window.importing.begin([saved_old_report(self._report.parent)])
        yield lambda: window.importing.dialog is not None and window.importing.dialog.importing.is_settled
        self._kept.append(window.importing.dialog)
        window.offices.show(OfficeFiles(self._report.parent, read=read_here))
        offices = the(window.offices.dialog)
        offices.query.setText("การ")
        yield lambda: not offices.files.is_reading and bool(offices.found_rows.hits)
        self._kept.append(offices)
        for command in ("export", "new", "save_kind", "roll_over"):
            window.commands[command].trigger()
        beginning = the(window.kinds.page)
        beginning.edited.emit(beginning.kind)
        self._kept += [window.export.page, beginning, window.kinds.kind_page, window.kinds.name_page]
        self._kept.append(window.rolling.dialog)
        yield lambda: all(self._kept)


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    unguarded = "--unguarded" in arguments
    path, *keys = [argument for argument in arguments if argument != "--unguarded"]
    sys.exit(main(Path(path), keys, unguarded))
