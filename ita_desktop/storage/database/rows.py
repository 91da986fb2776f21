"""A report as the rows of its tables (`columns.py`), and rows as a report again. Pure: no database is touched here.

Positions count from 1, in the order of the paper.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Any, cast

from ita_desktop.domain.limits import ID_MAX_LENGTH, ROWS_MAX, TEXT_MAX_LENGTH
from ita_desktop.domain.report.fields import IN_FILE, read_paper, written_paper
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.kinds import Choice, Kind, Number, Span
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER, PaperSettings
from ita_desktop.domain.report.report import (
    Agency,
    DatePeriod,
    Issue,
    Item,
    ItemKind,
    ListName,
    Measure,
    Period,
    Report,
    Signer,
    TextPeriod,
)
from ita_desktop.domain.report.size import size_of
from ita_desktop.storage.database.columns import (
    COLUMNS,
    TABLES,
    BadRowsError,
    BeyondLimitsError,
    Cell,
    Row,
    Rows,
    TooManyRowsError,
    columns_of,
)

# A value as rows


def rows_of(report: Report) -> Rows:
    """All rows of a report by table, in the order of the paper. BeyondLimitsError for what no file may hold."""
    rows = {table: list(rows_in(report)) for table, (_, rows_in) in COVER_ROWS.items()}
    rows |= {table: [] for table in ("measure", *MEASURE_ROWS)}
    for issue in report.issues:
        for position, measure in enumerate(issue.measures, 1):
            rows["measure"].append(measure_row(issue.id, position, measure))
            for table, rows_in in MEASURE_ROWS.items():
                rows[table].extend(rows_in(measure))
    return rows


def measure_row(issue: IssueId, position: int, measure: Measure) -> Row:
    """A row of `measure`. Dates are ISO, of the Christian era; a period is either two dates or text."""
    return (measure.id, issue, position, *_cells("measure", measure))


def _item_rows(measure: Measure) -> Iterator[Row]:
    for name in ListName:
        for position, item in enumerate(measure.items(name), 1):
            yield (item.id, measure.id, name.value, position, item.kind.value, item.text)


def _paper_rows(report: Report) -> list[Row]:
    """What differs from the default."""
    words = written_paper(report.paper)
    _read_paper(words)
    return sorted(words.items())


COVER_ROWS: dict[str, tuple[str, Callable[[Report], Iterable[Row]]]] = {
    "report": ("", lambda report: [(1, *_cells("", report))]),
    "agency": ("agency", lambda report: [(1, *_cells("agency", report.agency))]),
    "division": ("agency", lambda report: enumerate(report.agency.divisions, 1)),
    "issue": ("issues", lambda report: [(x.id, at, *_cells("issue", x)) for at, x in enumerate(report.issues, 1)]),
    "signer": ("signers", lambda report: [(at, *_cells("signer", x)) for at, x in enumerate(report.signers, 1)]),
    "signer_position": (
        "signers",
        lambda report: [
            (at, line, text)
            for at, signer in enumerate(report.signers, 1)
            for line, text in enumerate(signer.positions, 1)
        ],
    ),
    "paper_setting": ("paper", _paper_rows),
}
"""The rows of every table that has nothing of a measure, and which attribute of the report they are of, if of one."""

MEASURE_ROWS: dict[str, Callable[[Measure], Iterable[Row]]] = {
    "item": _item_rows,
    "owner": lambda measure: ((measure.id, at, name) for at, name in enumerate(measure.owners, 1)),
}
"""The rows of the tables that belong to one measure."""


def _cells(part: str, thing: Any) -> Iterator[Cell]:
    """The cells of the fields of one part, in the order of its columns."""
    for field, _ in _STORED[part]:
        value = field.get(thing)
        match value:
            case DatePeriod(start, end):
                yield from (start.isoformat(), end.isoformat(), None)
            case TextPeriod(text):
                yield from (None, None, text)
            case StrEnum():
                yield value.value
            case int():
                yield _within(value, field.kind)
            case _:
                yield value


# Rows as a value


class ItemLists:
    """The items of every list, taken up a few hundred rows at a time: while the next ones are still being read."""

    def __init__(self) -> None:
        self.count = 0
        self.lists: dict[Row, tuple[Item, ...]] = {}
        """By measure id and list name."""

    def add(self, rows: Iterable[Row]) -> None:
        """The next rows of `item`. BadRowsError as for `report_of`.

        Sees 100,000 rows: the work is done by C, not by a loop.
        """
        try:
            for key, siblings in groupby(rows, itemgetter(1, 2)):
                ids, _, _, positions, kinds, texts = zip(*siblings, strict=True)
                before = self.lists.get(key, ())
                if positions != tuple(range(len(before) + 1, len(before) + len(ids) + 1)):
                    raise BadRowsError("item positions")
                # NewType is nothing at run time but a call, 100,000 times.
                item_ids = cast(tuple[ItemId, ...], _texts(ids, 1, ID_MAX_LENGTH))
                checked = map(_KINDS.__getitem__, kinds), _texts(texts, 0, TEXT_MAX_LENGTH)
                self.lists[key] = before + tuple(map(Item, item_ids, *checked))
                self.count += len(ids)
        except (KeyError, IndexError) as error:
            raise BadRowsError("unknown word, or no row of an item") from error


def report_of(rows: Rows, items: ItemLists | None = None) -> Report:
    """The report that the rows stand for, ids included. Rows come in canonical order, as a database gives them.

    With `items` the rows of `item` have been taken up already, and none are looked for in `rows`.

    BadRowsError for anything that `rows_of` does not make: a wrong type, a gap in the positions, an unknown word.
    BeyondLimitsError for a value of the right type that this version does not allow; TooManyRowsError where there are
    more rows than a report may have, or more in them.
    """
    if items is None:
        items = ItemLists()
        items.add(rows["item"])
    if sum(len(rows[table.name]) for table in TABLES if table.name != "item") + items.count > ROWS_MAX:
        raise TooManyRowsError
    divisions = tuple(_text(row["name"]) for row in _in_place("division", rows))
    report = Report(
        agency=Agency(divisions=divisions, **_values("agency", _only_row("agency", rows))),
        issues=_issues(rows, items.lists),
        signers=_signers(rows),
        paper=_paper(rows["paper_setting"]),
        **_values("", _only_row("report", rows)),
    )
    if not size_of(report).fits():
        raise TooManyRowsError
    return report


# Any: the values of whatever fields they are, by their attributes.
def _values(part: str, row: dict[str, Cell]) -> dict[str, Any]:
    """The values of the fields that stand in a row of their part."""
    return {
        field.attribute: _value(field.kind, [row[column] for column in columns]) for field, columns in _STORED[part]
    }


def _value(kind: Kind, cells: list[Cell]) -> Any:
    match kind:
        case Span():
            return _period(*cells)
        case Number():
            return _within(_int(*cells), kind)
        case Choice():
            return _word(kind.type, *cells)
    return _text(*cells)


def _named(table: str, rows: Rows) -> Iterator[dict[str, Cell]]:
    """The rows of a table by the names of its columns."""
    return (dict(zip(COLUMNS[table], row, strict=True)) for row in rows[table])


def _issues(rows: Rows, items: dict[Row, tuple[Item, ...]]) -> tuple[Issue, ...]:
    measures = _measures(rows, items)
    issues = tuple(
        Issue(id=IssueId(_id(row["id"])), measures=measures.pop(_id(row["id"]), ()), **_values("issue", row))
        for row in _in_place("issue", rows)
    )
    if measures:
        raise BadRowsError("measure without an issue")
    return issues


def _measures(rows: Rows, items: dict[Row, tuple[Item, ...]]) -> dict[str, tuple[Measure, ...]]:
    """The measures of every issue, by the issue's id. Takes the items out of `items`."""
    owners = _texts_of("owner", rows)
    found: dict[str, list[Measure]] = defaultdict(list)
    for row in _named("measure", rows):
        siblings = found[_id(row["issue"])]
        if row["position"] != len(siblings) + 1:
            raise BadRowsError("measure positions")
        id_ = _id(row["id"])
        lists: dict[str, Any] = {name.value: items.pop((id_, name.value), ()) for name in ListName}
        measure = Measure(id=MeasureId(id_), owners=owners.pop(id_, ()), **lists, **_values("measure", row))
        siblings.append(measure)
    if items or owners:
        raise BadRowsError("item or owner without a measure")
    return {issue: tuple(measures) for issue, measures in found.items()}


def _signers(rows: Rows) -> tuple[Signer, ...]:
    lines = _texts_of("signer_position", rows)
    signers = tuple(
        Signer(positions=lines.pop(position, ()), **_values("signer", row))
        for position, row in enumerate(_in_place("signer", rows), 1)
    )
    if lines:
        raise BadRowsError("signer_position without a signer")
    return signers


def _texts_of(table: str, rows: Rows) -> dict[Cell, tuple[str, ...]]:
    """The texts of a table whose rows are a parent, a position that counts 1, 2, 3, ... in it, and a text."""
    found: dict[Cell, list[str]] = defaultdict(list)
    for key, position, text in rows[table]:
        siblings = found[key]
        siblings.append(_text(text))
        if position != len(siblings):
            raise BadRowsError(f"{table} positions")
    return {key: tuple(texts) for key, texts in found.items()}


def _paper(rows: list[Row]) -> PaperSettings:
    return _read_paper({_text(name): _text(value) for name, value in rows}) if rows else DEFAULT_PAPER


def _read_paper(words: dict[str, str]) -> PaperSettings:
    try:
        return read_paper(words)
    except ValueError as error:
        raise BeyondLimitsError("unknown paper setting") from error


def _period(start: Cell, end: Cell, text: Cell) -> Period:
    if start is None and end is None:
        return TextPeriod(_text(text))
    if text is not None:
        raise BadRowsError("period of both kinds")
    return DatePeriod(_date(start), _date(end))


def _only_row(table: str, rows: Rows) -> dict[str, Cell]:
    found = list(_named(table, rows))
    if len(found) != 1 or found[0]["id"] != 1:
        raise BadRowsError(f"{table} has other than one row")
    return found[0]


def _in_place(table: str, rows: Rows) -> list[dict[str, Cell]]:
    """The rows, whose positions must count 1, 2, 3, ..."""
    found = list(_named(table, rows))
    if any(row["position"] != position for position, row in enumerate(found, 1)):
        raise BadRowsError(f"{table} positions")
    return found


_STORED = {
    part: [(field, columns) for field in fields if (columns := columns_of(field))] for part, fields in IN_FILE.items()
}
_KINDS: dict[Cell, ItemKind] = {kind.value: kind for kind in ItemKind}


def _texts(cells: tuple[Cell, ...], shortest: int, longest: int) -> tuple[str, ...]:
    """What `_id` and `_text` do, for many cells without a call for each."""
    texts = cast(tuple[str, ...], cells)  # which is looked at in the next line
    if set(map(type, texts)) != {str} or len(min(texts, key=len)) < shortest or len(max(texts, key=len)) > longest:
        raise BadRowsError("not a text, empty or too long")
    return texts


def _text(cell: Cell) -> str:
    if type(cell) is not str or len(cell) > TEXT_MAX_LENGTH:
        raise BadRowsError("not a text, or too long")
    return cell


def _id(cell: Cell) -> str:
    if type(cell) is not str or not 0 < len(cell) <= ID_MAX_LENGTH:
        raise BadRowsError("not an id")
    return cell


def _within(number: int, kind: Kind) -> int:
    if kind.kept(number) != number:
        raise BeyondLimitsError(f"other than {kind.allowed()}")
    return number


def _int(cell: Cell) -> int:
    if type(cell) is not int:
        raise BadRowsError("not a whole number")
    return cell


def _word(words: type[StrEnum], cell: Cell) -> StrEnum:
    try:
        return words(_text(cell))
    except ValueError as error:
        raise BadRowsError("unknown word") from error


def _date(cell: Cell) -> date:
    text = _text(cell)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise BadRowsError("not a date") from error
    if day.isoformat() != text:
        raise BadRowsError("not a date as this program writes it")
    return day
