"""What makes Qt call an override: for every name of Qt's that the program overrides, an event or a question."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QIdentityProxyModel,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    QSortFilterProxyModel,
    Qt,
    QUrl,
)
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QListView,
    QTextEdit,
    QWidget,
    QWidgetItem,
)
from shiboken6 import getAllValidWrappers, isValid

from ita_desktop.domain.pasting.copied_lists import ITEMS_MIME
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.certain import the
from tests.support.reports import retitled

Provoke = Callable[[], object]

_NO_KEYS = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton
_AT = QPointF(5, 5)

NOT_CALLED_BY_QT = (
    *("setText", "setObjectName", "setAccessibleName", "paste", "cut", "frameBoundingRect", "isEmpty", "accept"),
)
"""Five are not virtual, one is of tables only, one Qt asks before there is a window, and one only a button calls: here
they are called in a slot."""


def provocations(owner: type[Any], name: str, window: MainWindow) -> Iterator[Provoke]:
    """One after the other, for every thing there is that has the override; the first that reaches it is enough."""
    things = [one for one in getAllValidWrappers() if isinstance(one, owner) and isinstance(one, QObject)]
    for thing in things or [window]:
        yield from (partial(_tried, thing, make) for make in _BY_NAME.get(name, ()))
        if name in NOT_CALLED_BY_QT:
            yield partial(getattr(thing, name), *_ARGUMENTS.get(name, ()))
    if name in _DRAWN:
        yield from (partial(_draw, view) for view in [window, *_all(QAbstractItemView)])


def _tried(thing: Any, make: Callable[[Any], object]) -> None:
    if isValid(thing):
        make(thing)


def _all(kind: type[QWidget]) -> list[Any]:
    return [one for one in QApplication.allWidgets() if isinstance(one, kind)]


def _target(thing: Any) -> Any:
    """Where the events of the mouse and of painting go."""
    return thing.viewport() if isinstance(thing, QAbstractScrollArea) else thing


def _send(thing: Any, event: QEvent) -> None:
    QCoreApplication.sendEvent(_target(thing), event)


def _send_itself(thing: Any, event: QEvent) -> None:
    QCoreApplication.sendEvent(thing, event)


def _draw(thing: Any) -> None:
    _target(thing).grab()


def _mouse(kind: QEvent.Type, thing: Any) -> None:
    place = _target(thing).mapToGlobal(_AT)
    _send(thing, QMouseEvent(kind, _AT, place, _LEFT, _LEFT, _NO_KEYS))


def _wheel(thing: Any) -> None:
    begin = Qt.ScrollPhase.NoScrollPhase
    _send(thing, QWheelEvent(_AT, _AT, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, _NO_KEYS, begin, False))


def _menu(thing: Any) -> None:
    _send(thing, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, _AT.toPoint(), _AT.toPoint()))


def _filter(thing: Any) -> None:
    watched = QObject()
    watched.installEventFilter(thing)
    QCoreApplication.sendEvent(watched, QEvent(QEvent.Type.User))


def _measure(thing: Any) -> None:
    if not isinstance(thing, QWidget):  # the size of a row has the same name
        return
    item = QWidgetItem(thing)
    item.sizeHint()
    item.minimumSize()
    thing.show()
    item.minimumSize()


def _drop(kind: type[QDropEvent], thing: Any) -> None:
    mime = QMimeData()
    mime.setText("ข้อความ")
    mime.setData(ITEMS_MIME, b"")
    _send(thing, QDragEnterEvent(_AT.toPoint(), Qt.DropAction.CopyAction, mime, _LEFT, _NO_KEYS))
    if kind is QDragMoveEvent:
        _send(thing, QDragMoveEvent(_AT.toPoint(), Qt.DropAction.CopyAction, mime, _LEFT, _NO_KEYS))
    elif kind is QDropEvent:
        _send(thing, QDropEvent(_AT, Qt.DropAction.CopyAction, mime, _LEFT, _NO_KEYS))


def _ask_model(model: Any) -> None:
    between = QIdentityProxyModel()
    between.setSourceModel(model)
    between.rowCount()
    between.columnCount()
    index = between.index(0, 0)
    between.flags(index)
    between.data(index)
    between.headerData(0, Qt.Orientation.Horizontal)
    between.setData(index, 0, Qt.ItemDataRole.CheckStateRole)
    sorted_rows = QSortFilterProxyModel()  # asks where rows are, too
    sorted_rows.setSourceModel(model)
    sorted_rows.rowCount(sorted_rows.index(0, 0))
    sorted_rows.mapFromSource(model.index(0, 0))


def _ask_layout(layout: Any) -> None:
    document: QTextDocument = layout.document()
    document.size()
    document.pageCount()
    document.markContentsDirty(0, 1)
    for editor in _all(QTextEdit):
        if editor.document() is document:
            editor.cursorRect()
            editor.cursorForPosition(_AT.toPoint())
            _draw(editor)


def _ask_pictures(pictures: Any) -> None:
    document: QTextDocument = pictures.parent().document()
    document.markContentsDirty(0, document.characterCount())
    _ask_layout(pictures.parent())


def _copy(editor: Any) -> None:
    editor.selectAll()
    editor.copy()


def _paste(editor: Any) -> None:
    QApplication.clipboard().setText("ข้อความ")
    editor.canPaste()
    editor.paste()


def _drag(tree: Any) -> None:
    viewport = tree.viewport()
    for row in range(tree.model().rowCount()):
        tree.scrollTo(tree.model().index(row, 0))
        begin = QPointF(tree.visualRect(tree.model().index(row, 0)).center())
        for kind, by in ((QEvent.Type.MouseButtonPress, 0), (QEvent.Type.MouseMove, 40), (QEvent.Type.MouseMove, 80)):
            at = begin + QPointF(by, 0)
            event = QMouseEvent(kind, at, viewport.mapToGlobal(at), _LEFT, _LEFT, _NO_KEYS)
            QCoreApplication.sendEvent(viewport, event)


def _edit_in(delegate: Any) -> None:
    view = delegate.parent()
    if not isinstance(view, QAbstractItemView):  # that of a button
        return
    # A model of one column keeps to itself how many it has.
    for column in range(1 if isinstance(view, QListView) else view.model().columnCount()):
        index = view.model().index(0, column)
        view.sizeHintForIndex(index)
        QAbstractItemView.openPersistentEditor(view, index)
        QAbstractItemView.closePersistentEditor(view, index)


def _key(thing: Any) -> None:
    _send_itself(thing, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, _NO_KEYS))


def _undo(window: MainWindow) -> None:
    the(window.page).document.history.undo()


def _edit(window: MainWindow) -> None:
    the(window.page).document.apply("แก้ชื่อรายงาน", lambda report: retitled(report, f"{report.title} ต่อ"))


_ARGUMENTS: dict[str, tuple[object, ...]] = {
    **dict.fromkeys(("setText", "setObjectName", "setAccessibleName"), ("ข้อความ",)),
    "frameBoundingRect": (None,),
}
_DRAWN = (
    *("paint", "drawRow", "drawPrimitive", "drawControl", "drawComplexControl"),
    *("sizeFromContents", "pixelMetric", "subElementRect", "subControlRect"),
)
_MOUSE = {
    "mousePressEvent": QEvent.Type.MouseButtonPress,
    "mouseReleaseEvent": QEvent.Type.MouseButtonRelease,
    "mouseMoveEvent": QEvent.Type.MouseMove,
    "mouseDoubleClickEvent": QEvent.Type.MouseButtonDblClick,
}
_BY_NAME: dict[str, tuple[Callable[[Any], object], ...]] = {
    **{name: (partial(_mouse, kind),) for name, kind in _MOUSE.items()},
    **dict.fromkeys(
        ("rowCount", "columnCount", "flags", "data", "headerData", "setData", "index", "parent"), (_ask_model,)
    ),
    **dict.fromkeys(
        ("documentChanged", "blockBoundingRect", "documentSize", "pageCount", "hitTest", "draw"), (_ask_layout,)
    ),
    **dict.fromkeys(("sizeHint", "createEditor"), (_edit_in, _measure)),
    **dict.fromkeys(("canInsertFromMimeData", "insertFromMimeData"), (_paste,)),
    "changeEvent": (lambda thing: _send_itself(thing, QEvent(QEvent.Type.FontChange)),),
    "closeEvent": (lambda thing: _send_itself(thing, QCloseEvent()),),
    "contextMenuEvent": (_menu,),
    "createMimeDataFromSelection": (_copy,),
    "dragEnterEvent": (partial(_drop, QDragEnterEvent),),
    "dragLeaveEvent": (lambda thing: _send(thing, QDragLeaveEvent()),),
    "dragMoveEvent": (partial(_drop, QDragMoveEvent),),
    "dropEvent": (partial(_drop, QDropEvent),),
    "event": (lambda thing: _send_itself(thing, QEvent(QEvent.Type.User)),),
    "eventFilter": (_filter,),
    "focusInEvent": (lambda thing: _send_itself(thing, QFocusEvent(QEvent.Type.FocusIn)),),
    "focusOutEvent": (lambda thing: _send_itself(thing, QFocusEvent(QEvent.Type.FocusOut)),),
    "focusNextPrevChild": (
        lambda thing: _send_itself(thing, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, _NO_KEYS)),
    ),
    "heightForWidth": (lambda thing: QWidgetItem(thing).heightForWidth(100),),
    **dict.fromkeys(("intrinsicSize", "drawObject"), (_ask_pictures,)),
    "polish": (lambda _: QWidget().ensurePolished(),),
    "hideEvent": (lambda thing: _send_itself(thing, QHideEvent()),),
    "keyPressEvent": (_key,),
    "leaveEvent": (lambda thing: _send_itself(thing, QEvent(QEvent.Type.Leave)),),
    "loadResource": (lambda guide: guide.document().resource(QTextDocument.ResourceType.ImageResource, QUrl("ก.png")),),
    "minimumSizeHint": (_measure,),
    "moveCursor": (_key,),
    **dict.fromkeys(("paintEvent", "paintSection"), (_draw,)),
    "resizeEvent": (lambda thing: _send(thing, QResizeEvent(_target(thing).size(), _target(thing).size())),),
    "showEvent": (lambda thing: _send_itself(thing, QShowEvent()),),
    "startDrag": (_drag,),
    "undo": (_undo,),
    "redo": (_edit,),
    "translate": (lambda _: QCoreApplication.translate("QDialogButtonBox", "OK"),),
    "viewportEvent": (lambda thing: _send(thing, QEvent(QEvent.Type.User)),),
    "wheelEvent": (_wheel,),
}
