"""The field of a period: typed in any usual way, chosen from a menu or month by month, or free words."""

from collections.abc import Callable

from ita_desktop.domain.report.kinds import Span
from ita_desktop.domain.report.periods import period_as_typed, usual_periods
from ita_desktop.domain.report.report import DatePeriod, Period, TextPeriod
from ita_desktop.domain.report.wording import period_text
from ita_desktop.domain.thai.date_words import long_day
from ita_desktop.domain.thai.digits_and_years import fiscal_year_days
from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.labels import remark
from ita_desktop.ui.forms.line_with_menu import LineWithMenu
from ita_desktop.ui.forms.month_popup import MonthPopup

_WORDS_SHOWN = 40  # characters of a period's words in the menu


class PeriodField(LineWithMenu):
    """Shows under the line how what was typed is read. `used` are the periods that were chosen elsewhere."""

    _value: Period

    def __init__(self, fiscal_year: Callable[[], int], used: Callable[[], tuple[Period, ...]]) -> None:
        super().__init__(Span(), TextPeriod(), tr("เช่น ๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘ หรือ ไตรมาส ๒"))
        self._fiscal_year = fiscal_year
        self._used = used
        self._typed = ""
        self._remark = remark("")
        self.column.addWidget(self._remark)

    def show_value(self, value: Period) -> None:
        if value != self._value:
            self._typed = ""
        super().show_value(value)

    def choose_months(self) -> None:
        """Open the popup of months on the period that is shown, or on the fiscal year."""
        period = self._value
        if not isinstance(period, DatePeriod):
            period = DatePeriod(*fiscal_year_days(self._fiscal_year()))
        popup = MonthPopup(period, self)
        popup.chosen.connect(self._choose)
        popup.open_at(self.button.mapToGlobal(self.button.rect().bottomRight()))

    def _read(self, text: str) -> Period:
        return period_as_typed(text, self._fiscal_year())

    def _on_typed(self, text: str) -> None:
        self._typed = text
        super()._on_typed(text)

    def _take(self, value: Period) -> None:
        super()._take(value)
        self._explain()

    def _explain(self) -> None:
        period = self._value
        if isinstance(period, DatePeriod):
            self._remark.setText(
                tr("{first} ถึง {last}").format(first=long_day(period.start), last=long_day(period.end))
            )
        elif period.text.strip():
            self._remark.setText(tr("ไม่ใช่รูปแบบวันที่ จะพิมพ์ตามข้อความนี้"))
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
        if isinstance(self._value, DatePeriod) and self._typed.strip() not in ("", period_text(self._value)):
            self.menu.addSeparator()
            self._offer(tr("พิมพ์ลงกระดาษว่า “{words}”").format(words=_shown(self._typed)), TextPeriod(self._typed))

    def _offer(self, words: str, period: Period) -> None:
        action = self.menu.addAction(words.replace("&", "&&"))
        on(action.triggered, action, lambda: self._choose(period))


def _shown(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _WORDS_SHOWN else line[:_WORDS_SHOWN] + "…"
