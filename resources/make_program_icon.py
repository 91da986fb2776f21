"""Draws ita-desktop.svg at the sizes that Windows and desktops ask for. Run after changing the drawing:

.venv/bin/python resources/make_program_icon.py
"""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent / "icons"
ICO_SIDES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
PNG_SIDE = 256


def png(side: int) -> bytes:
    """The icon as PNG, `side` pixels high and wide."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ICONS / "ita-desktop.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6 takes str; its stub says bytes
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon of PNG pictures by their side. A side of 256 is written as 0 (ICONDIRENTRY)."""
    offset = 6 + 16 * len(pictures)
    entries = b""
    for side, data in pictures.items():
        entries += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures.values())


if __name__ == "__main__":
    (ICONS / "ita-desktop.png").write_bytes(png(PNG_SIDE))
    (ICONS / "ita-desktop.ico").write_bytes(ico({side: png(side) for side in ICO_SIDES}))
