"""One command of the window, and what commands act on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from ita_desktop.language import tr
from ita_desktop.session.file.workspace import Workspace
from ita_desktop.session.words.phrase_book import PhraseBook
from ita_desktop.ui.asking.dialogs import Dialogs
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.files.compare_and_merge import CompareAndMerge
from ita_desktop.ui.files.exporting.export_command import ExportCommand
from ita_desktop.ui.files.file_commands import FileCommands
from ita_desktop.ui.files.output_commands import OutputCommands
from ita_desktop.ui.files.rolling.last_year import LastYear
from ita_desktop.ui.files.rolling.roll_over_command import RollOverCommand
from ita_desktop.ui.files.send_command import SendCommand
from ita_desktop.ui.files.version_commands import VersionCommands
from ita_desktop.ui.importing.import_commands import ImportCommands
from ita_desktop.ui.keyboard.access_keys import plain_words
from ita_desktop.ui.keyboard.command_action import CommandAction
from ita_desktop.ui.kinds.kind_commands import KindCommands
from ita_desktop.ui.offices.offices_command import OfficesCommand
from ita_desktop.ui.preview.preview import Preview
from ita_desktop.ui.report.find_panel import FindPanel
from ita_desktop.ui.report.findings.panel import FindingsPanel
from ita_desktop.ui.report.proofreading import Proofreading
from ita_desktop.ui.report.report_page import ReportPage
from ita_desktop.ui.window.appearance_menu import AppearanceMenu
from ita_desktop.ui.window.clipboard_commands import ClipboardCommands
from ita_desktop.ui.window.window_settings import WindowSettings


class Window(Protocol):
    """What commands act on."""

    workspace: Workspace
    dialogs: Dialogs
    status: StatusLine
    settings: WindowSettings
    commands: dict[str, CommandAction]
    files: FileCommands
    output: OutputCommands
    compare_and_merge: CompareAndMerge
    importing: ImportCommands
    versions: VersionCommands
    send: SendCommand
    kinds: KindCommands
    offices: OfficesCommand
    export: ExportCommand
    rolling: RollOverCommand
    last_year: LastYear
    clipboard: ClipboardCommands
    find_panel: FindPanel
    findings: FindingsPanel
    phrases: PhraseBook
    page: ReportPage | None
    proofreading: Proofreading | None
    appearance: AppearanceMenu

    @property
    def open_page(self) -> ReportPage: ...
    @property
    def zoomed(self) -> AppearanceMenu | Preview: ...
    def close_report(self) -> None: ...
    def show_help(self, *, keys: bool) -> None: ...
    def show_about(self) -> None: ...
    def show_tool_words(self, wanted: bool) -> None: ...
    def close(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its key here, the menu's Thai words with their access key, shortcuts, what it does in a window, icon
    name ("" none), whether a line stands above it in its menu, whether it can also be used without a report, whether it
    is a tick, the key that a list takes by itself ("" none), and why it would do nothing now ("" if it does something).
    """

    key: str
    text: str
    shortcuts: tuple[str, ...]
    act: Callable[[Window], object]
    icon: str = ""
    line: bool = False
    always: bool = False
    tick: bool = False
    list_key: str = ""
    why_not: Callable[[Window], str] = lambda _: ""

    @property
    def words(self) -> str:
        """The menu's words in the language that is spoken, with their access key."""
        return tr(self.text)

    @property
    def tip(self) -> str:
        """What it is, with its key."""
        return f"{self.plain_text} ({self.shortcuts[0]})" if self.shortcuts else self.plain_text

    @property
    def plain_text(self) -> str:
        """The words without the access key and the dots."""
        return plain_words(self.words)

    def reason(self, window: Window) -> str:
        """Why it would do nothing in the window now; empty if it does something."""
        return tr("เปิดหรือสร้างรายงานก่อน") if window.page is None and not self.always else self.why_not(window)

    def run(self, window: Window) -> None:
        """Do it, or show why it would do nothing."""
        reason = self.reason(window)
        if reason:
            window.status.tell(reason)
        else:
            self.act(window)
