"""The lines in which the window shows words that wrap, and what wraps them in any other way than ours."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListView,
    QMessageBox,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QToolTip,
    QTreeView,
    QWidget,
)

from ita_desktop.ui.appearance.labels import Words
from ita_desktop.ui.appearance.words_of_qt import ToolTip
from ita_desktop.ui.text.thai_layout import ThaiLayout
from ita_desktop.ui.text.wrapped_rows import WrappedRows

WITHOUT_THAI = {"about.licences", "crash.report"}
"""Texts in English, whatever the language."""


def parts_of(root: QWidget) -> list[QWidget]:
    """The widget and all that is seen in it."""
    return [part for part in (root, *root.findChildren(QWidget)) if part.isVisible()]


def not_ours(root: QWidget) -> list[str]:
    """What wraps words as Qt does, or would if they were longer."""
    return [f"{type(part).__name__} {part.objectName()}" for part in parts_of(root) if _is_wrapped_by_qt(part)]


def _is_wrapped_by_qt(part: QWidget) -> bool:
    match part:
        case QMessageBox():
            return True
        case QLabel() if part.inherits("QTipLabel"):
            return not part.findChildren(ToolTip)
        case Words():
            return False
        case QLabel():
            return part.wordWrap()
        case QListView() | QTreeView() | QTableView():
            return part.wordWrap() and not isinstance(part.itemDelegate(), WrappedRows)
        case QPlainTextEdit():
            return part.objectName() not in WITHOUT_THAI
        case QTextEdit():
            is_ours = isinstance(part.document().documentLayout(), ThaiLayout)
            return not is_ours and part.objectName() not in WITHOUT_THAI
    return False


def shown_lines(root: QWidget) -> list[list[str]]:
    """Of every text that is seen and can wrap, its lines from top to bottom."""
    return [lines for part in parts_of(root) for lines in _lines_of(part)]


def _lines_of(part: QWidget) -> Iterator[list[str]]:
    match part:
        case Words() if part.wordWrap():
            yield part.lines
        case QListView():
            rows = part.itemDelegate()
            if isinstance(rows, WrappedRows):
                yield from (rows.lines(part.model().index(row, 0)) for row in range(part.model().rowCount()))
        case QTextEdit() if part.objectName() not in WITHOUT_THAI:
            block = part.document().begin()
            while block.isValid():
                yield lines_of_block(block)
                block = block.next()


def lines_of_block(block: QTextBlock) -> list[str]:
    """The text of each line, left to right and down."""
    layout = block.layout()
    units = block.text().encode("utf-16-le")
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [
        units[2 * line.textStart() : 2 * (line.textStart() + line.textLength())].decode("utf-16-le") for line in lines
    ]


def tool_tip_of(part: QWidget, words: str) -> QLabel:
    """The tool tip with the words, as Qt shows it beside the widget."""
    QToolTip.showText(part.mapToGlobal(QPoint(0, 0)), words, part)
    tip = next(one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel") and one.isVisible())
    assert isinstance(tip, QLabel)
    QApplication.processEvents()
    return tip


def lines_of_tip(tip: QLabel) -> list[str]:
    """The lines that it shows."""
    (ours,) = tip.findChildren(ToolTip)
    return ours.lines


def all_tips(root: QWidget) -> list[str]:
    """The words of every tool tip in the widget."""
    said: dict[str, None] = {}
    for part in (root, *root.findChildren(QWidget)):
        for words in (part.toolTip(), *(action.toolTip() for action in part.actions())):
            said[words] = None
    return [words for words in said if words]
