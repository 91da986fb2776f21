"""Importing office files: asked for in the menu, dropped on the window or opened, shown one after the other, and taken
as one step.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.formats import OFFICE
from ita_desktop.language import tr
from ita_desktop.messages import words
from ita_desktop.session.document import Document
from ita_desktop.session.importing.way import Way
from ita_desktop.session.qt.lifetimes import later, on
from ita_desktop.ui.files.file_commands import FileCommands
from ita_desktop.ui.report.desk import Desk, DeskCommands

if TYPE_CHECKING:
    from ita_desktop.session.importing.ways import Taken
    from ita_desktop.ui.importing.import_dialog import ImportDialog


class Remembered(Protocol):
    """What of imports is remembered between two starts."""

    @property
    def heads(self) -> dict[str, tuple[str, ...]]:
        """The roles of columns by the keys of their heads."""

    def keep_heads(self, heads: Mapping[str, tuple[str, ...]]) -> None:
        """Remember these, too."""


@dataclass
class _Run:
    """Files that are imported one after the other: those that are left, a line for each that is done, and where the
    next goes if nothing else is chosen. `then` takes the report that comes of a file, in place of the window."""

    left: list[Path]
    count: int
    way: Way
    done: list[str] = field(default_factory=list)
    then: Callable[[Report], object] | None = None


class ImportCommands(DeskCommands):
    """Owner of the dialog, of the files behind it, and of what waits for the new report that it goes into."""

    def __init__(self, desk: Desk, files: FileCommands, remembered: Remembered) -> None:
        super().__init__(desk)
        self._files = files
        self._remembered = remembered
        self._waiting: tuple[Path, Taken] | None = None
        self._run = _Run([], 0, Way.NEW)
        self.dialog: ImportDialog | None = None
        on(files.office_file_asked, self, lambda path: self.begin([path]))
        on(desk.workspace.opened, self, self._on_opened)
        on(desk.workspace.refused, self, lambda _: self._forget())

    def ask(self) -> None:
        """Ask for files, and show what they hold. With an open report they are likely parts of that."""
        paths = self._dialogs.ask_open_several(tr("นำเข้าจาก Word, Excel และอื่น ๆ"), (OFFICE,), self._files.near)
        if paths:
            self.begin(paths, Way.MATCHED if self._workspace.document is not None else Way.NEW)

    def begin(self, paths: Sequence[Path], way: Way = Way.NEW) -> None:
        """Show what the files hold, one after the other; nothing is taken before the user wants it."""
        self.close()
        self._run = _Run(list(paths), len(paths), way if len(paths) == 1 else Way.MATCHED)
        self._show_next()

    def begin_earlier(self, path: Path, then: Callable[[Report], object]) -> None:
        """Show what the file holds; `then` is called with the report that it becomes, which is not opened."""
        self.close()
        self._run = _Run([path], 1, Way.NEW, then=then)
        self._show_next()

    def close(self) -> None:
        """Give up what is shown, and what is left."""
        self._run = _Run([], 0, Way.NEW)
        if self.dialog is not None:
            self.dialog.reject()

    def _show_next(self) -> None:
        if not self._run.left:
            self._tell_of_all()
            return
        path = self._run.left.pop(0)
        document = self._workspace.document
        into = document.report if document is not None and self._run.then is None else None
        from ita_desktop.session.importing.importing import Importing  # here: a window that imports nothing needs none
        from ita_desktop.ui.importing.import_dialog import ImportDialog

        importing = Importing(path, into, self._remembered.heads, self)
        importing.choose_way(self._run.way if into is not None else Way.NEW)
        number = self._run.count - len(self._run.left)
        self.dialog = dialog = ImportDialog(importing, (number, self._run.count), self._window)
        run = self._run
        on(dialog.accepted, dialog, lambda: self._take(dialog))
        on(dialog.rejected, self, lambda: self._on_rejected(dialog, run))
        on(dialog.finished, self, lambda: self._on_finished(dialog))
        dialog.show()

    def _on_finished(self, dialog: "ImportDialog") -> None:
        if self.dialog is dialog:
            self.dialog = None

    def _on_rejected(self, dialog: "ImportDialog", run: _Run) -> None:
        """Nothing of the file is taken: it cannot be read, or the user does not want it."""
        if run is not self._run:
            return
        error, path = dialog.refusal, dialog.importing.path
        if run.count > 1:
            self._note(path, tr("ไม่ได้นำเข้า") if error is None else words(error))
            later(0, self, self._show_next)
        elif error is not None:
            self._dialogs.tell(tr("นำเข้าไม่ได้"), words(error))

    def _note(self, path: Path, said: str) -> None:
        self._run.done.append(tr("{name}: {said}").format(name=shown_name(path), said=said))

    def _tell_of_all(self) -> None:
        """A line for each of several files."""
        if self._run.count > 1 and self._run.done:
            self._dialogs.tell(tr("ผลการนำเข้า"), "\n".join(self._run.done))

    def _take(self, dialog: "ImportDialog") -> None:
        importing = dialog.importing
        found = importing.taken
        assert found is not None, "it was shown"
        self._remembered.keep_heads(importing.chosen_heads())
        then = self._run.then
        if then is not None:
            later(0, self, lambda: then(found.report))  # the dialog is gone
            return
        self._run.way = importing.way if importing.way is not Way.NEW else Way.MATCHED
        into = importing.into if importing.way is not Way.NEW else None
        path = importing.path
        later(0, self, lambda: self._put_somewhere(path, found, into))  # the dialog is gone

    def _put_somewhere(self, path: Path, found: "Taken", into: Report | None) -> None:
        """Into the report that it was shown with, or into a new one. If that report has changed since, all is shown
        once more."""
        document = self._workspace.document
        if into is None:
            self._waiting = (path, found)
            if not self._files.begin(new_report(date.today())):
                self._forget()
        elif document is not None and document.report is into:
            self._put(document, path, found)
        else:
            self._run.left.insert(0, path)
            self._status.tell(tr("รายงานที่เปิดอยู่เปลี่ยนไประหว่างนำเข้า ตรวจ {name} อีกครั้ง").format(name=shown_name(path)))
            self._show_next()

    def _forget(self) -> None:
        """There is no new report for what waits for one: it is not taken."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None and self._run.count > 1:
            self._note(waiting[0], tr("ไม่ได้นำเข้า"))
            self._show_next()

    def _on_opened(self, document: Document) -> None:
        """The report that it goes into is open: it is one step of its history."""
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        path, found = waiting
        later(0, document, lambda: self._put(document, path, found))  # once the window shows it

    def _put(self, document: Document, path: Path, found: "Taken") -> None:
        self._window.activateWindow()
        is_one_of_several = self._run.count > 1
        name = shown_name(path)
        step = tr("นำเข้า {name}").format(name=name)
        if document.apply(step, lambda _: found.report, merge=f"import/{id(self._run)}" if is_one_of_several else ""):
            self._status.tell(tr("นำเข้า {name} แล้ว เลิกทำได้ด้วย Ctrl+Z").format(name=name))
        self._note(path, found.words)
        if is_one_of_several:
            self._show_next()
