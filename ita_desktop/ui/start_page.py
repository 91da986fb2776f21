"""What the window shows while no report is open: work that was interrupted, recent files, new, open, the sample."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ita_desktop.domain.thai import long_date, to_thai_digits
from ita_desktop.session.workspace import Leftover
from ita_desktop.ui.labels import heading, label, remark
from ita_desktop.ui.style import MARGIN, icon


class StartPage(QScrollArea):
    """Buttons only; the window does what they say."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    path_wanted = Signal(object)  # Path
    leftover_wanted = Signal(object)  # Leftover
    leftover_unwanted = Signal(object)  # Leftover

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(MARGIN * 4, MARGIN * 3, MARGIN * 4, MARGIN * 3)
        self._column.setSpacing(MARGIN)
        self._column.addWidget(heading("รายงานผลการส่งเสริมคุณธรรมและความโปร่งใส (ITA)"))
        self._column.addLayout(self._commands())
        self._leftovers = QVBoxLayout()
        self._recent = QVBoxLayout()
        self._column.addLayout(self._leftovers)
        self._column.addLayout(self._recent)
        self._column.addStretch(1)
        self.setWidget(content)

    def show_leftovers(self, leftovers: Sequence[Leftover]) -> None:
        """Work that was not in its file when the program ended, to go on with or to throw away."""
        _clear(self._leftovers)
        if not leftovers:
            return
        self._leftovers.addWidget(heading("งานที่ค้างอยู่"))
        self._leftovers.addWidget(
            remark("เก็บไว้ในเครื่องนี้ครบถ้วน แต่ยังไม่ได้เขียนลงแฟ้ม เพราะยังไม่ได้ตั้งชื่อแฟ้มหรือโปรแกรมถูกปิดกลางคัน")
        )
        for leftover in leftovers:
            row = QWidget()
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, 0, 0, 0)
            name = leftover.path.name if leftover.path is not None else leftover.title or "รายงานที่ยังไม่ได้ตั้งชื่อ"
            layout.addWidget(label(f"{name} — แก้ล่าสุด {_moment(leftover)}"), 1)
            resume = QPushButton("ทำต่อ")
            resume.clicked.connect(partial(self.leftover_wanted.emit, leftover))
            drop = QPushButton("ทิ้ง")
            drop.clicked.connect(partial(self.leftover_unwanted.emit, leftover))
            layout.addWidget(resume)
            layout.addWidget(drop)
            self._leftovers.addWidget(row)

    def show_recent(self, files: Sequence[Path]) -> None:
        """The files opened last, newest first; one that is gone is marked and cannot be chosen."""
        _clear(self._recent)
        if not files:
            return
        self._recent.addWidget(heading("เปิดล่าสุด"))
        for path in files:
            there = path.is_file()
            button = QPushButton(icon("file-text"), f"{path.name}    {path.parent}".replace("&", "&&"))
            if not there:
                button.setText(f"{path.name}    (ไม่พบแฟ้มนี้แล้ว)".replace("&", "&&"))
            button.setEnabled(there)
            button.setFlat(True)
            button.setStyleSheet("text-align: left")
            button.clicked.connect(partial(self.path_wanted.emit, path))
            self._recent.addWidget(button)

    def _commands(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, words, signal in (
            ("file-plus", "รายงานใหม่", self.new_wanted),
            ("folder-open", "เปิดแฟ้มรายงาน", self.open_wanted),
            ("file-text", "ดูรายงานตัวอย่าง", self.sample_wanted),
        ):
            button = QPushButton(icon(name), words)
            button.setMinimumHeight(48)
            button.clicked.connect(lambda _=False, wanted=signal: wanted.emit())
            row.addWidget(button)
        row.addStretch(1)
        return row


def _moment(leftover: Leftover) -> str:
    at = leftover.stored_at.astimezone()
    return f"{long_date(at.date())} เวลา {to_thai_digits(at.strftime('%H:%M'))} น."


def _clear(column: QVBoxLayout) -> None:
    while column.count():
        taken = column.takeAt(0)
        widget = taken.widget() if taken is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
