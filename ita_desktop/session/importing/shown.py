"""What the window shows of an office file: its tables as they were read, what comes of them, and lines to look at."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.domain.report.kinds import ItemList
from ita_desktop.domain.report.report import Measure
from ita_desktop.exchange.contents import Cell, Contents, Table
from ita_desktop.exchange.importing.imported import Imported
from ita_desktop.exchange.importing.words import (
    TO_LOOK_AT,
    count_words,
    cover_words,
    doubt_words,
    note_words,
    number,
    seen_words,
)
from ita_desktop.exchange.tables.grid import GridRow, cleaned_paragraphs, filled, grid_of
from ita_desktop.exchange.tables.heads import NUMBER, OTHER
from ita_desktop.exchange.tables.measures import Note, Place, ReadTables, Reason
from ita_desktop.exchange.tables.roles import FREE_ROLES, LEAVE_OUT, NEW_COLUMN
from ita_desktop.exchange.tables.rows import RowKind
from ita_desktop.language import N_, digits, tr, trn

__all__ = ["LEAVE_OUT", "NEW_COLUMN", "NUMBER", "OTHER", "Place", "RowKind", "count_words"]

ROW_WORDS = {
    RowKind.BEGINS: N_("มาตรการ"),
    RowKind.GOES_ON: N_("ต่อจากแถวบน"),
    RowKind.ISSUE: N_("หัวประเด็น"),
    RowKind.HEAD: N_("หัวตาราง"),
    RowKind.ABOVE: N_("เหนือหัวตาราง"),
    RowKind.TOTAL: N_("แถวรวม"),
    RowKind.BLANK: N_("ไม่นำเข้า"),
}
"""What a row is, as its first column has it."""

CHOOSABLE = (RowKind.BEGINS, RowKind.GOES_ON, RowKind.ISSUE, RowKind.BLANK)
"""The kinds that the user may choose for a row."""

LINES_MAX = 400
"""Lines about rows. Of a table with one row a line of text there are thousands, all of which stand in the table."""

_SWITCHED = {RowKind.GOES_ON: Reason.JOINED, RowKind.ISSUE: Reason.ISSUE}
_VALUE_MAX = 40
_WORDS_MAX = 60


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as it was read. `cells` has the text of each column, with the numbers that its program draws; `wide` the
    cells over several columns, by the first of them and their count."""

    place: Place
    kind: RowKind
    cells: tuple[str, ...]
    wide: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """Tables with the same head, one below the other. `tables` are their numbers from 0. Of one that `is_read`, roles
    are what its columns hold."""

    tables: tuple[int, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    is_read: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """A measure that comes of the tables, or the heading of an issue, and where it begins."""

    title: str
    detail: str
    place: Place | None
    is_issue: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Something to look at (`wants`), to know, or to switch: `is_on` is None where there is nothing to switch."""

    words: str
    place: Place | None = None
    wants: bool = False
    is_on: bool | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is shown of a file."""

    tables: tuple[ShownTable, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    lines: tuple[Line, ...] = ()


def shown_of(imported: Imported, switched: Mapping[Place, RowKind]) -> Shown:
    """All that is shown. `switched` has what each row was whose kind the user has chosen."""
    chosen = {Place(*at): kind for at, kind in imported.choices.rows.items()}
    keys = {column.key for column in imported.choices.columns}
    return Shown(
        shown_tables(imported.contents, imported.read, keys),
        outcomes(imported),
        lines_of(imported, {place: was for place, was in switched.items() if place in chosen}, chosen),
    )


def shown_tables(contents: Contents, read: ReadTables, keys: Collection[str]) -> tuple[ShownTable, ...]:
    """All tables of the file; those with the same head are one. `keys` are those of the columns of the report: a column
    that has the role of another one is a new one."""
    made: list[ShownTable] = []
    known = {table.table: table for table in read.tables}
    for index, table in enumerate(contents.tables):
        found = known.get(index)
        kinds = found.rows if found is not None else (RowKind.BLANK,) * len(table.rows)
        rows = tuple(_rows(index, table, kinds))
        last = made[-1] if made else None
        roles = tuple(_shown_role(role, keys) for role in found.roles) if found is not None else ()
        if found is None:
            made.append(ShownTable((index,), ("",) * table.columns, ("",) * table.columns, rows, False))
        elif last is not None and last.is_read and (last.names, last.roles) == (found.names, roles):
            made[-1] = ShownTable((*last.tables, index), last.names, last.roles, last.rows + rows, True)
        else:
            made.append(ShownTable((index,), found.names, roles, rows, True))
    return tuple(made)


def _shown_role(role: str, keys: Collection[str]) -> str:
    return role if role in keys or role in FREE_ROLES else NEW_COLUMN


def _rows(index: int, table: Table, kinds: tuple[RowKind, ...]) -> Iterator[ShownRow]:
    for at, (row, grid, kind) in enumerate(zip(table.rows, grid_of(table), kinds, strict=True)):
        wide = tuple((cell.column, cell.across) for cell in row.cells if cell.across > 1)
        yield ShownRow(Place(index, at), kind, _texts(grid), wide)


def _texts(row: GridRow) -> tuple[str, ...]:
    return tuple(_text(slot.cell) if slot.cell is not None and not slot.is_carried else "" for slot in row)


def _text(cell: Cell) -> str:
    lines = (f"{paragraph.number} {paragraph.text}".strip() for paragraph in cleaned_paragraphs(cell))
    return "\n".join(lines).strip()


def outcomes(imported: Imported) -> tuple[Outcome, ...]:
    """Issues and measures in their order."""
    places = iter(imported.read.measures_from)
    made: list[Outcome] = []
    count = 0
    for issue in imported.read.issues:
        title = issue.title or tr("(ไม่มีชื่อประเด็น)")
        words = tr("ประเด็นที่ {number} {title}") if issue.has_heading else tr("ตาราง")
        words = words.format(number=digits(issue.number), title=title)
        made.append(Outcome(words, "", None, is_issue=True))
        for measure in issue.measures:
            count += 1
            title = measure.title or tr("(ไม่มีชื่อมาตรการ)")
            made.append(Outcome(f"{digits(count)}. {title}", _detail(measure, imported), next(places)))
    return tuple(made)


def _detail(measure: Measure, imported: Imported) -> str:
    """How many items each list has, and what stands in the other columns."""
    parts = []
    for field in measure_fields(imported.read.columns)[1:]:
        value = field.get(measure)
        if field.kind.is_empty(value):
            continue
        if isinstance(field.kind, ItemList):
            parts.append(f"{tr(field.title)} {digits(len(value))}")
        else:
            words = " ".join(field.kind.words(value).split())
            parts.append(words if len(words) <= _VALUE_MAX else f"{words[:_VALUE_MAX]}…")
    return " · ".join(parts)


def lines_of(imported: Imported, switched: Mapping[Place, RowKind], kinds: Mapping[Place, RowKind]) -> tuple[Line, ...]:
    """What to look at first, then what to know and to switch, in the order of the file. `switched` has what each row
    was whose kind the user has chosen, `kinds` what it is now."""
    wanted = [Line(doubt_words(one), wants=True) for one in imported.cover.doubts]
    wanted += (Line(words, wants=True) for words in seen_words(imported))
    cover = [Line(cover_words(one)) for one in imported.cover.lines]
    rows: list[tuple[Place, Line]] = []
    for note in imported.read.notes:
        if note.reason in TO_LOOK_AT:
            wanted.append(Line(note_words(note), note.place, wants=True))
        elif note.place not in switched:
            can_switch = note.reason in (Reason.JOINED, Reason.ISSUE)
            rows.append((note.place, Line(note_words(note), note.place, is_on=True if can_switch else None)))
    for place, was in switched.items():
        words = _words_at(imported, place)
        reason = _SWITCHED.get(was)
        if reason is not None:
            rows.append((place, Line(note_words(Note(reason, place, words)), place, is_on=False)))
        else:
            kind = tr(ROW_WORDS[kinds[place]])
            text = tr("เลือกเองเป็น {kind}: “{words}”").format(kind=kind, words=words)
            rows.append((place, Line(text, place, is_on=True)))
    in_order = sorted(rows, key=lambda one: (one[0].table, one[0].row))
    more = len(in_order) - LINES_MAX
    rest = [Line(trn("และอีก {count} แถว ดูได้ในตาราง", more).format(count=number(more)))] if more > 0 else []
    return tuple(chain(wanted, cover, (line for _, line in in_order[:LINES_MAX]), rest))


def _words_at(imported: Imported, place: Place) -> str:
    table = imported.contents.tables[place.table]
    words = " ".join(slot.words for _, slot in filled(grid_of(table)[place.row]))
    return words[:_WORDS_MAX]
