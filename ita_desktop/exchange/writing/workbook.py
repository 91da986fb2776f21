"""An Excel file (.xlsx) of sheets of rows.

ECMA-376 part 1. Texts stand in the cells themselves and have the type of texts, so that no formula becomes of one; what
begins like one is also marked as a text for those who edit it. Rows are packed one by one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from math import ceil
from typing import BinaryIO, NamedTuple
from xml.sax.saxutils import escape

from ita_desktop.exchange.own_sheets import begins_a_formula
from ita_desktop.exchange.writing.package import (
    DECLARATION,
    About,
    Part,
    attribute,
    content_types,
    of_package,
    pack,
    properties,
    relationships,
    zipped,
)
from ita_desktop.exchange.writing.sheet_rows import Row, Value

SHEET_ROWS_MAX = 2**20
"""Rows of a sheet that Excel opens."""

_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_HEAD, _TEXT, _MARKED, _NUMBER, *_SUMS = range(1, 8)
"""The styles of cells, by their places in `_styles`; of sums, with as many decimals as they were typed with."""

_WHOLE, _TENTHS, _HUNDREDTHS = 3, 164, 4
"""Formats of numbers: two are built in, the others begin at 164 (ECMA-376 part 1, 18.8.30)."""

_FONT, _SIZE = "TH SarabunPSK", 16
_LINE, _PADDING, _HIGHEST = 22, 3, 409
"""Points."""

_LOOSE = 1.15
"""Lines end between words, so that they are not full."""

_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would take for the code of a character (ECMA-376 part 1, 22.4.2.4)."""


class Sheet(NamedTuple):
    """The name of a sheet; its rows, the head first; the widths of its columns, in characters."""

    name: str
    rows: Iterable[Row]
    widths: Sequence[int]


def workbook(sheets: Sequence[Sheet], about: About) -> bytes:
    """The bytes of the file. Equal rows give equal bytes."""
    return zipped(_parts(sheets, about))


def write_workbook(sheets: Iterable[Sheet], about: About, target: BinaryIO) -> None:
    """Write the file. The rows of a sheet are read to their end before the next one is asked for."""
    pack(_parts(sheets, about), target)


def _parts(sheets: Iterable[Sheet], about: About) -> Iterator[tuple[str, Part]]:
    """What counts the sheets comes after them: how many there are is not known before they are made."""
    yield "_rels/.rels", of_package("xl/workbook.xml")
    yield from properties(about)
    names = []
    for number, sheet in enumerate(sheets, 1):
        yield f"xl/worksheets/sheet{number}.xml", _sheet(sheet.rows, sheet.widths, is_first=number == 1)
        names.append(sheet.name)
    numbers = range(1, len(names) + 1)
    types = {
        "xl/workbook.xml": f"{_KIND}sheet.main+xml",
        "xl/styles.xml": f"{_KIND}styles+xml",
        **{f"xl/worksheets/sheet{number}.xml": f"{_KIND}worksheet+xml" for number in numbers},
    }
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    yield "[Content_Types].xml", content_types(types, {})
    yield "xl/_rels/workbook.xml.rels", relationships([*targets, ("styles", "styles.xml")])
    yield "xl/workbook.xml", _workbook(names)
    yield "xl/styles.xml", _styles()


def _workbook(names: Sequence[str]) -> Iterator[str]:
    """The sheets, whose heads are printed on every page."""
    yield f'{DECLARATION}<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>'
    for number, name in enumerate(names, 1):
        yield f'<sheet name={attribute(name)} sheetId="{number}" r:id="rId{number}"/>'
    yield "</sheets><definedNames>"
    for number, name in enumerate(names):
        yield f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">\'{name}\'!$1:$1</definedName>'
    yield "</definedNames></workbook>"


def _styles() -> Iterator[str]:
    font = f'<sz val="{_SIZE}"/><name val="{_FONT}"/><family val="2"/><charset val="222"/>'
    sides = "".join(f'<{side} style="thin"><color auto="1"/></{side}>' for side in ("left", "right", "top", "bottom"))
    top = '<alignment vertical="top" wrapText="1"/>'
    yield f'{DECLARATION}<styleSheet xmlns="{_S}"><numFmts count="1">'
    yield f'<numFmt numFmtId="{_TENTHS}" formatCode="#,##0.0"/></numFmts>'
    yield f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
    yield (
        '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill><fill><patternFill patternType="solid"><fgColor rgb="FFEBEBEB"/></patternFill></fill></fills>'
    )
    yield f'<borders count="2"><border/><border>{sides}</border></borders>'
    yield '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8"><xf fontId="0"/>'
    yield _format(
        0, '<alignment horizontal="center" vertical="center" wrapText="1"/>', ' fillId="2" applyFill="1"', font=1
    )
    yield _format(0, top)
    yield _format(0, top, ' quotePrefix="1"')
    yield _format(0, '<alignment horizontal="center" vertical="top"/>')
    for number in (_WHOLE, _TENTHS, _HUNDREDTHS):
        yield _format(number, '<alignment vertical="top"/>', ' applyNumberFormat="1"')
    yield "</cellXfs></styleSheet>"


def _format(number: int, alignment: str, more: str = "", *, font: int = 0) -> str:
    return (
        f'<xf numFmtId="{number}" fontId="{font}" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1"{more}>'
        f"{alignment}</xf>"
    )


def _sheet(rows: Iterable[Row], widths: Sequence[int], *, is_first: bool) -> Iterator[str]:
    """A sheet whose first row stays in view and filters."""
    selected = ' tabSelected="1"' if is_first else ""
    yield (
        f'{DECLARATION}<worksheet xmlns="{_S}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        f'<sheetView workbookViewId="0"{selected}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft"'
        ' state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="24"/><cols>'
    )
    for column, width in enumerate(widths, 1):
        yield f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    last = 0
    for last, row in enumerate(rows, 1):
        yield f'<row r="{last}" ht="{_height(row, widths)}">'
        for column, value in enumerate(row):
            yield _cell(f"{_letters(column)}{last}", value, is_head=last == 1)
        yield "</row>"
    yield (
        f'</sheetData><autoFilter ref="A1:{_letters(len(widths) - 1)}{last}"/>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _height(row: Row, widths: Sequence[int]) -> int:
    """About the height of the row, in points. Excel makes it right when it is edited there."""
    lines = [
        sum(max(ceil(_advance(line) * _LOOSE / width), 1) for line in value.split("\n"))
        for value, width in zip(row, widths, strict=True)
        if isinstance(value, str)
    ]
    return min(max(lines, default=1) * _LINE + _PADDING, _HIGHEST)


def _advance(line: str) -> int:
    """How many characters of the line stand beside each other: marks stand above and below."""
    return len(line) - len(_MARKS.findall(line))


def _cell(name: str, value: Value, *, is_head: bool) -> str:
    if not isinstance(value, str):
        style = _NUMBER if isinstance(value, int) else _SUMS[_decimals(value)]
        return f'<c r="{name}" s="{style}"><v>{value}</v></c>'
    style = _HEAD if is_head else _MARKED if begins_a_formula(value) else _TEXT
    if not value:
        return f'<c r="{name}" s="{style}"/>'
    text = escape(_ESCAPED.sub("_x005F_", value))
    return f'<c r="{name}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _decimals(value: Decimal) -> int:
    """How many decimals a sum was typed with, two at most."""
    return min(len(str(value).partition(".")[2]), len(_SUMS) - 1)


def _letters(column: int) -> str:
    """The letters of a column, from 0: `A`, `Z`, `AA`."""
    before, letter = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + letter)
