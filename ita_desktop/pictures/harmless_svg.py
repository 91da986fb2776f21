"""An SVG without anything that leads out of it: only listed elements and attributes are written anew.

Qt's renderer opens files that an SVG names (`image`, `xml-stylesheet`), on Windows also on other computers, and draws
elements that refer to themselves for ever. So no renderer ever gets the file itself: it is parsed here without a DTD,
elements and attributes that are not listed are left out, pictures stay only if they are in the file, and the elements
to draw are counted first. Plain Python; runs in the helper.
"""

import binascii
import re
import zlib
from base64 import b64decode, b64encode
from bisect import bisect_left
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from ita_desktop.domain.report.paper_settings import PictureType

BYTES_MAX = 20 * 2**20
"""Bytes of the text, unpacked."""

DEPTH_MAX = 200
PARTS_MAX = 200_000
"""Elements to draw, counted again for each reference to them."""

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_GZIP = b"\x1f\x8b"
_TEXTS = {"text", "tspan", "textPath"}
_ELEMENTS = _TEXTS | {
    *("svg", "g", "a", "defs", "symbol", "use", "switch", "style", "image"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    *("linearGradient", "radialGradient", "stop", "solidColor", "pattern", "mask", "marker", "clipPath"),
    *("filter", "feBlend", "feColorMatrix", "feComposite", "feFlood", "feGaussianBlur", "feMerge", "feMergeNode"),
    "feOffset",
}
_DATA = re.compile(r"\s*data:[^,;]*;base64,([A-Za-z0-9+/=\s]*)\Z")
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": PictureType.PNG, b"\xff\xd8\xff": PictureType.JPEG}
_OWN_URL = re.compile(r"""url\(\s*(["']?)#([^"')\s]*)\1\s*\)""")
_LEADS_OUT = re.compile(r"url\s*\(|\\|@|image\s*\(|/\*", re.IGNORECASE)
_AT_RULE = re.compile(r"@[^;{}]*(?:;|\{[^{}]*\})")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class NotHarmlessError(ValueError):
    """The file is not an SVG, or it is of no use without what leads out of it."""


class TooManyPartsError(ValueError):
    """Drawing the SVG would take more than a picture is worth."""


def harmless_svg(data: bytes) -> bytes:
    """The SVG, plain or packed by gzip, with only harmless parts. Raises NotHarmlessError and TooManyPartsError."""
    reader = _Reader()
    try:
        reader.parser.Parse(_unpacked(data), True)
    except (expat.ExpatError, UnicodeError, LookupError) as error:
        raise NotHarmlessError("no SVG") from error
    if reader.drawn() > PARTS_MAX:
        raise TooManyPartsError("parts")
    return "".join(reader.written).encode("utf-8", "replace")


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(_GZIP):
        return data
    unpacking = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacking.decompress(data, BYTES_MAX + 1)
    except zlib.error as error:
        raise NotHarmlessError("not packed as it says") from error
    if len(unpacked) > BYTES_MAX:
        raise TooManyPartsError("bytes")
    return unpacked


class _Reader:
    """Owns one parser. Writes what stays, and notes the references between elements."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._open: list[str] = []
        self._left_out = 0  # how deep in an element that does not stay
        self._style: list[str] | None = None
        self._count = 0
        self._begun: dict[str, int] = {}  # by id, the number of the element
        self._ended: dict[str, int] = {}  # the number of the first element after it
        self._ids: list[str] = []  # of the open elements
        self._references: list[tuple[int, str]] = []  # number of the element, id
        self._weights: dict[str, int | None] = {}
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._on_doctype
        self.parser.EntityDeclHandler = self._on_entity
        self.parser.StartElementHandler = self._on_start
        self.parser.EndElementHandler = self._on_end
        self.parser.CharacterDataHandler = self._on_text

    def drawn(self) -> int:
        """How many elements are drawn, at most. TooManyPartsError also if an element refers to itself."""
        return self._weight_between(0, self._count, 0)

    def _weight_between(self, begin: int, end: int, depth: int) -> int:
        weight = end - begin
        for number, target in self._references[bisect_left(self._references, (begin, "")) :]:
            if number >= end or weight > PARTS_MAX:
                break
            weight += self._weight(target, depth)
        return weight

    def _weight(self, target: str, depth: int) -> int:
        if target not in self._begun:
            return 0
        if target not in self._weights:
            if depth > DEPTH_MAX:
                raise TooManyPartsError("references")
            self._weights[target] = None
            self._weights[target] = self._weight_between(self._begun[target], self._ended[target], depth + 1)
        weight = self._weights[target]
        if weight is None:
            raise TooManyPartsError("refers to itself")
        return weight

    def _on_doctype(self, _name: str, _system: str | None, _public: str | None, has_own_part: int) -> None:
        if has_own_part:
            raise NotHarmlessError("document type with declarations")

    def _on_entity(self, *_: object) -> None:
        raise NotHarmlessError("entity")

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._open and not self._left_out and local != "svg":
            raise NotHarmlessError("no SVG")
        if len(self._open) + self._left_out > DEPTH_MAX:
            raise TooManyPartsError("depth")
        kept = None if self._left_out or space not in ("", _SVG) or local not in _ELEMENTS else _kept(local, attributes)
        if kept is None or self._style is not None:
            self._left_out += 1
            return
        self._count += 1
        if self._count > PARTS_MAX:
            raise TooManyPartsError("elements")
        self._note(kept)
        if not self._open:
            kept |= {"xmlns": _SVG, "xmlns:xlink": _XLINK}
        self._open.append(local)
        self.written.append(f"<{local}{''.join(f' {key}={quoteattr(value)}' for key, value in kept.items())}>")
        if local == "style":
            self._style = []

    def _note(self, kept: dict[str, str]) -> None:
        number, own = self._count - 1, kept.get("id", "")
        self._ids.append(own)
        if own:
            self._begun.setdefault(own, number)
        for value in kept.values():
            if value.startswith("#"):
                self._references.append((number, value[1:]))
            elif "url(" in value:
                self._references += [(number, found[2]) for found in _OWN_URL.finditer(value)]

    def _on_end(self, _name: str) -> None:
        if self._left_out:
            self._left_out -= 1
            return
        if self._style is not None:
            self.written.append(escape(_harmless_style("".join(self._style))))
            self._style = None
        own = self._ids.pop()
        if own:
            self._ended.setdefault(own, self._count)
        self.written.append(f"</{self._open.pop()}>")

    def _on_text(self, text: str) -> None:
        if self._left_out or not self._open:
            return
        if self._style is not None:
            self._style.append(text)
        elif self._open[-1] in _TEXTS:
            self.written.append(escape(text))


def _kept(element: str, attributes: dict[str, str]) -> dict[str, str] | None:
    """The attributes that stay; None if the element is of no use without the others."""
    kept = {}
    for name, value in attributes.items():
        space, _, local = name.rpartition(" ")
        if local == "href" and space in ("", _XLINK):
            href = _own_href(element, value.strip())
            if href is not None:
                kept["xlink:href"] = href
        elif not space and not local.startswith("on") and _is_harmless(value):
            kept[local] = value
    needs_one = element in ("image", "use")
    return None if needs_one and "xlink:href" not in kept else kept


def _own_href(element: str, value: str) -> str | None:
    """A reference within the file, written anew; for an image, a picture in the file."""
    if element != "image":
        return value if value.startswith("#") else None
    found = _DATA.match(value)
    if found is None:
        return None
    try:
        data = b64decode(found[1])
    except binascii.Error:
        return None
    kind = next((kind for signature, kind in _SIGNATURES.items() if data.startswith(signature)), None)
    return f"data:{kind};base64,{b64encode(data).decode()}" if kind is not None else None


def _is_harmless(value: str) -> bool:
    return not _LEADS_OUT.search(_OWN_URL.sub("", value))


def _harmless_style(text: str) -> str:
    """A style sheet without what it loads, such as fonts; empty if anything else in it leads out."""
    plain = _COMMENT.sub(" ", text)
    while (without := _AT_RULE.sub(" ", plain)) != plain:
        plain = without
    return plain if _is_harmless(plain) else ""
