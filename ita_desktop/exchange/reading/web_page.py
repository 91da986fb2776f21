"""Web pages, and Word's and Excel's way of writing one: their tables, their lists with numbers, and their paragraphs.

Nothing is fetched. Word writes the number of a paragraph into a span with `mso-list:Ignore`, and how deep it stands
into the style of the paragraph; a browser counts the items of an `<ol>`.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ita_desktop.domain.limits import HTML_MAX_LENGTH, OFFICE_CELLS_MAX
from ita_desktop.domain.pasting.html_parts import HtmlParts, Tag
from ita_desktop.domain.pasting.html_spans import Spans, list_level
from ita_desktop.domain.pasting.html_unseen import Unseen
from ita_desktop.domain.pasting.pasted_html import BLOCKS, DRAWN_BULLET
from ita_desktop.domain.report.admission import admitted
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.errors import FileTooLargeError
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Row, Table, columns_of
from ita_desktop.exchange.rows_read import RowsRead

BEYOND = "beyond one paste (left out)"

_TAGS_MAX = 2_000_000
_DEPTH_MAX = 50
_SPACES = re.compile("[ \t\n\r\f]+")
_SPANS = range(1, 1_000)
_STARTS = range(1_000_000)
_ROW = re.compile(r"<tr\b", re.IGNORECASE)


def is_web_page(text: str) -> bool:
    """Whether the text begins as a page of the web does, or as the clipboard of Windows holds one."""
    start = text[:4096].lstrip().lower()
    return start.startswith("version:") or (
        start.startswith("<") and re.search(r"<(?:html|!doctype html|table|body|head)\b", start) is not None
    )


def read_web_page(text: str, path: Path, rows: RowsRead | None = None) -> Contents:
    """What stands in a page; `rows` counts those that were read. Raises FileTooLargeError."""
    if len(text) > HTML_MAX_LENGTH:
        raise FileTooLargeError(path, "page too long")
    parts = HtmlParts(text[text.find("<") :], _TAGS_MAX, HTML_MAX_LENGTH, HTML_MAX_LENGTH)
    rows = rows or RowsRead()
    rows.expect(sum(1 for _ in _ROW.finditer(text)))
    reader = _Reader(path, rows)
    for part in parts:
        reader.take(part)
    if parts.left_out:
        raise FileTooLargeError(path, "too many tags")
    return reader.contents()


def read_copied(html: str, cells_max: int) -> Contents:
    """What a program put on the clipboard, with such characters only as a report may have: as far as one paste is read,
    and no row behind so many cells. Characters behind that are `seen` as BEYOND. Raises FileTooLargeError."""
    parts, reader = HtmlParts(html), _Reader(Path(), RowsRead())
    for part in parts:
        if isinstance(part, str):
            reader.take(admitted(part)[0])
        elif part.name == "tr" and reader.cells >= cells_max:
            break
        else:
            reader.take(part)
    contents = reader.contents()
    contents.seen.update({BEYOND: parts.left_out})
    return contents


@dataclass(slots=True)
class _OpenCell:
    across: int
    down: int
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class _OpenTable:
    """A table whose end is not read yet; `lists` are those that are open in it."""

    rows: list[list[_OpenCell]] = field(default_factory=list)
    lists: list["_OpenList"] = field(default_factory=list)

    def closed(self) -> Table:
        """The table, with each cell in its column: those that reach down from rows above take some."""
        rows: list[Row] = []
        reaching: dict[int, int] = {}
        for open_row in self.rows:
            cells: list[Cell] = []
            below = {column: down - 1 for column, down in reaching.items() if down > 1}
            column = 0
            for cell in open_row:
                while column in reaching:
                    column += 1
                cells.append(Cell(column, tuple(cell.paragraphs), cell.across, cell.down))
                if cell.down > 1:
                    below |= dict.fromkeys(range(column, column + cell.across), cell.down - 1)
                column += cell.across
            rows.append(Row(tuple(cells)))
            reaching = below
        return Table(tuple(rows), columns_of(tuple(rows)))


@dataclass(slots=True)
class _OpenList:
    is_numbered: bool
    number: int


class _Reader:
    """Owner of the page as far as it was read: open tables, lists and fonts, and the text since the last line end."""

    def __init__(self, path: Path, rows: RowsRead) -> None:
        self._path = path
        self._rows = rows
        self._tables: list[Table] = []
        self._outside: list[Paragraph] = []
        self._places: list[int] = []
        self._open: list[_OpenTable] = []
        self._lists: list[_OpenList] = []
        self._text: list[str] = []
        self._number: list[str] = []
        self._level: int | None = None
        self._drawn = ""
        self._is_open = False
        self._spans = Spans()
        self._unseen = Unseen(BLOCKS)
        self.cells = 0
        self._seen: Counter[str] = Counter()

    def contents(self) -> Contents:
        """All that was read."""
        self._end_line()
        while self._open:
            self._close_table()
        return Contents(tuple(self._tables), tuple(self._outside), tuple(self._places), self._seen)

    def take(self, part: Tag | str) -> None:
        """The next tag or text."""
        if self._unseen.takes(part):
            return
        if isinstance(part, str):
            self._take_text(part)
        elif part.name == "br":
            self._text.append("\v")
        elif part.name in ("span", "font"):
            self._spans.take(part)
        elif part.name == "img":
            self._seen["picture or drawing without text"] += 1
        elif part.name in BLOCKS and part.closes:
            self._close_block(part.name)
        elif part.name in BLOCKS:
            self._open_block(part)

    def _take_text(self, text: str) -> None:
        if self._spans.are_of_a_number:
            self._number.append(text)
        else:
            self._text.append(self._spans.seen(text))

    def _open_block(self, tag: Tag) -> None:
        if tag.name not in ("p", "div") or not self._drawn or "".join(self._text).strip():
            self._end_line()
        if tag.name == "table":
            self._open.append(_OpenTable(lists=self._lists))
            self._lists = []
            if len(self._open) > _DEPTH_MAX:
                raise FileTooLargeError(self._path, "tables too deep")
        elif tag.name == "tr" and self._open:
            self._open[-1].rows.append([])
            self._rows.one()
        elif tag.name in ("td", "th") and self._open:
            self._open_cell(tag)
        elif tag.name in ("ol", "ul"):
            start = whole_number(tag.attributes().get("start", ""), _STARTS) if "start" in tag.inside else None
            self._lists.append(_OpenList(tag.name == "ol", start if start is not None else 1))
        elif tag.name == "li":
            self._open_item()
        if tag.name in ("p", "li", "div") or tag.name.startswith("h"):
            self._is_open = self._is_open or tag.name != "div"
            level = list_level(tag.style)
            self._level = level - 1 if level is not None else self._level

    def _open_cell(self, tag: Tag) -> None:
        self.cells += 1
        if self.cells > OFFICE_CELLS_MAX:
            raise FileTooLargeError(self._path, "too many cells")
        rows = self._open[-1].rows
        if not rows:
            rows.append([])
        attributes = tag.attributes() if "span" in tag.inside.lower() else {}
        across, down = (whole_number(attributes.get(name, ""), _SPANS) or 1 for name in ("colspan", "rowspan"))
        rows[-1].append(_OpenCell(across, down))

    def _open_item(self) -> None:
        self._drawn = "•"
        if self._lists and self._lists[-1].is_numbered:
            self._drawn = f"{self._lists[-1].number}."
            self._lists[-1].number += 1
        self._level = max(len(self._lists) - 1, 0)

    def _close_block(self, name: str) -> None:
        self._end_line()
        if name == "table" and self._open:
            self._close_table()
        elif name in ("ol", "ul") and self._lists:
            self._lists.pop()

    def _close_table(self) -> None:
        done = self._open.pop()
        self._lists = done.lists
        self._seen["table"] += 1
        table = done.closed()
        if self._is_in_cell():
            self._open[-1].rows[-1][-1].paragraphs.append(Paragraph(table=table))
        else:
            self._tables.append(table)

    def _is_in_cell(self) -> bool:
        return bool(self._open and self._open[-1].rows and self._open[-1].rows[-1])

    def _end_line(self) -> None:
        """What was read since the last line end is a paragraph: an empty one only in a cell, and only if it was one."""
        lines = _SPACES.sub(" ", "".join(self._text)).split("\v")
        text = "\n".join(line.strip(" ") for line in lines).removesuffix("\n")
        number = "".join(self._number).strip() or self._drawn
        is_bullet = DRAWN_BULLET.fullmatch(number) is not None
        is_empty = not text.strip(" \n")
        was_paragraph = self._is_open
        self._text.clear()
        self._number.clear()
        self._is_open = False
        level, self._level, self._drawn = self._level or 0, None, ""
        if is_empty and not (was_paragraph and self._is_in_cell()):
            return
        paragraph = Paragraph(text, number, "bullet" if number and is_bullet else "", level if number else 0)
        if self._is_in_cell():
            self._open[-1].rows[-1][-1].paragraphs.append(paragraph)
        else:
            self._outside.append(paragraph)
            self._places.append(len(self._tables))
