"""The mouse with its button held down, which QTest cannot move, and what is dragged with it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.report.address import Address
from ita_desktop.ui.lists.list_drag import ItemsMime
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.report.outline import Outline
from ita_desktop.ui.report.outline_drops import RowMime


def mouse(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPoint,
    *,
    held: bool = True,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """One event of the left button at a point of the widget; `held` says whether the button is down after it."""
    moving = kind is QEvent.Type.MouseMove
    button = Qt.MouseButton.NoButton if moving else Qt.MouseButton.LeftButton
    buttons = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, QPointF(at), QPointF(widget.mapToGlobal(at)), button, buttons, modifiers)
    QCoreApplication.sendEvent(widget, event)


def drag(
    source: ListEditor,
    index: int,
    target: QWidget,
    end: QPoint,
    *,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    look: Callable[[], None] = lambda: None,
    press: QEvent.Type = QEvent.Type.MouseButtonPress,
) -> None:
    """Drag a list's item by its number to a point of another widget; `look` is called before the button is let go.

    Without a screen Qt can begin no drag: there, the widget is told of it as Qt would tell it.
    """
    start = number_of(source, index)
    area = source.viewport()
    mouse(area, press, start)
    part = source.chosen_part()
    assert part is not None
    hand = _Hand(target, end, modifiers, look)
    hand.start()
    mouse(area, QEvent.Type.MouseMove, start + QPoint(15, 15), modifiers=modifiers)
    if QGuiApplication.platformName() == "offscreen":
        hand.stop()
        _tell(target, end, ItemsMime(source, part), modifiers, look)
    else:
        assert hand.done, "the drag never began"


def drag_row(
    tree: Outline, row: Address, end: QPoint, *, look: Callable[[], None] = lambda: None, dropped: bool = True
) -> None:
    """Drag the row of a measure or an issue to a point of the tree; given up there where it is not `dropped`.

    Qt begins the drag as it does on a screen; what it would tell the tree of it is told here.
    """
    tree.choose(row)
    start = tree.visualItemRect(tree.currentItem()).center()
    begun: list[Address] = []
    tree.drag_begun.connect(begun.append)
    QTest.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for distance in (5, 20, 21):
        mouse(tree.viewport(), QEvent.Type.MouseMove, start + QPoint(distance, 0))
    tree.drag_begun.disconnect(begun.append)
    assert begun == [row], "the drag never began"
    _tell(tree.viewport(), end, RowMime(tree, row), Qt.KeyboardModifier.NoModifier, look, dropped=dropped)
    QTest.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=start)


def number_of(editor: ListEditor, index: int, down: float = 0.5) -> QPoint:
    """A point on the number of an item, `down` from its top to its bottom."""
    box = editor.document().documentLayout().blockBoundingRect(editor.document().findBlockByNumber(index))
    return QPoint(10, round(box.top() + down * box.height()))


class _Hand(QTimer):
    """What the hand does while Qt's drag runs an event loop of its own."""

    def __init__(self, target: QWidget, end: QPoint, modifiers: Qt.KeyboardModifier, look: Callable[[], None]) -> None:
        super().__init__()
        self.setInterval(20)
        self.timeout.connect(self._step)
        moving = QEvent.Type.MouseMove
        self._steps: list[Callable[[], None]] = [
            lambda: mouse(target, moving, end - QPoint(2, 0), modifiers=modifiers),
            lambda: mouse(target, moving, end, modifiers=modifiers),
            look,
            lambda: mouse(target, QEvent.Type.MouseButtonRelease, end, held=False, modifiers=modifiers),
        ]

    @property
    def done(self) -> bool:
        """Whether the button was let go."""
        return not self._steps

    def _step(self) -> None:
        self._steps.pop(0)()
        if self.done:
            self.stop()


def _tell(
    target: QWidget,
    end: QPoint,
    data: QMimeData,
    modifiers: Qt.KeyboardModifier,
    look: Callable[[], None],
    *,
    dropped: bool = True,
) -> None:
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    button = Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(end, actions, data, button, modifiers)
    QCoreApplication.sendEvent(target, entered)
    if not entered.isAccepted():
        return
    moved = QDragMoveEvent(end, actions, data, button, modifiers)
    QCoreApplication.sendEvent(target, moved)
    look()
    if moved.isAccepted() and dropped:
        QCoreApplication.sendEvent(target, QDropEvent(QPointF(end), actions, data, button, modifiers))
    else:
        QCoreApplication.sendEvent(target, QDragLeaveEvent())
