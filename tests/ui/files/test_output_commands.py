"""Onto paper: printed to the last page before the window goes, and said in a sentence where it could not be."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any, BinaryIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.paper_settings import PageSize
from ita_desktop.errors import NoPrinterError, PrinterFailedError
from ita_desktop.language import Language
from ita_desktop.messages import words
from ita_desktop.printing import build
from ita_desktop.printing.raster import page_pixels
from ita_desktop.session.output import page_painter, typesetter
from ita_desktop.ui.asking.dialogs import has_a_choice
from ita_desktop.ui.asking.printer_job import PrinterJob, landscape_printer
from tests.support.certain import the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.report_files import a_folder, holding

pytestmark = pytest.mark.sample_open

PAGES = 7
NO_PRINTER = pytest.mark.qt_log_ignore("QPainter::begin|QPdf|QPrinter", extend=True)


def pages_in(pdf: Path) -> int:
    """How many pages were printed; 0 where the file is not whole."""
    data = pdf.read_bytes() if pdf.exists() else b""
    return len(PdfReader(BytesIO(data)).pages) if b"%%EOF" in data else 0


def prints(clerk: Clerk, target: Path, when_one_page_is_printed: Callable[[], object] = lambda: None) -> None:
    """Ctrl+P into a file, and what happens at the first page."""
    clerk.answers(Answer("ask_print", target))
    status = clerk.window.status

    def look(said: str) -> None:
        if said.startswith("กำลังพิมพ์หน้า ๑ จาก ๗"):
            status.messageChanged.disconnect(look)
            when_one_page_is_printed()

    status.messageChanged.connect(look)
    clerk.presses("Ctrl+P")


def test_a_pdf_that_cannot_be_written_is_said_in_a_sentence(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    taken = holding(tmp_path / "แฟ้มที่มีอยู่", "ไม่ใช่โฟลเดอร์")
    clerk.answers(Answer("ask_save", taken / "รายงาน.pdf"), Answer("tell", None))

    clerk.presses("Ctrl+E")
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    assert clerk.dialogs.heard[-1].startswith("เขียนแฟ้ม “รายงาน.pdf” ไม่ได้ เพราะไม่พบโฟลเดอร์ของแฟ้มนี้")
    assert "ส่งออกแล้ว" not in clerk.window.status.news


def test_a_folder_of_that_name_keeps_what_is_in_it(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    folder = a_folder(tmp_path / "รายงาน.pdf")
    clerk.answers(Answer("ask_save", folder), Answer("tell", None))

    clerk.presses("Ctrl+E")
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    assert clerk.dialogs.heard[-1].startswith("เขียนแฟ้ม “รายงาน.pdf” ไม่ได้ เพราะมีโฟลเดอร์ชื่อนี้อยู่แล้ว")
    assert [*tmp_path.glob(".*.part")] == []


def test_a_window_closed_while_printing_goes_after_the_last_page(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "เครื่องพิมพ์.pdf"
    seen: list[tuple[bool, str]] = []

    def close() -> None:
        clerk.window.close()
        seen.append((clerk.window.isVisible(), clerk.window.status.currentMessage()))

    prints(clerk, target, close)
    qtbot.waitUntil(lambda: not clerk.window.isVisible(), timeout=WAIT_MS)

    assert seen == [(True, "กำลังพิมพ์ เสร็จแล้วจะปิดหน้าต่าง")]
    assert pages_in(target) == PAGES


def test_a_language_chosen_while_printing_comes_after_the_last_page(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "เครื่องพิมพ์.pdf"
    printed: list[int] = []
    clerk.window.language_chosen.connect(lambda _: printed.append(pages_in(target)))

    english = the(clerk.window.findChild(QAction, f"language.{Language.ENGLISH.value}"))

    prints(clerk, target, english.trigger)
    qtbot.waitUntil(lambda: bool(printed), timeout=WAIT_MS)

    assert printed == [PAGES]


@pytest.mark.parametrize(("answer", "printed_all"), [(0, True), (None, True), (1, False)])
def test_who_closes_again_is_asked_whether_to_stop_the_printer(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot, answer: int | None, printed_all: bool
) -> None:
    target = tmp_path / "เครื่องพิมพ์.pdf"

    def close_twice() -> None:
        clerk.window.close()
        clerk.answers(Answer("choose", answer))
        clerk.window.close()

    prints(clerk, target, close_twice)
    qtbot.waitUntil(lambda: not clerk.window.isVisible(), timeout=WAIT_MS)

    assert clerk.dialogs.heard[-1] == "ส่งไปยังเครื่องพิมพ์แล้ว ๑ จาก ๗ หน้า"
    assert (pages_in(target) == PAGES) is printed_all


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Event:
    """A disk that keeps the PDF waiting until it is set."""
    ready = Event()
    write = build.Paper.write

    def slowly(paper: build.Paper, target: Path | BinaryIO, *rest: Any, **agreed: Any) -> None:
        if isinstance(target, Path):
            ready.wait(WAIT_MS / 1000)
        write(paper, target, *rest, **agreed)

    monkeypatch.setattr(build.Paper, "write", slowly)
    return ready


def test_a_window_closed_while_a_pdf_is_written_goes_when_it_is_there(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot, disk: Event
) -> None:
    target = tmp_path / "รายงาน.pdf"
    clerk.answers(Answer("ask_save", target))
    clerk.presses("Ctrl+E")
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    clerk.window.close()
    waited = clerk.window.isVisible()
    disk.set()
    qtbot.waitUntil(lambda: not clerk.window.isVisible(), timeout=WAIT_MS)

    assert waited
    assert pages_in(target) == PAGES


def test_who_closes_again_need_not_wait_for_a_pdf_whose_place_does_not_answer(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot, disk: Event
) -> None:
    clerk.answers(Answer("ask_save", tmp_path / "รายงาน.pdf"))
    clerk.presses("Ctrl+E")
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)
    clerk.answers(Answer("choose", 0), Answer("choose", 1))

    clerk.window.close()
    clerk.window.close()
    assert clerk.window.isVisible() and "PDF ไม่เสร็จ" in clerk.dialogs.heard[-1]
    clerk.window.close()
    assert not clerk.window.isVisible()

    disk.set()


def test_a_window_closed_while_a_pdf_fails_stays_and_says_so(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot, disk: Event
) -> None:
    clerk.answers(Answer("ask_save", tmp_path / "ไม่มี" / "รายงาน.pdf"))
    clerk.presses("Ctrl+E")
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    clerk.answers(Answer("tell", None))
    clerk.window.close()
    disk.set()
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    assert clerk.dialogs.heard[-1].startswith("เขียนแฟ้ม “รายงาน.pdf” ไม่ได้")
    assert clerk.window.isVisible()


def test_without_a_printer_the_user_is_shown_what_to_do(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.answers(Answer("ask_print", NoPrinterError()), Answer("tell", None))

    clerk.presses("Ctrl+P")
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    assert "ยังไม่มีเครื่องพิมพ์" in clerk.dialogs.heard[-1]
    assert "PDF" in clerk.dialogs.heard[-1]
    assert clerk.window.close()


@pytest.mark.parametrize(
    ("platform", "printers", "has"),
    [("win32", [], False), ("win32", ["ชั้น ๒"], True), ("linux", [], True)],
)
def test_only_the_dialog_of_windows_needs_a_printer(platform: str, printers: list[str], has: bool) -> None:
    assert has_a_choice(platform, lambda: printers) is has


@NO_PRINTER
def test_a_printer_that_does_not_begin_is_not_called_printed(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    clerk.answers(Answer("ask_print", tmp_path / "ไม่มี" / "เครื่องพิมพ์.pdf"), Answer("tell", None))

    clerk.presses("Ctrl+P")
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    assert clerk.dialogs.heard[-1] == words(PrinterFailedError(0, PAGES))
    assert clerk.window.status.currentMessage() == ""


@NO_PRINTER
def test_after_a_printer_that_failed_another_one_prints(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "เครื่องพิมพ์.pdf"
    clerk.answers(Answer("ask_print", tmp_path / "ไม่มี" / "เครื่องพิมพ์.pdf"), Answer("tell", None))
    clerk.presses("Ctrl+P")
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    prints(clerk, target)
    qtbot.waitUntil(lambda: "ส่งไปยังเครื่องพิมพ์แล้ว" in clerk.window.status.currentMessage(), timeout=WAIT_MS)

    assert pages_in(target) == PAGES


def test_two_reports_are_printed_one_after_the_other(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    first, second = tmp_path / "หนึ่ง.pdf", tmp_path / "สอง.pdf"
    clerk.answers(Answer("ask_print", first), Answer("ask_print", second))

    clerk.presses("Ctrl+P", "Ctrl+P")
    qtbot.waitUntil(lambda: pages_in(second) == PAGES, timeout=WAIT_MS)

    assert pages_in(first) == PAGES


@pytest.mark.parametrize("as_pictures", [False, True])
def test_a_bug_in_drawing_a_page_leaves_no_print_that_never_ends(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, as_pictures: bool
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    clerk.waits_until_drawn()
    clerk.window.commands["print_pictures"].setChecked(as_pictures)
    with monkeypatch.context() as patched, qtbot.capture_exceptions() as raised:
        patched.setattr(typesetter, "_picture", fail)
        patched.setattr(page_painter, "paint_page", fail)
        prints(clerk, tmp_path / "ไม่พิมพ์.pdf")
        qtbot.waitUntil(lambda: bool(raised), timeout=WAIT_MS)

    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    clerk.window.close()
    assert not clerk.window.isVisible()


def pictures_in(pdf: Path) -> int:
    return sum(len(page.images) for page in PdfReader(BytesIO(pdf.read_bytes())).pages)


def test_pages_are_sent_as_text_and_as_pictures_where_that_is_chosen(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    text, pictures = tmp_path / "ข้อความ.pdf", tmp_path / "ภาพ.pdf"

    prints(clerk, text)
    qtbot.waitUntil(lambda: pages_in(text) == PAGES, timeout=WAIT_MS)
    clerk.window.commands["print_pictures"].trigger()
    prints(clerk, pictures)
    qtbot.waitUntil(lambda: pages_in(pictures) == PAGES, timeout=WAIT_MS)

    assert (pictures_in(text), pictures_in(pictures)) == (0, PAGES)


def test_the_last_page_first_is_printed_so(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    there, back = (tmp_path / "ไป.pdf", tmp_path / "กลับ.pdf")
    clerk.waits_until_drawn()
    assert clerk.page.preview.paper is not None
    for target, order in ((there, QPrinter.PageOrder.FirstPageFirst), (back, QPrinter.PageOrder.LastPageFirst)):
        printer = landscape_printer(PageSize.A4)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setFromTo(3, 5)
        printer.setPageOrder(order)
        run = PrinterJob(clerk.page.preview.paper, printer, clerk.typesetter, clerk.window)
        with qtbot.waitSignal(run.finished, timeout=WAIT_MS):
            run.start()

    # Compared as pictures: what Qt embeds has no exact text.
    first, second = ([page_pixels(pdf.read_bytes(), page, 0.5) for page in range(3)] for pdf in (there, back))
    assert [bytes(page.data) for page in first] == [bytes(page.data) for page in reversed(second)]
    assert bytes(first[0].data) != bytes(second[0].data)


class FullTray(QPrinter):
    """A printer that takes one page and no other."""

    def newPage(self) -> bool:
        return False


def test_a_printer_that_takes_no_further_page_is_said_with_what_it_took(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    printer = FullTray()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "เครื่องพิมพ์.pdf"))
    printer.setResolution(75)
    owner = QObject()
    clerk.waits_until_drawn()
    run = PrinterJob(the(clerk.page.preview.paper), printer, clerk.typesetter, owner)

    with qtbot.waitSignal(run.failed, timeout=WAIT_MS) as failed:
        run.start()

    (error,) = the(failed.args)
    assert isinstance(error, PrinterFailedError)
    assert (error.printed, error.total) == (1, PAGES)
    assert "๑ จาก ๗ หน้า" in words(error)


@pytest.mark.parametrize("key", ["Ctrl+E", "Ctrl+P"])
def test_what_was_asked_of_a_report_that_was_closed_meanwhile_is_not_done(clerk: Clerk, qtbot: QtBot, key: str) -> None:
    report = clerk.report
    clerk.goes_to(Address("title"))
    clerk.types("😀")
    clerk.presses(key, "Ctrl+W")
    answered: list[object] = []

    clerk.typesetter.prepare(report, lambda *found: answered.append(found))  # behind what was asked for before
    qtbot.waitUntil(lambda: bool(answered), timeout=WAIT_MS)

    assert clerk.dialogs.heard == []


@pytest.mark.parametrize(("key", "method"), [("Ctrl+E", "ask_save"), ("Ctrl+P", "ask_print")])
def test_a_character_that_nobody_sees_is_a_finding_and_stops_no_print(
    clerk: Clerk, qtbot: QtBot, key: str, method: str
) -> None:
    clerk.goes_to(Address("title"))
    clerk.types("\u200b")
    clerk.waits_until(lambda: any("U+200B" in problem.message for problem in clerk.page.problems))
    clerk.answers(Answer(method, None))

    clerk.presses(key)
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    assert len(clerk.dialogs.heard) == 1


def test_how_much_is_left_to_do_is_said_quietly_before_printing_and_before_sending(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    clerk.waits_until(lambda: len(clerk.page.checker.findings) > 20)
    said: list[str] = []
    clerk.window.status.messageChanged.connect(said.append)

    prints(clerk, tmp_path / "เครื่องพิมพ์.pdf")  # which asks for the printer and nothing else
    qtbot.waitUntil(lambda: pages_in(tmp_path / "เครื่องพิมพ์.pdf") == PAGES, timeout=WAIT_MS)
    before_sending = len(said)
    clerk.presses("Ctrl+Shift+E")

    left = "ยังไม่ครบ ๓ · ต้องแก้ ๔ · ควรแก้ ๑๐"
    assert left in said[:before_sending]
    assert left in said[before_sending:]
    clerk.presses("Escape")
