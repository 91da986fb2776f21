"""A picture file as an emblem that a report can hold: small enough, and PNG or JPEG. Runs in the helper only.

Qt decodes and draws. A hostile file may crash it or fill the memory: hence the helper and its caps.
"""

import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from ita_desktop.domain.report.paper_settings import Emblem, emblem_of
from ita_desktop.errors import PictureRefusedError, PictureTooLargeError
from ita_desktop.pictures.harmless_svg import NotHarmlessError, TooManyPartsError, harmless_svg
from ita_desktop.regular_file import read_small

FILE_MAX = 20 * 2**20
"""Bytes of the picture file; the emblem is far smaller."""

PIXELS_MAX = 50_000_000
"""Pixels that are decoded: more than a telephone's camera takes."""

_DECODED_MB_MAX = 450
_SIDES = (600, 400, 300, 200)
"""Pixels of the longer side to try, largest first: 25 mm at 600 dots an inch are 590."""

_DECODERS = {b"\x89PNG": b"png", b"\xff\xd8": b"jpeg"}


def emblem_from(path: Path) -> Emblem:
    """The picture of a PNG, JPEG or SVG file as an emblem, scaled down if it is too large.

    Raises PictureRefusedError and PictureTooLargeError.
    """
    QImageReader.setAllocationLimit(_DECODED_MB_MAX)  # also for pictures inside an SVG
    data = read_small(path, FILE_MAX)
    decoder = next((name for signature, name in _DECODERS.items() if data.startswith(signature)), None)
    if decoder is not None:
        picture = _decoded(data, decoder, path)
        return emblem_of(data) or _scaled_down(picture, path)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    QGuiApplication.instance() or QGuiApplication([])  # letters are drawn only if there is one
    try:
        return _scaled_down(drawn_svg(data), path)
    except NotHarmlessError as error:
        raise PictureRefusedError(path, str(error)) from error
    except TooManyPartsError as error:
        raise PictureTooLargeError(path, str(error)) from error


def drawn_svg(data: bytes) -> QImage:
    """An SVG drawn on a transparent picture, without what leads out of it. Raises NotHarmlessError and
    TooManyPartsError."""
    renderer = QSvgRenderer(QByteArray(harmless_svg(data)))
    if not renderer.isValid() or renderer.defaultSize().isEmpty():
        raise NotHarmlessError("not drawn")
    size = renderer.defaultSize().scaled(QSize(_SIDES[0], _SIDES[0]), Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def _decoded(data: bytes, decoder: bytes, path: Path) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(decoder))
    reader.setAutoTransform(True)  # the way up that its camera notes
    reader.setAutoDetectImageFormat(False)  # only the decoder that was chosen here
    size = reader.size()
    if size.width() * size.height() > PIXELS_MAX:
        raise PictureTooLargeError(path, "pixels")
    picture = reader.read()
    if picture.isNull():
        raise PictureRefusedError(path, "not decoded")
    return picture


def _scaled_down(picture: QImage, path: Path) -> Emblem:
    for side in _SIDES:
        small = picture
        if max(picture.width(), picture.height()) > side:
            aspect, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            small = picture.scaled(QSize(side, side), aspect, smooth)
        for kind in ("PNG",) if picture.hasAlphaChannel() else ("PNG", "JPEG"):
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            small.save(buffer, kind)  # type: ignore[call-overload]  # bytes in the stubs, text in the method
            emblem = emblem_of(bytes(buffer.data().data()))
            if emblem is not None:
                return emblem
    raise PictureTooLargeError(path, "not small enough in any size")
