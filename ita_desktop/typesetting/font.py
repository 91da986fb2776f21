"""A font face: text in, clusters out. HarfBuzz decides every glyph, advance and offset; nothing here second-guesses it.

The idea: a cluster (a consonant with all its marks, or a ligature) is never divided. It is measured, drawn and copied
as a whole, and lines break only between clusters, so no mark can be lost or moved after shaping.
"""

import re
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

_SPACES = {" ": 1, "\t": 4}
_SPACES_WIDTH_MAX = 20  # em in one cluster
_BOXES_MAX = 20  # in one cluster: advances and offsets are 16 bits in a font
_PARTS_MAX = 200  # in one cluster; of parts on the same spot one is drawn
_FAR = 10  # em from the cluster's start: only thousands of marks on one letter get there
_UNSAFE = int(hb.GlyphFlags.UNSAFE_TO_BREAK)
_ClusterKey = tuple[str, tuple[tuple[int, int, int], ...], int]
PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_NO_GLYPH = "\U0010fffd"  # private use differs from font to font, so a glyph of ours would be a guess
_NEVER_DRAWN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
"""Characters that are left out of a box with others: invisible ones, and those that only choose a letter's shape."""

BOX_ADVANCE = 0.8  # em


class Part(NamedTuple):
    """A glyph of the face with its origin at (x, y) from the cluster's, in font units."""

    glyph: int
    x: int
    y: int


class Cluster:
    """What is drawn for some characters that belong together.

    Clusters of one face are unique: equal ones are the same object. `advance` is in font units. `box` holds the
    characters that the face cannot show; they are drawn as boxes with their code. `kerned`, in font units, is by how
    much the cluster is narrower than its glyphs are by themselves.
    """

    __slots__ = ("advance", "box", "is_space", "kerned", "parts", "text")

    def __init__(self, text: str, parts: tuple[Part, ...], advance: int, box: str = "", kerned: int = 0) -> None:
        self.text = text
        self.parts = parts
        self.advance = advance
        self.box = box
        self.is_space = text[:1] in _SPACES
        self.kerned = kerned


class Shaped(NamedTuple):
    """A text without line breaks, shaped as one line.

    `starts` are the character indices (from 0) at which the clusters begin, and at its end the length of the text.
    """

    text: str
    clusters: list[Cluster]
    starts: list[int]
    infos: list[hb.GlyphInfo]
    """The first glyph of each cluster, as HarfBuzz gave it."""

    def is_unsafe(self, index: int) -> bool:
        """Whether the line cannot be cut before cluster `index` without shaping both halves anew."""
        return 0 < index < len(self.infos) and bool(int(self.infos[index].flags) & _UNSAFE)


class Face:
    """One style of a family, from a TrueType file. Threads may share it. Lengths are in font units."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.hb_face = hb.Face(hb.Blob.from_file_path(str(path)))
        self._font = hb.Font(self.hb_face)
        self.upem: int = self.hb_face.upem
        extents = self._font.get_font_extents("ltr")
        self.ascender: int = extents.ascender
        self.descender: int = extents.descender
        characters = frozenset(map(chr, self.hb_face.unicodes))
        self._characters = frozenset(c for c in characters if not PRIVATE_USE.match(c)) | {"\n", "\t"}
        self._clusters: dict[_ClusterKey, Cluster] = {}

    def advance(self, glyph: int) -> int:
        """The advance that the font gives to a glyph alone."""
        return int(self._font.get_glyph_h_advance(glyph))

    def table(self, tag: str) -> bytes:
        """A table of the font file as it is; empty if there is none."""
        return bytes(self.hb_face.reference_table(tag).data)

    def glyph(self, character: str) -> int:
        """The glyph of one character by itself; 0 if there is none."""
        return int(self._font.get_nominal_glyph(ord(character)) or 0)

    def ink(self, glyph: int) -> tuple[int, int, int, int]:
        """The box that the glyph's outline fills: left, bottom, right, top; all 0 for a blank."""
        extents = self._font.get_glyph_extents(glyph)
        if extents is None or not extents.width:
            return 0, 0, 0, 0
        left, top = extents.x_bearing, extents.y_bearing
        return left, top + extents.height, left + extents.width, top

    @cached_property
    def _absent(self) -> re.Pattern[str]:
        """Matches characters that the face lacks; on Thai in a tenth of the time that sets take."""
        return re.compile(f"[^{''.join(map(re.escape, self._characters))}]")

    def unprintable(self, text: str) -> str:
        """The characters of `text` that the face has no glyph for, each once, in order of appearance.

        Invisible characters (such as U+200B), line breaks and tabs are not among them.
        """
        if not self._absent.search(text):
            return ""
        suspects = dict.fromkeys(c for c in text if c not in self._characters)
        return "".join(c for c in suspects if any(cluster.box for cluster in self.shape(c).clusters))

    def shape(self, text: str) -> Shaped:
        """`text` shaped as one line of Thai, with any scripts in it. It has no newline; a tab is four spaces wide."""
        if not text:
            return Shaped("", [], [0], [])
        buffer = hb.Buffer()
        buffer.add_str(PRIVATE_USE.sub(_NO_GLYPH, text.replace("\t", " ")))
        buffer.direction = "ltr"
        buffer.script = "Thai"
        buffer.language = "th"
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        hb.shape(self._font, buffer)
        clusters: list[Cluster] = []
        starts: list[int] = []
        firsts: list[hb.GlyphInfo] = []
        parts: list[tuple[int, int, int]] = []
        start = advance = 0
        known = self._clusters
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            at = info.cluster
            if at != start or not starts:
                if starts:
                    key = (text[start:at], tuple(parts), advance)
                    clusters.append(known.get(key) or self._new_cluster(key))
                starts.append(at)
                firsts.append(info)
                parts = []
                start, advance = at, 0
            parts.append((info.codepoint, advance + position.x_offset, position.y_offset))
            advance += position.x_advance
        key = (text[start:], tuple(parts), advance)
        clusters.append(known.get(key) or self._new_cluster(key))
        starts.append(len(text))
        if "  " in text or "\t" in text:
            return self._with_wide_spaces(Shaped(text, clusters, starts, firsts))
        return Shaped(text, clusters, starts, firsts)

    def _new_cluster(self, key: _ClusterKey) -> Cluster:
        text, parts, advance = key
        if any(glyph == 0 for glyph, _, _ in parts):
            shown = (_NEVER_DRAWN.sub("", text) or text)[:_BOXES_MAX]
            cluster = Cluster(text, (), round(BOX_ADVANCE * self.upem) * len(shown), shown)
        else:
            near = (part for part in dict.fromkeys(parts) if max(abs(part[1]), abs(part[2])) < _FAR * self.upem)
            drawn = tuple(Part(*part) for part in islice(near, _PARTS_MAX))
            kerned = max(sum(self.advance(part.glyph) for part in drawn) - advance, 0)
            cluster = Cluster(text, drawn, advance, kerned=kerned)
        self._clusters[key] = cluster
        return cluster

    def _with_wide_spaces(self, shaped: Shaped) -> Shaped:
        """The text with several spaces as one cluster, and with tabs of their width.

        Poppler copies several spaces as one, unless they are one character code.
        """
        clusters: list[Cluster] = []
        starts: list[int] = []
        firsts: list[hb.GlyphInfo] = []
        index, count = 0, len(shaped.clusters)
        while index < count:
            start, cluster = shaped.starts[index], shaped.clusters[index]
            starts.append(start)
            firsts.append(shaped.infos[index])
            index += 1
            if cluster.text in _SPACES:
                advance, most = cluster.advance * _SPACES[cluster.text], _SPACES_WIDTH_MAX * self.upem
                while index < count and advance < most and (wide := _SPACES.get(shaped.clusters[index].text)):
                    advance += shaped.clusters[index].advance * wide
                    index += 1
                key = (shaped.text[start : shaped.starts[index]], (), advance)
                cluster = self._clusters.get(key) or self._new_cluster(key)
            clusters.append(cluster)
        starts.append(len(shaped.text))
        return Shaped(shaped.text, clusters, starts, firsts)


class TextStyle(NamedTuple):
    """A face at a size, and the distance between baselines; both in points."""

    face: Face
    size: float
    leading: float


@cache
def load_face(path: Path) -> Face:
    """The face of a file, read once in a process. Raises OSError if the file is missing."""
    if not path.is_file():
        raise FileNotFoundError(path)
    return Face(path)
