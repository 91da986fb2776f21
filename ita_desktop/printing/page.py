"""The page: every millimetre, size and style of the paper. Lengths in mm, sizes of type in points.

Source of the shape: published reports of local governments, A4 landscape, TH Sarabun 16 pt; tables 14 to 16 pt.
Sizes are those of TH Sarabun, which every office knows: its letters are a third smaller than those of other fonts of
one size. `FAMILY_SCALE` scales our families to it.
"""

from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from ita_desktop import paths
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, ColumnKind, Columns
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER, USUAL_COLUMNS, PageSize, PaperSettings, scaled
from ita_desktop.domain.table.widths import chosen_widths
from ita_desktop.typesetting.font import TextStyle, load_face

MM = 72 / 25.4
"""Points in a millimetre."""


class PageStyle(NamedTuple):
    """All measures of a page. Equal styles give equal pages."""

    family: str = "Laksaman"
    width: float = 297.0
    height: float = 210.0
    margin_top: float = 20.0
    margin_bottom: float = 15.0
    margin_side: float = 13.0
    columns: tuple[float, ...] = tuple(map(float, USUAL_COLUMNS))
    """Widths; their sum is the width of the text."""
    table_size: float = 16.0
    body_size: float = 16.0
    heading_size: float = 18.0
    title_size: float = 20.0
    cover_size: float = 28.0
    leading: float = 0.97
    """Baseline distance as a multiple of the size, set so that a tone over a vowel clears the line above."""
    cell_side: float = 1.9
    cell_top: float = 1.3
    cell_bottom: float = 1.0
    rule: float = 0.5
    """Thickness in points."""
    header_grey: float = 0.92
    head_above_text: float = 8.0
    """From the baseline of the page number and the header words down to the text, as far as the margin allows."""
    head_from_edge: float = 6.0
    """The least distance of that baseline from the upper edge, and of the footer's from the lower one."""
    head_gap: float = 3.0
    """The usual gap between the last line at the head and the text, and between the text and the footer."""
    head_gap_least: float = 1.0
    """The least gap of both: a narrow margin still holds one line at the head."""
    cover_from_top: float = 62.0
    signature_gap: float = 7.0
    """Room above each signature, to sign."""
    emblem_height: float = 30.0
    emblem_bottom: float = 52.0
    """From the upper edge of the cover."""
    header: str = ""
    footer: str = ""
    paper: PaperSettings = DEFAULT_PAPER
    """For what is no measure: the digits, the emblem, what stands on a page at all."""

    @property
    def head_baseline(self) -> float:
        """The baseline of the page number and the first line of the header, from the upper edge."""
        wanted = max(self.margin_top - self.head_above_text, self.head_from_edge)
        return min(wanted, self.margin_top - self.head_gap_least)

    @property
    def head_gap_above_text(self) -> float:
        """The distance from the last line at the head down to the text."""
        return min(self.head_gap, self.margin_top - self.head_baseline)

    @property
    def foot_baseline(self) -> float:
        """The baseline of the last line of the footer, from the lower edge."""
        return max(self.margin_bottom - self.head_above_text, self.head_from_edge)

    @property
    def column_edges(self) -> tuple[float, ...]:
        """The x of every vertical rule of a table, in points, left to right."""
        return tuple(accumulate((width * MM for width in self.columns), initial=self.margin_side * MM))


FAMILY_SCALE = {"Laksaman": 0.6653, "Sarabun": 0.6577}
"""Points of the family that look like one point of TH Sarabun: the measured ratio of the widths of one sentence."""

DEFAULT = PageStyle()

SIZES = {PageSize.A4: (DEFAULT.width, DEFAULT.height), PageSize.A3: (420.0, 297.0)}
"""Width and height of the sheets (ISO 216)."""


WIDTHS = {
    ColumnKind.TITLE: (43, 32.0),
    ColumnKind.LIST: (57, 42.0),
    ColumnKind.OWNERS: (23, 21.0),
    ColumnKind.PERIOD: (25, 22.0),
    ColumnKind.TEXT: (32, 24.0),
    ColumnKind.MONEY: (28, 26.0),
    ColumnKind.PERCENT: (20, 18.0),
    ColumnKind.LINKS: (35, 30.0),
}
"""Millimetres of columns for which none are given: the usual ones on a page of six columns, and the least at 16 points,
what a heading, a compound word or `๑ ต.ค. ๖๗ -` needs to stand on one line."""


@lru_cache(maxsize=4)
def page_style(paper: PaperSettings, columns: Columns = DEFAULT_COLUMNS) -> PageStyle:
    """The page style of the paper settings, for a table of those columns. Columns to be fitted have the usual widths;
    `columns.py` fits them. The one of the last layout is the same object, which is compared and found at once."""
    width, height = SIZES[paper.page_size]
    usual = USUAL_COLUMNS if columns == DEFAULT_COLUMNS else [WIDTHS[column.kind][0] for column in columns]
    widths = tuple(one or other for one, other in zip(chosen_widths(paper, columns), usual, strict=True))
    return PageStyle(
        family=paper.family.value,
        width=width,
        height=height,
        margin_top=float(paper.margin_top),
        margin_bottom=float(paper.margin_bottom),
        margin_side=float(paper.margin_side),
        columns=scaled(widths, width - 2 * paper.margin_side),
        table_size=float(paper.text_size),
        body_size=float(paper.text_size),
        heading_size=paper.text_size + 2.0,
        title_size=paper.text_size + 4.0,
        cover_size=paper.text_size + 12.0,
        header=paper.header.strip(),
        footer=paper.footer.strip(),
        paper=paper,
    )


class Styles(NamedTuple):
    """The text styles of a page style."""

    cell: TextStyle
    cell_head: TextStyle
    body: TextStyle
    heading: TextStyle
    title: TextStyle
    cover: TextStyle
    page_number: TextStyle


@cache
def styles_of(page: PageStyle) -> Styles:
    """The text styles; equal page styles give the same object, and faces are loaded once."""
    folder = paths.fonts() / page.family.lower()
    regular = load_face(folder / f"{page.family}-Regular.ttf")
    bold = load_face(folder / f"{page.family}-Bold.ttf")

    def style(size: float, heavy: bool = False) -> TextStyle:
        scaled = round(size * FAMILY_SCALE[page.family], 2)
        return TextStyle(bold if heavy else regular, scaled, round(size * page.leading, 2))

    return Styles(
        cell=style(page.table_size),
        cell_head=style(page.table_size, heavy=True),
        body=style(page.body_size),
        heading=style(page.heading_size, heavy=True),
        title=style(page.title_size, heavy=True),
        cover=style(page.cover_size, heavy=True),
        page_number=style(page.body_size),
    )


def baseline(style: TextStyle) -> float:
    """Points from the top of a line to its baseline: room for a vowel and a tone above, and half of the rest."""
    return 1.06 * style.size + (style.leading - 1.34 * style.size) / 2
