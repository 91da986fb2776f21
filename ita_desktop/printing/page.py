"""The page: every millimetre, size and style of the paper. Lengths in mm, sizes of type in points.

Source of the shape: published reports of local governments, A4 landscape, TH Sarabun 16 pt; tables 14 to 16 pt.
Sizes are those of TH Sarabun, which every office knows: its letters are a third smaller than other fonts' of the same
size. `FAMILY_SCALE` brings our families to it.
"""

from dataclasses import dataclass
from functools import cache

from ita_desktop import paths
from ita_desktop.typesetting.font import TextStyle, load_face

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class PageStyle:
    """What can be chosen about the paper. Equal styles give equal pages."""

    family: str = "Laksaman"
    width: float = 297.0
    height: float = 210.0
    margin_top: float = 20.0
    margin_bottom: float = 15.0
    margin_side: float = 13.0
    columns: tuple[float, ...] = (43.0, 60.0, 63.0, 57.0, 23.0, 25.0)
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
    number_from_top: float = 12.0
    """Baseline of the page number."""
    cover_from_top: float = 62.0
    signature_gap: float = 7.0
    """Above each signature, room to sign."""


FAMILIES = {"Laksaman": "laksaman", "Sarabun": "sarabun"}
"""The families that are shipped, and their folders."""

FAMILY_SCALE = {"Laksaman": 0.6653, "Sarabun": 0.6577}
"""Points of the family that look like one point of TH Sarabun: ratio of the widths of the same sentence, measured."""

DEFAULT = PageStyle()


@dataclass(frozen=True, slots=True)
class Styles:
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
    """The faces are loaded once; the same page style always gives the same object."""
    folder = paths.fonts() / FAMILIES[page.family]
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
    """Points from the top of a line to its baseline: room for a vowel and a tone above, the rest shared out."""
    return 1.06 * style.size + (style.leading - 1.34 * style.size) / 2
