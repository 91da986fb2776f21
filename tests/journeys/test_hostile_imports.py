"""JSON that takes long to refuse is read beside the work, and does not keep another file from being opened."""

import time
from pathlib import Path

from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.errors import ExpectedError
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.report_files import holding
from tests.test_formats import BOMBS


def a_bomb(folder: Path) -> Path:
    """A file that a reader of JSON works on for seconds."""
    return holding(folder / "ข้อมูล.json", BOMBS["objects"](2**23))


def test_the_window_answers_while_a_file_is_refused_and_says_so_in_words(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot, sample: Path
) -> None:
    clerk.opens(sample)
    path = a_bomb(tmp_path)
    clerk.answers(Answer("tell", None))
    clerk.goes_to(Address("title"))
    clerk.presses("End")
    begun = time.monotonic()

    clerk.window.open_path(path)
    clerk.types("ฉบับร่าง")

    assert clerk.report.title.endswith("ฉบับร่าง")
    assert time.monotonic() - begun < 2
    assert clerk.dialogs.answers, "refused before anything was typed"
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=2 * WAIT_MS)
    assert any(words in clerk.dialogs.heard[-1] for words in ("ข้อมูลมีเกิน", "ใช้เวลานานผิดปกติ"))


def test_another_file_is_opened_without_waiting_for_one_that_takes_long(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot, sample: Path
) -> None:
    refused: list[ExpectedError] = []
    clerk.opens(sample)
    clerk.workspace.refused.connect(refused.append)
    clerk.presses("Ctrl+W")
    clerk.window.open_path(a_bomb(tmp_path))
    qtbot.wait(300)
    begun = time.monotonic()

    clerk.opens(sample)

    assert time.monotonic() - begun < 5
    assert not refused
