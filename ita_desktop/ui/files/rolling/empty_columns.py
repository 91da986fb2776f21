"""Which columns of the new year's report begin empty: a menu of all of them, to be ticked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ita_desktop.domain.report.columns import TITLE_KEY, Columns
from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.forms.owners_field import PickMenu


class EmptyColumns(QPushButton):
    """The titles of the measures are always carried over."""

    chosen = Signal(object)  # tuple[str, ...]: the keys of those that begin empty

    def __init__(self, columns: Columns) -> None:
        super().__init__(tr("เลือกคอลัมน์ที่จะว่างไว้(&L)"), autoDefault=False)
        self.setObjectName("rolling.empty_columns")
        menu = PickMenu(self)
        self._actions = {}
        for column in columns:
            if column.key != TITLE_KEY:
                action = menu.addAction(tr(column.heading).replace("&", "&&"))
                action.setCheckable(True)
                on(action.triggered, action, lambda: self._on_ticked())
                self._actions[column.key] = action
        self.setMenu(menu)

    def show_emptied(self, keys: tuple[str, ...]) -> None:
        """Tick these."""
        for key, action in self._actions.items():
            action.setChecked(key in keys)

    def _on_ticked(self) -> None:
        self.chosen.emit(tuple(key for key, action in self._actions.items() if action.isChecked()))
