"""A copy is handed to the mail program, or its folder is shown; what was sent is there when it comes back."""

import ctypes
import sys
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.errors import PublishFailedError
from ita_desktop.session.file.received import receive
from ita_desktop.session.output.mail import MapiMessage, by_command, by_mapi, open_letter
from ita_desktop.session.output.sending import KEPT, Sender, Sent, outgoing_copy
from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.sent_copies import sent_copies
from tests.support.certain import as_a, the
from tests.support.file_manager import Folders, a_file_manager
from tests.support.mail_program import a_mail_program
from tests.support.reports import a_report

REPORT = a_report(title="ฉบับที่ส่งให้กองคลัง")
NAME = "รายงาน ITA 2568 - กองคลัง"
WAIT_MS = 20_000


@pytest.fixture
def folders() -> Iterator[Folders]:
    with a_file_manager() as made:
        yield made


def sent_by(sender: Sender, qtbot: QtBot) -> Sent:
    """Send, and wait until it is handed over."""
    with qtbot.waitSignal(sender.sent, timeout=WAIT_MS) as sent:
        sender.send(REPORT, NAME)
    sender.close()
    return as_a(Sent, sent.args[0])


def test_the_mail_program_gets_a_whole_file_under_a_sensible_name(qtbot: QtBot, folders: Folders) -> None:
    letters: list[tuple[Path, str]] = []

    def open_one(path: Path, subject: str) -> bool:
        letters.append((path, subject))
        return True

    sender = Sender(None, open_one)

    sent = sent_by(sender, qtbot)

    assert letters == [(sent.path, NAME)]
    assert sent.path.name == f"{NAME}.ita"
    assert report_file.read(sent.path).report == REPORT
    assert [entry.name for entry in sent.path.parent.iterdir()] == [f"{NAME}.ita"]
    assert (sent.by_mail, folders.shown) == (True, [])


def test_without_a_mail_program_the_folder_is_shown(qtbot: QtBot, folders: Folders) -> None:
    sent = sent_by(Sender(None, lambda *_: False), qtbot)

    assert not sent.by_mail
    assert folders.shown == [sent.path.parent]


def test_what_was_sent_is_found_as_the_base_of_what_comes_back() -> None:
    path = outgoing_copy(REPORT, NAME, datetime(2026, 11, 23, 14, 32))

    assert [(copy.name, copy.read()) for copy in sent_copies()] == [(f"{NAME}.ita", REPORT)]
    received = receive(path, None)
    assert received.bases[the(received.best)].report == REPORT


def test_two_copies_of_one_name_do_not_meet() -> None:
    now = datetime(2026, 11, 23, 14, 32)

    first, second = (outgoing_copy(REPORT, NAME, now + timedelta(microseconds=number)) for number in range(2))

    assert first.exists() and second.exists() and first != second


def test_copies_that_went_out_long_ago_are_cleared_away_and_nothing_else() -> None:
    now = datetime(2026, 11, 23, 14, 32)
    old = outgoing_copy(REPORT, NAME, now - KEPT - timedelta(days=1))
    recent = outgoing_copy(REPORT, NAME, now - KEPT + timedelta(days=1))
    of_the_clerk = paths.outgoing() / "ของฉัน"
    of_the_clerk.mkdir()

    outgoing_copy(REPORT, NAME, now)

    assert (old.parent.exists(), recent.exists(), of_the_clerk.exists()) == (False, True, True)


def test_a_private_folder_that_cannot_be_written_is_said_and_nothing_is_sent(
    qtbot: QtBot, private_folder: Path
) -> None:
    (private_folder / "outgoing").write_text("ไม่ใช่โฟลเดอร์", encoding="utf-8")
    sender = Sender(None, lambda *_: pytest.fail("nothing can be in the letter"))

    with qtbot.waitSignal(sender.failed, timeout=WAIT_MS) as failed:
        sender.send(REPORT, NAME)

    assert isinstance(failed.args[0], PublishFailedError)
    assert sent_copies() == []
    sender.close()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="xdg-email is of other systems")
def test_xdg_email_gets_the_file_and_the_subject_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = a_mail_program(tmp_path, monkeypatch)
    path = tmp_path / "รายงาน $(touch x); 'ก' \"ข\".ita"

    assert open_letter(path, "เรื่อง `ls` & กองคลัง")

    assert program.letters() == [["--utf8", "--subject", "เรื่อง `ls` & กองคลัง", "--attach", str(path)]]


def test_a_mail_program_that_fails_or_is_not_there_is_no_mail_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_mail_program(tmp_path, monkeypatch, status=3)
    assert not open_letter(tmp_path / "ก.ita", "เรื่อง")

    assert not by_command((str(tmp_path / "ไม่มีโปรแกรมนี้"), "แฟ้ม"))


def test_a_mail_program_that_stays_open_has_the_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ita_desktop.session.output.mail.WAIT_SECONDS", 0.2)
    a_mail_program(tmp_path, monkeypatch, stays_open_seconds=1)

    assert open_letter(tmp_path / "ก.ita", "เรื่อง")


def test_mapi_gets_one_file_a_subject_and_is_asked_for_a_dialog(tmp_path: Path) -> None:
    path = tmp_path / f"{NAME}.ita"
    seen: list[tuple[object, ...]] = []

    # The pointer comes as ctypes passes it, which has no static type.
    def send(session: int, window: int, message: object, flags: int, reserved: int) -> int:
        found = ctypes.cast(message, ctypes.POINTER(MapiMessage)).contents  # type: ignore[arg-type]
        file = found.files[0]
        seen.append((found.subject, found.file_count, file.path_name, file.file_name, file.position, flags))
        return 0

    assert by_mapi(path, "เรื่อง", send)

    assert seen == [("เรื่อง", 1, str(path), path.name, 0xFFFFFFFF, 0x9)]


@pytest.mark.parametrize(("code", "took_it"), [(0, True), (1, True), (2, False), (26, False)])
def test_mapi_without_a_mail_program_says_so(tmp_path: Path, code: int, took_it: bool) -> None:
    assert by_mapi(tmp_path / "ก.ita", "เรื่อง", lambda *_: code) is took_it


def test_a_letter_that_stays_open_in_mapi_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ita_desktop.session.output.mail.WAIT_SECONDS", 0.1)
    closed = threading.Event()

    assert by_mapi(tmp_path / "ก.ita", "เรื่อง", lambda *_: int(closed.wait(20)))
    closed.set()
