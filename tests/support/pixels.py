"""The pixels of a picture as bytes: to compare a row of them is one step, and not one for each pixel."""

from PySide6.QtGui import QImage


def rows(picture: QImage) -> list[bytes]:
    """The rows from the top down, four bytes a pixel; one byte where the picture is grey."""
    grey = picture.format() is QImage.Format.Format_Grayscale8
    plain = picture if grey else picture.convertToFormat(QImage.Format.Format_RGB32)
    data, stride, length = bytes(plain.constBits()), plain.bytesPerLine(), plain.width() * (1 if grey else 4)
    return [data[at : at + length] for at in range(0, stride * plain.height(), stride)]


def pixels(row: bytes) -> memoryview:
    """The pixels of a row as `QImage.pixel` has them, four bytes each."""
    return memoryview(row).cast("I")
