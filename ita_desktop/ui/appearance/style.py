"""How the window looks: the bundled Thai face at the chosen size, the scheme's colours, icons that follow them."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from ita_desktop import paths
from ita_desktop.regular_file import read_shipped
from ita_desktop.ui.appearance.colour_schemes import Scheme, colours_of, colours_of_system, palette_of, worn
from ita_desktop.ui.appearance.design import FONT_FAMILY, FONT_POINTS, ICON, LIGHT, Colours
from ita_desktop.ui.appearance.thai_style import ThaiStyle

ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Sizes of the window's words to step through, in percent."""


def step_from(size: int, sizes: Sequence[int], by: int) -> int:
    """The next larger (+1) or smaller (-1) of these sizes, which ascend; beyond the ends the last one."""
    return next((step for step in sizes[::by] if (step - size) * by > 0), sizes[::by][-1])


def dress(app: QApplication, scheme: Scheme = Scheme.SYSTEM, zoom: int = 100) -> None:
    """Give the program its face, style and colours. RuntimeError where a bundled font cannot be read."""
    _load_fonts()
    wear(app, scheme)
    set_zoom(app, zoom)
    if app.windowIcon().isNull():
        app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "ita-desktop.svg")))


def application() -> QApplication:
    """The one that runs; every widget lives in one."""
    app = QApplication.instance()
    assert isinstance(app, QApplication), "a program with windows"
    return app


def wear(app: QApplication, scheme: Scheme) -> None:
    """Put the scheme on, icons included. With the system's own colours Qt's standard palette stays."""
    wishes = {
        Scheme.LIGHT: Qt.ColorScheme.Light,
        Scheme.DARK: Qt.ColorScheme.Dark,
        Scheme.CONTRAST: Qt.ColorScheme.Dark,
    }
    app.styleHints().setColorScheme(wishes.get(scheme, Qt.ColorScheme.Unknown))  # the system's title bar follows
    if scheme is Scheme.SYSTEM:
        app.setPalette(QPalette())
    shown = worn(scheme)
    own = colours_of(shown)
    colours = own if own is not None else colours_of_system(app.palette())
    everything = shown not in (Scheme.LIGHT, Scheme.DARK)
    style = app.style()
    if not isinstance(style, ThaiStyle) or (style.colours, style.everything) != (colours, everything):
        app.setStyle(ThaiStyle(colours, everything=everything))
    if own is not None:
        app.setPalette(palette_of(own))
    _repaint_icons(app)


def colours_shown() -> Colours:
    """The colours that the window wears now, by what they mean."""
    style = QApplication.style()
    return style.colours if isinstance(style, ThaiStyle) else LIGHT


def set_zoom(app: QApplication, percent: int) -> None:
    """The size of every word in the window, 100 being the usual one."""
    font = QFont(FONT_FAMILY)
    font.setPointSizeF(FONT_POINTS * percent / 100)
    if app.font() != font:
        app.setFont(font)


def text_font(points: float = FONT_POINTS, *, bold: bool = False) -> QFont:
    """The bundled face at a size in points, times the zoom."""
    font = QFont(QApplication.font())
    font.setPointSizeF(points * font.pointSizeF() / FONT_POINTS)
    font.setBold(bold)
    return font


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """An icon of the bundled set, drawn in the palette's text colour or in another; FileNotFoundError if there is none.

    Icons of buttons and actions are drawn anew when the scheme changes; who keeps one elsewhere asks again.
    """
    palette = QApplication.palette()
    return _icon(
        name,
        (colour or palette.color(QPalette.ColorRole.WindowText)).name(),
        palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name(),
        palette.color(QPalette.ColorRole.HighlightedText).name(),
    )


def quiet(palette: QPalette) -> QPalette:
    """The palette with its text in the colour for remarks."""
    changed = QPalette(palette)
    changed.setColor(QPalette.ColorRole.WindowText, QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
    return changed


_names: dict[int, str] = {}
"""What every icon that was ever made shows, by Qt's key: all copies of an icon have the same."""


@cache
def _icon(name: str, text: str, disabled: str, chosen: str) -> QIcon:
    svg = read_shipped(paths.resources() / "icons" / f"{name}.svg").decode()
    made = QIcon()
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", "black").encode()))
    modes = ((QIcon.Mode.Normal, text), (QIcon.Mode.Disabled, disabled), (QIcon.Mode.Selected, chosen))
    for side in (ICON, 2 * ICON, 3 * ICON):
        image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            renderer.render(painter, QRectF(0, 0, side, side))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)  # another colour, same edges
            for mode, colour in modes:
                painter.fillRect(0, 0, side, side, QColor(colour))
                made.addPixmap(QPixmap.fromImage(image), mode)
    _names[made.cacheKey()] = name
    return made


def _repaint_icons(app: QApplication) -> None:
    for widget in app.allWidgets():
        holders: list[QAbstractButton | QAction] = [widget] if isinstance(widget, QAbstractButton) else []
        holders += widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for holder in holders:
            name = _names.get(holder.icon().cacheKey())
            if name is not None:
                holder.setIcon(icon(name))


@cache
def _load_fonts() -> None:
    for name in ("Regular", "Bold", "Italic", "BoldItalic"):
        file = paths.fonts() / "sarabun" / f"Sarabun-{name}.ttf"
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise RuntimeError(f"cannot read the font {file}")
