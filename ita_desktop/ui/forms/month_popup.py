"""A small popup to choose whole months: the first and the last, each with its Buddhist year."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QPushButton, QToolButton, QWidget

from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.report.periods import months_period
from ita_desktop.domain.report.report import DatePeriod
from ita_desktop.domain.thai.date_words import long_day, month_name, short_month, year_words
from ita_desktop.domain.thai.digits_and_years import MONTHS, buddhist_year
from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.session.qt.screens import screen_at
from ita_desktop.ui.appearance.buttons import tool_button
from ita_desktop.ui.appearance.design import APART, MARGIN, TIGHT
from ita_desktop.ui.appearance.labels import label
from ita_desktop.ui.appearance.layouts import below, beside

_COLUMNS = 3


class MonthPopup(QFrame):
    """Owner of the two months. Enter or the button takes them, Esc or a click outside leaves everything as it was.

    Of a period that ends before it begins, the earlier month is offered as the first.
    """

    chosen = Signal(object)  # DatePeriod

    def __init__(self, period: DatePeriod, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup, frameShape=QFrame.Shape.StyledPanel)
        self.setObjectName("months")
        self.setAccessibleName(tr("เลือกเดือนเริ่มต้นและเดือนสุดท้าย"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first, last = sorted((period.start, period.end))
        self.first = MonthGrid(tr("ตั้งแต่เดือน"), buddhist_year(first), first.month)
        self.last = MonthGrid(tr("ถึงเดือน"), buddhist_year(last), last.month)
        on(self.first.changed, self, lambda: self._keep_order(self.first, self.last))
        on(self.last.changed, self, lambda: self._keep_order(self.last, self.first))
        self._words = label("")
        self.take = QPushButton(tr("ใช้ช่วงนี้"))
        self.take.setObjectName("months.take")
        self.take.clicked.connect(self._take)
        grids = beside(self.first, self.last, between=APART)
        below(grids, beside((self._words, 1), self.take), around=MARGIN, holder=self)
        self._explain()

    @property
    def period(self) -> DatePeriod:
        """What is chosen now."""
        return months_period(self.first.year, self.first.month, self.last.year, self.last.month)

    def open_at(self, corner: QPoint) -> None:
        """Show the popup with its top right corner there (on the screen), as far as it fits."""
        self.adjustSize()
        room = screen_at(corner).availableGeometry()
        left = min(max(corner.x() - self.width(), room.left()), room.right() - self.width())
        self.move(left, min(corner.y(), room.bottom() - self.height()))
        self.show()
        self.first.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return
        super().keyPressEvent(event)

    def _keep_order(self, changed: "MonthGrid", other: "MonthGrid") -> None:
        if (self.first.year, self.first.month) > (self.last.year, self.last.month):
            other.show_month(changed.year, changed.month)
        self._explain()

    def _explain(self) -> None:
        self._words.setText(
            tr("{first} ถึง {last}").format(first=long_day(self.period.start), last=long_day(self.period.end))
        )

    def _take(self) -> None:
        period = self.period
        self.close()
        self.chosen.emit(period)


class MonthGrid(QWidget):
    """Twelve months to choose one from, and its year."""

    changed = Signal()

    def __init__(self, title: str, year: int, month: int) -> None:
        super().__init__()
        self.year, self.month = year, month
        self._title = title
        self._year = label("")
        self._year.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons: list[QToolButton] = []
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(TIGHT)
        grid.addWidget(label(title), 0, 0, 1, _COLUMNS)
        self.before = self._step("chevron-left", tr("ปีก่อนหน้า"), -1)
        self.after = self._step("chevron-right", tr("ปีถัดไป"), +1)
        grid.addLayout(beside(self.before, (self._year, 1), self.after), 1, 0, 1, _COLUMNS)
        for index in range(len(MONTHS)):
            button = QToolButton()
            button.setText(short_month(index + 1))
            button.setCheckable(True)
            button.setMinimumWidth(self.fontMetrics().horizontalAdvance(short_month(1)) * 2)
            on(button.clicked, button, lambda chosen=index + 1: self._choose(self.year, chosen))
            on(button.toggled, button, partial(_mark, button))
            self._group.addButton(button)
            self.buttons.append(button)
            grid.addWidget(button, 2 + index // _COLUMNS, index % _COLUMNS)
        self.show_month(year, month)

    def show_month(self, year: int, month: int) -> None:
        """Show another month as the chosen one."""
        self.year, self.month = year, month
        shown = year_words(months_period(year, month, year, month).start)
        self._year.setText(tr("พ.ศ. {year}").format(year=shown))
        self.before.setEnabled(year > YEARS[0])
        self.after.setEnabled(year < YEARS[-1])
        for number, button in enumerate(self.buttons, 1):
            button.setAccessibleName(f"{self._title} {month_name(number)} {shown}")
        self.buttons[month - 1].setChecked(True)

    def take_focus(self) -> None:
        """Put the focus on the chosen month."""
        self.buttons[self.month - 1].setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, year: int, month: int) -> None:
        self.show_month(year, month)
        self.changed.emit()

    def _step(self, picture: str, words: str, by: int) -> QToolButton:
        button = tool_button(picture, words, lambda: self._choose(self.year + by, self.month))
        button.setAccessibleName(f"{self._title} {words}")
        return button


def _mark(button: QToolButton, chosen: bool) -> None:
    """Make the chosen month stand out by its colours and by bold letters."""
    palette = QPalette()
    if chosen:
        for role, source in (
            (QPalette.ColorRole.Button, QPalette.ColorRole.Highlight),
            (QPalette.ColorRole.ButtonText, QPalette.ColorRole.HighlightedText),
        ):
            palette.setColor(role, palette.color(source))
    button.setPalette(palette)
    font = button.font()
    font.setBold(chosen)
    button.setFont(font)
