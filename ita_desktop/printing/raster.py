"""Pages as pictures and as text, through PDFium: the preview, the printer, the self-test."""

from threading import Lock
from typing import NamedTuple

import pypdfium2 as pdfium

_ONE_AT_A_TIME = Lock()  # PDFium is not thread-safe


class Pixels(NamedTuple):
    """A picture: rows of `stride` bytes from the top, 4 bytes a pixel (blue, green, red, unused)."""

    width: int
    height: int
    stride: int
    data: bytes


def page_pixels(pdf: bytes, page: int, scale: float) -> Pixels:
    """Page `page` (from 0) at `scale` pixels a point, on white."""
    with _ONE_AT_A_TIME, pdfium.PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=scale, prefer_bgrx=True)
        return Pixels(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def page_text(pdf: bytes, page: int) -> str:
    """The text of page `page` (from 0) as another reader copies it."""
    with _ONE_AT_A_TIME, pdfium.PdfDocument(pdf) as document:
        return str(document[page].get_textpage().get_text_bounded())
