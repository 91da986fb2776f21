"""The form of the cover: the name of the agency as the paper has it, and an item that is not confirmed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report
from tests.printing.conftest import pdf_of
from tests.support.certain import as_a, the
from tests.support.clerk import Clerk
from tests.support.pdf_text import pdfium, without_space

WHOLE = "องค์การบริหารส่วนตำบลสำโรง"


@pytest.fixture
def clerk(clerk: Clerk) -> Clerk:
    clerk.starts_a_new_report()
    return clerk


def shown(clerk: Clerk) -> list[str]:
    """The words on the form."""
    return [label.text() for label in clerk.page.cover_form.findChildren(QLabel) if label.isVisible()]


def offer(clerk: Clerk) -> QPushButton:
    return as_a(QPushButton, clerk.page.cover_form.findChild(QPushButton, "agency.name.offer"))


def on_paper(report: Report) -> list[str]:
    """The text of each page, without its spaces."""
    return [without_space(page) for page in pdfium(pdf_of(report))]


def fill_in_the_place(clerk: Clerk) -> None:
    for key, words in (("province", "นครราชสีมา"), ("district", "ปักธงชัย"), ("subdistrict", "สำโรง")):
        clerk.types_into(f"agency.{key}", words)


def test_the_name_alone_is_enough_and_the_whole_one_is_shown_below(clerk: Clerk) -> None:
    clerk.types_into("agency.name", "สำโรง")

    assert clerk.report.agency.name == "สำโรง", "what is typed is what is stored"
    assert f"ชื่อบนกระดาษ: {WHOLE}" in shown(clerk)
    assert clerk.field("agency.name").accessibleDescription() == f"ชื่อบนกระดาษ: {WHOLE}"
    assert WHOLE in clerk.window.windowTitle()
    cover = on_paper(clerk.report)[0]
    assert WHOLE in cover


def test_another_kind_is_seen_in_the_name_at_once(clerk: Clerk) -> None:
    clerk.types_into("agency.name", "เมืองปัก")
    clerk.focuses("agency.kind")
    clerk.types_over("ทต.")

    assert "ชื่อบนกระดาษ: เทศบาลตำบลเมืองปัก" in shown(clerk)


def test_the_chosen_place_offers_the_name_which_one_click_takes_and_one_undo_gives_back(clerk: Clerk) -> None:
    assert not offer(clerk).isVisible()
    fill_in_the_place(clerk)
    assert f"ชื่อตามที่ตั้ง: {WHOLE}" in shown(clerk)

    QTest.mouseClick(offer(clerk), Qt.MouseButton.LeftButton)

    assert clerk.report.agency.name == WHOLE
    assert not offer(clerk).isVisible()
    clerk.presses("Ctrl+Z")
    assert clerk.report.agency.name == ""
    assert offer(clerk).isVisible()


def test_nothing_is_offered_over_a_name_that_was_typed(clerk: Clerk) -> None:
    clerk.types_into("agency.name", "สำโรงใต้")
    fill_in_the_place(clerk)

    assert not offer(clerk).isVisible()
    assert clerk.report.agency.name == "สำโรงใต้"


# The number of the item


def item_words(clerk: Clerk) -> str:
    """What is said under it; empty if nothing is shown."""
    found = the(clerk.page.form.findChild(QLabel, "oit_item.remark"))
    return found.text() if found.isVisible() else ""


def test_an_item_that_is_not_confirmed_is_marked_until_another_is_typed(clerk: Clerk) -> None:
    assert item_words(clerk) == "ยังไม่ยืนยัน แก้ไขได้: เลขข้อ O26 (ของรอบ ๒๕๖๙)"
    assert clerk.field("oit_item").accessibleDescription() == item_words(clerk)
    clerk.focuses("oit_item")
    clerk.types_over("O27")
    assert item_words(clerk) == ""
    clerk.types_over("O26")
    assert item_words(clerk) != ""


def test_an_item_that_is_confirmed_has_no_mark(clerk: Clerk, sample: Path) -> None:
    clerk.opens(sample)
    clerk.goes_to(Address("oit_item"))
    assert (clerk.report.ita_round, clerk.report.oit_item) == (2569, "O26")

    assert item_words(clerk) == ""
    clerk.presses_in("ita_round", "Down")

    assert item_words(clerk) == "", "O26 is not what the kind has for 2568"
