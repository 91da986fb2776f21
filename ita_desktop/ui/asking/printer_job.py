"""One run on a printer: page after page as text and lines, or as pictures for a printer that garbles text.

Between two pages the window takes keys and clicks. Pictures are drawn in the background.

A printer that does not begin, or takes no further page, has failed: nothing is called printed that was not taken.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ita_desktop.domain.report.paper_settings import PageSize
from ita_desktop.errors import PrinterFailedError
from ita_desktop.language import tr
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.session.qt.lifetimes import later

if TYPE_CHECKING:
    from ita_desktop.session.output.typesetter import Paper

DOTS_PER_INCH_MAX = 600
"""Of pictures. Finer than this no eye sees on paper, and an A4 page at 600 dots an inch is 139 MB already."""


class PrinterJob(QObject):
    """Owner of one printer while it prints. Ends with one of `finished`, `failed` and `broken`, or by `stop`."""

    progressed = Signal(int, int)  # pages printed, pages in all
    finished = Signal()
    failed = Signal(object)  # PrinterFailedError
    broken = Signal()  # a bug was met; it is shown where bugs are

    def __init__(
        self,
        paper: "Paper",
        printer: QPrinter,
        typesetter: Typesetter,
        parent: QObject | None = None,
        *,
        as_pictures: bool = False,
    ) -> None:
        super().__init__(parent)
        self._paper = paper
        self._printer = printer
        self._typesetter = typesetter
        self._painter = QPainter()
        self._stopped = False
        self._resolution = min(printer.resolution(), DOTS_PER_INCH_MAX)
        self._as_pictures = as_pictures
        self._pages = _chosen_pages(printer, paper.page_count)
        self._printed = 0

    def start(self) -> None:
        """Print the pages chosen in the printer's settings."""
        self._go_on()

    def stop(self) -> None:
        """Print no further; what the printer has got is dropped as far as it can."""
        self._stopped = True
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _go_on(self) -> None:
        if self._as_pictures:
            page = self._pages[self._printed]
            self._typesetter.draw_for_printer(self._paper, page, self._resolution, self._on_drawn, self._on_broken)
        else:
            later(0, self, self._print_next)

    def _print_next(self) -> None:
        from ita_desktop.session.output.page_painter import (
            paint_page,  # the typesetter's engine, not loaded at the start
        )

        page = self._pages[self._printed]
        try:
            self._put(lambda: paint_page(self._paper, page, self._painter))
        except Exception:
            self._on_broken()
            raise

    def _on_drawn(self, picture: QImage) -> None:
        self._put(lambda: self._painter.drawImage(self._painter.viewport(), picture))

    def _put(self, paint: Callable[[], None]) -> None:
        """One page on its sheet, and on to the next."""
        if self._stopped:
            return
        if not (self._painter.begin(self._printer) if self._printed == 0 else self._printer.newPage()):
            self._fail()
            return
        paint()
        self._printed += 1
        self.progressed.emit(self._printed, len(self._pages))
        if not self._painter.isActive():  # stopped by what `progressed` called
            return
        if self._printed < len(self._pages):
            self._go_on()
        elif self._painter.end() and self._printer.printerState() is not QPrinter.PrinterState.Error:
            self.finished.emit()
        else:
            self._printed -= 1
            self._fail()

    def _fail(self) -> None:
        self.stop()
        self.failed.emit(PrinterFailedError(self._printed, len(self._pages)))

    def _on_broken(self) -> None:
        if not self._stopped:
            self.stop()
            self.broken.emit()


_SIZES = {PageSize.A4: QPageSize.PageSizeId.A4, PageSize.A3: QPageSize.PageSizeId.A3}


def _chosen_pages(printer: QPrinter, page_count: int) -> Sequence[int]:
    """Pages from 0 in the order in which they are to leave the printer."""
    first = min(max(printer.fromPage() - 1, 0), page_count - 1)
    last = min(printer.toPage() - 1, page_count - 1) if printer.toPage() > 0 else page_count - 1
    pages = range(first, last + 1)
    return pages if printer.pageOrder() is QPrinter.PageOrder.FirstPageFirst else pages[::-1]


def landscape_printer(size: PageSize) -> QPrinter:
    """The system's default printer, set to paper of that size, whole sheet."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(
        QPageLayout(QPageSize(_SIZES[size]), QPageLayout.Orientation.Landscape, printer.pageLayout().margins())
    )
    printer.setFullPage(True)
    printer.setDocName(tr("รายงาน ITA"))
    return printer
