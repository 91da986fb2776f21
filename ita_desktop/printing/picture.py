"""The emblem as the pixels that a PDF of ours can hold: sRGB on white, decoded once."""

from functools import lru_cache
from io import BytesIO

from ita_desktop.domain.report.paper_settings import Emblem
from ita_desktop.typesetting.pdf import Picture


@lru_cache(maxsize=4)
def picture_of(emblem: Emblem | None) -> Picture | None:
    """The picture; None where there is none or where its bytes cannot be decoded (`unprintable` says so)."""
    if emblem is None:
        return None
    from PIL import Image, UnidentifiedImageError  # ReportLab's own; only reports with an emblem wait for it

    try:
        with Image.open(BytesIO(emblem.data), formats=("PNG", "JPEG")) as found:
            opened = found.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    flat = Image.new("RGB", opened.size, "white")
    flat.paste(opened, mask=opened.getchannel("A"))
    return Picture(flat.width, flat.height, flat.tobytes())
