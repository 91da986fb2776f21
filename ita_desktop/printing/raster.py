"""Pages as pictures and as text, through PDFium: the preview, the printer, the self-test."""

from threading import Lock
from typing import NamedTuple

import pypdfium2 as pdfium

_ONE_AT_A_TIME = Lock()  # PDFium is not thread-safe


class Pixels(NamedTuple):
    """A picture: rows of `stride` bytes from the top, 4 bytes a pixel (blue, green, red, unused); 1 where grey."""

    width: int
    height: int
    stride: int
    data: bytes


def page_pixels(pdf: bytes, page: int, scale: float) -> Pixels:
    """Page `page` (from 0) at `scale` pixels a point, on white."""
    return _render(pdf, page, scale, grey=False)


def print_pixels(pdf: bytes, page: int, dots_per_inch: int, grey: bool) -> Pixels:
    """Page `page` (from 0) for a printer."""
    return _render(pdf, page, dots_per_inch / 72, grey)


def page_text(pdf: bytes, page: int) -> str:
    """The text of page `page` (from 0) as another reader copies it."""
    with _ONE_AT_A_TIME, pdfium.PdfDocument(pdf) as document:
        return str(document[page].get_textpage().get_text_bounded())


def page_count(pdf: bytes) -> int:
    """The number of pages."""
    with _ONE_AT_A_TIME, pdfium.PdfDocument(pdf) as document:
        return len(document)


def _render(pdf: bytes, page: int, scale: float, grey: bool) -> Pixels:
    with _ONE_AT_A_TIME, pdfium.PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=scale, grayscale=grey, prefer_bgrx=not grey)
        return Pixels(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
