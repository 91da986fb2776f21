"""The right pane: the paper under a row of tools for its size, its pages and its printing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ita_desktop.language import digits, tr
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.session.qt.lifetimes import Pointer, on
from ita_desktop.ui.appearance.labels import CutWords
from ita_desktop.ui.appearance.screen_reader import present_as
from ita_desktop.ui.appearance.style import icon
from ita_desktop.ui.keyboard.access_keys import plain_words
from ita_desktop.ui.keyboard.command_action import CommandAction
from ita_desktop.ui.keyboard.thai_layouts import Menu
from ita_desktop.ui.preview.page_positions import FIT_WIDTH
from ita_desktop.ui.preview.preview import Preview

_WHY_NOT: dict[str, Callable[[Preview], str]] = {
    "zoom_out": Preview.why_not_out,
    "zoom_in": Preview.why_not_in,
    "table": Preview.why_not_normal,
    "fit": lambda preview: preview.why_not_zoom(FIT_WIDTH),
    "full": lambda preview: preview.why_not_zoom(100),
}
"""Why a size changes nothing, "" if it does."""


class PreviewPane(QWidget):
    """Owner of the preview and of its tools."""

    def __init__(self, typesetter: Typesetter, print_: QAction, export_pdf: QAction) -> None:
        super().__init__()
        present_as(QAccessible.Role.Document, Preview)
        self.preview = Preview(typesetter, self)
        self._page = CutWords()
        self._page.setObjectName("preview.page")
        self._zooms = self._make_zooms()
        self._actions: dict[str, QAction] = {**self._zooms, "print": print_, "pdf": export_pdf}
        self._show_what_is_possible()
        row = QHBoxLayout()
        row.setContentsMargins(6, 2, 6, 2)
        row.setSpacing(2)
        row.addWidget(self._page, 1)
        for key in ("zoom_out", "zoom_in", "table", "fit", "full", "print"):
            row.addWidget(self._button(key))
        self._paper = QWidget()
        column = QVBoxLayout(self._paper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.preview, 1)
        self._instead = Pointer[QWidget]()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._paper)
        self.setFocusProxy(self.preview)
        for changed in (self.preview.page_shown, self.preview.zoom_changed):
            on(changed, self, lambda _: self._show_page())
            on(changed, self, lambda _: self._show_what_is_possible())
        self.preview.menu_requested.connect(self._show_menu)

    def show_instead(self, other: QWidget | None) -> None:
        """Show something else in the place of the paper and its tools; None: the paper."""
        before = self._instead.target
        if before is not None:
            before.hide()
            before.deleteLater()
        self._instead.set(other)
        self._paper.setVisible(other is None)
        if other is not None:
            layout = self.layout()
            assert layout is not None, "it was made with one"
            layout.addWidget(other)
            other.show()

    def menu(self) -> Menu:
        """What the right button and the menu key offer on the paper."""
        menu = Menu(self)
        for key in ("zoom_in", "zoom_out", "table", "fit", "full", "", "print", "pdf"):
            if key:
                menu.addAction(self._actions[key])
            else:
                menu.addSeparator()
        return menu

    def _make_zooms(self) -> dict[str, CommandAction]:
        made: dict[str, CommandAction] = {}
        acts: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("zoom_out", "zoom-out", tr("ย่อกระดาษ(&O)\t-"), self.preview.zoom_out),
            ("zoom_in", "zoom-in", tr("ขยายกระดาษ(&I)\t+"), self.preview.zoom_in),
            ("table", "fit-table", tr("พอดีตาราง(&T)\t0"), self.preview.zoom_normal),
            ("fit", "fit-width", tr("พอดีความกว้าง(&W)\t2"), partial(self.preview.set_zoom, FIT_WIDTH)),
            ("full", "actual-size", tr("ขนาดจริง(&A)\t1"), partial(self.preview.set_zoom, 100)),
        )
        for key, picture, words, act in acts:
            action = CommandAction(words, self)
            action.setIcon(icon(picture))
            on(action.triggered, self, partial(_call, act))
            made[key] = action
        return made

    def _show_what_is_possible(self) -> None:
        for key, action in self._zooms.items():
            name, _, shortcut = action.text().partition("\t")
            action.show_reason(_WHY_NOT[key](self.preview), f"{plain_words(name)} ({shortcut})")

    def _button(self, key: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._actions[key])
        button.setObjectName(f"preview.{key}")
        button.setAccessibleName(self._actions[key].toolTip().split(" (")[0])
        button.setAutoRaise(True)
        # The paper's own keys and its context menu do the same, so the tools take no place in the tab order.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _show_page(self) -> None:
        paper = self.preview.paper
        if paper is None:
            return
        at, of = digits(self.preview.page + 1), digits(paper.page_count)
        self._page.setText(
            tr("หน้า {at} จาก {of}   {percent}%").format(at=at, of=of, percent=digits(self.preview.shown_percent()))
        )

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.open_at(at)


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    """Call without the `checked` that Qt's `triggered` brings."""
    act()
