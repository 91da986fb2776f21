"""Onto paper: what is said when a PDF cannot be written or a printer does not print."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer


def test_a_pdf_that_cannot_be_written_is_said_in_a_sentence(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    taken = tmp_path / "แฟ้มที่มีอยู่"
    taken.write_text("ไม่ใช่โฟลเดอร์", encoding="utf-8")
    clerk.answers(Answer("ask_save", taken / "รายงาน.pdf"), Answer("tell", None))

    clerk.presses("Ctrl+E")
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    assert clerk.dialogs.heard[-1].startswith("เขียนแฟ้ม “รายงาน.pdf” ไม่ได้ เพราะไม่พบโฟลเดอร์ของแฟ้มนี้")
    assert "ส่งออกแล้ว" not in clerk.window.status.currentMessage()


def test_a_folder_of_that_name_keeps_what_is_in_it(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "รายงาน.pdf"
    folder.mkdir()
    clerk.answers(Answer("ask_save", folder), Answer("tell", None))

    clerk.presses("Ctrl+E")
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    assert clerk.dialogs.heard[-1].startswith("เขียนแฟ้ม “รายงาน.pdf” ไม่ได้")
    assert [*tmp_path.glob(".*.part")] == []
