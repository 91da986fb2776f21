"""One office file on its way into a report: read by a helper, and understood anew whenever the user chooses otherwise.

Both are done in the background. Nothing of a report is changed here.
"""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ita_desktop import formats
from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.report.columns import Columns
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import NoTextError
from ita_desktop.exchange.contents import Contents
from ita_desktop.exchange.importing.imported import Imported, imported, with_own_columns
from ita_desktop.exchange.importing.own_workbook import with_own_sheets
from ita_desktop.exchange.importing.words import rows_words
from ita_desktop.exchange.tables.heads import OTHER
from ita_desktop.exchange.tables.measures import Choices, Place
from ita_desktop.exchange.tables.roles import FREE_ROLES
from ita_desktop.exchange.tables.rows import RowKind
from ita_desktop.session.background import Background, IsWanted
from ita_desktop.session.importing.heads import Heads, head_key, remembered_roles
from ita_desktop.session.importing.shown import Line, Shown, ShownTable, shown_of
from ita_desktop.session.importing.way import Way
from ita_desktop.session.importing.ways import Taken, taken

__all__ = ["Importing", "Place", "RowKind", "rows_words"]


class Importing(QObject):
    """Owner of what the user chose for the file. `end` must be called."""

    understood = Signal()  # what is shown has changed
    refused = Signal(object)  # ExpectedError: the file cannot be read

    def __init__(self, path: Path, into: Report | None, heads: Heads, parent: QObject) -> None:
        """`into` is the open report, if there is one, `heads` the roles that were chosen before."""
        super().__init__(parent)
        self.path = path
        self.into = into
        self.way = Way.NEW
        self._new = new_report(date.today())
        self._heads = heads
        self._choices = Choices(columns=self._new.columns)
        self.imported: Imported | None = None
        """What comes of the file as it is chosen; None until it was read."""
        self.taken: Taken | None = None
        """What comes of it in the report that it goes into; None until it was read."""
        self.shown = Shown()
        """What is shown of it; nothing until it was read."""
        self.rows_read = (0, 0)
        """How many rows were read so far, and how many there are: 0 if that is not known."""
        self._switched: dict[Place, RowKind] = {}
        self._contents: Contents | None = None
        self._background = Background(self)
        self._reading = self._background.worker("reading").latest()
        self._understanding = self._background.worker("understanding").latest()

    @property
    def is_settled(self) -> bool:
        """Whether `imported` is what was chosen last."""
        return self.imported is not None and self.imported.choices is self._choices

    def chosen_heads(self) -> Heads:
        """The roles that were chosen, to be remembered by the heads of the tables."""
        read = (table for table in self.shown.tables if table.is_read and any(table.names))
        return {head_key(table.names): table.roles for table in read}

    def begin(self) -> None:
        """Read the file: `understood` follows, or `refused`."""
        read = partial(formats.read_contents, self.path, notify=self._note_rows)
        self._reading.ask(read, self._take, self.refused.emit)

    def choose_role(self, table: ShownTable, column: int, role: str, *, added: bool = False) -> None:
        """The column of these tables holds that. Another one that had the role has none any more, unless this one is
        `added` to it."""
        roles = dict(self._choices.roles)
        for index in table.tables:
            for other, known in enumerate(table.roles):
                roles.setdefault((index, other), known)
                if other != column and known == role and not added and role in self._keys():
                    roles[index, other] = OTHER
            roles[index, column] = role
        self._choose(replace(self._choices, roles=roles))

    def choose_way(self, way: Way) -> None:
        """It goes there. The columns that can be chosen are those of that report."""
        self.way = way
        base = self._base()
        keys = {column.key for column in base.columns}
        roles = {at: role for at, role in self._choices.roles.items() if role in keys or role in FREE_ROLES}
        if self._contents is not None:
            self._choose(replace(self._choices, columns=base.columns, roles=roles))

    def choose_row(self, place: Place, kind: RowKind) -> None:
        """The row is of that kind."""
        place = Place(place.table, place.row)
        was = self._switched.get(place, self._kind_at(place))
        rows = {**self._choices.rows, (place.table, place.row): kind}
        if was is kind:
            self._switched.pop(place, None)
            del rows[place.table, place.row]
        else:
            self._switched[place] = was
        self._choose(replace(self._choices, rows=rows))

    def switch(self, line: Line) -> None:
        """What a line is about is so no more, or again."""
        if line.place is None or line.is_on is None:
            return
        place = Place(line.place.table, line.place.row)
        self.choose_row(place, self._switched.get(place, RowKind.BEGINS))

    def columns(self) -> Columns:
        """The columns of the report, any of which can be chosen."""
        return self._choices.columns

    def end(self) -> None:
        """Give up what is under way."""
        self._reading.forget()
        self._understanding.forget()
        self._background.close(0)

    def _note_rows(self, rows: int, total: int) -> None:
        """In the thread that reads."""
        self.rows_read = rows, total

    def _keys(self) -> set[str]:
        return {column.key for column in self._choices.columns}

    def _kind_at(self, place: Place) -> RowKind:
        assert self.imported is not None, "it was read"
        known = next((one for one in self.imported.read.tables if one.table == place.table), None)
        return known.rows[place.row] if known is not None else RowKind.BLANK

    def _take(self, contents: Contents) -> None:
        contents = with_own_sheets(contents)
        if not contents.tables:
            self.refused.emit(NoTextError(self.path, "no table"))
            return
        self._contents = contents
        self._new = with_own_columns(self._new, contents)
        self.choose_way(self.way)

    def _base(self) -> Report:
        return self.into if self.way is not Way.NEW and self.into is not None else self._new

    def _choose(self, choices: Choices) -> None:
        contents, base, way, into = self._contents, self._base(), self.way, self.into
        heads = self._heads if self.imported is None else {}
        assert contents is not None, "it was read"
        self._choices = choices
        switched = dict(self._switched)

        def understand(_: IsWanted) -> tuple[Imported, Taken, Shown]:
            found = imported(contents, base, choices)
            if remembered := remembered_roles(found, heads):
                found = imported(contents, base, replace(choices, roles=remembered))
            return found, taken(found, way, into), shown_of(found, switched)

        self._understanding.ask(understand, self._show)

    def _show(self, found: tuple[Imported, Taken, Shown]) -> None:
        self.imported, self.taken, self.shown = found
        self._choices = self.imported.choices
        self.understood.emit()
