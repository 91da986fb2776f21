"""A report in a helper's answer: rows as JSON, a few hundred to a line, checked on arrival like the rows of a file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ita_desktop.domain.limits import ROWS_MAX
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import FileDamagedError, FileTooLargeError, ImpossibleTextError
from ita_desktop.storage.database.columns import TABLES, BadRowsError, Row, Rows, TooManyRowsError
from ita_desktop.storage.database.digest import (
    BadTextError,
    checked_json,
    has_only_harmless_bytes,
    is_admitted_throughout,
)
from ita_desktop.storage.database.rows import ItemLists, rows_of
from ita_desktop.storage.inspection.helper_process import Helper, NoHelperError, Task, helped
from ita_desktop.storage.inspection.helper_work import Give
from ita_desktop.storage.inspection.inspection import (
    Inspected,
    built,
    inspect,
    inspect_passing_on,
    no_garbage_collection,
)

_CHUNK = 256


@contextmanager
def inspection_apart(
    copy: Path,
    name: Path,
    begin: Callable[[Task], Sequence[str]] | None = None,
    is_wanted: Callable[[], bool] = lambda: True,
) -> Iterator[Callable[[], Inspected]]:
    """A function that returns what `inspection.inspect` does, by a helper that starts while the copy is made.

    If no helper can be started the file is inspected in this process. FileDamagedError if the file crashes the helper.
    """
    with ExitStack() as stack:
        try:
            helper = stack.enter_context(helped(Task.REPORT, copy, name, begin=begin, is_wanted=is_wanted))
        except NoHelperError:
            helper = None
        yield lambda: _inspected(helper, copy, name)


def _inspected(helper: Helper | None, copy: Path, name: Path) -> Inspected:
    if helper is not None:
        with suppress(NoHelperError):
            report, last = report_from(helper)
            return Inspected(report, whole_number(last, "version", name))
    return inspect(copy, name)


# In the helper


def inspect_giving(copy: Path, give: Give) -> dict[str, object]:
    """Inspect a received report file and give its rows as they are read: they are worthless if this raises."""
    return {"version": inspect_passing_on(copy, copy, lambda table, rows: give(_piece(table.name, rows)))}


def give_report(report: Report, give: Give) -> None:
    """Give the rows of a report that was read from a file of another format."""
    rows = rows_of(report)
    for table in TABLES:
        give_rows(table.name, rows[table.name], give)


def give_rows(name: str, rows: list[Row], give: Give) -> None:
    """Give rows by a name; `report_from` passes on those that are of no table of a report."""
    for start in range(0, len(rows), _CHUNK):
        give(_piece(name, checked_json(rows[start : start + _CHUNK])))


def _piece(name: str, rows: bytes) -> bytes:
    return b'["%b",[%b]]' % (name.encode(), rows)


# From the helper


def report_from(
    helper: Helper, more: Mapping[str, Callable[[list[list[object]]], object]] = MappingProxyType({})
) -> tuple[Report, dict[str, object]]:
    """The report in a helper's answer, and the last piece of the answer. Raises what `Helper.pieces` does, and for an
    answer that no helper of ours gives, FileDamagedError, FileTooLargeError and ImpossibleTextError.

    `more` takes rows of other names that the answer may have; what it raises for them counts as such an answer.
    """
    rows: Rows = {table.name: [] for table in TABLES}
    items = ItemLists()
    count = 0
    last: dict[str, object] = {}
    with _trusted_no_more_than_a_file(helper.name), no_garbage_collection():
        for line, piece in helper.pieces():
            if isinstance(piece, dict):
                last = piece
                continue
            rows_of_table: Any = piece  # a piece of another type raises one of the errors below
            table, chunk = rows_of_table
            if set(map(type, chunk)) - {list}:
                raise BadRowsError("not rows")
            if table in more:
                more[table](chunk)
            else:
                count += len(chunk)
                if count > ROWS_MAX:
                    raise TooManyRowsError
                if table == "item":
                    items.add(chunk)
                else:
                    rows[table].extend(map(tuple, chunk))
            if not has_only_harmless_bytes(line) and not is_admitted_throughout(chunk):
                raise BadTextError("character that cannot have been typed")
        return built(rows, helper.name, items), last


def whole_number(last: dict[str, object], key: str, name: Path) -> int:
    """A number in the last piece of an answer. FileDamagedError for the file `name` if there is none."""
    number = last.get(key)
    if type(number) is not int or number < 0:
        raise FileDamagedError(name, f"no {key} in the answer")
    return number


@contextmanager
def _trusted_no_more_than_a_file(name: Path) -> Iterator[None]:
    """Raise errors of the block, which reads an answer, as the FileRefusedError that they mean."""
    try:
        yield
    except BadTextError as error:
        raise ImpossibleTextError(name, str(error)) from error
    except TooManyRowsError as error:
        raise FileTooLargeError(name, "too many rows") from error
    except (BadRowsError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise FileDamagedError(name, "the helper gave what no helper gives") from error
