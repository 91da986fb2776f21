"""Pages for the preview, the printer and PDF files, made in a background thread by the engine that prints.

The newest report wins: a layout that is no longer wanted is cancelled. Only pages in view are drawn. The thread loads
the engine when it is first needed: the window opens without waiting for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ita_desktop.domain.report.report import Report
from ita_desktop.errors import ExpectedError
from ita_desktop.session.background import Background, IsWanted
from ita_desktop.system_errors import publishing

if TYPE_CHECKING:
    from ita_desktop.domain.merging.compare import Difference
    from ita_desktop.printing.build import LayoutCache, Paper

__all__ = ["Paper", "Typesetter", "first_page"]


class Typesetter(QObject):
    """Owner of the layout cache and of the thread that lays out and draws."""

    laid_out = Signal(object)  # Paper
    page_drawn = Signal(object, int, float, QImage)  # Paper, page from 0, pixels a point, picture
    failed = Signal(object)  # ExpectedError

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._worker = self._background.worker("paper")
        self._layouts = self._worker.latest()
        self._wanted_pages: set[tuple[Paper, int, float]] = set()
        self._last: Paper | None = None  # what was laid out last; belongs to the thread

    def lay_out(self, report: Report) -> None:
        """Have the report laid out; `laid_out` follows, unless a newer one is asked for meanwhile."""
        self._layouts.ask(partial(self._layout, report), self.laid_out.emit, self.failed.emit)

    def draw(self, paper: "Paper", page: int, scale: float) -> None:
        """Have one page drawn at `scale` pixels a point; `page_drawn` follows. Asking twice draws once."""
        request = paper, page, scale
        if request in self._wanted_pages:
            return
        self._wanted_pages.add(request)

        def finish(image: QImage | None) -> None:
            self._wanted_pages.discard(request)
            if image is not None:
                self.page_drawn.emit(paper, page, scale, image)

        def draw_if_wanted() -> QImage | None:
            return _picture(paper, page, scale) if request in self._wanted_pages else None

        self._worker.run(draw_if_wanted, finish, self.failed.emit)

    def forget_requests(self) -> None:
        """Pages asked for and not yet drawn are no longer wanted: the view has moved on."""
        self._wanted_pages.clear()

    def prepare(self, report: Report, prepared: Callable[["Paper"], None]) -> None:
        """Have the report laid out for a printer or a file."""
        self._worker.run(lambda: self._paper(report), prepared, self.failed.emit)

    def write_pdf(
        self,
        paper: "Paper",
        path: Path,
        done: Callable[[int], None],
        failed: Callable[[ExpectedError], None],
        broken: Callable[[], None],
    ) -> None:
        """Have the paper written as PDF, over any file that is at the path: the user agreed to that. `done` is called
        with the number of pages, `failed` if it cannot be written, or `broken` after a bug, which is then raised.
        """

        def write() -> int:
            with publishing(path):
                paper.write(path, datetime.now().astimezone(), over_read_only=True)
            return paper.page_count

        self._worker.run(write, done, failed, broken)

    def write_comparison(
        self,
        differences: Sequence["Difference"],
        about: str,
        path: Path,
        done: Callable[[int], None],
        failed: Callable[[ExpectedError], None],
        broken: Callable[[], None],
    ) -> None:
        """Have differences written as PDF; the callbacks are those of `write_pdf`."""

        def write() -> int:
            from ita_desktop.printing.comparison import build_comparison
            from ita_desktop.session.words.word_breaks import inner_word_starts

            with publishing(path):
                return build_comparison(differences, about, path, inner_word_starts, over_read_only=True)

        self._worker.run(write, done, failed, broken)

    def draw_for_printer(
        self,
        paper: "Paper",
        page: int,
        dots_per_inch: int,
        done: Callable[[QImage], None],
        broken: Callable[[], None],
    ) -> None:
        """Have one page drawn; `done` is called with it, or `broken` after a bug, which is then raised."""

        def failed(error: ExpectedError) -> None:
            broken()
            self.failed.emit(error)

        self._worker.run(lambda: _picture(paper, page, dots_per_inch / 72), done, failed, broken)

    def close(self) -> None:
        """Give up what is under way and end the thread."""
        self._layouts.forget()
        self._wanted_pages.clear()
        self._background.close()

    @cached_property
    def _cache(self) -> "LayoutCache":
        from ita_desktop.printing.build import LayoutCache

        return LayoutCache()

    def _paper(self, report: Report, cancelled: Callable[[], bool] = lambda: False) -> "Paper":
        """The report laid out; the last layout, if it was of this very report."""
        from ita_desktop.printing.build import lay_out

        last = self._last
        if last is None or last.report is not report:
            last = self._last = lay_out(report, self._cache, cancelled)
        return last

    def _layout(self, report: Report, is_wanted: IsWanted) -> "Paper | None":
        """None if it is not wanted any more."""
        from ita_desktop.printing.build import Cancelled

        try:
            paper = self._paper(report, lambda: not is_wanted())
            paper.find_addresses(is_wanted)  # here rather than in the thread of the window, and so the next
            paper.narrow_columns()
            return paper
        except Cancelled:
            return None


def first_page(report: Report, width: int) -> QImage:
    """The first page, which is the cover, as a picture so many pixels wide. For any thread but that of the window."""
    from ita_desktop.printing.build import lay_out

    cover = lay_out(replace(report, issues=(), signers=()))
    return _picture(cover, 0, width / cover.page_size[0])


def _picture(paper: "Paper", page: int, scale: float) -> QImage:
    from ita_desktop.printing.raster import page_pixels

    pdf = BytesIO()
    paper.write(pdf, datetime.now().astimezone(), page, page)
    pixels = page_pixels(pdf.getvalue(), 0, scale)
    image = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32)
    return image.copy()  # the picture must outlive the buffer
