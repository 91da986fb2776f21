"""The window. It only places things: menus, tool bar, start page or the open report, status line.

What a command does is in `file_commands.py`, `report_commands.py`, `output_commands.py` and their like, or in the
workspace; every question goes through `Dialogs`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QWidget

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.agency_name import name_on_paper
from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.language import Language, tr
from ita_desktop.messages import words
from ita_desktop.session.document import Document
from ita_desktop.session.file.workspace import CLOSE_SECONDS, Workspace
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.session.words.phrase_book import PhraseBook
from ita_desktop.session.words.speller import Speller
from ita_desktop.ui.appearance.layouts import below
from ita_desktop.ui.asking.answers import answer_of
from ita_desktop.ui.asking.dialogs import Dialogs
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.files.compare_and_merge import CompareAndMerge
from ita_desktop.ui.files.dropped_files import DroppedFiles
from ita_desktop.ui.files.exporting.export_command import ExportCommand
from ita_desktop.ui.files.file_commands import FileCommands
from ita_desktop.ui.files.output_commands import OutputCommands
from ita_desktop.ui.files.rolling.last_year import LastYear
from ita_desktop.ui.files.rolling.roll_over_command import RollOverCommand
from ita_desktop.ui.files.save_notices import SaveNotices
from ita_desktop.ui.files.send_command import SendCommand
from ita_desktop.ui.files.start_page import StartPage
from ita_desktop.ui.files.version_commands import VersionCommands
from ita_desktop.ui.importing.import_commands import ImportCommands
from ita_desktop.ui.keyboard.thai_layouts import ThaiKeys
from ita_desktop.ui.kinds.kind_commands import KindCommands
from ita_desktop.ui.offices.offices_command import OfficesCommand
from ita_desktop.ui.preview.preview import Preview
from ita_desktop.ui.report.desk import Desk
from ita_desktop.ui.report.find_panel import FindPanel
from ita_desktop.ui.report.findings.panel import FindingsPanel
from ita_desktop.ui.report.proofreading import Proofreading
from ita_desktop.ui.report.report_page import ReportPage
from ita_desktop.ui.report.reviewing import Marks
from ita_desktop.ui.window.appearance_menu import AppearanceMenu
from ita_desktop.ui.window.clipboard_commands import ClipboardCommands
from ita_desktop.ui.window.commands import connect_actions, make_actions
from ita_desktop.ui.window.menus import LanguageMenu, Menus
from ita_desktop.ui.window.possible import Possible
from ita_desktop.ui.window.window_settings import WindowSettings

if TYPE_CHECKING:
    from ita_desktop.ui.window.help_page import HelpPage

PROGRAM_NAME = "ITA Desktop"


class MainWindow(QMainWindow):
    """Owner of the start page and of the page of the open report."""

    language_chosen = Signal(object)  # Language

    def __init__(self, workspace: Workspace, typesetter: Typesetter, make_dialogs: Callable[["MainWindow"], Dialogs]):
        super().__init__()
        self.workspace = workspace
        self.typesetter = typesetter
        self.dialogs = make_dialogs(self)
        self.page: ReportPage | None = None
        self.settings = WindowSettings()
        self._help: HelpPage | None = None
        self._has_ended = False
        self._said_of_the_last = ""  # in the status line, when the page of a report was left
        self.commands = make_actions(self)
        self.appearance = self.settings.make_appearance(self)
        self.status = StatusLine(self.commands["next_problem"], self)
        self.phrases = PhraseBook(self)
        self.speller = Speller(self.settings.now.own_words, self)
        on(self.speller.word_added, self, self.settings.add_own_word)
        on(self.speller.word_removed, self, self.settings.remove_own_word)
        for changed in (self.speller.word_added, self.speller.word_removed):
            on(changed, self, lambda _: self._tell_own_words())
        self.proofreading: Proofreading | None = None
        desk = Desk(self, workspace, self.dialogs, self.status, lambda: self.page)
        self.files = FileCommands(desk, lambda: self.settings.recent)
        self.notices = SaveNotices(workspace, self.files, self.dialogs, self.status)
        self.output = OutputCommands(desk, typesetter, self.commands["print_pictures"].isChecked)
        self.compare_and_merge = CompareAndMerge(desk, self.output)
        self.importing = ImportCommands(desk, self.files, self.settings)
        self.versions = VersionCommands(desk)
        self.send = SendCommand(desk)
        self.kinds = KindCommands(desk, self.files)
        self.offices = OfficesCommand(desk, self.files, self.come_forward)
        self.export = ExportCommand(desk, self.files, self.output)
        self.last_year = LastYear(
            desk, self.commands["last_year"], self.settings.earlier_of, self.settings.keep_earlier
        )
        self.rolling = RollOverCommand(desk, self.files, self.last_year, self.importing.begin_earlier)
        self.start_page = StartPage(self.commands, self.files, self._forget_path)
        self.find_panel = FindPanel(self.status)
        self.findings = FindingsPanel(self.status)
        self.clipboard = ClipboardCommands(self)
        self._blank = QWidget()
        self._stack = QStackedWidget()
        for page in (self.start_page, self._blank):
            self._stack.addWidget(page)
        self.setCentralWidget(_with_notices(_above(_above(self._stack, self.find_panel), self.findings), self.notices))
        self.setStatusBar(self.status)
        self._drops = DroppedFiles(self, self.open_path, self.importing.begin, self.status)
        self._thai_keys = ThaiKeys(self)
        self._possible = Possible(self, self)
        self._menus = Menus(
            self,
            self.commands,
            self._possible,
            (self.appearance.menu, LanguageMenu(self._choose_language, self).menu),
            lambda: self.settings.recent,
            self.open_path,
            self._forget_path,
        )
        connect_actions(self.commands, self)
        now = self.settings.now
        self.commands["print_pictures"].setChecked(now.print_pictures)
        self.commands["show_paper"].setChecked(now.paper_shown)
        self.commands["tool_words"].setChecked(now.tool_words)
        self.commands["spelling_lines"].setChecked(now.spelling_lines)
        self.show_tool_words(now.tool_words)
        self._connect_session()
        self.resize(1280, 680)
        self._show_start_page()

    def take_place(self) -> None:
        """Get ready to be shown where the window was closed last; the first time as large as the screen, which is small
        enough."""
        if not self.settings.put_back_window(self):
            self.setWindowState(Qt.WindowState.WindowMaximized)

    # Opening and closing

    def open_path(self, path: Path) -> None:
        """Open a report, asking what there is to ask; the open one stays as it is until then."""
        if not self.isVisible():  # at the start: no start page must flash by
            self._stack.setCurrentWidget(self._blank)
        self.files.open_path(path)

    @property
    def is_blank(self) -> bool:
        """Whether it waits for the report that the program was started with."""
        return self._stack.currentWidget() is self._blank

    def come_forward(self) -> None:
        """Be seen, in front of other windows and with the keyboard."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.output.lets_go(self.close, tr("เสร็จแล้วจะปิดหน้าต่าง")) or not self.files.may_close():
            event.ignore()
            return
        self.end()
        self.workspace.stop_opening()
        self.workspace.close(CLOSE_SECONDS)
        self.files.waits_for_files()
        event.accept()

    def hand_over(self) -> Address | None:
        """End like a window that is closed, but leave the report open, stored and published, for another window.

        Where the caret was in it; None if no report is open.
        """
        address = self.page.address_of_caret() if self.page is not None else None
        self.end()
        self.workspace.change_hands()
        if self.workspace.document is not None:
            self.workspace.document.forget_names()
            self.workspace.save_now()
        return address

    def take_over(self, address: Address) -> None:
        """Show the report that the workspace has open already, and go to the address."""
        document = self.workspace.document
        assert document is not None, "there is a place in it"
        self._on_opened(document)
        for shown in (self.status, self.notices):
            shown.show_state(self.workspace.state)
        if self.page is not None:
            self.page.go_to(address)

    def end(self) -> None:
        """The window goes, asked or not. The report is still open."""
        if self._has_ended:
            return
        self._has_ended = True
        self._leave_page()
        self.settings.keep_window(self)
        self.find_panel.end()
        self.importing.close()
        self.versions.end()
        self.send.end()
        self.kinds.end()
        self.export.end()
        self.offices.end()
        self.phrases.close()
        self.speller.close()
        self.start_page.end()

    def _on_opened(self, document: Document) -> None:
        self._leave_page()
        self.page = ReportPage(
            document, self.workspace, self.typesetter, self.dialogs, self.status, self.phrases, self.commands
        )
        lines = self.commands["spelling_lines"].isChecked()
        self.proofreading = Proofreading(self.page, self.speller, self.status, lines_shown=lines)
        Marks(self.page)
        self.last_year.watch(self.page)
        self.settings.put_back_panes(self.page)
        self.page.show_paper(self.commands["show_paper"].isChecked())
        self._stack.addWidget(self.page)
        self._stack.setCurrentWidget(self.page)
        self.find_panel.watch(self.page)
        self.findings.watch(self.page)
        self._tell_own_words()
        if self.workspace.path is not None:
            self.settings.add_file(self.workspace.path)
        self._show_title()
        self._possible.watch(self.page)
        document.changed.connect(self.status.forget_offer)
        document.changed.connect(self._show_title)
        if self.status.currentMessage() != self._said_of_the_last:
            self.status.clearMessage()
        empty = self.page.problems
        if self.workspace.path is None and not any(document.report.measures()) and empty:
            self.page.go_to(empty[0].address)  # a new one: its title and years are filled in already
        else:
            self.page.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_own_words(self) -> None:
        if self.page is not None:
            self.page.checker.know(self.speller.own_words)

    def _on_not_opened(self) -> None:
        if self.is_blank:
            self._show_start_page()

    def _leave_page(self) -> None:
        if self.page is None:
            return
        self.settings.keep_panes(self.page)
        self.find_panel.leave()
        self.findings.leave()
        self._said_of_the_last = self.page.form.leave()
        self.speller.leave()
        self.page.end()
        self._stack.removeWidget(self.page)
        self.page.deleteLater()
        self.page = self.proofreading = None

    def _show_start_page(self) -> None:
        if self._has_ended:  # it is not seen any more: no file is looked for
            return
        self._leave_page()
        self.status.clear_report()
        self.start_page.show_recent(self.settings.recent)
        self._stack.setCurrentWidget(self.start_page)
        self.start_page.focus_first()
        self.workspace.find_leftovers(self.start_page.show_leftovers)
        self._show_title()
        self._possible.watch(None)

    # Commands

    def close_report(self) -> None:
        """Close the report, unless the user wants to go on with what could not be stored."""
        if self.files.may_close():
            self._leave_page()
            self.workspace.close(CLOSE_SECONDS)
            self._say_what_is_unwritten()

    def _say_what_is_unwritten(self) -> None:
        for path in self.workspace.unwritten:
            self.status.tell(tr("กำลังเขียนแฟ้ม {name} งานเก็บไว้ในเครื่องนี้ครบแล้ว").format(name=shown_name(path)))

    def show_tool_words(self, wanted: bool) -> None:
        """Words under the icons of the tool bar, or the icons alone."""
        self._menus.tools.show_words(wanted)

    def show_help(self, *, keys: bool) -> None:
        """The guide or all keys, beside the work."""
        from ita_desktop.ui.window.help_page import HelpPage  # here: the start does not wait for it

        if self._help is None:
            self._help = HelpPage(self)
        self._help.show_page(keys=keys)

    def show_about(self) -> None:
        """What the program is, and what is in it."""
        from ita_desktop.ui.window.about_dialog import AboutDialog

        answer_of(AboutDialog(self))

    def _forget_path(self, path: Path) -> None:
        self.settings.forget_file(path)
        self.start_page.show_recent(self.settings.recent)
        self.status.tell(tr("นำ {name} ออกจากรายการแล้ว").format(name=shown_name(path)))

    def _choose_language(self, language: Language) -> None:
        self.settings.keep(language=language)
        if self.output.lets_go(lambda: self.language_chosen.emit(language), tr("เสร็จแล้วจะเปลี่ยนภาษา")):
            self.language_chosen.emit(language)

    @property
    def open_page(self) -> ReportPage:
        """The page of the open report, for commands that need one."""
        assert self.page is not None, "they are disabled without one"
        return self.page

    @property
    def zoomed(self) -> AppearanceMenu | Preview:
        """What the zoom keys act on: the paper if it has the focus, else the words of the whole window."""
        return self.page.preview if self.page is not None and self.page.preview.hasFocus() else self.appearance

    def _connect_session(self) -> None:
        self.workspace.opened.connect(self._on_opened)
        self.workspace.closed.connect(self._show_start_page)
        self.files.not_opened.connect(self._on_not_opened)
        self.files.opened_again.connect(self.come_forward)
        self.workspace.state_changed.connect(self.status.show_state)
        self.workspace.file_changed.connect(self._on_file_changed)
        on(self.typesetter.failed, self, lambda error: self.dialogs.tell(tr("ส่งออกเป็น PDF ไม่สำเร็จ"), words(error)))

    # What is shown

    def _show_title(self) -> None:
        path = self.workspace.path
        name = shown_name(path) if path is not None else tr("รายงานที่ยังไม่มีชื่อแฟ้ม")
        agency = name_on_paper(self.page.document.report.agency).strip() if self.page is not None else ""
        parts = (name, agency, PROGRAM_NAME) if self.page is not None else (PROGRAM_NAME,)
        self.setWindowTitle(" - ".join(part for part in parts if part))

    def _on_file_changed(self, path: Path) -> None:
        self.settings.add_file(path)
        self._show_title()


def _with_notices(upper: QWidget, notices: QWidget) -> QWidget:
    """The notices between what is open and the status line."""
    both = QWidget()
    below((upper, 1), notices, between=0, around=0, holder=both)
    return both


def _above(upper: QWidget, lower: QWidget) -> QSplitter:
    """The two one above the other, the lower one as tall as it needs until the user drags it."""
    panes = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
    for pane, stretch in ((upper, 1), (lower, 0)):
        panes.addWidget(pane)
        panes.setStretchFactor(panes.indexOf(pane), stretch)
    return panes
