"""When a long text or list is measured: what is in view before it is painted, the rest when nothing else is to be done.

What the clerk looks at stays where it is, however much the heights of what is above it turn out to differ.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QTextEdit

from ita_desktop.key_priority import is_answering
from ita_desktop.ui.text.scrolling import make_room, scroll_area_around
from ita_desktop.ui.text.thai_layout import TextLayout

_AT_A_TIME_SECONDS = 0.004
"""How long the window's thread is held at a time. A key waits for no more."""

_AGAIN_MS = 10
"""When to go on where a key came first."""


class Settling(QObject):
    """Owner of the timer that measures one list or text."""

    def __init__(self, editor: QTextEdit, lines: TextLayout) -> None:
        super().__init__(editor)
        self._editor = editor
        self._lines = lines
        self._area: QScrollArea | None = None
        self._is_busy = False
        self._part_of_pixel = 0.0  # by which the view still is to follow
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._measure_some)
        lines.unsettled.connect(self._timer.start)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and event.type() is QEvent.Type.Show:
            self._follow_form()
            self._timer.start()
        return False

    def _follow_form(self) -> None:
        area = scroll_area_around(self._editor)
        if area is not self._area:
            self._area = area
            if area is not None:
                area.verticalScrollBar().valueChanged.connect(self._measure_view)

    def _measure_view(self) -> None:
        if self._is_busy or not self._editor.isVisible():
            return
        with self._keeping_view():
            view = self._editor.viewport().visibleRegion().boundingRect()
            if not view.isEmpty():
                self._lines.measure_between(view.top(), view.bottom())

    def _measure_some(self) -> None:
        if not self._editor.isVisible():
            self._timer.stop()
            return
        self._timer.setInterval(_AGAIN_MS if is_answering() else 0)
        if self._timer.interval():
            return
        end = perf_counter() + _AT_A_TIME_SECONDS
        with self._keeping_view():
            while perf_counter() < end:
                if not self._lines.measure_next():
                    self._timer.stop()
                    break

    @contextmanager
    def _keeping_view(self) -> Iterator[None]:
        """What is at the top of the form's view stays there while items are measured."""
        self._is_busy = True
        top = self._top_of_view()
        first = self._lines.index_at(top) + 1
        before = self._lines.top(first)
        try:
            yield
        finally:
            exactly = self._lines.top(first) - before + self._part_of_pixel
            moved = round(exactly)
            self._part_of_pixel = exactly - moved
            self._lines.tell()
            if self._area is not None and top > 0 and moved:
                make_room(self._area)
                bar = self._area.verticalScrollBar()
                bar.setValue(bar.value() + moved)
            self._is_busy = False

    def _top_of_view(self) -> int:
        """Pixels of the list that are scrolled out of the form's view above; negative where it begins below its top."""
        if self._area is None:
            return 0
        return -self._editor.viewport().mapTo(self._area.viewport(), self._editor.viewport().rect().topLeft()).y()
