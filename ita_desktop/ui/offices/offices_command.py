"""The files of many offices: which folder, where a summary goes, and opening one of their reports in the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop.domain.report.address import MEASURE_TITLE, Address
from ita_desktop.domain.thai.file_names import legible
from ita_desktop.formats import EXCEL, HTML
from ita_desktop.language import digits, tr
from ita_desktop.session.qt.lifetimes import later, on
from ita_desktop.ui.files.file_commands import FileCommands
from ita_desktop.ui.report.desk import Desk, DeskCommands

if TYPE_CHECKING:
    from ita_desktop.session.office_files import OfficeFiles
    from ita_desktop.ui.offices.offices_dialog import OfficesDialog

_YEARS = 4
"""Years that are offered, the newest."""


class OfficesCommand(DeskCommands):
    """Owner of the dialog. `come_forward` shows the window of the open report."""

    def __init__(self, desk: Desk, files: FileCommands, come_forward: Callable[[], object]) -> None:
        super().__init__(desk)
        self._files = files
        self._come_forward = come_forward
        self._wanted: tuple[Path, int] | None = None  # a report that is being opened, and the number of a measure
        self.dialog: OfficesDialog | None = None
        on(desk.workspace.opened, self, lambda: later(0, self, self._go_to_measure))

    def ask(self) -> None:
        """Ask for a folder and show its files; what is shown already comes to the front."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
        else:
            self._ask_for_folder()

    def show(self, files: "OfficeFiles") -> None:
        """The files of a folder, in the place of those that are shown."""
        from ita_desktop.ui.offices.offices_dialog import OfficesDialog  # here: the start does not wait for it

        self.end()
        self.dialog = dialog = OfficesDialog(files)
        on(dialog.open_asked, dialog, self._open)
        on(dialog.summary_asked, dialog, self._write_summary)
        on(dialog.table_asked, dialog, self._write_table)
        on(dialog.folder_asked, dialog, self._ask_for_folder)
        on(dialog.finished, dialog, self._on_finished)
        dialog.show()

    def end(self) -> None:
        """Close the dialog: the window goes."""
        if self.dialog is not None:
            self.dialog.reject()

    def _ask_for_folder(self) -> None:
        near = self.dialog.files.folder if self.dialog is not None else self._files.near
        folder = self._dialogs.ask_folder(tr("โฟลเดอร์ที่มีแฟ้มรายงานของหลายหน่วยงาน"), near)
        if folder is not None:
            from ita_desktop.session.office_files import OfficeFiles

            self.show(OfficeFiles(folder))

    def _on_finished(self) -> None:
        self.dialog = None

    def _open(self, path: Path, measure: int) -> None:
        self._wanted = (path, measure)
        self._come_forward()
        self._files.open_path(path)
        if self._workspace.path == path:  # it is open already
            self._go_to_measure()

    def _go_to_measure(self) -> None:
        page, wanted, self._wanted = self._page(), self._wanted, None
        if page is None or wanted is None or wanted[0] != self._workspace.path:
            return
        for number, _, measure in page.document.report.measures():
            if number == wanted[1]:
                page.go_to(Address(MEASURE_TITLE, measure=measure.id))

    def _write_summary(self, years: tuple[int, ...]) -> None:
        if self.dialog is None:
            return
        at: int | None = 0
        if len(years) > 1:
            choices = [tr("ปี {year}").format(year=digits(year)) for year in years[:_YEARS]]
            at = self._dialogs.choose(tr("เขียนหน้าสรุป"), tr("โฟลเดอร์นี้มีรายงานหลายปี สรุปของปีใด"), choices)
        if at is None:
            return
        name = tr("สรุปรายงาน ITA ปี {year}.html").format(year=years[at])
        path = self._dialogs.ask_save(tr("เขียนหน้าสรุป"), self.dialog.files.folder / name, (HTML,))
        if path is not None and self.dialog is not None:
            self.dialog.files.write_summary(path, years[at])

    def _write_table(self) -> None:
        if self.dialog is None:
            return
        folder = self.dialog.files.folder
        name = tr("รายงานของ {folder}.xlsx").format(folder=legible(folder.name))
        path = self._dialogs.ask_save(tr("ส่งออก Excel"), folder / name, (EXCEL,))
        if path is not None and self.dialog is not None:
            self.dialog.files.write_table(path, *self.dialog.cells())
