"""What the user can choose about the paper. The defaults are what published reports look like.

Lengths are whole millimetres; sizes are those of TH Sarabun, which every office knows.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor

from ita_desktop.domain.limits import COLUMN_LEAST, COLUMN_WIDTHS, EMBLEM_MAX_BYTES, EMBLEM_MAX_SCANS, EMBLEM_MAX_SIDE
from ita_desktop.language import N_, Titled

USUAL_COLUMNS = (43, 60, 63, 57, 23, 25)


class FontFamily(Titled):
    """The bundled families: the official look, and the free alternative by the same designer."""

    LAKSAMAN = "Laksaman", N_("Laksaman (แบบ TH Sarabun)")
    SARABUN = "Sarabun", "Sarabun"


class Digits(Titled):
    """The digits of what the program itself draws: numbers, dates, years. Typed text stays as it was typed."""

    THAI = "thai", N_("เลขไทย ๐๑๒๓")
    ARABIC = "arabic", N_("เลขอารบิก 0123")


class PageNumbers(Titled):
    """How a page shows its number: `- ๒ -`, `๒`, `หน้า ๒`, `หน้า ๒ จาก ๗`, or not at all."""

    HYPHENS = "hyphens", N_("- ๒ -")
    PLAIN = "plain", N_("๒")
    WORDS = "words", N_("หน้า ๒")
    OF_ALL = "of_all", N_("หน้า ๒ จาก ๗")
    NONE = "none", N_("ไม่พิมพ์เลขหน้า")


class PageSize(Titled):
    """The size of the sheet, which lies on its side."""

    A4 = "A4", N_("A4 แนวนอน")
    A3 = "A3", N_("A3 แนวนอน")


class PictureType(StrEnum):
    """What an emblem can be stored as; other pictures are turned into one of these at the door."""

    PNG = "image/png"
    JPEG = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Emblem:
    """The agency's emblem for the cover: the bytes of a picture file."""

    type: PictureType
    data: bytes


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """`columns` are the widths of the six columns in mm, scaled to the page; empty: fitted to the text.

    `header` stands at the top right, `footer` at the bottom centre, both on every page but the cover.
    """

    family: FontFamily = FontFamily.LAKSAMAN
    text_size: int = 16
    margin_top: int = 20
    margin_bottom: int = 15
    margin_side: int = 13
    digits: Digits = Digits.THAI
    issues_on_new_pages: bool = False
    header: str = ""
    footer: str = ""
    page_numbers: PageNumbers = PageNumbers.HYPHENS
    signature_lines: bool = True
    columns: tuple[int, ...] = USUAL_COLUMNS
    emblem: Emblem | None = None
    page_size: PageSize = PageSize.A4


DEFAULT_PAPER = PaperSettings()


# The widths of the columns, however many there are


def scaled(widths: Sequence[float], room: float) -> tuple[float, ...]:
    """The widths as the paper has them, in mm: they fill the room, and none is narrower than COLUMN_LEAST."""
    narrow: set[int] = set()
    while True:
        share = room - COLUMN_LEAST * len(narrow)
        whole = sum(width for index, width in enumerate(widths) if index not in narrow)
        found = [COLUMN_LEAST if index in narrow else width * share / whole for index, width in enumerate(widths)]
        too_narrow = {index for index, width in enumerate(found) if width < COLUMN_LEAST}
        if not too_narrow:
            return tuple(round(width, 3) for width in found)
        narrow |= too_narrow


def in_whole_millimetres(widths: Sequence[float]) -> tuple[int, ...]:
    """The widths with the same sum to the nearest millimetre; those are rounded up that lose most otherwise."""
    found = [floor(width) for width in widths]
    by_loss = sorted(range(len(found)), key=lambda index: found[index] - widths[index])
    for index in by_loss[: round(sum(widths)) - sum(found)]:
        found[index] += 1
    return tuple(found)


def with_edge_moved(widths: tuple[int, ...], edge: int, by: int, room: float) -> tuple[int, ...]:
    """The widths with the edge after column `edge` (from 0) moved to the right, to the left if `by` is less than 0, as
    far as it goes: what one neighbour gains the other loses. Neither gets narrower than it can be in that room, or than
    it is if it is narrower already.
    """
    left, right = widths[edge : edge + 2]
    least = max(COLUMN_WIDTHS[0], ceil(COLUMN_LEAST * sum(widths) / room))
    least_by = max(min(least, left) - left, right - COLUMN_WIDTHS[-1])
    most_by = min(right - min(least, right), COLUMN_WIDTHS[-1] - left)
    moved = min(max(by, least_by), most_by)
    return (*widths[:edge], left + moved, right - moved, *widths[edge + 2 :])


# The emblem

_SCAN = b"\xff\xda"
"""Begins a scan of a JPEG (ITU T.81, table B.1); inside a scan no such bytes stand together."""


def emblem_of(data: bytes) -> Emblem | None:
    """The picture file as an emblem; None if it is neither PNG nor JPEG, too large, of impossible size, or made to take
    long.

    Decodes nothing: what is left is decoded in milliseconds, by the window too.
    """
    if len(data) > EMBLEM_MAX_BYTES or data.count(_SCAN) > EMBLEM_MAX_SCANS:
        return None
    for kind, size in ((PictureType.PNG, _png_size(data)), (PictureType.JPEG, _jpeg_size(data))):
        if size is not None and all(0 < side <= EMBLEM_MAX_SIDE for side in size):
            return Emblem(kind, data)
    return None


def _png_size(data: bytes) -> tuple[int, int] | None:
    """From the IHDR chunk (PNG specification, section 11.2.2)."""
    if len(data) < 33 or not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """From the first start-of-frame segment (ITU T.81, section B.2.2)."""
    if not data.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        if length < 2:
            return None
        at += 2 + length
    return None
