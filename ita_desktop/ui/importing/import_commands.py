"""Importing an office file: asked for in the menu, dropped on the window or opened, shown, and taken as one step."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.errors import ExpectedError
from ita_desktop.formats import OFFICE
from ita_desktop.language import tr
from ita_desktop.messages import words
from ita_desktop.session.document import Document
from ita_desktop.session.file.workspace import Workspace
from ita_desktop.session.importing.importing import Importing
from ita_desktop.session.qt.lifetimes import later, on
from ita_desktop.ui.asking.dialogs import Dialogs
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.files.file_commands import FileCommands
from ita_desktop.ui.importing.import_dialog import ImportDialog


class ImportCommands(QObject):
    """Owner of the dialog, and of what waits for the new report that it goes into."""

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        files: FileCommands,
        dialogs: Dialogs,
        status: StatusLine,
        recent: Callable[[], list[Path]],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._files = files
        self._dialogs = dialogs
        self._status = status
        self._recent = recent
        self._waiting: tuple[str, Report] | None = None
        self.dialog: ImportDialog | None = None
        on(files.office_file_asked, self, self.begin)
        on(workspace.opened, self, self._on_opened)
        on(workspace.refused, self, lambda _: self._forget())

    def ask(self) -> None:
        """Ask for a file, and show what it holds."""
        near = self._workspace.path or next(iter(self._recent()), None)
        path = self._dialogs.ask_open(tr("นำเข้าจาก Word, Excel และอื่น ๆ"), (OFFICE,), near)
        if path is not None:
            self.begin(path)

    def begin(self, path: Path) -> None:
        """Show what the file holds; nothing is taken before the user wants it."""
        self.close()
        importing = Importing(path, None, self)
        self.dialog = dialog = ImportDialog(importing, self._window)
        on(importing.refused, dialog, self._refuse)
        on(dialog.accepted, dialog, lambda: self._take(dialog))
        on(dialog.finished, self, self._on_finished)
        dialog.show()

    def close(self) -> None:
        """Give up what is shown."""
        if self.dialog is not None:
            self.dialog.reject()

    def _on_finished(self) -> None:
        self.dialog = None

    def _refuse(self, error: ExpectedError) -> None:
        self.close()
        self._dialogs.tell(tr("นำเข้าไม่ได้"), words(error))

    def _take(self, dialog: ImportDialog) -> None:
        found = dialog.importing.imported
        assert found is not None, "it was shown"
        name = shown_name(dialog.importing.path)
        later(0, self, lambda: self._begin_new(name, found.report))  # once the dialog is gone

    def _begin_new(self, name: str, report: Report) -> None:
        self._waiting = (name, report)
        if not self._files.begin(new_report(date.today())):
            self._forget()

    def _forget(self) -> None:
        self._waiting = None

    def _on_opened(self, document: Document) -> None:
        """The report that it goes into is open: it is one step of its history."""
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        name, report = waiting
        later(0, document, lambda: self._put(document, name, report))  # once the window shows it

    def _put(self, document: Document, name: str, report: Report) -> None:
        self._window.activateWindow()
        if document.apply(tr("นำเข้า {name}").format(name=name), lambda _: report):
            self._status.tell(tr("นำเข้า {name} แล้ว เลิกทำได้ด้วย Ctrl+Z").format(name=name))
