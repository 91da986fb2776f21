"""The paper beside the form follows the caret: to the cell of the item, and to the page of the line in one that runs
over pages. The item is marked on it.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ita_desktop.domain.report.address import Address
from ita_desktop.session.qt.lifetimes import after
from ita_desktop.ui.preview.preview import Preview

FOLLOW_AFTER_MS = 150
"""Pause after which the paper follows the caret."""

Caret = tuple[Address, int]
"""An address of the report, and before which character of its text the caret stands."""


class FollowCaret(QObject):
    """Owner of what was followed last. Each address and page is brought into view once: a user who scrolls the paper
    by hand while typing on is left alone.
    """

    def __init__(self, preview: Preview, caret: Callable[[], Caret | None]) -> None:
        super().__init__(preview)
        self._preview = preview
        self._caret = caret
        self._followed: tuple[Address, int | None] | None = None
        self._timer = after(FOLLOW_AFTER_MS, self, self._follow)

    def follow_soon(self, *_: object) -> None:
        """The caret may have moved, or the paper be another."""
        if not self._timer.isActive():
            self._timer.start()

    def stay(self) -> None:
        """The paper stays where it is, though the caret is elsewhere: it was the paper that sent it there."""
        caret = self._caret()
        if caret is not None:
            self._preview.mark(caret[0])
            self._followed = caret[0], self._page_of(*caret)

    def stop(self) -> None:
        """Follow no further."""
        self._timer.stop()

    def _follow(self) -> None:
        caret = self._caret()
        if caret is None or self._preview.paper is None:
            return
        self._preview.mark(caret[0])
        here = caret[0], self._page_of(*caret)
        if here != self._followed:
            self._followed = here
            self._preview.go_to(*caret)

    def _page_of(self, address: Address, offset: int) -> int | None:
        paper = self._preview.paper
        spot = paper.spot_of(address, offset) if paper is not None else None
        return spot.page if spot is not None else None
