"""Exporting under a clerk's keys: a card for each format, and the file of the one that is pressed."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ita_desktop import formats, paths
from ita_desktop.domain.report.address import Address
from ita_desktop.exchange.tables.measures import read_tables
from ita_desktop.formats import EXPORTABLE, PDF, WORD, Format
from ita_desktop.ui.files.exporting.export_page import ExportPage
from ita_desktop.ui.files.exporting.format_pictures import picture_of
from tests.support.carried import without_ids
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.lifetimes import names_of_what_is_gone
from tests.support.typing import press

pytestmark = pytest.mark.sample_open


def export_page(clerk: Clerk, qtbot: QtBot) -> ExportPage:
    """The page, opened with its key."""
    clerk.presses("Ctrl+Shift+X")
    page = clerk.window.export.page
    assert page is not None
    qtbot.waitUntil(page.isActiveWindow, timeout=WAIT_MS)
    return page


def test_a_card_for_each_format_has_its_words_its_picture_and_is_reached_by_tab(clerk: Clerk, qtbot: QtBot) -> None:
    page = export_page(clerk, qtbot)

    assert list(page.cards) == list(EXPORTABLE)
    for form, card in page.cards.items():
        qtbot.waitUntil(card.hasFocus, timeout=WAIT_MS)
        assert form.suffixes[0] in card.accessibleName()
        assert form.purpose in card.accessibleName()
        press("Tab", card)
    page.reject()


def test_a_report_that_closes_after_an_export_was_given_up_leaves_nothing(clerk: Clerk, qtbot: QtBot) -> None:
    page = export_page(clerk, qtbot)
    press("Esc", page)
    before = names_of_what_is_gone(0)  # of other tests
    clerk.opens(paths.sample_report())

    assert names_of_what_is_gone(known=before) == []


def test_every_format_has_a_picture_of_its_own() -> None:
    pictures = {form: picture_of(form) for form in EXPORTABLE}

    assert len(set(pictures.values())) == len(EXPORTABLE)
    for data in pictures.values():
        picture = QImage.fromData(data, "PNG")  # type: ignore[arg-type]  # PySide takes a str
        assert picture.width() * 70 == picture.height() * 99


@pytest.mark.parametrize(
    "form", [form for form in EXPORTABLE if form.write is not None], ids=lambda form: form.suffixes[0]
)
def test_the_card_that_is_pressed_writes_what_is_on_screen(
    form: Format, clerk: Clerk, qtbot: QtBot, tmp_path: Path
) -> None:
    clerk.goes_to(Address("title"))
    clerk.types("พิมพ์เมื่อกี้ ")
    path, expected = tmp_path / f"รายงาน ปี ๒๕๖๘{form.suffixes[0]}", tmp_path / f"เทียบ{form.suffixes[0]}"
    clerk.answers(Answer("ask_save", path))
    page = export_page(clerk, qtbot)

    press("Space", page.cards[form])
    qtbot.waitUntil(lambda: clerk.window.status.news.startswith("ส่งออกแล้ว"), timeout=WAIT_MS)

    formats.write(clerk.report, expected)
    assert clerk.report.title.endswith("พิมพ์เมื่อกี้ ")
    assert path.read_bytes() == expected.read_bytes()
    assert clerk.window.export.page is None


def test_the_word_file_of_a_clerk_is_read_again(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "รายงาน.docx"
    clerk.answers(Answer("ask_save", path))

    press("Return", export_page(clerk, qtbot).cards[WORD])
    qtbot.waitUntil(lambda: clerk.window.status.news.startswith("ส่งออกแล้ว"), timeout=WAIT_MS)

    issues = read_tables(formats.read_contents(path), clerk.report.fiscal_year).issues
    assert without_ids(issues) == without_ids(clerk.report.issues)


def test_the_first_card_is_the_pdf_that_ctrl_e_writes(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "รายงาน.pdf"
    clerk.answers(Answer("ask_save", path))

    press("Return", export_page(clerk, qtbot).cards[PDF])

    qtbot.waitUntil(lambda: clerk.window.status.news.startswith("ส่งออกแล้ว"), timeout=4 * WAIT_MS)
    assert path.read_bytes().startswith(b"%PDF")


def test_a_file_that_cannot_be_written_is_told_and_the_report_stays(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    before = clerk.report
    clerk.answers(Answer("ask_save", tmp_path / "ไม่มี" / "รายงาน.docx"), Answer("tell", None))

    press("Return", export_page(clerk, qtbot).cards[WORD])

    qtbot.waitUntil(lambda: any("ไม่พบโฟลเดอร์" in said for said in clerk.dialogs.heard), timeout=WAIT_MS)
    assert clerk.report is before


def test_a_clerk_who_names_no_file_writes_nothing(clerk: Clerk, qtbot: QtBot, sample: Path) -> None:
    before = sorted(sample.parent.iterdir())
    clerk.answers(Answer("ask_save", None))

    press("Return", export_page(clerk, qtbot).cards[WORD])

    qtbot.waitUntil(lambda: clerk.window.export.page is None, timeout=WAIT_MS)
    assert clerk.dialogs.heard[-1].startswith("ส่งออกเป็น เอกสาร Word: ")
    assert sorted(sample.parent.iterdir()) == before


def test_escape_leaves_the_page(clerk: Clerk, qtbot: QtBot) -> None:
    press("Escape", export_page(clerk, qtbot))

    qtbot.waitUntil(lambda: clerk.window.export.page is None, timeout=WAIT_MS)
    assert clerk.dialogs.heard == []


def test_the_page_goes_with_its_report(clerk: Clerk, qtbot: QtBot) -> None:
    export_page(clerk, qtbot)

    clerk.window.close_report()

    qtbot.waitUntil(lambda: clerk.window.export.page is None, timeout=WAIT_MS)


def test_a_copy_is_still_offered_in_formats_that_are_read_whole(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "สำเนา.json"
    clerk.answers(Answer("ask_save", path))

    clerk.presses("Ctrl+Shift+S")

    qtbot.waitUntil(path.exists, timeout=WAIT_MS)
    assert json.loads(path.read_bytes())["title"] == clerk.report.title
    assert [form.suffixes[0] for form in formats.COPYABLE] == [".ita", ".json"]
