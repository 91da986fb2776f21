"""Earlier versions under a clerk's keys: listed by day, seen, named, given back in one step, opened as a copy."""

import os
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.digits_and_years import long_date, to_thai_digits
from ita_desktop.session.file.workspace import Version
from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.backups import back_up, backups, with_name
from ita_desktop.ui.files.versions_page import VersionsPage
from tests.journeys.test_accessibility import unnamed, without_role
from tests.journeys.test_words import english_on
from tests.support.certain import the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.golden_report import published
from tests.support.holds import keep_waiting
from tests.support.reports import a_measure
from tests.support.typing import press

SAMPLE = published()
NOW = datetime.now().replace(microsecond=0)


def with_one_more(report: Report, title: str) -> Report:
    """The report with one more measure in its first issue."""
    first = report.issues[0]
    issue = replace(first, measures=(*first.measures, a_measure(title=title)))
    return replace(report, issues=(issue, *report.issues[1:]))


def a_file_with_versions(folder: Path) -> Path:
    """A file of today, a version of yesterday with one measure less, and one of the day before with another title."""
    path = folder / "รายงาน ITA ๒๕๖๘.ita"
    for days_ago, report in (
        (2, replace(SAMPLE, title="ชื่อเดิมเมื่อวานซืน")),
        (1, SAMPLE),
        (0, with_one_more(SAMPLE, "มาตรการที่เพิ่มวันนี้")),
    ):
        time = NOW - timedelta(days=days_ago)
        seen = report_file.write(report, path, replace=True)
        if days_ago:
            back_up(path, seen, time)
        os.utime(path, (time.timestamp(), time.timestamp()))
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_file_with_versions(tmp_path)


def edits(clerk: Clerk, path: Path) -> None:
    """Open the file and type something into it."""
    clerk.opens(path)
    clerk.goes_to(Address("title"))
    clerk.types("น้ำใจ ")


@pytest.fixture
def answered(clerk: Clerk, path: Path, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The file is open and edited, and Ctrl+S keeps a version of it as soon as the event is set."""
    edits(clerk, path)
    made = keep_waiting(path.parent, monkeypatch)
    clerk.presses("Ctrl+S")
    return made


def versions_page(clerk: Clerk, qtbot: QtBot) -> VersionsPage:
    """The page, opened with its key, once every version is compared and the newest is drawn."""
    clerk.presses("Ctrl+Shift+H")
    page = the(clerk.window.versions.page)
    qtbot.waitUntil(lambda: page.shown is not None and page.paper.is_drawn(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not any("…" in line for line in picture(page)), timeout=WAIT_MS)
    return page


def picture(page: VersionsPage) -> list[str]:
    """The list as a clerk reads it, a line a row."""
    lines = []
    for index in range(page.list.topLevelItemCount()):
        day = the(page.list.topLevelItem(index))
        lines.append(day.text(0))
        for child in range(day.childCount()):
            row = day.child(child)
            lines.append(" | ".join(row.text(column) for column in range(3)))
    return lines


@pytest.fixture
def page(clerk: Clerk, path: Path, qtbot: QtBot) -> VersionsPage:
    """The page of the file."""
    clerk.opens(path)
    return versions_page(clerk, qtbot)


def choose(page: VersionsPage, qtbot: QtBot, *keys: str) -> None:
    """Keys in the list, and the version then chosen on screen."""
    page.list.setFocus()
    for key in keys:
        press(key, page.list)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.version == page.list.version, timeout=WAIT_MS)
    if page.paper.isVisible():
        qtbot.waitUntil(page.paper.is_drawn, timeout=WAIT_MS)


def kept(path: Path) -> list[Version]:
    """The versions that stay for ever."""
    return [version for version in backups(path) if version.is_kept]


def test_the_versions_stand_under_their_days_with_what_changed_after_each(page: VersionsPage) -> None:
    time = to_thai_digits(f"{NOW:%H:%M} น.")
    assert picture(page) == [
        f"เมื่อวาน {long_date((NOW - timedelta(days=1)).date())}",
        f"{time} |  | เพิ่ม ๑",
        long_date((NOW - timedelta(days=2)).date()),
        f"{time} |  | แก้ ๑",
    ]


def test_the_chosen_version_is_shown_as_paper_and_as_differences(
    clerk: Clerk, page: VersionsPage, qtbot: QtBot
) -> None:
    choose(page, qtbot, "Down")

    assert page.shown is not None and page.shown.report.title == "ชื่อเดิมเมื่อวานซืน"
    press("Alt+D", page)
    assert page.differences.list.topLevelItemCount() == 2
    choose(page, qtbot, "Up")
    assert page.differences.list.topLevelItemCount() == 1
    assert page.paper.paper is not None and page.paper.paper is not clerk.page.preview.paper


def test_a_version_is_given_back_in_one_step_that_can_be_taken_back(
    clerk: Clerk, path: Path, page: VersionsPage, qtbot: QtBot
) -> None:
    before = clerk.report
    choose(page, qtbot, "Down")

    press("Alt+R", page)
    qtbot.waitUntil(lambda: clerk.window.versions.page is None, timeout=WAIT_MS)

    assert clerk.report == replace(SAMPLE, title="ชื่อเดิมเมื่อวานซืน")
    assert clerk.page.document.history.undoText().startswith("กลับไปใช้รุ่น ")
    assert clerk.page.document.history.count() == 1
    clerk.waits_until_saved()
    assert report_file.read(path).report.title == "ชื่อเดิมเมื่อวานซืน"
    clerk.comes_back()
    clerk.presses("Ctrl+Z")
    assert clerk.report is before
    assert before in [version.read() for version in backups(path)]


def test_a_version_opens_as_a_copy_and_the_file_stays_as_it_is(
    clerk: Clerk, path: Path, page: VersionsPage, qtbot: QtBot
) -> None:
    bytes_before = path.read_bytes()
    choose(page, qtbot, "Down")

    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        press("Alt+C", page)

    assert clerk.report.title == "ชื่อเดิมเมื่อวานซืน"
    assert clerk.workspace.path is None
    assert path.read_bytes() == bytes_before


def test_ctrl_s_keeps_a_version_and_f2_names_it_in_thai(clerk: Clerk, path: Path, qtbot: QtBot) -> None:
    edits(clerk, path)
    with qtbot.waitSignal(clerk.workspace.version_kept, timeout=WAIT_MS):
        clerk.presses("Ctrl+S")
    page = versions_page(clerk, qtbot)

    press("F2", page.list)
    clerk.types("ฉบับส่งนายก ที่ปรึกษา")
    press("Return", QApplication.focusWidget())
    qtbot.waitUntil(lambda: any(version.name for version in kept(path)), timeout=WAIT_MS)

    (version,) = kept(path)
    assert version.name == "ฉบับส่งนายก ที่ปรึกษา"
    assert version.read().title == clerk.report.title
    assert f"{to_thai_digits(f'{version.made_at:%H:%M} น.')} | ฉบับส่งนายก ที่ปรึกษา | ไม่มีการแก้ไข" in picture(page)
    assert clerk.window.versions.page is page, "Enter in the name must not close the page"


def test_a_version_that_is_made_while_the_page_is_open_comes_into_the_list(
    clerk: Clerk, path: Path, answered: threading.Event, qtbot: QtBot
) -> None:
    page = versions_page(clerk, qtbot)
    choose(page, qtbot, "Down")
    chosen = page.list.version
    assert kept(path) == []

    answered.set()
    qtbot.waitUntil(lambda: any("| ไม่มีการแก้ไข" in line for line in picture(page)), timeout=WAIT_MS)

    (version,) = kept(path)
    assert version.read().title == clerk.report.title
    assert page.list.version == chosen is not None


def test_a_name_that_is_being_typed_when_a_version_is_made_is_kept(
    clerk: Clerk, path: Path, answered: threading.Event, qtbot: QtBot
) -> None:
    page = versions_page(clerk, qtbot)
    chosen = page.list.version
    press("F2", page.list)
    clerk.types("ฉบับร่าง ปู่ย่า")

    answered.set()
    qtbot.waitUntil(lambda: any("| ไม่มีการแก้ไข" in line for line in picture(page)), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: any("| ฉบับร่าง ปู่ย่า |" in line for line in picture(page)), timeout=WAIT_MS)

    assert [v.made_at for v in backups(path) if v.name == "ฉบับร่าง ปู่ย่า"] == [the(chosen).made_at]
    assert page.list.hasFocus()


def test_a_version_is_deleted_after_one_question_and_the_others_stay(clerk: Clerk, path: Path, qtbot: QtBot) -> None:
    newer, older = backups(path)
    with_name(older, "ฉบับร่าง ปู่ย่า")
    clerk.opens(path)
    before = clerk.report
    page = versions_page(clerk, qtbot)
    choose(page, qtbot, "Down")
    clerk.answers(Answer("choose", None), Answer("choose", 0), Answer("choose", 1))

    press("Delete", page.list)
    press("Alt+X", page)
    assert [version.made_at for version in backups(path)] == [newer.made_at, older.made_at]
    press("Delete", page.list)
    qtbot.waitUntil(lambda: len(backups(path)) == 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(picture(page)) == 2 and "…" not in picture(page)[1], timeout=WAIT_MS)

    assert "ฉบับร่าง ปู่ย่า" in clerk.dialogs.heard[-1] and "เรียกคืนไม่ได้" in clerk.dialogs.heard[-1]
    assert backups(path) == [newer]
    assert not list(newer.path.parent.glob("*.txt"))
    assert page.list.version == newer and page.list.hasFocus()
    assert clerk.report is before


def test_a_file_that_was_renamed_outside_keeps_its_versions(clerk: Clerk, path: Path, qtbot: QtBot) -> None:
    clerk.opens(path)
    clerk.goes_to(Address("title"))
    clerk.types("ผู้ใหญ่ ")
    clerk.waits_until_saved()
    clerk.workspace.close()
    renamed = path.with_name("รายงานฉบับจริง.ita")
    path.rename(renamed)

    clerk.opens(renamed)

    page = versions_page(clerk, qtbot)
    assert len(picture(page)) > 3
    assert {version.made_at for version in backups(renamed)} == {version.made_at for version in backups(path)}


def test_the_first_ctrl_s_of_a_new_report_keeps_a_version_too(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "รายงานใหม่.ita"
    clerk.starts_a_new_report()
    clerk.answers(Answer("ask_save", path))

    with qtbot.waitSignal(clerk.workspace.version_kept, timeout=WAIT_MS):
        clerk.presses("Ctrl+S")

    (version,) = kept(path)
    assert version.read() == clerk.report


def test_a_version_that_went_bad_is_said_and_the_others_are_there(clerk: Clerk, path: Path, qtbot: QtBot) -> None:
    backups(path)[1].path.write_bytes(b"")
    clerk.opens(path)

    page = versions_page(clerk, qtbot)
    press("Down", page.list)
    qtbot.waitUntil(lambda: "ว่างเปล่า" in page._news.text(), timeout=WAIT_MS)

    assert [line.split(" | ")[-1] for line in picture(page)[1::2]] == ["เพิ่ม ๑", "อ่านรุ่นนี้ไม่ได้"]
    assert not page.restore.isEnabled()


def test_a_report_without_a_file_has_no_versions_and_says_so(clerk: Clerk) -> None:
    clerk.starts_a_new_report()

    clerk.presses("Ctrl+Shift+H")

    assert clerk.window.versions.page is None
    assert "ยังไม่มีรุ่นก่อนหน้า" in clerk.window.status.currentMessage()


def test_escape_closes_the_page_and_the_report_is_as_it_was(clerk: Clerk, page: VersionsPage) -> None:
    before = clerk.report

    press("Esc", page.list)

    assert clerk.window.versions.page is None
    assert clerk.report is before


@pytest.mark.usefixtures("thai_qt")
def test_the_page_is_thai_and_says_what_each_control_is(page: VersionsPage) -> None:
    assert english_on(page) == {}
    assert (unnamed(page), without_role(page)) == ([], [])
    press("Esc", page.list)
