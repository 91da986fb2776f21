"""The command that makes this year's report out of an earlier one: the open one, or one from a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.formats import OFFICE, OPENABLE
from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.files.file_commands import FileCommands
from ita_desktop.ui.files.rolling.last_year import LastYear
from ita_desktop.ui.report.desk import Desk, DeskCommands

if TYPE_CHECKING:
    from ita_desktop.ui.files.rolling.roll_over_dialog import RollOverDialog


class RollOverCommand(DeskCommands):
    """Owner of the dialog."""

    def __init__(
        self,
        desk: Desk,
        files: FileCommands,
        last_year: LastYear,
        import_: Callable[[Path, Callable[[Report], object]], object],
    ) -> None:
        """`import_` shows an office file, and calls back with the report that comes of it."""
        super().__init__(desk)
        self._files = files
        self._last_year = last_year
        self._import = import_
        self.dialog: RollOverDialog | None = None

    def ask(self) -> None:
        """Show what would become of the open report; of one that is asked for, if none is open."""
        page = self._page()
        if page is not None:
            self._show(self._workspace.path, page.document.report)
        else:
            self._ask_for_file()

    def _ask_for_file(self) -> None:
        path = self._dialogs.ask_open(tr("รายงานของปีก่อน"), (*OPENABLE, OFFICE), self._files.near)
        if path is None:
            return
        if OFFICE.has_name(path):
            self._close()
            self._import(path, partial(self._show, path))
        else:
            self._status.tell(tr("กำลังอ่าน {name}…").format(name=shown_name(path)))
            self._workspace.read(path, partial(self._show, path))

    def _show(self, path: Path | None, earlier: Report) -> None:
        self._close()
        self._status.tell("")
        from ita_desktop.ui.files.rolling.roll_over_dialog import RollOverDialog  # here: most windows never need it

        dialog = RollOverDialog(earlier, path, self._window)
        dialog.setModal(True)
        self.dialog = dialog
        on(dialog.other_wanted, dialog, self._ask_for_file)
        on(dialog.accepted, dialog, lambda: self._make(dialog))
        dialog.finished.connect(self._on_finished)
        dialog.show()

    def _make(self, dialog: "RollOverDialog") -> None:
        report = dialog.report
        path = dialog.path
        if self._files.begin(report, worth_keeping=True):
            is_report = path is not None and not OFFICE.has_name(path)
            self._last_year.remember(report, dialog.earlier, path if is_report else None)

    def _on_finished(self) -> None:
        self.dialog = None

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.close()
