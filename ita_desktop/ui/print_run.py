"""One run on a printer: pages are drawn in the background one by one and painted as they come.

A printer that does not begin, or takes no further page, has failed: nothing is called printed that was not taken.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ita_desktop.domain.report import Report
from ita_desktop.errors import PrinterFailedError
from ita_desktop.language import tr
from ita_desktop.session.typesetter import Typesetter

DOTS_PER_INCH_MAX = 600
"""Finer than this no eye sees on paper, and an A4 page at 600 dots an inch is 139 MB already."""


class PrintRun(QObject):
    """Owner of one printer while it prints. Ends with one of `finished`, `failed` and `broken`, or by `stop`."""

    progressed = Signal(int, int)  # pages printed, pages in all
    finished = Signal()
    failed = Signal(object)  # PrinterFailedError
    broken = Signal()  # a bug was met, and is told of where bugs are

    def __init__(
        self, report: Report, printer: QPrinter, typesetter: Typesetter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._report = report
        self._printer = printer
        self._typesetter = typesetter
        self._painter = QPainter()
        self._stopped = False
        self._resolution = min(printer.resolution(), DOTS_PER_INCH_MAX)
        first = printer.fromPage() - 1
        self._first = max(first, 0)
        self._last = printer.toPage() - 1 if printer.toPage() > 0 else None

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
            self._report,
            self._resolution,
            page,
            lambda picture, count: self._on_drawn(page, picture, count),
            self._on_broken,
        )

    def _on_drawn(self, page: int, picture: QImage, count: int) -> None:
        if self._stopped:
            return
        printed = page - self._first
        last = count - 1 if self._last is None else min(self._last, count - 1)
        total = last - self._first + 1
        if not (self._painter.begin(self._printer) if printed == 0 else self._printer.newPage()):
            self._fail(printed, total)
            return
        self._painter.drawImage(self._painter.viewport(), picture)
        self.progressed.emit(printed + 1, total)
        if page < last:
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
