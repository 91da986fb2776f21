"""A small drawn picture of each format: what a file of it looks like. It is a sheet of paper in every scheme."""

from collections.abc import Callable, Mapping
from itertools import accumulate, product

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ita_desktop.formats import CSV, EXCEL, HTML, JSON, PDF, TEXT, WORD, Format
from ita_desktop.ui.appearance.design import FONT_FAMILY, LIGHT

_WIDTH, _HEIGHT = 99.0, 70.0
"""Units of a drawing: a page on its side."""

_SCALE = 4  # pixels in a unit: sharp on every screen
_LINE = 2.2
_LEFT = 8.0
_TABLE = (17.0, 18.0, 18.0, 18.0, 12.0)
_EDGES = tuple(accumulate(_TABLE, initial=_LEFT))
_LEFTS = _EDGES[:-1]
"""Widths of the columns of a table, and where they begin and end."""


def picture_of(form: Format) -> bytes:
    """The picture as PNG."""
    image = QImage(int(_WIDTH * _SCALE), int(_HEIGHT * _SCALE), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SCALE, _SCALE)
    painter.setPen(Qt.PenStyle.NoPen)
    drawing, letters = _DRAWINGS.get(form, (_text, ""))
    drawing(painter)
    if letters:
        _badge(painter, letters)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide takes a str
    return bytes(data.data())


def _paper(painter: QPainter) -> None:
    """Titles above a ruled table."""
    _bar(painter, 28, 7, 43, bold=True)
    _bar(painter, 38, 13, 23, bold=True)
    _table(painter, top=21, rows=(7, 36))
    for left, width, lines in zip(_LEFTS, _TABLE, (3, 6, 7, 5, 2), strict=True):
        for line in range(lines):
            _bar(painter, left + 2, 31 + line * 4.6, width - (6 if line % 3 == 2 else 4))


def _grid(painter: QPainter) -> None:
    """A sheet of cells below a head."""
    painter.fillRect(QRectF(_LEFT, 7, sum(_TABLE), 9), QColor(LIGHT.line))
    _table(painter, top=7, rows=(9,) * 6)
    for row, (column, left) in product(range(5), enumerate(_LEFTS)):
        _bar(painter, left + 2, 19.5 + row * 9, _TABLE[column] - 4 - 2 * ((row + column) % 3))


def _site(painter: QPainter) -> None:
    """A window of a browser, its heading and its cards."""
    painter.fillRect(QRectF(0, 0, _WIDTH, 11), QColor(LIGHT.line))
    painter.setBrush(QColor(LIGHT.quiet))
    for at in range(3):
        painter.drawEllipse(QRectF(5 + at * 5, 4, 3, 3))
    painter.fillRect(QRectF(24, 3, 60, 5), Qt.GlobalColor.white)
    _bar(painter, 24, 16, 51, bold=True)
    for top in (24, 44):
        painter.fillRect(QRectF(12, top, 75, 6), QColor(LIGHT.line))
        for line in range(3):
            _bar(painter, 15, top + 8 + line * 3.8, 66 - 9 * line)


def _commas(painter: QPainter) -> None:
    """Rows of values with commas between them."""
    for row, (column, left) in product(range(6), enumerate(_LEFTS)):
        used = _TABLE[column] - 6 - 2 * ((row + column) % 3)
        _bar(painter, left, 9 + row * 9.5, used, bold=row == 0)
        painter.setBrush(QColor(LIGHT.quiet))
        painter.drawEllipse(QRectF(left + used + 1.5, 10 + row * 9.5, 1.8, 1.8))


def _text(painter: QPainter) -> None:
    """Lines, some of them deeper."""
    for line, (indent, width) in enumerate(((0, 70), (0, 52), (0, 0), (0, 60), (6, 50), (12, 62), (12, 44), (6, 56))):
        if width:
            _bar(painter, _LEFT + indent, 7 + line * 7.4, width, bold=line == 0)


def _values(painter: QPainter) -> None:
    """Names and values, each within another."""
    for line, indent in enumerate((0, 7, 14, 14, 14, 7, 14, 0)):
        _bar(painter, _LEFT + indent, 7 + line * 7.4, 12 if 0 < line < 7 else 3, bold=True)
        if 0 < line < 7:
            _bar(painter, _LEFT + indent + 16, 7 + line * 7.4, 48 - indent - 5 * (line % 2))


_DRAWINGS: Mapping[Format, tuple[Callable[[QPainter], None], str]] = {
    PDF: (_paper, "PDF"),
    WORD: (_paper, "W"),
    EXCEL: (_grid, "X"),
    HTML: (_site, "<>"),
    CSV: (_commas, "CSV"),
    TEXT: (_text, "TXT"),
    JSON: (_values, "{ }"),
}


def _bar(painter: QPainter, left: float, top: float, width: float, *, bold: bool = False) -> None:
    """A line of words."""
    painter.setBrush(QColor(LIGHT.text if bold else LIGHT.quiet))
    painter.drawRoundedRect(QRectF(left, top, width, _LINE), _LINE / 2, _LINE / 2)


def _table(painter: QPainter, top: float, rows: tuple[float, ...]) -> None:
    """The rules of a table."""
    rule, edge = 0.7, QColor(LIGHT.edge)
    for down in accumulate(rows, initial=top):
        painter.fillRect(QRectF(_LEFT, down, sum(_TABLE), rule), edge)
    for left in _EDGES:
        painter.fillRect(QRectF(left, top, rule, sum(rows) + rule), edge)


def _badge(painter: QPainter, letters: str) -> None:
    """The letters by which the format is known, in the corner."""
    box = QRectF(_WIDTH - 36, _HEIGHT - 24, 36, 24)
    painter.fillRect(box, QColor(LIGHT.chosen))
    font = QFont(FONT_FAMILY)
    font.setBold(True)
    font.setPixelSize(16)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.chosen_text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)
    painter.setPen(Qt.PenStyle.NoPen)
