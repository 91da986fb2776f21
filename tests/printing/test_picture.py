"""The emblem is printed as every viewer shows it, for which Qt stands here."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageReader

from ita_desktop.domain.report.paper_settings import emblem_of
from ita_desktop.printing.picture import picture_of

_ORIENTATION = 0x0112


def a_photograph(exif: bytes) -> bytes:
    """A JPEG of 16 x 8 pixels, red at its left and blue at its top."""
    picture = Image.new("RGB", (16, 8), "white")
    picture.paste("red", (0, 0, 4, 8))
    picture.paste("blue", (4, 0, 16, 2))
    written = BytesIO()
    picture.save(written, "JPEG", quality=100, subsampling=0, exif=exif)
    return written.getvalue()


def turned(orientation: int) -> bytes:
    """The EXIF block of a camera that was held so."""
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    return exif.tobytes()


def greys(*levels: int, transparent: int | None = None) -> bytes:
    """A PNG of one line with 16 bits of grey a pixel."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", len(levels), 1, 16, 0, 0, 0, 0))
    none = chunk(b"tRNS", struct.pack(">H", transparent)) if transparent is not None else b""
    line = chunk(b"IDAT", zlib.compress(b"\0" + struct.pack(f">{len(levels)}H", *levels)))
    return b"\x89PNG\r\n\x1a\n" + head + none + line + chunk(b"IEND", b"")


def printed(data: bytes) -> tuple[tuple[int, int], list[tuple[int, ...]]]:
    """Size and colours of the picture that a PDF has."""
    picture = picture_of(emblem_of(data))
    assert picture is not None
    return (picture.width, picture.height), [
        tuple(picture.pixels[at : at + 3]) for at in range(0, len(picture.pixels), 3)
    ]


def viewed(data: bytes) -> tuple[tuple[int, int], list[tuple[int, ...]]]:
    """Size and colours that a viewer shows, on white."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    image = reader.read().convertToFormat(QImage.Format.Format_ARGB32)
    colours = [image.pixelColor(x, y) for y in range(image.height()) for x in range(image.width())]
    on_white = [
        tuple(255 - (255 - part) * colour.alpha() // 255 for part in (colour.red(), colour.green(), colour.blue()))
        for colour in colours
    ]
    return (image.width(), image.height()), on_white


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_as_its_camera_notes(orientation: int) -> None:
    data = a_photograph(turned(orientation))

    size, colours = printed(data)

    viewed_size, viewed_colours = viewed(data)
    assert size == viewed_size
    assert all(
        abs(a - b) <= 12
        for one, other in zip(colours, viewed_colours, strict=True)
        for a, b in zip(one, other, strict=True)
    )


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")  # of Pillow, which looks there for the resolution
@pytest.mark.parametrize("exif", [b"Exif\0\0", b"Exif\0\0II*\0", b"Exif\0\0" + bytes(40), turned(7)[:-9], turned(99)])
def test_a_broken_note_of_the_camera_turns_nothing_and_keeps_the_picture(exif: bytes) -> None:
    assert printed(a_photograph(exif))[0] == (16, 8)


def test_sixteen_bits_of_grey_keep_their_greys() -> None:
    levels = (0, 255, 256, 0x4000, 0x8000, 0xC000, 0xFFFF)

    _, colours = printed(greys(*levels))

    assert [colour[0] for colour in colours] == [0, 1, 1, 64, 128, 191, 255]
    assert colours == viewed(greys(*levels))[1]


def test_the_transparent_one_of_sixteen_bit_greys_is_paper() -> None:
    levels = (0, 0x7FFF, 0x8000, 0x8001, 0xFFFF)

    _, colours = printed(greys(*levels, transparent=0x8000))

    assert [colour[0] for colour in colours] == [0, 127, 255, 128, 255]
