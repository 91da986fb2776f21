"""The fields of find and replace: what to find, how, what replaces it, and the buttons that do it."""

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from ita_desktop.ui.labels import label
from ita_desktop.ui.plain_edit import LineEdit
from ita_desktop.ui.style import MARGIN, icon

QUERY_MAX = 200
"""Characters of what to find and of what replaces it."""


class FindForm(QWidget):
    """Widgets only; the panel knows what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.query = _line("find.query", "ค้นหา")
        self.replacement = _line("find.replacement", "แทนที่ด้วย")
        self.previous = tool("find.previous", "arrow-up", "แห่งก่อนหน้า (Shift+F3)")
        self.next = tool("find.next", "arrow-down", "แห่งถัดไป (F3)")
        self.match_case = box("find.match_case", "ตรงตัวพิมพ์ใหญ่เล็ก")
        self.whole_words = box("find.whole_words", "ทั้งคำ")
        self.replace_one = QPushButton("แทนที่แห่งนี้")
        self.replace_one.setObjectName("find.replace_one")
        self.replace_ticked = QPushButton("แทนที่ที่เลือก")
        self.replace_ticked.setObjectName("find.replace_ticked")
        self._replacement_title = label("แทนที่ด้วย")
        self._lay_out()

    def show_replacing(self, replacing: bool) -> None:
        """Show or hide what replacing needs."""
        for widget in (self._replacement_title, self.replacement, self.replace_one, self.replace_ticked):
            widget.setVisible(replacing)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, MARGIN, 0)
        grid.setHorizontalSpacing(MARGIN // 2)
        grid.setVerticalSpacing(MARGIN // 2)
        title = label("ค้นหา")
        title.setBuddy(self.query)
        self._replacement_title.setBuddy(self.replacement)
        grid.addWidget(title, 0, 0)
        grid.addWidget(self.query, 0, 1)
        grid.addLayout(_row(self.previous, self.next, spacing=2), 0, 2)
        grid.addWidget(self._replacement_title, 1, 0)
        grid.addWidget(self.replacement, 1, 1, 1, 2)
        grid.addLayout(_row(self.match_case, self.whole_words), 2, 1, 1, 2)
        grid.addLayout(_row(self.replace_one, self.replace_ticked), 3, 1, 1, 2)
        grid.setRowStretch(4, 1)
        grid.setColumnStretch(1, 1)


def box(name: str, words: str) -> QCheckBox:
    """A tick box with its words."""
    made = QCheckBox(words)
    made.setObjectName(name)
    return made


def tool(name: str, picture: str, words: str) -> QToolButton:
    """A small button with a picture; `words` may name its key in brackets."""
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(icon(picture))
    button.setToolTip(words)
    button.setAccessibleName(words.split(" (")[0])
    button.setAutoRaise(True)
    return button


def _line(name: str, words: str) -> LineEdit:
    line = LineEdit(max_length=QUERY_MAX)
    line.setObjectName(name)
    line.setAccessibleName(words)
    return line


def _row(*widgets: QWidget, spacing: int = MARGIN // 2) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
