"""What the window shows while no report is open: unsaved work, recent reports as cards, and ways to begin."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ita_desktop.language import tr
from ita_desktop.session.file.report_cards import ReportCards
from ita_desktop.session.file.workspace import Leftover
from ita_desktop.session.qt.lifetimes import later, on
from ita_desktop.ui.appearance.card_button import CardButton
from ita_desktop.ui.appearance.design import MARGIN, NEAR
from ita_desktop.ui.appearance.labels import heading, remark
from ita_desktop.ui.appearance.layouts import REST, below
from ita_desktop.ui.appearance.letters import letter_width
from ita_desktop.ui.files.file_commands import FileCommands
from ita_desktop.ui.files.recent_files import RecentFiles
from ita_desktop.ui.files.unsaved_work import UnsavedWork

_EDGE, _BETWEEN = MARGIN * 3, MARGIN * 2
"""Pixels beside the page's parts and between them."""

_WAYS_LETTERS = 36
"""Letters that the column of ways to begin is wide, or more where its words need it."""

_WIDE_LETTERS = 90
"""Letters of room from which that column stands at the right; else it stands below the reports."""


class StartPage(QScrollArea):
    """Buttons only. They are made when the page is first seen: a program that is started with a report needs none."""

    def __init__(self, commands: Mapping[str, QAction], files: FileCommands, forget: Callable[[Path], object]) -> None:
        """`forget` takes a path off the recent files."""
        super().__init__(widgetResizable=True)
        self._commands = commands
        self._files = files
        self._forget = forget
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards = ReportCards(self)
        self._paths: Sequence[Path] = ()
        self._found: Sequence[Leftover] = ()
        self._is_made = self._wants_focus = False
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._unsaved = UnsavedWork(files.resume, self._drop)
        self._recent = RecentFiles(self.cards, files.open_path, forget)
        self._ways = QWidget()
        self._introduction = QWidget()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_made:
            self._is_made = True
            self._make()
            self.show_leftovers(self._found)
            self.show_recent(self._paths)
            if self._wants_focus:
                later(0, self, self._focus_first_when_seen)  # what is made here is not on screen yet

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is minimised comes back as it was
            self.cards.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Arrange the two sides beside each other, if there is room."""
        letter = letter_width(self.fontMetrics())
        room = self.viewport().width() - 2 * _EDGE
        is_wide = room >= _WIDE_LETTERS * letter
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        ways = max(_WAYS_LETTERS * letter, *(card.whole_width for card in self._ways.findChildren(CardButton)), 0)
        self._ways.setFixedWidth(ways if is_wide else room)
        self._recent.fit(room - ways - _BETWEEN if is_wide else room)

    def end(self) -> None:
        """End the threads: the window goes."""
        self.cards.close()

    def _make(self) -> None:
        content = QWidget()
        content.setLayout(self._sides)
        self._sides.setContentsMargins(_EDGE, MARGIN, _EDGE, MARGIN)
        self._sides.setSpacing(_BETWEEN)
        below(
            heading(tr("รายงานผลการส่งเสริมคุณธรรมและความโปร่งใส (ITA)")),
            remark(tr("กรอกเนื้อหาอย่างเดียว เลขข้อ ตาราง หน้ากระดาษ และการบันทึก โปรแกรมทำให้ ไม่ต้องต่ออินเทอร์เน็ต")),
            around=0,
            holder=self._introduction,
        )
        left = below(self._introduction, self._unsaved, self._recent, REST, between=MARGIN * 2)
        self._fill_ways()
        self._sides.addLayout(left, 1)
        self._sides.addWidget(self._ways, 1, Qt.AlignmentFlag.AlignTop)
        self.setWidget(content)

    def show_leftovers(self, leftovers: Sequence[Leftover]) -> None:
        """Work that was not in its file when the program ended, to go on with or to throw away."""
        self._found = leftovers
        if self._is_made:
            self._unsaved.show_all(leftovers)
            self._arrange()

    def show_recent(self, files: Sequence[Path]) -> None:
        """The files opened last, newest first; whether they are there, and what is in them, is shown when it is known.
        One that is gone can only be taken off the list.
        """
        self._paths = files
        if not self._is_made:
            return
        focus = QApplication.focusWidget()
        was_in_list = focus is not None and self._recent.isAncestorOf(focus)
        self._recent.show_files(files)
        self._recent.setVisible(bool(files))
        self._arrange()
        if was_in_list and not files:
            self.focus_first()

    def _arrange(self) -> None:
        """Show what the program is for while there is nothing else; have Tab go down the left side, then the right."""
        self._introduction.setVisible(not self._paths and not self._found)
        ways = self._ways.findChildren(QPushButton)
        for before, after in pairwise((*self._unsaved.buttons, *self._recent.buttons, *ways)):
            QWidget.setTabOrder(before, after)

    def _drop(self, leftover: Leftover) -> None:
        self._files.drop(leftover, self.show_leftovers)

    def focus_first(self) -> None:
        """Put the focus on what most days begin with: the newest report, else a new one."""
        self._wants_focus = True
        new = self.findChild(QPushButton, "start.new")
        if not self._recent.take_focus() and new is not None:
            new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_first_when_seen(self) -> None:
        if self.isVisible():
            self.focus_first()

    def _fill_ways(self) -> None:
        """What to do next, the likeliest first and in blue; below the cards what is done once, or by few."""
        column = below(heading(tr("เริ่มงาน")), between=NEAR, around=0, holder=self._ways)
        for key, first, other in (
            ("new", tr("รายงานใหม่"), tr("เลือกแบบรายงานและปี แล้วเริ่มกรอก")),
            ("roll_over", tr("รายงานปีใหม่จากปีก่อน…"), tr("เปลี่ยนปีให้ เก็บมาตรการและข้อความไว้แก้ต่อ")),
            ("import", tr("นำเข้าจาก Word หรือ Excel…"), tr("ตารางเดิมของหน่วยงาน ไม่ต้องพิมพ์ใหม่")),
            ("open", tr("เปิดแฟ้มรายงาน…"), tr("หรือลากแฟ้มมาวางในหน้าต่างนี้")),
        ):
            card = CardButton(first, other, is_likeliest=key == "new")
            self._add_way(column, key, card, self._commands[key].trigger)
        links = below(between=0)
        column.addLayout(links)
        for key, words, act in (
            ("sample", tr("ดูรายงานตัวอย่าง"), self._files.open_sample),
            ("help", tr("เริ่มใช้งานใน ๕ นาที (F1)"), self._commands["help"].trigger),
            ("offices", tr("เปิดโฟลเดอร์ของหลายหน่วยงาน…"), self._commands["offices"].trigger),
        ):
            button = QPushButton(words, flat=True, autoDefault=True)  # Enter is as good as Space
            self._add_way(links, key, button, act)

    @staticmethod
    def _add_way(column: QVBoxLayout, key: str, button: QPushButton, act: Callable[[], object]) -> None:
        button.setObjectName(f"start.{key}")
        on(button.clicked, button, act)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft if button.isFlat() else Qt.AlignmentFlag(0))
