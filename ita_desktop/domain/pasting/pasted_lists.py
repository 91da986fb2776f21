"""Pasted text with its marks -> items: what a clerk pastes from an old report.

One line is one item. Its mark (`list_marks.py`) is taken off and gives the kind; a line without one may go on from the
line above (`wrapped_lines.py`). What stands deeper than the list it belongs to becomes a sub-item, however many levels
there are: our lists have two.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ita_desktop.domain.limits import PASTE_MAX_ITEMS, PASTE_MAX_LINES
from ita_desktop.domain.pasting.list_marks import (
    Mark,
    MarkReader,
    PastedLine,
    columns,
    is_referring,
    read_line,
    without_lead,
)
from ita_desktop.domain.pasting.wrapped_lines import WordStarts, WrappedLines
from ita_desktop.domain.report.admission import admitted, admitted_start
from ita_desktop.domain.report.ids import new_item_id
from ita_desktop.domain.report.lists import Items
from ita_desktop.domain.report.report import Item, ItemKind

_SPLIT_SARA_AM = re.compile("([ก-ฮ][\u0e48-\u0e4b]?) า")
"""How Word's PDFs spell ำ: `ด าเนินการ`. No word begins with า."""


def read_pasted(text: str, word_starts: WordStarts | None = None) -> tuple[Items, int]:
    """The items of a pasted text with new ids, and how many characters were left out: those that could not be admitted,
    and what is more than one paste takes. Blank lines are left out.

    A mark is taken off only where something follows it; `-` alone stays what was typed. `word_starts` is the dictionary
    by which a line is seen to be broken inside a word.
    """
    lines, left_out = read_pasted_lines(text, word_starts)
    return items_of(lines), left_out


def read_pasted_lines(text: str, word_starts: WordStarts | None = None) -> tuple[list[PastedLine], int]:
    """The lines that `read_pasted` makes items of."""
    kept, left_out = admitted_start(text)
    typed, beyond = _typed_lines(kept)
    left_out += beyond
    read = _read([line for line, _ in typed])
    wrapped = WrappedLines([line for line, _ in typed], [one.mark is not Mark.NONE for one in read], word_starts)
    lines: list[PastedLine] = []
    texts: list[str] = []
    indent = 0
    for index, made in enumerate(read):
        if lines and made.mark is Mark.NONE and wrapped.goes_on(index, typed[index][1], indent):
            texts[-1] = wrapped.joined(texts[-1], index)
            continue
        if len(lines) == PASTE_MAX_ITEMS:
            left_out += sum(len(line) for line, _ in typed[index:])
            break
        lines.append(made)
        texts.append(made.text)
        indent = columns(typed[index][0])
    return [
        replace(one, text=_SPLIT_SARA_AM.sub(r"\1ำ", text)) for one, text in zip(lines, texts, strict=True)
    ], left_out


def has_typed_marks(text: str) -> bool:
    """Whether any line begins with a typed number, dash or bullet."""
    lines = [line for line in admitted(text)[0].split("\n") if line.strip()]
    return any(line.mark is not Mark.NONE for line in _read(lines))


def read_phrase(phrase: str, before: str) -> str:
    """One pasted line as it goes on in a text of which `before` is what stands before it.

    The mark of the list that it was copied from is taken off. A number in a sentence is none (`(๑) และ (๒)`, `ข้อ` (๑)),
    nor is a dash before a figure, or a star or a tick.
    """
    line = read_line(phrase) if "\n" not in phrase else None
    if line is None or line.mark is Mark.NONE:
        return phrase
    mark = without_lead(phrase).removesuffix(line.text)
    typed = "\t" not in mark  # a word processor puts a tab after the marks that it makes
    if typed and line.mark is Mark.NUMBER and is_referring(before, without_lead(phrase)):
        return phrase
    if typed and line.mark is Mark.BULLET and before.strip() and (line.text[0].isdigit() or mark[0] in "*+−✓✔"):
        return phrase
    return line.text + phrase[len(phrase.rstrip()) :]


def items_of(lines: Sequence[PastedLine]) -> Items:
    """The lines as items with new ids.

    A bullet means a sub-item under numbers, and a plain item in a list that has bullets only. A line without a mark is
    a paragraph among numbers, and a plain item where nothing is numbered.
    """
    has_numbers = any(line.mark is Mark.NUMBER and not line.deep for line in lines)
    has_marks = any(line.mark is not Mark.NONE for line in lines)
    return tuple(Item(new_item_id(), _kind(line, has_numbers, has_marks), line.text) for line in lines)


def _kind(line: PastedLine, has_numbers: bool, has_marks: bool) -> ItemKind:
    if line.mark is Mark.NONE:
        return ItemKind.PARAGRAPH if has_numbers or (has_marks and line.deep) else ItemKind.NUMBERED
    return ItemKind.SUB if line.deep or (line.mark is Mark.BULLET and has_numbers) else ItemKind.NUMBERED


def _read(lines: Sequence[str]) -> list[PastedLine]:
    reader, above, read = MarkReader(lines), "", []
    for line in lines:
        read.append(reader.read(line, above))
        above = line
    return read


def _typed_lines(text: str) -> tuple[list[tuple[str, bool]], int]:
    """The lines that are not blank, as many as one paste reads, and whether a blank one stood above each; how many
    characters stand in the lines beyond."""
    typed: list[tuple[str, bool]] = []
    lines = text.split("\n")
    after_blank = False
    for index, line in enumerate(lines):
        if not without_lead(line):
            after_blank = True
        elif len(typed) == PASTE_MAX_LINES:
            return typed, sum(len(rest) for rest in lines[index:] if not rest.isspace())
        else:
            typed.append((line, after_blank))
            after_blank = False
    return typed, 0
