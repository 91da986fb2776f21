"""The command that sends a copy: asks what to send, hands it over, and shows where it went."""

from ita_desktop.domain.checks.readiness import readiness
from ita_desktop.domain.report.report import Report
from ita_desktop.language import tr
from ita_desktop.messages import words
from ita_desktop.session.output.sending import Sender, Sent
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.files.send_page import SendPage
from ita_desktop.ui.report.desk import Desk, DeskCommands
from ita_desktop.ui.report.report_page import ReportPage


class SendCommand(DeskCommands):
    """Owner of the page and, once something is sent, of the thread that does it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sender: Sender | None = None
        self.page: SendPage | None = None
        desk.workspace.closed.connect(self._close_page)

    def ask(self, open_report: ReportPage) -> None:
        """The page, about the report as it is now; the measure on screen is ticked."""
        measure = open_report.address.measure
        page = SendPage(open_report.document.report, () if measure is None else (measure,), self._window)
        self.page = page
        page.chosen.connect(self._send)
        page.finished.connect(self._on_finished)
        page.open()
        left = readiness(open_report.document.report, open_report.checker.findings).left
        if left:
            self._status.tell(left)

    def end(self) -> None:
        """End the thread: the window closes."""
        self._close_page()
        if self._sender is not None:
            self._sender.close()
            self._sender = None

    def _send(self, report: Report, name: str) -> None:
        if self._sender is None:
            self._sender = Sender(self)
            self._sender.sent.connect(self._on_sent)
            on(self._sender.failed, self, lambda error: self._status.tell(words(error)))
        self._status.tell(tr("กำลังทำสำเนา {name}.ita และเปิดโปรแกรมอีเมล…").format(name=name))
        self._sender.send(report, name)

    def _on_sent(self, sent: Sent) -> None:
        if sent.by_mail:
            said = tr("เปิดโปรแกรมอีเมลแล้ว แฟ้มแนบชื่อ {name}")
        else:
            said = tr("ไม่พบโปรแกรมอีเมล จึงเปิดโฟลเดอร์ที่มีแฟ้ม {name} ให้แนบเอง")
        self._status.tell_made(said.format(name=sent.path.name), sent.path)

    def _close_page(self) -> None:
        if self.page is not None:
            self.page.reject()

    def _on_finished(self) -> None:
        self.page = None
