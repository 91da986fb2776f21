"""From a report to its pages: cover, title, for each issue its heading and table, signatures at the end."""

from collections.abc import Callable, Sequence

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import Columns
from ita_desktop.domain.report.ids import IssueId
from ita_desktop.domain.report.report import Issue, Measure, Report, Signer
from ita_desktop.printing.cells import LayoutCache, header_cells, measure_cells
from ita_desktop.printing.flow import Flow
from ita_desktop.printing.margins import Margins
from ita_desktop.printing.page import MM, PageStyle, Styles, styles_of
from ita_desktop.printing.placed import Page, PlacedPart, TableOnPage, TextBlock
from ita_desktop.printing.table import Row, RowPart, cut_off_end, first_part, next_part
from ita_desktop.printing.wording import COVER_WORDS, cover_lines, issue_heading, signature, title_lines
from ita_desktop.typesetting.font import TextStyle
from ita_desktop.typesetting.paragraph import Line

_CHECK_EVERY = 8  # measures
_TOGETHER = 2  # lines of the table that go with the signatures


class Cancelled(Exception):  # noqa: N818  # not an error
    """The layout was given up because `cancelled()` returned true."""


class Layout:
    """One run through a report. Owns the pages."""

    def __init__(self, page: PageStyle, columns: Columns, cache: LayoutCache, cancelled: Callable[[], bool]) -> None:
        """`columns` are those that are printed."""
        self._page = page
        self._columns = columns
        self._styles: Styles = styles_of(page)
        self._cache = cache
        self._cancelled = cancelled
        self._width = page.width * MM
        self._text_width = (page.width - 2 * page.margin_side) * MM
        margins = Margins(page, cache)
        self._padding = (page.cell_top + page.cell_bottom) * MM
        self._header = header_cells(columns, page, cache)
        self._header_height = (
            max(cell.line_count for cell in self._header) * self._styles.cell_head.leading + self._padding
        )
        self.pages: list[Page] = []
        self._flow = Flow(margins.top, margins.bottom, self._begin_page)

    def run(self, report: Report) -> None:
        """Fill `pages`."""
        self._cover(report)
        self._flow.turn()
        self._titles(report)
        number = 1
        for key, issue in enumerate(report.issues):
            if issue.measures:
                self._issue(key, issue, number)
                number += len(issue.measures)
        self._signatures(report.signers)

    @property
    def height_on_last_page(self) -> float:
        """Points from the top of the last page down to the end of its content."""
        return self._flow.y

    def _begin_page(self) -> None:
        self.pages.append(Page(len(self.pages) + 1 if self.pages else None))

    def _cover(self, report: Report) -> None:
        self._flow.y = self._page.cover_from_top * MM
        style = self._styles.cover
        tag = b"H1"
        for field, text in [("title", report.title), *cover_lines(report, self._page.paper.digits)]:
            if text.strip():
                self._text(tag, style, text, Address(field), bookmark=COVER_WORDS if tag == b"H1" else "")
                self._flow.y += 0.35 * style.leading
                tag = b"P"

    def _titles(self, report: Report) -> None:
        for field, text in title_lines(report, self._page.paper.digits):
            self._text(b"P", self._styles.title, text, Address(field))

    def _issue(self, key: int, issue: Issue, number: int) -> None:
        heading = issue_heading(issue, self._page.paper.digits) if issue.has_heading else ""
        style = self._styles.heading
        height = 0.4 * style.leading
        if heading:
            lines = self._cache.set_lines(heading, style, self._text_width, balanced=True)
            height = len(lines) * style.leading + 0.6 * style.leading
        flow = self._flow
        if self._page.paper.issues_on_new_pages and number > 1 and not flow.is_fresh:
            flow.turn()
        row = self._row(issue.measures[0], number)
        if not flow.is_fresh and first_part(row, self._room(height + self._header_height), False) is None:
            flow.turn()
        if not flow.is_fresh:
            flow.y += 0.4 * style.leading
        if heading:
            self._text(b"H2", style, heading, Address("issue.title", issue=issue.id), bookmark=heading)
            flow.y += 0.2 * style.leading
        table = self._begin_table(key, issue.id)
        for index, measure in enumerate(issue.measures):
            if index % _CHECK_EVERY == 0 and self._cancelled():
                raise Cancelled
            row = self._row(measure, number + index)
            part = first_part(row, self._room(), not table.parts and self._is_new(table))
            if part is None:
                self._flow.turn()
                table = self._begin_table(key, issue.id)
                part = first_part(row, self._room(), True)
            table = self._place_row(table, part, measure)

    def _place_row(self, table: TableOnPage, part: RowPart | None, measure: Measure) -> TableOnPage:
        while part is not None:
            height = part.line_count * self._styles.cell.leading + self._padding
            table.parts.append(PlacedPart(part, self._flow.y, height, measure.id, measure.title))
            self._flow.y += height
            if part.ends:
                return table
            if self._cancelled():
                raise Cancelled
            self._flow.turn()
            table = self._begin_table(table.key, table.issue)
            part = next_part(part, self._room())
        return table

    def _row(self, measure: Measure, number: int) -> Row:
        return Row(number - 1, measure_cells(measure, number, self._columns, self._page, self._cache))

    def _begin_table(self, key: int, issue: IssueId) -> TableOnPage:
        table = TableOnPage(key, issue, self._header, self._flow.y, self._header_height)
        self.pages[-1].things.append(table)
        self._flow.y += self._header_height
        return table

    def _is_new(self, table: TableOnPage) -> bool:
        """Whether only titles and headings stand above the table, so that a new page would gain no room."""
        return not any(isinstance(thing, TableOnPage) for thing in self.pages[-1].things if thing is not table)

    def _room(self, below: float = 0.0) -> int:
        """Lines of a row part that begins `below` points further down."""
        return self._flow.room(self._styles.cell.leading, below + self._padding)

    def _text(self, tag: bytes, style: TextStyle, text: str, address: Address, bookmark: str = "") -> None:
        lines = self._cache.set_lines(text, style, self._text_width, balanced=True)
        self._put(tag, style, lines, self._width / 2, address, bookmark)

    def _put(
        self, tag: bytes, style: TextStyle, lines: Sequence[Line], centre: float, address: Address, bookmark: str = ""
    ) -> None:
        for piece in self._flow.put(lines, style.leading):
            block = TextBlock(tag, style, tuple(piece.lines), centre, piece.top, address, bookmark)
            self.pages[-1].things.append(block)
            bookmark = ""

    def _signatures(self, signers: tuple[Signer, ...]) -> None:
        """Put the signatures in the right half: all on one page if a page can hold them, else none across two pages.

        They never begin a page alone if the end of the table can come with them.
        """
        style = self._styles.body
        gap = self._page.signature_gap * MM
        width = self._text_width / 2
        blocks = [
            [
                (field, self._cache.set_lines(text, style, width))
                for field, text in signature(signer, lines=self._page.paper.signature_lines)
            ]
            for signer in signers
        ]
        heights = [gap + sum(len(lines) for _, lines in block) * style.leading for block in blocks]
        flow = self._flow
        together = sum(heights) <= flow.bottom - flow.top
        block_height = sum(heights) if together else next(iter(heights), 0.0)
        self._draw_table_after(block_height)
        if not flow.fits(block_height):
            self._take_table_along(block_height)
        if together:
            flow.keep_together(sum(heights))
        for index, (block, height) in enumerate(zip(blocks, heights, strict=True)):
            if not together:
                flow.keep_together(height)
            flow.y += gap
            for field, lines in block:
                self._put(b"P", style, lines, self._width / 2 + self._text_width / 4, Address(field, signer=index))

    def _draw_table_after(self, height: float) -> None:
        """Give the last line of a long row, where it begins a page by itself, the line before it as company."""
        things = self.pages[-1].things
        table = things[0] if len(things) == 1 else None
        before = self.pages[-2].things[-1] if len(self.pages) > 1 and self.pages[-2].things else None
        if not isinstance(table, TableOnPage) or not isinstance(before, TableOnPage) or before.key != table.key:
            return
        end, start = table.parts[0].part, before.parts[-1]
        room = self._flow.bottom - self._flow.top - height - self._header_height - self._padding
        if len(table.parts) > 1 or end.begins or end.line_count >= _TOGETHER:
            return
        whole = RowPart(end.row, start.part.first, end.last)
        cut = cut_off_end(whole, int(room // self._styles.cell.leading), is_only=True)
        if cut is not None and cut[0] is not None:
            before.parts[-1] = self._resized(start, cut[0])
            self.pages[-1].things.clear()
            self._flow.y = self._flow.top
            self._continue_table(table, [self._resized(table.parts[0], cut[1])])

    def _take_table_along(self, height: float) -> None:
        """Move the end of the table to a new page, so that `height` points below it are not alone there: two lines or
        more, or its only row with the heading above it.

        Nothing moves if nothing can go that leaves the table well cut on both pages.
        """
        table = self.pages[-1].things[-1]
        if not isinstance(table, TableOnPage):
            return
        page = self._flow.bottom - self._flow.top
        goes = self._cut_off_end(table, page - height - self._header_height)
        if goes:
            self._flow.turn()
            self._continue_table(table, goes)
        elif self._heading_can_go(table, page - height):
            self._take_heading_along(table)

    def _cut_off_end(self, table: TableOnPage, room: float) -> list[PlacedPart]:
        """Take the last lines off the table, at least two if it has as many to give, that stand in `room` points."""
        goes: list[PlacedPart] = []
        while sum(placed.part.line_count for placed in goes) < _TOGETHER:
            placed = table.parts[-1]
            most = int((room - self._padding) // self._styles.cell.leading)
            cut = cut_off_end(placed.part, most, is_only=len(table.parts) == 1)
            if cut is None:
                break
            stays, gone = cut
            table.parts[-1:] = [] if stays is None else [self._resized(placed, stays)]
            goes.insert(0, self._resized(placed, gone))
            room -= goes[0].height
        return goes

    def _resized(self, placed: PlacedPart, part: RowPart) -> PlacedPart:
        return placed._replace(part=part, height=part.line_count * self._styles.cell.leading + self._padding)

    def _continue_table(self, table: TableOnPage, goes: Sequence[PlacedPart]) -> None:
        """Put the parts of the table below its head at the place that the pages have been filled to."""
        following = self._begin_table(table.key, table.issue)
        for placed in goes:
            following.parts.append(placed._replace(top=self._flow.y))
            self._flow.y += placed.height

    def _heading_can_go(self, table: TableOnPage, room: float) -> bool:
        """Whether the table is one whole row that stands in `room` points with its heading, below something else."""
        above = [thing for thing in self.pages[-1].things if thing is not table and not _is_heading(thing, table)]
        part = table.parts[0].part
        return (
            len(table.parts) == 1
            and part.begins
            and any(isinstance(thing, TableOnPage) for thing in above)
            and self._flow.y - self._top_with_heading(table) <= room
        )

    def _take_heading_along(self, table: TableOnPage) -> None:
        things = self.pages[-1].things
        headings = [thing for thing in things if isinstance(thing, TextBlock) and _is_heading(thing, table)]
        old_top = self._top_with_heading(table)
        gap = table.top - old_top
        things[:] = [thing for thing in things if thing is not table and thing not in headings]
        self._flow.turn()
        top = self._flow.y
        self.pages[-1].things += [thing._replace(top=thing.top - old_top + top) for thing in headings]
        self._flow.y = top + gap
        self._continue_table(table, table.parts)

    def _top_with_heading(self, table: TableOnPage) -> float:
        """Where the table begins on the page, with its heading if it has one."""
        tops = [thing.top for thing in self.pages[-1].things if _is_heading(thing, table)]
        return min(tops, default=table.top)


def _is_heading(thing: object, table: TableOnPage) -> bool:
    """Whether it is the heading of the table's issue."""
    return isinstance(thing, TextBlock) and thing.address == Address("issue.title", issue=table.issue)
