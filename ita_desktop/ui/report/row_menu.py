"""What can be done with a row of the tree, at the mouse or by the menu key: the commands of the menu that fit it."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.report.address import Address
from ita_desktop.ui.keyboard.thai_layouts import Menu

_OF_MEASURE_OR_ISSUE = (("rename", "duplicate"), ("move_up", "move_down"), ("delete",))
_OF_ANY = (("add_measure", "add_issue"),)


def row_menu(actions: Mapping[str, QAction], row: Address, parent: QWidget) -> Menu:
    """The menu of the row, which is the chosen one. `actions` are the commands, by their keys."""
    menu = Menu(parent)
    is_measure_or_issue = row.measure is not None or row.issue is not None
    for group in (*_OF_MEASURE_OR_ISSUE, *_OF_ANY) if is_measure_or_issue else _OF_ANY:
        menu.addSeparator()
        for key in group:
            menu.addAction(actions[key])
    return menu
