"""The field of a period: typed in any usual way, chosen from a menu or month by month, or free words."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desktop.domain.report.periods import period_as_typed, usual_periods
from ita_desktop.domain.report.report import DatePeriod, Period, TextPeriod
from ita_desktop.domain.report.wording import period_text
from ita_desktop.domain.thai.date_words import long_day
from ita_desktop.domain.thai.digits_and_years import fiscal_year_days
from ita_desktop.language import tr
from ita_desktop.session.lifetimes import on
from ita_desktop.ui.appearance.labels import remark
from ita_desktop.ui.forms.month_popup import MonthPopup
from ita_desktop.ui.keyboard.thai_layouts import Menu
from ita_desktop.ui.text.line_edit import LineEdit

_WORDS_SHOWN = 40  # characters of a period's words in the menu


class PeriodField(QWidget):
    """Says under the line how what was typed is read. `used` are the periods that the clerk chose elsewhere."""

    period_typed = Signal(object)  # Period
    run_ended = Signal()
    left_out = Signal(int)

    def __init__(
        self,
        fiscal_year: Callable[[], int],
        used: Callable[[], tuple[Period, ...]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fiscal_year = fiscal_year
        self._used = used
        self._period: Period = TextPeriod()
        self._typed = ""
        self.line = LineEdit(self)
        self.line.setPlaceholderText(tr("เช่น ๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘ หรือ ไตรมาส ๒"))
        self.button = QPushButton(tr("เลือก"), self)
        self.menu = Menu(self.button)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.button.setMenu(self.menu)
        self._remark = remark("", self)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._remark)
        self.setFocusProxy(self.line)
        drop = QShortcut(QKeySequence("Alt+Down"), self)
        drop.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        drop.activated.connect(self.button.showMenu)
        self.line.typed.connect(self._on_typed)
        self.line.run_ended.connect(self.run_ended)
        self.line.is_left.connect(self._on_left)
        self.line.left_out.connect(self.left_out)

    def show_period(self, period: Period) -> None:
        """Show the period, unless the text already says the same."""
        if period != self._period:
            self._typed = ""
        self._period = period
        if not (self.line.hasFocus() and self._read(self.line.text()) == period):
            self.line.show_text(period_text(period))
        self._explain()

    def show_as_stored(self) -> None:
        """Show the period as it is stored, also while the clerk is typing it."""
        self.line.show_text(period_text(self._period))

    def choose_months(self) -> None:
        """Open the popup of months on the period that is shown, or on the fiscal year."""
        period = self._period
        if not isinstance(period, DatePeriod):
            period = DatePeriod(*fiscal_year_days(self._fiscal_year()))
        popup = MonthPopup(period, self)
        popup.chosen.connect(self._choose)
        popup.open_at(self.button.mapToGlobal(self.button.rect().bottomRight()))

    def _read(self, text: str) -> Period:
        return period_as_typed(text, self._fiscal_year())

    def _on_typed(self, text: str) -> None:
        self._typed = text
        self._period = self._read(text)
        self._explain()
        self.period_typed.emit(self._period)

    def _on_left(self) -> None:
        self.line.show_text(period_text(self._period))

    def _explain(self) -> None:
        period = self._period
        if isinstance(period, DatePeriod):
            self._remark.setText(
                tr("{first} ถึง {last}").format(first=long_day(period.start), last=long_day(period.end))
            )
        elif period.text.strip():
            self._remark.setText(tr("พิมพ์ลงกระดาษตามข้อความนี้ (ไม่ได้อ่านเป็นวันที่)"))
        else:
            self._remark.setText("")
        self._remark.setVisible(bool(self._remark.text()))

    def _fill_menu(self) -> None:
        self.menu.clear()
        usual = usual_periods(self._fiscal_year())
        for name, span in usual:
            self._offer(f"{name}\t{period_text(span)}", span)
        self.menu.addAction(tr("เลือกเดือน…")).triggered.connect(self.choose_months)
        used = [period for period in self._used() if period not in dict(usual).values()]
        if used:
            self.menu.addSection(tr("ที่เคยใช้"))
        for period in used:
            self._offer(_shown(period_text(period)), period)
        if isinstance(self._period, DatePeriod) and self._typed.strip() not in ("", period_text(self._period)):
            self.menu.addSeparator()
            self._offer(tr("พิมพ์ลงกระดาษว่า “{words}”").format(words=_shown(self._typed)), TextPeriod(self._typed))

    def _offer(self, words: str, period: Period) -> None:
        action = self.menu.addAction(words.replace("&", "&&"))
        on(action.triggered, action, lambda: self._choose(period))

    def _choose(self, period: Period) -> None:
        self.run_ended.emit()
        self.line.show_text(period_text(period))
        self._period = period
        self._explain()
        self.period_typed.emit(period)
        self.run_ended.emit()


def _shown(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _WORDS_SHOWN else line[:_WORDS_SHOWN] + "…"
