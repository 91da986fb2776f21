"""What a finished page shows, glyph by glyph, read back without any of our own code; and HarfBuzz's answer to compare.

A code of ours is a whole cluster, so its glyph may be a composite: it is taken apart into the glyphs of the original
font, each with the place that the composite gives it.
"""

import re
import struct
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import uharfbuzz as hb

from ita_desktop import paths

Placed = tuple[int, int, int]
"""Glyph of the original font, and its x and y from the start of the line in font units."""


_NOT_DRAWN = ("Tj", "'", "Tf", "BDC", "BMC", "EMC")
"""Strings and their fonts are in the lines; the others only mark what a reader goes through."""


class ShownLine(NamedTuple):
    """One string of a page: what it reads, which font file draws it, and the glyphs with ink, in the order of x, y."""

    page: int
    text: str
    font: str
    glyphs: list[Placed]
    width: int


class PdfFont:
    """A font of a PDF: codes to glyphs, widths and characters."""

    def __init__(self, resource: pikepdf.Object) -> None:
        descendant = resource.DescendantFonts[0]
        self.name = str(resource.BaseFont).partition("+")[2]
        self.to_gid = bytes(descendant.CIDToGIDMap.read_bytes())
        self.program = bytes(descendant.FontDescriptor.FontFile2.read_bytes())
        self.widths = dict(_widths(descendant.W))
        self.texts = dict(_to_unicode(bytes(resource.ToUnicode.read_bytes()).decode("ascii")))
        self.glyf = Glyf(self.program)

    def glyph(self, code: int) -> int:
        """The glyph of a code in the embedded font."""
        gid: int = struct.unpack_from(">H", self.to_gid, 2 * code)[0]
        return gid


class Glyf:
    """The outlines of a TrueType font, as far as composites go."""

    def __init__(self, font: bytes) -> None:
        tables = {}
        for entry in range(struct.unpack_from(">H", font, 4)[0]):
            tag, _, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * entry)
            tables[tag] = font[offset : offset + length]
        self.count: int = struct.unpack_from(">H", tables[b"maxp"], 4)[0]
        wide = struct.unpack_from(">h", tables[b"head"], 50)[0]
        loca = tables[b"loca"]
        self._offsets = (
            struct.unpack(f">{self.count + 1}I", loca)
            if wide
            else tuple(2 * n for n in struct.unpack(f">{self.count + 1}H", loca[: 2 * self.count + 2]))
        )
        self._glyf = tables[b"glyf"]
        self._hmtx = tables[b"hmtx"]
        self._metrics: int = struct.unpack_from(">H", tables[b"hhea"], 34)[0]

    def advance(self, gid: int) -> int:
        """The advance in the embedded font."""
        advance: int = struct.unpack_from(">H", self._hmtx, 4 * min(gid, self._metrics - 1))[0]
        return advance

    def is_blank(self, gid: int) -> bool:
        """Whether the glyph has no outline."""
        return bool(self._offsets[gid] == self._offsets[gid + 1])

    def components(self, gid: int) -> list[tuple[int, int, int, bool]]:
        """Glyph, x, y and whether it is scaled, of each component; none for a simple outline."""
        record = self._glyf[self._offsets[gid] : self._offsets[gid + 1]]
        if not record or struct.unpack_from(">h", record)[0] >= 0:
            return []
        found = []
        at = 10
        more = True
        while more:
            flags, glyph = struct.unpack_from(">HH", record, at)
            x, y = struct.unpack_from(">hh" if flags & 1 else ">bb", record, at + 4)
            at += 4 + (4 if flags & 1 else 2) + (2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0)
            found.append((glyph, x, y, bool(flags & 0xC8)))
            more = bool(flags & 0x20)
        return found


def shown_lines(pdf: bytes) -> Iterator[ShownLine]:
    """Every string of every page, artifacts too; each one is a line, for nothing moves inside our strings."""
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = {name: PdfFont(font) for name, font in document.pages[0].Resources.Font.items()}
        for number, page in enumerate(document.pages):
            font = next(iter(fonts.values()))
            for instruction in pikepdf.parse_content_stream(page):
                operands, operator = instruction.operands, instruction.operator
                assert str(operator) not in ("TJ", "Ts", "Tc", "Tw", "Tz"), "nothing moves inside a line"
                if str(operator) == "Tf":
                    font = fonts[str(operands[0])]
                elif str(operator) in ("Tj", "'"):
                    yield _line(number, font, bytes(operands[0]))


def fingerprint(pdf: bytes) -> str:
    """Equal for two papers with their glyphs and rules at the same places, whatever else differs in the files."""
    steps = [repr(line) for line in shown_lines(pdf)]
    with pikepdf.open(BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages):
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                if operator not in _NOT_DRAWN:
                    steps.append(f"{number} {operator} {[round(float(one), 3) for one in instruction.operands]}")
    return sha256("\n".join(steps).encode()).hexdigest()[:16]


def harfbuzz_line(font: str, text: str) -> tuple[list[Placed], int]:
    """The glyphs with ink that HarfBuzz gives for the line by itself, and its advance; script Thai, language Thai."""
    face = _original(font)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "ltr"
    buffer.script = "Thai"
    buffer.language = "th"
    hb.shape(face, buffer)
    glyphs = []
    at = 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        extents = face.get_glyph_extents(info.codepoint)
        if extents is not None and extents.width:
            glyphs.append((info.codepoint, at + position.x_offset, position.y_offset))
        at += position.x_advance
    return sorted(glyphs), at


def outline(font: bytes | str, gid: int) -> list[tuple[object, ...]]:
    """The outline of a glyph of a font file, or of an original font by its name, as drawing steps."""
    face = _original(font) if isinstance(font, str) else _font(font)
    pen = _Pen()
    face.draw_glyph_with_pen(gid, pen)
    return pen.steps


class _Pen:
    def __init__(self) -> None:
        self.steps: list[tuple[object, ...]] = []

    def __getattr__(self, name: str) -> object:
        return lambda *points: self.steps.append((name, *points))


def _line(page: int, font: PdfFont, string: bytes) -> ShownLine:
    codes = struct.unpack(f">{len(string) // 2}H", string)
    glyphs: list[Placed] = []
    at = 0
    for code in codes:
        gid = font.glyph(code)
        original = _original(font.name).face.glyph_count
        own = font.glyf.components(gid)
        if own and (gid >= original or any(glyph == gid for glyph, *_ in own) or _is_new(font, gid)):
            glyphs += [(glyph, at + x, y) for glyph, x, y, _ in own]
        elif not font.glyf.is_blank(gid):
            glyphs.append((gid, at, 0))
        at += font.widths[code]
    return ShownLine(page, "".join(font.texts[code] for code in codes), font.name, sorted(glyphs), at)


def _is_new(font: PdfFont, gid: int) -> bool:
    """Whether the glyph is one of the composites put after the font's own: its outline is not the original's."""
    return outline(font.program, gid) != outline(font.name, gid)


@cache
def _original(name: str) -> hb.Font:
    return _font((paths.fonts() / name.partition("-")[0].lower() / f"{name}.ttf").read_bytes())


@cache
def _font(data: bytes) -> hb.Font:
    return hb.Font(hb.Face(data))


def _widths(array: pikepdf.Object) -> Iterator[tuple[int, int]]:
    for at in range(0, len(array), 2):
        for offset, width in enumerate(array[at + 1]):
            yield int(array[at]) + offset, int(width)


def _to_unicode(cmap: str) -> Iterator[tuple[int, str]]:
    for block in re.findall(r"beginbfchar\n(.*?)endbfchar", cmap, re.S):
        for code, text in re.findall(r"<([0-9A-F]{4})> <([0-9A-F]*)>", block):
            yield int(code, 16), bytes.fromhex(text).decode("utf-16-be")


def file_of(name: str) -> Path:
    """The original font file of that name."""
    return paths.fonts() / name.partition("-")[0].lower() / f"{name}.ttf"
