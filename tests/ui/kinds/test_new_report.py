"""A new report under a clerk's keys: which kind, which year, what is not sure; and kinds that come and go as files."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.report.report import Coverage
from ita_desktop.domain.report_kinds.report_kind import ReportKind
from ita_desktop.exchange.report_kinds.kind_files import keep_kind, kinds_at_hand, read_kind_file, write_kind_file
from ita_desktop.ui.kinds.new_report_page import NewReportPage
from tests.journeys.test_accessibility import unnamed, without_role
from tests.journeys.test_words import english_on
from tests.support.certain import the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.column_sets import SETS
from tests.support.dialogs import Answer
from tests.ui.files.test_dropped_files import drops

OWN = ReportKind("own_1", "แบบของกองช่าง", "รายงานของกองช่าง", columns=SETS["bs4"])


def page_of(clerk: Clerk, qtbot: QtBot) -> NewReportPage:
    """The page, opened with its key."""
    clerk.presses("Ctrl+N")
    page = the(clerk.window.kinds.page)
    qtbot.waitUntil(page.isActiveWindow, timeout=WAIT_MS)
    return page


def words_at(page: NewReportPage, name: str) -> str:
    """What stands there; empty if it is not shown."""
    found = the(page.findChild(QLabel, f"new_report.{name}"))
    return found.text() if found.isVisible() else ""


def click(page: NewReportPage, name: str) -> None:
    found = page.findChild(QPushButton, f"new_report.{name}")
    assert found is not None and found.isEnabled()
    found.click()


def takes(clerk: Clerk, qtbot: QtBot, *keys: str) -> None:
    """Keys, after which the report is there."""
    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        clerk.presses(*keys)


def test_enter_makes_the_report_of_this_year(clerk: Clerk) -> None:
    clerk.starts_a_new_report()

    assert clerk.report == new_report(date.today())
    assert clerk.workspace.path is None


def test_what_is_not_sure_is_said_in_one_line(clerk: Clerk, qtbot: QtBot) -> None:
    page = page_of(clerk, qtbot)
    clerk.presses("Tab", "Tab", "Tab")
    page.year.setFocus()
    clerk.types_over("๒๕๖๘")

    assert words_at(page, "facts") == "รอบการประเมิน ITA ๒๕๖๙ · ข้อ O26 · ๖ คอลัมน์ · ๗ ประเด็น"
    assert words_at(page, "unsure") == "ยังไม่ยืนยัน แก้ไขได้: ประเด็น, ผู้ลงนาม"
    clerk.presses("Up")
    assert "เลขข้อ O26 (ของรอบ ๒๕๖๙)" in words_at(page, "unsure")
    page.reject()


def test_another_kind_is_taken_with_the_keys_and_the_year_is_that_of_its_round(clerk: Clerk, qtbot: QtBot) -> None:
    page = page_of(clerk, qtbot)
    usual = page.year.text()

    clerk.presses("Down", "Down")
    assert page.kind.key == "plan"
    assert page.year.text() > usual
    takes(clerk, qtbot, "Return")

    assert clerk.report.columns == SETS["plan_monitor"]
    assert clerk.report.fiscal_year == clerk.report.ita_round


def test_the_year_that_was_typed_stays_when_another_kind_is_chosen(clerk: Clerk, qtbot: QtBot) -> None:
    page = page_of(clerk, qtbot)
    page.year.setFocus()
    clerk.types_over("2566")
    page.list.setFocus()

    clerk.presses("Down", "Down")
    takes(clerk, qtbot, "Return")

    assert (clerk.report.fiscal_year, clerk.report.ita_round, clerk.report.oit_item) == (2566, 2566, "O42")


def test_what_is_no_year_is_not_taken_without_a_word(clerk: Clerk, qtbot: QtBot) -> None:
    page = page_of(clerk, qtbot)
    usual = page.year.text()
    page.year.setFocus()
    clerk.types_over("25")

    clerk.presses("Return")

    assert page.isVisible()
    assert words_at(page, "unsure").startswith("ไม่ได้ใช้ “25”")
    assert page.year.text() == usual
    takes(clerk, qtbot, "Return")


def test_a_part_of_the_year_can_be_chosen_where_the_kind_has_it(clerk: Clerk, qtbot: QtBot) -> None:
    page = page_of(clerk, qtbot)
    clerk.presses_in(page.months, "Up")
    page.months.activated.emit(page.months.currentIndex())
    takes(clerk, qtbot, "Return")

    assert clerk.report.coverage is Coverage.FIRST_HALF


def test_who_gives_up_has_no_new_report(clerk: Clerk, qtbot: QtBot, sample: Path) -> None:
    clerk.opens(sample)
    page_of(clerk, qtbot)

    clerk.presses("Escape")

    assert clerk.window.kinds.page is None
    assert clerk.workspace.path == sample


def test_without_any_kind_the_report_is_made_all_the_same(
    clerk: Clerk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "shipped_kinds", lambda: tmp_path)

    takes(clerk, qtbot, "Ctrl+N")

    assert clerk.report == new_report(date.today())


def test_a_broken_file_of_a_kind_is_named_with_its_place(clerk: Clerk, qtbot: QtBot) -> None:
    keep_kind(OWN)
    (paths.own_kinds() / "kind-own_2.json").write_text('{"format": "ita-report-kind"}', encoding="utf-8")

    page = page_of(clerk, qtbot)

    assert "kind-own_2.json" in words_at(page, "refused") and "version" in words_at(page, "refused")
    assert page.list.topLevelItemCount() == len(SETS) + 1
    page.reject()


# Files of kinds


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A kind that somebody has sent."""
    path = tmp_path / "แบบของกองช่าง.itakind"
    write_kind_file(OWN, path)
    return path


def waits_for(clerk: Clerk, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in clerk.window.status.news, timeout=WAIT_MS)


def test_a_kind_that_is_dropped_is_added_and_no_report_is_opened(clerk: Clerk, qtbot: QtBot, given: Path) -> None:
    assert drops(clerk.window.start_page.viewport(), given)

    waits_for(clerk, qtbot, "เพิ่มแบบ “แบบของกองช่าง” แล้ว")
    assert kinds_at_hand().own == (OWN,)
    assert clerk.workspace.document is None


def test_a_kind_is_opened_like_a_report_and_then_chosen_at_the_end_of_the_list(
    clerk: Clerk, qtbot: QtBot, given: Path
) -> None:
    clerk.answers(Answer("ask_open", given))
    clerk.presses("Ctrl+O")
    waits_for(clerk, qtbot, "เพิ่มแบบ")

    page_of(clerk, qtbot)
    clerk.presses("End")
    takes(clerk, qtbot, "Return")

    assert (clerk.report.title, clerk.report.columns) == (OWN.title, OWN.columns)


def test_a_kind_is_added_in_the_dialog_and_chosen_there(clerk: Clerk, qtbot: QtBot, given: Path) -> None:
    page = page_of(clerk, qtbot)
    clerk.answers(Answer("ask_open", given))

    click(page, "from_file")
    waits_for(clerk, qtbot, "เพิ่มแบบ")

    assert page.kind == OWN
    page.reject()


def test_the_same_kind_twice_is_there_once(clerk: Clerk, qtbot: QtBot, given: Path) -> None:
    keep_kind(OWN)

    clerk.window.open_path(given)

    waits_for(clerk, qtbot, "มีแบบ “แบบของกองช่าง” อยู่แล้ว")
    assert kinds_at_hand().own == (OWN,)


@pytest.mark.parametrize("answer", [0, 1, None], ids=["both", "instead", "neither"])
def test_a_kind_of_the_same_key_asks_before_it_takes_the_place_of_one(
    clerk: Clerk, qtbot: QtBot, given: Path, answer: int | None
) -> None:
    older = replace(OWN, title="ชื่อเดิม")
    keep_kind(older)
    clerk.answers(Answer("choose", answer))

    clerk.window.open_path(given)
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    both = (older, replace(OWN, key="own_1_2", name="แบบของกองช่าง (๒)"))
    assert kinds_at_hand().own == {0: both, 1: (OWN,), None: (older,)}[answer]


def test_a_kind_of_the_program_is_never_replaced(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    path, ours = tmp_path / "แก้แล้ว.itakind", kinds_at_hand().all[0]
    write_kind_file(replace(ours, title="ชื่อที่แก้"), path)

    clerk.window.open_path(path)
    waits_for(clerk, qtbot, "เพิ่มแบบ")

    assert kinds_at_hand().all[0] == ours
    (own,) = kinds_at_hand().own
    assert (own.key, own.name, own.title) == ("report_2", f"{ours.name} (๒)", "ชื่อที่แก้")


def test_what_is_no_kind_is_refused_with_its_place(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "เสีย.itakind"
    path.write_text('{"format": "ita-report-kind", "version": 1, "key": "a"}', encoding="utf-8")
    clerk.answers(Answer("tell", None))

    clerk.window.open_path(path)
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    assert "เสีย.itakind" in clerk.dialogs.heard[-1] and "name" in clerk.dialogs.heard[-1]
    assert kinds_at_hand().own == ()


def test_a_kind_is_given_to_others_as_a_file(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "ให้ กองคลัง.itakind"
    page = page_of(clerk, qtbot)
    clerk.presses("Down", "Down")
    clerk.answers(Answer("ask_save", path))

    click(page, "to_file")
    waits_for(clerk, qtbot, "ส่งออกแบบรายงานแล้ว")

    assert read_kind_file(path) == kinds_at_hand().of_key("plan")
    page.reject()


def test_only_a_kind_of_the_users_own_can_be_removed_and_it_is_asked_first(clerk: Clerk, qtbot: QtBot) -> None:
    keep_kind(OWN)
    page = page_of(clerk, qtbot)
    button = page.findChild(QPushButton, "new_report.remove")
    assert button is not None and not button.isEnabled()
    clerk.presses("End")

    clerk.answers(Answer("choose", 0))
    click(page, "remove")
    assert kinds_at_hand().own == (OWN,)
    clerk.answers(Answer("choose", 1))
    click(page, "remove")

    assert kinds_at_hand().own == ()
    assert page.kind == kinds_at_hand().all[0]
    page.reject()


# For everybody


def test_every_part_of_the_dialog_has_a_name(clerk: Clerk, qtbot: QtBot) -> None:
    page = page_of(clerk, qtbot)

    assert unnamed(page) == []
    assert without_role(page) == []
    assert "O26" in page.list.accessibleDescription()
    page.reject()


def test_the_dialog_is_thai(thai_qt: None, clerk: Clerk, qtbot: QtBot) -> None:
    page = page_of(clerk, qtbot)

    assert english_on(page) == {}
    page.reject()
