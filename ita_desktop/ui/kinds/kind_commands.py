"""New reports of a kind, and files of kinds: the commands, and every question and word about them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop.domain.limits import KIND_NAME_MAX_LENGTH
from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report_kinds.editing import copy_of
from ita_desktop.domain.report_kinds.frames import beside, kind_of
from ita_desktop.domain.report_kinds.new_reports import report_on_plan
from ita_desktop.domain.report_kinds.report_kind import ReportKind
from ita_desktop.domain.thai.file_names import allowed_in_a_name, shown_name
from ita_desktop.errors import ExpectedError
from ita_desktop.formats import JSON, KIND
from ita_desktop.language import tr
from ita_desktop.messages import words
from ita_desktop.session.file.kind_store import KindStore, keep_kind, kinds_at_hand, remove_kind
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.asking.dialogs import documents_folder
from ita_desktop.ui.files.file_commands import FileCommands
from ita_desktop.ui.report.desk import Desk, DeskCommands

if TYPE_CHECKING:
    from ita_desktop.ui.kinds.kind_name_page import KindNamePage
    from ita_desktop.ui.kinds.kind_page import KindPage
    from ita_desktop.ui.kinds.new_report_page import NewReportPage


class KindCommands(DeskCommands):
    """Owner of the page of a new report, and of the thread that reads and writes files of kinds."""

    def __init__(self, desk: Desk, files: FileCommands) -> None:
        super().__init__(desk)
        self._files = files
        self._store: KindStore | None = None
        self.page: NewReportPage | None = None
        self.name_page: KindNamePage | None = None
        self.kind_page: KindPage | None = None
        files.kind_chosen.connect(self.take)

    def new(self) -> None:
        """Ask what the new report is of and about, and begin it."""
        kinds = kinds_at_hand()
        if not kinds.all:  # an installation that lacks them
            self._files.begin(new_report(date.today()))
            return
        from ita_desktop.ui.kinds.new_report_page import NewReportPage  # here: the pages are not needed at the start

        page = NewReportPage(kinds, date.today(), self._window)
        self.page = page
        on(page.chosen, page, self._files.begin)
        page.edited.connect(self._on_edited)
        page.file_wanted.connect(self._on_file_wanted)
        page.given.connect(self._on_given)
        page.removed.connect(self._on_removed)
        page.finished.connect(self._on_finished)
        page.open()

    def save_frame(self, report: Report) -> None:
        """Ask for a name and make the frame of the report a kind of the user's own."""
        from ita_desktop.ui.kinds.kind_name_page import KindNamePage

        page = KindNamePage(report.title.strip()[:KIND_NAME_MAX_LENGTH], self._window)
        self.name_page = page
        on(page.chosen, page, lambda name: self._keep_frame(report, name))
        page.finished.connect(self._on_named)
        page.open()

    def report_on(self, plan: Report) -> None:
        """Begin the report on the plan that is open."""
        self._files.begin(report_on_plan(plan, kinds_at_hand().of_answer(plan)))

    def take(self, path: Path) -> None:
        """Add the kind in a file to the user's own."""
        self._files_of_kinds().read(path, self._on_read, partial(self._refuse, tr("เพิ่มแบบรายงานไม่ได้")))

    def end(self) -> None:
        """End the thread: the window closes."""
        for page in (self.kind_page, self.page, self.name_page):
            if page is not None:
                page.reject()
        if self._store is not None:
            self._store.close()
            self._store = None

    def _on_file_wanted(self) -> None:
        path = self._dialogs.ask_open(tr("เพิ่มแบบรายงานจากแฟ้ม"), (KIND, JSON))
        if path is not None:
            self.take(path)

    def _on_edited(self, kind: ReportKind) -> None:
        """One of the program's is never changed: a copy of it is."""
        kinds = kinds_at_hand()
        is_copy = kind not in kinds.own
        from ita_desktop.ui.kinds.kind_page import KindPage

        page = KindPage(beside(copy_of(kind), kinds.all) if is_copy else kind, is_copy=is_copy, parent=self.page)
        self.kind_page = page
        page.kept.connect(self._on_kept)
        page.finished.connect(self._on_edit_over)
        page.open()

    def _on_kept(self, kind: ReportKind) -> None:
        kind = beside(kind, [one for one in kinds_at_hand().all if one.key != kind.key])
        done = tr("เก็บแบบ “{name}” แล้ว").format(name=kind.name)
        self._change(lambda: keep_kind(kind), kind.key, tr("เก็บแบบรายงานไม่ได้"), done)

    def _on_given(self, kind: ReportKind) -> None:
        suggested = documents_folder() / f"{allowed_in_a_name(kind.name)}{KIND.suffixes[0]}"
        path = self._dialogs.ask_save(tr("ส่งออกแบบรายงาน"), suggested, (KIND,))
        if path is not None:
            failed = partial(self._refuse, tr("ส่งออกแบบรายงานไม่ได้"))
            self._files_of_kinds().write(kind, path, self._on_written, failed)

    def _on_written(self, path: Path) -> None:
        self._status.tell_made(tr("ส่งออกแบบรายงานแล้ว: {name}").format(name=shown_name(path)), path)

    def _on_removed(self, kind: ReportKind) -> None:
        question = tr("ต้องการลบแบบ “{name}” หรือไม่ รายงานที่ทำจากแบบนี้ยังอยู่ครบ แต่แบบที่ลบแล้วเรียกคืนไม่ได้").format(name=kind.name)
        if self._dialogs.choose(tr("ลบแบบรายงาน"), question, (tr("เก็บไว้"), tr("ลบ"))) != 1:
            return
        done = tr("ลบแบบ “{name}” แล้ว").format(name=kind.name)
        self._change(lambda: remove_kind(kind), "", tr("ลบแบบรายงานไม่ได้"), done)

    def _keep_frame(self, report: Report, name: str) -> None:
        kinds = kinds_at_hand()
        kind = kind_of(report, name, kinds.of_report(report))
        same = next((one for one in kinds.own if one.name == name), None)
        self._add(kind, same, tr("มีแบบชื่อ “{name}” อยู่แล้ว จะเก็บไว้ทั้งสองแบบหรือแทนที่แบบเดิม"))

    def _on_read(self, kind: ReportKind) -> None:
        kinds = kinds_at_hand()
        same = kinds.of_key(kind.key)
        if same == kind:
            self._status.tell(tr("มีแบบ “{name}” อยู่แล้ว").format(name=kind.name))
            self._show_kinds(kind.key)
        else:
            question = tr("มีแบบ “{name}” ซึ่งเป็นรุ่นก่อนของแบบนี้อยู่แล้ว จะเก็บไว้ทั้งสองแบบหรือแทนที่แบบเดิม")
            self._add(kind, same if same in kinds.own else None, question)

    def _add(self, kind: ReportKind, same: ReportKind | None, question: str) -> None:
        """It takes the place of one of the user's own that is the same, if there is one, only if that is wanted."""
        answer: int | None = 0
        if same is not None:
            choices = (tr("เก็บทั้งสองแบบ"), tr("แทนที่แบบเดิม"))
            answer = self._dialogs.choose(tr("มีแบบนี้อยู่แล้ว"), question.format(name=same.name), choices)
        if answer is not None:
            new = replace(kind, key=same.key) if same is not None and answer else beside(kind, kinds_at_hand().all)
            done = tr("เพิ่มแบบ “{name}” แล้ว เลือกได้ที่ รายงานใหม่ (Ctrl+N)").format(name=new.name)
            self._change(lambda: keep_kind(new), new.key, tr("เพิ่มแบบรายงานไม่ได้"), done)

    def _change(self, act: Callable[[], object], chosen: str, failed: str, done: str) -> None:
        """Change the kinds of the user, and show what was done, or why it was not."""
        try:
            act()
        except ExpectedError as error:
            self._refuse(failed, error)
        else:
            self._show_kinds(chosen)
            self._status.tell(done)

    def _refuse(self, title: str, error: ExpectedError) -> None:
        self._dialogs.tell(title, words(error))

    def _show_kinds(self, chosen: str) -> None:
        if self.page is not None:
            self.page.show_kinds(kinds_at_hand(), chosen)

    def _files_of_kinds(self) -> KindStore:
        if self._store is None:
            self._store = KindStore(self)
        return self._store

    def _on_edit_over(self) -> None:
        self.kind_page = None

    def _on_named(self) -> None:
        self.name_page = None

    def _on_finished(self) -> None:
        self.page = None
