"""The numbers that Word draws before paragraphs: `numbering.xml` and the styles, counted in the order of the document.

ECMA-376 part 1, 17.9. A paragraph has a list by itself or by its style (`numId` 0: none); counters belong to the
abstract list, so that two lists made of it count on, unless `startOverride` begins anew.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ita_desktop.domain.pasting.list_marks import LETTERS
from ita_desktop.domain.pasting.symbol_fonts import seen
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.exchange.reading.package import attributes_of, child, children, is_on, value_of
from ita_desktop.exchange.reading.word_styles import Styles

_THAI, _SMALL, _CAPITAL = LETTERS
_LEVELS = range(9)
_STARTS = range(1_000_000)
_LINKS_MAX = 20
_REPEATED_MAX = 20
_PLACES = "123456789"
_PLACE = re.compile(f"%([{_PLACES}])")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ROMAN_MAX = 32_767
_DIGIT_WORDS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACE_WORDS = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restarts_after` is the level (from 1) behind which it begins anew; None: behind any."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    is_legal: bool = False
    restarts_after: int | None = None
    font: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Number:
    """What stands before a paragraph, in which of Word's formats, and how deep."""

    text: str
    format: str
    level: int


class WordNumbers:
    """Owner of the counters of one document."""

    def __init__(self, numbering: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        for name, one in children(numbering):
            kept = {"w:abstractNum": self._abstract, "w:num": self._nums}.get(name, {})
            kept.setdefault(attributes_of(one).get(f"{name}Id", ""), one)
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, properties: Element | None) -> Number | None:
        """The number of the next paragraph of the document, by its `w:pPr`; None if it has none."""
        number_id, level = self._list_of(properties)
        found = self._list(number_id) if number_id not in ("", "0") else None
        if found is None or level not in found.levels:
            return None
        counters = self._counters.setdefault(found.abstract, {})
        self._count(found, number_id, level, counters)
        at = found.levels[level]
        if at.format == "none":
            return None
        if at.format == "bullet":
            drawn = _bullet(at)
            return Number(drawn, "bullet", level) if drawn else None
        text = _PLACE.sub(lambda place: _counter(found, counters, _PLACES.index(place[1]), at.is_legal), at.text)
        return Number(text, at.format, level) if text.strip() else None

    def _list_of(self, properties: Element | None) -> tuple[str, int]:
        """The list and the level of a paragraph, by itself or by its style; an empty list if it has none."""
        own = child(properties, "w:numPr")
        number_id, level = value_of(own, "w:numId"), value_of(own, "w:ilvl")
        style = value_of(properties, "w:pStyle")
        if number_id is None:
            number_id, of_style = self._styles.list_of(style)
            if number_id and of_style is None:
                of_style = self._level_of_style(number_id, self._styles.known(style))
            level = level if level is not None else of_style
        return number_id, whole_number(level or "0", _LEVELS) or 0

    def _level_of_style(self, number_id: str, style: str) -> str | None:
        """The level of the list that names the style as its own."""
        abstract = self._abstract.get(value_of(self._nums.get(number_id), "w:abstractNumId") or "")
        for name, one in children(abstract):
            if name == "w:lvl" and value_of(one, "w:pStyle") == style:
                return attributes_of(one).get("w:ilvl")
        return None

    def _list(self, number_id: str) -> _List | None:
        if number_id not in self._lists:
            self._lists[number_id] = self._read_list(number_id)
        return self._lists[number_id]

    def _read_list(self, number_id: str) -> _List | None:
        num = self._nums.get(number_id)
        abstract_id = value_of(num, "w:abstractNumId")
        for _ in range(_LINKS_MAX):
            link = value_of(self._abstract.get(abstract_id or ""), "w:numStyleLink")
            if not link:
                break
            linked, _level_of_link = self._styles.list_of(link)
            abstract_id = value_of(self._nums.get(linked), "w:abstractNumId")
        abstract = self._abstract.get(abstract_id or "")
        if num is None or abstract is None or abstract_id is None:
            return None
        levels = dict(_level(one) for name, one in children(abstract) if name == "w:lvl")
        starts: dict[int, int] = {}
        for name, one in children(num):
            if name != "w:lvlOverride":
                continue
            at = whole_number(attributes_of(one).get("w:ilvl", ""), _LEVELS) or 0
            begins = whole_number(value_of(one, "w:startOverride") or "", _STARTS)
            if begins is not None:
                starts[at] = begins
            own = child(one, "w:lvl")
            if own is not None:
                levels[at] = _level(own)[1]
        return _List(abstract_id, levels, starts)

    def _count(self, found: _List, number_id: str, level: int, counters: dict[int, int]) -> None:
        begins_anew = level in found.starts and (number_id, level) not in self._begun
        self._begun.add((number_id, level))
        if begins_anew:
            counters[level] = found.starts[level]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = found.levels[level].start
        for deeper in [one for one in counters if one > level]:
            after = found.levels[deeper].restarts_after if deeper in found.levels else None
            if after is None or 0 < level + 1 <= after:
                del counters[deeper]


def _level(element: Element) -> tuple[int, Level]:
    at = whole_number(attributes_of(element).get("w:ilvl", ""), _LEVELS) or 0
    restarts = value_of(element, "w:lvlRestart")
    fonts = attributes_of(child(child(element, "w:rPr"), "w:rFonts"))
    level = Level(
        whole_number(value_of(element, "w:start") or "", _STARTS) or 0,
        _format(element),
        value_of(element, "w:lvlText") or "",
        is_on(element, "w:isLgl"),
        whole_number(restarts, range(10)) if restarts is not None else None,
        fonts.get("w:ascii", fonts.get("w:hAnsi", "")).lower(),
    )
    return at, level


def _format(element: Element) -> str:
    """The format of a level; that for older programs if it is one that the program made by itself."""
    own = value_of(element, "w:numFmt")
    if own is None:
        choice = child(element, "mc:AlternateContent")
        own = value_of(child(choice, "mc:Fallback"), "w:numFmt")
        own = value_of(child(choice, "mc:Choice"), "w:numFmt") if own is None else own
    return own or "decimal"


def _bullet(level: Level) -> str:
    """The bullet that is drawn: letters of symbol fonts as what is seen, and a dot where that is not known."""
    return _PRIVATE.sub("•", seen(level.text, level.font)) if level.text.strip() else ""


def _counter(found: _List, counters: dict[int, int], level: int, is_legal: bool) -> str:
    at = found.levels.get(level)
    if at is None:
        return ""
    return in_format(counters.get(level, at.start), "decimal" if is_legal else at.format)


def in_format(number: int, name: str) -> str:
    """The number in one of Word's formats; in Arabic digits if the format is not known here."""
    return _FORMATS.get(name, str)(number)


def _letters(alphabet: str) -> Callable[[int], str]:
    """A letter for each number; behind the last one two of each, then three."""

    def letters(number: int) -> str:
        times, at = divmod(number - 1, len(alphabet))
        return alphabet[at] * min(times + 1, _REPEATED_MAX) if number > 0 else str(number)

    return letters


def _roman(number: int) -> str:
    if not 0 < number <= _ROMAN_MAX:
        return str(number)
    words = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        words.append(letters * times)
    return "".join(words)


def _ordinal(number: int) -> str:
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


def _thai_counting(number: int) -> str:
    """The number in Thai words: หนึ่ง, สิบเอ็ด, ยี่สิบ."""
    if number == 0:
        return _DIGIT_WORDS[0]
    if number >= 1_000_000:
        millions, rest = divmod(number, 1_000_000)
        return f"{_thai_counting(millions)}ล้าน{_thai_counting(rest) if rest else ''}"
    words = []
    for place in reversed(range(len(_PLACE_WORDS))):
        figure = number // 10**place % 10
        if place == 1 and figure in (1, 2):
            words.append("สิบ" if figure == 1 else "ยี่สิบ")
        elif place == 0 and figure == 1 and number > 1:
            words.append("เอ็ด")
        elif figure:
            words.append(_DIGIT_WORDS[figure] + _PLACE_WORDS[place])
    return "".join(words)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "thaiNumbers": to_thai_digits,
    "thaiLetters": _letters(_THAI),
    "thaiCounting": _thai_counting,
    "bahtText": _thai_counting,
    "lowerLetter": _letters(_SMALL),
    "upperLetter": _letters(_CAPITAL),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda _: "",
    "bullet": lambda _: "",
}
