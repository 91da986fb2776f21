"""Values of one type in the JSON of a report: strict, and with the location of whatever is refused."""

import codecs
import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import NoReturn, TypeVar

from ita_desktop.domain.limits import REPORT_MAX_BYTES, ROWS_MAX, TEXT_MAX_LENGTH, words_of
from ita_desktop.domain.report.admission import admitted, with_blanks_for_odd_breaks
from ita_desktop.errors import BadExchangeError, ExchangeFault

SIZE_MAX = REPORT_MAX_BYTES
"""Bytes of one file."""

_T = TypeVar("_T")
_Choice = TypeVar("_Choice", bound=StrEnum)


class _Object(dict[str, object]):
    """A JSON object with a key that occurred twice, if any: the walk over it refuses it with its location."""

    repeated: str | None = None


def parsed(data: bytes) -> object:
    """The value in a file. Raises BadExchangeError."""
    if len(data) > SIZE_MAX:
        refuse("", ExchangeFault.TOO_LARGE, str(SIZE_MAX // 2**20))
    try:
        return json.loads(
            data.removeprefix(codecs.BOM_UTF8).decode(), object_pairs_hook=_object_of_pairs, parse_constant=_not_json
        )
    except UnicodeDecodeError as error:
        raise BadExchangeError("", ExchangeFault.NOT_UTF8) from error
    except RecursionError as error:
        raise BadExchangeError("", ExchangeFault.TOO_DEEP) from error
    except json.JSONDecodeError as error:
        raise BadExchangeError("", ExchangeFault.NOT_JSON, str(error.lineno)) from error
    except ValueError as error:  # an integer of more digits than Python reads
        raise BadExchangeError("", ExchangeFault.NOT_JSON) from error


def _object_of_pairs(pairs: list[tuple[str, object]]) -> _Object:
    value = _Object(pairs)
    if len(value) < len(pairs):
        value.repeated = Counter(key for key, _ in pairs).most_common(1)[0][0]
    return value


def _not_json(_constant: str) -> NoReturn:
    """NaN, Infinity and -Infinity, which Python reads and JSON does not have."""
    refuse("", ExchangeFault.NOT_JSON)


def refuse(location: str, reason: ExchangeFault, detail: str = "") -> NoReturn:
    """Raise BadExchangeError."""
    raise BadExchangeError(location, reason, detail)


class Values:
    """Reads values of one type. Counts the rows, and the characters left out."""

    def __init__(self) -> None:
        self.left_out = 0
        self._rows = 0

    def _keys(
        self, value: object, location: str, required: Iterable[str] = (), optional: Iterable[str] = ()
    ) -> dict[str, object]:
        if not isinstance(value, dict):
            refuse(location, ExchangeFault.WRONG_TYPE, "object")
        known = {*required, *optional}
        for key in value:
            if key not in known:
                refuse(joined(location, key), ExchangeFault.UNKNOWN_KEY)
        if isinstance(value, _Object) and value.repeated is not None:
            refuse(joined(location, value.repeated), ExchangeFault.REPEATED_KEY)
        for key in required:
            if key not in value:
                refuse(joined(location, key), ExchangeFault.MISSING_KEY)
        return value

    def _each(self, value: object, location: str, read: Callable[[object, str], _T]) -> tuple[_T, ...]:
        if not isinstance(value, list):
            refuse(location, ExchangeFault.WRONG_TYPE, "array")
        self._rows += len(value)
        if self._rows > ROWS_MAX:
            refuse(location, ExchangeFault.TOO_MANY_ROWS, str(ROWS_MAX))
        return tuple(read(one, f"{location}[{index}]") for index, one in enumerate(value))

    def _text(self, value: object, location: str) -> str:
        """A text of one line."""
        return self._lines(with_blanks_for_odd_breaks(value) if isinstance(value, str) else value, location)

    def _lines(self, value: object, location: str) -> str:
        if not isinstance(value, str):
            refuse(location, ExchangeFault.WRONG_TYPE, "text")
        if len(value) > TEXT_MAX_LENGTH:
            refuse(location, ExchangeFault.TOO_LONG, str(TEXT_MAX_LENGTH))
        kept, left_out = admitted(value)
        self.left_out += left_out
        return kept

    def _integer(self, value: object, location: str, allowed: range) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            refuse(location, ExchangeFault.WRONG_TYPE, "integer")
        if value not in allowed:
            refuse(location, ExchangeFault.OUT_OF_RANGE, words_of(allowed))
        return value

    def _boolean(self, value: object, location: str) -> bool:
        if not isinstance(value, bool):
            refuse(location, ExchangeFault.WRONG_TYPE, "boolean")
        return value

    def _choice(self, choices: type[_Choice], value: object, location: str) -> _Choice:
        if not isinstance(value, str):
            refuse(location, ExchangeFault.WRONG_TYPE, "text")
        for choice in choices:
            if choice.value == value:
                return choice
        refuse(location, ExchangeFault.NOT_A_CHOICE, ", ".join(choices))

    def _date(self, value: object, location: str) -> date:
        """ISO `YYYY-MM-DD` only; `date.fromisoformat` would also take week dates and dates without dashes."""
        if not isinstance(value, str):
            refuse(location, ExchangeFault.WRONG_TYPE, "text")
        try:
            day = date.fromisoformat(value)
        except ValueError as error:
            raise BadExchangeError(location, ExchangeFault.NOT_A_DATE) from error
        if day.isoformat() != value:
            refuse(location, ExchangeFault.NOT_A_DATE)
        return day


def joined(location: str, key: str) -> str:
    """The location of a key, which may be any text: characters that are not admitted are left out, long ones cut."""
    shown = admitted(key)[0].replace("\n", " ")[:60]
    return f"{location}.{shown}" if location else shown
