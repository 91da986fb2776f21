"""A report as the rows of its tables (`columns.py`), and rows as a report again. Pure: no database is touched here.

Positions count from 1, in the order of the paper.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from enum import StrEnum
from functools import cache
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any, TypeVar, cast

from ita_desktop.domain.limits import ID_MAX_LENGTH, ROWS_MAX, TEXT_MAX_LENGTH
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Columns
from ita_desktop.domain.report.edits import in_columns
from ita_desktop.domain.report.fields import FIELDS, IN_FILE, read_paper, written_paper
from ita_desktop.domain.report.ids import IssueId, ItemId
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
    SetAside,
    Signer,
    TextPeriod,
)
from ita_desktop.domain.report.review.hidden_kinds import Key
from ita_desktop.domain.report.review.reviewing import unreviewed_in
from ita_desktop.domain.size import size_of
from ita_desktop.storage.database.cells import date_in, text_in, texts, whole_number, within, word
from ita_desktop.storage.database.column_rows import (
    column_rows,
    report_columns,
    value_rows,
    values_in,
)
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

_SET_ASIDE, _OWN_WORDS = FIELDS["set_aside"].kind, FIELDS["own_words"].kind

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
    for name, items in measure.lists():
        for position, item in enumerate(items, 1):
            yield (item.id, measure.id, name, position, item.kind.value, item.text)


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
    "report_column": ("columns", column_rows),
    "finding_set_aside": (
        "set_aside",
        lambda report: [(one.kind, one.text) for one in sorted(within(report.set_aside, _SET_ASIDE))],
    ),
    "own_word": ("own_words", lambda report: [(word,) for word in sorted(within(report.own_words, _OWN_WORDS))]),
    "unreviewed": ("", lambda report: [(one,) for one in sorted(unreviewed_in(report))]),
}
"""The rows of every table that has nothing of a measure, and which attribute of the report they are of, if of one."""

MEASURE_ROWS: dict[str, Callable[[Measure], Iterable[Row]]] = {
    "item": _item_rows,
    "owner": lambda measure: ((measure.id, at, name) for at, name in enumerate(measure.owners, 1)),
    "value": value_rows,
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
            case _ if isinstance(field.kind, Number | Key):
                yield within(value, field.kind)
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
                ids, _, _, positions, kinds, written = zip(*siblings, strict=True)
                before = self.lists.get(key, ())
                if positions != tuple(range(len(before) + 1, len(before) + len(ids) + 1)):
                    raise BadRowsError("item positions")
                # NewType is nothing at run time but a call, 100,000 times.
                item_ids = cast(tuple[ItemId, ...], texts(ids, 1, ID_MAX_LENGTH))
                checked = map(_KINDS.__getitem__, kinds), texts(written, 0, TEXT_MAX_LENGTH)
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
    (agency,) = _made(Agency, _only_row("agency", rows), divisions=[_divisions(rows)])
    columns = report_columns(rows)
    issues, signers, paper = _issues(rows, items.lists, columns), _signers(rows), _paper(rows["paper_setting"])
    (report,) = _made(
        Report,
        _only_row("", rows),
        agency=[agency],
        issues=[issues],
        signers=[signers],
        paper=[paper],
        columns=[columns],
        set_aside=[within(frozenset(SetAside(*map(text_in, row)) for row in rows["finding_set_aside"]), _SET_ASIDE)],
        own_words=[within(frozenset(text_in(word) for (word,) in rows["own_word"]), _OWN_WORDS)],
        unreviewed=[frozenset(texts([one for (one,) in rows["unreviewed"]], 1, ID_MAX_LENGTH))],
    )
    if not size_of(report).fits():
        raise TooManyRowsError
    return report


_Cells = dict[str, Sequence[Any]]
"""Values by their column or attribute, those of all rows: Any, as they are of whatever fields."""

_Part = TypeVar("_Part", Report, Agency, Issue, Measure, Signer)


def _columns(table: str, rows: Rows) -> _Cells:
    """The cells of every column of a table. There are 100,000 rows: columns are read by C, rows would be by a loop."""
    cells = list(zip(*rows[table], strict=True)) or [()] * len(COLUMNS[table])
    return dict(zip(COLUMNS[table], cells, strict=True))


def _values(part: str, cells: _Cells) -> _Cells:
    """The values of the fields that stand in the rows of their part, by their attributes."""
    return {
        field.attribute: _read(field.kind, [cells[column] for column in columns]) for field, columns in _STORED[part]
    }


def _read(kind: Kind, cells: list[Sequence[Cell]]) -> Sequence[Any]:
    match kind:
        case Span():
            return list(map(cache(_period), *cells))  # many measures have the same
        case Number():
            return [within(whole_number(cell), kind) for cell in cells[0]]
        case Choice():
            return [word(kind.choices, cell) for cell in cells[0]]
        case Key():
            return [within(text_in(cell), kind) for cell in cells[0]]
    return texts(cells[0], 0, TEXT_MAX_LENGTH)


def _made(part: type[_Part], stored: _Cells, **others: Iterable[Any]) -> tuple[_Part, ...]:
    """The parts that have those values, given by their attributes."""
    made: dict[str, Iterable[Any]] = {**stored, **others}
    return tuple(map(part, *[made[field.name] for field in fields(part)]))


def _issues(rows: Rows, items: dict[Row, tuple[Item, ...]], columns: Columns) -> tuple[Issue, ...]:
    measures = _measures(rows, items, columns)
    cells = _in_place("issue", rows)
    ids = texts(cells["id"], 1, ID_MAX_LENGTH)
    found = _made(Issue, _values("issue", cells), id=ids, measures=[measures.pop(id_, ()) for id_ in ids])
    if measures:
        raise BadRowsError("measure without an issue")
    return found


def _measures(rows: Rows, items: dict[Row, tuple[Item, ...]], columns: Columns) -> dict[Cell, tuple[Measure, ...]]:
    """The measures of every issue, by the issue's id. Takes the items out of `items`."""
    owners = _texts_of("owner", rows)
    cells = _columns("measure", rows)
    ids = texts(cells["id"], 1, ID_MAX_LENGTH)
    lists = {name.value: [items.pop((id_, name.value), ()) for id_ in ids] for name in ListName}
    of_columns = values_in(rows, items, columns)
    more: Iterable[Any] = [of_columns.pop(x, ()) for x in ids] if of_columns else repeat(())
    measures = _made(
        Measure,
        _values("measure", cells),
        id=ids,
        owners=[owners.pop(x, ()) for x in ids],
        values=more,
        **lists,
    )
    if items or owners or of_columns:
        raise BadRowsError("item, owner or value without a measure")
    if columns is not DEFAULT_COLUMNS:  # a file must open, whatever stands where nothing shows it
        measures = tuple(in_columns(measure, columns) for measure in measures)
    found: dict[Cell, tuple[Measure, ...]] = {}
    for issue, siblings in groupby(zip(cells["issue"], cells["position"], measures, strict=True), itemgetter(0)):
        _, positions, those = zip(*siblings, strict=True)
        if issue in found or positions != tuple(range(1, len(those) + 1)):
            raise BadRowsError("measure positions")
        found[issue] = those
    return found


def _signers(rows: Rows) -> tuple[Signer, ...]:
    lines = _texts_of("signer_position", rows)
    cells = _in_place("signer", rows)
    signers = _made(
        Signer, _values("signer", cells), positions=[lines.pop(position, ()) for position in cells["position"]]
    )
    if lines:
        raise BadRowsError("signer_position without a signer")
    return signers


def _divisions(rows: Rows) -> tuple[str, ...]:
    return texts(_in_place("division", rows)["name"], 0, TEXT_MAX_LENGTH)


def _texts_of(table: str, rows: Rows) -> dict[Cell, tuple[str, ...]]:
    """The texts of a table whose rows are a parent, a position that counts 1, 2, 3, ... in it, and a text."""
    found: dict[Cell, list[str]] = defaultdict(list)
    for key, position, text in rows[table]:
        siblings = found[key]
        siblings.append(text_in(text))
        if position != len(siblings):
            raise BadRowsError(f"{table} positions")
    return {key: tuple(texts) for key, texts in found.items()}


def _paper(rows: list[Row]) -> PaperSettings:
    return _read_paper({text_in(name): text_in(value) for name, value in rows}) if rows else DEFAULT_PAPER


def _read_paper(words: dict[str, str]) -> PaperSettings:
    try:
        return read_paper(words)
    except ValueError as error:
        raise BeyondLimitsError("unknown paper setting") from error


def _period(start: Cell, end: Cell, text: Cell) -> Period:
    if start is None and end is None:
        return TextPeriod(text_in(text))
    if text is not None:
        raise BadRowsError("period of both kinds")
    return DatePeriod(date_in(start), date_in(end))


def _only_row(part: str, rows: Rows) -> _Cells:
    """The values of a part of which there is one."""
    table = part or "report"
    cells = _columns(table, rows)
    if cells["id"] != (1,):
        raise BadRowsError(f"{table} has other than one row")
    return _values(part, cells)


def _in_place(table: str, rows: Rows) -> _Cells:
    """The cells of every column; the positions must count 1, 2, 3, ..."""
    cells = _columns(table, rows)
    if cells["position"] != tuple(range(1, len(cells["position"]) + 1)):
        raise BadRowsError(f"{table} positions")
    return cells


_STORED = {
    part: [(field, columns) for field in fields if (columns := columns_of(field))] for part, fields in IN_FILE.items()
}
_KINDS: dict[Cell, ItemKind] = {kind.value: kind for kind in ItemKind}
