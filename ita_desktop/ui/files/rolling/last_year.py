"""Last year's report beside the open one: which it is, and when its text stands in the place of the paper."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.formats import OPENABLE
from ita_desktop.language import tr
from ita_desktop.session.file.reachable import files_there
from ita_desktop.session.qt.lifetimes import Pointer, on
from ita_desktop.ui.keyboard.command_action import CommandAction
from ita_desktop.ui.report.desk import Desk, DeskCommands
from ita_desktop.ui.report.report_page import ReportPage

if TYPE_CHECKING:
    from ita_desktop.ui.files.rolling.last_year_pane import LastYearPane


class LastYear(DeskCommands):
    """Owner of the earlier report of the open one, as far as it is known, and of the pane."""

    def __init__(
        self,
        desk: Desk,
        tick: CommandAction,
        known: Callable[[Path], Path | None],
        keep: Callable[[Path, Path], object],
    ) -> None:
        """`tick` is the command that shows and hides the pane. `known` gives the file of last year's report of the one
        in a file, and `keep` remembers it."""
        super().__init__(desk)
        self._tick = tick
        self._known = known
        self._keep = keep
        self._made: tuple[Report, Report, Path | None] | None = None
        self._earlier: Report | None = None
        self._path: Path | None = None  # of the earlier report
        self._pane: Pointer[LastYearPane] = Pointer()
        desk.workspace.file_changed.connect(self._keep_path)

    def remember(self, made: Report, earlier: Report, path: Path | None) -> None:
        """The report that is opened next was made out of the earlier one, which has that file, if any."""
        self._made = made, earlier, path

    def watch(self, page: ReportPage) -> None:
        """Another report is open."""
        made, self._made = self._made, None
        is_made = made is not None and made[0] == page.document.report
        self._earlier, self._path = made[1:] if made is not None and is_made else (None, None)
        self._pane.set(None)
        self._tick.setChecked(False)
        on(page.address_shown, page, lambda: self._show_measure(page))

    def toggle(self, page: ReportPage, *, paper_shown: bool) -> None:
        """Show the text or the paper, as the tick is set; which report was last year's is asked once."""
        if not self._tick.isChecked():
            page.preview_pane.show_instead(None)
            page.show_paper(paper_shown)
        elif self._earlier is not None:
            self._open(page)
        else:
            self._tick.setChecked(False)
            known = self._file()
            if known is not None:
                self._read(page, known)
            else:
                self._ask(page)

    def _ask(self, page: ReportPage) -> None:
        path = self._dialogs.ask_open(tr("รายงานของปีก่อน"), OPENABLE, self._path or self._workspace.path)
        if path is not None:
            self._read(page, path)

    def _read(self, page: ReportPage, path: Path) -> None:
        self._status.tell(tr("กำลังอ่าน {name}…").format(name=shown_name(path)))
        self._workspace.read(path, partial(self._on_read, page, path))

    def _file(self) -> Path | None:
        """The file that is remembered, if it is there."""
        own = self._workspace.path
        known = self._known(own) if own is not None else None
        return known if known is not None and files_there([known]) else None

    def _keep_path(self, own: Path | None) -> None:
        if own is not None and self._path is not None and own != self._path:
            self._keep(own, self._path)

    def _on_read(self, page: ReportPage, path: Path, earlier: Report) -> None:
        from ita_desktop.domain.merging.matching import shared_ids, with_ids_of

        report = page.document.report
        self._path = path
        self._keep_path(self._workspace.path)
        self._status.tell("")
        self._earlier = earlier if shared_ids(earlier, report) else with_ids_of(earlier, report)
        self._open(page)

    def _open(self, page: ReportPage) -> None:
        self._tick.setChecked(True)
        from ita_desktop.ui.files.rolling.last_year_pane import LastYearPane  # here: the window comes first

        pane = LastYearPane()
        on(pane.other_wanted, pane, lambda: self._ask(page))
        self._pane.set(pane)
        page.preview_pane.show_instead(pane)
        page.show_paper(True)
        self._show_measure(page)
        if page.preview_pane.isHidden():
            self._status.tell(tr("หน้าต่างแคบเกินกว่าจะแสดงข้อความของปีก่อน ข้อความจะขึ้นมาเองเมื่อหน้าต่างกว้างพอ"))

    def _show_measure(self, page: ReportPage) -> None:
        pane = self._pane.target
        if pane is not None and self._earlier is not None:
            pane.show_measure(self._earlier, page)
