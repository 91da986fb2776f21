"""Any picture file as an emblem that a report can hold: small enough, and PNG or JPEG."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ita_desktop.domain.report.paper_settings import Emblem, emblem_of
from ita_desktop.regular_file import read_small

FILE_MAX_BYTES = 20 * 2**20
"""Of the file that the clerk chooses; what is kept is far smaller."""

_SIDES = (600, 400, 300, 200)
"""Pixels of the longer side to try, largest first: 25 mm at 600 dots an inch are 590."""


def read_emblem(path: Path) -> Emblem | None:
    """The picture of a PNG, JPEG or SVG file, kept as it is where it is small enough and scaled down where it is not.

    None where the file cannot be read, is no picture, or is larger than FILE_MAX_BYTES.
    """
    try:
        data = read_small(path, FILE_MAX_BYTES, follow=True)
    except OSError:
        return None
    as_it_is = emblem_of(data)
    if as_it_is is not None and not QImage.fromData(data).isNull():
        return as_it_is
    picture = _drawn_svg(data) if path.suffix.lower() == ".svg" else QImage.fromData(data)
    return _scaled_down(picture) if not picture.isNull() else None


def _drawn_svg(data: bytes) -> QImage:
    """An SVG drawn on nothing; it may name no other file, and Qt's renderer fetches none from the network."""
    renderer = QSvgRenderer(data)
    if not renderer.isValid() or renderer.defaultSize().isEmpty():
        return QImage()
    size = renderer.defaultSize().scaled(QSize(_SIDES[0], _SIDES[0]), Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def _scaled_down(picture: QImage) -> Emblem | None:
    for side in _SIDES:
        small = picture
        if max(picture.width(), picture.height()) > side:
            aspect, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            small = picture.scaled(QSize(side, side), aspect, smooth)
        for kind in ("PNG",) if picture.hasAlphaChannel() else ("PNG", "JPEG"):
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            small.save(buffer, kind)  # type: ignore[call-overload]  # the stubs say bytes, the method takes text
            emblem = emblem_of(bytes(buffer.data().data()))
            if emblem is not None:
                return emblem
    return None
