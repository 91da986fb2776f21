"""The only entrance to printing: a report in, pages or a PDF out."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from ita_desktop.domain.report.address import Place
from ita_desktop.domain.report.report import ListName, Report
from ita_desktop.key_priority import give_way
from ita_desktop.printing.cells import LayoutCache
from ita_desktop.printing.columns import fitted
from ita_desktop.printing.draw import Pen
from ita_desktop.printing.layout import Cancelled, Layout
from ita_desktop.printing.page import MM, PageStyle, page_style
from ita_desktop.printing.paper import Page, PaperSpot, first_place, place_on, places_on, spot_in_item
from ita_desktop.printing.unprintable import unprintable
from ita_desktop.typesetting.pdf import PdfWriter
from ita_desktop.typesetting.standards import About
from ita_desktop.whole_file import write_whole

__all__ = ["Cancelled", "LayoutCache", "Paper", "build_report", "lay_out", "unprintable"]

CREATOR = "ITA Desktop"


def _never() -> bool:
    return False


def lay_out(
    report: Report,
    cache: LayoutCache | None = None,
    cancelled: Callable[[], bool] = _never,
    style: PageStyle | None = None,
) -> "Paper":
    """All pages, laid out and not drawn. With the same cache again, only what is new is set anew.

    `style` overrides what the report says about its paper. Raises Cancelled when `cancelled()` turns true; the cache
    may be used again.
    """
    cache = cache if cache is not None else LayoutCache()
    style = style if style is not None else page_style(report.paper)
    cache.begin()
    if not report.paper.columns:
        style = fitted(report, style, cache, cancelled)
    layout = Layout(style, cache, cancelled)
    layout.run(report)
    cache.finish()
    return Paper(report, style, tuple(layout.pages))


def build_report(report: Report, target: Path | BinaryIO, created: datetime | None = None) -> int:
    """The report as one PDF in `target`, and how many pages it has. `created` is the file's date; now, if None.

    Equal reports and dates give equal bytes. Raises OSError where `target` cannot be written, which is then as before.
    """
    paper = lay_out(report)
    paper.write(target, created if created is not None else datetime.now().astimezone())
    return paper.page_count


class Paper:
    """A laid out report. Pages count from 0, the cover; lengths are points."""

    def __init__(self, report: Report, style: PageStyle, pages: tuple[Page, ...]) -> None:
        self._report = report
        self._style = style
        self.pages = pages
        self._spots: dict[Place, PaperSpot] | None = None

    @property
    def report(self) -> Report:
        """What was laid out."""
        return self._report

    @property
    def style(self) -> PageStyle:
        """The page it was laid out for."""
        return self._style

    @property
    def page_count(self) -> int:
        """At least 2: the cover and the report."""
        return len(self.pages)

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height of every page."""
        return self._style.width * MM, self._style.height * MM

    def page_of(self, place: Place) -> int | None:
        """The page on which the thing begins, or the measure or issue it belongs to; None where it is not printed."""
        spot = self.spot_of(place)
        return spot.page if spot is not None else None

    def spot_of(self, place: Place, offset: int = 0) -> PaperSpot | None:
        """The page of `page_of` and the height on it. Of an item and the title of a measure, which may run over pages,
        where character `offset` of the text is.
        """
        if self._spots is None:
            found: dict[Place, PaperSpot] = {}
            for number, page in enumerate(self.pages):
                give_way()
                for known, top in places_on(page, self._style):
                    found.setdefault(known.without_home(), PaperSpot(number, top))
            self._spots = found
        place = place.without_home()
        places = [
            place,
            Place(place.field, place.issue, place.measure, None, place.signer),
            Place("measure.title", None, place.measure),
            Place("issue.title", place.issue),
        ]
        if place.signer is not None:
            places.append(Place("signer.role", signer=place.signer))
        begin = next((self._spots[known] for known in places if known in self._spots), None)
        text = self._text_of(place) if offset and begin is not None else ""
        if begin is None or not text:
            return begin
        spot = spot_in_item(self.pages[begin.page :], self._style, place, text, offset)
        return PaperSpot(begin.page + spot.page, spot.top) if spot is not None else begin

    def _text_of(self, place: Place) -> str:
        """The text of an item or of the title of a measure; empty for every other place, and where it is gone."""
        measure = self._report.measure(place.measure) if place.measure is not None else None
        if measure is None:
            return ""
        if place.item is None:
            return measure.title if place.field == "measure.title" else ""
        items = measure.items(ListName(place.field.removeprefix("measure.")))
        return next((item.text for item in items if item.id == place.item), "")

    def place_at(self, page: int, x: float, y: float) -> Place | None:
        """What of the report is drawn at a point of a page, counted from its top left; None on white paper."""
        if not 0 <= page < len(self.pages):
            return None
        return place_on(self.pages[page], self._style, x, y)

    def first_place(self, page: int, top: float, left: float, right: float) -> Place | None:
        """What of the report stands first on the page, as it is read, from `top` downwards and between `left` and
        `right`; None where nothing does."""
        return first_place(self.pages[page], self._style, top, left, right)

    def write(self, target: Path | BinaryIO, created: datetime, first: int = 0, last: int | None = None) -> None:
        """Pages `first` to `last`, both included, as a PDF; to the end where `last` is None.

        A file is written aside and put in place whole. Where that cannot be done, raises OSError and leaves it be.
        """
        data = self._pdf(created, self.pages[first : None if last is None else last + 1])
        if isinstance(target, Path):
            write_whole(target, data)
        else:
            target.write(data)

    def _pdf(self, created: datetime, pages: tuple[Page, ...]) -> bytes:
        report = self._report
        about = About(
            title=_one_line(report.title) or CREATOR,
            author=_one_line(report.agency.name) or CREATOR,
            subject=_one_line(f"{report.oit_item} {report.fiscal_year}"),
            creator=CREATOR,
            language="th-TH",
            created=created,
        )
        writer = PdfWriter(about, self.page_size)
        pen = Pen(writer, self._style, self.page_count)
        for page in pages:
            pen.draw(page)
        return writer.finish()


def _one_line(text: str) -> str:
    """Text as it may stand in metadata, where XML would change its white space."""
    return " ".join(text.split())
