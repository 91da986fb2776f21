"""Onto paper: a PDF file or a printer, after a word about what the fonts cannot show."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from ita_desktop.domain.checks import Problem
from ita_desktop.domain.place import describe
from ita_desktop.language import digits, tr, trn
from ita_desktop.session.typesetter import Typesetter
from ita_desktop.session.workspace import Workspace
from ita_desktop.ui.dialogs import PDF_FILES, Dialogs
from ita_desktop.ui.editor_page import EditorPage
from ita_desktop.ui.print_run import PrintRun, a4_landscape_printer
from ita_desktop.ui.status_line import StatusLine

_NAMED_AT_MOST = 3


class PaperCommands(QObject):
    """Owner of the run on the printer that is under way."""

    def __init__(self, dialogs: Dialogs, workspace: Workspace, typesetter: Typesetter, status: StatusLine) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._workspace = workspace
        self._typesetter = typesetter
        self._status = status
        self._run: PrintRun | None = None

    def export_pdf(self, page: EditorPage, suggested: Path) -> None:
        """Ask where to, then write the PDF in the background."""

        def export() -> None:
            path = self._dialogs.ask_save(tr("ส่งออกเป็น PDF"), suggested, PDF_FILES)
            if path is None:
                return
            self._status.tell(tr("กำลังจัดหน้า PDF…"))
            self._typesetter.write_pdf(
                page.document.report,
                path,
                lambda pages: self._status.tell(
                    trn("ส่งออกแล้ว {count} หน้า: {name}", pages).format(count=digits(pages), name=path.name)
                ),
            )

        self._after_a_word(page, tr("ส่งออกต่อไป"), export)

    def print(self, page: EditorPage) -> None:
        """Ask for a printer, then print in the background; the file gets everything first."""
        self._workspace.save_now()

        def start() -> None:
            paper = page.preview.paper
            printer = a4_landscape_printer()
            if not self._dialogs.ask_print(printer, paper.page_count if paper is not None else 1):
                return
            self._run = PrintRun(page.document.report, printer, self._typesetter, self)
            self._run.progressed.connect(self._on_progressed)
            self._run.finished.connect(lambda: self._status.tell(tr("ส่งไปเครื่องพิมพ์แล้ว")))
            self._run.start()

        self._after_a_word(page, tr("พิมพ์ต่อไป"), start)

    def _after_a_word(self, page: EditorPage, go_on: str, act: Callable[[], None]) -> None:
        """Act at once where the fonts can show everything; else say what they cannot, and offer to go there."""

        def found(problems: tuple[Problem, ...]) -> None:
            if not problems:
                act()
                return
            report = page.document.report
            places = [f"{describe(report, problem.place)}: {problem.message}" for problem in problems[:_NAMED_AT_MOST]]
            more = len(problems) - len(places)
            rest = [trn("และอีก {count} แห่ง", more).format(count=digits(more))] if more else []
            text = "\n".join((tr("บนกระดาษจะแสดงบางแห่งไม่ได้ ข้อความในรายงานยังอยู่ครบ"), *places, *rest))
            answer = self._dialogs.choose(tr("อักขระที่แบบอักษรไม่มี"), text, (tr("ไปแก้ไข"), go_on))
            if answer == 0:
                page.go_to(problems[0].place)
            elif answer == 1:
                act()

        self._typesetter.find_unprintable(page.document.report, found)

    def _on_progressed(self, done: int, total: int) -> None:
        self._status.tell(tr("กำลังพิมพ์หน้า {done} จาก {total}").format(done=digits(done), total=digits(total)))
