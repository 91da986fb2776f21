"""HTML from the clipboard -> items: lists of Word (`mso-list`), of browsers and of our own (`<ol>`, `<ul>`).

Nothing is ever fetched and no style is kept: the text, which lines there are, and how deep each stands in its list.
Word writes a list item as a paragraph whose style says `mso-list: l0 level2 lfo1`, the number itself in a span with
`mso-list:Ignore`, and brackets both with `<![if !supportLists]>`, which is no HTML.
"""

import re
from dataclasses import replace
from html.parser import HTMLParser

from ita_desktop.domain.pasting.pasted_lists import Mark, PastedLine, items_of, read_line
from ita_desktop.domain.report.admission import admitted
from ita_desktop.domain.report.lists import Items

_CONDITION = re.compile(r"<!\[[^\]>]*\]>")
_LEVEL = re.compile(r"mso-list:\s*\S+\s+level([0-9]+)", re.IGNORECASE)
_IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_SPACES = re.compile("[ \t\n\r\f\u00a0]+")
_SILENT = frozenset(("head", "style", "script", "title", "xml", "template", "noscript"))
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
_NEVER_CLOSED = frozenset(["br", "img", "hr", "meta", "link", "input", "col", "area", "base", "wbr", "source"])
_DRAWN_BULLET = re.compile(r"^[·•●▪◦○■□§Øüo➢➤\-–—*\uf000-\uf0ff]$")


def read_html(html: str) -> tuple[Items, int]:
    """The items of clipboard HTML with new ids, and how many characters could not be admitted.

    Lines that are in no list keep their typed numbers' meaning, as in plain text. Empty lines are left out.
    """
    lines, left_out = read_html_lines(html)
    return items_of(lines), left_out


def read_html_lines(html: str) -> tuple[list[PastedLine], int]:
    """The lines of clipboard HTML that are not empty, and how many characters could not be admitted."""
    reader = _Reader()
    reader.feed(_CONDITION.sub("", html).replace("<![", ""))
    reader.close()
    reader.end_line()
    lines: list[PastedLine] = []
    left_out = 0
    for line in reader.lines:
        kept, count = admitted(line.text)
        left_out += count
        if kept.strip():
            lines.append(replace(line, text=kept.strip()))
    return lines, left_out


class _Reader(HTMLParser):
    """Owner of the lines read so far and of the list that the parser stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[PastedLine] = []
        self._text: list[str] = []
        self._silent: list[str] = []
        self._lists: list[str] = []
        self._spans: list[bool] = []
        self._ignoring = 0
        self._level = 0
        self._number: list[str] = []
        self._begins_item = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent or tag in _SILENT:
            if tag not in _NEVER_CLOSED:
                self._silent.append(tag)
            return
        style = dict(attrs).get("style") or ""
        if tag == "br":
            self._text.append("\v")
        elif tag == "span":
            self._spans.append(_IGNORED.search(style) is not None)
            self._ignoring += self._spans[-1]
        elif tag in _BLOCKS:
            self._open_block(tag, style)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag in self._silent:
                while self._silent.pop() != tag:
                    pass
        elif tag == "span" and self._spans:
            self._ignoring -= self._spans.pop()
        elif tag in _BLOCKS:
            if tag not in ("p", "div") or not self._begins_item:
                self.end_line()
            if tag in ("ol", "ul") and self._lists:
                self._lists.pop()
            if tag == "li":
                self._begins_item = False

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._ignoring:
            self._number.append(data)
        else:
            self._text.append(data)
            if data.strip():
                self._begins_item = False

    def end_line(self) -> None:
        """What was read since the last line is a line."""
        text = _SPACES.sub(" ", "".join(self._text)).replace("\v", "\n")
        text = "\n".join(part.strip() for part in text.split("\n")).strip()
        self._text.clear()
        if text:
            self.lines.append(self._line(text))
        self._level = 0
        self._number.clear()

    def _open_block(self, tag: str, style: str) -> None:
        """A block begins a line of its own; the first paragraph inside an `<li>` is the item's own line."""
        if tag in ("p", "div") and self._begins_item:
            return
        self.end_line()
        if tag in ("ol", "ul"):
            self._lists.append(tag)
        elif tag == "li":
            self._begins_item = True
            self._level = max(len(self._lists), 1)
        level = _LEVEL.search(style)
        if level is not None:
            self._level = int(level[1])

    def _line(self, text: str) -> PastedLine:
        if self._level == 0:
            made = read_line(text) if "\n" not in text else PastedLine(text, Mark.NONE)
            return PastedLine(made.text, made.mark, deep=bool(self._lists))
        number = "".join(self._number).strip(" \t\n\r\u00a0")
        drawn_bullet = _DRAWN_BULLET.match(number) is not None
        listed_bullet = not number and bool(self._lists) and self._lists[-1] == "ul"
        mark = Mark.BULLET if drawn_bullet or listed_bullet else Mark.NUMBER
        return PastedLine(text, mark, deep=self._level >= 2, listed=True)
