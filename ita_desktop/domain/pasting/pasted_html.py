"""HTML from the clipboard -> items: lists of Word (`mso-list`), of browsers and of our own, rows of tables, marks.

Nothing is ever fetched and no style is kept: the text, which lines there are, and how deep each stands in its list.
Word writes a list item as a paragraph whose style has `mso-list: l0 level2 lfo1`, the number itself in a span with
`mso-list:Ignore`, and brackets both with `<![if !supportLists]>`, which is no HTML.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ita_desktop.domain.limits import PASTE_MAX_ITEMS
from ita_desktop.domain.pasting.html_parts import HtmlParts, Tag, names_in
from ita_desktop.domain.pasting.html_spans import LEVELS, Spans, list_level
from ita_desktop.domain.pasting.html_unseen import Unseen, is_back_from_note
from ita_desktop.domain.pasting.list_marks import Mark, MarkReader, PastedLine
from ita_desktop.domain.pasting.pasted_lists import read_pasted_lines
from ita_desktop.domain.pasting.raw_lines import RawLine, admitted_lines, as_far_as_read, marked_lines
from ita_desktop.domain.pasting.wrapped_lines import WordStarts
from ita_desktop.domain.report.admission import admitted
from ita_desktop.domain.thai.numbers import whole_number

_SPACES = re.compile("[ \t\n\r\f\u00a0]+")
_BREAK, _KEPT_SPACE = "\v", "\x1f"
"""What stands in a line that is being read for its soft break, and for a space of a `<pre>`."""

BLOCKS = names_in(
    "p div li ol ul dl dt dd h1 h2 h3 h4 h5 h6 tr td th table blockquote pre section article header footer hr"
)
"""Tags that begin and end a line."""

_FRAME = frozenset(["html", "body", "meta"])
DRAWN_BULLET = re.compile(r"[·•●▪◦○■□§Øüo➢➤►❖◆✓✔‣⁃+\-–—−*\uf000-\uf0ff]")
"""A bullet as it was drawn before an item."""
_TABLES_MAX = 8  # one in another: text of deeper ones is text


@dataclass(frozen=True, slots=True)
class HtmlContent:
    """What clipboard HTML holds: its lines that are not empty, as many as one paste makes items; their text with the
    typed marks; how many characters were left out: those that could not be admitted, and what comes after.
    """

    lines: list[PastedLine]
    text: str
    left_out: int


def read_html_content(html: str, word_starts: WordStarts | None = None) -> HtmlContent:
    """The lines of clipboard HTML. `word_starts` is the dictionary, as for plain text.

    Lines that are in no list keep their typed numbers' meaning, as in plain text. HTML without a single tag is plain
    text, as Chromium copies out of a PDF.
    """
    parts, reader = HtmlParts(html), _Reader()
    for part in parts:
        reader.take(part)
        if len(reader.lines) >= PASTE_MAX_ITEMS:
            break
    else:
        reader.end()
    if not reader.has_tags:
        text = "".join(reader.texts)
        lines, left_out = read_pasted_lines(text, word_starts)
        return HtmlContent(lines, admitted(text)[0], left_out + parts.left_out)
    raw, beyond = as_far_as_read(admitted_lines(reader.lines))
    left_out = parts.left_out + beyond + sum(admitted(line.text)[1] for line in reader.lines)
    lines = list(marked_lines(raw, word_starts))
    left_out += sum(len(line.text) for line in lines[PASTE_MAX_ITEMS:])
    text = "\n".join(line.text for line in raw)
    return HtmlContent(lines[:PASTE_MAX_ITEMS], text, left_out)


@dataclass(slots=True)
class _Row:
    """The row of a table that is being read: the lines of each cell. `depth` is how deep its table stands in others."""

    depth: int
    cells: list[list[RawLine]] = field(default_factory=list)

    def lines(self) -> list[RawLine]:
        """What the row is in a list: one line, or the lines of its only cell, or of every cell if one holds a list."""
        filled = [cell for cell in self.cells if cell]
        if len(filled) < 2 or any(_holds_list(cell) for cell in filled):
            return [line for cell in filled for line in cell]
        return [RawLine("\t".join(_SPACES.sub(" ", " ".join(line.text for line in cell)) for cell in filled))]


def _holds_list(cell: Sequence[RawLine]) -> bool:
    if sum(line.listed is not None for line in cell) > 1:
        return True
    parts = [part for line in cell for part in line.text.split("\n")]
    reader = MarkReader(parts)
    return sum(reader.read(part).mark is not Mark.NONE for part in parts) > 1


class _Reader:
    """Owner of the lines read so far and of the list, row and font that the reading has come to."""

    def __init__(self) -> None:
        self.lines: list[RawLine] = []
        self.texts: list[str] = []
        self.has_tags = False
        self._text: list[str] = []
        self._lists: list[str] = []
        self._rows: list[_Row] = []
        self._spans = Spans()
        self._unseen = Unseen(BLOCKS)
        self._is_note = self._is_wrapped = False
        self._pre = self._depth = 0
        self._level = 0
        self._number: list[str] = []
        self._begins_item = False

    def take(self, part: Tag | str) -> None:
        """The next tag or text."""
        if isinstance(part, Tag):
            self.has_tags = self.has_tags or part.name not in _FRAME
            self._is_note = self._is_note or is_back_from_note(part)
        elif not self.has_tags:
            self.texts.append(part)
        if self._unseen.takes(part):
            return
        if isinstance(part, str):
            self._take_text(part)
        elif part.name == "br":
            self._text.append(_BREAK)
            self._is_wrapped = self._is_wrapped or "presentation" in part.inside  # so Firefox ends a line of a PDF
        elif part.name in ("span", "font"):
            self._spans.take(part)
        elif part.name in BLOCKS:
            if part.closes:
                self._close_block(part.name)
            else:
                self._open_block(part)

    def end(self) -> None:
        """Nothing comes any more."""
        self._end_line()
        self._end_rows(0)

    def _end_line(self) -> None:
        """What was read since the last line is a line."""
        text = _SPACES.sub(" ", "".join(self._text)).replace(_BREAK, "\n").replace(_KEPT_SPACE, " ")
        parts = [part.rstrip() if self._is_wrapped else part.strip() for part in text.split("\n")]
        text = "\n".join(parts).strip("\n")
        self._text.clear()
        if text.strip() and not self._is_note:
            line = self._line(text)
            if self._rows and self._rows[-1].cells:
                self._rows[-1].cells[-1].append(line)
            else:
                self.lines.append(line)
        self._is_note = self._is_wrapped = False
        self._level = 0
        self._number.clear()

    def _take_text(self, text: str) -> None:
        if self._spans.are_of_a_number:
            self._number.append(text)
            return
        text = self._spans.seen(text)
        if self._pre:
            self._is_wrapped = True
            text = (
                text.replace("\r\n", "\n")
                .replace("\n", _BREAK)
                .replace(" ", _KEPT_SPACE)
                .replace("\t", _KEPT_SPACE * 4)
            )
        self._text.append(text)
        if text.strip():
            self._begins_item = False

    def _open_block(self, tag: Tag) -> None:
        """A block begins a line of its own; the first paragraph inside an `<li>` is the item's own line."""
        if tag.name in ("p", "div") and self._begins_item:
            return
        self._end_line()
        if tag.name in ("ol", "ul"):
            self._lists.append(tag.name)
        elif tag.name == "li":
            self._begins_item = True
            self._level = _told_level(tag) or max(len(self._lists), 1)
        elif tag.name == "table":
            self._depth += 1
        elif tag.name == "tr":
            self._end_rows(self._depth)
            if self._depth <= _TABLES_MAX:
                self._rows.append(_Row(self._depth))
        elif tag.name in ("td", "th") and self._rows:
            self._rows[-1].cells.append([])
        elif tag.name == "pre":
            self._pre += 1
        level = list_level(tag.style)
        if level is not None:
            self._level = level

    def _close_block(self, name: str) -> None:
        if name not in ("p", "div") or not self._begins_item:
            self._end_line()
        if name in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif name == "li":
            self._begins_item = False
        elif name == "tr":
            self._end_rows(self._depth)
        elif name == "table":
            self._end_rows(self._depth)
            self._depth = max(self._depth - 1, 0)
        elif name == "pre":
            self._pre = max(self._pre - 1, 0)

    def _end_rows(self, depth: int) -> None:
        """The rows of tables as deep as that are over, closed or not."""
        while self._rows and self._rows[-1].depth >= depth:
            self._end_row()

    def _end_row(self) -> None:
        row = self._rows.pop()
        if self._rows and self._rows[-1].cells:
            self._rows[-1].cells[-1].extend(row.lines())
        else:
            self.lines.extend(row.lines())

    def _line(self, text: str) -> RawLine:
        number = "".join(self._number).strip(" \t\n\r\u00a0")
        if self._level == 0:
            return RawLine(text, deep=bool(self._lists), wrapped=self._is_wrapped)
        drawn_bullet = DRAWN_BULLET.fullmatch(number) is not None
        listed_bullet = not number and bool(self._lists) and self._lists[-1] == "ul"
        mark = Mark.BULLET if drawn_bullet or listed_bullet else Mark.NUMBER
        return RawLine(text, mark, number, self._level >= 2)


def _told_level(tag: Tag) -> int | None:
    """How deep an `<li>` of Word Online and Google Docs stands, whose lists are not one in another."""
    if "aria-level" not in tag.inside:
        return None
    attributes = tag.attributes()
    return whole_number(attributes.get("data-aria-level") or attributes.get("aria-level", ""), LEVELS)
