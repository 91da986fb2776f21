"""How the window looks: the bundled Thai face, one accent colour, icons that follow the palette. No style sheets."""

from functools import cache
from math import ceil

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory

from ita_desktop import paths

FONT_FAMILY = "Sarabun"
FONT_POINTS = 12
SMALL_POINTS = 11
HEADING_POINTS = 16
ACCENT = QColor(0x1F, 0x6F, 0xB2)
WARNING = QColor(0xB3, 0x5A, 0x00)
MARGIN = 12
"""Pixels around and between the parts of a form (Qt scales them with the screen)."""

LINE_SPACING_PERCENT = 120
"""Line height of typed text: Sarabun's own metrics leave room for two stacked marks; this keeps lines apart."""


def dress(app: QApplication) -> None:
    """Give the program its face, style and accent. RuntimeError where a bundled font cannot be read."""
    for name in ("Regular", "Bold", "Italic", "BoldItalic"):
        file = paths.fonts() / "sarabun" / f"Sarabun-{name}.ttf"
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise RuntimeError(f"cannot read the font {file}")
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(text_font())
    palette = app.palette()
    palette.setColor(QPalette.ColorRole.Highlight, ACCENT)
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor(Qt.GlobalColor.white))
    app.setPalette(palette)
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "ita-desktop.svg")))


def text_font(points: int = FONT_POINTS, *, bold: bool = False) -> QFont:
    """The bundled face at a size in points."""
    font = QFont(FONT_FAMILY, points)
    font.setBold(bold)
    return font


def mark_room(font: QFont) -> tuple[int, int]:
    """Pixels to leave above and below a line of the face, so that no widget cuts a mark off.

    Sarabun's line covers 1.068 em above the baseline and 0.232 em below; its marks reach 1.25 em (ฝื้) and 0.535 em (ฏู).
    """
    em = QFontMetricsF(font).height() / 1.3
    return ceil(0.182 * em), ceil(0.303 * em)


def icon(name: str) -> QIcon:
    """An icon of the bundled set, drawn in the palette's text colour; FileNotFoundError where there is none."""
    return _icon(name, QApplication.palette().cacheKey())


@cache
def _icon(name: str, _palette_key: int) -> QIcon:
    svg = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    palette = QApplication.palette()
    colours = {
        QIcon.Mode.Normal: palette.color(QPalette.ColorRole.WindowText),
        QIcon.Mode.Disabled: palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText),
        QIcon.Mode.Selected: palette.color(QPalette.ColorRole.HighlightedText),
    }
    for mode, colour in colours.items():
        renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour.name()).encode()))
        for side in (20, 40, 60):
            made.addPixmap(_drawn(renderer, side), mode)
    return made


def quiet(palette: QPalette) -> QPalette:
    """The palette with its text in the colour for remarks."""
    changed = QPalette(palette)
    changed.setColor(QPalette.ColorRole.WindowText, palette.color(QPalette.ColorRole.PlaceholderText).darker(110))
    return changed


def _drawn(renderer: QSvgRenderer, side: int) -> QPixmap:
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return QPixmap.fromImage(image)
