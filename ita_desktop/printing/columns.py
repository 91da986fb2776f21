"""Column widths fitted to the texts of the report, so that it takes the fewest pages; and which columns are too narrow.

The lengths of its texts on one line give a good estimate of the height of a row. Width is moved from column to column,
a few millimetres at a time, as long as the rows get lower by that estimate; then the real layout chooses between the
result and the usual widths. No column gets narrower than its heading and its longest word allow.
"""

from collections.abc import Callable
from itertools import islice, pairwise
from math import ceil
from typing import NamedTuple

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Column, ColumnKind, Columns, printed
from ita_desktop.domain.report.fields import Field, measure_fields
from ita_desktop.domain.report.kinds import ItemList
from ita_desktop.domain.report.paper_settings import Digits, PageSize
from ita_desktop.domain.report.report import Amount, Measure, Report
from ita_desktop.domain.table.widths import chosen_widths
from ita_desktop.printing.cells import LayoutCache
from ita_desktop.printing.layout import Layout
from ita_desktop.printing.page import MM, SIZES, WIDTHS, PageStyle, styles_of
from ita_desktop.printing.wording import cell_text
from ita_desktop.typesetting.font import TextStyle
from ita_desktop.typesetting.line_breaks import line_breaks
from ita_desktop.typesetting.paragraph import one_line

_STEPS = (8.0, 4.0, 2.0, 1.0)
"""Millimetres to move, one size after the other."""

_FULL = 0.92
"""The share of a line that is filled on average."""

_INDENT_EMS = 1.6
"""The indent of a numbered item, for its number."""

_NUMBERED = (ColumnKind.TITLE, ColumnKind.LIST)

_WRAPPING = (*_NUMBERED, ColumnKind.TEXT, ColumnKind.LINKS)

_AIR = 0.5
"""Millimetres that a sum has to spare."""

_MOST_OF_SUMS = 2
"""So many times its least width a column gets for a sum of money: the others need their room, too."""

_Texts = list[list[float]]  # of one cell: the lengths of its texts on one line, points


def fitted(report: Report, style: PageStyle, cache: LayoutCache, cancelled: Callable[[], bool]) -> PageStyle:
    """The page style with the widths that give the fewest pages, of the columns for which none are chosen; the usual
    widths if they give as few. May raise Cancelled.
    """
    text, columns = styles_of(style).cell, printed(report.columns)
    movable = [at for at, width in enumerate(chosen_widths(report.paper, columns)) if width is None]
    if columns != DEFAULT_COLUMNS:  # whose usual widths leave every column enough
        style = style._replace(columns=_readable(style.columns, _least(report, columns, style), movable))
    fields = measure_fields(columns)
    rows = [_lengths(measure, fields, text, style.paper.digits) for _, _, measure in report.measures()]
    if not rows or len(movable) < 2:
        return style
    least = _least(report, columns, style)
    found = style._replace(columns=_narrowed(rows, columns, movable, least, style))
    return min((style, found), key=lambda one: _pages(report, one, cache, cancelled))


READABLE_SIZE = 12
"""Points of TH Sarabun; no smaller size is offered."""

_WIDE_ENOUGH = 5.0
"""Ems of a line in which nearly every word stays whole, some eight letters of Thai: no text has to be looked at."""

_CUT_MOST = 0.05
"""The share of words in a column that may be cut between two letters: addresses of web pages are."""

_LOOKED_AT = 200
"""Words of a column that are looked at: its first ones."""


class Narrow(NamedTuple):
    """Columns that cannot be read, by their places among the printed ones, from 0. `text_size` is the largest size at
    which all can be, None if there is none; `fits_a3`: on A3 all can be. `size_on_a3`: if neither helps, the largest
    size at which all can be on A3."""

    columns: tuple[int, ...]
    text_size: int | None
    fits_a3: bool
    size_on_a3: int | None = None


class _Words(NamedTuple):
    """Widths in em: of the widest word of a heading or sum of money, and of the other words below the heading."""

    whole: float
    texts: tuple[float, ...]

    def are_cut(self, width: float, column: Column, style: PageStyle) -> bool:
        """Whether what has to stay whole, or too many of the other words, are wider than a column of that many mm."""
        em = styles_of(style).cell.size
        room = (width - 2 * style.cell_side) * MM / em
        indent = _INDENT_EMS if column.kind in _NUMBERED else 0.0
        cut = sum(word > room - indent for word in self.texts)
        return self.whole > room or cut > _CUT_MOST * len(self.texts)


def narrow_columns(report: Report, style: PageStyle) -> Narrow | None:
    """What cannot be read on pages of that style, and what would help; None if all can be.

    A column can be read if no word of its heading and no sum has to be cut between two letters, and of its other words
    hardly any.
    The columns of a larger sheet are taken to be as much wider.
    """
    columns = printed(report.columns)
    narrow: dict[int, _Words] = {}
    for at, (column, field) in enumerate(zip(columns, measure_fields(columns), strict=True)):
        words = _words(report, column, field, style, style.columns[at])
        if words.are_cut(style.columns[at], column, style):
            narrow[at] = words
    if not narrow:
        return None

    def helps(other: PageStyle) -> bool:
        return not any(words.are_cut(other.columns[at], columns[at], other) for at, words in narrow.items())

    smaller = range(report.paper.text_size - 1, READABLE_SIZE - 1, -1)

    def size_for(page: PageStyle) -> int | None:
        return next((size for size in smaller if helps(page._replace(table_size=float(size)))), None)

    text_size = size_for(style)
    width, height = SIZES[PageSize.A3]
    grown = (width - 2 * style.margin_side) / sum(style.columns)
    larger = style._replace(width=width, height=height, columns=tuple(one * grown for one in style.columns))
    is_smaller = style.width < width
    fits_a3 = is_smaller and helps(larger)
    needs_both = is_smaller and text_size is None and not fits_a3
    return Narrow(tuple(narrow), text_size, fits_a3, size_for(larger) if needs_both else None)


def _words(report: Report, column: Column, field: Field, style: PageStyle, width: float) -> _Words:
    """The words of a column of that width in mm; those below its heading only if it is not wide enough for any."""
    styles = styles_of(style)
    wide_enough = (_WIDE_ENOUGH + _INDENT_EMS * (column.kind in _NUMBERED)) * styles.cell.size
    whole = max(*_word_widths(column.heading, styles.cell_head), _widest_sum(report, column, field, style))
    if (width - 2 * style.cell_side) * MM >= wide_enough:
        return _Words(whole, ())
    values = (field.get(measure) for _, _, measure in report.measures())
    texts = (text for value in values if not isinstance(value, Amount) for _, _, text in field.kind.parts(value))
    words = (word for text in texts for word in _word_widths(text, styles.cell))
    return _Words(whole, tuple(islice(words, _LOOKED_AT)))


def _word_widths(text: str, style: TextStyle) -> list[float]:
    """The widths in em of what stands between two places at which a line may break."""
    cuts = [0, *(index for index, _ in line_breaks(text)), len(text)]
    return [_length(text[start:end].strip(), style) / style.size for start, end in pairwise(cuts)]


def _widest_sum(report: Report, column: Column, field: Field, style: PageStyle) -> float:
    """The width in em of the widest sum of money in a column: one that is cut reads as another sum."""
    if column.kind is not ColumnKind.MONEY:
        return 0.0
    text = styles_of(style).cell
    values = (field.get(measure) for _, _, measure in report.measures())
    sums = (cell_text(value, style.paper.digits) for value in values if isinstance(value, Amount))
    return max((_length(words, text) / text.size for words in sums), default=0.0)


def _least(report: Report, columns: Columns, style: PageStyle) -> list[float]:
    """The least widths in mm. If there is no room for all, columns whose words wrap have less, those of days and sums
    not."""
    least = [WIDTHS[column.kind][1] * style.table_size / 16 for column in columns]
    for at, (column, field) in enumerate(zip(columns, measure_fields(columns), strict=True)):
        widest = _widest_sum(report, column, field, style) * styles_of(style).cell.size / MM
        least[at] = max(least[at], min(widest + 2 * style.cell_side + _AIR, _MOST_OF_SUMS * least[at]))
    wrapping = [at for at, column in enumerate(columns) if column.kind in _WRAPPING]
    over, theirs = sum(least) - sum(style.columns), sum(least[at] for at in wrapping)
    if over <= 0 or columns == DEFAULT_COLUMNS:
        return least
    for at in wrapping:
        least[at] *= max(1 - over / theirs, 0.5)
    return least


def _readable(widths: tuple[float, ...], least: list[float], movable: list[int]) -> tuple[float, ...]:
    """The widths with what columns lack at least, from those that have more, as far as that goes. Their sum stays."""
    lacking = {at: least[at] - widths[at] for at in movable if widths[at] < least[at]}
    spare = {at: widths[at] - least[at] for at in movable if widths[at] > least[at]}
    given = min(sum(lacking.values()), sum(spare.values()))
    if not given:
        return widths
    taken, put = given / sum(spare.values()), given / sum(lacking.values())
    moved = {at: put * by for at, by in lacking.items()} | {at: -taken * by for at, by in spare.items()}
    return tuple(round(width + moved.get(at, 0.0), 3) for at, width in enumerate(widths))


def _pages(report: Report, style: PageStyle, cache: LayoutCache, cancelled: Callable[[], bool]) -> tuple[int, float]:
    layout = Layout(style, printed(report.columns), cache, cancelled)
    layout.run(report)
    return len(layout.pages), layout.height_on_last_page


def _narrowed(
    rows: list[_Texts], columns: Columns, movable: list[int], least: list[float], style: PageStyle
) -> tuple[float, ...]:
    """The widths in points after all moves between the movable columns that lower the rows."""
    em = styles_of(style).cell.size
    indents = [_INDENT_EMS * em if column.kind in _NUMBERED else 0.0 for column in columns]
    widths = list(style.columns)

    def heights_of(column: int, width: float) -> list[int]:
        return _column_heights(rows, column, width, indents[column], style, em)

    heights = [heights_of(column, width) for column, width in enumerate(widths)]
    best = _total(heights)
    for step in _STEPS:
        moved = True
        while moved:
            moved = False
            for giver in movable:
                for taker in movable:
                    if giver == taker or widths[giver] - step < least[giver]:
                        continue
                    tried = list(heights)
                    tried[giver] = heights_of(giver, widths[giver] - step)
                    tried[taker] = heights_of(taker, widths[taker] + step)
                    total = _total(tried)
                    if total < best:
                        widths[giver] -= step
                        widths[taker] += step
                        heights, best, moved = tried, total, True
    return tuple(round(width, 3) for width in widths)


def _total(heights: list[list[int]]) -> int:
    """Lines of all rows, each as high as its highest cell."""
    return sum(map(max, zip(*heights, strict=True)))


def _column_heights(
    rows: list[_Texts], column: int, width: float, indent: float, style: PageStyle, em: float
) -> list[int]:
    """Lines of the column's cell in every row."""
    room = max(((width - 2 * style.cell_side) * MM - indent) * _FULL, em)
    return [sum(max(ceil(length / room), 1) for length in row[column]) for row in rows]


def _lengths(measure: Measure, fields: tuple[Field, ...], style: TextStyle, digits: Digits) -> _Texts:
    """The lengths of the texts of a measure's cells."""
    cells = []
    for field in fields:
        value = field.get(measure)
        is_list = isinstance(field.kind, ItemList)
        cells.append([item.text for item in value] if is_list else [cell_text(value, digits)] if value != () else [])
    return [[_length(line, style) for text in texts for line in text.split("\n")] for texts in cells]


def _length(line: str, style: TextStyle) -> float:
    return one_line(line, style).width
