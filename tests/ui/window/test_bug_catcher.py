"""A bug is told in plain Thai, the work is saved, the window goes on, and the log holds nothing that was typed."""

import logging
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report
from ita_desktop.home.log_file import BYTES_MAX, FILES, log_path, start_log, stop_log
from ita_desktop.storage.files import report_file
from ita_desktop.storage.working_copy import WorkingCopy
from ita_desktop.ui.asking.status_line import saved_words
from ita_desktop.ui.window.bug_catcher import BugCatcher, log_qt_message
from ita_desktop.ui.window.crash_dialog import CrashDialog
from tests.journeys.test_accessibility import unnamed, without_role
from tests.journeys.test_words import english_on
from tests.support.certain import the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.reports import retitled
from tests.support.typing import press

SECRET = "ความลับสุดยอดZx9Qw"


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[logging.Handler]:
    """The log file; its errors are expected here."""
    handler = start_log()
    yield handler
    stop_log(handler)
    caplog.get_records("call").clear()


@pytest.fixture
def bugs(clerk: Clerk, log: logging.Handler) -> Iterator[BugCatcher]:
    made = BugCatcher(clerk.window, clerk.workspace, clerk.window.status.tell)
    made.install()
    yield made
    if made.dialog is not None:
        made.dialog.accept()
    made.remove()


def provoke(what: str) -> None:
    """A bug whose exception, cause and values all hold what the clerk typed."""
    typed = {what: what}
    try:
        typed[f"ไม่มี {what}"]
    except KeyError as error:
        raise RuntimeError(f"cannot show {what}") from error


def dialog_of(bugs: BugCatcher, qtbot: QtBot, what: str = SECRET) -> CrashDialog:
    """The dialog after a bug in a slot."""
    QTimer.singleShot(0, lambda: provoke(what))
    qtbot.waitUntil(lambda: bugs.dialog is not None, timeout=WAIT_MS)
    return the(bugs.dialog)


def everything_logged() -> str:
    """All log files as one text."""
    return "".join(file.read_text(encoding="utf-8") for file in sorted(paths.logs().iterdir()))


def test_what_was_typed_is_in_the_file_when_the_dialog_says_so(
    clerk: Clerk, bugs: BugCatcher, qtbot: QtBot, sample: Path
) -> None:
    clerk.opens(sample)
    clerk.goes_to(Address("title"))
    clerk.types("พิมพ์ก่อนพัง")

    dialog = dialog_of(bugs, qtbot)
    qtbot.waitUntil(lambda: "บันทึกแล้ว" in dialog.saved_words, timeout=WAIT_MS)
    clerk.waits_until_saved()

    assert report_file.read(sample).report.title.endswith("พิมพ์ก่อนพัง")


def test_the_window_is_usable_after_the_dialog(clerk: Clerk, bugs: BugCatcher, qtbot: QtBot, sample: Path) -> None:
    clerk.opens(sample)
    clerk.goes_to(Address("title"))
    dialog = dialog_of(bugs, qtbot)
    qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT_MS)

    press("Return", QApplication.focusWidget())
    qtbot.waitUntil(lambda: bugs.dialog is None, timeout=WAIT_MS)
    clerk.comes_back()
    clerk.types_into("title", "พิมพ์ต่อได้")
    clerk.waits_until_stored()
    clerk.waits_until_saved()

    assert report_file.read(sample).report.title.endswith("พิมพ์ต่อได้")


def test_neither_the_log_nor_the_report_holds_what_was_typed(
    clerk: Clerk, bugs: BugCatcher, qtbot: QtBot, sample: Path
) -> None:
    clerk.opens(sample)
    clerk.goes_to(Address("title"))
    clerk.types(SECRET)

    dialog = dialog_of(bugs, qtbot, clerk.report.title)
    log_qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), f'QLabel: cannot show "{SECRET}"')
    log_qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), f"{SECRET} is no font")
    dialog.copy.click()

    copied = QApplication.clipboard().text()
    assert SECRET in clerk.report.title
    for text in (everything_logged(), copied):
        assert "builtins.KeyError" in text and "builtins.RuntimeError" in text
        assert "test_bug_catcher.py:" in text and "provoke" in text
        assert SECRET not in text and "Zx9Qw" not in text and "cannot show" not in text
    assert "Qt: QLabel" in everything_logged()
    QApplication.clipboard().clear()


def test_a_bug_in_another_thread_is_told_too(bugs: BugCatcher, qtbot: QtBot) -> None:
    thread = threading.Thread(target=provoke, args=(SECRET,), name="places")
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: bugs.dialog is not None, timeout=WAIT_MS)

    assert "a bug in the thread places" in everything_logged()
    assert SECRET not in everything_logged()


def test_a_bug_in_a_background_task_is_told_and_the_work_is_saved(
    clerk: Clerk, bugs: BugCatcher, qtbot: QtBot, sample: Path
) -> None:
    clerk.opens(sample)
    clerk.page.document.apply("แก้ชื่อรายงาน", partial(retitled, title="แก้ก่อนพัง"))

    clerk.workspace._looking().run(lambda: provoke(SECRET), lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: bugs.dialog is not None, timeout=WAIT_MS)
    clerk.waits_until_saved()

    assert report_file.read(sample).report.title == "แก้ก่อนพัง"


def test_the_same_bug_again_is_said_in_the_status_line_only(clerk: Clerk, bugs: BugCatcher, qtbot: QtBot) -> None:
    again = partial(provoke, SECRET)
    QTimer.singleShot(0, again)
    qtbot.waitUntil(lambda: bugs.dialog is not None, timeout=WAIT_MS)
    dialog = bugs.dialog
    assert dialog is not None and "ไม่มีรายงานเปิดอยู่" in dialog.saved_words
    QTimer.singleShot(0, again)
    qtbot.waitUntil(lambda: "๒ ครั้ง" in dialog._times.text(), timeout=WAIT_MS)
    dialog.accept()

    QTimer.singleShot(0, again)

    qtbot.waitUntil(lambda: "เกิดขึ้นอีกครั้ง" in clerk.window.status.currentMessage(), timeout=WAIT_MS)
    assert bugs.dialog is None


def test_a_bug_while_saving_still_leaves_the_dialog(
    clerk: Clerk, bugs: BugCatcher, qtbot: QtBot, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.opens(sample)
    monkeypatch.setattr("ita_desktop.ui.window.crash_dialog._PATIENCE_MS", 50)

    store, may_store = WorkingCopy.store, Event()

    with monkeypatch.context() as patch:
        patch.setattr(WorkingCopy, "store", lambda *given: may_store.wait() and store(*given))
        patch.setattr(clerk.workspace, "save_now", lambda: provoke(SECRET))
        clerk.page.document.apply("แก้ชื่อรายงาน", partial(retitled, title="ยังไม่ได้บันทึก"))
        dialog = dialog_of(bugs, qtbot)
        qtbot.waitUntil(lambda: "ยังบันทึกไม่สำเร็จ" in dialog.saved_words, timeout=WAIT_MS)
        may_store.set()

    assert "a bug while saving" in everything_logged()
    assert SECRET not in everything_logged()


def test_a_bug_in_storing_is_tried_once_for_every_edit_and_nothing_is_said_to_be_saved(
    clerk: Clerk, bugs: BugCatcher, qtbot: QtBot, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.opens(sample)
    tried: list[str] = []

    def breaks(_copy: WorkingCopy, report: Report) -> None:
        tried.append(report.title)
        provoke(SECRET)

    def retitle(title: str) -> None:
        clerk.page.document.apply("แก้ชื่อรายงาน", partial(retitled, title=title))

    with monkeypatch.context() as patch:
        patch.setattr(WorkingCopy, "store", breaks)
        retitle("ครั้งแรก")
        qtbot.waitUntil(lambda: bugs.dialog is not None, timeout=WAIT_MS)
        dialog = the(bugs.dialog)
        qtbot.waitUntil(lambda: "ยังไม่ได้บันทึก" in dialog.saved_words, timeout=WAIT_MS)
        dialog.accept()
        retitle("ครั้งที่สอง")
        qtbot.waitUntil(lambda: "เกิดขึ้นอีกครั้ง" in clerk.window.status.currentMessage(), timeout=WAIT_MS)
        clerk.workspace.save_now()
        before = len(tried)
        qtbot.wait(300)
        assert len(tried) == before and before <= 6
        assert bugs.dialog is None
        assert "บันทึกตามปกติ" not in clerk.window.status.currentMessage()
        assert "ยังไม่ได้บันทึก" in saved_words(clerk.workspace.state)

    retitle("เก็บได้แล้ว")
    clerk.waits_until_saved()

    assert report_file.read(sample).report.title == "เก็บได้แล้ว"
    assert SECRET not in everything_logged()


def test_the_log_rotates_and_stays_small(log: logging.Handler) -> None:
    for number in range(FILES * BYTES_MAX // 100):
        logging.getLogger("ita_desktop.session").info("a line of the log, number %d %s", number, "." * 60)

    files = sorted(paths.logs().iterdir())

    assert len(files) == FILES
    assert sum(file.stat().st_size for file in files) <= FILES * BYTES_MAX


def test_the_program_works_without_a_log_where_none_can_be_written(private_folder: Path) -> None:
    (private_folder / "logs").write_text("ไม่ใช่โฟลเดอร์", encoding="utf-8")

    handler = start_log()
    logging.getLogger("ita_desktop.session").info("nobody reads this")
    stop_log(handler)

    assert not log_path().exists()


@pytest.mark.usefixtures("thai_qt")
def test_the_dialog_is_thai_but_for_what_technicians_read(bugs: BugCatcher, qtbot: QtBot) -> None:
    dialog = dialog_of(bugs, qtbot)

    assert {text for text in english_on(dialog) if str(log_path()) not in text} == set()
    assert (unnamed(dialog), without_role(dialog)) == ([], [])
    dialog.accept()
