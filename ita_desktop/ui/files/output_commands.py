"""Onto paper: a PDF file or a printer, after a word about what the fonts cannot show.

What was asked for is done to its end: a window that is to go meanwhile waits for it.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.checks.readiness import readiness
from ita_desktop.domain.report.address import describe
from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.errors import ExpectedError, NoPrinterError, PrinterFailedError
from ita_desktop.formats import PDF
from ita_desktop.language import digits, tr, trn
from ita_desktop.messages import words
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.ui.asking.printer_job import PrinterJob, landscape_printer
from ita_desktop.ui.report.desk import Desk, DeskCommands
from ita_desktop.ui.report.report_page import ReportPage

if TYPE_CHECKING:
    from ita_desktop.domain.merging.compare import Difference
    from ita_desktop.session.output.typesetter import Paper

_NAMED_AT_MOST = 3


class OutputCommands(DeskCommands):
    """Owner of the runs on printers, of which the first is under way and the others wait."""

    def __init__(self, desk: Desk, typesetter: Typesetter, as_pictures: Callable[[], bool]) -> None:
        super().__init__(desk)
        self._as_pictures = as_pictures
        self._typesetter = typesetter
        self._runs: list[PrinterJob] = []
        self._exports = 0
        self._printed = (0, 0)
        self._leave: Callable[[], object] | None = None
        self._after = ""
        self._asking = False

    def export_pdf(self, page: ReportPage, suggested: Path) -> None:
        """Ask where to, then write the PDF in the background."""

        def export(paper: "Paper") -> None:
            self._export(suggested, partial(self._typesetter.write_pdf, paper), tr("กำลังจัดหน้า PDF…"))

        self._after_a_word(page, tr("ส่งออกต่อไป"), export)

    def export_comparison(self, differences: "Sequence[Difference]", about: str, suggested: Path) -> None:
        """Ask where to, then write what differs from another file in the background."""
        self._export(suggested, partial(self._typesetter.write_comparison, differences, about))

    def print(self, page: ReportPage) -> None:
        """Ask for a printer, then print in the background; the file gets everything first."""
        self._workspace.save_now()

        def start(paper: "Paper") -> None:
            printer = landscape_printer(paper.report.paper.page_size)
            try:
                if not self._dialogs.ask_print(printer, paper.page_count):
                    return
            except NoPrinterError as error:
                self._dialogs.tell(tr("พิมพ์ไม่สำเร็จ"), words(error))
                return
            run = PrinterJob(paper, printer, self._typesetter, self, as_pictures=self._as_pictures())
            run.progressed.connect(self._on_progressed)
            run.finished.connect(self._on_printed)
            run.failed.connect(self._on_not_printed)
            run.broken.connect(self._on_run_over)
            self._runs.append(run)
            if len(self._runs) == 1:
                run.start()

        self._after_a_word(page, tr("พิมพ์ต่อไป"), start)

    def lets_go(self, leave: Callable[[], object], after: str) -> bool:
        """Whether the window may go at once. If not, the status line shows that it waits and what comes `after`, and
        `leave` is called when everything is on paper; what fails meanwhile is shown, and the window stays. The user
        who closes again may stop the printer, or not wait for the file.
        """
        asked_before = self._leave is not None
        if self._is_busy:
            self._leave, self._after = leave, after
            if asked_before and not self._asking:
                self._ask_to_stop()
            else:
                busy = tr("กำลังพิมพ์") if self._runs else tr("กำลังส่งออกเป็น PDF")
                self._status.tell(self._with_what_comes(busy))
        if self._is_busy or (asked_before and self._leave is None):  # it failed while there was a question
            return False
        self._leave = None
        return True

    @property
    def _is_busy(self) -> bool:
        return bool(self._runs) or self._exports > 0

    def _ask_to_stop(self) -> None:
        if not self._runs:
            self._ask_not_to_wait()
            return
        done, total = (digits(number) for number in self._printed)
        question = tr("ส่งไปยังเครื่องพิมพ์แล้ว {done} จาก {total} หน้า").format(done=done, total=total)
        self._asking = True
        answer = self._dialogs.choose(tr("ยังพิมพ์ไม่เสร็จ"), question, (tr("รอให้พิมพ์เสร็จ"), tr("หยุดพิมพ์")))
        self._asking = False
        if answer == 1:
            runs, self._runs = self._runs, []
            for run in runs:
                run.stop()
                run.deleteLater()

    def _ask_not_to_wait(self) -> None:
        question = tr("ยังบันทึกแฟ้ม PDF ไม่เสร็จ ไดรฟ์ปลายทางอาจทำงานช้า แฟ้มรายงานบันทึกแล้ว")
        self._asking = True
        answer = self._dialogs.choose(tr("ยังส่งออกไม่เสร็จ"), question, (tr("รอให้บันทึกเสร็จ"), tr("ปิดโดยไม่รอ")))
        self._asking = False
        if answer == 1:
            self._exports = 0

    def _with_what_comes(self, said: str) -> str:
        return f"{said} {self._after}" if self._leave is not None else said

    def _go_if_done(self) -> None:
        if self._leave is not None and not self._is_busy and not self._asking:
            leave, self._leave = self._leave, None
            leave()

    # A PDF file

    def _export(self, suggested: Path, write: Callable[..., object], news: str = "") -> None:
        path = self._dialogs.ask_save(tr("ส่งออกเป็น PDF"), suggested, (PDF,))
        if path is not None:
            self._exports += 1
            if news:
                self._status.tell(news)
            write(path, lambda pages: self._on_exported(path, pages), self._on_not_exported, self._on_export_broken)

    def _on_exported(self, path: Path, pages: int) -> None:
        self._exports = max(0, self._exports - 1)
        said = trn("ส่งออกแล้ว {count} หน้า: {name}", pages).format(count=digits(pages), name=shown_name(path))
        self._status.tell_made(said, path)
        self._go_if_done()

    def _on_not_exported(self, error: ExpectedError) -> None:
        self._on_export_broken()
        self._dialogs.tell(tr("ส่งออกเป็น PDF ไม่สำเร็จ"), words(error))

    def _on_export_broken(self) -> None:
        self._exports = max(0, self._exports - 1)
        self._leave = None

    # A printer

    def _on_progressed(self, done: int, total: int) -> None:
        self._printed = (done, total)
        said = tr("กำลังพิมพ์หน้า {done} จาก {total}").format(done=digits(done), total=digits(total))
        self._status.tell(self._with_what_comes(said))

    def _on_printed(self) -> None:
        self._status.tell(tr("ส่งไปยังเครื่องพิมพ์แล้ว"))
        self._next_run()
        self._go_if_done()

    def _on_not_printed(self, error: PrinterFailedError) -> None:
        self._on_run_over()
        self._dialogs.tell(tr("พิมพ์ไม่สำเร็จ"), words(error))

    def _on_run_over(self) -> None:
        self._leave = None
        self._status.clearMessage()
        self._next_run()

    def _next_run(self) -> None:
        self._runs.pop(0).deleteLater()
        self._printed = (0, 0)
        if self._runs:
            self._runs[0].start()

    # Before both

    def _after_a_word(self, page: ReportPage, go_on: str, act: Callable[["Paper"], None]) -> None:
        """Act at once if the fonts can show everything; else show what they cannot, and offer to go there. Nothing is
        done if the report was closed in the meantime."""

        waited = page.preview.paper is None or page.preview.paper.report is not page.document.report
        if waited:
            self._status.tell(tr("กำลังจัดหน้ากระดาษ…"))

        def prepared(paper: "Paper") -> None:
            if self._page() is page:
                page.checker.before_paper(paper.report, lambda problems: checked(paper, problems))

        def checked(paper: "Paper", problems: tuple[Problem, ...]) -> None:
            if waited:
                self._status.clearMessage()
            left = readiness(paper.report, page.checker.findings).left
            if left:
                self._status.tell(left)
            if not problems:
                act(paper)
                return
            addresses = [
                f"{describe(paper.report, problem.address)}: {problem.message}" for problem in problems[:_NAMED_AT_MOST]
            ]
            more = len(problems) - len(addresses)
            rest = [trn("และอีก {count} ตำแหน่ง", more).format(count=digits(more))] if more else []
            text = "\n".join((tr("ตัวอักษรบางตัวจะไม่ปรากฏบนกระดาษ ข้อความในรายงานยังอยู่ครบ"), *addresses, *rest))
            answer = self._dialogs.choose(tr("ตัวอักษรที่ไม่มีในฟอนต์"), text, (tr("ไปแก้ไข"), go_on))
            if answer == 0:
                page.go_to(problems[0].address)
            elif answer == 1:
                act(paper)

        self._typesetter.prepare(page.document.report, prepared)
