"""Every word that a widget shows or that a screen reader is told of it, with what is in it: rows, tabs, menus, tips."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStatusBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from ita_desktop.ui.asking.message import Message

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def seen_words(widget: QWidget) -> set[str]:
    """All of them, but for the empty ones. Menus are taken as they are filled; fill them before."""
    found: set[str] = set()
    for part in (widget, *widget.findChildren(QWidget)):
        found.update(_said_of(part))
        found.update(_shown_by(part))
    for action in (*widget.findChildren(QAction), *widget.actions()):
        found.update((action.text(), action.toolTip(), action.statusTip(), action.whatsThis()))
    return {words for words in found if words}


def _said_of(part: QWidget) -> Iterator[str]:
    yield from (part.toolTip(), part.statusTip(), part.whatsThis(), part.windowTitle())
    yield from (part.accessibleName(), part.accessibleDescription())
    interface = QAccessible.queryAccessibleInterface(part)
    if interface is not None:
        yield from _told_by(interface)
        for index in range(interface.childCount()):
            child = interface.child(index)
            if child is not None and child.object() is None:  # a cell or a tab: what is a widget is met by itself
                yield from _told_by(child)


def _told_by(interface: QAccessibleInterface) -> Iterator[str]:
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Help, QAccessible.Text.Value):
        yield interface.text(kind)


def _shown_by(part: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel | QAbstractButton | Message):
        yield part.text()
    if isinstance(part, QGroupBox | QMenu):
        yield part.title()
    if isinstance(part, QLineEdit):
        yield from (part.text(), part.placeholderText())
    if isinstance(part, QTextEdit | QPlainTextEdit):
        yield from (part.toPlainText(), part.placeholderText())
    if isinstance(part, QStatusBar):
        yield part.currentMessage()
    if isinstance(part, QTabBar):
        for index in range(part.count()):
            yield from (part.tabText(index), part.tabToolTip(index), part.accessibleTabName(index))
    if isinstance(part, QComboBox):
        yield from (part.itemText(index) for index in range(part.count()))
    elif isinstance(part, QAbstractItemView) and part.model() is not None:
        yield from _in_model(part.model())


def _in_model(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    above = parent if parent is not None else QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(above)
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(model.rowCount(above)):
        yield str(model.headerData(row, Qt.Orientation.Vertical) or "")
        for column in range(columns):
            index = model.index(row, column, above)
            yield from (str(model.data(index, role) or "") for role in _ROLES)
        if not isinstance(model, QAbstractListModel):
            yield from _in_model(model, model.index(row, 0, above))
