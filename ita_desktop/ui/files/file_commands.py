"""Opening and saving files: the commands, and every question and word about them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from ita_desktop import paths
from ita_desktop.domain.merging.excerpt import file_name
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.edits import set_field
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from ita_desktop.domain.thai.file_names import legible, shown_name
from ita_desktop.errors import DocumentLockedError, ExpectedError, PublishFailedError
from ita_desktop.formats import COPYABLE, KIND, OFFICE, OPENABLE, REPORT, format_of
from ita_desktop.language import digits, tr
from ita_desktop.messages import LOCK_CHOICES, words
from ita_desktop.session.file.cautions import Caution, current_year
from ita_desktop.session.file.kind_store import kinds_at_hand
from ita_desktop.session.file.reachable import same_file
from ita_desktop.session.file.workspace import BadEnd, Leftover, Saving
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.session.qt.second_start import ask_to_show
from ita_desktop.ui.asking.dialogs import documents_folder
from ita_desktop.ui.asking.saving_words import blocked_words, conflict_words, end_words
from ita_desktop.ui.report.desk import Desk, DeskCommands

_FISCAL_YEAR = Address("fiscal_year")
_SIGNED = Address("signed_on")


class FileCommands(DeskCommands):
    """Owner of what is being opened, and of what becomes of the file that is being written."""

    unanswered = Signal()  # saving waits for what the user is asked about the file
    opened_again = Signal()  # the file that is open was to be opened
    shown_elsewhere = Signal()  # another process has the file open, and shows its window
    office_file_asked = Signal(object)  # Path: it has no report, but measures may stand in it
    kind_chosen = Signal(object)  # Path: the file is a kind of report, not a report
    not_opened = Signal()  # what was to be opened is not: it cannot be, or the user does not want it

    def __init__(self, desk: Desk, recent: Callable[[], list[Path]]) -> None:
        super().__init__(desk)
        self._recent = recent
        self._opening: Path | None = None
        self._is_anew = False  # what is in the file that is being written becomes another report
        self._year: int | None = None  # and has this fiscal year
        self._is_naming = False  # a file of another name is being written
        self._left: Path | None = None  # its report was closed though the file has not everything: the user knows that
        workspace = desk.workspace
        workspace.opened.connect(self._on_opened)
        workspace.refused.connect(self._on_refused)
        workspace.unfinished.connect(self._on_unfinished)
        on(workspace.conflicted, self, lambda path: self._dialogs.tell(*conflict_words(path)))
        on(workspace.blocked, self, lambda path: self._dialogs.tell(*blocked_words(path)))
        workspace.ended_badly.connect(self._on_ended_badly)
        workspace.copy_failed.connect(self._on_copy_failed)
        workspace.save_as_failed.connect(self._on_save_as_failed)
        workspace.file_changed.connect(self._on_file_changed)
        workspace.read_only.connect(self._on_read_only)
        workspace.made_anew.connect(self._on_made_anew)

    def open_path(self, path: Path) -> None:
        """Open a report; the open one stays as it is until then. What is on its way is not asked for again: a double
        click wants it once. Another file of the office is only asked for.
        """
        if OFFICE.has_name(path):
            self._give_up()
            self.office_file_asked.emit(path)
            return
        if KIND.has_name(path):
            self.not_opened.emit()
            self.kind_chosen.emit(path)
            return
        if self.shows_again(path) or not self._may_leave():
            return
        self._opening = path
        self._status.tell(tr("กำลังเปิด {name}…").format(name=shown_name(path)))
        self._workspace.open(path)

    def shows_again(self, path: Path) -> bool:
        """Show the window if the file is open in it, by whatever path, or on its way; whether it is."""
        own = self._workspace.path
        if self._page() is not None and own is not None and same_file(path, own):
            self._status.tell(tr("{name} เปิดอยู่แล้ว").format(name=shown_name(path)))
        elif path != self._opening:
            return False
        self.opened_again.emit()
        return True

    def begin(self, report: Report, *, worth_keeping: bool = False) -> bool:
        """A report without a file. False if the user stays with the open one."""
        if not self._may_leave():
            return False
        self._workspace.begin(report, worth_keeping=worth_keeping)
        return True

    def open_sample(self) -> None:
        """Open the sample that comes with the program."""
        self.open_path(paths.sample_report())

    def open_chosen(self) -> None:
        """Ask for a file and open it: the folder of the open report, or of the last one, is where reports lie."""
        path = self._dialogs.ask_open(tr("เปิดแฟ้มรายงาน"), (*OPENABLE, OFFICE, KIND), self.near)
        if path is not None:
            self.open_path(path)

    @property
    def near(self) -> Path | None:
        """A file that lies where reports lie."""
        return self._workspace.path or next(iter(self._recent()), None)

    def resume(self, leftover: Leftover) -> None:
        """Go on with work that was interrupted."""
        if self._opening != leftover.folder:
            self._opening = leftover.folder
            self._workspace.resume(leftover)

    def drop(self, leftover: Leftover, show: Callable[[list[Leftover]], None]) -> None:
        """Throw interrupted work away, if the user agrees to that; then `show` is called with what is left."""
        question = tr("ต้องการทิ้งงานที่ยังไม่ได้บันทึกนี้หรือไม่ เมื่อทิ้งแล้วจะเรียกคืนไม่ได้")
        if self._dialogs.choose(tr("ทิ้งงานที่ยังไม่ได้บันทึก"), question, (tr("เก็บไว้ก่อน"), tr("ทิ้ง"))) == 1:
            self._workspace.drop(leftover, lambda: self._workspace.find_leftovers(show))

    def save(self) -> None:
        """The file gets everything now, and keeps it as a version; asks for a name if there is none."""
        if self._waits_for_an_answer():
            self.unanswered.emit()
            return
        has_file = self._workspace.path is not None and not self._workspace.state.is_read_only
        if has_file or self.save_as():
            self._workspace.keep_version()

    def save_as(self) -> bool:
        """Ask for another name, which is the file's from now on. False if the user gives up."""
        return self._save_under(self.suggested("", ".ita"))

    def save_anew(self) -> bool:
        """Ask for the name of a new file and leave the old one as it is; the report in the new one is not signed, and
        one of an earlier year becomes one of this year, as a step that can be undone. False if the user gives up."""
        year = current_year() if Caution.EARLIER_YEAR in self._workspace.state.cautions else None
        if not self._save_under(self._suggested_anew(year)):
            return False
        self._is_anew = self._is_naming
        self._year = year
        return True

    def _save_under(self, suggested: Path) -> bool:
        path = self._dialogs.ask_save(tr("บันทึกเป็น"), suggested, (REPORT,))
        if path is None:
            return False
        if path == self._workspace.path:  # the user has agreed that it is replaced
            self._workspace.agree()
            return True
        self._is_naming = True
        self._workspace.save_as(path)
        return True

    def _waits_for_an_answer(self) -> bool:
        state = self._workspace.state
        return self._workspace.document is not None and state.is_held and state.saving is not Saving.PUBLISHED

    def save_copy(self) -> None:
        """Ask for a name and write a copy; the open file stays what it is."""
        path = self._dialogs.ask_save(tr("บันทึกสำเนา"), self.suggested(tr(" (สำเนา)"), ".ita"), COPYABLE)
        if path is not None:
            self._workspace.save_copy(
                path,
                lambda done: self._status.tell_made(tr("บันทึกสำเนาแล้ว: {name}").format(name=shown_name(done)), done),
            )

    def may_close(self) -> bool:
        """Whether the open report can be closed: asks where something of it is in the window only."""
        error = self._workspace.store_now()
        if error is not None:
            question = tr("{reason}\n\nถ้าปิดตอนนี้ ส่วนที่ยังไม่ได้บันทึกจะหายไป").format(reason=words(error))
            choices = (tr("กลับไปทำงานต่อ"), tr("ปิดโดยไม่บันทึกส่วนนั้น"))
            return self._dialogs.choose(tr("ยังบันทึกได้ไม่หมด"), question, choices) == 1
        return self._may_leave()

    def _may_leave(self) -> bool:
        """Whether the open report can make room for another one: asks if its file cannot be written."""
        error = self._workspace.write_now()
        if error is None and self._waits_for_an_answer():
            return self._closes_unanswered()
        if error is None and self.is_unnamed:
            return self._closes_unnamed()
        return error is None or self._closes_without_file(error)

    @property
    def is_unnamed(self) -> bool:
        """Whether the open report was edited, or made of an earlier one, and never named. Not while the computer's
        session ends."""
        page = self._page()
        is_edited = page is not None and (page.document.history.canUndo() or bool(page.document.report.unreviewed))
        return is_edited and self._workspace.path is None and not self._workspace.is_secured

    def _closes_unnamed(self) -> bool:
        """Whether to close a report that has no file yet: it may get one, or the work waits here."""
        question = tr("รายงานนี้ยังไม่มีชื่อแฟ้ม งานของคุณเก็บไว้ในเครื่องนี้แล้ว ต้องการทำอย่างไร")
        choices = (tr("บันทึกเป็น…"), tr("เก็บไว้ทำต่อครั้งหน้า"))
        answer = self._dialogs.choose(tr("ยังไม่ได้บันทึกเป็นแฟ้ม"), question, choices)
        return answer == 1 or (answer == 0 and self.save_as() and self._is_written())

    def _closes_unanswered(self) -> bool:
        """Whether to close though it is open yet whether the old file is the one to edit."""
        path = self._workspace.path
        assert path is not None, "it was asked about"
        question = tr("แก้ไข {name} ไว้แล้ว แต่ยังไม่ได้เขียนลงแฟ้มเดิม จะเก็บการแก้ไขไว้ที่ใด")
        choices = (tr("ทำเป็นแฟ้มใหม่…"), tr("แก้แฟ้มเดิม"), tr("เก็บไว้ทำต่อครั้งหน้า"))
        answer = self._dialogs.choose(tr("ยังไม่ได้บันทึกลงแฟ้ม"), question.format(name=shown_name(path)), choices)
        if answer == 0:
            return self.save_anew() and self._is_written()
        if answer == 1:
            self._workspace.agree_now()
            return self._may_leave()
        return answer == 2

    def _closes_without_file(self, error: ExpectedError) -> bool:
        """Whether to close though the file has not everything: it may get another name, or the work waits here."""
        question = tr("{reason}\n\nงานของคุณเก็บไว้ในเครื่องนี้แล้ว ถ้าปิดตอนนี้ เปิดโปรแกรมครั้งหน้าจะมีให้ทำต่อ")
        choices = (tr("บันทึกเป็น…"), tr("ปิดไว้ก่อน"))
        answer = self._dialogs.choose(tr("ยังไม่ได้บันทึกลงแฟ้ม"), question.format(reason=words(error)), choices)
        if answer == 1:
            self._left = self._workspace.path
        return answer == 1 or (answer == 0 and self.save_as() and self._is_written())

    def _is_written(self) -> bool:
        """Wait until the file that was named has everything. False if it cannot be written, or not soon enough."""
        text = tr("กำลังบันทึกเป็นแฟ้มใหม่…")
        self._dialogs.wait(tr("บันทึกเป็น"), text, tr("กลับไปทำงานต่อ"), lambda: not self._is_naming)
        if self._is_naming or self._workspace.path is None or self._waits_for_an_answer():
            return False
        return self._workspace.write_now() is None

    def waits_for_files(self) -> None:
        """Before the program ends: until all files are written, or until the user does not want to wait any more."""
        if not self._workspace.unwritten:
            return
        names = tr(" และ ").join(shown_name(path) for path in self._workspace.unwritten)
        text = tr(
            "กำลังบันทึกแฟ้ม {names} แต่ไดรฟ์ทำงานช้า\n\n"
            "งานของคุณเก็บไว้ในเครื่องนี้ครบแล้ว รอให้บันทึกเสร็จ หรือปิดเลยก็ได้ หากปิดเลย เปิดโปรแกรมครั้งหน้าจะมีให้ทำต่อ"
        ).format(names=names)
        self._dialogs.wait(tr("ยังบันทึกแฟ้มไม่เสร็จ"), text, tr("ปิดเลย"), lambda: not self._workspace.unwritten)

    def suggested(self, ending: str, suffix: str) -> Path:
        """A name for a file made from the open report: its own with the ending and the suffix."""
        path = self._workspace.path
        if path is not None:
            return path.with_name(legible(path.stem) + ending + suffix)
        page = self._page()
        assert page is not None, "commands that need a report are disabled without one"
        return documents_folder() / f"{file_name(page.document.report)}{ending}{suffix}"

    def _suggested_anew(self, year: int | None) -> Path:
        """A name beside the old file: with the year in the place of the earlier one, or marked as a new one."""
        page = self._page()
        assert page is not None, "commands that need a report are disabled without one"
        old = self.suggested("", ".ita")
        if year is None:
            return old.with_name(old.stem + tr(" (แฟ้มใหม่)") + old.suffix)
        earlier, stem = page.document.report.fiscal_year, old.stem
        for before, after in ((str(earlier), str(year)), (to_thai_digits(str(earlier)), to_thai_digits(str(year)))):
            stem = stem.replace(before, after)
        return old.with_name((stem if stem != old.stem else f"{stem} {year}") + old.suffix)

    def _on_opened(self, _document: object) -> None:
        self._opening = None

    def _on_unfinished(self, leftover: Leftover) -> None:
        assert leftover.path is not None, "work on a file"
        question = tr("แฟ้ม {name} มีการแก้ไขที่ยังไม่ได้บันทึกลงแฟ้ม\nการแก้ไขนั้นเก็บไว้ครบถ้วนในเครื่องนี้ ต้องการทำอย่างไร")
        answer = self._dialogs.choose(
            tr("งานที่ยังไม่ได้บันทึก"),
            question.format(name=shown_name(leftover.path)),
            (tr("ทำต่อจากที่แก้ไขไว้"), tr("เปิดตามที่บันทึกในแฟ้ม")),
        )
        if answer == 0:
            self._workspace.resume(leftover)
        elif answer == 1:
            self._workspace.open(leftover.path, as_it_is=True)
        else:
            self._give_up()

    def _on_refused(self, error: ExpectedError) -> None:
        if isinstance(error, DocumentLockedError) and error.process is not None:
            opening = self._opening
            ask_to_show(error.process, error.path, self, lambda is_shown: self._on_asked(is_shown, opening, error))
            return
        self._opening = None
        self._status.clearMessage()
        if not isinstance(error, DocumentLockedError):
            self._dialogs.tell(tr("เปิดแฟ้มไม่ได้"), words(error))
            self._give_up()
            return
        self._choose_about(error)

    def _on_asked(self, is_shown: bool, opening: Path | None, error: DocumentLockedError) -> None:
        """The other process has shown its window or not; something else may be wanted by now."""
        if self._opening is not opening:
            return
        self._opening = None
        self._status.clearMessage()
        if not is_shown:
            self._choose_about(error)
            return
        self.shown_elsewhere.emit()
        self._give_up()
        self._status.tell(tr("{name} เปิดอยู่แล้ว").format(name=shown_name(error.path)))

    def _choose_about(self, error: DocumentLockedError) -> None:
        answer = self._dialogs.choose(tr("แฟ้มเปิดอยู่แล้ว"), words(error), [tr(choice) for choice in LOCK_CHOICES])
        if answer == 0:
            self._workspace.open_as_copy(error.path)
        elif answer == 1:
            self._workspace.open(error.path, anyway=True)
        else:
            self._give_up()

    def _give_up(self) -> None:
        self._opening = None
        self._status.clearMessage()
        self.not_opened.emit()

    def _on_copy_failed(self, error: ExpectedError) -> None:
        is_copy = isinstance(error, PublishFailedError) and format_of(error.path) in COPYABLE
        self._dialogs.tell(tr("บันทึกสำเนาไม่สำเร็จ") if is_copy else tr("ส่งออกไม่สำเร็จ"), words(error))

    def _on_file_changed(self) -> None:
        self._is_naming = False
        page = self._page()
        if self._is_anew and page is not None:
            year, name, address = self._year, tr("ล้างวันที่ลงนาม"), _SIGNED
            if year is not None:
                name, address = tr("เปลี่ยนเป็นปีงบประมาณ {year}").format(year=digits(year)), _FISCAL_YEAR
            page.document.apply(name, lambda report: _anew(report, year), address=address)
        self._is_anew = False

    def _on_save_as_failed(self, error: ExpectedError) -> None:
        self._is_naming = self._is_anew = False
        self._dialogs.tell(tr("บันทึกเป็นแฟ้มใหม่ไม่สำเร็จ"), words(error))

    def _on_read_only(self, path: Path) -> None:
        news = tr("แฟ้ม {name} อ่านได้อย่างเดียว หากแก้ไข ให้กด F12 บันทึกเป็นแฟ้มใหม่")
        self._status.tell(news.format(name=shown_name(path)))

    def _on_made_anew(self) -> None:
        self._status.tell(tr("โฟลเดอร์เก็บงานของโปรแกรมในเครื่องนี้หายไป โปรแกรมสร้างใหม่จากรายงานที่เปิดอยู่แล้ว ข้อมูลยังอยู่ครบ"))

    def _on_ended_badly(self, end: BadEnd) -> None:
        """The report is closed already."""
        left, self._left = self._left, None
        if left is not None and end.path == left and end.beside is None and end.error is not None:
            return
        self._dialogs.tell(*end_words(end))


def _anew(report: Report, year: int | None) -> Report:
    """The report before it is signed; where there is a year, that of the year, with every year moved that certainly
    means the year of the report."""
    if year is None:
        return set_field(report, _SIGNED, "")
    from ita_desktop.domain.report_kinds.next_year import year_after_of  # here: most windows never need them
    from ita_desktop.domain.rolling.roll_over import certain, rolled_over, year_changes

    new = year_after_of(kinds_at_hand().of_report(report), report, year)
    return rolled_over(report, new, certain(year_changes(report, new)))
