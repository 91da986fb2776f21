"""The field of the widths of the columns of the table."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from ita_desktop.domain.limits import COLUMN_WIDTHS
from ita_desktop.domain.report.catalogue import COLUMNS, LIST_SHORT_TITLES
from ita_desktop.domain.report.paper_settings import USUAL_COLUMNS
from ita_desktop.language import N_, tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.design import NEAR, TIGHT
from ita_desktop.ui.appearance.labels import caption
from ita_desktop.ui.forms.field import Field
from ita_desktop.ui.forms.number_field import NumberField
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit

_SHORT_NAMES = (N_("มาตรการ"), *LIST_SHORT_TITLES.values(), COLUMNS[4], N_("ระยะเวลา"))
"""Of the columns, over the fields of their widths."""

_COLUMNS_A_ROW = 3


class WidthsField(Field, QWidget):
    """A tick for columns that fit the text, and under it the widths of those that do not: a tuple of millimetres, empty
    if they are fitted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widths: tuple[int, ...] = ()
        self._fitted = QCheckBox(tr("พอดีกับเนื้อหา (ใช้จำนวนหน้าน้อยที่สุด)"))
        self._columns = [NumberField(COLUMN_WIDTHS) for _ in COLUMNS]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(NEAR)
        layout.addWidget(self._fitted)
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
        self.setFocusProxy(self._fitted)
        self._fitted.clicked.connect(self._on_fitted_clicked)

    @property
    def texts(self) -> tuple[PlainEdit | LineEdit, ...]:
        return tuple(self._columns)

    def show_value(self, widths: tuple[int, ...]) -> None:
        """Show the widths; the usual ones, which cannot be edited, if they are fitted."""
        self._widths = widths
        self._fitted.setChecked(not widths)
        for field, width in zip(self._columns, widths or USUAL_COLUMNS, strict=True):
            field.setEnabled(bool(widths))
            field.show_value(width)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._fitted.setAccessibleName(name)

    def _on_fitted_clicked(self, fitted: bool) -> None:
        self.show_value(() if fitted else USUAL_COLUMNS)
        self.value_chosen.emit(self._widths)

    def _on_width_typed(self, index: int, width: int) -> None:
        if self._widths:
            self._widths = (*self._widths[:index], width, *self._widths[index + 1 :])
            self.value_typed.emit(self._widths)
