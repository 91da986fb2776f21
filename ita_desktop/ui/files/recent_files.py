"""The files opened lately, one below the other: opened with a click or Enter, taken off the list with Delete."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desktop.language import tr
from ita_desktop.session.file.reachable import files_there
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.labels import heading
from ita_desktop.ui.appearance.style import MARGIN, icon

_ICON = QSize(20, 20)
_NAME_MAX = 60


class RecentFiles(QWidget):
    """Buttons only. A file that is gone cannot be opened; a second button takes it off the list."""

    def __init__(self, open_path: Callable[[Path], object], forget: Callable[[Path], object]) -> None:
        super().__init__()
        self._open = open_path
        self._forget = forget
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._title = heading(tr("เปิดล่าสุด"))
        self._column.addWidget(self._title)

    def show_files(self, files: Sequence[Path]) -> None:
        """Newest first. The focus stays in the row of that number, or the last one; if no row is left it is lost."""
        focus = QApplication.focusWidget()
        at = next(
            (index for index, row in enumerate(self._rows) if focus is not None and row.isAncestorOf(focus)), None
        )
        for row in self._rows:
            row.hide()
            row.setParent(None)
            row.deleteLater()
        there = files_there(files)
        self._rows = [self._row(path, is_there=path in there) for path in files]
        for row in self._rows:
            self._column.addWidget(row)
        self._title.setVisible(bool(files))
        if at is not None and self._rows:
            row = self._rows[min(at, len(self._rows) - 1)]
            row.show()
            next(button for button in row.findChildren(QPushButton) if button.isEnabled()).setFocus()

    def _row(self, path: Path, *, is_there: bool) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MARGIN)
        words = tr("{name}    ในโฟลเดอร์ {folder}") if is_there else tr("{name}    (ไม่พบแฟ้มนี้แล้ว)")
        button = QPushButton(
            icon("file-text"), escaped(words.format(name=short(path.name), folder=short(path.parent.name)))
        )
        button.setEnabled(is_there)
        button.setToolTip(str(path))
        on(button.clicked, button, partial(self._open, path))
        layout.addWidget(button)
        unwanted = QAction(tr("นำออกจากรายการ"), row)
        unwanted.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        unwanted.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        on(unwanted.triggered, unwanted, partial(self._forget, path))
        row.addAction(unwanted)
        row.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        if not is_there:
            remove = QPushButton(icon("trash"), unwanted.text())
            remove.setAccessibleName(tr("นำ {name} ออกจากรายการ").format(name=path.name))
            remove.clicked.connect(unwanted.trigger)
            layout.addWidget(remove)
        layout.addStretch(1)
        for one in row.findChildren(QPushButton):
            one.setFlat(True)
            one.setAutoDefault(True)
            one.setIconSize(_ICON)
        return row


def short(name: str) -> str:
    """A name with its middle left out if it is too long for a button."""
    return name if len(name) <= _NAME_MAX else f"{name[:36]}…{name[-20:]}"


def escaped(words: str) -> str:
    """Words in which an ampersand is no access key."""
    return words.replace("&", "&&")
