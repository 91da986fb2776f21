"""Opening a file on which work was interrupted: what is asked, and what each answer opens."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.storage.files import report_file
from ita_desktop.storage.leftovers import leftovers
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.report_files import dies, holding, opened
from tests.support.reports import retitled

TYPED = "ชื่อที่พิมพ์ก่อนไฟดับ"


@pytest.fixture
def interrupted(sample: Path) -> Path:
    """A report whose program died with a title that is not in the file."""
    copy = opened(sample)
    copy.store(retitled(copy.report, TYPED))
    dies(copy)
    return sample


def test_work_that_was_interrupted_can_be_gone_on_with_instead_of_its_file(clerk: Clerk, interrupted: Path) -> None:
    clerk.answers(Answer("choose", 0))

    clerk.opens(interrupted)

    assert interrupted.name in clerk.dialogs.heard[0]
    assert clerk.report.title == TYPED
    assert clerk.workspace.path == interrupted


def test_a_file_on_which_work_was_interrupted_can_be_opened_as_it_is(clerk: Clerk, interrupted: Path) -> None:
    clerk.answers(Answer("choose", 1))

    clerk.opens(interrupted)

    assert clerk.report.title == report_file.read(interrupted).report.title != TYPED
    assert [leftover.report.title for leftover in leftovers()] == [TYPED]


def test_who_answers_nothing_has_nothing_opened_and_is_asked_again(
    clerk: Clerk, interrupted: Path, qtbot: QtBot
) -> None:
    for asked in (1, 2):
        clerk.answers(Answer("choose", None))
        with qtbot.waitSignal(clerk.window.files.not_opened, timeout=WAIT_MS):
            clerk.window.open_path(interrupted)
        assert len(clerk.dialogs.heard) == asked

    assert clerk.workspace.document is None
    assert clerk.window.start_page.isVisible()
    assert [leftover.report.title for leftover in leftovers()] == [TYPED]


def test_a_report_that_was_refused_can_be_asked_for_again(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    no_report = holding(tmp_path / "รูปถ่าย.ita", b"JFIF")

    for _ in range(2):
        clerk.answers(Answer("tell", None))
        with qtbot.waitSignal(clerk.workspace.refused, timeout=WAIT_MS):
            clerk.window.open_path(no_report)

    assert len(clerk.dialogs.heard) == 2
