"""Commands on the versions of the open file: show them, give the report back as one of them, open one as a copy."""

from functools import partial
from pathlib import Path

from ita_desktop.domain.thai.date_words import time_of_day
from ita_desktop.language import tr
from ita_desktop.messages import words
from ita_desktop.session.file.versions import Shown, Version, Versions, version_words
from ita_desktop.session.file.workspace import Saving
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.files.versions_page import VersionsPage
from ita_desktop.ui.report.desk import Desk, DeskCommands
from ita_desktop.ui.report.report_page import ReportPage


class VersionCommands(DeskCommands):
    """Owner of the page and of the threads that read and lay out for it, begun when it is opened first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._versions: Versions | None = None
        self._typesetter: Typesetter | None = None
        self.page: VersionsPage | None = None
        desk.workspace.closed.connect(self._close_page)
        desk.workspace.version_kept.connect(self._on_version_kept)
        on(desk.workspace.version_failed, self, lambda error: self._status.tell(words(error)))

    def show(self, open_report: ReportPage) -> None:
        """The page, about the report as it is now; while it is open nothing else can be edited."""
        path = self._workspace.path
        if path is None:
            self._status.tell(tr("รายงานนี้ยังไม่ได้บันทึกเป็นแฟ้ม จึงยังไม่มีรุ่นก่อนหน้า กด Ctrl+S เพื่อบันทึก"))
            return
        if self._versions is None or self._typesetter is None:
            self._versions, self._typesetter = Versions(self), Typesetter(self)
        page = VersionsPage(self._versions, self._typesetter, self._window)
        self.page = page
        on(page.restore_chosen, page, lambda shown: self._restore(open_report, shown))
        page.copy_chosen.connect(self._open_copy)
        on(page.removal_chosen, page, lambda version: self._remove(version, path))
        page.finished.connect(self._on_finished)
        look = partial(self._versions.look, path, open_report.document.report)
        # A publication that is still under way may make a version.
        on(self._workspace.state_changed, page, lambda state: look() if state.saving is Saving.PUBLISHED else None)
        on(self._workspace.version_kept, page, lambda _: look())
        page.open()
        look()

    def end(self) -> None:
        """End the threads: the window closes."""
        self._close_page()
        if self._versions is not None and self._typesetter is not None:
            self._versions.close()
            self._typesetter.close()
            self._versions = self._typesetter = None

    def _restore(self, open_report: ReportPage, shown: Shown) -> None:
        """The report becomes what it was, as one step; what it was until now becomes a version too."""
        self._workspace.save_version()
        self._close_page()
        version = version_words(shown.version)
        if open_report.document.apply(tr("กลับไปใช้รุ่น {version}").format(version=version), lambda _: shown.report):
            self._status.tell(tr("กลับไปใช้รุ่น {version} แล้ว (Ctrl+Z เพื่อเลิกทำ)").format(version=version))
        else:
            self._status.tell(tr("รุ่นนี้กับรายงานที่เปิดอยู่ ไม่แตกต่างกัน"))

    def _open_copy(self, version: Version) -> None:
        self._close_page()
        self._workspace.open_as_copy(version.path)

    def _remove(self, version: Version, path: Path) -> None:
        """The one thing here that cannot be undone, and so the one that is asked about."""
        question = tr("ต้องการลบรุ่น {name} หรือไม่ เมื่อลบแล้วจะเรียกคืนไม่ได้ รายงานที่เปิดอยู่และรุ่นอื่นยังอยู่ครบ")
        choices = (tr("เก็บรุ่นนี้ไว้"), tr("ลบรุ่นนี้"))
        chosen = self._dialogs.choose(tr("ลบรุ่น"), question.format(name=version_words(version)), choices)
        if chosen == 1 and self._versions is not None:
            self._versions.remove(version, path)

    def _on_version_kept(self, version: Version) -> None:
        time = time_of_day(version.made_at)
        self._status.tell(tr("บันทึกแล้ว และเก็บเป็นรุ่นเวลา {time} (แฟ้ม > รุ่นก่อนหน้า)").format(time=time))

    def _close_page(self) -> None:
        if self.page is not None:
            self.page.reject()

    def _on_finished(self) -> None:
        self.page = None
        if self._versions is not None:
            self._versions.forget()
