"""The fields of find and replace: what to find, how, what replaces it, the buttons that do it, and the list of hits.

On a low screen the list would leave no room for the report, so it can be folded away.
"""

from itertools import pairwise

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QWidget

from ita_desktop.language import tr
from ita_desktop.ui.appearance.buttons import tool_button
from ita_desktop.ui.appearance.design import NEAR
from ita_desktop.ui.appearance.labels import CutWords, label
from ita_desktop.ui.appearance.layouts import REST, Part, beside
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.appearance.style import icon
from ita_desktop.ui.keyboard.undo_keys import KEY_EVENTS, is_history_key
from ita_desktop.ui.text.line_edit import LineEdit

QUERY_MAX = 200
"""Characters of what to find and of what replaces it."""


class FindLine(LineEdit):
    """A line beside the report. What was typed into it last is the last thing done, so Ctrl+Z takes that back first.

    As soon as a hit is gone to, the report changes or the line is left, the key is the report's again, as in every text
    of the program; but a key that is held down never runs over from the line into the report.
    """

    takes_back = False  # of the class: events come while the line is being made

    def __init__(self) -> None:
        super().__init__(max_length=QUERY_MAX)
        self.textEdited.connect(self._on_typed)

    def event(self, event: QEvent) -> bool:
        if self.takes_back and isinstance(event, QKeyEvent) and event.type() in KEY_EVENTS and is_history_key(event):
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                (self.undo if event.matches(QKeySequence.StandardKey.Undo) else self.redo)()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.takes_back = False

    def _on_typed(self) -> None:
        self.takes_back = True


class FindForm(QWidget):
    """Widgets only, in two arrangements; the panel knows what they do."""

    def __init__(self, hits: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = hits
        self.query = named(FindLine(), "find.query", tr("ค้นหา"))
        self.replacement = named(FindLine(), "find.replacement", tr("แทนที่ด้วย"))
        self.previous = named(tool_button("arrow-up", tr("ตำแหน่งก่อนหน้า (Shift+F3)")), "find.previous")
        self.next = named(tool_button("arrow-down", tr("ตำแหน่งถัดไป (F3)")), "find.next")
        self.match_case = named(QCheckBox(tr("ตรงตัวพิมพ์ใหญ่เล็ก")), "find.match_case")
        self.whole_words = named(QCheckBox(tr("ทั้งคำ")), "find.whole_words")
        self.replace_one = named(QPushButton(tr("แทนที่ตำแหน่งนี้")), "find.replace_one")
        self.replace_ticked = named(QPushButton(tr("แทนที่ที่เลือก")), "find.replace_ticked")
        self.all = named(QCheckBox(tr("เลือกทุกตำแหน่ง")), "find.all")
        self.count = named(CutWords(), "find.count")
        self.fold = named(tool_button("chevron-up", ""), "find.fold")
        self.close_up = named(tool_button("x", tr("ปิด (Esc)")), "find.close")
        self._title, self._replacement_title = label(tr("ค้นหา")), label(tr("แทนที่ด้วย"))
        self._title.setBuddy(self.query)
        self._replacement_title.setBuddy(self.replacement)
        self._walk = _held(self.previous, self.next, REST, between=2)
        self._how = _held(self.match_case, self.whole_words, REST)
        self._buttons = _held(self.replace_one, self.replace_ticked, REST)
        self._above = _held(self.all, (self.count, 1), self.fold, self.close_up)
        self._replacing = False
        self.folded = False  # only the lines for what to find and what replaces it are shown
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(NEAR)
        self._grid.setVerticalSpacing(NEAR)
        self._arrange()
        for before, after in pairwise(
            (
                *(self.query, self.replacement, self.previous, self.next, self.match_case, self.whole_words),
                *(self.replace_one, self.replace_ticked, self.all, self._hits, self.fold, self.close_up),
            )
        ):
            self.setTabOrder(before, after)

    def leave_undo_to_report(self) -> None:
        """What was typed into the lines until now was used, and something else was done since."""
        for line in (self.query, self.replacement):
            line.takes_back = False

    def show_replacing(self, replacing: bool) -> None:
        """Show or hide what replacing needs."""
        self._replacing = replacing
        self._arrange()

    def show_folded(self, folded: bool) -> None:
        """Hide the list of hits and how to look for them, or show them again."""
        self.folded = folded
        self._arrange()

    def _arrange(self) -> None:
        """Every widget into its cell: left the fields, right the hits; folded, one line to find and one to replace."""
        grid, folded = self._grid, self.folded
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self.query, 0, 1)
        grid.addWidget(self._walk, 0, 2)
        grid.addWidget(self._above, 0, 3)
        grid.addWidget(self._replacement_title, 1, 0)
        grid.addWidget(self.replacement, 1, 1, 1, 1 if folded else 2)
        grid.addWidget(self._how, *((0, 0) if folded else (2, 1, 1, 2)))  # out of sight where folded
        grid.addWidget(self._buttons, *((1, 2, 1, 2) if folded else (3, 1, 1, 2)))
        grid.addWidget(self._hits, *((0, 0) if folded else (1, 3, 4, 1)))
        for widget in (self._replacement_title, self.replacement, self._buttons):
            widget.setVisible(self._replacing)
        for widget in (self._how, self._hits):
            widget.setHidden(folded)
        self.all.setVisible(self._replacing and not folded)
        grid.setRowStretch(4, 0 if folded else 1)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 1 if folded else 3)
        words = tr("แสดงรายการที่พบและตัวเลือก") if folded else tr("ซ่อนรายการที่พบและตัวเลือก")
        self.fold.setIcon(icon("chevron-up" if folded else "chevron-down"))
        self.fold.setToolTip(words)
        self.fold.setAccessibleName(words)


def _held(*parts: Part, between: int = NEAR) -> QWidget:
    """A widget with these parts side by side, to be moved and hidden with all of them."""
    holder = QWidget()
    beside(*parts, between=between, around=0, holder=holder)
    return holder
