"""The header and footer of every page but the cover, and the room that they leave for the text."""

from ita_desktop.printing.cells import LayoutCache
from ita_desktop.printing.page import MM, PageStyle, styles_of

_HEADER_SHARE = 0.4
"""The header's share of the width of the text: it is at the right, and the page number is in the middle."""


class Margins:
    """`header` and `footer` are their lines; `top` and `bottom` where the text begins and ends, points from the top."""

    def __init__(self, page: PageStyle, cache: LayoutCache | None = None) -> None:
        set_lines = (cache if cache is not None else LayoutCache()).set_lines
        style = styles_of(page).page_number
        width = (page.width - 2 * page.margin_side) * MM
        self.header = set_lines(page.header, style, width * _HEADER_SHARE) if page.header else ()
        self.footer = set_lines(page.footer, style, width) if page.footer else ()
        head = page.head_baseline * MM + max(len(self.header) - 1, 0) * style.leading + page.head_gap_above_text * MM
        foot = page.foot_baseline * MM + len(self.footer) * style.leading + page.head_gap * MM
        height = page.height * MM
        self.top = max(page.margin_top * MM, head)
        self.bottom = height - max(page.margin_bottom * MM, foot if self.footer else 0)
