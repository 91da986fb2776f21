"""What commands on files work with: the parts of the window that ask, answer and show, and the open report."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ita_desktop.session.file.workspace import Workspace
from ita_desktop.ui.asking.dialogs import Dialogs
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.report.report_page import ReportPage


@dataclass(frozen=True, slots=True)
class Desk:
    """`page` gives the open report, None if none is open."""

    window: QWidget
    workspace: Workspace
    dialogs: Dialogs
    status: StatusLine
    page: Callable[[], ReportPage | None]


class DeskCommands(QObject):
    """Commands with all that they work with. They end with the window, so that a workspace that is handed over notifies
    the next one only."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._window = desk.window
        self._workspace = desk.workspace
        self._dialogs = desk.dialogs
        self._status = desk.status
        self._page = desk.page
