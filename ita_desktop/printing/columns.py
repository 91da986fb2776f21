"""Column widths fitted to the texts of the report, so that it takes the fewest pages.

The lengths of its texts on one line give a good estimate of the height of a row. Width is moved from column to column,
a few millimetres at a time, as long as the rows get lower by that estimate; then the real layout chooses between the
result and the usual widths. No column gets narrower than its heading and its longest word allow.
"""

from collections.abc import Callable
from dataclasses import replace
from math import ceil

from ita_desktop.domain.limits import COLUMN_COUNT
from ita_desktop.domain.report.paper_settings import Digits
from ita_desktop.domain.report.report import ListName, Measure, Report
from ita_desktop.printing.cells import LayoutCache
from ita_desktop.printing.layout import Layout
from ita_desktop.printing.page import MM, PageStyle, styles_of
from ita_desktop.printing.wording import period_words
from ita_desktop.typesetting.font import TextStyle
from ita_desktop.typesetting.paragraph import one_line

LEAST = (32.0, 42.0, 42.0, 42.0, 21.0, 22.0)
"""Millimetres at 16 points: what a heading, a compound word or `๑ ต.ค. ๖๗ -` needs to stand on one line."""

_STEPS = (8.0, 4.0, 2.0, 1.0)
"""Millimetres to move, one size after the other."""

_FULL = 0.92
"""The share of a line that is filled on average."""

_INDENT_EMS = 1.6
"""The indent of a numbered item, for its number."""

_Texts = list[list[float]]  # of one cell: the lengths of its texts on one line, points


def fitted(report: Report, style: PageStyle, cache: LayoutCache, cancelled: Callable[[], bool]) -> PageStyle:
    """The page style with the widths that give the fewest pages; the usual widths if they give as few. May raise
    Cancelled.
    """
    text = styles_of(style).cell
    rows = [_lengths(measure, text, style.digits) for _, _, measure in report.measures()]
    if not rows:
        return style
    found = replace(style, columns=_narrowed(rows, style))
    return min((style, found), key=lambda one: _pages(report, one, cache, cancelled))


def _pages(report: Report, style: PageStyle, cache: LayoutCache, cancelled: Callable[[], bool]) -> tuple[int, float]:
    layout = Layout(style, cache, cancelled)
    layout.run(report)
    return len(layout.pages), layout.height_on_last_page


def _narrowed(rows: list[_Texts], style: PageStyle) -> tuple[float, ...]:
    """The widths in points after all moves that lower the rows."""
    em = styles_of(style).cell.size
    least = [width * style.table_size / 16 for width in LEAST]
    widths = list(style.columns)
    heights = [_column_heights(rows, column, widths[column], style, em) for column in range(COLUMN_COUNT)]
    best = _total(heights)
    for step in _STEPS:
        moved = True
        while moved:
            moved = False
            for giver in range(COLUMN_COUNT):
                for taker in range(COLUMN_COUNT):
                    if giver == taker or widths[giver] - step < least[giver]:
                        continue
                    tried = list(heights)
                    tried[giver] = _column_heights(rows, giver, widths[giver] - step, style, em)
                    tried[taker] = _column_heights(rows, taker, widths[taker] + step, style, em)
                    total = _total(tried)
                    if total < best:
                        widths[giver] -= step
                        widths[taker] += step
                        heights, best, moved = tried, total, True
    return tuple(round(width, 3) for width in widths)


def _total(heights: list[list[int]]) -> int:
    """Lines of all rows, each as high as its highest cell."""
    return sum(map(max, zip(*heights, strict=True)))


def _column_heights(rows: list[_Texts], column: int, width: float, style: PageStyle, em: float) -> list[int]:
    """Lines of the column's cell in every row."""
    indent = _INDENT_EMS * em if column < 4 else 0.0
    room = max(((width - 2 * style.cell_side) * MM - indent) * _FULL, em)
    return [sum(max(ceil(length / room), 1) for length in row[column]) for row in rows]


def _lengths(measure: Measure, style: TextStyle, digits: Digits) -> _Texts:
    """The lengths of the texts of a measure's six cells."""
    cells = [
        [measure.title],
        *([item.text for item in measure.items(name)] for name in ListName),
        list(measure.owners),
        [period_words(measure.period, digits)],
    ]
    return [[_length(line, style) for text in texts for line in text.split("\n")] for texts in cells]


def _length(line: str, style: TextStyle) -> float:
    return one_line(line, style).width
