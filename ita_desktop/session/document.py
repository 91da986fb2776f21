"""The one open report: its current value, its history, and a signal for every change.

`apply` is the only door for edits. Widgets compare their own piece of the new value by identity and skip what they
caused themselves (`origin`).
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.edits import Edit
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.size import Size, size_after, size_of

HISTORY_LIMIT = 2_000
"""Steps that can be taken back. Reports share what they have in common, so a step costs what it changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """The report before and after one step, where it happened, and the widget that caused it.

    None: undo, redo, or a command of the window, as adding, merging and giving back a version are.
    """

    before: Report
    after: Report
    address: Address | None
    origin: object | None


class Document(QObject):
    """Owner of the current report and of the one history of the window."""

    changed = Signal(object)  # Change
    outgrown = Signal()  # an edit was not made: no file could hold what the report would have become

    def __init__(self, report: Report, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._size = size_of(report)
        self._next = (report, self._size)
        self._origin: object | None = None
        self._run: _Step | None = None
        self.history = QUndoStack(self)
        self.history.setUndoLimit(HISTORY_LIMIT)

    @property
    def report(self) -> Report:
        """The current value."""
        return self._report

    def apply(
        self, name: str, edit: Edit, *, address: Address | None = None, merge: str = "", origin: object | None = None
    ) -> bool:
        """Make one step of the history, which the menu calls `name`. False if the edit changes nothing, or would make
        the report larger than a file may be.

        A step with the `merge` key of the step just made joins it, so that a typed phrase is taken back as one.
        """
        after = edit(self._report)
        if after is self._report or (after == self._report and _same_ids(after, self._report)):
            return False
        size = self._size_after(after)
        if not size.fits() and size.exceeds(self._size):
            self.outgrown.emit()
            return False
        run = self._run
        if merge and run is not None and run.merge == merge and self.history.index() == self.history.count():
            run.after = after
            self._show(after, address, origin)
            return True
        step = _Step(name, self, self._report, after, address, merge)
        self._origin = origin
        try:
            self.history.push(step)
        finally:
            self._origin = None
        self._run = step
        return True

    def end_phrase(self) -> None:
        """The next edit starts a new step: a phrase is finished, or the caret has gone elsewhere."""
        self._run = None

    def undo(self) -> None:
        """Take the last step back."""
        self._run = None
        self.history.undo()

    def redo(self) -> None:
        """Make the step taken back last once more."""
        self._run = None
        self.history.redo()

    def forget_names(self) -> None:
        """Take their names from the steps made until now: the program has another language from now on."""
        for index in range(self.history.count()):
            self.history.command(index).setText("")

    def _size_after(self, report: Report) -> Size:
        """The size of what follows the current value: `apply` asks, and shows it next."""
        if self._next[0] is not report:
            self._next = (report, size_after(self._size, self._report, report))
        return self._next[1]

    def _show(self, report: Report, address: Address | None, origin: object | None) -> None:
        size, before = self._size_after(report), self._report
        self._report, self._size = report, size
        self.changed.emit(Change(before, report, address, origin))


class _Step(QUndoCommand):
    """One named change, kept as the two values it lies between."""

    def __init__(
        self, name: str, document: Document, before: Report, after: Report, address: Address | None, merge: str
    ) -> None:
        super().__init__(name)
        self._document = document
        self._before = before
        self.after = after
        self._address = address
        self.merge = merge

    def redo(self) -> None:
        self._document._show(self.after, self._address, self._document._origin)

    def undo(self) -> None:
        self._document._show(self._before, self._address, None)


def _same_ids(a: Report, b: Report) -> bool:
    """Ids take no part in equality, but an edit that only renews them has to be stored all the same."""
    if a.unreviewed != b.unreviewed:
        return False
    return [issue.id for issue in a.issues] == [issue.id for issue in b.issues] and all(
        x is y or x.item_ids() == y.item_ids() for (_, _, x), (_, _, y) in zip(a.measures(), b.measures(), strict=True)
    )
