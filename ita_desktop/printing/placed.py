"""The contents of the pages of a laid out report: blocks of text and pieces of tables, each at its height.

Heights are points from the top of the page.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.printing.cells import Cell
from ita_desktop.printing.table import RowPart
from ita_desktop.typesetting.font import TextStyle
from ita_desktop.typesetting.paragraph import Line


class TextBlock(NamedTuple):
    """Centred lines: a line of the cover, a title, a heading, a signature. `tag` is their structure element."""

    tag: bytes
    style: TextStyle
    lines: tuple[Line, ...]
    centre: float
    top: float
    address: Address
    bookmark: str = ""

    @property
    def bottom(self) -> float:
        """The height at which the next block may begin."""
        return self.top + len(self.lines) * self.style.leading


class PlacedPart(NamedTuple):
    """A row part at its height. `measure` and `title` are those of the row."""

    part: RowPart
    top: float
    height: float
    measure: MeasureId
    title: str

    @property
    def bottom(self) -> float:
        """The height of the rule below it."""
        return self.top + self.height

    def address(self, field: str, item: ItemId | None = None) -> Address:
        """The address of a field of its measure, or of an item of the field."""
        return Address(field, measure=self.measure, item=item)


@dataclass(slots=True)
class TableOnPage:
    """The piece of an issue's table on one page, the header above its parts. `key` identifies the table."""

    key: int
    issue: IssueId
    header: tuple[Cell, ...]
    top: float
    header_height: float
    parts: list[PlacedPart] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        """The height of the lowest rule."""
        return self.parts[-1].bottom if self.parts else self.top + self.header_height


@dataclass(slots=True)
class Page:
    """One page from top to bottom. `number` is what is printed at its head; None on the cover."""

    number: int | None
    things: list[TextBlock | TableOnPage] = field(default_factory=list)
