"""The window. It only places things: menus, tool bar, start page or the open report, status line.

What a command does is in `file_commands.py`, `report_commands.py`, `output_commands.py` and their like, or in the
workspace; every question goes through `Dialogs`.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QSplitter, QStackedWidget, QWidget

from ita_desktop import paths
from ita_desktop.domain.report.address import Address
from ita_desktop.language import Language, digits, tr, trn
from ita_desktop.messages import words
from ita_desktop.session.document import Document
from ita_desktop.session.file.workspace import CLOSE_SECONDS, Workspace
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.session.words.phrase_book import PhraseBook
from ita_desktop.ui.asking.dialogs import Dialogs
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.files.compare_and_merge import CompareAndMerge
from ita_desktop.ui.files.file_commands import FileCommands
from ita_desktop.ui.files.output_commands import OutputCommands
from ita_desktop.ui.files.send_command import SendCommand
from ita_desktop.ui.files.start_page import StartPage
from ita_desktop.ui.files.version_commands import VersionCommands
from ita_desktop.ui.forms.suggestions import offer_suggestions
from ita_desktop.ui.keyboard.commands import make_actions
from ita_desktop.ui.keyboard.thai_layouts import ThaiKeys
from ita_desktop.ui.preview.preview import Preview
from ita_desktop.ui.report import report_commands
from ita_desktop.ui.report.find_panel import FindPanel
from ita_desktop.ui.report.report_page import ReportPage
from ita_desktop.ui.window.appearance_menu import AppearanceMenu
from ita_desktop.ui.window.clipboard_commands import KEYS
from ita_desktop.ui.window.menus import LanguageMenu, Menus
from ita_desktop.ui.window.window_settings import WindowSettings

PROGRAM_NAME = "ITA Desktop"


class MainWindow(QMainWindow):
    """Owner of the start page and of the page of the open report."""

    language_wanted = Signal(object)  # Language

    def __init__(self, workspace: Workspace, typesetter: Typesetter, make_dialogs: Callable[["MainWindow"], Dialogs]):
        super().__init__()
        self.workspace = workspace
        self.typesetter = typesetter
        self.dialogs = make_dialogs(self)
        self.page: ReportPage | None = None
        self._settings = WindowSettings()
        self._help: QDialog | None = None
        self._has_ended = False
        self.commands = make_actions(self)
        self.appearance = self._settings.make_appearance(self)
        self.start_page = StartPage()
        self._stack = QStackedWidget()
        self._blank = QWidget()
        for page in (self.start_page, self._blank):
            self._stack.addWidget(page)
        self.find_panel = FindPanel()
        self.phrases = PhraseBook(self)
        self.setCentralWidget(_above(self._stack, self.find_panel))
        self.status = StatusLine(self)
        self.setStatusBar(self.status)
        self.files = FileCommands(
            self,
            self.dialogs,
            workspace,
            lambda: self.page,
            self.start_page,
            self.status,
            lambda: self._settings.recent,
        )
        self.output = OutputCommands(
            self.dialogs, workspace, typesetter, self.status, lambda: self.page, lambda: self._settings.print_pictures
        )
        self.compare_and_merge = CompareAndMerge(
            self, workspace, self.output, self.dialogs, lambda: self.page, lambda words: self.status.tell(words)
        )
        self.versions = VersionCommands(self, workspace, self.dialogs, self.status.tell)
        self.send = SendCommand(self, workspace, self.status.tell)
        self.languages = LanguageMenu(self)
        below_view = (self.appearance.menu, self.languages.menu)
        self._thai_keys = ThaiKeys(self)
        self._menus = Menus(self, self.commands, below_view, lambda: self._settings.recent)
        self._connect_commands()
        self._connect_session()
        self.resize(1280, 680)
        self._show_start_page()

    def take_place(self) -> None:
        """Get ready to be shown where the window was closed last; the first time as large as the screen, which is small
        enough."""
        if not self._settings.put_back_window(self):
            self.setWindowState(Qt.WindowState.WindowMaximized)

    # Opening and closing

    def open_path(self, path: Path) -> None:
        """Open a report, asking what there is to ask; the open one stays as it is until then."""
        if not self.isVisible():  # at the start: no start page must flash by
            self._stack.setCurrentWidget(self._blank)
        self.files.open_path(path)

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

        Where the caret was in it; None where no report is open.
        """
        address = self.page.address_of_caret() if self.page is not None else None
        self.end()
        self.workspace.change_hands()
        if self.workspace.document is not None:
            self.workspace.document.forget_names()
            self.workspace.save_now()
        return address

    def take_over(self, address: Address) -> None:
        """Show the report that the workspace has open already, and there the place."""
        document = self.workspace.document
        assert document is not None, "there is a place in it"
        self._on_opened(document)
        self.status.show_state(self.workspace.state)
        if self.page is not None:
            self.page.go_to(address)

    def end(self) -> None:
        """The window goes, asked or not. The report is still open."""
        if self._has_ended:
            return
        self._has_ended = True
        self._leave_page()
        self._settings.keep_window(self)
        self.find_panel.end()
        self.versions.end()
        self.send.end()
        self.phrases.close()

    def _on_opened(self, document: Document) -> None:
        self._leave_page()
        self.page = ReportPage(document, self.typesetter)
        self._settings.put_back_panes(self.page)
        self.page.show_paper(self.commands["show_paper"].isChecked())
        self.page.print_wanted.connect(self.commands["print"].trigger)
        self.page.pdf_wanted.connect(self.commands["export_pdf"].trigger)
        self._stack.addWidget(self.page)
        self._stack.setCurrentWidget(self.page)
        self.find_panel.watch(self.page)
        on(self.page.settled, self.page, lambda: self.phrases.watch(document))
        on(self.page.form_made, self.page, lambda form: offer_suggestions(form, self.phrases))
        self.page.measure_wanted.connect(self.commands["add_measure"].trigger)
        on(self.page.move_wanted, self.page, partial(report_commands.move, self.page))
        on(self.page.measure_dropped, self.page, partial(report_commands.place_measure, self.page))
        on(self.page.checker.found, self.page, lambda problems: self.status.show_problems(len(problems)))
        self.page.paper_changed.connect(self.status.show_pages)
        self.page.left_out.connect(self._on_left_out)
        self.page.told.connect(self.status.tell)
        self.page.emblem_wanted.connect(self.files.choose_emblem)
        self.status.show_problems(len(self.page.problems))
        if self.workspace.path is not None:
            self._settings.add_file(self.workspace.path)
        self._show_title()
        self._menus.watch(document)
        document.changed.connect(self.status.forget_offer)
        self.status.clearMessage()
        self.page.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_not_opened(self) -> None:
        if self._stack.currentWidget() is self._blank:
            self._show_start_page()

    def _leave_page(self) -> None:
        if self.page is None:
            return
        self._settings.keep_panes(self.page)
        self._menus.leave()
        self.find_panel.leave()
        self.phrases.leave()
        self.page.end()
        self._stack.removeWidget(self.page)
        self.page.deleteLater()
        self.page = None

    def _show_start_page(self) -> None:
        self._leave_page()
        self.status.clear_report()
        self.start_page.show_recent(self._settings.recent)
        self._stack.setCurrentWidget(self.start_page)
        self.start_page.focus_first()
        self.workspace.find_leftovers(self.start_page.show_leftovers)
        self._show_title()
        self._menus.watch(None)

    # Commands

    def _on_close_report(self) -> None:
        if self.files.may_close():
            self._leave_page()
            self.workspace.close(CLOSE_SECONDS)
            self._say_what_is_unwritten()

    def _say_what_is_unwritten(self) -> None:
        for path in self.workspace.unwritten:
            self.status.tell(tr("กำลังเขียนแฟ้ม {name} งานเก็บไว้ในเครื่องนี้ครบแล้ว").format(name=path.name))

    def _on_show_paper(self, page: ReportPage) -> None:
        wanted = self.commands["show_paper"].isChecked()
        page.show_paper(wanted)
        if wanted and page.preview_pane.isHidden():
            self.status.tell(tr("หน้าต่างแคบเกินกว่าจะแสดงกระดาษ กระดาษจะขึ้นมาเองเมื่อหน้าต่างกว้างพอ"))

    def _on_help(self) -> None:
        from ita_desktop.ui.window.help_page import HelpPage  # here: nobody waits for it at the start

        if self._help is None:
            self._help = HelpPage(self)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def _on_forget(self) -> None:
        question = tr(
            "โปรแกรมจำข้อความ ผู้รับผิดชอบ และระยะเวลาจากรายงานที่เคยเปิดไว้ในเครื่องนี้ เพื่อแนะนำขณะพิมพ์\n"
            "ล้างแล้วจะแนะนำเฉพาะข้อความของรายงานที่เปิดอยู่ แฟ้มรายงานทุกแฟ้มยังอยู่ครบ"
        )
        if self.dialogs.choose(tr("ล้างข้อความที่จำไว้"), question, (tr("ล้าง"),)) == 0:
            self.phrases.forget(self._on_forgotten)

    def _on_forgotten(self, emptied: bool) -> None:
        self.status.tell(
            tr("ล้างข้อความที่จำไว้แล้ว") if emptied else tr("ล้างข้อความที่จำไว้ไม่ได้ เพราะเขียนลงเครื่องไม่ได้ โปรดลองใหม่ภายหลัง")
        )

    def _on_recent_unwanted(self, path: Path) -> None:
        self._settings.forget_file(path)
        self.start_page.show_recent(self._settings.recent)
        self.status.tell(tr("นำ {name} ออกจากรายการแล้ว").format(name=path.name))

    def _on_language_chosen(self, language: Language) -> None:
        self._settings.keep_language(language)
        if self.output.lets_go(lambda: self.language_wanted.emit(language), tr("เสร็จแล้วจะเปลี่ยนภาษา")):
            self.language_wanted.emit(language)

    def _zoomed(self) -> AppearanceMenu | Preview:
        """What the zoom keys act on: the paper where it has the focus, else the words of the whole window."""
        return self.page.preview if self.page is not None and self.page.preview.hasFocus() else self.appearance

    # Set-up

    def _connect_commands(self) -> None:
        on_page: dict[str, Callable[[ReportPage], object]] = report_commands.COMMANDS | {
            "find": lambda _: self.find_panel.open(replacing=False),
            "replace": lambda _: self.find_panel.open(replacing=True),
            "find_next": lambda _: self.find_panel.walk(+1),
            "find_previous": lambda _: self.find_panel.walk(-1),
            "send": self.send.ask,
            "versions": self.versions.show,
            "export_pdf": lambda page: self.output.export_pdf(page, self.files.suggested("", ".pdf")),
            "print": lambda page: self.output.print(page),
            "show_paper": self._on_show_paper,
        }
        here: dict[str, Callable[[], object]] = {
            "new": lambda: self.workspace.new(date.today()),
            "open": self.files.open,
            "save": self.files.save,
            "save_as": self.files.save_as,
            "save_copy": self.files.save_copy,
            "receive": self.compare_and_merge.receive,
            "compare": self.compare_and_merge.compare,
            "close": self._on_close_report,
            "quit": self.close,
            "help": self._on_help,
            "forget": self._on_forget,
            "print_pictures": lambda: self._settings.keep_print_pictures(self.commands["print_pictures"].isChecked()),
            "zoom_in": lambda: self._zoomed().zoom_in(),
            "zoom_out": lambda: self._zoomed().zoom_out(),
            "zoom_normal": lambda: self._zoomed().zoom_normal(),
        }
        acts: dict[str, Callable[..., object]] = {key: partial(_call, act) for key, act in here.items()}
        acts |= {key: partial(self._call_on_page, act) for key, act in on_page.items()}
        for key in self.commands.keys() - KEYS:  # KeyError for a command that does nothing
            on(self.commands[key].triggered, self, acts.pop(key))
        assert not acts, f"what is no command: {acts.keys()}"
        self.commands["print_pictures"].setCheckable(True)
        self.commands["print_pictures"].setChecked(self._settings.print_pictures)
        self.commands["show_paper"].setCheckable(True)
        self.commands["show_paper"].setChecked(self._settings.paper_shown)
        self.commands["show_paper"].toggled.connect(self._settings.keep_paper_shown)
        self.find_panel.replaced.connect(self._on_replaced)
        self.status.problems_clicked.connect(self.commands["next_problem"].trigger)
        self.start_page.new_wanted.connect(self.commands["new"].trigger)
        self.start_page.open_wanted.connect(self.commands["open"].trigger)
        on(self.start_page.sample_wanted, self, lambda: self.open_path(paths.sample_report()))
        self.start_page.guide_wanted.connect(self.commands["help"].trigger)
        self.start_page.path_unwanted.connect(self._on_recent_unwanted)
        self._menus.path_wanted.connect(self.open_path)
        self._menus.path_unwanted.connect(self._on_recent_unwanted)
        self.languages.chosen.connect(self._on_language_chosen)

    def _connect_session(self) -> None:
        self.workspace.opened.connect(self._on_opened)
        self.workspace.closed.connect(self._show_start_page)
        self.files.not_opened.connect(self._on_not_opened)
        self.workspace.state_changed.connect(self.status.show_state)
        self.workspace.file_changed.connect(self._on_file_changed)
        on(self.typesetter.failed, self, lambda error: self.dialogs.tell(tr("ทำ PDF ไม่สำเร็จ"), words(error)))

    def _call_on_page(self, act: Callable[[ReportPage], object], _checked: bool = False) -> None:
        if self.page is not None:
            act(self.page)

    # What is shown

    def _show_title(self) -> None:
        path = self.workspace.path
        name = path.name if path is not None else tr("รายงานที่ยังไม่มีชื่อแฟ้ม")
        self.setWindowTitle(f"{name} - {PROGRAM_NAME}" if self.page is not None else PROGRAM_NAME)

    def _on_file_changed(self, path: Path) -> None:
        self._settings.add_file(path)
        self._show_title()

    def _on_replaced(self, count: int, left: int, no_years: int) -> None:
        said = trn("แทนที่แล้ว {count} แห่ง (Ctrl+Z เพื่อเลิกทำ)", count).format(count=digits(count))
        if left:
            rest = trn("อีก {count} แห่งแทนที่ไม่ได้ เพราะข้อความเปลี่ยนไปแล้วหรือจะยาวเกินไป", left)
            said = f"{said} {rest.format(count=digits(left))}"
        if no_years:
            rest = trn("ปีที่หน้าปก {count} แห่งไม่ได้แทนที่ เพราะจะไม่เป็นปี พ.ศ.", no_years)
            said = f"{said} {rest.format(count=digits(no_years))}"
        self.status.tell(said)

    def _on_left_out(self, count: int) -> None:
        words = trn("ตัดออก {count} ตัวอักษร เพราะพิมพ์ไม่ได้หรือยาวเกินกว่าที่เก็บได้ ส่วนที่เหลืออยู่ครบ", count)
        self.status.tell(words.format(count=digits(count)))


def _above(upper: QWidget, lower: QWidget) -> QSplitter:
    """The two one above the other, the lower one as tall as it needs until the clerk drags it."""
    panes = QSplitter(Qt.Orientation.Vertical)
    for pane, stretch in ((upper, 1), (lower, 0)):
        panes.addWidget(pane)
        panes.setStretchFactor(panes.indexOf(pane), stretch)
    panes.setChildrenCollapsible(False)
    return panes


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    """Call without the `checked` that Qt's `triggered` brings."""
    act()
