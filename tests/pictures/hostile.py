"""Pictures made to open files, to ask addresses, to hold the window or to fill the memory."""

import gzip
import struct
import zlib
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

from tests.support.papers import PNG

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
RED = '<rect width="24" height="12" fill="red"/>'


def svg(inside: str, before: str = "", attributes: str = "") -> bytes:
    """An SVG of 24 by 12."""
    head = f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" xmlns:y="urn:y" width="24" height="12" {attributes}>'
    return f"{before}{head}{inside}</svg>".encode()


REFERENCES: dict[str, Callable[[str], bytes]] = {
    "image": lambda to: svg(f'<image xlink:href="{to}" width="24" height="12"/>'),
    "image, new": lambda to: svg(f'<image href="{to}" width="24" height="12"/>'),
    "image, both": lambda to: svg(f'<image href="#a" xlink:href="{to}" width="24" height="12"/>'),
    "image, other prefix": lambda to: (
        f'<svg xmlns="{SVG}" xmlns:q="{XLINK}" width="24" height="12"><image q:href="{to}" width="9" height="9"/></svg>'
    ).encode(),
    "image, no namespace": lambda to: f'<svg width="24" height="12"><image href="{to}" width="9"/></svg>'.encode(),
    "image, other namespace": lambda to: svg(f'<y:image xlink:href="{to}" width="24" height="12"/>'),
    "image, deep": lambda to: svg(
        "<g>" * 90 + f'<a xlink:href="{to}"><image xlink:href="{to}" width="9" height="9"/></a>' + "</g>" * 90
    ),
    "image, spaces": lambda to: svg(f'<image xlink:href="&#10; {to} &#9;" width="24" height="12"/>'),
    "image, entities": lambda to: svg(
        f'<image xlink:href="{"".join(f"&#{ord(c)};" for c in to)}" width="24" height="12"/>'
    ),
    "image, svg within": lambda to: svg(
        '<image width="24" height="12" xlink:href="data:image/svg+xml;base64,'
        + b64encode(svg(f'<image xlink:href="{to}" width="24" height="12"/>')).decode()
        + '"/>'
    ),
    "image, svg within called png": lambda to: svg(
        '<image width="24" height="12" xlink:href="data:image/png;base64,'
        + b64encode(svg(f'<image xlink:href="{to}" width="24" height="12"/>')).decode()
        + '"/>'
    ),
    "image, two data": lambda to: svg(f'<image width="9" height="9" xlink:href="data:image/png;base64,AAAA;{to}"/>'),
    "use": lambda to: svg(f'<use xlink:href="{to}#a"/>'),
    "style sheet": lambda to: svg(RED, before=f'<?xml-stylesheet type="text/css" href="{to}"?>'),
    "style sheet, later": lambda to: svg(f'<?xml-stylesheet href="{to}" type="text/css"?>{RED}'),
    "import": lambda to: svg(f'<style>@import url({to}); @import "{to}"; .a {{ fill: red }}</style>{RED}'),
    "import, escaped": lambda to: svg(f"<style>\\40 import url({to});</style>{RED}"),
    "font": lambda to: svg(f"<style>@font-face {{ font-family: x; src: url({to}) }}</style><text>ก</text>"),
    "font, as elements": lambda to: svg(
        f'<defs><font-face font-family="x"><font-face-src><font-face-uri xlink:href="{to}"/></font-face-src>'
        f'</font-face></defs><text font-family="x">ก</text>'
    ),
    "paint": lambda to: svg(f'<rect width="24" height="12" fill="url({to}#g)" style="mask: url( \'{to}#m\' )"/>'),
    "paint, escaped": lambda to: svg(f'<rect width="24" height="12" style="fill: u\\72l({to})"/>'),
    "gradient": lambda to: svg(
        f'<linearGradient id="g" xlink:href="{to}#g"/><rect width="9" height="9" fill="url(#g)"/>'
    ),
    "filter": lambda to: svg(
        f'<filter id="f"><feImage xlink:href="{to}"/></filter><rect width="24" height="12" filter="url(#f)"/>'
    ),
    "animation": lambda to: svg(
        f'<image width="24" height="12"><set attributeName="xlink:href" to="{to}"/>'
        f'<animate attributeName="href" from="{to}" to="{to}"/></image>'
    ),
    "script": lambda to: svg(f'<script xlink:href="{to}"/><script>fetch("{to}")</script>{RED}'),
    "handler": lambda to: svg(f"{RED}<g onload=\"location='{to}'\"/>", attributes=f"onload=\"location='{to}'\""),
    "foreign object": lambda to: svg(
        f'<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="{to}"/></foreignObject>'
    ),
    "video": lambda to: svg(f'<video xlink:href="{to}"/><audio xlink:href="{to}"/>'),
    "base": lambda to: svg('<image xlink:href="canary.png" width="24" height="12"/>', attributes=f'xml:base="{to}"'),
    "DTD": lambda to: svg(RED, before=f'<!DOCTYPE svg SYSTEM "{to}">'),
    "entity": lambda to: svg("<text>&x;</text>", before=f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{to}">]>'),
    "parameter entity": lambda to: svg(RED, before=f'<!DOCTYPE svg [<!ENTITY % x SYSTEM "{to}"> %x;]>'),
    "inclusion": lambda to: svg(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{to}"/>{RED}'),
}
"""SVGs that lead out, by how they do it."""


def packed(data: bytes) -> bytes:
    """By gzip."""
    return gzip.compress(data)


def in_utf16(data: bytes) -> bytes:
    """In the other encoding that every reader of XML knows."""
    return data.decode().encode("utf-16")


def nested_uses(levels: int) -> bytes:
    """Each level draws the one below twice: 2 KB draw 2 to the power of `levels` rectangles."""
    lines = "".join(
        f'<g id="a{level}"><use xlink:href="#a{level - 1}"/><use xlink:href="#a{level - 1}"/></g>'
        for level in range(1, levels)
    )
    return svg(f'<defs><g id="a0">{RED}</g>{lines}</defs><use xlink:href="#a{levels - 1}"/>')


def png(width: int, height: int, *, bits: int = 8, colour: int = 0, rows: int | None = None) -> bytes:
    """A PNG of nothing, as large as it says, with so many rows of it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    channels = {0: 1, 2: 3, 4: 2, 6: 4}[colour]
    line = bytes(1 + (width * bits * channels + 7) // 8)
    packing = zlib.compressobj(9)
    body = b"".join(packing.compress(line) for _ in range(height if rows is None else rows)) + packing.flush()
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


BOMBS: dict[str, Callable[[], bytes]] = {
    "uses": lambda: nested_uses(28),
    "use of itself": lambda: svg('<g id="a"><use xlink:href="#a"/></g>'),
    "use in a circle": lambda: svg('<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>'),
    "pattern of itself": lambda: svg(
        '<pattern id="p" width="1" height="1"><rect fill="url(#p)" width="9" height="9"/></pattern>'
        '<rect fill="url(#p)" width="24" height="12"/>'
    ),
    "gradient of itself": lambda: svg(
        '<linearGradient id="a" xlink:href="#b"/><linearGradient id="b" xlink:href="#a"/><rect fill="url(#a)"/>'
    ),
    "packed": lambda: packed(svg(" " * 300_000_000)),
    "packed twice": lambda: packed(packed(svg(RED))),
    "packed paths": lambda: packed(svg('<path d="' + "M0 0L9 9" * 30_000_000 + '"/>')),
    "elements": lambda: svg("<g/>" * 4_000_000),
    "depth": lambda: svg("<g>" * 1_000_000),
    "attributes": lambda: svg("<g " + " ".join(f'a{n}="b"' for n in range(300_000)) + "/>"),
    "billion laughs": lambda: svg(
        "<text>&z;</text>",
        before="<!DOCTYPE svg [<!ENTITY a 'กกกกกกกกกก'>"
        + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghiz", strict=True))
        + "]>",
    ),
    "dashes": lambda: svg('<path d="M0 0H1e9" stroke="red" stroke-width="1e8" stroke-dasharray="1e-4"/>'),
    "blur": lambda: svg(
        '<filter id="f" width="1e6" height="1e6"><feGaussianBlur stdDeviation="1e6"/></filter>'
        '<rect width="1e6" height="1e6" filter="url(#f)"/>'
    ),
    "markers": lambda: svg(
        '<marker id="m"><g>' + RED * 500 + '</g></marker><path marker-mid="url(#m)" d="M' + "0 0L" * 100_000 + '0 0"/>'
    ),
    "huge": lambda: b'<svg xmlns="%b" width="1e38" height="1e-38"/>' % SVG.encode(),
    "pixels": lambda: png(60_000, 60_000, bits=1),
    "pixels of 16 bits": lambda: png(20_000, 20_000, bits=16, colour=6, rows=200),
    "pixels in an SVG": lambda: svg(
        '<image width="9" height="9" xlink:href="data:image/png;base64,'
        + b64encode(png(30_000, 30_000, bits=1)).decode()
        + '"/>'
    ),
    "cut off": lambda: PNG[:40],
    "no picture": lambda: "ไม่ใช่รูป".encode(),
    "empty": lambda: b"",
    "nothing drawn": lambda: b"<svg>",
    "GIF": lambda: b"GIF89a\xff\xff\xff\xff\x80\x00\x00",
    "JPEG of nothing": lambda: b"\xff\xd8\xff\xe0" + bytes(100),
    "large": lambda: bytes(21 * 2**20),
}
"""Small files that take long or much, by what they do; each is made when it is needed."""


def write(folder: Path, data: bytes) -> Path:
    """The picture as a file."""
    path = folder / "ตรา.svg"
    path.write_bytes(data)
    return path
