"""The paper's settings under a clerk's keys, and pictures as emblems."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.limits import EMBLEM_MAX_BYTES
from ita_desktop.domain.report.address import Place
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER, Digits, FontFamily
from ita_desktop.ui.forms.emblem import read_emblem
from tests.support.clerk import Clerk
from tests.support.dialogs import Answer
from tests.support.papers import JPEG, PNG

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="12"><rect width="24" height="12" fill="red"/></svg>'


@pytest.fixture
def clerk(a_clerk: Clerk) -> Clerk:
    a_clerk.opens(paths.sample_report())
    a_clerk.goes_to(Place("paper.family"))
    return a_clerk


def test_choices_are_made_with_the_keyboard_and_undone(clerk: Clerk) -> None:
    clerk.presses("Down")
    clerk.focuses("paper.digits")
    clerk.presses("Down")
    clerk.focuses("paper.issues_on_new_pages")
    clerk.presses("Space")
    paper = clerk.report.paper
    assert (paper.family, paper.digits, paper.issues_on_new_pages) == (FontFamily.SARABUN, Digits.ARABIC, True)

    clerk.presses("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")

    assert clerk.report.paper == DEFAULT_PAPER


def test_margins_and_words_are_typed(clerk: Clerk) -> None:
    for key, text in (("paper.margin_top", "๒๕"), ("paper.header", "ร่าง"), ("paper.footer", "หน้า 2")):
        clerk.focuses(key)
        clerk.presses("Ctrl+A")
        clerk.types(text)

    paper = clerk.report.paper
    assert (paper.margin_top, paper.header, paper.footer) == (25, "ร่าง", "หน้า 2")


def test_a_margin_that_is_none_is_not_taken_and_the_old_one_comes_back(clerk: Clerk) -> None:
    clerk.focuses("paper.margin_side")
    clerk.presses("Ctrl+A")
    clerk.types("๙๙๙")
    clerk.presses("Tab")

    assert clerk.report.paper.margin_side == DEFAULT_PAPER.margin_side
    assert clerk.field("paper.margin_side").property("text") == "๑๓"


def test_columns_are_typed_or_fitted(clerk: Clerk) -> None:
    clerk.focuses("paper.columns.1")
    clerk.presses("Ctrl+A")
    clerk.types("70")
    assert list(clerk.report.paper.columns) == [43, 70, 63, 57, 23, 25]

    clerk.focuses("paper.columns")
    clerk.presses("Space")

    assert list(clerk.report.paper.columns) == []
    assert not clerk.field("paper.columns.0").isEnabled()


def test_an_emblem_is_chosen_and_taken_out_again(clerk: Clerk, tmp_path: Path) -> None:
    picture = tmp_path / "ตรา อบต.png"
    picture.write_bytes(PNG)
    clerk.answers(Answer("ask_open", picture))
    clerk.focuses("paper.emblem")
    clerk.presses("Space")
    assert clerk.report.paper.emblem is not None and clerk.report.paper.emblem.data == PNG

    clerk.presses("Ctrl+Z")

    assert clerk.report.paper.emblem is None


def test_typing_does_not_read_the_emblem_anew(clerk: Clerk, tmp_path: Path) -> None:
    picture = tmp_path / "ตรา.png"
    picture.write_bytes(PNG)
    clerk.answers(Answer("ask_open", picture))
    clerk.focuses("paper.emblem")
    clerk.presses("Space")
    shown = clerk.page.paper_form.findChild(QLabel, "emblem")
    assert shown is not None and not shown.pixmap().isNull()
    before = shown.pixmap().cacheKey()

    clerk.focuses("paper.header")
    clerk.types("ลับ")

    assert clerk.report.paper.header == "ลับ"
    assert shown.pixmap().cacheKey() == before
    clerk.presses("Ctrl+Z")
    clerk.presses("Ctrl+Z")
    assert clerk.report.paper.emblem is None and shown.text() == "ยังไม่มี"


def test_a_file_that_is_no_picture_is_refused_in_words(clerk: Clerk, tmp_path: Path) -> None:
    letter = tmp_path / "จดหมาย.png"
    letter.write_text("ไม่ใช่รูป", encoding="utf-8")
    clerk.answers(Answer("ask_open", letter), Answer("tell", None))
    clerk.focuses("paper.emblem")
    clerk.presses("Space")

    assert "ตราเดิมยังอยู่" in clerk.dialogs.heard[-1]
    assert clerk.report.paper.emblem is None


@pytest.mark.parametrize(("name", "data"), [("ก.png", PNG), ("ก.jpg", JPEG)])
def test_a_small_picture_is_kept_byte_for_byte(qtbot: QtBot, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)

    emblem = read_emblem(tmp_path / name)

    assert emblem is not None and emblem.data == data


def test_a_large_picture_is_scaled_down_until_it_fits(qtbot: QtBot, tmp_path: Path) -> None:
    large = QImage(3000, 1500, QImage.Format.Format_RGB32)
    large.fill(Qt.GlobalColor.darkBlue)
    large.save(str(tmp_path / "ใหญ่.png"))

    emblem = read_emblem(tmp_path / "ใหญ่.png")

    assert emblem is not None
    assert QImage.fromData(emblem.data).size() == QSize(600, 300)
    assert len(emblem.data) <= EMBLEM_MAX_BYTES


def test_an_svg_is_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "ตรา.svg").write_text(SVG, encoding="utf-8")

    emblem = read_emblem(tmp_path / "ตรา.svg")

    assert emblem is not None
    assert QImage.fromData(emblem.data).size() == QSize(600, 300)


@pytest.mark.parametrize("data", [b"", b"GIF89a", PNG[:40], b"<svg>"])
def test_what_is_no_picture_is_no_emblem(qtbot: QtBot, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "รูป.svg").write_bytes(data)

    assert read_emblem(tmp_path / "รูป.svg") is None
