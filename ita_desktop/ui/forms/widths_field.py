"""The field of the widths of the columns of the table."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from ita_desktop.domain.limits import COLUMN_WIDTHS
from ita_desktop.domain.report.catalogue import COLUMNS, LIST_SHORT_TITLES
from ita_desktop.domain.report.column_widths import in_whole_millimetres
from ita_desktop.domain.report.paper_settings import USUAL_COLUMNS
from ita_desktop.language import N_, tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.design import NEAR, TIGHT
from ita_desktop.ui.appearance.labels import caption, remark
from ita_desktop.ui.forms.columns_bar import ColumnsBar
from ita_desktop.ui.forms.field import Field
from ita_desktop.ui.forms.number_field import NumberField
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit

_SHORT_NAMES = (N_("มาตรการ"), *LIST_SHORT_TITLES.values(), COLUMNS[4], N_("ระยะเวลา"))
"""Of the columns, in the bar and over the fields of their widths."""

_COLUMNS_A_ROW = 3


class WidthsField(Field, QWidget):
    """A tick for columns that fit the text, the columns as a bar, and their widths in numbers: a tuple of millimetres,
    empty if they are fitted. Bar and numbers then show how wide the paper has them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widths: tuple[int, ...] = ()
        self._fitted_widths: tuple[int, ...] = ()  # what the paper last had, if they are fitted
        self._fitted = QCheckBox(tr("พอดีกับเนื้อหา (ใช้จำนวนหน้าน้อยที่สุด)"))
        self.bar = ColumnsBar([tr(name) for name in _SHORT_NAMES], [tr(title) for title in COLUMNS])
        self._remark = remark("")
        self._columns = [NumberField(COLUMN_WIDTHS) for _ in COLUMNS]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(NEAR)
        layout.addWidget(self._fitted)
        layout.addWidget(self.bar)
        grid = QGridLayout()
        grid.setHorizontalSpacing(NEAR)
        grid.setVerticalSpacing(TIGHT)
        for index, (field, title, name) in enumerate(zip(self._columns, COLUMNS, _SHORT_NAMES, strict=True)):
            field.setObjectName(f"paper.columns.{index}")
            field.setAccessibleName(tr("ความกว้างของคอลัมน์ {title} (มม.)").format(title=tr(title)))
            field.setToolTip(tr(title))
            on(field.value_typed, self, partial(self._on_width_typed, index))
            row, place = divmod(index, _COLUMNS_A_ROW)
            grid.addWidget(caption(tr(name)), 2 * row, place)
            grid.addWidget(field, 2 * row + 1, place)
        layout.addLayout(grid)
        for field in self._columns:
            layout.addWidget(field.refusal)
        layout.addWidget(self._remark)
        self.setFocusProxy(self._fitted)
        self._fitted.clicked.connect(self._on_fitted_clicked)
        self.bar.tried.connect(self._show_numbers)
        self.bar.dragged.connect(self._on_dragged)
        self.bar.stepped.connect(self._on_stepped)
        self.bar.left.connect(self.phrase_over)

    @property
    def texts(self) -> tuple[PlainEdit | LineEdit, ...]:
        return tuple(self._columns)

    def show_value(self, widths: tuple[int, ...]) -> None:
        """Show the widths; those of the paper, which can be dragged and not typed, if they are fitted."""
        self._widths = widths
        if widths:
            self._fitted_widths = ()
            words = tr("ลากเส้นแบ่งหรือพิมพ์ตัวเลข โปรแกรมย่อขยายให้เต็มความกว้างของกระดาษ")
        else:
            words = tr("โปรแกรมจัดความกว้างให้พอดีกับเนื้อหาตามภาพ ลากเส้นแบ่งเพื่อกำหนดเอง")
        shown = widths or self._fitted_widths or self.bar.widths or USUAL_COLUMNS
        self._remark.setText(words)
        self._fitted.setChecked(not widths)
        self.bar.show_widths(shown)
        self._show_numbers(shown)
        for field in self._columns:
            field.setEnabled(bool(widths))
            if not widths:
                field.put_back()

    def show_printed(self, columns: tuple[float, ...], *, are_fitted: bool) -> None:
        """How wide the paper has the columns, in mm; whether they were to be fitted when it was laid out."""
        if are_fitted and not self._widths:
            self._fitted_widths = in_whole_millimetres(columns)
        shown = self._widths or self._fitted_widths
        if not self.bar.is_dragged and shown:
            self.bar.show_widths(shown, sum(columns))
            self._show_numbers(shown)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._fitted.setAccessibleName(name)

    def _show_numbers(self, widths: tuple[int, ...]) -> None:
        for field, width in zip(self._columns, widths, strict=True):
            field.show_value(width)

    def _on_fitted_clicked(self, fitted: bool) -> None:
        self.show_value(() if fitted else USUAL_COLUMNS)
        self.value_chosen.emit(self._widths)

    def _on_dragged(self, widths: tuple[int, ...]) -> None:
        self.show_value(widths)
        self.value_chosen.emit(widths)

    def _on_stepped(self, widths: tuple[int, ...]) -> None:
        self.show_value(widths)
        self.value_typed.emit(widths)

    def _on_width_typed(self, index: int, width: int) -> None:
        if self._widths:
            self._widths = (*self._widths[:index], width, *self._widths[index + 1 :])
            self.bar.show_widths(self._widths)
            self.value_typed.emit(self._widths)
