"""Trouble with the file while the window is open: the clerk is told in words, and nothing that was typed is gone."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.domain.place import Place
from ita_desktop.errors import TargetBusyError
from ita_desktop.session.workspace import Saving
from ita_desktop.storage import publishing, report_file
from ita_desktop.storage.seen import Seen
from ita_desktop.ui.labels import CutWords
from tests.storage.files import with_sql_and_digest
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.reports import a_report

REPORT = a_report()
TYPED = "น้ำใจผู้ที่อยู่กำกับดูแล"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "แฟลชไดรฟ์"
    folder.mkdir()
    made = folder / "รายงาน ๒๕๖๘.ita"
    report_file.write(REPORT, made, replace=False)
    return made


@pytest.fixture
def clerk(qtbot: QtBot, path: Path) -> Clerk:
    seated = Clerk(qtbot)
    seated.opens(path)
    return seated


def types(clerk: Clerk) -> None:
    """The title of the report, anew."""
    clerk.goes_to(Place("title"))
    clerk.presses("Ctrl+A")
    clerk.types(TYPED)


def waits_for(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    """Until it is so."""
    qtbot.waitUntil(is_so, timeout=WAIT_MS)


def said(clerk: Clerk) -> str:
    """What the status line says of saving."""
    words = clerk.window.status.findChild(CutWords, "status.saved")
    assert words is not None
    return words.toolTip()


def test_a_file_that_a_colleague_changed_is_left_and_the_clerk_is_told_where_the_work_is(
    clerk: Clerk, qtbot: QtBot, path: Path
) -> None:
    report_file.write(replace(REPORT, title="ของเพื่อนร่วมงาน"), path, replace=True)
    clerk.answers(Answer("tell", None))

    types(clerk)
    waits_for(qtbot, lambda: bool(clerk.dialogs.heard))
    clerk.waits_until_saved()

    ours = clerk.workspace.path
    assert ours is not None and ours.name in clerk.dialogs.heard[0]
    assert report_file.read(ours).report.title == TYPED
    assert report_file.read(path).report.title == "ของเพื่อนร่วมงาน"
    clerk.leaves()


def test_a_file_that_another_program_holds_is_left_and_the_clerk_is_told_where_the_work_is(
    clerk: Clerk, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_put = publishing.Snapshot.put

    def put(self: publishing.Snapshot, *, replace: bool) -> Seen:
        if self.target == path:
            raise TargetBusyError(path)
        return really_put(self, replace=replace)

    monkeypatch.setattr(publishing.Snapshot, "put", put)
    clerk.answers(Answer("tell", None))

    types(clerk)
    waits_for(qtbot, lambda: bool(clerk.dialogs.heard))
    clerk.waits_until_saved()

    ours = clerk.workspace.path
    assert ours is not None and ours.name in clerk.dialogs.heard[0]
    assert "โปรแกรมอื่น" in clerk.dialogs.heard[0]
    assert report_file.read(ours).report.title == TYPED
    assert report_file.read(path).report == REPORT
    clerk.leaves()


def test_a_stick_that_is_pulled_out_and_put_back_has_everything_in_the_end(
    clerk: Clerk, qtbot: QtBot, path: Path
) -> None:
    aside = path.parent.with_name("ถอดออก")
    path.parent.rename(aside)

    types(clerk)
    waits_for(qtbot, lambda: clerk.workspace.state.error is not None)
    assert "เก็บไว้ในเครื่องแล้ว" in said(clerk)
    assert "ไม่พบโฟลเดอร์" in said(clerk)
    assert clerk.report.title == TYPED
    shutil.move(aside, path.parent)
    clerk.presses("Ctrl+S")
    clerk.waits_until_saved()

    assert report_file.read(path).report.title == TYPED
    clerk.leaves()


def test_a_file_that_was_removed_is_there_again_with_everything(clerk: Clerk, path: Path) -> None:
    path.unlink()

    types(clerk)
    clerk.waits_until_saved()

    assert report_file.read(path).report.title == TYPED
    clerk.leaves()


def test_a_report_from_an_e_mail_asks_for_a_place_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "Content.Outlook"
    folder.mkdir()
    received, chosen = folder / "รายงาน.ita", tmp_path / "รายงานของฉัน.ita"
    report_file.write(REPORT, received, replace=False)
    clerk = Clerk(qtbot, [Answer("ask_save", chosen)])
    clerk.opens(received)

    types(clerk)
    clerk.waits_until_stored()
    assert "ยังไม่มีชื่อแฟ้ม" in said(clerk)
    clerk.presses("Ctrl+S")
    clerk.waits_until_saved()

    assert report_file.read(chosen).report.title == TYPED
    assert report_file.read(received).report == REPORT
    clerk.leaves()


def test_a_hostile_file_is_refused_while_the_open_work_goes_on(clerk: Clerk, qtbot: QtBot, path: Path) -> None:
    hostile = path.with_name("จากอีเมล.ita")
    shutil.copy(path, hostile)
    with_sql_and_digest("CREATE VIEW v AS SELECT 1")(hostile)
    types(clerk)
    clerk.answers(Answer("tell", None))

    clerk.window.open_path(hostile)
    waits_for(qtbot, lambda: bool(clerk.dialogs.heard))

    assert "จากอีเมล.ita" in clerk.dialogs.heard[0]
    assert "ไม่ได้สร้างและอาจไม่ปลอดภัย" in clerk.dialogs.heard[0]
    assert clerk.report.title == TYPED
    clerk.waits_until_saved()
    assert clerk.workspace.state.saving is Saving.PUBLISHED
    clerk.leaves()
