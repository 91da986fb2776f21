"""What a cell adds to a measure, by the kind of its column, and what becomes of the letters of the cell."""

from dataclasses import dataclass
from typing import Any

from ita_desktop.domain.report.admission import fitted
from ita_desktop.domain.report.columns import TITLE_KEY, Column, ColumnKind
from ita_desktop.domain.report.lists import Items
from ita_desktop.domain.report.periods import period_as_typed
from ita_desktop.domain.report.report import Amount, Measure, TextPeriod
from ita_desktop.domain.report.wording import money_text, read_money
from ita_desktop.exchange.contents import Cell
from ita_desktop.exchange.tables.cells import (
    in_one_line,
    items_in,
    joined,
    lines_in,
    owners_in,
    with_items_joined,
)
from ita_desktop.exchange.tables.grid import letters, words_of


@dataclass(frozen=True, slots=True)
class Added:
    """The measure with what stands in a cell. Of the letters of the cell so many were taken, had no room in the field
    and stood there before; `is_known`: the column had a value of which there is one only. `jumps`: numbers do."""

    measure: Measure
    taken: int
    lost: int = 0
    repeated: int = 0
    is_known: bool = False
    jumps: bool = False


def with_cell(measure: Measure, column: Column, cell: Cell | None, *, goes_on: bool, fiscal_year: int) -> Added:
    """The measure with what stands in the cell. `goes_on`: the first words belong to the last item above. Periods are
    read for that year (Buddhist era)."""
    match column.kind:
        case ColumnKind.LIST:
            return _with_items(measure, column.key, cell, goes_on=goes_on)
        case ColumnKind.OWNERS:
            return _with_owners(measure, column.key, cell)
        case ColumnKind.PERIOD:
            return _with_period(measure, column.key, cell, fiscal_year)
        case ColumnKind.LINKS:
            return _with_lines(measure, column.key, cell)
        case ColumnKind.MONEY:
            return _with_money(measure, column.key, cell)
        case _:
            return _with_text(measure, column.key, cell)


def _with_items(measure: Measure, key: str, cell: Cell | None, *, goes_on: bool) -> Added:
    before = measure.items(key)
    found = items_in(cell, goes_on=goes_on and bool(before))
    measure = measure.with_items(key, with_items_joined(before, found))
    taken = _letters_of(measure.items(key)) - _letters_of(before)
    return Added(measure, taken, found.letters - taken, jumps=found.jumps)


def _with_owners(measure: Measure, key: str, cell: Cell | None) -> Added:
    before = _texts(measure, key)
    owners = owners_in(cell)
    kept = tuple(fitted(owner, len(owner))[0] for owner in owners)
    new = tuple(owner for owner in dict.fromkeys(kept) if owner not in before)
    taken = sum(map(letters, new))
    lost = sum(map(letters, owners)) - sum(map(letters, kept))
    repeated = sum(map(letters, kept)) - taken
    return Added(measure.with_value(key, (*before, *new)), taken, lost, repeated)


def _with_period(measure: Measure, key: str, cell: Cell | None, fiscal_year: int) -> Added:
    before = measure.value(key)
    if before is not None and not isinstance(before, TextPeriod):
        return Added(measure, 0, is_known=True)
    known = before.text if before is not None else ""
    words = in_one_line(cell)
    whole = f"{known} {words}" if known else words
    kept, _ = fitted(whole, len(whole))
    lost = letters(whole) - letters(kept)
    return Added(measure.with_value(key, period_as_typed(kept, fiscal_year)), letters(words_of(cell)) - lost, lost)


def _with_lines(measure: Measure, key: str, cell: Cell | None) -> Added:
    lines = lines_in(cell)
    kept = tuple(fitted(line, len(line))[0] for line in lines)
    taken = sum(map(letters, kept))
    return Added(measure.with_value(key, (*_texts(measure, key), *kept)), taken, sum(map(letters, lines)) - taken)


def _with_money(measure: Measure, key: str, cell: Cell | None) -> Added:
    value = measure.value(key)
    before = money_text(value) if isinstance(value, str | Amount) else ""
    words = _words_in(cell)
    whole = f"{before} {words}" if before else words
    kept, _ = fitted(whole, len(whole))
    lost = letters(whole) - letters(kept)
    return Added(measure.with_value(key, read_money(kept)), letters(words) - lost, lost)


def _with_text(measure: Measure, key: str, cell: Cell | None) -> Added:
    value = measure.value(key)
    before = value if isinstance(value, str) else ""
    text = in_one_line(cell) if key == TITLE_KEY else _words_in(cell)
    whole = joined(before, text)
    kept, _ = fitted(whole, len(whole))
    taken = letters(kept) - letters(before)
    return Added(measure.with_value(key, kept), taken, letters(text) - taken)


def _words_in(cell: Cell | None) -> str:
    """All words of a cell in one line; what this program wrote stays as it is."""
    is_own = cell is not None and any(paragraph.is_whole for paragraph in cell.paragraphs)
    return in_one_line(cell) if is_own else words_of(cell)


def _texts(measure: Measure, key: str) -> tuple[str, ...]:
    texts: Any = measure.value(key)  # Any: the kind of the column makes sure that these are texts
    return texts or ()


def _letters_of(items: Items) -> int:
    return sum(letters(item.text) for item in items)
