"""What the user must know of saving, above the status line and whole, and what can be done about it.

That it failed; whether an old file is the one to edit; that the file of before can be given back.
"""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ita_desktop.domain.thai.date_words import long_day
from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.errors import ExpectedError, NotStorableError
from ita_desktop.language import N_, digits, tr
from ita_desktop.messages import words
from ita_desktop.session.file.cautions import Caution, current_year
from ita_desktop.session.file.left_file import LeftFile
from ita_desktop.session.file.workspace import SaveState, Saving, Workspace
from ita_desktop.ui.appearance.layouts import below
from ita_desktop.ui.appearance.screen_reader import announce
from ita_desktop.ui.asking.dialogs import Dialogs
from ita_desktop.ui.asking.notice import Choice, Notice
from ita_desktop.ui.asking.status_line import StatusLine, saved_words
from ita_desktop.ui.files.file_commands import FileCommands

_REASONS = {
    Caution.EARLIER_YEAR: N_("เป็นรายงานของปีก่อน"),
    Caution.SIGNED: N_("ลงนามแล้ว"),
    Caution.PUBLISHED: N_("เผยแพร่แล้ว"),
}


class SaveNotices(QWidget):
    """Owner of the notices about the open report."""

    def __init__(self, workspace: Workspace, files: FileCommands, dialogs: Dialogs, status: StatusLine) -> None:
        super().__init__()
        self._workspace = workspace
        self._files = files
        self._dialogs = dialogs
        self._status = status
        self._is_awaited = False  # a notice was shown, and the report has not been saved since
        self.failure = Notice("notice.failure", "alert-triangle", alarm=True)
        self.question = Notice("notice.question", "info-circle")
        self.offer = Notice("notice.offer", "history")
        below(self.offer, self.question, self.failure, between=0, around=0, holder=self)
        workspace.state_changed.connect(self.show_state)
        workspace.left_changed.connect(self._on_left_changed)
        workspace.closed.connect(self.clear)
        files.unanswered.connect(self.question.take_focus)

    def show_state(self, state: SaveState) -> None:
        """Show what keeps the report from being saved. While the next attempt is made, what was shown stays.

        That it is saved after all is seen in the status line, and read out.
        """
        self._ask_about_an_old_file(state)
        is_read_only = state.is_read_only and state.saving is Saving.STORED
        if state.error is not None or is_read_only:
            is_helped = not isinstance(state.error, NotStorableError) and state.saving is not Saving.PUBLISHED
            choices: list[Choice] = [(tr("บันทึกเป็น…"), self._files.save_as)] if is_helped else []
            self.failure.show_words(saved_words(state), choices)
        elif state.saving is not Saving.PENDING:
            self.failure.clear()
        self._is_awaited = self._is_awaited or bool(self.failure.text or self.question.text)
        if self._is_awaited and state.saving is Saving.PUBLISHED and state.error is None:
            self._is_awaited = False
            announce(self, saved_words(state))

    def clear(self) -> None:
        """The report is closed."""
        self._is_awaited = False
        for notice in (self.failure, self.question, self.offer):
            notice.clear()

    def _ask_about_an_old_file(self, state: SaveState) -> None:
        if not state.is_held or state.path is None or state.saving is Saving.PUBLISHED:
            self.question.clear()
            return
        if self.question.text:
            return
        if Caution.EARLIER_YEAR in state.cautions:
            anew = tr("ทำเป็นรายงานปี {year}…").format(year=digits(current_year()))
        else:
            anew = tr("ทำเป็นแฟ้มใหม่…")
        choices = ((tr("แก้แฟ้มเดิม"), self._workspace.agree), (anew, self._files.save_anew))
        self.question.show_words(self._question(state, state.path), choices)

    def _question(self, state: SaveState, path: Path) -> str:
        reasons = [tr(words) for caution, words in _REASONS.items() if caution in state.cautions]
        if Caution.LONG_AGO in state.cautions and state.changed_at is not None:
            reasons.append(tr("แก้ไขล่าสุดเมื่อ {day}").format(day=long_day(state.changed_at.date())))
        why = tr(" และ").join(reasons) or tr("เป็นแฟ้มเดิม")
        return tr(
            "แฟ้ม {name} {why} จะแก้แฟ้มเดิม หรือทำเป็นแฟ้มใหม่ ระหว่างนี้การแก้ไขเก็บไว้ในเครื่องนี้ แฟ้มเดิมยังไม่เปลี่ยน (กด Ctrl+S เพื่อเลือก)"
        ).format(name=shown_name(path), why=why)

    def _on_left_changed(self, left: LeftFile) -> None:
        text = tr("แฟ้มเดิม {name} ถูกแก้ไขหลังจากเปิด ต้องการคืนแฟ้มเดิมให้เป็นเหมือนตอนเปิดหรือไม่")
        choices = ((tr("คืนแฟ้มเดิม"), partial(self._give_back, left)), (tr("ไม่ต้องคืน"), self.offer.clear))
        self.offer.show_words(text.format(name=shown_name(left.path)), choices)

    def _give_back(self, left: LeftFile) -> None:
        self.offer.clear()
        self._workspace.give_back(left, self._on_given_back, self._on_not_given_back)

    def _on_given_back(self, path: Path) -> None:
        self._status.tell(tr("คืนแฟ้ม {name} ให้เป็นเหมือนตอนเปิดแล้ว").format(name=shown_name(path)))

    def _on_not_given_back(self, error: ExpectedError) -> None:
        self._dialogs.tell(tr("คืนแฟ้มเดิมไม่ได้"), words(error))
