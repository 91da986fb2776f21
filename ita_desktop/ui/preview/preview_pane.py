"""The right pane: the paper under a row of tools for its size, its pages and its printing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QToolButton, QWidget

from ita_desktop.language import digits, tr
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.session.qt.lifetimes import Pointer, on
from ita_desktop.ui.appearance.labels import CutWords
from ita_desktop.ui.appearance.layouts import below, beside
from ita_desktop.ui.appearance.screen_reader import named, present_as
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
        self._page = named(CutWords(), "preview.page")
        self._zooms = self._make_zooms()
        self._actions: dict[str, QAction] = {**self._zooms, "print": print_, "pdf": export_pdf}
        self._show_what_is_possible()
        buttons = (self._button(key) for key in ("zoom_out", "zoom_in", "table", "fit", "full", "print"))
        self._paper = QWidget()
        tools = beside((self._page, 1), *buttons, between=2, around=QMargins(6, 2, 6, 2))
        below(tools, (self.preview, 1), between=0, around=0, holder=self._paper)
        self._instead = Pointer[QWidget]()
        self._whole = below(self._paper, around=0, holder=self)
        self.setFocusProxy(self.preview)
        for changed in (self.preview.page_shown, self.preview.zoom_changed):
            on(changed, self, lambda _: self._show_page())
            on(changed, self, lambda _: self._show_what_is_possible())
        on(self.preview.menu_requested, self, lambda at: self.menu().open_at(at))

    def show_instead(self, other: QWidget | None) -> None:
        """Show something else in the place of the paper and its tools; None: the paper."""
        before = self._instead.target
        if before is not None:
            before.hide()
            before.deleteLater()
        self._instead.set(other)
        self._paper.setVisible(other is None)
        if other is not None:
            self._whole.addWidget(other)
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
            on(action.triggered, self, act)
            made[key] = action
        return made

    def _show_what_is_possible(self) -> None:
        for key, action in self._zooms.items():
            name, _, shortcut = action.text().partition("\t")
            action.show_reason(_WHY_NOT[key](self.preview), f"{plain_words(name)} ({shortcut})")

    def _button(self, key: str) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setDefaultAction(self._actions[key])
        named(button, f"preview.{key}", self._actions[key].toolTip().split(" (")[0])
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
