"""The emblem on the form of the cover: chosen, shown, refused, taken out."""

from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.paper_settings import emblem_of
from ita_desktop.storage.files import fingerprint, private_copy
from ita_desktop.storage.files.fingerprint import FileFingerprint
from tests.support.clerk import KEPT, WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.papers import PNG
from tests.support.report_files import holding


@pytest.fixture
def clerk(clerk: Clerk) -> Clerk:
    clerk.opens(paths.sample_report())
    clerk.goes_to(Address("title"))
    return clerk


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    return holding(tmp_path / "ตรา อบต.png", PNG)


def chooses(clerk: Clerk, picture: Path, *answers: Answer) -> None:
    """Choose the picture, and answer what is asked then."""
    clerk.answers(Answer("ask_open", picture), *answers)
    clerk.presses_in("paper.emblem", "Space")


def test_an_emblem_is_chosen_and_taken_out_again(clerk: Clerk, picture: Path, qtbot: QtBot) -> None:
    chooses(clerk, picture)
    qtbot.waitUntil(lambda: clerk.report.paper.emblem == emblem_of(PNG), timeout=WAIT_MS)

    clerk.presses("Ctrl+Z")

    assert clerk.report.paper.emblem is None


@pytest.mark.parametrize("size", [(2000, 1), (1, 2000), (2000, 300)])
def test_an_emblem_of_any_shape_leaves_room_for_its_buttons(
    clerk: Clerk, picture: Path, qtbot: QtBot, size: tuple[int, int]
) -> None:
    Image.new("RGB", size, "navy").save(picture)
    chooses(clerk, picture)
    qtbot.waitUntil(lambda: clerk.report.paper.emblem is not None, timeout=WAIT_MS)

    form = clerk.page.cover_form
    shown = form.findChild(QLabel, "emblem")
    assert shown is not None and 0 < shown.pixmap().width() <= 200 and 0 < shown.pixmap().height() <= 72
    (remove,) = (button for button in form.findChildren(QPushButton) if button.text() == "เอาออก")
    assert remove.mapTo(form.viewport(), remove.rect().topRight()).x() < form.viewport().width()


def test_typing_does_not_read_the_emblem_anew(clerk: Clerk, picture: Path, qtbot: QtBot) -> None:
    chooses(clerk, picture)
    qtbot.waitUntil(lambda: clerk.report.paper.emblem is not None, timeout=WAIT_MS)
    shown = clerk.page.cover_form.findChild(QLabel, "emblem")
    assert shown is not None and not shown.pixmap().isNull()
    before = shown.pixmap().cacheKey()

    clerk.types_into("agency.website", "www.samrong.go.th")

    assert clerk.report.agency.website == "www.samrong.go.th"
    assert shown.pixmap().cacheKey() == before
    clerk.presses("Ctrl+Z")
    clerk.presses("Ctrl+Z")
    assert clerk.report.paper.emblem is None and shown.text() == "ยังไม่มี"


def test_a_file_that_is_no_picture_is_refused_in_words(clerk: Clerk, picture: Path, qtbot: QtBot) -> None:
    picture.write_text("ไม่ใช่รูป", encoding="utf-8")
    chooses(clerk, picture, Answer("tell", None))
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    assert "ตราเดิมยังอยู่" in clerk.dialogs.heard[-1]
    assert clerk.report.paper.emblem is None


def test_the_window_answers_while_a_picture_is_read_and_a_report_closed_meanwhile_gets_none(
    clerk: Clerk, picture: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The picture is a copy away: the helper waits for it, as for one on a slow share."""
    read, go_on = fingerprint.copy_bytes, Event()

    def slowly(path: Path, target: Path | None, size_max: int) -> FileFingerprint:
        go_on.wait(20)
        return read(path, target, size_max)

    monkeypatch.setattr(private_copy, "copy_bytes", slowly)
    chooses(clerk, picture)

    clerk.types_into("agency.website", "www.samrong.go.th")

    assert clerk.report.agency.website == "www.samrong.go.th"
    assert clerk.report.paper.emblem is None
    clerk.answers(KEPT)
    clerk.presses("Ctrl+W")
    go_on.set()
    clerk.starts_a_new_report()
    qtbot.wait(300)
    assert clerk.report.paper.emblem is None
