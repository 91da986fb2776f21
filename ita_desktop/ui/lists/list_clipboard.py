"""Between the clipboard and a list: what a copy offers to other programs, and what a paste finds there.

The richest form wins: our own items, then HTML, then text with typed numbers. Nothing that the HTML names is loaded.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ita_desktop.domain.limits import PASTE_MAX_ITEMS
from ita_desktop.domain.pasting.copied_lists import ITEMS_MIME, Copied, html, json_of, plain_text, read_json
from ita_desktop.domain.pasting.list_marks import Mark
from ita_desktop.domain.pasting.pasted_lists import has_typed_marks, items_of, read_pasted, read_phrase
from ita_desktop.domain.report.admission import admitted_start
from ita_desktop.domain.report.lists import Items
from ita_desktop.session.words.word_breaks import inner_word_starts

if TYPE_CHECKING:
    from ita_desktop.domain.pasting.pasted_html import HtmlContent
    from ita_desktop.session.importing.pasted import Contents


@dataclass(frozen=True, slots=True)
class Pasted:
    """A phrase for the text at the caret or, where there are `items`, a list. `left_out` counts characters.

    A `table` is no list; the items are what would be made of it. `is_page`: they are a table's that has lost its cells.
    """

    text: str
    items: Items = ()
    left_out: int = 0
    from_inside: bool = False
    to_inside: bool = False
    table: "Contents | None" = None
    is_page: bool = False


def mime_of(part: Copied) -> QMimeData:
    """The copy in every form."""
    data = QMimeData()
    fill(data, part)
    return data


def fill(data: QMimeData, part: Copied) -> None:
    """Put the copy in, in every form: ours, HTML and text."""
    data.setText(plain_text(part))
    if not part.is_phrase:
        data.setHtml(html(part))
        data.setData(ITEMS_MIME, json_of(part))


def is_pasteable(source: QMimeData) -> bool:
    """Whether a list can take anything from it."""
    return source.hasText() or source.hasHtml() or source.hasFormat(ITEMS_MIME)


def read_mime(source: QMimeData, *, into_empty_item: bool, before: str = "") -> Pasted:
    """What a paste means. One line goes into the text, unless it is an item and comes `into_empty_item`.

    `before` is the text of the item up to where the line goes; there, the line has no use for the mark of a list.
    """
    own = read_json(bytes(source.data(ITEMS_MIME).data())) if source.hasFormat(ITEMS_MIME) else None
    if own is not None:
        if len(own.items) > 1 or into_empty_item:
            left_out = sum(len(item.text) for item in own.items[PASTE_MAX_ITEMS:])
            to_inside = own.to_inside and len(own.items) <= PASTE_MAX_ITEMS
            return Pasted("", own.items[:PASTE_MAX_ITEMS], left_out, own.from_inside, to_inside)
        return Pasted(own.items[0].text)
    html = _html_content(source)
    if html is not None and html.lines:
        is_item = html.lines[0].listed or html.lines[0].mark is not Mark.NONE
        if len(html.lines) > 1 or (into_empty_item and is_item):
            from ita_desktop.session.importing.pasted import is_page_with_table, table_of_html  # here: not at the start

            table = table_of_html(source.html())
            is_page = table is None and is_page_with_table(html.text)
            return Pasted("", items_of(html.lines), html.left_out, table=table, is_page=is_page)
        return _one_line(source, html, before)
    text = source.text()
    start = admitted_start(text)[0].strip("\n")
    if "\n" in start or (into_empty_item and has_typed_marks(start)):
        from ita_desktop.session.importing.pasted import is_page_with_table, table_of_text  # here: not at the start

        items, left_out = read_pasted(text, inner_word_starts)
        return Pasted("", items, left_out, table=table_of_text(start), is_page=is_page_with_table(start))
    return _one_line(source, None, before)


def read_one_line(source: QMimeData, before: str) -> Pasted:
    """What goes on in a numbered text, of which `before` is what stands before it: several lines as they are, one line
    without the mark of the list that it was copied from."""
    return _one_line(source, _html_content(source), before)


def _html_content(source: QMimeData) -> "HtmlContent | None":
    from ita_desktop.domain.pasting.pasted_html import read_html_content  # here: the form comes first

    return read_html_content(source.html(), inner_word_starts) if source.hasHtml() else None


def _one_line(source: QMimeData, html: "HtmlContent | None", before: str) -> Pasted:
    """The plain text has the blanks around a phrase; the HTML, if it is one line, shows what of it is hidden."""
    kept, left_out = admitted_start(source.text())
    phrase = kept.strip("\n")
    line = html.lines[0] if html is not None and len(html.lines) == 1 else None
    if html is not None and line is not None and line.listed:
        return Pasted(phrase, (), left_out) if phrase.strip() == line.text else Pasted(line.text, (), html.left_out)
    if html is not None and line is not None and _letters(html.text) != _letters(phrase):
        phrase, left_out = html.text, html.left_out
    return Pasted(read_phrase(phrase, before), (), left_out)


def _letters(text: str) -> str:
    return "".join(text.split())


def read_as_one(source: QMimeData) -> Pasted:
    """The whole text as it stands, numbers and line breaks and all, for one item."""
    text, left_out = admitted_start(source.text())
    return Pasted(text.strip("\n"), (), left_out)


def leave_clipboard() -> None:
    """Before the program ends, leave what it copied as plain text.

    Qt destroys the clipboard's data after Python is gone, and data that was made here would be asked once more then.
    """
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()  # None where the system has no clipboard
    if clipboard.ownsClipboard() or (data is not None and data.hasFormat(ITEMS_MIME)):
        clipboard.setText(clipboard.text())
