"""Between the clipboard and a list: what a copy offers to other programs, and what a paste finds there.

The richest form wins: our own items, then HTML, then text with typed numbers. Nothing that the HTML names is loaded.
"""

from dataclasses import dataclass

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ita_desktop.domain.copied_lists import ITEMS_MIME, Copied, html, json_of, plain_text, read_json
from ita_desktop.domain.lists import Items
from ita_desktop.domain.pasted_html import read_html
from ita_desktop.domain.pasted_lists import has_typed_marks, read_pasted
from ita_desktop.domain.text import admitted


@dataclass(frozen=True, slots=True)
class Pasted:
    """A phrase for the text at the caret or, where there are `items`, a list. `left_out` counts characters."""

    text: str
    items: Items = ()
    left_out: int = 0
    from_inside: bool = False
    to_inside: bool = False


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


def read_mime(source: QMimeData, *, into_empty_item: bool) -> Pasted:
    """What a paste means. One line goes into the text, unless it is an item and comes `into_empty_item`."""
    own = read_json(bytes(source.data(ITEMS_MIME).data())) if source.hasFormat(ITEMS_MIME) else None
    if own is not None:
        if len(own.items) > 1 or into_empty_item:
            return Pasted("", own.items, 0, own.from_inside, own.to_inside)
        return Pasted(own.items[0].text)
    if source.hasHtml():
        items, left_out = read_html(source.html())
        if len(items) > 1 or (items and into_empty_item and "<li" in source.html()):
            return Pasted("", items, left_out)
    return _read_text(source.text(), into_empty_item=into_empty_item)


def read_as_one(source: QMimeData) -> Pasted:
    """The whole text as it stands, numbers and line breaks and all, for one item."""
    text, left_out = admitted(source.text())
    return Pasted(text.strip("\n"), (), left_out)


def leave_clipboard() -> None:
    """Before the program ends, leave what it copied as plain text.

    Qt destroys the clipboard's data after Python is gone, and data that was made here would be asked once more then.
    """
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()  # None where the system has no clipboard
    if clipboard.ownsClipboard() or (data is not None and data.hasFormat(ITEMS_MIME)):
        clipboard.setText(clipboard.text())


def _read_text(text: str, *, into_empty_item: bool) -> Pasted:
    kept, left_out = admitted(text)
    phrase = kept.strip("\n")
    if "\n" in phrase or (into_empty_item and has_typed_marks(phrase)):
        items, _ = read_pasted(kept)
        return Pasted("", items, left_out)
    return Pasted(phrase, (), left_out)
