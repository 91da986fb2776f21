"""How large the letters of the bundled face, Sarabun, are, and how far their marks reach beyond the lines."""

from math import ceil

from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF

BELOW_EMS = 0.303
"""How far the lowest mark (ฏู) hangs out of its line: 0.535 em below the baseline, the line's own being 0.232."""

_ABOVE_EMS = 0.182
_BOLD_EMS = 0.027
"""How much farther the marks of bold letters reach, above and below."""

_LINE_EMS = 1.3


def mark_room(font: QFont) -> tuple[int, int]:
    """Pixels to leave above and below a line of the face, so that no widget cuts a mark off.

    Sarabun's line covers 1.068 em above the baseline and 0.232 em below; its marks reach 1.25 em (ฝื้) and 0.535 em (ฏู),
    bold ones 1.277 em and 0.559 em.
    """
    em = em_of(font)
    more = _BOLD_EMS if font.bold() else 0.0
    return ceil((_ABOVE_EMS + more) * em), ceil((BELOW_EMS + more) * em)


def em_of(font: QFont) -> float:
    """Pixels of one em of the face."""
    return QFontMetricsF(font).height() / _LINE_EMS


def letter_width(metrics: QFontMetrics) -> int:
    """Pixels that a common letter takes: what distances beside texts are measured by."""
    return metrics.horizontalAdvance("ก")
