"""How many decimals the sums of an Excel file of this program show: its library reads 12000.00 as 12000.

Styles are those of ECMA-376 part 1, 18.8.
"""

import re

from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.exchange.reading.package import Package, attributes_of, children, short_name

Decimals = dict[tuple[int, int], int]
"""Of cells by row and column, from 0."""

_TWO = {2: 2, 4: 2, 39: 2, 40: 2}
"""The built-in formats with decimals."""

_PLACES = re.compile(r"[0#]\.(0{1,2})(?!0)")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_NAME, _STYLE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"'), re.compile(rb'\bs="([0-9]{1,5})"')
_NUMBERS = range(100_000)


def decimals_of(parts: Package) -> dict[str, Decimals]:
    """By the name of each sheet the decimals of its cells that have some. Raises FileDamagedError."""
    styles = _decimals_of_styles(parts)
    related = parts.related("xl/workbook.xml")
    found: dict[str, Decimals] = {}
    for name, listed in children(parts.tree("xl/workbook.xml")):
        for _, sheet in children(listed) if _last(name) == "sheets" else ():
            attributes = attributes_of(sheet)
            _, target, is_outside = related.get(attributes.get("r:id", ""), ("", "", True))
            if not is_outside and target in parts.names:
                found[attributes.get("name", "")] = _in_sheet(parts.read(target), styles)
    return found


def _decimals_of_styles(parts: Package) -> list[int]:
    """The decimals of each style of cells by its place."""
    codes, styles = dict(_TWO), list[int]()
    for name, listed in children(parts.tree("xl/styles.xml")):
        for _, one in children(listed):
            attributes = attributes_of(one)
            number = whole_number(attributes.get("numFmtId", ""), _NUMBERS) or 0
            if _last(name) == "numFmts":
                places = _PLACES.search(attributes.get("formatCode", ""))
                codes[number] = len(places[1]) if places is not None else 0
            elif _last(name) == "cellXfs":
                styles.append(codes.get(number, 0))
    return styles


def _in_sheet(sheet: bytes, styles: list[int]) -> Decimals:
    found: Decimals = {}
    for cell in _CELL.finditer(sheet):
        name, style = _NAME.search(cell[1]), _STYLE.search(cell[1])
        at = whole_number(style[1].decode(), _NUMBERS) if style is not None else None
        if name is not None and at is not None and at < len(styles) and styles[at]:
            found[row_number(name[2]) - 1, column_number(name[1]) - 1] = styles[at]
    return found


def _last(name: str) -> str:
    return short_name(name).rpartition(":")[2]


def row_number(figures: bytes) -> int:
    """The number of a row, from 1, by its figures."""
    return whole_number(figures.decode(), range(10**8)) or 0


def column_number(letters: bytes) -> int:
    """The number of a column, from 1, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
