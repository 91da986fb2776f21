"""Items under the mouse: chosen by their number, dragged by it, and dropped into this or another list.

The editor that items are dropped into emits what came from where (`ListEditor.items_dropped`); the form, which knows
both lists, changes both in one edit, so that one undo takes it back.
"""

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QDropEvent, QMouseEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.domain.pasting.copied_lists import ITEMS_MIME, Copied, plain_text
from ita_desktop.domain.report.lists import group_at
from ita_desktop.language import digits, trn
from ita_desktop.session.qt.lifetimes import every
from ita_desktop.ui.lists.list_clipboard import fill
from ita_desktop.ui.lists.list_items import ListItems
from ita_desktop.ui.lists.list_margin import is_in_margin, landing_index
from ita_desktop.ui.text.plain_edit import PlainEdit
from ita_desktop.ui.text.scrolling import scroll_area_around

_PICTURE_WIDTH = 320
_PICTURE_LINES = 3
_EDGE = 36  # pixels at the top and bottom of the form in which a drag scrolls it
_SCROLL_MS = 30
_SCROLL_STEP = 14  # pixels


class ItemGrip:
    """Owner of what the mouse does in the margin of one list."""

    def __init__(self, shown: ListItems) -> None:
        self._list = shown
        self._pressed: tuple[QPoint, int] | None = None
        self.hovered: int | None = None

    def press(self, event: QMouseEvent) -> bool:
        """Choose the item of the number under the mouse with its sub-items; with Shift, all up to it."""
        at = event.position().toPoint()
        shown = self._list
        if event.button() is not Qt.MouseButton.LeftButton or not shown.items or not is_in_margin(shown.lines, at):
            return False
        index = shown.lines.index_at(at.y())
        chosen = shown.chosen
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and chosen is not None:
            first, last = group_at(shown.items, index)
            shown.choose(min(chosen[0], first), max(chosen[1], last))
        elif chosen is None or not chosen[0] <= index <= chosen[1]:
            shown.choose(*group_at(shown.items, index))
        self._pressed = (at, index)
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Begin the drag once the mouse has gone far enough with its button down."""
        at = event.position().toPoint()
        if self._pressed is None:
            self._hover(at)
            return False
        if (at - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            drag_items(self._list)
        return True

    def release(self, _event: QMouseEvent) -> bool:
        """A click without a drag chooses the one item, also out of several."""
        if self._pressed is None:
            return False
        _, index = self._pressed
        self._pressed = None
        if not QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._list.choose(*group_at(self._list.items, index))
        return True

    def leave(self) -> None:
        """The mouse has left the list."""
        self._show_hovered(None)

    def _hover(self, at: QPoint) -> None:
        shown = self._list
        inside = bool(shown.items) and is_in_margin(shown.lines, at)
        self._show_hovered(shown.lines.index_at(at.y()) if inside else None)
        shown.editor.viewport().setCursor(Qt.CursorShape.OpenHandCursor if inside else Qt.CursorShape.IBeamCursor)

    def _show_hovered(self, index: int | None) -> None:
        if index != self.hovered:
            self.hovered = index
            self._list.editor.viewport().update()


class ItemDrops:
    """Owner of where items that are dragged over one list would land."""

    def __init__(self, shown: ListItems) -> None:
        self._list = shown
        self._scroll = _FormScroll(shown.editor)
        self.landing: int | None = None

    def move(self, event: QDropEvent) -> None:
        """Show where what is dragged would land, if it is items, and scroll the form near its top or bottom."""
        if holds_items(event):
            at = event.position().toPoint()
            self._show_landing(self._landing_at(at))
            self._scroll.hover(at)
            accept(event)

    def leave(self) -> None:
        """What was dragged is elsewhere or was dropped."""
        self._show_landing(None)
        self._scroll.stop()

    def drop(self, event: QDropEvent) -> int | None:
        """Before which item what was dropped lands; None if it is no items."""
        at = self._landing_at(event.position().toPoint())
        self.leave()
        if not holds_items(event):
            return None
        accept(event)
        self._list.editor.setFocus(Qt.FocusReason.MouseFocusReason)
        return at

    def _landing_at(self, at: QPoint) -> int:
        return landing_index(self._list.lines, at.y(), len(self._list.items))

    def _show_landing(self, landing: int | None) -> None:
        if landing != self.landing:
            self.landing = landing
            self._list.editor.viewport().update()


class _FormScroll:
    """Scrolls the form while something is dragged over a list near the form's top or bottom."""

    def __init__(self, editor: PlainEdit) -> None:
        self._editor = editor
        self._step = 0
        self._timer = every(_SCROLL_MS, editor, self._scroll)

    def hover(self, at: QPoint) -> None:
        """The mouse is at this point of the list's viewport."""
        area = scroll_area_around(self._editor)
        if area is None:
            return
        y = self._editor.viewport().mapTo(area, at).y()
        self._step = -_SCROLL_STEP if y < _EDGE else _SCROLL_STEP if y > area.viewport().height() - _EDGE else 0
        if self._step and not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The drag is over or elsewhere."""
        self._step = 0
        self._timer.stop()

    def _scroll(self) -> None:
        area = scroll_area_around(self._editor)
        if area is None or not self._step:
            self._timer.stop()
            return
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + self._step)


class ItemsMime(QMimeData):
    """What is dragged, with the list editor that it comes from."""

    def __init__(self, source: QWidget, part: Copied) -> None:
        super().__init__()
        fill(self, part)
        self.source = source


def drag_items(shown: ListItems) -> None:
    """Let the user drag the chosen items; returns when they were dropped or the drag was given up."""
    part = shown.chosen_part
    if part is None:
        return
    drag = QDrag(shown.editor)
    drag.setMimeData(ItemsMime(shown.editor, part))
    drag.setPixmap(_picture(shown.editor, part))
    drag.setHotSpot(QPoint(-14, -10))  # beside the mouse, so that the landing line can be seen
    drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)


def holds_items(event: QDropEvent) -> bool:
    """Whether what is dragged are items of a list, of this program or of another one running beside it."""
    return event.mimeData().hasFormat(ITEMS_MIME)


def source_of(event: QDropEvent) -> QWidget | None:
    """The list editor of this program that the items come from."""
    data = event.mimeData()
    return data.source if isinstance(data, ItemsMime) else None


def wants_copy(event: QDropEvent) -> bool:
    """Whether the source keeps its items: Ctrl is down, or it is in another program."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) or source_of(event) is None


def accept(event: QDropEvent) -> None:
    """Accept the drop as a move or a copy, so that the mouse shows which."""
    event.setDropAction(Qt.DropAction.CopyAction if wants_copy(event) else Qt.DropAction.MoveAction)
    event.accept()


def _picture(editor: QWidget, part: Copied) -> QPixmap:
    """The first lines of what is dragged, as on a slip of paper."""
    lines = plain_text(part).split("\n")
    shown = lines[:_PICTURE_LINES]
    if len(part.items) > len(shown):
        shown.append(trn("รวม {count} ข้อ", len(part.items)).format(count=digits(len(part.items))))
    metrics = editor.fontMetrics()
    height = metrics.lineSpacing() + 4
    ratio = editor.devicePixelRatioF()
    size = QRect(0, 0, _PICTURE_WIDTH, height * len(shown) + 12).size()
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(editor.palette().color(QPalette.ColorRole.Base))
    with QPainter(picture) as painter:
        painter.setFont(editor.font())
        painter.setPen(editor.palette().color(QPalette.ColorRole.Highlight))
        painter.drawRect(QRect(0, 0, size.width() - 1, size.height() - 1))
        painter.setPen(editor.palette().color(QPalette.ColorRole.Text))
        for number, line in enumerate(shown):
            text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, _PICTURE_WIDTH - 20)
            painter.drawText(QPoint(10, 8 + metrics.ascent() + number * height), text)
    return picture
