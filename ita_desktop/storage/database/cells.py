"""One cell of a row as the value that it stands for. BadRowsError if it stands for none, BeyondLimitsError for a value
that this version does not allow."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar, cast

from ita_desktop.domain.limits import TEXT_MAX_LENGTH
from ita_desktop.domain.report.kinds import Kind
from ita_desktop.storage.database.columns import BadRowsError, BeyondLimitsError, Cell

_T = TypeVar("_T")
_Word = TypeVar("_Word", bound=StrEnum)


def texts(cells: Sequence[Cell], shortest: int, longest: int) -> tuple[str, ...]:
    """The texts in many cells, each of `shortest` to `longest` characters, without a call for each cell."""
    found = cast(tuple[str, ...], cells)  # which is looked at in the next line
    if not found:
        return ()
    if set(map(type, found)) != {str} or len(min(found, key=len)) < shortest or len(max(found, key=len)) > longest:
        raise BadRowsError("not a text, empty or too long")
    return found


def text_in(cell: Cell) -> str:
    """The text."""
    if type(cell) is not str or len(cell) > TEXT_MAX_LENGTH:
        raise BadRowsError("not a text, or too long")
    return cell


def within(value: _T, kind: Kind) -> _T:
    """The value, if a field of that kind may have it."""
    if kind.kept(value) != value:
        raise BeyondLimitsError(f"other than {kind.allowed()}")
    return value


def whole_number(cell: Cell) -> int:
    """The number."""
    if type(cell) is not int:
        raise BadRowsError("not a whole number")
    return cell


def word(words: type[_Word], cell: Cell, otherwise: type[BadRowsError] = BadRowsError) -> _Word:
    """One of those words; `otherwise` for any other."""
    try:
        return words(text_in(cell))
    except ValueError as error:
        raise otherwise("unknown word") from error


def date_in(cell: Cell) -> date:
    """The day of an ISO date."""
    text = text_in(cell)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise BadRowsError("not a date") from error
    if day.isoformat() != text:
        raise BadRowsError("not a date as this program writes it")
    return day
