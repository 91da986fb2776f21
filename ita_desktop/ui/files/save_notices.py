"""What the user must know of saving, above the status line and whole: that it failed, and what can be done about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desktop.errors import NotStorableError
from ita_desktop.language import tr
from ita_desktop.session.file.workspace import SaveState, Saving, Workspace
from ita_desktop.ui.asking.notice import Choice, Notice
from ita_desktop.ui.asking.status_line import saved_words


class SaveNotices(QWidget):
    """Owner of the notices about the open report."""

    def __init__(self, workspace: Workspace, save_as: Callable[[], object]) -> None:
        super().__init__()
        self._save_as = save_as
        self.failure = Notice("notice.failure", "alert-triangle", alarm=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.failure)
        workspace.state_changed.connect(self.show_state)
        workspace.closed.connect(self.clear)

    def show_state(self, state: SaveState) -> None:
        """Show what keeps the report from being saved. While the next attempt is made, what was shown stays."""
        is_read_only = state.is_read_only and state.saving is not Saving.PUBLISHED
        if state.error is not None or (is_read_only and state.saving is Saving.STORED):
            is_helped = not isinstance(state.error, NotStorableError) and state.saving is not Saving.PUBLISHED
            choices: list[Choice] = [(tr("บันทึกเป็น…"), self._save_as)] if is_helped else []
            self.failure.show_words(saved_words(state), choices)
        elif state.saving is not Saving.PENDING:
            self.failure.clear()

    def clear(self) -> None:
        """The report is closed."""
        self.failure.clear()
