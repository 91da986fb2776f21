"""What clipboard HTML holds, as pairs: the lines or the items, and how many characters were left out."""

from ita_desktop.domain.pasting.list_marks import PastedLine
from ita_desktop.domain.pasting.pasted_html import read_html_content
from ita_desktop.domain.pasting.pasted_lists import items_of
from ita_desktop.domain.pasting.wrapped_lines import WordStarts
from ita_desktop.domain.report.lists import Items


def read_html(html: str, word_starts: WordStarts | None = None) -> tuple[Items, int]:
    """The items, with new ids."""
    lines, left_out = read_html_lines(html, word_starts)
    return items_of(lines), left_out


def read_html_lines(html: str, word_starts: WordStarts | None = None) -> tuple[list[PastedLine], int]:
    """The lines of a list."""
    content = read_html_content(html, word_starts)
    return content.lines, content.left_out
