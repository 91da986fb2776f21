"""The field of who is responsible, and its menu, in which several may be ticked."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.report.kinds import Names
from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.forms.line_with_menu import LineWithMenu
from ita_desktop.ui.keyboard.thai_layouts import Menu


class PickMenu(Menu):
    """A menu in which several may be ticked: by click or Space it stays open.

    Enter closes it and ticks what is marked, unless something was ticked before: then it only closes.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed_here = self._picked = False
        self.aboutToShow.connect(self._on_show)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_here = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if self._pressed_here and action is not None:
            self._pick(action)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            self._pick(action)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._picked:
            self.close()
        else:
            super().keyPressEvent(event)

    def _pick(self, action: QAction) -> None:
        self._picked = True
        action.trigger()

    def _on_show(self) -> None:
        self._pressed_here = self._picked = False


class OwnersField(LineWithMenu):
    """Who is responsible: words with commas, or chosen from the agency's divisions."""

    _value: tuple[str, ...]

    def __init__(self, choices: Callable[[], tuple[str, ...]]) -> None:
        super().__init__(Names(), (), tr("เช่น สำนักปลัด, กองคลัง"))
        self._choices = choices

    def _make_menu(self) -> Menu:
        return PickMenu(self.button)

    def _fill_menu(self) -> None:
        self.menu.clear()
        for choice in self._choices():
            action = self.menu.addAction(choice.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice in self._value)
            on(action.triggered, action, lambda owner=choice: self._toggle(owner))

    def _toggle(self, owner: str) -> None:
        kept = tuple(other for other in self._value if other != owner)
        self._choose(kept if owner in self._value else (*self._value, owner))
