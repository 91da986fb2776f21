"""Word files with one feature each, made from a few lines of XML as Word writes it."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PACKAGE_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def run(text: str, properties: str = "") -> str:
    """A run whose blanks at the edges count."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; one that does not begin with `<` is a text."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def listed(text: str, number_id: int, level: int = 0) -> str:
    """A paragraph of a list of Word."""
    return par(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>')


def cell(*blocks: str, properties: str = "") -> str:
    """A cell of paragraphs or tables; one that does not begin with `<` is the text of a paragraph."""
    inner = "".join(one if one.startswith("<") else par(one) for one in blocks or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells; one that does not begin with `<` is the text of a cell."""
    inner = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def plain_table(rows: Iterable[Iterable[str]]) -> str:
    """A table of texts; a line break in one ends a paragraph."""
    return table(*(row(*(cell(*text.split("\n")) for text in texts)) for texts in rows))


def level(at: int, number_format: str, text: str, *, start: int = 1, more: str = "") -> str:
    """A level of a list; `more` is what stands between its format and its text."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(abstract: Mapping[int, str], nums: Mapping[int, int | tuple[int, str]]) -> str:
    """The lists of a document: levels by the abstract list, and of each list its abstract one and its overrides."""
    made = [
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>' for number, levels in abstract.items()
    ]
    for number, of in nums.items():
        base, overrides = of if isinstance(of, tuple) else (of, "")
        made.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{base}"/>{overrides}</w:num>')
    return f"<w:numbering {_SPACES}>{''.join(made)}</w:numbering>"


def starts_at(at: int, number: int) -> str:
    """The override of a list that begins anew."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{number}"/></w:lvlOverride>'


def styles(*made: str) -> str:
    """The styles of a document."""
    return f"<w:styles {_SPACES}>{''.join(made)}</w:styles>"


def word_file(*blocks: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A .docx with these paragraphs and tables in its body, and these parts beside it."""
    body = "".join(one if one.startswith("<") else par(one) for one in blocks)
    return zipped(
        {
            "[Content_Types].xml": content_types(
                {"word/document.xml": "document", "word/numbering.xml": "numbering", "word/styles.xml": "styles"},
                "wordprocessingml",
            ),
            "_rels/.rels": _PACKAGE_RELATIONS,
            "word/_rels/document.xml.rels": _document_relations(parts or {}),
            "word/document.xml": f"<w:document {_SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
            **(parts or {}),
        }
    )


def a_long_word_file(rows: int) -> bytes:
    """One with a table of so many rows, which takes long to read."""
    head = row("มาตรการ/โครงการ/กิจกรรม", "ขั้นตอน", "ผลการดำเนินการ", "ผลลัพธ์", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ")
    one = row("จัดทำคู่มือการให้บริการ", "๑. ประชุมชี้แจง", "๑. มีคู่มือ", "ประชาชนพึงพอใจ", "สำนักปลัด", "ต.ค. ๖๗")
    return word_file(table(head, *[one] * (rows - 1)))


def content_types(parts: Mapping[str, str], family: str) -> str:
    """The part that names what each part is: by its name the last word of its type."""
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{family}.{kind}'
        f'{".main" if kind in ("document", "sheet") else ""}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _document_relations(parts: Mapping[str, str | bytes]) -> str:
    related = "".join(
        f'<Relationship Id="{name}" Type="{_R}/{name}" Target="{name}.xml"/>'
        for name in ("numbering", "styles")
        if f"word/{name}.xml" in parts
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{related}</Relationships>'
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def saved(folder: Path, data: bytes, name: str = "แผนปฏิบัติการ ปี ๖๘.docx") -> Path:
    """The file in that folder."""
    path = folder / name
    path.write_bytes(data)
    return path
