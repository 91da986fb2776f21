"""One column on the page of the columns: its heading, its kind, whether it is printed, and what moves and removes it.

A row shows whatever column stands at its place, so the order of rows is that of the columns, for Tab as for the eye.
"""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QToolButton, QWidget

from ita_desktop.domain.limits import HEADING_MAX_LENGTH
from ita_desktop.domain.report.columns import Column, may_be_heading
from ita_desktop.domain.report.kinds import Text
from ita_desktop.domain.table.chosen_columns import KIND_NAMES, why_needed
from ita_desktop.language import digits, tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.buttons import show_reason, tool_button
from ita_desktop.ui.appearance.design import ICON, MARGIN, NEAR, TIGHT
from ita_desktop.ui.appearance.labels import caption
from ita_desktop.ui.appearance.layouts import beside
from ita_desktop.ui.appearance.refusal import Refusal
from ita_desktop.ui.appearance.style import colours_shown
from ita_desktop.ui.forms.text_field import LineField

_DOTS, _DOT, _BETWEEN_DOTS = (2, 3), 1.6, 5


class ColumnRow(QWidget):
    """The column at one place, from 0. It emits what the user wants; who owns it makes the edit."""

    renamed = Signal(str)
    printed = Signal(bool)
    fitted = Signal(bool)
    moved = Signal(int)  # by so many places, down if positive
    removed = Signal()

    def __init__(self, place: int, column: Column) -> None:
        super().__init__()
        self.place = place
        self.column = column
        self.setObjectName(f"column.{place}")
        self.grip = Grip(self)
        self.heading = LineField(Text(most=HEADING_MAX_LENGTH))
        self.heading.setObjectName(f"column.heading.{place}")
        self.refusal = Refusal(self.heading)
        self._kind = caption("", wraps=True)
        self._printed = QCheckBox(tr("บนกระดาษ"))
        self._fitted = QCheckBox(tr("กว้างพอดีกับเนื้อหา"))
        self._up = tool_button("arrow-up", tr("เลื่อนคอลัมน์ขึ้น (Alt+Up)"), lambda: self.moved.emit(-1))
        self._down = tool_button("arrow-down", tr("เลื่อนคอลัมน์ลง (Alt+Down)"), lambda: self.moved.emit(+1))
        self._remove = tool_button("trash", tr("ลบคอลัมน์"), self.removed.emit)
        self._lay_out()
        self.heading.value_typed.connect(self._on_typed)
        self.heading.is_left.connect(self._on_left)
        self._printed.clicked.connect(self.printed)
        self._fitted.clicked.connect(self.fitted)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", +1)):
            key = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            on(key.activated, self, lambda by=by: self.moved.emit(by))

    def show_column(self, column: Column, count: int, *, is_fitted: bool) -> None:
        """Show the column, one of so many. What is being typed and cannot be a heading stays if it is still the one of
        this column."""
        is_same = (column.key, column.heading) == (self.column.key, self.column.heading)
        self.column = column
        if not (is_same and self.refusal.text()):
            self.heading.show_text(column.heading)
            self.refusal.show_words("")
        number = digits(self.place + 1)
        self._kind.setText(tr(KIND_NAMES[column.kind]))
        self._printed.setChecked(column.printed)
        self._fitted.setChecked(is_fitted)
        self._name(tr("คอลัมน์ที่ {number} {heading}").format(number=number, heading=tr(column.heading)))
        reason = why_needed(column)
        self._printed.setEnabled(not reason)
        self._printed.setToolTip(reason)
        show_reason(self._remove, reason)
        show_reason(self._up, tr("อยู่บนสุดแล้ว") if self.place == 0 else "")
        show_reason(self._down, tr("อยู่ล่างสุดแล้ว") if self.place == count - 1 else "")

    def _name(self, name: str) -> None:
        """What a screen reader reads before each part."""
        self.heading.setAccessibleName(tr("หัวคอลัมน์ที่ {number}").format(number=digits(self.place + 1)))
        for part, words in (
            (self._printed, self._printed.text()),
            (self._fitted, self._fitted.text()),
            *((button, button.toolTip().split("\n")[0].split(" (")[0]) for button in self._tools()),
        ):
            part.setAccessibleName(tr("{whole} {part}").format(whole=name, part=words))

    def _tools(self) -> tuple[QToolButton, ...]:
        return self._up, self._down, self._remove

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, NEAR)
        grid.setSpacing(TIGHT)
        grid.addWidget(self.grip, 0, 0)
        grid.addLayout(beside((self.heading, 1), *self._tools(), between=TIGHT), 0, 1)
        grid.addWidget(self.refusal, 1, 1)
        grid.addLayout(beside((self._kind, 1), self._fitted, self._printed, between=MARGIN), 2, 1)

    def _on_typed(self, text: str) -> None:
        if may_be_heading(text):
            self.refusal.show_words("")
            self.renamed.emit(text)
        else:
            words = tr("หัวคอลัมน์ว่างไม่ได้ ในรายงานจึงยังเป็น “{heading}”")
            self.refusal.show_words(words.format(heading=self.column.heading))

    def _on_left(self) -> None:
        if self.refusal.text():
            self.refusal.show_words("")
            self.heading.show_text(self.column.heading)


class Grip(QWidget):
    """What a row is dragged by. It takes the focus from the mouse only, so that Esc gives the drag up."""

    pressed = Signal()
    dragged = Signal(QPointF)  # where the mouse is, on the screen
    dropped = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setToolTip(tr("ลากเพื่อย้ายคอลัมน์ หรือกด Alt+Up, Alt+Down"))

    def sizeHint(self) -> QSize:
        return QSize(ICON, ICON)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.dragged.emit(event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours_shown().edge))
            across, down = _DOTS
            middle = self.rect().center()
            left, top = (
                side - (count - 1) * _BETWEEN_DOTS / 2 for side, count in ((middle.x(), across), (middle.y(), down))
            )
            for x in range(across):
                for y in range(down):
                    painter.drawEllipse(QPointF(left + x * _BETWEEN_DOTS, top + y * _BETWEEN_DOTS), _DOT, _DOT)
