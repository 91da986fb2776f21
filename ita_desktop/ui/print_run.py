"""One run on a printer: pages are drawn in the background one by one and painted as they come."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ita_desktop.domain.report import Report
from ita_desktop.language import tr
from ita_desktop.session.typesetter import Typesetter

DOTS_PER_INCH_MAX = 600
"""Finer than this no eye sees on paper, and an A4 page at 600 dots an inch is 139 MB already."""


class PrintRun(QObject):
    """Owner of one printer while it prints."""

    progressed = Signal(int, int)  # pages printed, pages in all
    finished = Signal()

    def __init__(
        self, report: Report, printer: QPrinter, typesetter: Typesetter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._report = report
        self._printer = printer
        self._typesetter = typesetter
        self._painter: QPainter | None = None
        self._resolution = min(printer.resolution(), DOTS_PER_INCH_MAX)
        first = printer.fromPage() - 1
        self._first = max(first, 0)
        self._last = printer.toPage() - 1 if printer.toPage() > 0 else None

    def start(self) -> None:
        """Print the pages chosen in the printer's settings."""
        self._draw(self._first)

    def _draw(self, page: int) -> None:
        self._typesetter.images(
            self._report, self._resolution, page, lambda picture, count: self._on_drawn(page, picture, count)
        )

    def _on_drawn(self, page: int, picture: QImage, count: int) -> None:
        if self._painter is None:
            self._painter = QPainter(self._printer)
        else:
            self._printer.newPage()
        self._painter.drawImage(self._painter.viewport(), picture)
        last = count - 1 if self._last is None else min(self._last, count - 1)
        self.progressed.emit(page - self._first + 1, last - self._first + 1)
        if page < last:
            self._draw(page + 1)
        else:
            self._painter.end()
            self.finished.emit()


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
