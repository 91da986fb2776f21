"""A message or a question with its buttons.

Qt's own is no wider than it likes, ends lines inside Thai words, or nowhere, and cuts marks off.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.design import APART, FONT_POINTS
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role, Scrolled
from ita_desktop.ui.appearance.layouts import below
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.text.selectable_words import SelectableWords


class Message(FittingDialog):
    """As large as its words; where the screen is too small they are scrolled. Escape is as good as `give_up`."""

    def __init__(
        self, parent: QWidget | None, title: str, text: str, choices: Sequence[str], give_up: str | None = None
    ) -> None:
        """The first of all the buttons is the default."""
        super().__init__(QSize(), title, parent, is_kept=True)
        self.setSizeGripEnabled(False)
        self.chosen: int | None = None
        """The index of the choice that was taken, from 0; None while none is."""
        self._words = named(SelectableWords(text, FONT_POINTS), "message.words")
        self.buttons = [self.add_button(choice, Role.AcceptRole) for choice in choices]
        for index, button in enumerate(self.buttons):
            on(button.clicked, self, lambda index=index: self._choose(index))
        if give_up is not None:
            self.buttons.append(self.add_button(give_up, Role.RejectRole))
        self.buttons[0].setDefault(True)
        self.buttons[0].setFocus()
        words = Scrolled(below(self._words, around=0))
        below((words, 1), self.box, between=APART, around=APART, holder=self)

    def text(self) -> str:
        """Its words."""
        return self._words.text()

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            width = max(self._words.sizeHint().width(), self.box.sizeHint().width())
            height = self._words.heightForWidth(width) + APART + self.box.sizeHint().height()
            self._wanted = QSize(width, height) + QSize(2 * APART, 2 * APART)
        super().showEvent(event)
        if not event.spontaneous():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _choose(self, index: int) -> None:
        self.chosen = index
