"""Three panes side by side: the tree, the form, the paper. If there is no room for all of them, the paper goes.

Tab leads through them in this order, whichever of their parts was made first.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

_TREE_LEAST, _FORM_LEAST, _PAPER_LEAST = 170, 372, 260
"""Widths in pixels that the panes can be used at."""

_SHARES = (20, 42, 38)
_WIDTHS = (300, 590, 470)
"""Widths in pixels until the user drags them."""


class Panes(QSplitter):
    """Owner of the widths, and of whether the paper is shown: wanted, and with room for it."""

    def __init__(self, tree: QWidget, form: QWidget, paper: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._panes = (tree, form, paper)
        self._paper = paper
        self._paper_wanted = True
        self._paper_room = 0
        for pane, share, least in zip(
            (tree, form, paper), _SHARES, (_TREE_LEAST, _FORM_LEAST, _PAPER_LEAST), strict=True
        ):
            self.addWidget(pane)
            self.setStretchFactor(self.indexOf(pane), share)
            pane.setMinimumWidth(least)
        self.setSizes(_WIDTHS)
        self.setCollapsible(self.indexOf(form), False)

    def show_paper(self, shown: bool) -> None:
        """Show or hide the paper, as far as there is room for it. The form gets its room; the tree keeps its own."""
        tree, form, paper = self.sizes()
        self._paper_wanted = shown
        self._fit_panes()
        if not self.isVisible():
            return
        if paper > 0 and self._paper.isHidden():
            self._paper_room = paper
            self.setSizes([tree, form + paper, 0])
        elif paper == 0 and not self._paper.isHidden():
            room = min(self._paper_room or form // 2, form - _FORM_LEAST)
            self.setSizes([tree, form - room, room])

    def focusNextPrevChild(self, forward: bool) -> bool:
        inside = [part for pane in self._panes for part in self._reached_in(pane)]
        order = [*inside, *self._reached_outside()]
        focus = QApplication.focusWidget()
        if focus not in inside:
            return super().focusNextPrevChild(forward)
        next_one = order[(order.index(focus) + (1 if forward else -1)) % len(order)]
        next_one.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def _reached_outside(self) -> list[QWidget]:
        """What Tab comes to beside the panes: the status line, and what to find if that is open."""
        window = self.window()
        parts = (part for part in window.findChildren(QWidget) if part is not self and not self.isAncestorOf(part))
        return [part for part in parts if part.window() is window and _takes_tab(part)]

    def _reached_in(self, pane: QWidget) -> list[QWidget]:
        """What Tab comes to in a pane: what the pane hands its focus to comes first."""
        reached = [part for part in (pane, *pane.findChildren(QWidget)) if _takes_tab(part)]
        return sorted(reached, key=lambda part: part is not pane.focusProxy())

    def minimumSizeHint(self) -> QSize:
        """Without the paper, which goes if there is no room: else the window would reach beyond a small screen."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _TREE_LEAST + _FORM_LEAST + self.handleWidth()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_panes()

    def _fit_panes(self) -> None:
        """On a screen with few pixels (a large scaling) the paper makes room for the form."""
        room = self.width() >= _TREE_LEAST + _FORM_LEAST + _PAPER_LEAST + 2 * self.handleWidth()
        self._paper.setVisible(self._paper_wanted and room)


def _takes_tab(part: QWidget) -> bool:
    takes = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and part.isVisible() and part.isEnabled() and part.focusProxy() is None
