"""Work that was not in its file when the program ended: whose it is, how much and since when, with what can be done."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ita_desktop.domain.report.agency_name import short_name
from ita_desktop.domain.thai.date_words import lately
from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.language import digits, tr, trn
from ita_desktop.session.file.workspace import Leftover
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.design import MARGIN
from ita_desktop.ui.appearance.labels import heading, label, remark
from ita_desktop.ui.appearance.layouts import below, beside
from ita_desktop.ui.appearance.style import icon

_ICON = QSize(20, 20)
_ROUND = 12


class UnsavedWork(QWidget):
    """One box for each, nothing if there is none. `resume` and `drop` get the leftover."""

    def __init__(self, resume: Callable[[Leftover], object], drop: Callable[[Leftover], object]) -> None:
        super().__init__()
        self._resume, self._drop = resume, drop
        self._boxes: list[QWidget] = []
        title, about = heading(tr("งานที่ยังไม่ได้บันทึกลงแฟ้ม")), remark(tr("เก็บไว้ในเครื่องนี้ครบถ้วน ทำต่อได้จากตรงที่ค้างไว้"))
        self._column = below(title, about, between=MARGIN // 2, around=0, holder=self)
        self.hide()

    def show_all(self, leftovers: Sequence[Leftover]) -> None:
        """Show these."""
        for box in self._boxes:
            box.hide()
            box.setParent(None)
            box.deleteLater()
        self._boxes = [self._box(leftover) for leftover in leftovers]
        for box in self._boxes:
            self._column.addWidget(box)
        self.setVisible(bool(leftovers))

    @property
    def buttons(self) -> list[QPushButton]:
        """Those of the first box, then those of the next ones."""
        return [button for box in self._boxes for button in box.findChildren(QPushButton)]

    def _box(self, leftover: Leftover) -> QWidget:
        name = shown_name(leftover.path) if leftover.path is not None else tr("รายงานที่ยังไม่มีชื่อแฟ้ม")
        about = about_work(leftover, date.today())
        box = _Box()
        box.setToolTip(str(leftover.path) if leftover.path is not None else "")
        sign = QLabel(pixmap=icon("alert-triangle").pixmap(_ICON))
        words = below(label(name, wraps=True), remark(about), between=0)
        around = QMargins(MARGIN, MARGIN // 2, MARGIN, MARGIN // 2)
        row = beside(sign, (words, 1), between=MARGIN, around=around, holder=box)
        for text, act in ((tr("ทำต่อ"), self._resume), (tr("ทิ้ง…"), self._drop)):
            button = QPushButton(text, autoDefault=True)
            button.setAccessibleName(f"{text.rstrip('…')} {name} {about}")
            on(button.clicked, button, partial(act, leftover))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return box


class _Box(QWidget):
    """A rounded box with a strong edge: something waits here."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.palette().highlight().color()), 1))
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        painter.end()


def about_work(leftover: Leftover, today: date) -> str:
    """Whose report it is, of which year, how many measures it has, and when it was edited last."""
    report = leftover.report
    count = sum(1 for _ in report.measures())
    at = leftover.stored_at.astimezone()
    parts = (
        short_name(report.agency) or tr("ยังไม่ได้กรอกชื่อหน่วยงาน"),
        tr("ปี {year}").format(year=digits(report.fiscal_year)),
        trn("{count} มาตรการ", count).format(count=digits(count)),
        tr("แก้ไขล่าสุด{moment}").format(moment=lately(at, today)),
    )
    return " · ".join(parts)
