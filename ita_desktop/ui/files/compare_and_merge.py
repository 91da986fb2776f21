"""Commands on another file beside the open report: compare with it, merge it, and the dialogs for that."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ita_desktop.domain.report.address import Address, AddressWords
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.file_names import legible, shown_name
from ita_desktop.formats import OPENABLE
from ita_desktop.language import tr
from ita_desktop.session.file.received import Compared, Received
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.files.output_commands import OutputCommands
from ita_desktop.ui.report.desk import Desk, DeskCommands
from ita_desktop.ui.report.report_page import ReportPage

if TYPE_CHECKING:
    from ita_desktop.domain.merging.compare import Difference
    from ita_desktop.ui.files.compare_dialog import CompareDialog
    from ita_desktop.ui.files.merge_dialog import MergeDialog


class CompareAndMerge(DeskCommands):
    """Owner of the dialogs; they are about one document and close with it."""

    def __init__(self, desk: Desk, output: OutputCommands) -> None:
        super().__init__(desk)
        self._output = output
        self.dialog: CompareDialog | MergeDialog | None = None
        desk.workspace.closed.connect(self._close)

    def compare(self) -> None:
        """Ask for a file and show what differs."""
        path = self._dialogs.ask_open(tr("เปรียบเทียบกับแฟ้มอื่น"), OPENABLE, self._workspace.path)
        if path is not None:
            self._status.tell(tr("กำลังเปรียบเทียบกับ {name}…").format(name=shown_name(path)))
            self._workspace.compare_with(path, self._show_comparison)

    def receive(self) -> None:
        """Ask for a file that came back and show how it would be merged."""
        path = self._dialogs.ask_open(tr("รวมแฟ้มที่ส่งกลับมา"), OPENABLE, self._workspace.path)
        if path is not None:
            self._status.tell(tr("กำลังอ่าน {name}…").format(name=shown_name(path)))
            self._workspace.receive(path, self._show_merge)

    def _show_comparison(self, compared: Compared) -> None:
        from ita_desktop.ui.files.compare_dialog import CompareDialog  # here, as the next: the window comes first

        if self._page() is not None:
            go_to, write_pdf = partial(self._go_to, compared), partial(self._write_pdf, compared)
            self._show(CompareDialog(compared, go_to, write_pdf, self._window))

    def _show_merge(self, received: Received) -> None:
        from ita_desktop.ui.files.merge_dialog import MergeDialog

        page = self._page()
        if page is None:
            return
        dialog = MergeDialog(received, page.document.report, self._window)
        dialog.setModal(True)
        on(dialog.accepted, dialog, lambda: self._merge(page, dialog))
        self._show(dialog)

    def _show(self, dialog: "CompareDialog | MergeDialog") -> None:
        self._close()
        self._status.tell("")
        self.dialog = dialog
        dialog.finished.connect(self._on_finished)
        dialog.show()

    def _merge(self, page: ReportPage, dialog: "MergeDialog") -> None:
        merged = dialog.merged_report
        file = shown_name(dialog.received.path)
        if page.document.apply(tr("รวมแฟ้ม {name}").format(name=file), lambda _: merged):
            self._status.tell(tr("รวมแฟ้ม {name} แล้ว เลิกทำได้ด้วย Ctrl+Z").format(name=file))
        else:
            self._status.tell(tr("ไม่มีข้อมูลใหม่ที่จะรวม"))

    def _go_to(self, compared: Compared, difference: "Difference") -> None:
        page = self._page()
        address = nearest(page.document.report, difference.address, compared) if page is not None else None
        if page is not None and address is not None:
            page.go_to(address)

    def _write_pdf(self, compared: Compared) -> None:
        from ita_desktop.ui.files.compare_dialog import about

        suggested = compared.path.with_name(tr("{stem} (เปรียบเทียบ).pdf").format(stem=legible(compared.path.stem)))
        self._output.export_comparison(compared.differences, about(compared), suggested)

    def _on_finished(self) -> None:
        self.dialog = None

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.close()


def nearest(report: Report, address: Address, compared: Compared) -> Address | None:
    """The address, or that of its list or issue, as far as the report still has it; None if it has not."""
    issue = address.issue
    if address.measure is not None:
        measure = report.measure(address.measure)
        if measure is not None:
            there = address.item is None or address.item in measure.item_ids()
            return address if there else replace(address, item=None)
        issue = AddressWords(compared.after).issue(address) or AddressWords(compared.before).issue(address)
    if issue is not None or address.measure is not None:
        here = issue is not None and report.issue(issue) is not None
        return Address("issue.title", issue=issue) if here else None
    gone = address.signer is not None and address.signer >= len(report.signers)
    return Address("signers") if gone else address
