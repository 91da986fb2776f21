"""Excel files, made from a few lines of XML as Excel writes it."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from tests.support.word_files import content_types, zipped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><cellXfs count="3"><xf numFmtId="0"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="21" applyNumberFormat="1"/></cellXfs></styleSheet>'
)

DATE_STYLE, TIME_STYLE = 1, 2
Value = str | float | bool
Sheet = Mapping[str, Value | tuple[float, int]]
"""The values of a sheet by the names of their cells; a date is its number and DATE_STYLE."""


def excel_file(
    *sheets: Sheet,
    merged: Sequence[str] = (),
    states: Sequence[str] = (),
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An .xlsx with these sheets; `merged` are ranges of the first one, `states` such as `hidden` of each."""
    names = [f"แผ่นที่ {number}" for number in range(1, len(sheets) + 1)]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}" state="{[*states, *["visible"] * n][n - 1]}"/>'
        for n, name in enumerate(names, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    return zipped(
        {
            "[Content_Types].xml": content_types(
                {
                    "xl/workbook.xml": "sheet",
                    "xl/styles.xml": "styles",
                    **{f"xl/worksheets/sheet{n}.xml": "worksheet" for n in range(1, len(sheets) + 1)},
                },
                "spreadsheetml",
            ),
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}<Relationship Id="s" '
            f'Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
            "xl/styles.xml": _STYLES,
            **{
                f"xl/worksheets/sheet{n}.xml": sheet_xml(sheet, merged if n == 1 else ())
                for n, sheet in enumerate(sheets, 1)
            },
            **(parts or {}),
        }
    )


def sheet_xml(sheet: Sheet, merged: Sequence[str] = ()) -> str:
    """The part of one sheet."""
    rows: dict[str, list[str]] = {}
    for name, value in sheet.items():
        rows.setdefault(name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), []).append(_cell(name, value))
    lines = "".join(f'<row r="{number}">{"".join(cells)}</row>' for number, cells in rows.items())
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    merges = f"<mergeCells>{ranges}</mergeCells>" if merged else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData>{merges}</worksheet>'


def _cell(name: str, value: Value | tuple[float, int]) -> str:
    if isinstance(value, str):
        return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    if isinstance(value, bool):
        return f'<c r="{name}" t="b"><v>{1 if value else 0}</v></c>'
    number, style = value if isinstance(value, tuple) else (value, 0)
    return f'<c r="{name}" s="{style}"><v>{number}</v></c>'
