"""A face inside one PDF: a CIDFontType2 with our own character codes, one for each cluster that is drawn.

Because the codes are ours, ToUnicode gives the exact characters of each, whatever glyphs the font's rules chose: any
reader copies the text correctly. ISO 32000-1, 9.7.4 and 9.10.3.
"""

import hashlib
import struct
from collections.abc import Iterator

import uharfbuzz as hb

from ita_desktop.typesetting.boxes import DIGITS, box_lefts, code_in_box, frame_of
from ita_desktop.typesetting.font import Cluster, Face
from ita_desktop.typesetting.pdf_objects import Document, Raw, compressed_stream
from ita_desktop.typesetting.reportlab_objects import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from ita_desktop.typesetting.truetype import Bounds, Component, NewGlyph, TrueType

_AWKWARD = frozenset(b"()\\\r\n")  # would need escaping in a PDF string
_LAST_CODE = 0xFEFE


class Codes(dict[Cluster, bytes]):
    """The two-byte code of each cluster, given out in the order in which clusters are first drawn.

    `boxes`: whether any of them is drawn as boxes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.boxes = False
        self._next = 0

    def __missing__(self, cluster: Cluster) -> bytes:
        while True:
            self._next += 1
            code = self._next.to_bytes(2, "big")
            if not _AWKWARD.intersection(code):
                break
        self[cluster] = code
        self.boxes = self.boxes or bool(cluster.box)
        return code

    @property
    def full(self) -> bool:
        """Whether the codes may not suffice for the next line. No code looks like a byte order mark."""
        return self._next > _LAST_CODE - 2000


class EmbeddedFont:
    """One font resource of a document: collects clusters while pages are drawn, then writes its objects."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.codes = Codes()

    def write(self, document: Document, reference_name: str) -> None:
        """Register the font dictionary under `reference_name`, and everything that it refers to."""
        glyph_of, program, box = self._program()
        codes = [(int.from_bytes(code, "big"), cluster) for cluster, code in self.codes.items()]
        base = _subset_name(self.face, program)
        to_gid = bytearray(2 * (codes[-1][0] + 1)) if codes else bytearray(2)
        for code, cluster in codes:
            struct.pack_into(">H", to_gid, 2 * code, glyph_of[cluster])
        reference = document.Reference
        font_file = compressed_stream(program, Length1=len(program))
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(base),
                "CIDSystemInfo": Raw(b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"),
                "FontDescriptor": reference(self._descriptor(base, box, reference(font_file))),
                "DW": 0,
                "W": Raw(_widths(codes, self.face.upem)),
                "CIDToGIDMap": reference(compressed_stream(bytes(to_gid))),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(base),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([reference(descendant)]),
                "ToUnicode": reference(compressed_stream(_to_unicode(codes))),
            }
        )
        reference(font, reference_name)

    def _descriptor(self, base: str, box: Bounds, font_file: PDFObjectReference) -> PDFDictionary:
        face = self.face
        em = 1000 / face.upem
        italic = "Italic" in face.path.stem
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(base),
                "FontFamily": PDFString(face.path.stem.partition("-")[0]),
                "Flags": 4 | (64 if italic else 0),
                "FontBBox": Raw(b"[%d %d %d %d]" % tuple(round(side * em) for side in box)),
                "ItalicAngle": -12 if italic else 0,
                "Ascent": round(face.ascender * em),
                "Descent": round(face.descender * em),
                "CapHeight": round(face.ink(face.glyph("H"))[3] * em),
                "StemV": 140 if "Bold" in face.path.stem else 80,
                "FontFile2": font_file,
            }
        )

    def _program(self) -> tuple[dict[Cluster, int], bytes, Bounds]:
        """The glyph of every cluster; the font file with just these glyphs, numbered as in the whole font; its box."""
        face = self.face
        kept = {part.glyph for cluster in self.codes for part in cluster.parts}
        boxes = self.codes.boxes
        if boxes:
            kept.update(map(face.glyph, DIGITS))
        font = TrueType(_subset(face, kept))
        frame = font.glyph_count
        new = [NewGlyph(0, frame=frame_of(face))] if boxes else []
        numbers: dict[NewGlyph, int] = {}
        glyphs: dict[Cluster, int] = {}
        for cluster in self.codes:
            if _is_plain(cluster, face):
                glyphs[cluster] = cluster.parts[0].glyph
                continue
            if cluster.box:
                components = tuple(_box_components(cluster.box, face, frame))
            else:
                components = tuple(Component(*part) for part in cluster.parts)
            glyph = NewGlyph(cluster.advance, components)
            if glyph not in numbers:
                numbers[glyph] = font.glyph_count + len(new)
                new.append(glyph)
            glyphs[cluster] = numbers[glyph]
        return glyphs, font.with_glyphs(new), font.box


def _is_plain(cluster: Cluster, face: Face) -> bool:
    """Whether the cluster is one unchanged glyph of the font."""
    if len(cluster.parts) != 1:
        return False
    glyph, x, y = cluster.parts[0]
    return x == 0 and y == 0 and face.advance(glyph) == cluster.advance


def _box_components(characters: str, face: Face, frame: int) -> Iterator[Component]:
    for left, character in box_lefts(face, characters):
        yield Component(frame, left, 0)
        yield from code_in_box(face, character, left)


def _subset(face: Face, glyphs: set[int]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set(glyphs | {0})
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    subset = hb.subset(face.hb_face, wanted)
    return bytes(subset.blob.data)


def _subset_name(face: Face, program: bytes) -> str:
    """Six letters, equal for equal glyphs, and the name of the face (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(program).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6]) + "+" + face.path.stem


def _widths(codes: list[tuple[int, Cluster]], upem: int) -> bytes:
    runs: list[bytes] = []
    previous = -2
    for code, cluster in codes:
        width = b"%g" % round(cluster.advance * 1000 / upem, 3)
        runs.append(b" " + width if code == previous + 1 else b"]%d[%s" % (code, width))
        previous = code
    return b"[" + b"".join(runs).removeprefix(b"]") + (b"]]" if runs else b"]")


def _to_unicode(codes: list[tuple[int, Cluster]]) -> bytes:
    parts = [
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    ]
    for start in range(0, len(codes), 100):
        block = codes[start : start + 100]
        parts.append(b"%d beginbfchar\n" % len(block))
        parts += [
            b"<%04X> <%s>\n" % (code, cluster.text.encode("utf-16-be").hex().upper().encode())
            for code, cluster in block
        ]
        parts.append(b"endbfchar\n")
    parts.append(b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
    return b"".join(parts)
