"""A notice above the status line: a whole sentence with its sign, and buttons for what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMargins, QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from ita_desktop.session.qt.lifetimes import Pointer, on
from ita_desktop.ui.appearance.colour_schemes import alarm_colours
from ita_desktop.ui.appearance.design import ICON, MARGIN, NEAR
from ita_desktop.ui.appearance.labels import label
from ita_desktop.ui.appearance.layouts import beside, take_out
from ita_desktop.ui.appearance.screen_reader import announce
from ita_desktop.ui.appearance.style import icon

Choice = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""


class Notice(QFrame):
    """Hidden until there is something to show. It never takes the focus by itself."""

    def __init__(self, name: str, sign: str, *, alarm: bool = False) -> None:
        """`name` is that of the object, `sign` an icon. With `alarm` it wears the colours of a failure."""
        super().__init__()
        self.setObjectName(name)
        self._sign = sign
        self._alarm = alarm
        self._colours: tuple[QColor, QColor] | None = None
        self._picture = QLabel()
        self._words = label("", wraps=True)
        self._words.setObjectName(f"{name}.words")
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.buttons: list[QPushButton] = []
        self._before: Pointer[QWidget] = Pointer()
        edges = QMargins(MARGIN, NEAR, MARGIN, NEAR)
        self._row = beside(self._picture, (self._words, 1), between=MARGIN, around=edges, holder=self)
        self.setAutoFillBackground(True)
        self._colour()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty if none is."""
        return self._words.text()

    def show_words(self, text: str, choices: Sequence[Choice]) -> None:
        """Show the sentence and the buttons, which are made anew only if their words differ."""
        if [button.text() for button in self.buttons] != [words for words, _ in choices]:
            self._drop_buttons()
            for words, act in choices:
                self._add_button(words, act)
        if text != self.text:
            self._words.setText(text)
            announce(self, text)
        self.show()

    def clear(self) -> None:
        """Hide it; the focus goes back to where it came from."""
        if self._has_focus() and self._before.target is not None:
            self._before.target.setFocus(Qt.FocusReason.OtherFocusReason)  # at once, and not by way of what is next
        self._before.set(None)
        self._words.setText("")
        self._drop_buttons()
        self.hide()

    def take_focus(self) -> None:
        """The keyboard goes to the first button."""
        if self.buttons and not self._has_focus():
            self._before.set(QApplication.focusWidget())
            self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationPaletteChange, QEvent.Type.PaletteChange):
            self._colour()

    def _add_button(self, words: str, act: Callable[[], object]) -> None:
        button = QPushButton(words, autoDefault=True)
        button.setObjectName(f"{self.objectName()}.{len(self.buttons) + 1}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret where it is
        on(button.clicked, button, lambda: act())
        self.buttons.append(button)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _drop_buttons(self) -> None:
        for button in self.buttons:
            take_out(self._row, button)
        self.buttons.clear()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _colour(self) -> None:
        palette = QApplication.palette()
        ground, text = palette.base().color(), palette.text().color()
        if self._alarm:
            ground, text = alarm_colours(palette)
        if (ground, text) == self._colours:
            return
        self._colours = ground, text
        own = QPalette()  # the other roles follow the window's, and so Qt reports when they change
        own.setColor(QPalette.ColorRole.Window, ground)
        own.setColor(QPalette.ColorRole.WindowText, text)
        self.setPalette(own)
        self._words.setPalette(own)
        self._picture.setPixmap(icon(self._sign, text).pixmap(QSize(ICON, ICON)))
