"""The window. It only places things: menus, tool bar, start page or the open report, status line.

What a command does is in `report_commands.py`, the workspace or the typesetter; every question goes through `Dialogs`.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QSplitter, QStackedWidget, QToolBar, QToolButton, QWidget

from ita_desktop import paths
from ita_desktop.domain.report import Report
from ita_desktop.domain.thai import to_thai_digits
from ita_desktop.errors import DocumentLockedError, ExpectedError
from ita_desktop.messages import words
from ita_desktop.session import settings
from ita_desktop.session.document import Document
from ita_desktop.session.phrase_book import PhraseBook
from ita_desktop.session.typesetter import Typesetter
from ita_desktop.session.workspace import Leftover, Workspace
from ita_desktop.ui import keyboard, report_commands
from ita_desktop.ui.actions import MENUS, make_actions
from ita_desktop.ui.dialogs import (
    COPY_FILES,
    OPENABLE_FILES,
    PICTURE_FILES,
    REPORT_FILES,
    Dialogs,
    documents_folder,
)
from ita_desktop.ui.editor_page import EditorPage
from ita_desktop.ui.find_panel import FindPanel
from ita_desktop.ui.looks import Looks
from ita_desktop.ui.other_files import OtherFiles
from ita_desktop.ui.paper_commands import PaperCommands
from ita_desktop.ui.past_versions import PastVersions
from ita_desktop.ui.preview import Preview
from ita_desktop.ui.sending import Sending
from ita_desktop.ui.start_page import StartPage
from ita_desktop.ui.status_line import StatusLine
from ita_desktop.ui.suggestions import offer_suggestions

PROGRAM_NAME = "ITA Desktop"
_TOOLS = (
    ("new", "open", "save"),
    ("undo", "redo"),
    ("add_measure", "duplicate", "delete", "move_up", "move_down"),
    ("export_pdf", "print"),
)
_NEED_NO_REPORT = {"new", "open", "quit", "help", "zoom_in", "zoom_out", "zoom_normal"}


class MainWindow(QMainWindow):
    """Owner of the start page and of the page of the open report."""

    def __init__(self, workspace: Workspace, typesetter: Typesetter, make_dialogs: Callable[["MainWindow"], Dialogs]):
        super().__init__()
        self.workspace = workspace
        self.typesetter = typesetter
        self.dialogs = make_dialogs(self)
        self.page: EditorPage | None = None
        self._settings = settings.load()
        self._help: QDialog | None = None
        self.commands = make_actions(self)
        self.looks = Looks(self._settings.scheme, self._settings.zoom, self)
        self.start_page = StartPage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start_page)
        self.find_panel = FindPanel()
        self.phrases = PhraseBook(self)
        self.setCentralWidget(_above(self._stack, self.find_panel))
        self.status = StatusLine(self)
        self.setStatusBar(self.status)
        self.paper = PaperCommands(self.dialogs, workspace, typesetter, self.status)
        self.other_files = OtherFiles(
            self, workspace, typesetter, self.dialogs, lambda: self.page, lambda words: self.status.tell(words)
        )
        self.versions = PastVersions(self, workspace, self.status.tell)
        self.sending = Sending(self, workspace, self.status.tell)
        self._menus: list[QMenu] = []
        self._menu_letters = keyboard.MenuLetters(self)
        self._recent_menu = QMenu("เปิดล่าสุด(&T)", self)
        self._make_menus()
        self._connect_commands()
        self._connect_session()
        self.resize(1280, 680)
        self._show_start_page()

    def open_up(self) -> None:
        """Show the window where it was closed last; the first time as large as the screen, which is small enough."""
        if self.restoreGeometry(QByteArray.fromBase64(self._settings.geometry.encode())):
            self.show()
        else:
            self.showMaximized()

    # Opening and closing

    def open_path(self, path: Path) -> None:
        """Open a report, asking first where work on that very file was interrupted; the open one stays as it is."""
        if self.page is not None and path == self.workspace.path:
            self.status.tell(f"{path.name} เปิดอยู่แล้ว")
            return
        self.status.tell(f"กำลังเปิด {path.name}…")
        if path.suffix.lower() == ".json":
            self.workspace.open_json(path)
            return

        def found(leftovers: list[Leftover]) -> None:
            mine = next((leftover for leftover in leftovers if leftover.path == path), None)
            choice = 1
            if mine is not None:
                question = f"มีงานของแฟ้ม {path.name} ที่แก้ไว้แล้วแต่ยังไม่ได้เขียนลงแฟ้ม\nงานนั้นอยู่ครบถ้วนในเครื่องนี้ จะทำอย่างไร"
                answer = self.dialogs.choose("งานที่ค้างอยู่", question, ("ทำต่อจากงานที่ค้าง", "เปิดตามที่อยู่ในแฟ้ม"))
                if answer is None:
                    self.status.clearMessage()
                    return
                choice = answer
            if mine is not None and choice == 0:
                self.workspace.resume(mine)
            else:
                self.workspace.open(path)

        self.workspace.find_leftovers(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keyboard.take_in_window(self, self.menuBar(), event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave_page()
        self._remember_window()
        self.find_panel.end()
        self.versions.end()
        self.sending.end()
        self.phrases.close()
        self.workspace.stop_opening()
        self.workspace.close()
        event.accept()

    def _on_opened(self, document: Document) -> None:
        self._leave_page()
        self.page = EditorPage(document, self.typesetter)
        self.page.restoreState(QByteArray.fromBase64(self._settings.panes.encode()))
        self.page.show_paper(self.commands["show_paper"].isChecked())
        self.page.preview.set_zoom(self._settings.paper_zoom)
        self.page.print_wanted.connect(self.commands["print"].trigger)
        self.page.pdf_wanted.connect(self.commands["export_pdf"].trigger)
        self._stack.addWidget(self.page)
        self._stack.setCurrentWidget(self.page)
        self.find_panel.watch(self.page)
        self.phrases.watch(document)
        offer_suggestions(self.page, self.phrases)
        self.page.measure_wanted.connect(self.commands["add_measure"].trigger)
        self.page.problems_changed.connect(lambda problems: self.status.show_problems(len(problems)))
        self.page.paper_changed.connect(self.status.show_pages)
        self.page.left_out.connect(self._on_left_out)
        self.page.paper_form.emblem_wanted.connect(self._on_emblem_wanted)
        self.page.paper_form.emblem_refused.connect(
            lambda: self.dialogs.tell("ใช้รูปนี้ไม่ได้", "แฟ้มนี้ไม่ใช่รูป PNG, JPEG หรือ SVG หรือใหญ่เกินไป ตราเดิมยังอยู่ โปรดเลือกแฟ้มอื่น")
        )
        self.status.show_problems(len(self.page.problems))
        history = document.history
        history.canUndoChanged.connect(self._show_history)
        history.canRedoChanged.connect(self._show_history)
        history.undoTextChanged.connect(self._show_history)
        history.redoTextChanged.connect(self._show_history)
        if self.workspace.path is not None:
            self._remember(self.workspace.path)
        self._show_title()
        self._enable_commands()
        self.status.clearMessage()
        self.page.navigator.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_page(self) -> None:
        if self.page is None:
            return
        panes = bytes(self.page.saveState().toBase64().data()).decode()
        self._settings = settings.replace(self._settings, panes=panes, paper_zoom=self.page.preview.zoom)
        self.find_panel.leave()
        self.phrases.leave()
        self.page.end()
        self._stack.removeWidget(self.page)
        self.page.deleteLater()
        self.page = None

    def _show_start_page(self) -> None:
        self._leave_page()
        self.status.clear_report()
        self.start_page.show_recent(self._recent())
        self._stack.setCurrentWidget(self.start_page)
        self.start_page.focus_first()
        self.workspace.find_leftovers(self.start_page.show_leftovers)
        self._show_title()
        self._enable_commands()

    def _on_refused(self, error: ExpectedError) -> None:
        self.status.clearMessage()
        if not isinstance(error, DocumentLockedError):
            self.dialogs.tell("เปิดแฟ้มไม่ได้", words(error))
            return
        answer = self.dialogs.choose("แฟ้มเปิดอยู่แล้ว", words(error), ("เปิดเป็นสำเนา", "เปิดแฟ้มนี้อยู่ดี"))
        if answer == 0:
            self.workspace.open_as_copy(error.path)
        elif answer == 1:
            self.workspace.open(error.path, anyway=True)

    # Commands

    def _on_open(self) -> None:
        path = self.dialogs.ask_open("เปิดแฟ้มรายงาน", OPENABLE_FILES)
        if path is not None:
            self.open_path(path)

    def _on_save(self) -> None:
        if self.workspace.path is None:
            self._on_save_as()
        self.workspace.keep_version()

    def _on_save_as(self) -> None:
        path = self.dialogs.ask_save("ตั้งชื่อแฟ้มรายงาน", self._suggested("", ".ita"), REPORT_FILES)
        if path is not None:
            self.workspace.save_as(path)

    def _on_save_copy(self) -> None:
        path = self.dialogs.ask_save("บันทึกสำเนา", self._suggested(" (สำเนา)", ".ita"), COPY_FILES)
        if path is not None:
            self.workspace.save_copy(path, lambda done: self.status.tell(f"บันทึกสำเนาแล้ว: {done.name}"))

    def _on_emblem_wanted(self) -> None:
        path = self.dialogs.ask_open("เลือกตราหน่วยงาน", PICTURE_FILES)
        if path is not None and self.page is not None:
            self.page.paper_form.take_emblem(path)

    def _on_next_problem(self) -> None:
        if self.page is not None:
            message = report_commands.go_to_next_problem(self.page)
            self.status.tell(message if message is not None else "ครบถ้วนแล้ว ไม่มีที่ขาด")

    def _on_close_report(self) -> None:
        self._leave_page()
        self.workspace.close()

    def _on_leftover_unwanted(self, leftover: Leftover) -> None:
        question = "ทิ้งงานที่ค้างนี้หรือไม่ ทิ้งแล้วเรียกคืนไม่ได้"
        if self.dialogs.choose("ทิ้งงานที่ค้าง", question, ("เก็บไว้ก่อน", "ทิ้ง")) == 1:
            self.workspace.drop(leftover, lambda: self.workspace.find_leftovers(self.start_page.show_leftovers))

    def _on_help(self) -> None:
        from ita_desktop.ui.help_page import HelpPage  # here: nobody waits for it at the start

        if self._help is None:
            self._help = HelpPage(self)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def _zoomed(self) -> Looks | Preview:
        """What the zoom keys act on: the paper where it has the focus, else the words of the whole window."""
        return self.page.preview if self.page is not None and self.page.preview.hasFocus() else self.looks

    def _on_looks_changed(self) -> None:
        self._settings = settings.replace(self._settings, scheme=self.looks.scheme.value, zoom=self.looks.zoom)
        settings.save(self._settings)

    # Set-up

    def _make_menus(self) -> None:
        for title, menu_commands in MENUS:
            menu = QMenu(title, self)
            menu.installEventFilter(self._menu_letters)
            self.menuBar().addMenu(menu)
            self._menus.append(menu)
            for command in menu_commands:
                menu.addAction(self.commands[command.key])
                if command.key == "open":
                    menu.addMenu(self._recent_menu)
            if title.startswith("มุมมอง"):
                menu.addMenu(self.looks.menu)
        self._recent_menu.aboutToShow.connect(self._fill_recent_menu)
        tools = QToolBar("เครื่องมือ", self)
        tools.setObjectName("tools")
        tools.setMovable(False)
        tools.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for number, group in enumerate(_TOOLS):
            if number:
                tools.addSeparator()
            for key in group:
                tools.addAction(self.commands[key])
        rest = tools.findChild(QToolButton, "qt_toolbar_ext_button")  # shown where the window is too narrow for all
        if rest is not None:
            rest.setAccessibleName("เครื่องมือที่เหลือ")
            rest.setToolTip("เครื่องมือที่เหลือ")
        self.addToolBar(tools)

    def _connect_commands(self) -> None:
        on_page: dict[str, Callable[[EditorPage], object]] = {
            "undo": lambda page: page.document.undo(),
            "redo": lambda page: page.document.redo(),
            "find": lambda _: self.find_panel.open(replacing=False),
            "replace": lambda _: self.find_panel.open(replacing=True),
            "find_next": lambda _: self.find_panel.walk(+1),
            "find_previous": lambda _: self.find_panel.walk(-1),
            "add_measure": report_commands.add_measure,
            "add_issue": report_commands.add_issue,
            "duplicate": report_commands.duplicate,
            "delete": report_commands.delete,
            "move_up": lambda page: report_commands.move(page, -1),
            "move_down": lambda page: report_commands.move(page, +1),
            "previous": lambda page: report_commands.step(page, -1),
            "next": lambda page: report_commands.step(page, +1),
            "next_pane": EditorPage.next_pane,
            "send": self.sending.ask,
            "versions": self.versions.show,
            "export_pdf": lambda page: self.paper.export_pdf(page, self._suggested("", ".pdf")),
            "print": lambda page: self.paper.print(page),
            "show_paper": lambda page: page.show_paper(self.commands["show_paper"].isChecked()),
        }
        here: dict[str, Callable[[], object]] = {
            "new": lambda: self.workspace.new(date.today()),
            "open": self._on_open,
            "save": self._on_save,
            "save_as": self._on_save_as,
            "save_copy": self._on_save_copy,
            "receive": self.other_files.receive,
            "compare": self.other_files.compare,
            "close": self._on_close_report,
            "quit": self.close,
            "next_problem": self._on_next_problem,
            "help": self._on_help,
            "zoom_in": lambda: self._zoomed().zoom_in(),
            "zoom_out": lambda: self._zoomed().zoom_out(),
            "zoom_normal": lambda: self._zoomed().zoom_normal(),
        }
        for key, act in here.items():
            self.commands[key].triggered.connect(partial(_call, act))
        for key, act_on in on_page.items():
            self.commands[key].triggered.connect(partial(self._call_on_page, act_on))
        self.commands["show_paper"].setCheckable(True)
        self.commands["show_paper"].setChecked(True)
        self.looks.changed.connect(self._on_looks_changed)
        self.find_panel.replaced.connect(self._on_replaced)
        self.status.problems_clicked.connect(self.commands["next_problem"].trigger)
        self.start_page.new_wanted.connect(self.commands["new"].trigger)
        self.start_page.open_wanted.connect(self.commands["open"].trigger)
        self.start_page.sample_wanted.connect(lambda: self.open_path(paths.sample_report()))
        self.start_page.guide_wanted.connect(self.commands["help"].trigger)
        self.start_page.path_wanted.connect(self.open_path)
        self.start_page.leftover_wanted.connect(self.workspace.resume)
        self.start_page.leftover_unwanted.connect(self._on_leftover_unwanted)

    def _connect_session(self) -> None:
        self.workspace.opened.connect(self._on_opened)
        self.workspace.closed.connect(self._show_start_page)
        self.workspace.refused.connect(self._on_refused)
        self.workspace.state_changed.connect(self.status.show_state)
        self.workspace.file_changed.connect(self._on_file_changed)
        self.workspace.conflicted.connect(self._on_conflicted)
        self.workspace.blocked.connect(self._on_blocked)
        self.typesetter.failed.connect(lambda error: self.dialogs.tell("ทำ PDF ไม่สำเร็จ", words(error)))

    def _call_on_page(self, act: Callable[[EditorPage], object], _checked: bool = False) -> None:
        if self.page is not None:
            act(self.page)

    # What is shown

    def _show_title(self) -> None:
        path = self.workspace.path
        name = path.name if path is not None else "รายงานที่ยังไม่มีชื่อแฟ้ม"
        self.setWindowTitle(f"{name} - {PROGRAM_NAME}" if self.page is not None else PROGRAM_NAME)

    def _show_history(self, _changed: object = None) -> None:
        history = self.page.document.history if self.page is not None else None
        for key, can, step in (
            ("undo", history.canUndo() if history else False, history.undoText() if history else ""),
            ("redo", history.canRedo() if history else False, history.redoText() if history else ""),
        ):
            plain = {"undo": "เลิกทำ", "redo": "ทำซ้ำ"}[key]
            action: QAction = self.commands[key]
            action.setEnabled(can)
            action.setText(f"{plain} {step}".strip().replace("&", "&&") + {"undo": "(&U)", "redo": "(&R)"}[key])
            action.setToolTip(f"{plain} {step}".strip() + f" ({action.shortcut().toString()})")

    def _enable_commands(self) -> None:
        for key, action in self.commands.items():
            action.setEnabled(self.page is not None or key in _NEED_NO_REPORT)
        self._show_history()

    def _on_file_changed(self, path: Path) -> None:
        self._remember(path)
        self._show_title()

    def _on_conflicted(self, path: Path) -> None:
        self.dialogs.tell(
            "มีผู้อื่นแก้แฟ้มนี้",
            "ระหว่างที่เปิดอยู่ แฟ้มนี้ถูกแก้จากที่อื่น โปรแกรมจึงไม่เขียนทับ\n"
            f"งานของคุณอยู่ครบในแฟ้มใหม่ชื่อ {path.name} ในโฟลเดอร์เดียวกัน และจะทำงานต่อในแฟ้มใหม่นี้\n"
            "เมื่อต้องการรวมทั้งสองฉบับ กด Ctrl+R แล้วเลือกแฟ้มเดิม",
        )

    def _on_blocked(self, path: Path) -> None:
        self.dialogs.tell(
            "แฟ้มนี้มีโปรแกรมอื่นใช้อยู่",
            "โปรแกรมอื่นถือแฟ้มนี้ไว้และไม่ปล่อย จึงบันทึกทับไม่ได้ แฟ้มเดิมยังอยู่ครบ\n"
            f"งานของคุณอยู่ครบในแฟ้มใหม่ชื่อ {path.name} ในโฟลเดอร์เดียวกัน และจะทำงานต่อในแฟ้มใหม่นี้",
        )

    def _on_replaced(self, count: int, left: int) -> None:
        rest = f" อีก {to_thai_digits(left)} แห่งแทนที่ไม่ได้ เพราะข้อความเปลี่ยนไปแล้วหรือจะยาวเกินไป" if left else ""
        self.status.tell(f"แทนที่แล้ว {to_thai_digits(count)} แห่ง (Ctrl+Z เพื่อเลิกทำ){rest}")

    def _on_left_out(self, count: int) -> None:
        self.status.tell(f"ตัดอักขระที่พิมพ์ไม่ได้ออก {to_thai_digits(count)} ตัว ส่วนที่เหลืออยู่ครบ")

    def _fill_recent_menu(self) -> None:
        self._recent_menu.clear()
        for path in self._recent():
            action = self._recent_menu.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setEnabled(path.is_file())
            action.triggered.connect(partial(_call, partial(self.open_path, path)))
        if not self._recent_menu.actions():
            self._recent_menu.addAction("ยังไม่มี").setEnabled(False)

    def _recent(self) -> list[Path]:
        return [Path(text) for text in self._settings.recent]

    def _remember(self, path: Path) -> None:
        self._settings = self._settings.with_recent(path)
        settings.save(self._settings)

    def _remember_window(self) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._settings = settings.replace(self._settings, geometry=geometry)
        settings.save(self._settings)

    def _suggested(self, ending: str, suffix: str) -> Path:
        path = self.workspace.path
        if path is not None:
            return path.with_name(path.stem + ending + suffix)
        return documents_folder() / f"รายงาน ITA {self._report().fiscal_year}{ending}{suffix}"

    def _report(self) -> Report:
        assert self.page is not None, "commands that need a report are disabled without one"
        return self.page.document.report


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
