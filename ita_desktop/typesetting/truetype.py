"""Glyphs appended to a TrueType font: composites of its glyphs, each a whole cluster as HarfBuzz placed it.

A composite refers to the outlines of other glyphs and moves them; the outlines do not change. With one glyph for each
cluster, a page needs no moves inside a line, and every reader copies the cluster as one character code.
Tables are those of the OpenType specification (glyf, loca, hmtx, hhea, maxp, head); all numbers are in font units.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_ARGS_ARE_WORDS, _ARGS_ARE_XY, _HAS_SCALE, _MORE = 0x0001, 0x0002, 0x0008, 0x0020
_TABLES = (b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep")
"""What a TrueType font in a PDF consists of (ISO 32000-1, 9.9)."""

Bounds = tuple[int, int, int, int]
"""Left, bottom, right, top."""


class Component(NamedTuple):
    """A glyph in a composite, its origin at (x, y), drawn at `scale`."""

    glyph: int
    x: int
    y: int
    scale: float = 1.0


class NewGlyph(NamedTuple):
    """A glyph to append: components, or a frame (the outline of a rectangle), or both; neither for a blank."""

    advance: int
    components: tuple[Component, ...] = ()
    frame: Bounds | None = None


class TrueType:
    """The tables of a font with `glyf` outlines, to which glyphs can be appended once."""

    def __init__(self, data: bytes) -> None:
        count = struct.unpack_from(">H", data, 4)[0]
        self._tables: dict[bytes, bytes] = {}
        for entry in range(count):
            tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * entry)
            if tag in _TABLES:
                self._tables[tag] = data[offset : offset + length]
        self.glyph_count: int = struct.unpack_from(">H", self._tables[b"maxp"], 4)[0]
        self.box: Bounds = struct.unpack_from(">4h", self._tables[b"head"], 36)
        """The box around all glyphs of the font."""
        wide = struct.unpack_from(">h", self._tables[b"head"], 50)[0]
        loca = self._tables[b"loca"]
        self._offsets: list[int] = (
            list(struct.unpack(f">{len(loca) // 4}I", loca))
            if wide
            else [2 * half for half in struct.unpack(f">{len(loca) // 2}H", loca)]
        )
        metrics = struct.unpack_from(">H", self._tables[b"hhea"], 34)[0]
        hmtx = self._tables[b"hmtx"]
        longs = [struct.unpack_from(">Hh", hmtx, 4 * glyph) for glyph in range(metrics)]
        bearings = (
            struct.unpack_from(">h", hmtx, 2 * (glyph + metrics))[0] for glyph in range(metrics, self.glyph_count)
        )
        self._metrics: list[tuple[int, int]] = longs + [(longs[-1][0], bearing) for bearing in bearings]

    def bounds(self, glyph: int) -> Bounds | None:
        """The box around a glyph's outline; None for a blank."""
        start, end = self._offsets[glyph], self._offsets[glyph + 1]
        if start == end:
            return None
        left, bottom, right, top = struct.unpack_from(">4h", self._tables[b"glyf"], start + 2)
        return left, bottom, right, top

    def with_glyphs(self, new: Sequence[NewGlyph]) -> bytes:
        """The font with the new glyphs after its own, numbered from `glyph_count`; without what a PDF ignores."""
        glyf = [self._tables[b"glyf"]]
        offsets = list(self._offsets)
        metrics = list(self._metrics)
        size = len(glyf[0])
        for glyph in new:
            outline, bearing = self._outline(glyph, new)
            outline += b"\0" * (-len(outline) % 4)
            glyf.append(outline)
            size += len(outline)
            offsets.append(size)
            metrics.append((glyph.advance, bearing))
        tables = dict(self._tables)
        tables[b"glyf"] = b"".join(glyf)
        tables[b"loca"] = struct.pack(f">{len(offsets)}I", *offsets)
        tables[b"hmtx"] = b"".join(struct.pack(">Hh", *metric) for metric in metrics)
        tables[b"hhea"] = tables[b"hhea"][:34] + struct.pack(">H", len(metrics))
        tables[b"maxp"] = self._maxp(len(metrics), new)
        head = bytearray(tables[b"head"])
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        tables[b"head"] = bytes(head)
        return _font_file(tables)

    def _outline(self, glyph: NewGlyph, new: Sequence[NewGlyph]) -> tuple[bytes, int]:
        """The glyf record and the left side bearing, which is the left of the box (bit 1 of head.flags).

        Components may be glyphs of the font, or frames among the `new` ones.
        """
        if glyph.frame is not None:
            return _frame_outline(glyph.frame), glyph.frame[0]
        drawn = [
            (component, bounds)
            for component in glyph.components
            if (bounds := self._bounds_among(component.glyph, new))
        ]
        if not drawn:
            return b"", 0
        sides = list(zip(*(_moved(bounds, part) for part, bounds in drawn), strict=True))
        left, bottom, right, top = min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])
        record = [struct.pack(">5h", -1, left, bottom, right, top)]
        for number, (part, _) in enumerate(drawn, 1):
            flags = _ARGS_ARE_WORDS | _ARGS_ARE_XY | (_MORE if number < len(drawn) else 0)
            scaled = part.scale != 1.0
            record.append(struct.pack(">HHhh", flags | (_HAS_SCALE if scaled else 0), part.glyph, part.x, part.y))
            if scaled:
                record.append(struct.pack(">h", round(part.scale * 0x4000)))
        return b"".join(record), left

    def _bounds_among(self, glyph: int, new: Sequence[NewGlyph]) -> Bounds | None:
        return self.bounds(glyph) if glyph < self.glyph_count else new[glyph - self.glyph_count].frame

    def _maxp(self, glyph_count: int, new: Sequence[NewGlyph]) -> bytes:
        maxp = bytearray(self._tables[b"maxp"])
        struct.pack_into(">H", maxp, 4, glyph_count)
        points, contours, composite_points, composite_contours = struct.unpack_from(">4H", maxp, 6)
        elements, depth = struct.unpack_from(">2H", maxp, 28)
        most = max((len(glyph.components) for glyph in new), default=0)
        struct.pack_into(
            ">4H",
            maxp,
            6,
            max(points, 8),
            max(contours, 2),
            min(max(points, composite_points) * max(most, 1), 0xFFFF),
            min(max(contours, composite_contours) * max(most, 1), 0xFFFF),
        )
        struct.pack_into(">2H", maxp, 28, max(elements, most), depth + 1)
        return bytes(maxp)


def _moved(bounds: Bounds, part: Component) -> Iterator[int]:
    return (round(side * part.scale) + by for side, by in zip(bounds, (part.x, part.y) * 2, strict=True))


def _frame_outline(frame: Bounds) -> bytes:
    """A rectangle with a smaller one cut out of it; the line is a twentieth of the height thick."""
    left, bottom, right, top = frame
    line = (top - bottom) // 20
    outer = [(left, bottom), (left, top), (right, top), (right, bottom)]
    inner = [
        (left + line, bottom + line),
        (right - line, bottom + line),
        (right - line, top - line),
        (left + line, top - line),
    ]
    points = outer + inner
    steps = [(x - px, y - py) for (x, y), (px, py) in zip(points, [(0, 0), *points[:-1]], strict=True)]
    return (
        struct.pack(">5h", 2, left, bottom, right, top)
        + struct.pack(">3H", 3, 7, 0)
        + b"\x01" * 8  # on the curve, both coordinates as words
        + b"".join(struct.pack(">h", dx) for dx, _ in steps)
        + b"".join(struct.pack(">h", dy) for _, dy in steps)
    )


def _font_file(tables: dict[bytes, bytes]) -> bytes:
    """The tables as a font file, in the order of their tags, with checksums."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    directory = []
    bodies = []
    offset = 12 + 16 * count
    for tag in sorted(tables):
        body = tables[tag]
        directory.append(struct.pack(">4sIII", tag, _checksum(body), offset, len(body)))
        padded = body + b"\0" * (-len(body) % 4)
        bodies.append(padded)
        offset += len(padded)
    font = bytearray(b"".join([head, *directory, *bodies]))
    at = bytes(font[: 12 + 16 * count]).index(b"head") + 8
    adjustment_at = struct.unpack_from(">I", font, at)[0] + 8
    struct.pack_into(">I", font, adjustment_at, (0xB1B0AFBA - _checksum(bytes(font))) & 0xFFFFFFFF)
    return bytes(font)


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
