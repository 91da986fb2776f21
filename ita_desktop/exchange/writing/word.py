"""A report as a Word file (.docx): the same cover, headings, table and signatures as the paper, in real styles, a real
table and Word's own numbers, so that it can be worked on, and read again without loss.

ECMA-376 part 1. How a paragraph is known again: `own_styles.py`.
"""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from ita_desktop.domain.report.address import MEASURE_TITLE
from ita_desktop.domain.report.columns import printed
from ita_desktop.domain.report.fields import Field, measure_fields
from ita_desktop.domain.report.kinds import ItemList, Lines
from ita_desktop.domain.report.lists import Items, marks_of
from ita_desktop.domain.report.report import Amount, Issue, ItemKind, Measure, Report
from ita_desktop.exchange import own_styles
from ita_desktop.exchange.writing import word_styles
from ita_desktop.exchange.writing.package import (
    DECLARATION,
    Part,
    about_report,
    content_types,
    of_package,
    properties,
    relationships,
    zipped,
)
from ita_desktop.exchange.writing.word_page import FOOTER, HEADER, emblem, footer, header, picture_type, section
from ita_desktop.exchange.writing.word_styles import DASHES, FIRST_LIST, LISTS_MAX, W, grid, in_twips
from ita_desktop.printing.build import style_of
from ita_desktop.printing.page import PageStyle
from ita_desktop.printing.wording import cell_text, cover_lines, drawn, issue_heading, signature, title_lines

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_GREY = "EBEBEB"
_PAGE_BREAK = "<w:pageBreakBefore/>"
_KINDS = {
    ItemKind.NUMBERED: (own_styles.NUMBERED, 0),
    ItemKind.SUB: (own_styles.SUB, 1),
}


def word_file(report: Report) -> bytes:
    """The bytes of the file. Equal reports give equal bytes."""
    return zipped(_parts(report))


def _parts(report: Report) -> Iterator[tuple[str, Part]]:
    page = style_of(report)
    picture = emblem(report.paper.emblem, page)
    targets = [
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        (HEADER, "header1.xml"),
        (FOOTER, "footer1.xml"),
        *([("image", f"media/emblem.{picture_type(report.paper.emblem)}")] if picture else []),
    ]
    names = {"document.xml": "document.main+xml"} | {target: f"{kind}+xml" for kind, target in targets[:6]}
    types = {f"word/{name}": _MAIN + kind for name, kind in names.items()}
    yield "[Content_Types].xml", content_types(types, {"png": "image/png", "jpeg": "image/jpeg"} if picture else {})
    yield "_rels/.rels", of_package("word/document.xml")
    yield from properties(about_report(report))
    yield "word/_rels/document.xml.rels", relationships(targets)
    body = _Body(report, page, picture)
    yield "word/document.xml", body.document()
    yield "word/styles.xml", word_styles.styles(page)
    yield "word/numbering.xml", word_styles.numbering(body.lists, page.paper.digits)
    yield "word/settings.xml", word_styles.settings()
    yield "word/fontTable.xml", word_styles.fonts(page)
    yield "word/header1.xml", header(page)
    yield "word/footer1.xml", footer(page)
    if picture and report.paper.emblem is not None:
        yield f"word/{targets[-1][1]}", report.paper.emblem.data


class _Body:
    """Owner of the count of lists that begin anew."""

    def __init__(self, report: Report, page: PageStyle, picture: str) -> None:
        self.lists = 0
        self._report = report
        self._page = page
        self._picture = picture
        self._columns = printed(report.columns)
        self._fields = measure_fields(self._columns)
        self._widths = [in_twips(width) for width in page.columns]
        self._has_several = sum(bool(issue.measures) for issue in report.issues) > 1

    def document(self) -> Iterator[str]:
        """The part with all that stands on the pages."""
        yield f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{_R}"><w:body>'
        yield from self._cover()
        is_first = True
        for _, text in title_lines(self._report, self._page.paper.digits):
            yield paragraph(word_styles.TITLES, text, _PAGE_BREAK if is_first else "")
            is_first = False
        for issue in self._report.issues:
            if issue.measures:
                yield from self._issue(issue, is_first=is_first)
                is_first = False
        yield from self._signatures()
        yield f"{section(self._page)}</w:body></w:document>"

    def _cover(self) -> Iterator[str]:
        page = self._page
        above = in_twips(page.cover_from_top - page.margin_top)
        if self._picture:
            top = in_twips(max(page.emblem_bottom - page.emblem_height - page.margin_top, 0))
            yield f'<w:p><w:pPr><w:spacing w:before="{top}"/><w:jc w:val="center"/></w:pPr>{self._picture}</w:p>'
            above = in_twips(page.cover_from_top - max(page.emblem_bottom, page.margin_top + page.emblem_height))
        lines = [("title", self._report.title)] if self._report.title.strip() else []
        for field, text in [*lines, *cover_lines(self._report, page.paper.digits)]:
            style = word_styles.TITLE if field == "title" else word_styles.COVER
            yield paragraph(style, text, f'<w:spacing w:before="{max(above, 0)}"/>')
            above = round(page.cover_size * page.leading * 0.35 * 20)

    def _issue(self, issue: Issue, *, is_first: bool) -> Iterator[str]:
        on_new_page = _PAGE_BREAK if self._page.paper.issues_on_new_pages and not is_first else ""
        if issue.has_heading or self._has_several:  # two tables with nothing between them would be one
            yield paragraph(own_styles.ISSUE, issue_heading(issue, self._page.paper.digits), on_new_page)
        yield (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{word_styles.TABLE}"/><w:tblW w:w="{sum(self._widths)}" w:type="dxa"/>'
            '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        )
        yield grid(self._widths)
        yield "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        for column, width in zip(self._columns, self._widths, strict=True):
            grey = f'<w:shd w:val="clear" w:color="auto" w:fill="{_GREY}"/><w:vAlign w:val="center"/>'
            yield _cell(width, paragraph(word_styles.HEAD, column.heading), grey)
        yield "</w:tr>"
        for measure in issue.measures:
            yield from self._row(measure)
        yield "</w:tbl>"

    def _row(self, measure: Measure) -> Iterator[str]:
        yield '<w:tr><w:trPr><w:cantSplit w:val="0"/></w:trPr>'
        for field, width in zip(self._fields, self._widths, strict=True):
            yield _cell(width, "".join(self._blocks(field, field.get(measure))))
        yield "</w:tr>"

    # Any: a value of the field's kind.
    def _blocks(self, field: Field, value: Any) -> Iterator[str]:
        """The paragraphs of a cell, at least one. One in which nothing stands is for any words."""
        if field.key == MEASURE_TITLE:
            yield paragraph(own_styles.MEASURE, value)
        elif value in ((), ""):
            yield paragraph(word_styles.CELL, "")
        elif isinstance(field.kind, ItemList):
            yield from self._items(value)
        elif isinstance(field.kind, Lines):
            yield from (paragraph(own_styles.PLAIN, text) for text in value)
        else:
            at_right = '<w:jc w:val="right"/>' if isinstance(value, Amount) else ""
            text = cell_text(value, self._page.paper.digits)
            yield paragraph(own_styles.PLAIN if text else word_styles.CELL, text, at_right)

    def _items(self, items: Items) -> Iterator[str]:
        """The items of a list. Behind the last list that Word counts, numbers are typed."""
        is_numbered = any(item.kind is ItemKind.NUMBERED for item in items)
        if is_numbered:
            self.lists += 1
        list_id = FIRST_LIST + self.lists - 1 if is_numbered else DASHES
        is_typed = self.lists > LISTS_MAX and is_numbered
        for item, mark in zip(items, marks_of(items), strict=True):
            if item.kind is ItemKind.PARAGRAPH:
                yield paragraph(own_styles.PLAIN, item.text)
            elif is_typed:
                yield paragraph(word_styles.TYPED, f"{drawn(mark, self._page.paper.digits)}\t{item.text}")
            else:
                style, level = _KINDS[item.kind]
                numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
                yield paragraph(style, item.text, numbers)

    def _signatures(self) -> Iterator[str]:
        """In the right half, all on one page."""
        page = self._page
        half = in_twips(page.width / 2 - page.margin_side)
        blocks = [signature(signer, lines=page.paper.signature_lines) for signer in self._report.signers]
        left = [(at, text) for block in blocks for at, (_, text) in enumerate(block)]
        for number, (at, text) in enumerate(left, 1):
            together = "<w:keepNext/>" if number < len(left) else ""
            gap = f'<w:spacing w:before="{in_twips(page.signature_gap)}"/>' if at == 0 else ""
            yield paragraph(word_styles.SIGNATURE, text, f'{together}{gap}<w:ind w:left="{half}"/>')
        if not left:  # no table may be the last thing of a document
            yield '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


def paragraph(style: str, text: str, of_paragraph: str = "") -> str:
    """A paragraph in a style. Line breaks and tabs of the text stay in it."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{of_paragraph}</w:pPr>{_run(text)}</w:p>'


def _run(text: str) -> str:
    if not text:
        return ""
    words = escape(text)
    for character, element in (("\n", "<w:br/>"), ("\t", "<w:tab/>")):
        words = words.replace(character, f'</w:t>{element}<w:t xml:space="preserve">')
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _cell(width: int, blocks: str, more: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{blocks}</w:tc>'
