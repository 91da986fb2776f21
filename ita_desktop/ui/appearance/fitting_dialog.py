"""Dialogs that are never larger than their screen: what does not fit is scrolled, and the buttons are always there.

At 200 % a usual office screen has about ten lines of text for a dialog, frame and task bar taken off.
"""

from functools import cached_property

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLayout,
    QPushButton,
    QScrollArea,
    QWidget,
)

from ita_desktop.session.qt.screens import screen_at
from ita_desktop.ui.appearance.design import MARGIN
from ita_desktop.ui.appearance.layouts import Part, below
from ita_desktop.ui.appearance.style import application

Role = QDialogButtonBox.ButtonRole


class FittingDialog(QDialog):
    """As large as it would like to be, or as the user left it; never larger than its screen allows."""

    def __init__(
        self, wanted: QSize, title: str, parent: QWidget | None = None, *, name: str = "", is_kept: bool = False
    ) -> None:
        """It is deleted when it is closed, unless it is kept: to be shown again, or for who waits for it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, not is_kept)
        self.setWindowTitle(title)
        self.setObjectName(name)
        self.setSizeGripEnabled(True)
        self._wanted = wanted

    @cached_property
    def box(self) -> QDialogButtonBox:
        """The buttons."""
        box = QDialogButtonBox(Qt.Orientation.Horizontal)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def add_button(self, words: str, role: Role, name: str = "", *, by_enter: bool = True) -> QPushButton:
        """A button below the parts. Not `by_enter`: Enter is of what has the focus, or of the default button."""
        button = self.box.addButton(words, role)
        button.setObjectName(name)
        button.setAutoDefault(by_enter)
        return button

    def lay_out(self, *parts: Part, between: int | None = None, buttons: QWidget | None = None) -> None:
        """Put the parts below each other into the dialog, and below them the buttons, which are always in sight."""
        below((Scrolled(below(*parts, between=between, around=0)), 1), buttons or self.box, holder=self)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():  # not where the system brings it back to the screen
            frame_and_edges = QSize(2 * MARGIN, 4 * MARGIN)
            beside = self.parentWidget() or self
            room = screen_at(beside.window().geometry().center()).availableSize()
            self.resize(self._wanted.boundedTo(room - frame_and_edges))
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._wanted = self.size()  # the user's, when it is shown again
        super().hideEvent(event)


class Scrolled(QScrollArea):
    """A layout as large as the area, but never smaller than its parts can be; the rest is scrolled to.

    Qt's own resizing would scroll as soon as something wraps and has less than it would like.
    """

    def __init__(self, body: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setLayout(body)
        holder.installEventFilter(self)
        self.setWidget(holder)
        application().focusChanged.connect(self._on_focus_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Bring what the keyboard has come to into view, also from the buttons. A click must not move what it is on."""
        if now is not None and self.isAncestorOf(now) and not QApplication.mouseButtons():
            self.ensureWidgetVisible(now)

    def _fit(self) -> None:
        holder, room = self.widget(), self.viewport().size()
        body = holder.layout()
        assert body is not None, "the area is made with a layout"
        width = max(room.width(), body.totalMinimumSize().width())
        height = body.totalMinimumHeightForWidth(width) if body.hasHeightForWidth() else 0
        holder.resize(width, max(room.height(), height, body.totalMinimumSize().height() if height == 0 else 0))
