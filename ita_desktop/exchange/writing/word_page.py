"""The page of a Word file: its size and margins, what stands at its head and foot, and the emblem on the cover."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from ita_desktop.domain.report.paper_settings import Digits, Emblem, PictureType
from ita_desktop.exchange.writing.package import DECLARATION
from ita_desktop.exchange.writing.word_styles import W, grid, in_twips
from ita_desktop.printing.page import PageStyle
from ita_desktop.printing.picture import picture_of
from ita_desktop.printing.wording import EMBLEM_WORDS, page_number

HEADER, FOOTER = "header", "footer"
_HEADER_ID, _FOOTER_ID, _PICTURE_ID = "rId5", "rId6", "rId7"
"""The relationships of the document come in this order (`word.py`)."""

_EMU = 36_000  # in a millimetre
_ASCENT = 4.5  # mm from the top of a line to its baseline
_DESCENT = 1.5
_MIDDLE = 0.2  # of the width of the text: the page number, between two equal halves
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def section(page: PageStyle) -> str:
    """The section: A4 on its side. The cover has no head and foot; the page behind it is the second."""
    top, bottom, side = (in_twips(length) for length in (page.margin_top, page.margin_bottom, page.margin_side))
    head = in_twips(max(page.head_baseline - _ASCENT, 3))
    foot = in_twips(max(page.foot_baseline - _DESCENT, 3))
    numbers = '<w:pgNumType w:fmt="thaiNumbers"/>' if page.paper.digits is Digits.THAI else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{_HEADER_ID}"/>'
        f'<w:footerReference w:type="default" r:id="{_FOOTER_ID}"/>'
        f'<w:pgSz w:w="{in_twips(page.width)}" w:h="{in_twips(page.height)}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" w:left="{side}" w:header="{head}"'
        f' w:footer="{foot}" w:gutter="0"/>{numbers}<w:titlePg/></w:sectPr>'
    )


def header(page: PageStyle) -> Iterator[str]:
    """The number of the page in the middle, and the words at the right of it."""
    yield f'{DECLARATION}<w:hdr xmlns:w="{W}">'
    number = _page_number(page)
    if not page.header:
        yield _line(number, "center")
    else:
        whole = in_twips(page.width - 2 * page.margin_side)
        middle = round(whole * _MIDDLE)
        beside = (whole - middle) // 2
        widths = (beside, middle, beside)
        yield (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
            '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        )
        yield f"{grid(widths)}<w:tr>"
        lines = (_line("", "left"), _line(number, "center"), _line(_words(page.header), "right"))
        for width, line in zip(widths, lines, strict=True):
            yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{line}</w:tc>'
        yield '</w:tr></w:tbl><w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    yield "</w:hdr>"


def footer(page: PageStyle) -> Iterator[str]:
    """The words at the foot."""
    words = _line(_words(page.footer) if page.footer else "", "center")
    yield f'{DECLARATION}<w:ftr xmlns:w="{W}">{words}</w:ftr>'


def picture_type(emblem_: Emblem | None) -> str:
    """The suffix of the part with the emblem."""
    return "png" if emblem_ is not None and emblem_.type is PictureType.PNG else "jpeg"


def emblem(emblem_: Emblem | None, page: PageStyle) -> str:
    """The run with the emblem; empty if there is none, or one that cannot be drawn."""
    picture = picture_of(emblem_)
    if picture is None:
        return ""
    height = page.emblem_height
    width = min(height * picture.width / picture.height, page.width / 2)
    height = width * picture.height / picture.width
    size = f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'
    named = f'id="1" name="emblem" descr={quoteattr(EMBLEM_WORDS)}'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0"'
        f' distR="0"><wp:extent {size}/><wp:docPr {named}/><a:graphic xmlns:a="{_DRAWING}/main">'
        f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture">'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{_PICTURE_ID}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _page_number(page: PageStyle) -> str:
    """The words of the paper with fields for the two numbers.

    The section has Thai digits for the page. The count of pages needs a switch, which LibreOffice takes for letters.
    """
    switch = " \\* ThaiArabic" if page.paper.digits is Digits.THAI else ""
    fields = {"1": _field("PAGE"), "2": _field(f"NUMPAGES{switch}")}
    words = page_number(1, 2, page.paper.page_numbers, Digits.ARABIC)
    return "".join(fields.get(piece) or _words(piece) for piece in re.split("([12])", words) if piece)


def _field(code: str) -> str:
    """What Word fills in."""
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{piece}</w:r>" for piece in pieces)


def _words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _line(runs: str, align: str) -> str:
    return f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'
