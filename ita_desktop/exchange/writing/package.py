"""A zipped office file of its parts, and what every part needs: XML with its texts escaped, relationships, properties.

Parts are packed while they are made, so that no large one stands in memory whole. Equal parts give equal bytes.
"""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import BinaryIO, NamedTuple
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ita_desktop.domain.report.agency_name import name_on_paper
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Columns
from ita_desktop.domain.report.report import Report
from ita_desktop.exchange.own_columns import PROPERTY, column_text

CREATOR = "ITA Desktop"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CORE, _OWN = "docProps/core.xml", "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_CUSTOM = 2
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip file can have

Part = bytes | Iterable[str]


def zipped(parts: Iterable[tuple[str, Part]]) -> bytes:
    """The file of those parts, by their names and in their order."""
    target = BytesIO()
    pack(parts, target)
    return target.getvalue()


def pack(parts: Iterable[tuple[str, Part]], target: BinaryIO) -> None:
    """Write the file of those parts; each is read to its end before the next is asked for."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, part in parts:
            about = ZipInfo(name, _EARLIEST)
            about.compress_type = ZIP_DEFLATED
            with archive.open(about, "w") as stream:
                for piece in (part,) if isinstance(part, bytes) else part:
                    stream.write(piece if isinstance(piece, bytes) else piece.encode())


def attribute(text: str) -> str:
    """The text as the value of an attribute, with its quotes."""
    return quoteattr(text, {"\n": "&#10;", "\t": "&#9;"})


def content_types(parts: Mapping[str, str], suffixes: Mapping[str, str]) -> Iterator[str]:
    """What each part is: by its name, else by its suffix."""
    yield f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
    known = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        **suffixes,
    }
    for suffix, kind in known.items():
        yield f'<Default Extension="{suffix}" ContentType="{kind}"/>'
    for name, kind in {**parts, _CORE: _TYPE, _OWN: _CUSTOM_TYPE}.items():
        yield f'<Override PartName="/{name}" ContentType="{kind}"/>'
    yield "</Types>"


def relationships(targets: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The last words of their types and the parts that they lead to; the first is rId1."""
    yield f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
    for number, (kind, target) in enumerate(targets, 1):
        of = _PACKAGE if kind.startswith("metadata/") else _OFFICE
        yield f'<Relationship Id="rId{number}" Type="{of}/relationships/{kind}" Target="{target}"/>'
    yield "</Relationships>"


def of_package(main: str) -> Iterator[str]:
    """The relationships of the package itself."""
    return relationships((("officeDocument", main), ("metadata/core-properties", _CORE), ("custom-properties", _OWN)))


class About(NamedTuple):
    """What a file has about itself: title, subject, author, and the columns of its report if they are not the usual
    ones."""

    title: str
    subject: str = ""
    creator: str = CREATOR
    columns: Columns = DEFAULT_COLUMNS


def about_report(report: Report) -> About:
    """What a file with the report has about itself."""
    subject = f"{report.oit_item} {report.fiscal_year}"
    return About(report.title, subject, name_on_paper(report.agency) or CREATOR, report.columns)


def properties(about: About) -> Iterator[tuple[str, Part]]:
    """The parts that have what a file has about itself."""
    yield _CORE, _core(about)
    yield _OWN, _own(about.columns if about.columns != DEFAULT_COLUMNS else ())


def _core(about: About) -> Iterator[str]:
    texts = {
        "dc:title": about.title,
        "dc:subject": about.subject,
        "dc:creator": about.creator,
        "dc:language": "th-TH",
        "cp:lastModifiedBy": CREATOR,
    }
    yield (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    )
    for name, text in texts.items():
        yield f"<{name}>{escape(' '.join(text.split()))}</{name}>"
    yield "</cp:coreProperties>"


def _own(columns: Columns) -> Iterator[str]:
    yield (f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">')
    for number, column in enumerate(columns):
        yield (
            f'<property fmtid="{_CUSTOM_SET}" pid="{_FIRST_CUSTOM + number}" name="{PROPERTY}{number + 1}">'
            f"<vt:lpwstr>{escape(column_text(column))}</vt:lpwstr></property>"
        )
    yield "</Properties>"
