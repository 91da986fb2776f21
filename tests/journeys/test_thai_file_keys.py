"""Saving, printing, opening and a new report from a text that is being typed, while a Thai layout is on."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.storage.files.backups import backups
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.thai_keys import KEDMANEE, PATTACHOTE, hold

pytestmark = pytest.mark.sample_open

LAYOUTS = pytest.mark.parametrize("layout", [KEDMANEE, PATTACHOTE], ids=["kedmanee", "pattachote"])
TYPED = "น้ำใจผู้ที่อยู่"


def types_a_title(clerk: Clerk) -> None:
    """The caret is in the first measure's title, behind what was typed."""
    clerk.goes_to(Address("measure.title", measure=next(clerk.report.measures())[2].id))
    clerk.presses("Ctrl+A")
    clerk.types(TYPED)


def title(clerk: Clerk) -> str:
    return next(clerk.report.measures())[2].title


@LAYOUTS
def test_ctrl_s_keeps_a_version_of_what_was_just_typed(
    clerk: Clerk, qtbot: QtBot, sample: Path, layout: tuple[str, ...]
) -> None:
    types_a_title(clerk)

    with qtbot.waitSignal(clerk.workspace.version_kept, timeout=WAIT_MS):
        hold("S", layout=layout)

    (kept,) = [backup.read() for backup in backups(sample) if backup.is_kept]
    assert next(kept.measures())[2].title == title(clerk) == TYPED


@LAYOUTS
def test_ctrl_p_asks_how_to_print(clerk: Clerk, qtbot: QtBot, layout: tuple[str, ...]) -> None:
    types_a_title(clerk)
    clerk.waits_until_drawn()
    clerk.answers(Answer("ask_print", None))

    hold("P", layout=layout)
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    assert title(clerk) == TYPED


@LAYOUTS
def test_ctrl_o_asks_for_a_file_near_the_open_one(clerk: Clerk, sample: Path, layout: tuple[str, ...]) -> None:
    types_a_title(clerk)
    clerk.answers(Answer("ask_open", None))

    hold("O", layout=layout)

    assert not clerk.dialogs.answers
    assert clerk.dialogs.near == sample
    assert title(clerk) == TYPED


@LAYOUTS
def test_ctrl_n_begins_a_report_and_the_other_one_is_saved(
    clerk: Clerk, qtbot: QtBot, sample: Path, layout: tuple[str, ...]
) -> None:
    types_a_title(clerk)

    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        hold("N", layout=layout)

    assert clerk.workspace.path is None
    clerk.opens(sample)
    assert title(clerk) == TYPED
