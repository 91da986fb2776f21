"""The button that adds a column: a menu of those that are known, and of kinds for a column of one's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ita_desktop.domain.report.columns import Column, ColumnKind, Columns
from ita_desktop.domain.table.chosen_columns import KIND_NAMES, OWN_KINDS, offered, own_column, why_not_add
from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.style import icon
from ita_desktop.ui.keyboard.thai_layouts import Menu


class AddColumn(QPushButton):
    """Off, with the reason in its tip, if there are as many columns as may be."""

    chosen = Signal(object)  # Column

    def __init__(self) -> None:
        super().__init__(icon("plus"), tr("เพิ่มคอลัมน์"))
        self.setObjectName("columns.add")
        self._columns: Columns = ()
        self._menu = Menu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def show_columns(self, columns: Columns) -> None:
        """The columns that are there already."""
        self._columns = columns
        reason = why_not_add(columns)
        self.setEnabled(not reason)
        self.setToolTip(reason)

    def _fill(self) -> None:
        self._menu.clear()
        for column in offered(self._columns):
            self._offer(self._menu, tr(column.heading), column)
        self._menu.addSeparator()
        own = Menu(self._menu)
        own.setTitle(tr("คอลัมน์ของหน่วยงานเอง"))
        self._menu.addMenu(own)
        for kind in OWN_KINDS:
            self._offer(own, tr(KIND_NAMES[kind]), kind)

    def _offer(self, menu: Menu, words: str, what: Column | ColumnKind) -> None:
        action = menu.addAction(words)
        on(action.triggered, action, lambda: self.chosen.emit(what if isinstance(what, Column) else own_column(what)))
