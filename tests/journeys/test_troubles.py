"""Trouble with the file while the window is open: the clerk is told in words, and nothing that was typed is gone."""

import errno
import logging
import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.limits import TEXT_MAX_LENGTH
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.texts import texts
from ita_desktop.errors import StoreFailedError, WorkingCopyLostError
from ita_desktop.home import settings
from ita_desktop.session.file.workspace import Saving
from ita_desktop.storage.database import engine
from ita_desktop.storage.files import publishing, report_file
from ita_desktop.storage.leftovers import leftovers
from ita_desktop.ui.appearance.labels import CutWords
from ita_desktop.ui.window import main_window
from tests.support.clerk import Clerk
from tests.support.dialogs import Answer
from tests.support.holds import hold, keep_waiting
from tests.support.report_files import a_file, a_folder, raising, with_sql_and_digest
from tests.support.reports import a_report, with_measure
from tests.support.unix_only import OPEN

REPORT = a_report()
TYPED = "น้ำใจผู้ที่อยู่กำกับดูแล"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = a_folder(tmp_path / "แฟลชไดรฟ์")
    return a_file(folder, REPORT, "รายงาน ๒๕๖๘.ita")


@pytest.fixture
def clerk(clerk: Clerk, path: Path) -> Clerk:
    clerk.opens(path)
    return clerk


def said(clerk: Clerk) -> str:
    """What the status line says of saving."""
    words = clerk.window.status.findChild(CutWords, "status.saved")
    assert words is not None
    return words.toolTip()


def test_a_file_that_a_colleague_changed_is_left_and_the_clerk_is_told_where_the_work_is(
    clerk: Clerk, path: Path
) -> None:
    report_file.write(replace(REPORT, title="ของเพื่อนร่วมงาน"), path, replace=True)
    clerk.answers(Answer("tell", None))

    clerk.retitles(TYPED)
    clerk.waits_until(lambda: bool(clerk.dialogs.heard))
    clerk.waits_until_saved()

    ours = clerk.workspace.path
    assert ours is not None and ours.name in clerk.dialogs.heard[0]
    assert report_file.read(ours).report.title == TYPED
    assert report_file.read(path).report.title == "ของเพื่อนร่วมงาน"


def test_a_file_that_another_program_holds_is_left_and_the_clerk_is_told_where_the_work_is(
    clerk: Clerk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(path, monkeypatch)
    clerk.answers(Answer("tell", None))

    clerk.retitles(TYPED)
    clerk.waits_until(lambda: bool(clerk.dialogs.heard))
    clerk.waits_until_saved()

    ours = clerk.workspace.path
    assert ours is not None and ours.name in clerk.dialogs.heard[0]
    assert "โปรแกรมอื่น" in clerk.dialogs.heard[0]
    assert report_file.read(ours).report.title == TYPED
    assert report_file.read(path).report == REPORT


def test_a_stick_that_is_pulled_out_and_put_back_has_everything_in_the_end(clerk: Clerk, path: Path) -> None:
    aside = path.parent.with_name("ถอดออก")
    path.parent.rename(aside)

    clerk.retitles(TYPED)
    clerk.waits_until(lambda: clerk.workspace.state.error is not None)
    assert "เก็บไว้ในเครื่องแล้ว" in said(clerk)
    assert "ไม่พบโฟลเดอร์" in said(clerk)
    assert clerk.report.title == TYPED
    shutil.move(aside, path.parent)
    clerk.presses("Ctrl+S")
    clerk.waits_until_saved()

    assert report_file.read(path).report.title == TYPED


def test_a_file_that_was_removed_is_there_again_with_everything(clerk: Clerk, path: Path) -> None:
    path.unlink()

    clerk.retitles(TYPED)
    clerk.waits_until_saved()

    assert report_file.read(path).report.title == TYPED


def test_a_report_from_an_e_mail_asks_for_a_place_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "Content.Outlook")
    received, chosen = folder / "รายงาน.ita", tmp_path / "รายงานของฉัน.ita"
    report_file.write(REPORT, received, replace=False)
    clerk = Clerk(qtbot, [Answer("ask_save", chosen)])
    clerk.opens(received)

    clerk.retitles(TYPED)
    clerk.waits_until_stored()
    assert "ยังไม่มีชื่อแฟ้ม" in said(clerk)
    clerk.presses("Ctrl+S")
    clerk.waits_until_saved()

    assert report_file.read(chosen).report.title == TYPED
    assert report_file.read(received).report == REPORT
    clerk.leaves()


def test_a_hostile_file_is_refused_while_the_open_work_goes_on(clerk: Clerk, path: Path) -> None:
    hostile = path.with_name("จากอีเมล.ita")
    shutil.copy(path, hostile)
    with_sql_and_digest("CREATE VIEW v AS SELECT 1")(hostile)
    clerk.retitles(TYPED)
    clerk.answers(Answer("tell", None))

    clerk.window.open_path(hostile)
    clerk.waits_until(lambda: bool(clerk.dialogs.heard))

    assert "จากอีเมล.ita" in clerk.dialogs.heard[0]
    assert "ไม่ได้สร้างและอาจไม่ปลอดภัย" in clerk.dialogs.heard[0]
    assert clerk.report.title == TYPED
    clerk.waits_until_saved()
    assert clerk.workspace.state.saving is Saving.PUBLISHED


def make_read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For this process; root, whom no permission keeps from writing, may be running it."""
    really_may = os.access

    def may(asked: Path, mode: int) -> bool:
        return really_may(asked, mode) and not (mode & os.W_OK and asked == path)

    monkeypatch.setattr(os, "access", may)


def test_a_file_that_may_only_be_read_is_said_to_be_and_is_saved_under_another_name(
    qtbot: QtBot, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_read_only(path, monkeypatch)
    own = tmp_path / "รายงานของฉัน.ita"
    clerk = Clerk(qtbot, [Answer("ask_save", own)])
    clerk.opens(path)
    assert "อ่านได้อย่างเดียว" in clerk.window.status.currentMessage()

    clerk.retitles(TYPED)
    clerk.waits_until(lambda: clerk.workspace.state.error is not None)
    assert "เก็บไว้ในเครื่องแล้ว" in said(clerk) and "อ่านอย่างเดียว" in said(clerk)
    clerk.presses("F12")
    clerk.waits_until_saved()

    assert report_file.read(own).report.title == TYPED
    assert report_file.read(path).report == REPORT
    clerk.leaves()


def test_work_on_a_file_that_may_only_be_read_is_offered_when_it_was_left_without_a_name(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_read_only(path, monkeypatch)
    clerk = Clerk(qtbot, [Answer("choose", 1)])
    clerk.opens(path)
    clerk.retitles(TYPED)
    clerk.leaves()

    assert "อ่านอย่างเดียว" in clerk.dialogs.heard[0] and "จะมีให้ทำต่อ" in clerk.dialogs.heard[0]
    assert len(clerk.dialogs.heard) == 1
    (leftover,) = leftovers()
    assert leftover.path == path
    assert leftover.report.title == TYPED


def test_a_full_disk_is_said_and_the_file_has_everything_once_there_is_room(
    clerk: Clerk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(publishing, "_make_empty_file", _no_room)
        clerk.retitles(TYPED)
        clerk.waits_until(lambda: clerk.workspace.state.error is not None)
        assert "เก็บไว้ในเครื่องแล้ว" in said(clerk) and "ดิสก์เต็ม" in said(clerk)
        assert report_file.read(path).report == REPORT

    clerk.waits_until_saved()

    assert report_file.read(path).report.title == TYPED


def test_a_disk_without_room_even_for_the_working_copy_leaves_the_text_in_the_window(
    clerk: Clerk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(engine, "write_changes", _no_room)
        clerk.retitles(TYPED)
        clerk.waits_until(lambda: isinstance(clerk.workspace.state.error, StoreFailedError))
        assert "ยังไม่ได้บันทึก" in said(clerk) and "ดิสก์เต็ม" in said(clerk)
        assert clerk.report.title == TYPED

    clerk.waits_until_saved()

    assert report_file.read(path).report.title == TYPED


def _no_room(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_of_two_who_have_the_file_open_neither_loses_a_word(clerk: Clerk, qtbot: QtBot, path: Path) -> None:
    second = Clerk(qtbot, [Answer("choose", 1), Answer("tell", None)])
    second.opens(path)
    assert "เปิดอยู่แล้ว" in second.dialogs.heard[0]
    for one in (clerk, second):
        one.comes_back()
        one.retitles(TYPED)
        if one is clerk:
            one.waits_until_saved()
        else:
            one.types("ของหน้าต่างที่สอง")
    second.waits_until(lambda: len(second.dialogs.heard) == 2)
    second.waits_until_saved()

    theirs = second.workspace.path
    assert theirs is not None and theirs != path and theirs.name in second.dialogs.heard[1]
    assert report_file.read(theirs).report.title == f"{TYPED}ของหน้าต่างที่สอง"
    assert report_file.read(path).report.title == TYPED
    second.leaves()


def test_a_sync_client_that_writes_the_same_file_anew_is_no_other_person(clerk: Clerk, path: Path) -> None:
    synced = path.with_name("synced.tmp")
    shutil.copyfile(path, synced)
    os.utime(synced, (1_700_000_000, 1_700_000_000))
    synced.replace(path)

    clerk.retitles(TYPED)
    clerk.waits_until_saved()

    assert clerk.workspace.path == path
    assert report_file.read(path).report.title == TYPED
    assert [file.name for file in path.parent.glob("*.ita")] == [path.name]


def test_a_conflict_that_is_only_found_while_closing_is_told_and_the_new_file_is_a_recent_one(
    clerk: Clerk, path: Path
) -> None:
    report_file.write(replace(REPORT, title="ของเพื่อนร่วมงาน"), path, replace=True)
    clerk.answers(Answer("tell", None))

    clerk.retitles(TYPED)
    clerk.leaves()

    (ours,) = [file for file in path.parent.glob("*.ita") if file != path]
    assert ours.name in clerk.dialogs.heard[0] and path.name in clerk.dialogs.heard[0]
    assert report_file.read(ours).report.title == TYPED
    assert report_file.read(path).report.title == "ของเพื่อนร่วมงาน"
    assert settings.load().recent[0] == str(ours)


def test_a_file_that_is_only_found_to_be_held_while_closing_is_told(
    clerk: Clerk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(path, monkeypatch)
    clerk.answers(Answer("tell", None))

    clerk.retitles(TYPED)
    clerk.leaves()

    (ours,) = [file for file in path.parent.glob("*.ita") if file != path]
    assert "โปรแกรมอื่น" in clerk.dialogs.heard[0] and ours.name in clerk.dialogs.heard[0]
    assert report_file.read(ours).report.title == TYPED


def test_a_file_that_cannot_be_written_is_asked_about_before_the_window_closes_and_the_work_is_offered(
    clerk: Clerk, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "ita_desktop.session.file.save_log")
    path.parent.rename(path.parent.with_name("ถอดออก"))
    clerk.answers(Answer("choose", None), Answer("choose", 1))

    clerk.retitles(TYPED)
    assert not clerk.window.close()
    assert clerk.window.isVisible() and clerk.report.title == TYPED
    clerk.leaves()

    assert "ไม่พบโฟลเดอร์" in clerk.dialogs.heard[0] and "จะมีให้ทำต่อ" in clerk.dialogs.heard[0]
    assert [message.split(":")[:2] for message in caplog.messages] == [["not written at the end", " FolderGoneError"]]
    assert [leftover.report.title for leftover in leftovers()] == [TYPED]


def test_a_bug_while_closing_is_told_and_logged_and_the_work_is_offered(
    clerk: Clerk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "built", raising(RuntimeError()))
    clerk.answers(Answer("tell", None))

    clerk.retitles(TYPED)
    clerk.leaves()

    assert "โปรแกรมทำงานผิดพลาด" in clerk.dialogs.heard[0] and "จะมีให้ทำต่อ" in clerk.dialogs.heard[0]
    assert [(record.levelname, record.message) for record in caplog.get_records("call")] == [
        ("ERROR", "a bug while closing")
    ]
    caplog.get_records("call").clear()
    assert [leftover.report.title for leftover in leftovers()] == [TYPED]


def test_what_can_be_written_nowhere_is_asked_about_before_the_window_closes(
    clerk: Clerk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(engine, "write_changes", _no_room)
        full.setattr(publishing, "_make_empty_file", _no_room)
        clerk.retitles(TYPED)
        clerk.answers(Answer("choose", 0))
        assert not clerk.window.close()
        assert "ดิสก์เต็ม" in clerk.dialogs.heard[0]
        assert clerk.window.isVisible() and clerk.report.title == TYPED
        clerk.answers(Answer("choose", None))
        clerk.presses("Ctrl+W")
        assert clerk.report.title == TYPED

    clerk.waits_until_saved()
    clerk.leaves()

    assert report_file.read(path).report.title == TYPED


def test_no_other_report_takes_the_place_of_one_that_can_be_written_nowhere(
    clerk: Clerk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = a_file(path.parent, replace(REPORT, title="อีกฉบับ"), "อีกฉบับ.ita")
    with monkeypatch.context() as full:
        full.setattr(engine, "write_changes", _no_room)
        full.setattr(publishing, "_make_empty_file", _no_room)
        clerk.retitles(TYPED)
        clerk.answers(Answer("tell", None))
        clerk.window.open_path(other)
        clerk.waits_until(lambda: bool(clerk.dialogs.heard))
        assert "ดิสก์เต็ม" in clerk.dialogs.heard[0]
        assert (clerk.workspace.path, clerk.report.title) == (path, TYPED)

    clerk.waits_until_saved()
    clerk.leaves()

    assert report_file.read(path).report.title == TYPED


def test_a_text_that_no_file_may_hold_is_named_and_keeps_nothing_else_from_being_saved(
    clerk: Clerk, path: Path
) -> None:
    measure = REPORT.issues[0].measures[0]

    def retitles(title: str) -> None:
        clerk.page.document.apply("แก้", partial(with_measure, measure_id=measure.id, title=title))

    retitles("ก" * (TEXT_MAX_LENGTH + 1))
    clerk.waits_until(lambda: clerk.workspace.state.error is not None)
    clerk.retitles(TYPED)
    clerk.waits_until(lambda: report_file.read(path).report.title == TYPED)
    assert "มาตรการ ๑ ชื่อมาตรการ" in said(clerk) and "ส่วนอื่นของรายงานบันทึกแล้ว" in said(clerk)
    clerk.answers(Answer("choose", 0))
    assert not clerk.window.close()
    retitles("สั้นลงแล้ว")
    clerk.waits_until_saved()
    clerk.leaves()

    saved = report_file.read(path).report
    assert (saved.title, saved.issues[0].measures[0].title) == (TYPED, "สั้นลงแล้ว")


def test_a_copy_that_cannot_be_written_is_told_and_says_nothing_of_the_report(clerk: Clerk, path: Path) -> None:
    clerk.retitles(TYPED)
    clerk.waits_until_saved()
    clerk.answers(Answer("ask_save", path.parent / "ไม่มีโฟลเดอร์นี้" / "สำเนา.ita"), Answer("tell", None))

    clerk.window.commands["save_copy"].trigger()
    clerk.waits_until(lambda: len(clerk.dialogs.heard) == 2)

    assert "สำเนา.ita" in clerk.dialogs.heard[1] and "ไม่พบโฟลเดอร์" in clerk.dialogs.heard[1]
    assert said(clerk).startswith("บันทึกแล้ว")


@pytest.mark.parametrize("field", ["publication_url", "measure.title", "measure.steps"])
def test_a_text_that_is_too_long_is_cut_and_what_is_typed_afterwards_is_in_the_file(
    clerk: Clerk, path: Path, field: str
) -> None:
    measure = clerk.report.issues[0].measures[0]
    clerk.goes_to(Address(field, measure=measure.id if field.startswith("measure.") else None))
    QApplication.clipboard().setText("ประชุมชี้แจง " * (TEXT_MAX_LENGTH // 13) + "ก" * 20)  # 200,012 characters

    clerk.presses("Ctrl+A", "Delete", "Ctrl+Shift+V" if field == "measure.steps" else "Ctrl+V")
    assert "๑๒" in clerk.window.status.currentMessage()
    clerk.types("ข")
    clerk.retitles(TYPED)
    clerk.waits_until_saved()

    stored = report_file.read(path).report
    assert stored == clerk.report
    assert stored.title == TYPED
    assert max(len(text.text) for text in texts(stored)) == TEXT_MAX_LENGTH


def test_a_window_on_a_share_that_does_not_answer_says_so_and_can_be_closed_with_the_work_kept(
    clerk: Clerk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "CLOSE_SECONDS", 0.1)
    answered = keep_waiting(path.parent, monkeypatch)
    clerk.retitles(TYPED)
    clerk.answers(Answer("wait", None))

    begun = time.monotonic()
    clerk.window.close()
    took = time.monotonic() - begun

    assert path.name in clerk.dialogs.heard[0] and "งานของคุณเก็บไว้ในเครื่องนี้ครบแล้ว" in clerk.dialogs.heard[0]
    assert took < 3
    assert not clerk.workspace.shut_down(0.1)
    (working,) = paths.working_copies().iterdir()
    with closing(sqlite3.connect(f"{(working / 'report.sqlite').as_uri()}?immutable=1", uri=True)) as database:
        assert database.execute("SELECT title FROM report").fetchone() == (TYPED,)
    answered.set()


def test_a_window_on_a_share_that_answers_after_all_waits_for_it(
    clerk: Clerk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "CLOSE_SECONDS", 0.1)
    answered = keep_waiting(path.parent, monkeypatch)
    clerk.retitles(TYPED)
    QTimer.singleShot(500, answered.set)

    clerk.leaves()

    assert report_file.read(path).report.title == TYPED
    assert leftovers() == []


@pytest.mark.unix(OPEN)
def test_a_private_folder_that_is_lost_is_said_to_be_made_anew(clerk: Clerk, path: Path) -> None:
    clerk.retitles(TYPED)
    clerk.waits_until_saved()

    shutil.rmtree(paths.working_copies())
    clerk.waits_until(lambda: "สร้างใหม่จากรายงานที่เปิดอยู่แล้ว" in clerk.window.status.currentMessage())

    assert said(clerk).startswith("บันทึกแล้ว")


@pytest.mark.unix(OPEN)
def test_a_private_folder_that_cannot_be_made_is_said_and_the_file_is_written_all_the_same(
    clerk: Clerk, path: Path
) -> None:
    shutil.rmtree(paths.working_copies())
    paths.working_copies().write_bytes(b"a file where the folder should be")
    clerk.waits_until(lambda: isinstance(clerk.workspace.state.error, WorkingCopyLostError))

    clerk.retitles(TYPED)
    clerk.waits_until(lambda: clerk.workspace.state.saving is Saving.PUBLISHED)

    assert said(clerk).startswith("บันทึกลงแฟ้มแล้ว") and "เก็บสำรองระหว่างพิมพ์ไว้ในเครื่องไม่ได้" in said(clerk)
    assert report_file.read(path).report.title == TYPED


def test_a_full_temporary_folder_is_called_that(clerk: Clerk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = a_file(path.parent, REPORT, "อีกฉบับ.ita")
    monkeypatch.setattr(tempfile, "mkdtemp", _no_room)
    clerk.answers(Answer("tell", None))

    clerk.window.open_path(other)
    clerk.waits_until(lambda: bool(clerk.dialogs.heard))

    assert "โฟลเดอร์ชั่วคราวของเครื่อง" in clerk.dialogs.heard[0] and "เต็ม" in clerk.dialogs.heard[0]
