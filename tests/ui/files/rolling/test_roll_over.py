"""This year's report from last year's, at the window: chosen, ticked, made, and the old file as it was."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ita_desktop import formats
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Column, ColumnKind
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.review.reviewing import ids_in
from ita_desktop.ui.files.rolling.roll_over_dialog import RollOverDialog
from tests.support.certain import the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.report_files import a_file, holding
from tests.support.reports import a_measure, a_report, an_issue, an_item
from tests.support.typing import press

REPORT = replace(
    a_report(an_issue(a_measure(steps=(an_item("ประกาศแผนประจำปี ๒๕๖๘"),), results=(an_item("อบรมในปี ๒๕๖๘"),)))),
    title="รายงานประจำปีงบประมาณ ๒๕๖๘",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_file(tmp_path, REPORT, "รายงาน ITA ๒๕๖๘.ita")


def asks(clerk: Clerk, qtbot: QtBot) -> RollOverDialog:
    """The dialog, with its list."""
    clerk.presses("Ctrl+Shift+N")
    return shown(clerk, qtbot)


def shown(clerk: Clerk, qtbot: QtBot) -> RollOverDialog:
    qtbot.waitUntil(lambda: clerk.window.rolling.dialog is not None, timeout=WAIT_MS)
    dialog = the(clerk.window.rolling.dialog)
    qtbot.waitUntil(lambda: dialog.is_settled and dialog.isActiveWindow(), timeout=WAIT_MS)
    return dialog


@pytest.fixture
def dialog(clerk: Clerk, path: Path, qtbot: QtBot) -> RollOverDialog:
    """The dialog for the report that is open."""
    clerk.opens(path)
    return asks(clerk, qtbot)


def settled(dialog: RollOverDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.is_settled, timeout=WAIT_MS)


def makes(clerk: Clerk, qtbot: QtBot) -> Report:
    """Enter makes the report."""
    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        clerk.presses("Return")
    clerk.comes_back()
    return clerk.report


def steps(report: Report) -> list[str]:
    return [item.text for _, _, measure in report.measures() for item in measure.steps]


def test_enter_makes_the_report_of_the_next_year_and_the_old_file_stays(clerk: Clerk, path: Path, qtbot: QtBot) -> None:
    before = path.read_bytes()
    clerk.answers(Answer("ask_open", path))
    asks(clerk, qtbot)

    made = makes(clerk, qtbot)

    assert (made.fiscal_year, made.ita_round, made.title) == (2569, 2570, "รายงานประจำปีงบประมาณ ๒๕๖๙")
    assert made.unreviewed == ids_in(made)
    assert steps(made) == ["ประกาศแผนประจำปี ๒๕๖๘"], "an announcement is left to the user"
    assert clerk.workspace.path is None
    assert path.read_bytes() == before


def test_the_open_report_is_the_earlier_one(clerk: Clerk, dialog: RollOverDialog, qtbot: QtBot) -> None:
    assert dialog.earlier == REPORT
    assert makes(clerk, qtbot).fiscal_year == 2569


def test_space_ticks_a_doubt_and_takes_the_tick_of_a_change_away(
    clerk: Clerk, dialog: RollOverDialog, qtbot: QtBot
) -> None:
    assert QApplication.focusWidget() is dialog.list
    assert "จะเปลี่ยนปี ๓ ตำแหน่ง · ไม่เปลี่ยน ๑ ตำแหน่ง" in dialog.summary.text()

    clerk.presses("Space", "Down", "Space")

    assert "จะเปลี่ยนปี ๓ ตำแหน่ง · ไม่เปลี่ยน ๑ ตำแหน่ง" in dialog.summary.text()
    made = makes(clerk, qtbot)
    assert made.title == REPORT.title
    assert steps(made) == ["ประกาศแผนประจำปี ๒๕๖๙"]


def test_another_year_moves_the_round_and_everything_else_and_ticks_stay(
    clerk: Clerk, dialog: RollOverDialog, qtbot: QtBot
) -> None:
    clerk.presses("Space")

    clerk.presses_in(dialog.year, "Up")
    settled(dialog, qtbot)

    assert dialog.round.text() == "๒๕๗๑"
    made = makes(clerk, qtbot)
    assert (made.fiscal_year, made.ita_round, made.title) == (2570, 2571, REPORT.title)
    assert [measure.results[0].text for _, _, measure in made.measures()] == ["อบรมในปี ๒๕๗๐"]


def test_results_are_left_empty_if_the_user_wants_that(clerk: Clerk, dialog: RollOverDialog, qtbot: QtBot) -> None:
    clerk.presses_in(dialog.keeps_results, "Space")
    settled(dialog, qtbot)

    assert len(dialog.rows.changes) == 3
    assert [(one.results, one.outcomes) for _, _, one in makes(clerk, qtbot).measures()] == [((), ())]


def test_any_column_is_left_empty_by_a_tick_and_named_before_the_report_is_made(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    found = Column("own_1a2b3c4d", "ผลรอบ ๖ เดือน", ColumnKind.TEXT)
    evidence = Column("own_5e6f7a8b", "หลักฐาน", ColumnKind.LINKS)
    measure = a_measure().with_value(found.key, "ทำแล้ว").with_value(evidence.key, ("https://example.go.th",))
    report = replace(a_report(an_issue(measure)), columns=(*DEFAULT_COLUMNS, found, evidence))
    clerk.opens(a_file(tmp_path, report, "รายงานของหน่วยงาน.ita"))
    dialog = asks(clerk, qtbot)
    shown_words = the(dialog.findChild(QLabel, "rolling.emptied"))
    assert shown_words.text() == "คอลัมน์ที่จะว่างไว้: หลักฐาน"

    clerk.presses_in(dialog.empty_columns, "Space")
    menu = dialog.empty_columns.menu()
    qtbot.waitUntil(menu.isVisible, timeout=WAIT_MS)
    for key in ("Up", "Up", "Space", "Escape"):  # the last but one
        press(key, menu)
    settled(dialog, qtbot)

    assert shown_words.text() == "คอลัมน์ที่จะว่างไว้: ผลรอบ ๖ เดือน, หลักฐาน"
    dialog.activateWindow()
    qtbot.waitUntil(lambda: not menu.isVisible() and dialog.isActiveWindow(), timeout=WAIT_MS)
    dialog.list.setFocus()
    ((_, _, made),) = makes(clerk, qtbot).measures()
    assert (made.value(found.key), made.value(evidence.key)) == (None, None)
    assert made.results != ()


def test_the_number_of_the_item_is_that_of_the_new_round(clerk: Clerk, dialog: RollOverDialog, qtbot: QtBot) -> None:
    dialog.item.setFocus()
    clerk.types_over("O28")

    assert makes(clerk, qtbot).oit_item == "O28"


def test_the_number_of_the_item_follows_the_round_until_it_is_typed(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    clerk.opens(
        a_file(tmp_path, replace(REPORT, fiscal_year=2567, ita_round=2568, oit_item="O28"), "รายงาน ITA ๒๕๖๗.ita")
    )
    dialog = asks(clerk, qtbot)
    assert dialog.item.text() == "O26"
    assert dialog.item_remark.text() == "", "confirmed"

    clerk.presses_in(dialog.round, "Up")

    assert dialog.item.text() == "O26"
    assert "ยังไม่ยืนยัน" in dialog.item_remark.text()
    dialog.item.setFocus()
    clerk.types_over("O30")
    clerk.presses_in(dialog.round, "Down")
    assert dialog.item.text() == "O30"
    settled(dialog, qtbot)
    dialog.list.setFocus()
    assert makes(clerk, qtbot).oit_item == "O30"


def test_another_report_can_be_chosen(clerk: Clerk, dialog: RollOverDialog, tmp_path: Path, qtbot: QtBot) -> None:
    other = a_file(tmp_path, replace(REPORT, fiscal_year=2567, ita_round=2568), "รายงาน ITA ๒๕๖๗.ita")
    clerk.answers(Answer("ask_open", other))

    dialog.other.click()
    qtbot.waitUntil(lambda: clerk.window.rolling.dialog not in (dialog, None), timeout=WAIT_MS)

    assert shown(clerk, qtbot).earlier.fiscal_year == 2567
    assert makes(clerk, qtbot).fiscal_year == 2568


def test_last_years_word_file_becomes_this_years_report(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    word = tmp_path / "รายงาน ITA ๒๕๖๘.docx"
    formats.write(REPORT, word)
    before = word.read_bytes()
    clerk.answers(Answer("ask_open", word))
    clerk.presses("Ctrl+Shift+N")
    importing = the(clerk.window.importing.dialog)
    qtbot.waitUntil(lambda: importing.importing.is_settled and importing.isActiveWindow(), timeout=4 * WAIT_MS)

    clerk.presses("Return")
    dialog = shown(clerk, qtbot)

    assert dialog.earlier.fiscal_year == 2568
    made = makes(clerk, qtbot)
    assert made.fiscal_year == 2569
    assert steps(made) == steps(REPORT)
    assert [measure.results[0].text for _, _, measure in made.measures()] == ["อบรมในปี ๒๕๖๙"]
    assert made.unreviewed == ids_in(made)
    assert word.read_bytes() == before


def test_who_gives_up_has_what_was_open(clerk: Clerk, dialog: RollOverDialog) -> None:
    clerk.presses("Escape")

    assert clerk.window.rolling.dialog is None
    assert clerk.report == REPORT


def test_a_report_that_was_made_asks_for_a_name_before_it_is_closed(clerk: Clerk, path: Path, qtbot: QtBot) -> None:
    clerk.opens(path)
    asks(clerk, qtbot)
    makes(clerk, qtbot)
    clerk.answers(Answer("choose", None))

    clerk.presses("Ctrl+W")

    assert "ยังไม่มีชื่อแฟ้ม" in clerk.dialogs.heard[-1]


def test_a_file_that_is_no_report_is_refused(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    broken = holding(tmp_path / "เสีย.ita", b"")
    clerk.answers(Answer("ask_open", broken), Answer("tell", None))

    clerk.presses("Ctrl+Shift+N")
    qtbot.waitUntil(lambda: len(clerk.dialogs.heard) == 2, timeout=WAIT_MS)

    assert clerk.window.rolling.dialog is None
