"""One run on a printer: pages are drawn in the background one by one and painted as they come.

A printer that does not begin, or takes no further page, has failed: nothing is called printed that was not taken.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ita_desktop.errors import PrinterFailedError
from ita_desktop.language import tr
from ita_desktop.session.typesetter import Typesetter

if TYPE_CHECKING:
    from ita_desktop.session.typesetter import Paper

DOTS_PER_INCH_MAX = 600
"""Finer than this no eye sees on paper, and an A4 page at 600 dots an inch is 139 MB already."""


class PrintRun(QObject):
    """Owner of one printer while it prints. Ends with one of `finished`, `failed` and `broken`, or by `stop`."""

    progressed = Signal(int, int)  # pages printed, pages in all
    finished = Signal()
    failed = Signal(object)  # PrinterFailedError
    broken = Signal()  # a bug was met, and is told of where bugs are

    def __init__(
        self, paper: "Paper", printer: QPrinter, typesetter: Typesetter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._paper = paper
        self._printer = printer
        self._typesetter = typesetter
        self._painter = QPainter()
        self._stopped = False
        self._resolution = min(printer.resolution(), DOTS_PER_INCH_MAX)
        last = paper.page_count - 1
        self._first = min(max(printer.fromPage() - 1, 0), last)
        self._last = min(printer.toPage() - 1, last) if printer.toPage() > 0 else last

    def start(self) -> None:
        """Print the pages chosen in the printer's settings."""
        self._draw(self._first)

    def stop(self) -> None:
        """Print no further; the printer is told to forget what it has got, as far as it can."""
        self._stopped = True
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _draw(self, page: int) -> None:
        self._typesetter.draw_for_printer(
            self._paper, page, self._resolution, lambda picture: self._on_drawn(page, picture), self._on_broken
        )

    def _on_drawn(self, page: int, picture: QImage) -> None:
        if self._stopped:
            return
        printed = page - self._first
        total = self._last - self._first + 1
        if not (self._painter.begin(self._printer) if printed == 0 else self._printer.newPage()):
            self._fail(printed, total)
            return
        self._painter.drawImage(self._painter.viewport(), picture)
        self.progressed.emit(printed + 1, total)
        if page < self._last:
            self._draw(page + 1)
        elif self._painter.end() and self._printer.printerState() is not QPrinter.PrinterState.Error:
            self.finished.emit()
        else:
            self._fail(printed, total)

    def _fail(self, printed: int, total: int) -> None:
        self.stop()
        self.failed.emit(PrinterFailedError(printed, total))

    def _on_broken(self) -> None:
        if not self._stopped:
            self.stop()
            self.broken.emit()


def a4_landscape_printer() -> QPrinter:
    """The system's default printer, set to the report's paper, whole sheet."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, printer.pageLayout().margins()
        )
    )
    printer.setFullPage(True)
    printer.setDocName(tr("รายงาน ITA"))
    return printer
