"""New reports of a kind, and files of kinds: the commands, and every question and word about them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report_kinds.frames import beside
from ita_desktop.domain.report_kinds.report_kind import ReportKind
from ita_desktop.domain.thai.file_names import allowed_in_a_name, shown_name
from ita_desktop.errors import ExpectedError
from ita_desktop.formats import JSON, KIND
from ita_desktop.language import tr
from ita_desktop.messages import words
from ita_desktop.session.file.kind_store import KindStore, keep_kind, kinds_at_hand, remove_kind
from ita_desktop.ui.asking.dialogs import Dialogs, documents_folder
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.files.file_commands import FileCommands
from ita_desktop.ui.kinds.new_report_page import NewReportPage


class KindCommands(QObject):
    """Owner of the page of a new report, and of the thread that reads and writes files of kinds."""

    def __init__(self, window: QWidget, dialogs: Dialogs, files: FileCommands, status: StatusLine) -> None:
        super().__init__(window)
        self._window = window
        self._dialogs = dialogs
        self._files = files
        self._status = status
        self._store: KindStore | None = None
        self.page: NewReportPage | None = None
        files.kind_chosen.connect(self.take)

    def new(self) -> None:
        """Ask what the new report is of and about, and begin it."""
        kinds = kinds_at_hand()
        if not kinds.all:  # an installation that lacks them
            self._files.begin(new_report(date.today()))
            return
        page = NewReportPage(kinds, date.today(), self._window)
        self.page = page
        page.chosen.connect(self._on_chosen)
        page.file_wanted.connect(self._on_file_wanted)
        page.given.connect(self._on_given)
        page.removed.connect(self._on_removed)
        page.finished.connect(self._on_finished)
        page.open()

    def take(self, path: Path) -> None:
        """Add the kind in a file to the user's own."""
        self._files_of_kinds().read(path, self._add, lambda error: self._refuse(tr("เพิ่มแบบรายงานไม่ได้"), error))

    def end(self) -> None:
        """End the thread: the window closes."""
        if self.page is not None:
            self.page.reject()
        if self._store is not None:
            self._store.close()
            self._store = None

    def _on_chosen(self, report: Report) -> None:
        self._files.begin(report)

    def _on_file_wanted(self) -> None:
        path = self._dialogs.ask_open(tr("เพิ่มแบบรายงานจากแฟ้ม"), (KIND, JSON))
        if path is not None:
            self.take(path)

    def _on_given(self, kind: ReportKind) -> None:
        suggested = documents_folder() / f"{allowed_in_a_name(kind.name)}{KIND.suffixes[0]}"
        path = self._dialogs.ask_save(tr("ส่งออกแบบรายงาน"), suggested, (KIND,))
        if path is not None:
            self._files_of_kinds().write(
                kind,
                path,
                self._on_written,
                lambda error: self._refuse(tr("ส่งออกแบบรายงานไม่ได้"), error),
            )

    def _on_written(self, path: Path) -> None:
        self._status.tell_made(tr("ส่งออกแบบรายงานแล้ว: {name}").format(name=shown_name(path)), path)

    def _on_removed(self, kind: ReportKind) -> None:
        question = tr("ต้องการลบแบบ “{name}” หรือไม่ รายงานที่ทำจากแบบนี้ยังอยู่ครบ แต่แบบที่ลบแล้วเรียกคืนไม่ได้").format(name=kind.name)
        if self._dialogs.choose(tr("ลบแบบรายงาน"), question, (tr("เก็บไว้"), tr("ลบ"))) != 1:
            return
        if self._does(lambda: remove_kind(kind), tr("ลบแบบรายงานไม่ได้")):
            self._show_kinds()
            self._status.tell(tr("ลบแบบ “{name}” แล้ว").format(name=kind.name))

    def _add(self, kind: ReportKind) -> None:
        """One that was read: it takes the place of none unless that is wanted."""
        kinds = kinds_at_hand()
        same = kinds.of_key(kind.key)
        if same == kind:
            self._status.tell(tr("มีแบบ “{name}” อยู่แล้ว").format(name=kind.name))
            self._show_kinds(kind.key)
            return
        if same is not None and same in kinds.own:
            question = tr("มีแบบ “{name}” ซึ่งเป็นรุ่นก่อนของแบบนี้อยู่แล้ว จะเก็บไว้ทั้งสองแบบหรือแทนที่แบบเดิม").format(name=same.name)
            choices = (tr("เก็บทั้งสองแบบ"), tr("แทนที่แบบเดิม"))
            answer = self._dialogs.choose(tr("มีแบบนี้อยู่แล้ว"), question, choices)
            if answer is None:
                return
            if answer == 1:
                self._keep(kind)
                return
        self._keep(beside(kind, kinds.all))

    def _keep(self, kind: ReportKind) -> None:
        if self._does(lambda: keep_kind(kind), tr("เพิ่มแบบรายงานไม่ได้")):
            self._show_kinds(kind.key)
            self._status.tell(tr("เพิ่มแบบ “{name}” แล้ว เลือกได้ที่ รายงานใหม่ (Ctrl+N)").format(name=kind.name))

    def _does(self, act: Callable[[], object], title: str) -> bool:
        """Whether it was done; else why not was shown."""
        try:
            act()
        except ExpectedError as error:
            self._refuse(title, error)
            return False
        return True

    def _refuse(self, title: str, error: ExpectedError) -> None:
        self._dialogs.tell(title, words(error))

    def _show_kinds(self, chosen: str = "") -> None:
        if self.page is not None:
            self.page.show_kinds(kinds_at_hand(), chosen)

    def _files_of_kinds(self) -> KindStore:
        if self._store is None:
            self._store = KindStore(self)
        return self._store

    def _on_finished(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            page.deleteLater()
