"""What is shown while a file is read: how many of its rows were, as soon as that is known."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ita_desktop.language import tr
from ita_desktop.session.importing.importing import rows_words
from ita_desktop.session.qt.lifetimes import every
from ita_desktop.ui.appearance.labels import caption, label

_BAR = 420  # pixels
_LOOK_MS = 100


class Waiting(QWidget):
    """A bar that only moves until the count of rows is known."""

    def __init__(self, rows_read: Callable[[], tuple[int, int]]) -> None:
        """`rows_read` returns how many rows were read, and how many there are: 0 if that is not known."""
        super().__init__()
        self._rows_read = rows_read
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(tr("กำลังอ่าน"))
        self.bar.setMaximumWidth(_BAR)
        self.rows = caption("")
        words = label(tr("กำลังอ่านแฟ้ม… แฟ้ม .doc ที่ยาวมากอาจใช้เวลาถึงสองนาที"))
        column = QVBoxLayout(self)
        column.addStretch(1)
        for one in (words, self.bar, self.rows):
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._looking = every(_LOOK_MS, self, self._look)
        self._looking.start()

    def end(self) -> None:
        """The file was read."""
        self._looking.stop()

    def _look(self) -> None:
        rows, total = self._rows_read()
        if rows:
            self.bar.setRange(0, total)
            self.bar.setValue(rows)
            self.rows.setText(rows_words(rows, total))
