"""The entrance to printing: a report in, pages or a PDF out."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from ita_desktop.domain.report.columns import printed
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.table.widths import chosen_widths
from ita_desktop.printing.cells import LayoutCache
from ita_desktop.printing.columns import fitted
from ita_desktop.printing.layout import Cancelled, Layout
from ita_desktop.printing.page import PageStyle, page_style
from ita_desktop.printing.paper import Paper

__all__ = ["Cancelled", "LayoutCache", "Paper", "build_report", "lay_out", "style_of"]


def lay_out(
    report: Report,
    cache: LayoutCache | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    style: PageStyle | None = None,
) -> Paper:
    """All pages, laid out and not drawn. With a cache that was used before, only what has changed is set again.

    `style` overrides the paper settings of the report. Raises Cancelled when `cancelled()` returns true; the cache may
    be used again.
    """
    cache = cache if cache is not None else LayoutCache()
    cache.begin()
    style = style_of(report, cache, cancelled, style)
    layout = Layout(style, printed(report.columns), cache, cancelled)
    layout.run(report)
    cache.finish()
    return Paper(report, style, tuple(layout.pages))


def style_of(
    report: Report,
    cache: LayoutCache | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    style: PageStyle | None = None,
) -> PageStyle:
    """The page style of the report, its columns fitted to the texts where that is wanted."""
    columns = printed(report.columns)
    style = style if style is not None else page_style(report.paper, columns)
    if None not in chosen_widths(report.paper, columns):
        return style
    return fitted(report, style, cache if cache is not None else LayoutCache(), cancelled)


def build_report(report: Report, target: Path | BinaryIO, created: datetime | None = None) -> int:
    """Write the report as one PDF to `target`; returns the number of pages. `created` is the file's date; None: now.

    Equal reports and dates give equal bytes. Raises OSError if `target` cannot be written, which is then unchanged.
    """
    paper = lay_out(report)
    paper.write(target, created if created is not None else datetime.now().astimezone())
    return paper.page_count
