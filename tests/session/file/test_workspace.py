"""The open report and its file: what is said to be saved is saved, and what fails is tried again."""

import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.limits import TEXT_MAX_LENGTH
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import (
    DocumentLockedError,
    FileRefusedError,
    FolderGoneError,
    FolderSlowError,
    NotStorableError,
    StoreFailedError,
    WorkingCopyLostError,
)
from ita_desktop.session.document import Document
from ita_desktop.session.file import open_file, saver, storing
from ita_desktop.session.file.storing import STORE_AT_LATEST_MS
from ita_desktop.session.file.workspace import BadEnd, SaveState, Saving, Workspace
from ita_desktop.storage import leftovers
from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.backups import backups
from ita_desktop.storage.files.document_lock import lock_path
from ita_desktop.storage.files.early_reading import EarlyReading
from ita_desktop.storage.files.report_file import Opened
from ita_desktop.storage.working_copy import Published
from tests.support.certain import the
from tests.support.holds import hold, keep_waiting
from tests.support.pauses import wait_without_pauses
from tests.support.reading_here import reading_here
from tests.support.report_files import a_file, holding, raising
from tests.support.reports import a_report, retitled
from tests.support.unix_only import OPEN

REPORT = a_report()

WAIT_MS = 20_000


@pytest.fixture
def workspace(qtbot: QtBot) -> Iterator[Workspace]:
    made = Workspace()
    yield made
    made.shut_down()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_file(tmp_path, REPORT, "รายงาน ๒๕๖๘.ita")


@pytest.fixture
def on_a_stick(tmp_path: Path) -> Path:
    """In a folder that can be pulled out and put back."""
    made = tmp_path / "แฟลชไดรฟ์" / "รายงาน.ita"
    made.parent.mkdir()
    report_file.write(REPORT, made, replace=False)
    return made


def opened(workspace: Workspace, qtbot: QtBot, path: Path) -> Document:
    with reading_here(), qtbot.waitSignal(workspace.opened, timeout=WAIT_MS):
        workspace.open(path)
    return the(workspace.document)


def said(workspace: Workspace) -> Saving:
    """How far the report is saved."""
    return workspace.state.saving


def retitle(document: Document, title: str) -> None:
    document.apply("แก้ชื่อรายงาน", partial(retitled, title=title))


def begun(workspace: Workspace, qtbot: QtBot, title: str = "ยังไม่ได้ตั้งชื่อแฟ้ม") -> None:
    """A new report that was touched, and is stored."""
    with qtbot.waitSignal(workspace.opened, timeout=WAIT_MS):
        workspace.begin(new_report(date(2025, 10, 1)))
    retitle(the(workspace.document), title)
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is Saving.STORED)


def test_an_edit_is_durable_before_it_is_said_to_be_saved(workspace: Workspace, qtbot: QtBot, path: Path) -> None:
    document = opened(workspace, qtbot, path)
    retitle(document, "ใหม่")
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is not Saving.PENDING)

    held = the(workspace._saver).file

    assert held.copy.report.title == "ใหม่"


def test_typing_without_a_pause_is_stored_all_the_same(workspace: Workspace, qtbot: QtBot, path: Path) -> None:
    document = opened(workspace, qtbot, path)
    held = the(workspace._saver).file
    end = time.monotonic() + 3 * STORE_AT_LATEST_MS / 1000
    count = 0

    while time.monotonic() < end and held.copy.report.title == REPORT.title:
        count += 1
        retitle(document, f"พิมพ์ไม่หยุด {count}")
        qtbot.wait(100)

    assert held.copy.report.title.startswith("พิมพ์ไม่หยุด")


def test_the_file_has_everything_when_the_report_is_closed(workspace: Workspace, qtbot: QtBot, path: Path) -> None:
    document = opened(workspace, qtbot, path)
    retitle(document, "พิมพ์แล้วปิดทันที")

    workspace.close()

    assert report_file.read(path).report.title == "พิมพ์แล้วปิดทันที"
    assert leftovers.leftovers() == []


def test_a_new_report_that_was_touched_is_offered_at_the_next_start(workspace: Workspace, qtbot: QtBot) -> None:
    begun(workspace, qtbot)

    workspace.close()

    assert [leftover.title for leftover in leftovers.leftovers()] == ["ยังไม่ได้ตั้งชื่อแฟ้ม"]


def test_a_new_report_that_was_never_touched_leaves_nothing_behind(workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workspace.opened, timeout=WAIT_MS):
        workspace.begin(new_report(date(2025, 10, 1)))

    workspace.close()

    assert leftovers.leftovers() == []


def test_a_file_changed_by_another_is_never_overwritten(workspace: Workspace, qtbot: QtBot, path: Path) -> None:
    document = opened(workspace, qtbot, path)
    report_file.write(replace(REPORT, title="ของคนอื่น"), path, replace=True)

    with qtbot.waitSignal(workspace.conflicted, timeout=WAIT_MS) as conflict:
        retitle(document, "ของเรา")

    ours = conflict.args[0]
    assert report_file.read(path).report.title == "ของคนอื่น"
    assert report_file.read(ours).report.title == "ของเรา"
    assert workspace.path == ours


def test_a_conflict_whose_answer_is_still_on_its_way_is_told_at_the_end(
    workspace: Workspace, qtbot: QtBot, path: Path
) -> None:
    document = opened(workspace, qtbot, path)
    report_file.write(replace(REPORT, title="ของคนอื่น"), path, replace=True)
    retitle(document, "ของเรา")
    workspace.save_now()
    workspace.store_now()  # all that was given to the storage thread is done; nothing was answered

    with qtbot.waitSignal(workspace.ended_badly, timeout=WAIT_MS) as told:
        workspace.close()

    (end,) = told.args
    assert isinstance(end, BadEnd) and end.path == path and end.beside is not None
    assert report_file.read(end.beside).report.title == "ของเรา"


def test_a_refused_file_leaves_the_open_report_open(workspace: Workspace, qtbot: QtBot, path: Path) -> None:
    document = opened(workspace, qtbot, path)
    empty = holding(path.with_name("ว่าง.ita"), b"")

    with qtbot.waitSignal(workspace.refused, timeout=WAIT_MS) as refused:
        workspace.open(empty)

    assert isinstance(refused.args[0], FileRefusedError)
    assert workspace.document is document


def test_a_folder_that_is_gone_is_said_and_the_work_is_kept(
    workspace: Workspace, qtbot: QtBot, on_a_stick: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "ita_desktop.session.file.save_log")
    document = opened(workspace, qtbot, on_a_stick)
    states: list[SaveState] = []
    workspace.state_changed.connect(states.append)
    shutil.rmtree(on_a_stick.parent)

    retitle(document, "ถอดแฟลชไดรฟ์แล้ว")
    wait_without_pauses(workspace, qtbot, lambda: any(state.error is not None for state in states))
    workspace.save_now()
    qtbot.waitUntil(lambda: sum(state.error is not None for state in states) >= 2, timeout=WAIT_MS)
    on_a_stick.parent.mkdir()
    workspace.save_now()
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is Saving.PUBLISHED)

    assert report_file.read(on_a_stick).report.title == "ถอดแฟลชไดรฟ์แล้ว"
    failed, over = caplog.messages
    assert failed.startswith(f"not written: FolderGoneError: {on_a_stick}")
    assert over == f"written after all: {on_a_stick}"


def test_save_as_makes_the_new_file_the_reports_own(workspace: Workspace, qtbot: QtBot, path: Path) -> None:
    document = opened(workspace, qtbot, path)
    other = path.with_name("ชื่อใหม่.ita")
    with qtbot.waitSignal(workspace.file_changed, timeout=WAIT_MS):
        workspace.save_as(other)
    retitle(document, "หลังตั้งชื่อใหม่")
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is Saving.PUBLISHED)

    assert report_file.read(other).report.title == "หลังตั้งชื่อใหม่"
    assert report_file.read(path).report == REPORT


def test_a_file_that_cannot_be_written_is_tried_again_also_after_another_name_failed(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path, on_a_stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saver, "RETRY_AFTER_MS", 100)
    document = opened(workspace, qtbot, on_a_stick)
    shutil.rmtree(on_a_stick.parent)
    retitle(document, "ถอดแฟลชไดรฟ์แล้ว")

    with qtbot.waitSignal(workspace.save_as_failed, timeout=WAIT_MS) as failed:
        workspace.save_as(tmp_path / "ไม่มีโฟลเดอร์นี้" / "ชื่อใหม่.ita")
    assert isinstance(failed.args[0], FolderGoneError)
    assert workspace.path == on_a_stick
    on_a_stick.parent.mkdir()
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is Saving.PUBLISHED)

    assert report_file.read(on_a_stick).report.title == "ถอดแฟลชไดรฟ์แล้ว"


def test_another_name_that_failed_says_nothing_of_the_file_that_the_report_has(
    workspace: Workspace, qtbot: QtBot, path: Path
) -> None:
    opened(workspace, qtbot, path)

    with qtbot.waitSignal(workspace.save_as_failed, timeout=WAIT_MS):
        workspace.save_as(path.parent / "ไม่มีโฟลเดอร์นี้" / "ชื่อใหม่.ita")

    assert (workspace.state.saving, workspace.state.error) == (Saving.PUBLISHED, None)


@pytest.mark.parametrize("suffix", [".ita", ".json"])
def test_a_copy_is_written_and_the_report_keeps_its_file(
    workspace: Workspace, qtbot: QtBot, path: Path, suffix: str
) -> None:
    opened(workspace, qtbot, path)
    written: list[Path] = []

    workspace.save_copy(path.with_name("สำเนา" + suffix), written.append)
    qtbot.waitUntil(lambda: bool(written), timeout=WAIT_MS)

    assert written[0].stat().st_size > 0
    assert workspace.path == path


def test_a_file_that_is_open_elsewhere_is_said_and_can_be_opened_anyway(
    workspace: Workspace, qtbot: QtBot, path: Path
) -> None:
    other = Workspace()
    opened(other, qtbot, path)

    with qtbot.waitSignal(workspace.refused, timeout=WAIT_MS) as refused:
        workspace.open(path)
    assert isinstance(refused.args[0], DocumentLockedError)
    with qtbot.waitSignal(workspace.opened, timeout=WAIT_MS):
        workspace.open(path, anyway=True)

    assert workspace.path == path
    other.shut_down()


def test_a_file_that_is_open_elsewhere_can_be_opened_as_a_copy(workspace: Workspace, qtbot: QtBot, path: Path) -> None:
    other = Workspace()
    opened(other, qtbot, path)

    with qtbot.waitSignal(workspace.opened, timeout=WAIT_MS):
        workspace.open_as_copy(path)

    assert workspace.path is None
    assert workspace.document is not None and workspace.document.report == REPORT
    other.shut_down()


def test_the_lock_goes_with_the_report(workspace: Workspace, qtbot: QtBot, path: Path) -> None:
    opened(workspace, qtbot, path)
    assert lock_path(path).exists()
    other = path.with_name("ชื่อใหม่.ita")
    with qtbot.waitSignal(workspace.file_changed, timeout=WAIT_MS):
        workspace.save_as(other)
    assert (lock_path(path).exists(), lock_path(other).exists()) == (False, True)

    workspace.close()

    assert sorted(entry.name for entry in path.parent.iterdir()) == sorted([path.name, other.name])


def test_the_first_publication_leaves_a_backup_of_what_was_there_and_of_what_is(
    workspace: Workspace, qtbot: QtBot, path: Path
) -> None:
    an_hour_ago = time.time() - 3600
    os.utime(path, (an_hour_ago, an_hour_ago))
    document = opened(workspace, qtbot, path)
    retitle(document, "ฉบับแรกที่เก็บไว้")

    workspace.close()

    found = backups(path)
    assert [backup.read().title for backup in found] == ["ฉบับแรกที่เก็บไว้", REPORT.title]
    assert abs(found[1].made_at.timestamp() - an_hour_ago) < 2


@pytest.mark.parametrize("seconds", [10**12, -(10**12)])
def test_a_file_of_a_year_that_no_calendar_has_is_published_and_backed_up(
    workspace: Workspace, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    really_read = report_file.read_apart

    def read(place: Path, is_wanted: Callable[[], bool]) -> Opened:
        found = really_read(place, is_wanted)
        return replace(found, fingerprint=replace(found.fingerprint, mtime_ns=seconds * 10**9))

    monkeypatch.setattr(report_file, "read_apart", read)
    document = opened(workspace, qtbot, path)
    retitle(document, "จากที่เก็บเก่า")

    workspace.save_now()
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is Saving.PUBLISHED)

    assert report_file.read(path).report.title == "จากที่เก็บเก่า"
    assert REPORT.title in [backup.read().title for backup in backups(path)]


def test_ctrl_s_keeps_a_version_of_what_is_on_screen_and_only_one(
    workspace: Workspace, qtbot: QtBot, path: Path
) -> None:
    document = opened(workspace, qtbot, path)
    retitle(document, "ฉบับส่งหัวหน้า")

    for _ in range(2):
        with qtbot.waitSignal(workspace.version_kept, timeout=WAIT_MS):
            workspace.keep_version()

    assert [backup.read().title for backup in backups(path) if backup.is_kept] == ["ฉบับส่งหัวหน้า"]


def test_no_version_is_kept_of_a_file_that_could_not_be_written(
    workspace: Workspace, qtbot: QtBot, on_a_stick: Path
) -> None:
    document = opened(workspace, qtbot, on_a_stick)
    shutil.rmtree(on_a_stick.parent)
    retitle(document, "ถอดแฟลชไดรฟ์แล้ว")

    with qtbot.waitSignal(
        workspace.state_changed, timeout=WAIT_MS, check_params_cb=lambda state: state.error is not None
    ):
        workspace.keep_version()
    qtbot.wait(50)

    assert backups(on_a_stick) == []


def test_a_file_that_another_program_holds_is_left_and_the_report_goes_on_beside_it(
    workspace: Workspace, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(path, monkeypatch)
    document = opened(workspace, qtbot, path)

    with qtbot.waitSignal(workspace.blocked, timeout=WAIT_MS) as blocked:
        retitle(document, "โปรแกรมอื่นไม่ปล่อย")

    ours = blocked.args[0]
    assert ours.parent == path.parent
    assert report_file.read(path).report == REPORT
    assert report_file.read(ours).report.title == "โปรแกรมอื่นไม่ปล่อย"
    assert workspace.path == ours
    assert (lock_path(path).exists(), lock_path(ours).exists()) == (False, True)
    assert workspace.state.saving is Saving.PUBLISHED


def test_what_cannot_be_stored_is_put_into_the_file_all_the_same_and_the_state_says_both(
    workspace: Workspace, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(workspace, qtbot, path)
    held = the(workspace._saver).file
    really_store = held.copy.store
    retitle(document, "เก็บได้")
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is not Saving.PENDING)

    monkeypatch.setattr(held.copy, "store", raising(StoreFailedError(held.copy.folder, disk_full=True)))
    retitle(document, "ดิสก์เต็มแล้ว")
    workspace.save_now()
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is Saving.PUBLISHED)

    assert isinstance(workspace.state.error, StoreFailedError)
    assert report_file.read(path).report.title == "ดิสก์เต็มแล้ว"
    monkeypatch.setattr(held.copy, "store", really_store)
    wait_without_pauses(workspace, qtbot, lambda: workspace.state.error is None)
    assert held.copy.report.title == "ดิสก์เต็มแล้ว"


def test_what_was_stored_beside_a_text_that_cannot_be_stays_stored(
    workspace: Workspace, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "LOOK_EVERY_MS", 50)
    document = opened(workspace, qtbot, path)
    held = the(workspace._saver).file
    too_long = "ก" * (TEXT_MAX_LENGTH + 1)

    document.apply(
        "วางข้อความ", lambda report: replace(report, title="ชื่อใหม่", oit_item=too_long), address=Address("title")
    )
    wait_without_pauses(workspace, qtbot, lambda: isinstance(workspace.state.error, NotStorableError))
    qtbot.wait(6 * storing.LOOK_EVERY_MS)  # it is looked after meanwhile

    assert held.copy.report.title == "ชื่อใหม่"
    assert len(held.copy.report.oit_item) == TEXT_MAX_LENGTH


def test_what_is_neither_stored_nor_in_the_file_is_never_said_to_be(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path, on_a_stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(workspace, qtbot, on_a_stick)
    held = the(workspace._saver).file
    states: list[SaveState] = []

    with monkeypatch.context() as patch:
        patch.setattr(held.copy, "store", raising(StoreFailedError(held.copy.folder, disk_full=True)))
        on_a_stick.parent.rename(tmp_path / "ถอดออก")
        workspace.state_changed.connect(states.append)
        retitle(document, "ดิสก์เต็มแล้ว")
        workspace.save_now()
        qtbot.waitUntil(lambda: states[-1].error is not None, timeout=WAIT_MS)
        qtbot.wait(100)

        assert {state.saving for state in states} == {Saving.PENDING}
        assert isinstance(workspace.store_now(), StoreFailedError)
    assert workspace.store_now() is None


def test_a_working_copy_that_does_not_answer_keeps_nothing_from_the_file(
    workspace: Workspace, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saver, "PUBLISH_AFTER_MS", 200)
    document = opened(workspace, qtbot, path)
    held = the(workspace._saver).file
    answered = threading.Event()
    really_store = held.copy.store

    def hangs(report: Report) -> None:
        answered.wait(WAIT_MS / 1000)
        really_store(report)

    monkeypatch.setattr(held.copy, "store", hangs)
    retitle(document, "เครื่องไม่ตอบ")
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is Saving.PUBLISHED)

    assert report_file.read(path).report.title == "เครื่องไม่ตอบ"
    answered.set()


def test_what_is_taken_back_while_it_is_stored_is_not_left_in_the_working_copy(
    workspace: Workspace, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saver, "PUBLISH_AFTER_MS", 60_000)
    document = opened(workspace, qtbot, path)
    assert workspace._saver is not None
    copy = workspace._saver.file.copy
    begun, answered, really_store = threading.Event(), threading.Event(), copy.store

    def slowly(report: Report) -> None:
        if report.title == "พิมพ์ผิด":
            begun.set()
            answered.wait(WAIT_MS / 1000)
        really_store(report)

    monkeypatch.setattr(copy, "store", slowly)
    retitle(document, "พิมพ์ผิด")
    qtbot.waitUntil(begun.is_set, timeout=WAIT_MS)
    document.undo()
    qtbot.wait(2 * STORE_AT_LATEST_MS)
    answered.set()
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is not Saving.PENDING)
    qtbot.waitUntil(lambda: not workspace._saver._storing.is_busy, timeout=WAIT_MS)  # type: ignore[union-attr]

    assert copy.report == REPORT


def test_a_file_of_an_older_version_is_backed_up_once_before_it_becomes_one_of_today(
    workspace: Workspace, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_file, "read_apart", partial(_read_as_older, report_file.read_apart))
    older = path.read_bytes()
    document = opened(workspace, qtbot, path)
    assert backups(path) == []
    for title in ("แก้ครั้งแรก", "แก้ครั้งที่สอง"):
        retitle(document, title)
        workspace.save_now()
        wait_without_pauses(workspace, qtbot, lambda: said(workspace) is Saving.PUBLISHED)

    assert [backup.path.read_bytes() for backup in backups(path)] == [older]


def test_a_file_of_an_older_version_stays_as_it_is_where_it_cannot_be_backed_up(
    workspace: Workspace, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch, private_folder: Path
) -> None:
    monkeypatch.setattr(report_file, "read_apart", partial(_read_as_older, report_file.read_apart))
    older = path.read_bytes()
    document = opened(workspace, qtbot, path)
    paths.backups().write_text("ไม่ใช่โฟลเดอร์", encoding="utf-8")

    retitle(document, "แก้แล้ว")
    workspace.save_now()
    qtbot.waitUntil(lambda: workspace.state.error is not None, timeout=WAIT_MS)

    assert path.read_bytes() == older
    paths.backups().unlink()
    workspace.save_now()
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is Saving.PUBLISHED)


def _read_as_older(
    read: Callable[[Path, Callable[[], bool]], Opened], path: Path, is_wanted: Callable[[], bool]
) -> Opened:
    return replace(read(path, is_wanted), is_older=True)


def test_a_report_that_comes_when_it_is_no_longer_wanted_is_let_go(
    workspace: Workspace, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_open, is_read = open_file.open_file, threading.Event()

    def opens(path: Path, *, anyway: bool, early: EarlyReading | None, is_wanted: object) -> open_file.OpenedFile:
        opened = really_open(path, anyway=anyway, early=early)
        is_read.set()
        return opened

    monkeypatch.setattr(open_file, "open_file", opens)
    workspace.open(path)
    assert is_read.wait(WAIT_MS / 1000)
    workspace.stop_opening()
    qtbot.waitUntil(lambda: not lock_path(path).exists(), timeout=WAIT_MS)

    assert workspace.document is None
    assert report_file.read(path).report == REPORT


def test_a_report_that_comes_after_the_end_is_let_go(qtbot: QtBot, path: Path) -> None:
    workspace = Workspace()
    workspace.open(path)
    workspace.shut_down()

    qtbot.waitUntil(lambda: not lock_path(path).exists(), timeout=WAIT_MS)

    assert workspace.document is None
    assert list(paths.working_copies().glob("*")) == []


def test_of_two_reports_asked_for_at_once_the_last_is_opened(workspace: Workspace, qtbot: QtBot, path: Path) -> None:
    later = a_file(path.parent, replace(REPORT, title="ทีหลัง"), "ที่เลือกทีหลัง.ita")

    workspace.open(path)
    with qtbot.waitSignal(workspace.opened, timeout=WAIT_MS):
        workspace.open(later)

    assert workspace.path == later
    qtbot.waitUntil(lambda: not lock_path(path).exists(), timeout=WAIT_MS)


def test_a_window_that_handed_over_hears_no_more_and_the_report_is_saved(
    workspace: Workspace, qtbot: QtBot, path: Path, tmp_path: Path
) -> None:
    document = opened(workspace, qtbot, path)
    heard: list[object] = []
    retitle(document, "ก่อนเปลี่ยนหน้าต่าง")

    workspace.find_leftovers(heard.append)
    workspace.save_copy(tmp_path / "สำเนา.ita", heard.append)
    workspace.compare_with(path, heard.append)
    workspace.change_hands()
    workspace.save_now()
    after: list[object] = []
    workspace.find_leftovers(after.append)
    qtbot.waitUntil(lambda: bool(after) and workspace.state.saving is Saving.PUBLISHED, timeout=WAIT_MS)

    assert heard == []
    assert after == [[]]
    assert report_file.read(tmp_path / "สำเนา.ita").report.title == "ก่อนเปลี่ยนหน้าต่าง"
    assert report_file.read(path).report.title == "ก่อนเปลี่ยนหน้าต่าง"


def test_at_the_end_of_a_session_the_file_has_everything_and_is_free_and_the_report_stays_open(
    workspace: Workspace, qtbot: QtBot, path: Path
) -> None:
    document = opened(workspace, qtbot, path)
    retitle(document, "ก่อนปิดเครื่อง")

    workspace.secure(WAIT_MS / 1000)

    assert report_file.read(path).report.title == "ก่อนปิดเครื่อง"
    qtbot.waitUntil(lambda: not lock_path(path).exists(), timeout=WAIT_MS)
    assert workspace.document is document


def test_a_session_that_goes_on_after_all_has_its_lock_again_with_the_next_edit(
    workspace: Workspace, qtbot: QtBot, path: Path
) -> None:
    document = opened(workspace, qtbot, path)
    retitle(document, "ก่อนปิดเครื่อง")
    workspace.secure(WAIT_MS / 1000)

    retitle(document, "ยังไม่ปิดเครื่อง")
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is Saving.PUBLISHED)

    assert report_file.read(path).report.title == "ยังไม่ปิดเครื่อง"
    assert lock_path(path).exists()


def lose(working: Path) -> None:
    """The whole folder, as a cleaning program takes it."""
    shutil.rmtree(working)


@pytest.mark.unix(OPEN)
def test_a_private_folder_that_is_lost_is_made_anew_within_two_seconds_with_everything(
    workspace: Workspace, qtbot: QtBot, path: Path
) -> None:
    opened(workspace, qtbot, path)
    copy = the(workspace._saver).file.copy
    before = copy.folder

    with qtbot.waitSignal(workspace.made_anew, timeout=2_000):
        lose(before)

    assert copy.folder != before and (copy.folder / "origin.json").exists()
    assert workspace.state.error is None


@pytest.mark.parametrize("name", ["report.sqlite", "origin.json"])
def test_a_file_that_is_damaged_in_place_is_noticed_within_two_seconds(
    workspace: Workspace, qtbot: QtBot, name: str
) -> None:
    begun(workspace, qtbot)

    with qtbot.waitSignal(workspace.made_anew, timeout=2_000):
        os.truncate(the(workspace._saver).file.copy.folder / name, 0)

    assert (workspace.state.saving, workspace.state.error) == (Saving.STORED, None)
    workspace.close()
    assert [leftover.title for leftover in leftovers.leftovers()] == ["ยังไม่ได้ตั้งชื่อแฟ้ม"]


@pytest.mark.unix(OPEN)
def test_a_new_report_whose_private_folder_was_lost_is_offered_at_the_next_start(
    workspace: Workspace, qtbot: QtBot
) -> None:
    begun(workspace, qtbot)
    lose(the(workspace._saver).file.copy.folder)

    workspace.close()

    assert [leftover.title for leftover in leftovers.leftovers()] == ["ยังไม่ได้ตั้งชื่อแฟ้ม"]


@pytest.mark.unix(OPEN)
def test_a_private_folder_that_cannot_be_made_anew_is_said_and_another_name_keeps_the_work(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    begun(workspace, qtbot, "โฟลเดอร์หาย")

    shutil.rmtree(paths.working_copies())
    paths.working_copies().write_text("ไม่ใช่โฟลเดอร์", encoding="utf-8")
    qtbot.waitUntil(lambda: isinstance(workspace.state.error, WorkingCopyLostError), timeout=2_000)
    assert said(workspace) is Saving.PENDING
    chosen = tmp_path / "เก็บไว้ที่อื่น.ita"
    with qtbot.waitSignal(workspace.file_changed, timeout=WAIT_MS):
        workspace.save_as(chosen)

    assert report_file.read(chosen).report.title == "โฟลเดอร์หาย"
    assert said(workspace) is Saving.PUBLISHED
    assert isinstance(workspace.state.error, WorkingCopyLostError)
    assert workspace.store_now() is None


def test_what_has_not_begun_to_be_published_gives_way_to_another_name(
    workspace: Workspace, qtbot: QtBot, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(workspace, qtbot, path)
    saver_ = the(workspace._saver)
    published: list[Path | None] = []
    publish = saver_.file.publish

    def noted(target: Path | None, *others: Report) -> Published:
        published.append(target)
        return publish(target, *others)

    monkeypatch.setattr(saver_.file, "publish", noted)
    old, go_on = saver_._publishing, threading.Event()
    old.run(go_on.wait)
    retitle(document, "ชื่อใหม่")
    saver_.publish()
    qtbot.waitUntil(lambda: saver_._puts > 0, timeout=WAIT_MS)
    other = tmp_path / "แฟ้มอื่น.ita"

    with qtbot.waitSignal(workspace.file_changed, timeout=WAIT_MS):
        workspace.save_as(other)
        go_on.set()
    old.run(go_on.wait).result(WAIT_MS / 1000)

    assert published == [other]
    assert report_file.read(other).report.title == "ชื่อใหม่"


@pytest.mark.unix(OPEN)
def test_a_private_folder_that_can_be_made_again_later_is(
    workspace: Workspace, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saver, "RETRY_AFTER_MS", 100)
    document = opened(workspace, qtbot, path)
    shutil.rmtree(paths.working_copies())
    paths.working_copies().write_text("ไม่ใช่โฟลเดอร์", encoding="utf-8")
    qtbot.waitUntil(lambda: workspace.state.error is not None, timeout=2_000)

    paths.working_copies().unlink()
    retitle(document, "ได้โฟลเดอร์คืน")
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is Saving.PUBLISHED and workspace.state.error is None)

    assert report_file.read(path).report.title == "ได้โฟลเดอร์คืน"


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """What keeps the share waiting until it is set."""
    answered = keep_waiting(tmp_path / "เครือข่าย", monkeypatch)
    yield answered
    answered.set()


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A file on that share."""
    (tmp_path / "เครือข่าย").mkdir()
    return a_file(tmp_path / "เครือข่าย", REPORT, "รายงาน.ita")


def test_a_share_that_does_not_answer_is_said_and_storing_goes_on(
    workspace: Workspace, qtbot: QtBot, shared: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saver, "SLOW_AFTER_MS", 200)
    document = opened(workspace, qtbot, shared)
    copy = the(workspace._saver).file.copy
    retitle(document, "แฟ้มไม่ตอบ")
    workspace.save_now()
    qtbot.waitUntil(lambda: isinstance(workspace.state.error, FolderSlowError), timeout=WAIT_MS)

    retitle(document, "พิมพ์ต่อได้")
    qtbot.waitUntil(lambda: copy.report.title == "พิมพ์ต่อได้", timeout=1_000)

    gate.set()
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is Saving.PUBLISHED)
    assert report_file.read(shared).report.title == "พิมพ์ต่อได้"
    assert workspace.state.error is None


def test_beside_a_share_that_does_not_answer_another_name_is_given_at_once(
    workspace: Workspace, qtbot: QtBot, shared: Path, tmp_path: Path, gate: threading.Event
) -> None:
    document = opened(workspace, qtbot, shared)
    retitle(document, "แฟ้มไม่ตอบ")
    workspace.save_now()
    qtbot.wait(300)

    elsewhere = tmp_path / "ที่อื่น.ita"
    with qtbot.waitSignal(workspace.file_changed, timeout=WAIT_MS):
        workspace.save_as(elsewhere)
    assert report_file.read(elsewhere).report.title == "แฟ้มไม่ตอบ"
    gate.set()
    retitle(document, "ต่อในแฟ้มใหม่")
    wait_without_pauses(workspace, qtbot, lambda: said(workspace) is Saving.PUBLISHED)

    assert workspace.path == elsewhere
    assert report_file.read(elsewhere).report.title == "ต่อในแฟ้มใหม่"


def test_a_report_on_a_share_that_does_not_answer_is_closed_and_another_opened_and_its_end_is_told_later(
    workspace: Workspace, qtbot: QtBot, shared: Path, path: Path, gate: threading.Event
) -> None:
    document = opened(workspace, qtbot, shared)
    retitle(document, "แฟ้มไม่ตอบ")

    begun = time.monotonic()
    workspace.close(0.2)
    assert time.monotonic() - begun < 3
    assert workspace.unwritten == [shared]
    opened(workspace, qtbot, path)
    gate.set()
    qtbot.waitUntil(lambda: workspace.unwritten == [], timeout=WAIT_MS)

    assert report_file.read(shared).report.title == "แฟ้มไม่ตอบ"
    assert workspace.path == path
    workspace.close()
    assert leftovers.leftovers() == []


def test_a_report_that_is_still_being_written_is_opened_again_when_it_is(
    workspace: Workspace, qtbot: QtBot, shared: Path, gate: threading.Event
) -> None:
    document = opened(workspace, qtbot, shared)
    retitle(document, "แฟ้มไม่ตอบ")
    workspace.close(0.2)

    with qtbot.waitSignal(workspace.opened, timeout=WAIT_MS):
        workspace.open(shared)
        qtbot.wait(200)
        assert workspace.path is None
        gate.set()

    assert workspace.document is not None and workspace.document.report.title == "แฟ้มไม่ตอบ"
