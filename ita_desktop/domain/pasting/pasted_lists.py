"""Pasted lines with their marks -> items: what a clerk pastes from an old report.

One line is one item. A number (`๑.` `1)` `(๑)`), a dash or a bullet at its start is taken off and says the kind. What
stands deeper than the list it belongs to becomes a sub-item, however many levels there are: our lists have two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ita_desktop.domain.limits import PASTE_MAX_ITEMS, PASTE_MAX_LINES
from ita_desktop.domain.report.admission import admitted, start_of
from ita_desktop.domain.report.ids import new_item_id
from ita_desktop.domain.report.lists import Items
from ita_desktop.domain.report.report import Item, ItemKind
from ita_desktop.domain.thai.numbers import whole_number

_NUMBER = re.compile(r"(\(?)\s*([0-9๐-๙]{1,3})\s*([.)])(?![0-9๐-๙])\s*")
_OUTLINE_NUMBER = re.compile(r"([0-9๐-๙]{1,3})\.([0-9๐-๙]{1,3})(?:\.[0-9๐-๙]{1,3})*[.)]?\s+")
_LETTER = re.compile(r"\(?[ก-ฮa-zA-Z][.)]\t\s*")  # only with the tab that a word processor puts after its own letters
_BULLET = re.compile(r"[-–—•●▪◦·*○■□➢➤✓]\s+|[•●▪◦○■□➢➤]\s*|o\t\s*|[\uf000-\uf0ff]\s*")
_REFERENCE = re.compile(r"(?:และ|หรือ|ถึง|กับ|[-–—,/])\s*\(?\s*[0-9๐-๙]{1,3}\s*[.)]")
"""What follows a number that is one of several named in a sentence: `(๑) และ (๒)`."""

_REFERRING = ("ข้อ", "มาตรา", "วรรค", "อนุมาตรา", "ลำดับที่", "ลำดับ")
"""What stands before a number that is no mark: `ตามข้อ` (๑)."""

_TAB_COLUMNS = 4
_DEEPER_COLUMNS = 2


class Mark(Enum):
    """What stood before a line."""

    NUMBER = "number"
    BULLET = "bullet"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A line without its mark. `deep` says that it stands under a line of the list above it, `listed` that its source
    had it in a list, so that its number was never typed."""

    text: str
    mark: Mark
    deep: bool = False
    listed: bool = False


def read_pasted(text: str) -> tuple[Items, int]:
    """The items of a pasted text with new ids, and how many characters were left out: those that could not be admitted,
    and what is more than one paste takes. Blank lines are left out.

    A mark is taken off only where something follows it; `-` alone stays what was typed. A line without a mark goes on
    in the item above it where the text has any numbers at all, and stands alone where it has none.
    """
    start, surplus = start_of(text)
    kept, left_out = admitted(start)
    left_out += surplus
    lines: list[tuple[PastedLine, list[str]]] = []
    has_numbers, reader = False, _LineReader()
    typed = [line for line in kept.split("\n") if line.strip()]
    for read, line in enumerate(typed):
        made = reader.read(line)
        goes_on = made.mark is Mark.NONE and has_numbers
        if read == PASTE_MAX_LINES or (len(lines) == PASTE_MAX_ITEMS and not goes_on):
            left_out += sum(map(len, typed[read:]))
            break
        has_numbers = has_numbers or made.mark is Mark.NUMBER
        if goes_on:
            lines[-1][1].append(made.text)
        else:
            lines.append((made, [made.text]))
    return items_of([replace(line, text=" ".join(texts)) for line, texts in lines]), left_out


def has_typed_marks(text: str) -> bool:
    """Whether any line begins with a typed number, dash or bullet."""
    return any(line.mark is not Mark.NONE for line in _read_lines(admitted(text)[0]))


def read_line(line: str) -> PastedLine:
    """One line with its typed mark taken off, by itself: never deep."""
    return next(_read_lines(line), PastedLine("", Mark.NONE))


def read_phrase(phrase: str, before: str) -> str:
    """One pasted line as it goes on in a text of which `before` is what stands before it.

    The mark of the list that it was copied from is taken off. A number in a sentence is none (`(๑) และ (๒)`, `ข้อ` (๑)),
    nor is a dash before a figure, or a star or a tick.
    """
    line = read_line(phrase) if "\n" not in phrase else None
    if line is None or line.mark is Mark.NONE:
        return phrase
    mark = phrase.lstrip().removesuffix(phrase[len(phrase.rstrip()) :]).removesuffix(line.text)
    typed = "\t" not in mark  # a word processor puts a tab after the marks that it makes
    if typed and line.mark is Mark.NUMBER and before.rstrip().endswith(_REFERRING):
        return phrase
    if typed and line.mark is Mark.BULLET and before.strip() and (line.text[0].isdigit() or mark[0] in "*✓"):
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


def _read_lines(text: str) -> Iterator[PastedLine]:
    reader = _LineReader()
    return (reader.read(line) for line in text.split("\n") if line.strip())


class _LineReader:
    """Owner of where the lines of one text have got to: the number and the indent that a deeper line is measured by."""

    def __init__(self) -> None:
        self._shape = ""
        self._number = 0
        self._indent = 0
        self._sub_shape = ""
        self._sub_number = 0
        self._bullet_indent: int | None = None

    def read(self, line: str) -> PastedLine:
        stripped = line.strip()
        indent = _columns(line)
        for pattern, read in (
            (_OUTLINE_NUMBER, self._outline_number),
            (_NUMBER, self._plain_number),
            (_LETTER, self._letter),
            (_BULLET, self._bullet),
        ):
            found = pattern.match(stripped)
            rest = stripped[found.end() :].strip() if found is not None else ""
            if found is not None and rest:
                made = read(found, indent, rest)
                if made is not None:
                    return made
        return PastedLine(stripped, Mark.NONE)

    def _outline_number(self, found: re.Match[str], _indent: int, rest: str) -> PastedLine | None:
        """`1.2` under `1.`, in order: anything else is a figure, such as 2.5 million."""
        upper, lower = (_figure(part) for part in found.groups())
        if upper != self._number or lower not in (1, self._sub_number, self._sub_number + 1):
            return None
        self._sub_shape, self._sub_number = "outline", lower
        return PastedLine(rest, Mark.NUMBER, deep=True)

    def _plain_number(self, found: re.Match[str], indent: int, rest: str) -> PastedLine | None:
        """A number of the list, or of a list inside it: begun anew in another shape, or further in and out of order."""
        if _REFERENCE.match(rest) is not None:
            return None
        shape, number = found[1] + found[3], _figure(found[2])
        further_in = self._number > 0 and indent >= self._indent + _DEEPER_COLUMNS
        other = further_in or shape != self._shape
        goes_on = other and shape == self._sub_shape and number == self._sub_number + 1
        begins = number == 1 and self._number > 0 and other
        if goes_on or begins or (further_in and number != self._number + 1):
            self._sub_shape, self._sub_number = shape, number
            return PastedLine(rest, Mark.NUMBER, deep=True)
        if self._number == 0 or number != self._number + 1:
            self._indent = indent
        self._shape, self._number = shape, number
        self._sub_shape, self._sub_number = "", 0
        return PastedLine(rest, Mark.NUMBER)

    def _letter(self, _found: re.Match[str], _indent: int, rest: str) -> PastedLine:
        return PastedLine(rest, Mark.NUMBER, deep=self._number > 0)

    def _bullet(self, _found: re.Match[str], indent: int, rest: str) -> PastedLine:
        if self._bullet_indent is None:
            self._bullet_indent = indent
        deep = indent >= self._bullet_indent + _DEEPER_COLUMNS or _found[0].startswith("o\t")
        return PastedLine(rest, Mark.BULLET, deep)


def _figure(digits: str) -> int:
    """The number of up to three digits before a line."""
    number = whole_number(digits, range(1_000))
    assert number is not None, "the patterns know no other digits"
    return number


def _columns(line: str) -> int:
    """How far in the line begins, a tab counting as several."""
    lead = line[: len(line) - len(line.lstrip())]
    return sum(_TAB_COLUMNS if character == "\t" else 1 for character in lead)
