"""The one reader of typed marks, for plain text and for HTML: what stands before a line and makes it an item.

A number (`๑.` `1)` `(๑)`), a letter (`ก.` `(ข)`), `ข้อ ๑`, an outline number (`๒.๑`), a dash or a bullet. What may begin
a sentence, too (a letter, `ข้อ ๓`, `๒.๑`), is a mark only in a run: another line has the one before it or after it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from ita_desktop.domain.thai.numbers import whole_number

_DIGITS = "[0-9๐-๙]{1,3}"
_NUMBER = re.compile(rf"(\(?)\s*({_DIGITS})\s*([.)])(?![0-9๐-๙])\s*")
_OUTLINE_NUMBER = re.compile(rf"({_DIGITS})\.({_DIGITS})((?:\.{_DIGITS})*)[.)]?\s+")
_LETTER = re.compile(r"(\(?)\s*([ก-ฮa-zA-Z])\s*(?:(\))\s*|(\.)\s+)")
_ARTICLE = re.compile(rf"ข้อ(?:ที่)?\s*({_DIGITS})\s*(?:[.):]\s*|\s+)(?![0-9๐-๙])")
_BARE_NUMBER = re.compile(rf"({_DIGITS})\t\s*")
_BULLET = re.compile(r"[-–—−•●▪◦·*+○■□➢➤►▶❖◆✓✔‣⁃]\s+|[•●▪◦○■□➢➤►▶❖◆‣]\s*|o\t\s*|[\uf000-\uf0ff]\s*")
_REFERENCE = re.compile(rf"(?:และ|หรือ|ถึง|กับ|[-–—,/])\s*\(?\s*{_DIGITS}\s*[.)]")
"""What follows a number that is one of several named in a sentence: `(๑) และ (๒)`."""

_REFERRING = ("ข้อ", "ข้อที่", "มาตรา", "วรรค", "อนุมาตรา", "ลำดับที่", "ลำดับ", "ฉบับที่", "ครั้งที่", "หมวด", "ตาม")
"""What stands before a number that is no mark: `ตามข้อ` (๑)."""

_QUANTITY = re.compile(
    r"(?:ล้าน|แสน|หมื่น|พัน|ร้อย|บาท|เปอร์เซ็นต์|%|คะแนน|เท่า|ชั่วโมง|นาที|น\.|เมตร|กิโล|กม\.|ไร่|ตาราง|[0-9๐-๙])"
    r"|(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค"
    r"|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)"
)
"""What follows a figure, and not the number of an item."""

LETTERS = ("กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""The alphabets that lists count in; the Thai one leaves out ฃ, ฅ and ฆ."""

_LEAD = re.compile("[\\s\u200b-\u200f\u2060\ufeff]*")
"""What may stand before a mark: blanks, and what cannot be seen."""

_TAB_COLUMNS = 4
_DEEPER_COLUMNS = 2

Start = tuple[str, int]
"""A mark that needs a run: its shape, its number in it."""


class Mark(Enum):
    """What stood before a line."""

    NUMBER = "number"
    BULLET = "bullet"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A line without its mark. `deep` if it stands under a line of the list above it, `listed` if its source
    had it in a list, so that its number was never typed."""

    text: str
    mark: Mark
    deep: bool = False
    listed: bool = False


def without_lead(line: str) -> str:
    """The line without the blanks around it, and without what cannot be seen before it."""
    return line[_lead_end(line) :].rstrip()


def columns(line: str) -> int:
    """How far in the line begins, a tab counting as several."""
    lead = line[: _lead_end(line)]
    return sum(_TAB_COLUMNS if character == "\t" else character.isspace() for character in lead)


def read_line(line: str) -> PastedLine:
    """One line with its typed mark taken off, by itself: never deep."""
    return MarkReader((line,)).read(line)


def is_referring(before: str, phrase: str) -> bool:
    """Whether the number that `phrase` begins with belongs to the sentence `before` it: `ตามข้อ`, `(ข้อ`."""
    before = before.rstrip()
    found = _NUMBER.match(phrase)
    closes = found is not None and not found[1] and found[3] == ")"
    return before.endswith(_REFERRING) or (closes and before.count("(") > before.count(")"))


def _lead_end(line: str) -> int:
    found = _LEAD.match(line)
    assert found is not None, "nothing is a lead too"
    return found.end()


@dataclass(slots=True)
class _Level:
    """A list that is being read: how its marks look, the number that it has come to, how far in it stands."""

    shape: str
    number: int
    indent: int


class MarkReader:
    """Owner of where the lines of one text have got to: which lists are open, and how far each has counted.

    It is given all lines first, only to know which marks are one of a run.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._starts = {start for line in lines if (start := _start(without_lead(line))) is not None}
        self._levels: list[_Level] = []
        self._bullet_indent: int | None = None

    def read(self, line: str, before: str = "") -> PastedLine:
        """The next line. `before` is the line above it, if a sentence may go on from there."""
        stripped = without_lead(line)
        indent = columns(line)
        for pattern, read in (
            (_OUTLINE_NUMBER, self._outline_number),
            (_NUMBER, self._plain_number),
            (_LETTER, self._letter),
            (_ARTICLE, self._article),
            (_BARE_NUMBER, self._bare_number),
            (_BULLET, self._bullet),
        ):
            found = pattern.match(stripped)
            rest = without_lead(stripped[found.end() :]) if found is not None else ""
            if found is not None and rest:
                made = read(found, indent, rest, before)
                if made is not None:
                    return made
        return PastedLine(stripped, Mark.NONE)

    def count_listed(self, number: int | None) -> None:
        """A numbered line of the outermost list whose number was not typed, but is known, or the next one."""
        last = self._levels[0].number if self._levels else 0
        self._levels = [_Level(".", last + 1 if number is None else number, 0)]

    def _outline_number(self, found: re.Match[str], indent: int, rest: str, _before: str) -> PastedLine | None:
        """`1.2` under `1.`, or in a run: anything else is a figure, such as 2.5 million."""
        if _QUANTITY.match(rest) is not None:
            return None
        upper, lower = _figure(found[1]), _figure(found[2])
        shape = f"{upper}.x"
        known = next((level for level in self._levels if level.shape == shape), None)
        under = any(level.number == upper and not level.shape.endswith(".x") for level in self._levels)
        goes_on = known is not None and lower in (known.number, known.number + 1)
        follows = lower == 1 and any(level.shape == f"{upper - 1}.x" for level in self._levels[:1])
        in_run = (shape, lower + 1) in self._starts or (shape, lower - 1) in self._starts
        if not (goes_on or (under and lower == 1) or follows or in_run):
            return None
        if known is not None:
            known.number = lower
            del self._levels[self._levels.index(known) + 1 :]
        else:
            if not under:
                self._levels.clear()
            self._levels.append(_Level(shape, lower, indent))
        return PastedLine(rest, Mark.NUMBER, deep=len(self._levels) > 1 or bool(found[3]))

    def _plain_number(self, found: re.Match[str], indent: int, rest: str, before: str) -> PastedLine | None:
        shape, number = found[1] + found[3], _figure(found[2])
        if _REFERENCE.match(rest) is not None:
            return None
        if is_referring(before, found[0]) and before.strip() not in _REFERRING and not self._is_next(shape, number):
            return None
        return PastedLine(rest, Mark.NUMBER, deep=self._depth(shape, number, indent) > 0)

    def _letter(self, found: re.Match[str], indent: int, rest: str, before: str) -> PastedLine | None:
        shape, number = _letter_start(found)
        made_by_word_processor = "\t" in found[0]
        begins = number == 1 and (bool(found[1]) or bool(self._levels) or (shape, 2) in self._starts)
        goes_on = self._is_next(shape, number) or (number > 1 and self._is_run_of_its_own(shape, number))
        if not (made_by_word_processor or begins or goes_on) or is_referring(before, ""):
            return None
        return PastedLine(rest, Mark.NUMBER, deep=self._depth(shape, number, indent) > 0)

    def _article(self, found: re.Match[str], indent: int, rest: str, _before: str) -> PastedLine | None:
        number = _figure(found[1])
        if not (self._is_next("ข้อ", number) or ("ข้อ", number + 1) in self._starts) or _REFERENCE.match(rest):
            return None
        return PastedLine(rest, Mark.NUMBER, deep=self._depth("ข้อ", number, indent) > 0)

    def _bare_number(self, found: re.Match[str], indent: int, rest: str, _before: str) -> PastedLine | None:
        """The first column of a table, as far as it counts."""
        number = _figure(found[1])
        if not (self._is_next("\t", number) or (number == 1 and ("\t", 2) in self._starts)):
            return None
        return PastedLine(rest, Mark.NUMBER, deep=self._depth("\t", number, indent) > 0)

    def _bullet(self, found: re.Match[str], indent: int, rest: str, _before: str) -> PastedLine:
        if self._bullet_indent is None:
            self._bullet_indent = indent
        deep = indent >= self._bullet_indent + _DEEPER_COLUMNS or found[0].startswith("o\t")
        return PastedLine(rest, Mark.BULLET, deep)

    def _is_next(self, shape: str, number: int) -> bool:
        return any(level.shape == shape and level.number + 1 == number for level in self._levels)

    def _is_run_of_its_own(self, shape: str, number: int) -> bool:
        """Whether nothing was counted yet, and the next line of the run is there: copied from its middle."""
        return not self._levels and (shape, number + 1) in self._starts

    def _depth(self, shape: str, number: int, indent: int) -> int:
        """How deep this number stands, the outermost list being 0: it goes on in an open list, or begins one inside."""
        levels = self._levels
        for depth in reversed(range(len(levels))):
            level = levels[depth]
            far_enough_in = depth == 0 or indent > level.indent - _DEEPER_COLUMNS
            if level.shape == shape and level.number + 1 == number and far_enough_in:
                del levels[depth + 1 :]
                level.number = number
                return depth
        further_in = bool(levels) and indent >= levels[-1].indent + _DEEPER_COLUMNS
        known = next((depth for depth, level in enumerate(levels) if level.shape == shape), None)
        if levels and (further_in or (number == 1 and known is None)):
            levels.append(_Level(shape, number, indent))
            return len(levels) - 1
        depth = known or 0
        del levels[depth:]
        levels.append(_Level(shape, number, indent))
        return depth


def _start(stripped: str) -> Start | None:
    """The mark that the line may begin with, if it is one of those that need a run."""
    if (found := _OUTLINE_NUMBER.match(stripped)) is not None:
        return None if _QUANTITY.match(stripped, found.end()) else (f"{_figure(found[1])}.x", _figure(found[2]))
    if (found := _LETTER.match(stripped)) is not None:
        return _letter_start(found)
    if (found := _ARTICLE.match(stripped)) is not None:
        return "ข้อ", _figure(found[1])
    if (found := _BARE_NUMBER.match(stripped)) is not None:
        return "\t", _figure(found[1])
    return None


def _letter_start(found: re.Match[str]) -> Start:
    """The number of a letter in its alphabet, 0 for one that does not count (ฃ, ฅ)."""
    alphabet = next((letters for letters in LETTERS if found[2] in letters), "")
    return f"{found[1]}{alphabet[:1]}{found[3] or found[4]}", alphabet.find(found[2]) + 1


def _figure(digits: str) -> int:
    """The number of up to three digits before a line."""
    number = whole_number(digits, range(1_000))
    assert number is not None, "the patterns know no other digits"
    return number
