"""Where the caret of a text that wraps goes: over Thai letters and words, and as far as the form shows."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ita_desktop.ui.keyboard.caret_steps import Act, CaretStep, stepped, whole
from ita_desktop.ui.text.scrolling import scroll_area_around

_MOVE, _KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor
_PAGE_TURNS = (
    (QKeySequence.StandardKey.MoveToNextPage, 1, _MOVE),
    (QKeySequence.StandardKey.MoveToPreviousPage, -1, _MOVE),
    (QKeySequence.StandardKey.SelectNextPage, 1, _KEEP),
    (QKeySequence.StandardKey.SelectPreviousPage, -1, _KEEP),
)


def select(editor: QTextEdit, anchor: int, position: int) -> None:
    """Select from one position of the document to another, where the caret goes."""
    cursor = editor.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(position, _KEEP)
    editor.setTextCursor(cursor)


def takes_step(editor: QTextEdit, step: CaretStep) -> bool:
    """Take the caret over letters or words of its block; False if Qt does what is left: over a block's end."""
    cursor = editor.textCursor()
    by_cluster = step.is_by_cluster
    if cursor.hasSelection() and (step.act is Act.DELETE or (step.act is Act.MOVE and by_cluster)):
        return False
    mode = _MOVE if step.act is Act.MOVE else _KEEP
    if cursor.atBlockEnd() if step.forward else cursor.atBlockStart():
        if step.forward or by_cluster or step.act is Act.DELETE:
            return False
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, mode)
    block = cursor.block()
    cursor.setPosition(block.position() + stepped(block.text(), cursor.positionInBlock(), step.step), mode)
    if step.act is Act.DELETE:
        cursor.removeSelectedText()
    editor.setTextCursor(cursor)
    return True


def keep_clusters_whole(editor: QTextEdit) -> None:
    """Qt may have put the caret between a letter and its marks, or before a sara am."""
    cursor = editor.textCursor()
    block = cursor.block()
    fitting = whole(block.text(), cursor.positionInBlock())
    if fitting != cursor.positionInBlock():
        cursor.setPosition(block.position() + fitting, _KEEP if cursor.hasSelection() else _MOVE)
        editor.setTextCursor(cursor)


def turns_page(editor: QTextEdit, event: QKeyEvent) -> bool:
    """Take the caret as far as the form shows at once; for Qt a page is the whole editor. False if the key means
    something else, or there is no form."""
    turn = next(((by, mode) for key, by, mode in _PAGE_TURNS if event.matches(key)), None)
    area = scroll_area_around(editor)
    if turn is None or area is None:
        return False
    by, mode = turn
    caret = editor.cursorRect()
    page = max(area.viewport().height() - 2 * caret.height(), caret.height())
    goal = caret.center() + QPoint(0, by * page)
    cursor = editor.textCursor()
    if goal.y() < 0:
        cursor.movePosition(QTextCursor.MoveOperation.Start, mode)
    elif goal.y() >= editor.viewport().height():
        cursor.movePosition(QTextCursor.MoveOperation.End, mode)
    else:
        cursor.setPosition(editor.cursorForPosition(goal).position(), mode)
        area.verticalScrollBar().setValue(area.verticalScrollBar().value() + by * page)
    editor.setTextCursor(cursor)
    return True
