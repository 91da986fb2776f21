"""The open report as a kind of one's own, and the report on an open plan."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.report import Report
from ita_desktop.exchange.report_kinds.kind_files import keep_kind, kinds_at_hand
from ita_desktop.ui.kinds.kind_name_page import KindNamePage
from tests.journeys.test_accessibility import unnamed, without_role
from tests.journeys.test_any_table import filled
from tests.journeys.test_words import english_on
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.column_sets import SETS
from tests.support.dialogs import Answer
from tests.support.report_files import a_file


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan, signed."""
    report = replace(filled(SETS["plan_monitor"]), kind="plan", title="มาตรการส่งเสริมคุณธรรม", signed_on="๑ ต.ค. ๖๗")
    return a_file(tmp_path, report, "แผน ๒๕๖๘.ita")


def name_page(clerk: Clerk, qtbot: QtBot) -> KindNamePage:
    clerk.window.commands["save_kind"].trigger()
    page = clerk.window.kinds.name_page
    assert page is not None
    qtbot.waitUntil(page.isActiveWindow, timeout=WAIT_MS)
    return page


def test_the_open_report_becomes_a_kind_under_the_name_that_is_typed(clerk: Clerk, qtbot: QtBot, plan: Path) -> None:
    clerk.opens(plan)
    page = name_page(clerk, qtbot)
    assert page.name.text() == "มาตรการส่งเสริมคุณธรรม"

    clerk.types("แผนของกองช่าง")
    clerk.presses("Return")

    (own,) = kinds_at_hand().own
    assert (own.name, own.columns, own.answered_by) == ("แผนของกองช่าง", SETS["plan_monitor"], "report")
    assert "แผนของกองช่าง" in clerk.window.status.news
    assert clerk.workspace.path == plan


def test_a_kind_has_a_name(clerk: Clerk, qtbot: QtBot, plan: Path) -> None:
    clerk.opens(plan)
    page = name_page(clerk, qtbot)

    clerk.types("  ")
    clerk.presses("Return")

    assert page.isVisible() and not page.keep.isEnabled()
    clerk.presses("Escape")
    assert kinds_at_hand().own == ()


@pytest.mark.parametrize("answer", [0, 1, None], ids=["both", "instead", "neither"])
def test_the_same_name_asks_whether_the_old_one_goes(
    clerk: Clerk, qtbot: QtBot, plan: Path, answer: int | None
) -> None:
    old = replace(kinds_at_hand().all[0], key="own_1", name="มาตรการส่งเสริมคุณธรรม")
    keep_kind(old)
    clerk.opens(plan)
    clerk.answers(Answer("choose", answer))
    name_page(clerk, qtbot)

    clerk.presses("Return")

    own = kinds_at_hand().own
    assert [kind.name for kind in own][: 1 if answer else 2] == [
        "มาตรการส่งเสริมคุณธรรม",
        *(["มาตรการส่งเสริมคุณธรรม (๒)"] if answer == 0 else []),
    ]
    assert (old in own) == (answer != 1)
    assert len(own) == (2 if answer == 0 else 1)


def test_the_page_of_the_name_is_thai_and_named(thai_qt: None, clerk: Clerk, qtbot: QtBot, plan: Path) -> None:
    clerk.opens(plan)
    page = name_page(clerk, qtbot)

    assert english_on(page) == {text: {"Ctrl", "N"} for text in english_on(page)}
    assert (unnamed(page), without_role(page)) == ([], [])
    page.reject()


def made_from(clerk: Clerk, qtbot: QtBot) -> Report:
    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        clerk.window.commands["report_on_plan"].trigger()
    return clerk.report


def test_the_report_on_the_open_plan_is_a_new_one_and_the_plan_stays_as_it_is(
    clerk: Clerk, qtbot: QtBot, plan: Path
) -> None:
    before = plan.read_bytes()
    clerk.opens(plan)

    report = made_from(clerk, qtbot)

    assert clerk.workspace.path is None
    assert (report.plan_title, report.plan_date, report.kind) == ("มาตรการส่งเสริมคุณธรรม", "๑ ต.ค. ๖๗", "")
    assert [len(measure.steps) for _, _, measure in report.measures()] == [3, 3]
    assert not any(measure.results or measure.outcomes for _, _, measure in report.measures())
    assert plan.read_bytes() == before


def test_the_plan_can_be_named_in_the_cover_form(clerk: Clerk, qtbot: QtBot, plan: Path) -> None:
    clerk.opens(plan)
    made_from(clerk, qtbot)

    clerk.types_into("plan_number", "นม ๗๒๑๐๑/๑๒")

    assert clerk.report.plan_number == "นม ๗๒๑๐๑/๑๒"
