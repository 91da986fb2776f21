"""The rules of PDF/A-2 level A (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) that a machine can check, one function each.

Each takes a file and gives the breaches it finds, in words; none where the rule holds. docs/pdf.md lists them.
"""

import re
import struct
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf

from tests.support.pdf_glyphs import PdfFont

Rule = Callable[[bytes, pikepdf.Pdf], Iterator[str]]

_PAINTING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}
_OPERATORS = _PAINTING | set(
    re.findall(
        r"\S+",
        "BDC BMC BT BX c cm CS cs d d0 d1 DP EMC ET EX G g gs h i J j K k l M m MP n q Q re RG rg ri SC sc SCN scn"
        " T* Tc Td TD Tf TL Tm Tr Ts Tw Tz v w W W* y",
    )
)
_COLOURS = {"g", "G", "rg", "RG"}
_STANDARD = {
    *("Document", "H1", "H2", "P", "Table", "THead", "TBody", "TR", "TH", "TD", "L", "LI", "Lbl"),
    *("LBody", "Span", "Figure"),
}
_FORBIDDEN_KEYS = {
    "/AA", "/OpenAction", "/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/EmbeddedFile", "/RichMedia",
    "/AcroForm", "/XFA", "/Encrypt", "/F", "/FFilter", "/FDecodeParms", "/OPI", "/PS", "/TR", "/TR2", "/HTP",
    "/Requirements", "/PresSteps",
}  # fmt: skip
_KIDS = {
    "Table": {"THead", "TBody"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
}


def breaches(pdf: bytes) -> list[str]:
    """Everything that breaks a rule, as `rule: what`."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [f"{rule.__name__}: {what}" for rule in RULES for what in rule(pdf, document)]


def file_header(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.1.2: the version line, then a comment of four bytes above 127."""
    if not re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", pdf):
        yield "the file does not begin as it must"


def file_trailer(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.1.3: an ID, no encryption, nothing after the end."""
    if "/ID" not in document.trailer:
        yield "no ID"
    if not pdf.endswith(b"%%EOF\n"):
        yield "something stands after the end"


def stream_lengths(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.1.7: Length is the number of bytes between `stream` and `endstream`; Flate is the only filter."""
    for found in re.finditer(rb"/Length (\d+)[^>]*?>>\s*stream\n", pdf):
        end = found.end() + int(found[1])
        if not pdf[end : end + 11].lstrip(b"\r\n").startswith(b"endstream"):
            yield f"a wrong Length at byte {found.start()}"
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and str(thing.get("/Filter", "/FlateDecode")) != "/FlateDecode":
            yield f"filter {thing.Filter}"


def no_forbidden_keys(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.1.7, 6.4, 6.5, 6.8, 6.9: no actions, scripts, forms, attachments, encryption, external streams."""
    for thing in document.objects:
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            yield from set(thing.keys()) & _FORBIDDEN_KEYS


def limits(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.1.13: names up to 127 bytes, strings up to 32767, not too many objects."""
    if len(document.objects) > 8_388_607:
        yield "too many objects"
    for thing in document.objects:
        for value in _values(thing):
            if isinstance(value, pikepdf.String) and len(bytes(value)) > 32767:
                yield "a string that is too long"
            if isinstance(value, pikepdf.Name) and len(str(value).encode()) > 128:
                yield "a name that is too long"


def colours(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.2.4.3: device colours are grey or RGB, which the output intent defines."""
    for page, operator, _ in _instructions(document):
        if operator in {"k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"}:
            yield f"page {page}: {operator}"


def output_intent(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.2.3: one GTS_PDFA1 intent with an RGB profile of at most version 4, complete to its last tag."""
    intents = document.Root.get("/OutputIntents", pikepdf.Array())
    if [str(intent.S) for intent in intents] != ["/GTS_PDFA1"]:
        yield "no single output intent"
        return
    stream = intents[0].DestOutputProfile
    profile = stream.read_bytes()
    if int(stream.N) != 3 or profile[16:20] != b"RGB " or profile[36:40] != b"acsp" or profile[8] > 4:
        yield "the profile is not an RGB profile of version 2 or 4"
    if struct.unpack(">I", profile[:4])[0] != len(profile):
        yield "the profile's size is wrong"
    tags = {profile[132 + 12 * n : 136 + 12 * n] for n in range(struct.unpack(">I", profile[128:132])[0])}
    if not {b"desc", b"cprt", b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"} <= tags:
        yield "the profile lacks tags"
    for number in range(len(tags)):
        offset, size = struct.unpack_from(">II", profile, 136 + 12 * number)
        if offset % 4 or offset + size > len(profile):
            yield "a tag lies outside the profile"


def operators(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.2.2: only operators of ISO 32000-1; no transparency, no graphics states, nothing drawn but named images."""
    for page, operator, operands in _instructions(document):
        if operator not in _OPERATORS or operator in {"gs", "INLINE IMAGE", "ri", "BX"}:
            yield f"page {page}: {operator}"
        elif operator == "Do":
            named: Any = document.pages[page].Resources.get("/XObject", pikepdf.Dictionary())
            if str(operands[0]) not in named or named[str(operands[0])].Subtype != "/Image":
                yield f"page {page}: {operands[0]} is no image"


def pictures(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.2.8: images of eight bits in RGB, neither smoothed nor see-through, without alternates."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
            if thing.get("/ColorSpace") != "/DeviceRGB" or thing.get("/BitsPerComponent") != 8:
                yield f"an image in {thing.get('/ColorSpace')}"
            for key in ("/Alternates", "/OPI", "/Interpolate", "/SMask", "/SMaskInData", "/Mask", "/Intent"):
                if key in thing:
                    yield f"an image with {key}"
            if len(thing.read_bytes()) != 3 * int(thing.Width) * int(thing.Height):
                yield "an image of another size than it says"


def figures_have_words(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """UA 7.3: every figure says in words what it shows, and where it stands."""
    for element in _elements(document):
        if element.S == "/Figure":
            if not str(element.get("/Alt", "")).strip():
                yield "a figure without words"
            if len(element.get("/A", {}).get("/BBox", ())) != 4:
                yield "a figure without a box"


def fonts_embedded(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.2.11.2-4: every font is an embedded TrueType CID font with our code map, and no other font is mentioned."""
    for thing in document.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
            continue
        if thing.Subtype == "/Type0":
            if thing.Encoding != "/Identity-H":
                yield f"{thing.BaseFont}: encoding {thing.Encoding}"
        elif thing.Subtype == "/CIDFontType2":
            if "/FontFile2" not in thing.FontDescriptor:
                yield f"{thing.BaseFont}: not embedded"
            if not isinstance(thing.get("/CIDToGIDMap"), pikepdf.Stream):
                yield f"{thing.BaseFont}: no map of codes"
            if not re.fullmatch(r"/[A-Z]{6}\+.+", str(thing.BaseFont)):
                yield f"{thing.BaseFont}: not named as a subset"
        else:
            yield f"{thing.get('/BaseFont')}: a {thing.Subtype}"


def widths(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.2.11.5: widths in the dictionary are those of the font program."""
    for font in _fonts(document).values():
        for code, width in font.widths.items():
            if abs(font.glyf.advance(font.glyph(code)) - width) > 1:
                yield f"{font.name} code {code}"


def text_mapping(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.2.11.7, UA 7.21.7: every code shown has characters; none is 0, FEFF or FFFE."""
    for font, code in _shown(document):
        text = font.texts.get(code)
        if not text:
            yield f"{font.name} code {code} has no text"
        elif set(text) & {"\0", "\ufeff", "\ufffe"}:
            yield f"{font.name} code {code} stands for what no reader accepts"


def private_use_has_actual_text(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.2.11.7.3: what is mapped to private use stands in marked content with ActualText."""
    for page, operator, operands, stack, font in _walk(document):
        if operator in ("Tj", "'") and font is not None:
            private = any(
                "\ue000" <= c <= "\uf8ff" or c >= "\U000f0000"
                for code in _codes(operands)
                for c in font.texts.get(code, "")
            )
            if private and not any("/ActualText" in properties for _, properties in stack):
                yield f"page {page}"


def no_notdef(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.2.11.8: glyph 0 is never shown."""
    for font, code in _shown(document):
        if font.glyph(code) == 0:
            yield f"{font.name} code {code}"


def glyphs_exist(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.2.11.4.1: the program has every glyph shown, and every component of it."""
    for font, code in _shown(document):
        gid = font.glyph(code)
        if gid >= font.glyf.count or any(part[0] >= font.glyf.count for part in font.glyf.components(gid)):
            yield f"{font.name} code {code}"


def metadata(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.6, UA 5 and 7.1: plain XMP that says 2A and UA-1, has a title, and agrees with the information dictionary."""
    stream = document.Root.get("/Metadata")
    if stream is None or "/Filter" in stream:
        yield "no plain metadata"
        return
    xmp = stream.read_bytes().decode("utf-8")
    for wanted in (
        "<pdfaid:part>2<",
        "<pdfaid:conformance>A<",
        "<pdfuaid:part>1<",
        "http://www.aiim.org/pdfua/ns/id/</pdfaSchema",
    ):
        if wanted not in xmp:
            yield f"{wanted} is missing"
    with document.open_metadata(set_pikepdf_as_editor=False) as records:
        pairs = {
            "/Title": "dc:title",
            "/Subject": "dc:description",
            "/Creator": "xmp:CreatorTool",
            "/Producer": "pdf:Producer",
        }
        for key, name in pairs.items():
            if str(document.trailer.Info[key]) != str(records.get(name)):
                yield f"{key} and {name} differ"
        if [str(document.trailer.Info.Author)] != list(records.get("dc:creator", [])):
            yield "authors differ"
        digits = re.sub(r"\D", "", str(document.trailer.Info.CreationDate))
        if digits != re.sub(r"\D", "", str(records.get("xmp:CreateDate"))):
            yield "dates differ"
        if not records.get("dc:title"):
            yield "no title"


def catalogue(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.7.2-4, UA 7.1-2: marked, a language, a structure tree, the title shown in the window bar."""
    root: Any = document.Root
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not marked"
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", str(root.get("/Lang", ""))):
        yield "no language"
    if "/StructTreeRoot" not in root:
        yield "no structure tree"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title is not shown"


def nothing_untagged(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """UA 7.1: every mark is content of an element or an artifact, never both, and marked content is closed in order."""
    for page, operator, _, stack, _ in _walk(document):
        kinds = ["artifact" if tag == "/Artifact" else "content" for tag, properties in stack if tag != "/Span"]
        if operator in _PAINTING and len(kinds) != 1:
            yield f"page {page}: {operator} in {kinds}"
        if operator == "end" and stack:
            yield f"page {page}: marked content is left open"


def structure_refers_to_content(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """ISO 32000-1, 14.7.4: MCIDs, the parent tree and the elements' kids say the same."""
    if "/StructTreeRoot" not in document.Root:
        return
    numbers = document.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    found: dict[tuple[int, int], tuple[int, str]] = {}
    pages: dict[Any, int] = {page.objgen: int(page.StructParents) for page in document.pages}
    for element in _elements(document):
        for kid in _kids(element):
            if not isinstance(kid, pikepdf.Dictionary):
                found[pages[element.Pg.objgen], int(kid)] = (element.objgen[0], str(element.S))
            elif kid.get("/Type") == "/MCR":
                found[pages[kid.Pg.objgen], int(kid.MCID)] = (element.objgen[0], str(element.S))
    shown: set[tuple[int, int]] = set()
    for page, operator, operands, _, _ in _walk(document):
        if operator == "BDC" and "/MCID" in operands[1]:
            key = (int(document.pages[page].StructParents), int(operands[1].MCID))
            if key in shown:
                yield f"MCID {key} twice"
            shown.add(key)
            if key not in found:
                yield f"MCID {key} belongs to no element"
            elif owners[key[0]][key[1]].objgen[0] != found[key][0]:
                yield f"the parent tree is wrong at {key}"
            elif found[key][1] != str(operands[0]):
                yield f"{operands[0]} marked, {found[key][1]} in the tree at {key}"
    for key in set(found) - shown:
        yield f"no content for {key}"


def standard_types(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """A 6.7.3, UA 7.1: elements are of standard types and know their parents; the root is one Document."""
    if "/StructTreeRoot" not in document.Root:
        return
    root = document.Root.StructTreeRoot
    if root.K.S != "/Document" or root.K.P.objgen != root.objgen:
        yield "the root is not a Document"
    for element in _elements(document):
        if str(element.S)[1:] not in _STANDARD:
            yield f"{element.S}"
        for kid in _kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and kid.P.objgen != element.objgen:
                yield f"{kid.S} does not know its parent"


def headings(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """UA 7.4: the first heading is H1 and no level is left out."""
    level = 0
    for element in _elements(document):
        if re.fullmatch(r"/H\d", str(element.S)):
            now = int(str(element.S)[2:])
            if now > level + 1:
                yield f"H{now} after H{level}"
            level = now
    if level == 0:
        yield "no heading"


def tables_and_lists(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """UA 7.5-6: rows have equally many cells, headers a scope; lists hold items, items a label and a body."""
    for element in _elements(document):
        kind = str(element.S)[1:]
        kids = [str(kid.S)[1:] for kid in _kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        if kind in _KIDS and not set(kids) <= _KIDS[kind]:
            yield f"{kind} holds {kids}"
        if kind == "TH" and str(element.get("/A", {}).get("/Scope", "")) not in ("/Column", "/Row"):
            yield "a header without a scope"
        if kind == "Table":
            rows = [row for part in _kids(element) for row in _kids(part)]
            if len({len(_kids(row)) for row in rows}) != 1:
                yield "rows of different length"
        if kind == "L" and str(element.get("/A", {}).get("/ListNumbering", "")) not in ("/Decimal", "/Disc"):
            yield "a list that does not say how it is numbered"


def bookmarks(pdf: bytes, document: pikepdf.Pdf) -> Iterator[str]:
    """UA 7.17, ISO 32000-1, 12.3.3: the outline's links and counts agree; every entry leads to a page of the file."""
    if "/Outlines" not in document.Root:
        yield "no bookmarks"
        return
    pages = {page.objgen for page in document.pages}

    def walk(parent: pikepdf.Object) -> Iterator[str]:
        entry, before, count = parent.get("/First"), None, 0
        while entry is not None:
            count += 1
            if entry.Parent.objgen != parent.objgen or entry.Dest[0].objgen not in pages:
                yield f"{entry.Title} leads nowhere"
            if before is not None and entry.Prev.objgen != before.objgen:
                yield f"{entry.Title} is out of order"
            yield from walk(entry)
            before, entry = entry, entry.get("/Next")
        if before is not None and (parent.Last.objgen != before.objgen or abs(int(parent.Count)) < count):
            yield "an outline that does not end where it says"

    yield from walk(document.Root.Outlines)


RULES: tuple[Rule, ...] = (
    *(file_header, file_trailer, stream_lengths, no_forbidden_keys, limits, colours, output_intent),
    *(operators, pictures, fonts_embedded, widths, text_mapping, private_use_has_actual_text, no_notdef),
    *(glyphs_exist, metadata, catalogue, nothing_untagged, structure_refers_to_content, standard_types),
    *(headings, tables_and_lists, figures_have_words, bookmarks),
)


# pikepdf's objects are of any type until they are looked at, hence Any below.


def _walk(document: pikepdf.Pdf) -> Iterator[tuple[int, str, Any, list[tuple[str, Any]], PdfFont | None]]:
    """Every instruction: page, operator, operands, the marked content around it, the font; `end` after each page."""
    fonts = _fonts(document)
    for number, page in enumerate(document.pages):
        stack: list[tuple[str, Any]] = []
        font = None
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in ("BDC", "BMC"):
                stack.append((str(operands[0]), operands[1] if operator == "BDC" else {}))
            elif operator == "Tf":
                font = fonts[str(operands[0])]
            yield number, operator, operands, stack, font
            if operator == "EMC":
                stack.pop()
        yield number, "end", None, stack, None


def _instructions(document: pikepdf.Pdf) -> Iterator[tuple[int, str, Any]]:
    for page, operator, operands, _, _ in _walk(document):
        if operator != "end":
            yield page, operator, operands


def _fonts(document: pikepdf.Pdf) -> dict[str, PdfFont]:
    return {name: PdfFont(font) for name, font in document.pages[0].Resources.Font.items()}


def _shown(document: pikepdf.Pdf) -> set[tuple[PdfFont, int]]:
    return {
        (font, code)
        for _, operator, operands, _, font in _walk(document)
        if operator in ("Tj", "'") and font is not None
        for code in _codes(operands)
    }


def _codes(operands: Any) -> tuple[int, ...]:
    string = bytes(operands[0])
    return struct.unpack(f">{len(string) // 2}H", string)


def _elements(document: pikepdf.Pdf) -> Iterator[Any]:
    if "/StructTreeRoot" not in document.Root:
        return
    stack = [document.Root.StructTreeRoot.K]
    while stack:
        element = stack.pop()
        yield element
        stack += [kid for kid in reversed(_kids(element)) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _values(thing: Any) -> Iterator[Any]:
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, value in thing.items():
            yield pikepdf.Name(key)
            yield value
    elif isinstance(thing, pikepdf.Array):
        yield from thing
