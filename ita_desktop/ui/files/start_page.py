"""What the window shows while no report is open: interrupted work, new, open, the sample, the guide, recent files."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ita_desktop.domain.thai.date_words import long_day, time_of_day
from ita_desktop.language import tr
from ita_desktop.session.file.reachable import files_there
from ita_desktop.session.file.workspace import Leftover
from ita_desktop.session.qt.lifetimes import later, on
from ita_desktop.ui.appearance.labels import CutWords, heading, remark
from ita_desktop.ui.appearance.style import MARGIN, icon
from ita_desktop.ui.files.file_commands import FileCommands
from ita_desktop.ui.files.recent_files import RecentFiles, escaped, short

_BUTTON_HEIGHT = 48
_ICON = QSize(20, 20)


class StartPage(QScrollArea):
    """Buttons only. They are made when the page is first seen: a program that is started with a report needs none."""

    def __init__(self, commands: Mapping[str, QAction], files: FileCommands, forget: Callable[[Path], object]) -> None:
        """`forget` takes a path off the recent files."""
        super().__init__()
        self._commands = commands
        self._files = files
        self._forget = forget
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._paths: Sequence[Path] = ()
        self._found: Sequence[Leftover] = ()
        self._is_made = self._wants_focus = False
        self._column = QVBoxLayout()
        self._leftovers = QVBoxLayout()
        self._last = QVBoxLayout()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_made:
            self._is_made = True
            self._make()
            self.show_leftovers(self._found)
            self.show_recent(self._paths)
            if self._wants_focus:
                later(0, self, self._focus_first_when_seen)  # what is made here is not on screen yet

    def _make(self) -> None:
        content = QWidget()
        content.setLayout(self._column)
        self._column.setContentsMargins(MARGIN * 4, MARGIN * 3, MARGIN * 4, MARGIN * 3)
        self._column.setSpacing(MARGIN)
        self._column.addWidget(heading(tr("รายงานผลการส่งเสริมคุณธรรมและความโปร่งใส (ITA)")))
        self._column.addWidget(
            remark(tr("กรอกเนื้อหาอย่างเดียว เลขข้อ ตาราง หน้ากระดาษ และการบันทึก โปรแกรมทำให้ ไม่ต้องต่ออินเทอร์เน็ต"))
        )
        self._recent = RecentFiles(self._files.open_path, self._forget)
        self._column.addLayout(self._leftovers)
        self._column.addLayout(self._last)
        for row in self._large_buttons():
            self._column.addLayout(row)
        self._column.addWidget(self._recent)
        self._column.addStretch(1)
        self.setWidget(content)

    def show_leftovers(self, leftovers: Sequence[Leftover]) -> None:
        """Work that was not in its file when the program ended, to go on with or to throw away."""
        self._found = leftovers
        _clear(self._leftovers)
        if not (self._is_made and leftovers):
            return
        self._leftovers.addWidget(heading(tr("งานที่ค้างอยู่")))
        self._leftovers.addWidget(
            remark(tr("เก็บไว้ในเครื่องนี้ครบถ้วน แต่ยังไม่ได้เขียนลงแฟ้ม เพราะยังไม่ได้ตั้งชื่อแฟ้มหรือโปรแกรมถูกปิดกลางคัน"))
        )
        for leftover in leftovers:
            row = QWidget()
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, 0, 0, 0)
            name = leftover.path.name if leftover.path is not None else leftover.title or tr("รายงานที่ยังไม่ได้ตั้งชื่อ")
            words = CutWords(tr("{name} — แก้ล่าสุด {moment}").format(name=name, moment=_moment(leftover)))
            words.setToolTip(words.text())
            layout.addWidget(words, 1)
            for text, act in ((tr("ทำต่อ"), self._files.resume), (tr("ทิ้ง"), self._drop)):
                button = QPushButton(text)
                button.setAccessibleName(f"{text} {name}")
                on(button.clicked, button, partial(act, leftover))
                layout.addWidget(button)
            self._leftovers.addWidget(row)

    def show_recent(self, files: Sequence[Path]) -> None:
        """The files opened last, newest first; one that is gone is marked, and can only be taken off the list.

        The newest that is still there stands above everything else: most days begin with it.
        """
        self._paths = files
        if not self._is_made:
            return
        focus = QApplication.focusWidget()
        was_in_list = focus is not None and self._recent.isAncestorOf(focus)
        _clear(self._last)
        is_there = files_there(files)
        there = [path for path in files if path in is_there]
        if there:
            last = _large_button("history", tr("เปิดรายงานล่าสุด: {name}").format(name=short(there[0].name)))
            last.setObjectName("start.last")
            last.setToolTip(str(there[0]))
            on(last.clicked, last, partial(self._files.open_path, there[0]))
            self._last.addWidget(last, 0, Qt.AlignmentFlag.AlignLeft)
            below = self.findChild(QPushButton, "start.new")
            if below is not None:
                QWidget.setTabOrder(last, below)
        self._recent.show_files(files)
        if was_in_list and not files:
            self.focus_first()

    def _drop(self, leftover: Leftover) -> None:
        self._files.drop(leftover, self.show_leftovers)

    def focus_first(self) -> None:
        """Put the focus on what most days begin with."""
        self._wants_focus = True
        last = self.findChild(QPushButton, "start.last") or self.findChild(QPushButton, "start.new")
        if last is not None:
            last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_first_when_seen(self) -> None:
        if self.isVisible():
            self.focus_first()

    def _large_buttons(self) -> list[QHBoxLayout]:
        """Two rows of two, so that a narrow screen shows them all."""
        rows = []
        for pair in (
            (
                ("new", "file-plus", tr("รายงานใหม่"), self._commands["new"].trigger),
                ("open", "folder-open", tr("เปิดแฟ้มรายงาน"), self._commands["open"].trigger),
            ),
            (
                ("sample", "file-text", tr("ดูรายงานตัวอย่าง"), self._files.open_sample),
                ("guide", "info-circle", tr("วิธีใช้ใน ๕ นาที (F1)"), self._commands["help"].trigger),
            ),
        ):
            row = QHBoxLayout()
            row.setSpacing(MARGIN)
            for key, picture, words, act in pair:
                button = _large_button(picture, words)
                button.setObjectName(f"start.{key}")
                on(button.clicked, button, act)
                row.addWidget(button)
            row.addStretch(1)
            rows.append(row)
        return rows


def _large_button(picture: str, words: str) -> QPushButton:
    button = QPushButton(icon(picture), escaped(words))
    button.setMinimumHeight(_BUTTON_HEIGHT)
    button.setMinimumWidth(_BUTTON_HEIGHT * 5)
    button.setAutoDefault(True)  # Enter is as good as Space
    button.setIconSize(_ICON)
    return button


def _moment(leftover: Leftover) -> str:
    at = leftover.stored_at.astimezone()
    return tr("{day} เวลา {time}").format(day=long_day(at.date()), time=time_of_day(at))


def _clear(column: QVBoxLayout) -> None:
    while column.count():
        taken = column.takeAt(0)
        widget = taken.widget() if taken is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
