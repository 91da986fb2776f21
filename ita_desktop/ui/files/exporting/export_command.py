"""The command that exports: asks in which format, then where to, and writes in the background."""

from typing import TYPE_CHECKING

from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.formats import PDF, Format
from ita_desktop.language import tr
from ita_desktop.ui.files.file_commands import FileCommands
from ita_desktop.ui.files.output_commands import OutputCommands
from ita_desktop.ui.report.desk import Desk, DeskCommands

if TYPE_CHECKING:
    from ita_desktop.ui.files.exporting.export_page import ExportPage


class ExportCommand(DeskCommands):
    """Owner of the page while it is shown."""

    def __init__(self, desk: Desk, files: FileCommands, output: OutputCommands) -> None:
        super().__init__(desk)
        self._files = files
        self._output = output
        self.page: ExportPage | None = None
        desk.workspace.closed.connect(self.end)

    def ask(self) -> None:
        """Show the formats."""
        from ita_desktop.ui.files.exporting.export_page import ExportPage  # here: not at the start

        self.page = ExportPage(self._window)
        self.page.chosen.connect(self._export)
        self.page.finished.connect(self._on_finished)
        self.page.open()

    def end(self) -> None:
        """Close the page: the report or the window closes."""
        if self.page is not None:
            self.page.reject()

    def _export(self, form: Format) -> None:
        report = self._page()
        suggested = self._files.suggested("", form.suffixes[0])
        if form is PDF and report is not None:
            self._output.export_pdf(report, suggested)
            return
        path = self._dialogs.ask_save(tr("ส่งออกเป็น {title}").format(title=tr(form.title)), suggested, (form,))
        if path is not None:
            self._status.tell(tr("กำลังส่งออก {name}…").format(name=shown_name(path)))
            self._workspace.save_copy(
                path, lambda done: self._status.tell_made(tr("ส่งออกแล้ว: {name}").format(name=shown_name(done)), done)
            )

    def _on_finished(self) -> None:
        self.page = None
