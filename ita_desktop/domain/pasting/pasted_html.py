"""HTML from the clipboard -> items: lists of Word (`mso-list`), of browsers and of our own (`<ol>`, `<ul>`).

Nothing is ever fetched and no style is kept: the text, which lines there are, and how deep each stands in its list.
Word writes a list item as a paragraph whose style says `mso-list: l0 level2 lfo1`, the number itself in a span with
`mso-list:Ignore`, and brackets both with `<![if !supportLists]>`, which is no HTML.
"""

import re
from dataclasses import replace

from ita_desktop.domain.limits import PASTE_MAX_ITEMS
from ita_desktop.domain.pasting.html_parts import HtmlParts, Tag
from ita_desktop.domain.pasting.list_marks import Mark, PastedLine, read_line
from ita_desktop.domain.pasting.pasted_lists import items_of
from ita_desktop.domain.report.admission import admitted
from ita_desktop.domain.report.lists import Items
from ita_desktop.domain.thai.numbers import whole_number

_LEVELS = range(1, 10)
"""How deep lists of Word go."""

_SPACES = re.compile("[ \t\n\r\f\u00a0]+")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ol",
        "ul",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "td",
        "th",
        "table",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "hr",
    ]
)
_DRAWN_BULLET = re.compile(r"^[·•●▪◦○■□§Øüo➢➤\-–—*\uf000-\uf0ff]$")


def read_html(html: str) -> tuple[Items, int]:
    """The items of clipboard HTML with new ids, and how many characters were left out.

    Lines that are in no list keep their typed numbers' meaning, as in plain text. Empty lines are left out.
    """
    lines, left_out = read_html_lines(html)
    return items_of(lines), left_out


def read_html_lines(html: str) -> tuple[list[PastedLine], int]:
    """The lines of clipboard HTML that are not empty, as many as one paste makes items; how many characters were left
    out: those that could not be admitted, and what comes after."""
    parts, reader = HtmlParts(html), _Reader()
    for part in parts:
        reader.take(part)
        if len(reader.lines) == PASTE_MAX_ITEMS:
            break
    else:
        reader.end_line()
    lines: list[PastedLine] = []
    left_out = parts.left_out
    for line in reader.lines:
        kept, count = admitted(line.text)
        left_out += count
        if kept.strip():
            lines.append(replace(line, text=kept.strip()))
    return lines, left_out


class _Reader:
    """Owner of the lines read so far and of the list that the reading has come to."""

    def __init__(self) -> None:
        self.lines: list[PastedLine] = []
        self._text: list[str] = []
        self._lists: list[str] = []
        self._spans: list[bool] = []
        self._ignoring = 0
        self._level = 0
        self._number: list[str] = []
        self._begins_item = False

    def take(self, part: Tag | str) -> None:
        """The next tag or text."""
        if isinstance(part, str):
            self._take_text(part)
        elif part.name == "br":
            self._text.append("\v")
        elif part.name == "span":
            self._take_span(part)
        elif part.name in _BLOCKS:
            if part.closes:
                self._close_block(part.name)
            else:
                self._open_block(part)

    def end_line(self) -> None:
        """What was read since the last line is a line."""
        text = _SPACES.sub(" ", "".join(self._text)).replace("\v", "\n")
        text = "\n".join(part.strip() for part in text.split("\n")).strip()
        self._text.clear()
        if text:
            self.lines.append(self._line(text))
        self._level = 0
        self._number.clear()

    def _take_text(self, text: str) -> None:
        if self._ignoring:
            self._number.append(text)
        else:
            self._text.append(text)
            if text.strip():
                self._begins_item = False

    def _take_span(self, tag: Tag) -> None:
        if not tag.closes:
            self._spans.append(_list_words(tag.style) == ["ignore"])
            self._ignoring += self._spans[-1]
        elif self._spans:
            self._ignoring -= self._spans.pop()

    def _open_block(self, tag: Tag) -> None:
        """A block begins a line of its own; the first paragraph inside an `<li>` is the item's own line."""
        if tag.name in ("p", "div") and self._begins_item:
            return
        self.end_line()
        if tag.name in ("ol", "ul"):
            self._lists.append(tag.name)
        elif tag.name == "li":
            self._begins_item = True
            self._level = max(len(self._lists), 1)
        level = _level(tag.style)
        if level is not None:
            self._level = level

    def _close_block(self, name: str) -> None:
        if name not in ("p", "div") or not self._begins_item:
            self.end_line()
        if name in ("ol", "ul") and self._lists:
            self._lists.pop()
        if name == "li":
            self._begins_item = False

    def _line(self, text: str) -> PastedLine:
        if self._level == 0:
            made = read_line(text) if "\n" not in text else PastedLine(text, Mark.NONE)
            return PastedLine(made.text, made.mark, deep=bool(self._lists))
        number = "".join(self._number).strip(" \t\n\r\u00a0")
        drawn_bullet = _DRAWN_BULLET.match(number) is not None
        listed_bullet = not number and bool(self._lists) and self._lists[-1] == "ul"
        mark = Mark.BULLET if drawn_bullet or listed_bullet else Mark.NUMBER
        return PastedLine(text, mark, deep=self._level >= 2, listed=True)


def _level(style: str) -> int | None:
    """How deep Word says that a paragraph stands in its list (`mso-list: l0 level2 lfo1`); None where it does not."""
    words = _list_words(style)
    return next((whole_number(word[5:], _LEVELS) for word in words if word.startswith("level")), None)


def _list_words(style: str) -> list[str]:
    """What a style says of lists of Word, in small letters."""
    for declaration in style.lower().split(";") if "mso-list" in style.lower() else ():
        name, _, value = declaration.partition(":")
        if name.strip() == "mso-list":
            return value.split()
    return []
