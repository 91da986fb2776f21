"""Tables of an office file -> issues with measures: pure, and nothing is lost without a word.

All letters of the tables are counted: what was read is what was taken and what was left out, by reason. What could be
otherwise is a note with its place, and the user's choices (`Choices`) replace what was found.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, ColumnKind, Columns
from ita_desktop.domain.report.ids import new_issue_id, new_measure_id
from ita_desktop.domain.report.report import Issue, Measure
from ita_desktop.exchange.contents import Contents, Table
from ita_desktop.exchange.items import LONE_MARK
from ita_desktop.exchange.tables.grid import GridRow, Slot, filled, grid_of, letters, squeezed, words_of
from ita_desktop.exchange.tables.heads import NUMBER, OTHER, TITLE, Head, head_of, own_head
from ita_desktop.exchange.tables.roles import NEW_COLUMN, known_roles, with_new_column
from ita_desktop.exchange.tables.rows import IssueWords, RowKind, heading_outside, issue_words, kinds_of
from ita_desktop.exchange.tables.values import with_cell

_SHARED = (ColumnKind.OWNERS, ColumnKind.PERIOD)
"""What belongs to every row that a merged cell covers."""

_FIRST_WORDS = 60


class Reason(StrEnum):
    """Why letters were left out, or what a note is about."""

    MARK = "mark"
    """The numbers and dashes of items, which the report draws by itself, and what stands between owners."""

    HEAD = "head"
    ABOVE = "above"
    NUMBER = "number"
    TOTAL = "total"
    ROW = "row"
    """A row that the user does not want."""

    NOT_READ = "not read"
    """A table without measures."""

    COLUMN = "column"
    """A column that no part of a measure is known for: it is offered."""

    REPEATED = "repeated"
    """The heading of an issue once more, an owner once more."""

    THERE = "there"
    """What the open report has otherwise."""

    TOO_LONG = "too long"
    JOINED = "joined"
    """A row that goes on from the one above it; its letters are taken."""

    ISSUE = "issue"
    NUMBERS = "numbers"
    """Numbers of a list that repeat or jump."""

    DATE = "date"
    """A date that cannot be right: Excel took two digits of the Buddhist era for one of the 20th century."""

    LONE_MARK = "lone mark"
    """A vowel or tone mark without its consonant, which cannot be repaired."""


_LEFT_OUT = {
    RowKind.BLANK: Reason.ROW,
    RowKind.HEAD: Reason.HEAD,
    RowKind.ABOVE: Reason.ABOVE,
    RowKind.TOTAL: Reason.TOTAL,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the file by the numbers of its table and row, and a column if it is about one; all from 0."""

    table: int
    row: int = 0
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What the user should know or may choose otherwise, and the first words there."""

    reason: Reason
    place: Place
    words: str


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters of all tables, blanks aside."""

    read: int
    taken: int
    left_out: Mapping[Reason, int]

    def add_up(self) -> bool:
        """Whether nothing was lost."""
        return self.read == self.taken + sum(self.left_out.values())


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose: roles of columns by table and column, kinds of rows by table and row; and the columns of the
    report.

    A role may be chosen for several columns: what they hold is joined. A table with a chosen title is read.
    `is_picked`: the user has picked these rows and columns, as by copying them: they are read without a title, too, and
    what stands in a row that goes on is items of its own.
    """

    roles: Mapping[tuple[int, int], str] = field(default_factory=dict)
    rows: Mapping[tuple[int, int], RowKind] = field(default_factory=dict)
    columns: Columns = DEFAULT_COLUMNS
    is_picked: bool = False


@dataclass(frozen=True, slots=True)
class TableColumns:
    """A table that was read: the names of its columns and their roles, and what each row is."""

    table: int
    names: tuple[str, ...]
    roles: tuple[str, ...]
    rows: tuple[RowKind, ...]


@dataclass(frozen=True, slots=True)
class ReadTables:
    """What the tables of a file hold. `measures_from` has for each measure, in order, the row that it begins in.

    `columns` are those of the report, and behind them the new ones that were chosen."""

    issues: tuple[Issue, ...]
    measures_from: tuple[Place, ...]
    tables: tuple[TableColumns, ...]
    notes: tuple[Note, ...]
    letters: Letters
    columns: Columns


def read_tables(contents: Contents, fiscal_year: int, choices: Choices | None = None) -> ReadTables:
    """The issues and measures in the tables of a file, with new ids. Periods are read for that year (Buddhist era)."""
    reader = _Reader(fiscal_year, choices or Choices(), contents.columns)
    outside = list(zip(contents.outside, contents.places, strict=True))
    for index, table in enumerate(contents.tables):
        for paragraph, place in outside:
            if place == index and (words := heading_outside(paragraph)) is not None:
                reader.begin_issue(words, anew=paragraph.is_whole)
        reader.take_table(index, table)
    return reader.read()


@dataclass(slots=True)
class _OpenIssue:
    words: IssueWords
    key: str
    measures: list[Measure] = field(default_factory=list)


class _Reader:
    """Owner of what was read so far: the issues, the head that is in force, notes and letters."""

    def __init__(self, fiscal_year: int, choices: Choices, own: Columns) -> None:
        self._fiscal_year = fiscal_year
        self._choices = choices
        self._own = own
        self._columns = choices.columns
        self._shared = {column.key for column in choices.columns if column.kind in _SHARED}
        self._issues: list[_OpenIssue] = []
        self._issue: _OpenIssue | None = None
        self._places: dict[str, Place] = {}
        self._head: Head | None = None
        self._tables: list[TableColumns] = []
        self._notes: list[Note] = []
        self._is_behind_blank = False
        self._read = self._taken = 0
        self._left_out: Counter[Reason] = Counter()

    def read(self) -> ReadTables:
        """All that was read."""
        issues, number = [], 0
        for one in self._issues:
            number = one.words.number if one.words.number is not None else number + 1
            issues.append(Issue(new_issue_id(), number, one.words.title, tuple(one.measures)))
        places = tuple(self._places[measure.id] for issue in issues for measure in issue.measures)
        counted = Letters(self._read, self._taken, dict(+self._left_out))
        return ReadTables(tuple(issues), places, tuple(self._tables), tuple(self._notes), counted, self._columns)

    def begin_issue(self, words: IssueWords, *, anew: bool = False) -> bool:
        """The measures that come now belong to that issue; whether it is a new one, as it is in any case if `anew`."""
        key = f"{words.number}|{squeezed(words.title)}"
        known = next((issue for issue in self._issues if issue.key == key and not anew), None)
        self._issue = known or _OpenIssue(words, key)
        if known is None:
            self._issues.append(self._issue)
        return known is None

    def take_table(self, index: int, table: Table) -> None:
        """The next table of the file."""
        rows = grid_of(table)
        self._read += sum(letters(words_of(cell)) for cell in table.cells())
        head, is_picked = own_head(rows, self._own), self._choices.is_picked
        if head is None and rows:
            flags = [row.is_head for row in table.rows]
            head = head_of(rows, flags, self._head, is_picked=is_picked)
        chosen_roles = (role for (of, _), role in self._choices.roles.items() if of == index)
        is_chosen = any(is_picked or role == TITLE for role in chosen_roles)
        if table.is_spare and not is_chosen:
            self._leave_out_table(index, table, rows)
            return
        if is_chosen and head is None and not self._goes_on(table):
            head = Head(-1, -1, ("",) * table.columns, (OTHER,) * table.columns)
        first = head.last + 1 if head is not None else 0
        if head is not None and (is_chosen or is_picked or TITLE in head.roles):
            self._head = head
        elif head is not None or not self._goes_on(table):
            self._leave_out_table(index, table, rows)
            return
        assert self._head is not None, "a table goes on only behind a head"
        roles = self._roles(index, self._head, rows[first:])
        chosen = {row: kind for (of, row), kind in self._choices.rows.items() if of == index}
        kinds = kinds_of(rows, self._head, first, roles, chosen)
        self._tables.append(TableColumns(index, self._head.names, roles, tuple(kinds)))
        self._note_columns(index, roles, rows)
        self._is_behind_blank = False
        for at, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
            self._take_row(Place(index, at), row, kind, roles)
            self._is_behind_blank = kind is RowKind.BLANK

    def _roles(self, index: int, head: Head, rows: Sequence[GridRow]) -> tuple[str, ...]:
        """The role of each column of a table: as it was chosen, else by its name."""
        known = known_roles(head.names, head.roles, self._choices.columns)
        roles = [self._choices.roles.get((index, column), role) for column, role in enumerate(known)]
        for column, role in enumerate(roles):
            if role == NEW_COLUMN:
                cells = (row[column].cell for row in rows if row[column].is_filled)
                self._columns, roles[column] = with_new_column(self._columns, head.names[column], cells)
        return tuple(roles)

    def _goes_on(self, table: Table) -> bool:
        """Whether a table without a known head goes on from the one before it: it has as many columns, and no head of
        its own that Word repeats."""
        has_columns = self._head is not None and len(self._head.roles) == table.columns
        return has_columns and not any(row.is_head for row in table.rows[:1])

    def _leave_out_table(self, index: int, table: Table, rows: Sequence[GridRow]) -> None:
        words = [words_of(cell) for cell in table.cells()]
        self._note(Reason.NOT_READ, Place(index), next((one for one in words if one), ""))
        self._left_out[Reason.NOT_READ] += sum(map(letters, words))

    def _note_columns(self, index: int, roles: Sequence[str], rows: Sequence[GridRow]) -> None:
        assert self._head is not None, "a table is read with a head"
        for column, role in enumerate(roles):
            if role == OTHER and any(row[column].is_filled for row in rows):
                self._note(Reason.COLUMN, Place(index, max(self._head.first, 0), column), self._head.names[column])

    def _take_row(self, place: Place, row: GridRow, kind: RowKind, roles: Sequence[str]) -> None:
        words = " ".join(slot.words for _, slot in filled(row))
        if kind in _LEFT_OUT:
            self._leave_out(_LEFT_OUT[kind], words)
            if kind in (RowKind.ABOVE, RowKind.TOTAL):
                self._note(_LEFT_OUT[kind], place, words)
        elif kind is RowKind.ISSUE:
            self._take_issue(place, words)
        else:
            if kind is RowKind.BEGINS or not self._measures():
                self._measures().append(Measure(new_measure_id()))
                self._places[self._measures()[-1].id] = place
            else:
                self._note(Reason.JOINED, place, words)
            self._take_cells(place, row, roles, begins=kind is RowKind.BEGINS)

    def _take_issue(self, place: Place, words: str) -> None:
        found = issue_words(words)
        if self.begin_issue(found):
            self._taken += letters(found.title)
            self._left_out[Reason.MARK] += letters(words) - letters(found.title)
            self._note(Reason.ISSUE, place, words)
        else:
            self._leave_out(Reason.REPEATED, words)

    def _measures(self) -> list[Measure]:
        if self._issue is None:
            self.begin_issue(IssueWords(0, ""))  # a table under no heading
        assert self._issue is not None, "an issue was just begun"
        return self._issue.measures

    def _take_cells(self, place: Place, row: GridRow, roles: Sequence[str], *, begins: bool) -> None:
        measures = self._measures()
        measure = measures[-1]
        for column, slot in enumerate(row):
            if not (slot.words or slot.is_whole):
                continue
            role = roles[column]
            where = replace(place, column=column)
            if slot.is_carried and not (begins and role in self._shared):
                continue
            measure = self._with_cell(measure, slot, role, where, begins=begins)
        measures[-1] = measure

    def _with_cell(self, measure: Measure, slot: Slot, role: str, place: Place, *, begins: bool) -> Measure:
        """The measure with what stands in the cell; the letters of the cell are counted."""
        total = letters(slot.words)
        if slot.cell is not None and slot.cell.kind == "date" and slot.words[:4] < "1970":
            self._note(Reason.DATE, place, slot.words)
        if not slot.is_carried and LONE_MARK.search(slot.words) is not None:
            self._note(Reason.LONE_MARK, place, slot.words)
        column = next((column for column in self._columns if column.key == role), None)
        if column is None:
            self._left_out[Reason.NUMBER if role == NUMBER else Reason.COLUMN] += total
            return measure
        goes_on = not (begins or self._is_behind_blank or self._choices.is_picked)
        added = with_cell(measure, column, slot.cell, goes_on=goes_on, fiscal_year=self._fiscal_year)
        if added.jumps:
            self._note(Reason.NUMBERS, place, slot.words)
        if not slot.is_carried:
            self._taken += added.taken
            rest = total - added.taken - added.lost - added.repeated
            self._left_out[Reason.REPEATED if added.is_known else Reason.MARK] += rest
            self._left_out[Reason.REPEATED] += added.repeated
            if added.lost:
                self._left_out[Reason.TOO_LONG] += added.lost
                self._note(Reason.TOO_LONG, place, slot.words)
        return added.measure

    def _leave_out(self, reason: Reason, words: str) -> None:
        self._left_out[reason] += letters(words)

    def _note(self, reason: Reason, place: Place, words: str) -> None:
        self._notes.append(Note(reason, place, words[:_FIRST_WORDS]))
