"""The one tool bar: an icon over a word; what is done most at the left, what leaves the house at the right.

If the window is too narrow or too low for the words, the icons stand alone, with their words under the mouse.
"""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from ita_desktop.language import N_, tr
from ita_desktop.ui.appearance.design import APART, ICON, MARGIN, NEAR, SMALL_POINTS
from ita_desktop.ui.appearance.style import text_font
from ita_desktop.ui.keyboard.access_keys import plain_words

MOST_USED = (
    (("new", N_("ใหม่")), ("open", N_("เปิด")), ("save", N_("บันทึก"))),
    (("undo", N_("เลิกทำ")), ("redo", N_("ทำซ้ำ"))),
    (("add_measure", N_("เพิ่มมาตรการ")), ("find", N_("ค้นหา")), ("next_problem", N_("ตรวจ"))),
)
LEAVING = (("print", N_("พิมพ์…(&P)")), ("export", N_("ส่งออก")), ("send", N_("ส่ง")))
"""The keys of commands, with their words in the tool bar; what is after them in a menu is left out."""

_LOW_LINES = 24
"""A window with fewer lines of text from top to bottom has no room for the words."""


class ToolBar(QToolBar):
    """Owner of its buttons; the commands are the window's."""

    def __init__(self, commands: Mapping[str, QAction], window: QWidget) -> None:
        super().__init__(tr("เครื่องมือ"), window)
        self._wanted = True
        self.setObjectName("tools")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(ICON, ICON))
        for number, group in enumerate(MOST_USED):
            if number:
                self.addSeparator()
            self._add(commands, group)
        between = QWidget()
        between.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(between)
        self._add(commands, LEAVING)
        rest = self.findChild(QToolButton, "qt_toolbar_ext_button")  # shown if the window is too narrow for all
        if rest is not None:
            rest.setAccessibleName(tr("เครื่องมือที่เหลือ"))
            rest.setToolTip(tr("เครื่องมือที่เหลือ"))
        window.installEventFilter(self)
        self._fit()

    def show_words(self, wanted: bool) -> None:
        """Words under the icons from now on, or not."""
        self._wanted = wanted
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_wanted"):
            self._fit()

    def _add(self, commands: Mapping[str, QAction], words: Iterable[tuple[str, str]]) -> None:
        for key, word in words:
            commands[key].setIconText(plain_words(tr(word)))
            self.addAction(commands[key])

    def _fit(self) -> None:
        for button in self._buttons():
            button.setFont(text_font(SMALL_POINTS))
        with_words = self._wanted and self._has_room_for_words()
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextUnderIcon if with_words else style.ToolButtonIconOnly)
        for button in self._buttons():
            button.setMinimumWidth(2 * APART if with_words else 0)

    def _has_room_for_words(self) -> bool:
        window = self.window()
        buttons = self._buttons()
        wide = sum(max(b.fontMetrics().horizontalAdvance(b.text()) + 2 * NEAR, 2 * APART) + NEAR for b in buttons)
        is_low = window.height() < _LOW_LINES * self.fontMetrics().lineSpacing()
        return not is_low and wide + len(MOST_USED) * MARGIN <= window.width()

    def _buttons(self) -> list[QToolButton]:
        found = (self.widgetForAction(action) for action in self.actions())
        return [button for button in found if isinstance(button, QToolButton)]
