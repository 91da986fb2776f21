"""What a printer gets is what the PDF has: the same glyphs at the same places, the same rules, and no pictures."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from ita_desktop.domain.report.paper_settings import FontFamily, emblem_of
from ita_desktop.domain.report.report import Report
from ita_desktop.printing.build import lay_out
from ita_desktop.printing.paper import Paper
from ita_desktop.printing.raster import page_pixels
from ita_desktop.session.output import page_painter
from ita_desktop.session.output.page_painter import paint_page
from ita_desktop.typesetting.font import Part
from tests.printing.conftest import CREATED
from tests.support.golden_report import published
from tests.support.papers import PNG
from tests.support.reports import a_measure, a_report, an_issue, an_item

_SCALE = 240 / 72  # pixels a point
_NEAR = 3  # pixels: a square as wide around every dot of ink, so that 0.3 points are one too far
_SPOOL_MAX = 20_000  # bytes a page

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def sample() -> Report:
    return published()


def printed(paper: Paper, target: Path, dots_per_inch: int = 1200, aside: tuple[float, float] = (0, 0)) -> bytes:
    """What a printer that writes PDF files made of the paper, moved `aside` by so many points."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(dots_per_inch)
    size = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Landscape, printer.pageLayout().margins()))
    printer.setFullPage(True)
    painter = QPainter(printer)
    for page in range(paper.page_count):
        if page:
            printer.newPage()
        painter.resetTransform()
        painter.translate(*(by * dots_per_inch / 72 for by in aside))
        paint_page(paper, page, painter)
    painter.end()
    return target.read_bytes()


def ours(paper: Paper) -> bytes:
    target = BytesIO()
    paper.write(target, CREATED)
    return target.getvalue()


def ink_astray(one: bytes, other: bytes, page: int) -> int:
    """How many pixels are dark in one of the two files and have no ink near them in the other."""
    first, second = (_grey(pdf, page) for pdf in (one, other))
    size = min(first.width, second.width), min(first.height, second.height)
    first, second = first.crop((0, 0, *size)), second.crop((0, 0, *size))
    return sum(
        ImageChops.subtract(_darker(this, 100), _darker(that, 225).filter(ImageFilter.MaxFilter(_NEAR))).histogram()[
            255
        ]
        for this, that in ((first, second), (second, first))
    )


def _grey(pdf: bytes, page: int) -> Image.Image:
    pixels = page_pixels(pdf, page, _SCALE)
    size = pixels.width, pixels.height
    return Image.frombytes("RGB", size, bytes(pixels.data), "raw", "BGRX", pixels.stride).convert("L")


def _darker(picture: Image.Image, limit: int) -> Image.Image:
    return picture.point(lambda grey: 255 if grey < limit else 0)


@pytest.mark.parametrize("family", list(FontFamily))
def test_every_page_is_printed_as_it_is_in_the_pdf(sample: Report, family: FontFamily, tmp_path: Path) -> None:
    paper = lay_out(replace(sample, paper=replace(sample.paper, family=family, emblem=emblem_of(PNG))))

    pdf, own = printed(paper, tmp_path / "พิมพ์.pdf"), ours(paper)

    assert [ink_astray(pdf, own, page) for page in range(paper.page_count)] == [0] * paper.page_count


def test_boxes_for_what_the_fonts_lack_are_printed_as_they_are_in_the_pdf(tmp_path: Path) -> None:
    paper = lay_out(a_report(an_issue(a_measure(title="ก\U0001f600ข", steps=(an_item("漢字 \uf70a ท้าย"),)))))

    pdf, own = printed(paper, tmp_path / "พิมพ์.pdf"), ours(paper)

    assert ink_astray(pdf, own, 1) == 0


def test_a_mark_that_is_moved_a_little_is_noticed(
    sample: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = lay_out(sample)
    own = ours(paper)
    cluster = next(
        cluster
        for thing in paper.pages[1].things
        for line in getattr(thing, "lines", ())
        for cluster in line.clusters
        if len(cluster.parts) > 1
    )
    glyph, x, y = cluster.parts[-1]
    monkeypatch.setattr(cluster, "parts", (*cluster.parts[:-1], Part(glyph, x, y + 500)))

    assert ink_astray(printed(paper, tmp_path / "พิมพ์.pdf"), own, 1) > 0


@pytest.mark.parametrize("aside", [(0.5, 0), (0, 0.5), (-0.5, 0)])
def test_pages_that_are_moved_by_half_a_point_are_noticed(
    sample: Report, tmp_path: Path, aside: tuple[float, float]
) -> None:
    paper = lay_out(sample)

    pdf, own = printed(paper, tmp_path / "พิมพ์.pdf", aside=aside), ours(paper)

    assert ink_astray(pdf, own, 1) > 0


def test_a_page_is_sent_as_text_with_embedded_fonts_and_takes_little(sample: Report, tmp_path: Path) -> None:
    paper = lay_out(sample)

    pdf = printed(paper, tmp_path / "พิมพ์.pdf")

    assert len(pdf) / paper.page_count < _SPOOL_MAX
    with pikepdf.open(BytesIO(pdf)) as document:
        streams = [thing for thing in document.objects if isinstance(thing, pikepdf.Stream)]
        assert not [stream for stream in streams if stream.get("/Subtype") == "/Image"]
        assert [stream for stream in streams if "/Length1" in stream], "no font is embedded"


def test_where_the_system_has_another_file_of_that_name_ours_is_sent_as_outlines(
    sample: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = lay_out(sample)
    page_painter._raw_font.cache_clear()
    monkeypatch.setattr("ita_desktop.typesetting.font.Face.table", lambda face, tag: b"another font")

    pdf = printed(paper, tmp_path / "พิมพ์.pdf")

    page_painter._raw_font.cache_clear()
    assert ink_astray(pdf, ours(paper), 1) == 0


def test_a_smaller_sheet_gets_the_whole_page_made_smaller(sample: Report, qapp: QApplication) -> None:
    from PySide6.QtGui import QColor, QImage

    paper = lay_out(sample)
    sheet = QImage(400, 400, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)

    paint_page(paper, 2, painter)
    painter.end()

    inked = [(x, y) for x in range(400) for y in range(400) if QColor(sheet.pixel(x, y)).lightness() < 128]
    assert inked
    assert min(y for _, y in inked) > 55 and max(y for _, y in inked) < 345  # a landscape page in the middle
    assert min(x for x, _ in inked) > 10 and max(x for x, _ in inked) < 390
