"""The emblem as the pixels that a PDF of ours can hold: sRGB on white, decoded once, turned as viewers show it."""

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Literal

import PIL

from ita_desktop.domain.report.paper_settings import Emblem
from ita_desktop.typesetting.pdf import Picture
from ita_desktop.typesetting.reportlab_objects import imaging

if TYPE_CHECKING:
    import PIL.Image

_ORIENTATION = 0x0112


@lru_cache(maxsize=4)
def picture_of(emblem: Emblem | None) -> Picture | None:
    """The picture; None if there is none or its bytes cannot be decoded, which `unprintable` finds."""
    if emblem is None:
        return None
    pillow = imaging()  # only reports with an emblem wait for it
    try:
        with pillow.open(BytesIO(emblem.data), formats=("PNG", "JPEG")) as found:
            opened = _in_eight_bits(_upright(found)).convert("RGBA")
    except (PIL.UnidentifiedImageError, OSError, ValueError, SyntaxError, pillow.DecompressionBombError):
        return None
    flat = pillow.new("RGB", opened.size, "white")
    flat.paste(opened, mask=opened.getchannel("A"))
    return Picture(flat.width, flat.height, flat.tobytes())


def _in_eight_bits(picture: "PIL.Image.Image") -> "PIL.Image.Image":
    """The picture with 8 bits a channel: of 16 bits of grey, Pillow's own conversion makes white what is above 255."""
    if not picture.mode.startswith("I"):
        return picture
    from PIL import ImageChops

    levels = picture.convert("I")
    grey = levels.point(lambda level: level * (1 / 257) + 0.5).convert("L")
    transparent = picture.info.get("transparency")
    if isinstance(transparent, int):
        above = levels.point(lambda level: level * 255 - transparent * 255).convert("L")
        below = levels.point(lambda level: level * -255 + transparent * 255).convert("L")
        grey.putalpha(ImageChops.lighter(above, below))
    return grey


def _upright(picture: "PIL.Image.Image") -> "PIL.Image.Image":
    """A photograph turned as its camera notes, in a JPEG: in a PNG not all viewers do it."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    turn = _orientation(picture.info.get("exif", b"")) if picture.format == "JPEG" else 1
    return picture.transpose(turns[turn]) if turn in turns else picture


def _orientation(exif: bytes) -> int:
    """The tag Orientation in the first directory of an EXIF block (CIPA DC-008); 1, upright, if there is none. Pillow's
    own reader warns and raises in many ways at what is broken."""
    tags = exif.removeprefix(b"Exif\0\0")
    order: Literal["little", "big"] = "little" if tags.startswith(b"II") else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(tags[at : at + size], order)

    first = number(4, 4) + 2
    entries = range(first, first + 12 * number(first - 2, 2), 12)
    return next((number(entry + 8, 2) for entry in entries if number(entry, 2) == _ORIENTATION), 1)
