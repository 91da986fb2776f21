"""The spelling of the open report is checked beside the window, again after every edit, and no work is lost."""

from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report
from ita_desktop.session.document import Document
from ita_desktop.session.words.speller import Speller
from tests.support.reports import a_measure, a_report, an_issue, an_item

COVER = Address("title")
WAIT_MS = 20_000


@pytest.fixture
def speller(qtbot: QtBot) -> Iterator[Speller]:
    made = Speller(("บาสโลบ",))
    yield made
    made.close()


def words(speller: Speller) -> list[str]:
    return [one.slip.words for one in speller.known.slips]


def waits(qtbot: QtBot, speller: Speller) -> None:
    qtbot.waitUntil(lambda: speller.is_current, timeout=WAIT_MS)


def titled(document: Document, title: str) -> None:
    document.apply("ชื่อ", partial(edits.set_field, address=COVER, value=title))


def long_report() -> Report:
    """More texts than are checked at once, each another one."""
    steps = (an_item(f"ประชุมครั้งที่ {number} และเผยแผร่") for number in range(900))
    return a_report(an_issue(a_measure(steps=(*steps, an_item("การปฎิบัติงาน")))))


def test_the_report_is_checked_and_again_after_an_edit(qtbot: QtBot, speller: Speller) -> None:
    document = Document(a_report(an_issue(a_measure(steps=(an_item("จัดเต้นบาสโลบ"), an_item("การปฎิบัติงาน"))))))

    speller.watch(document, lambda: COVER)
    waits(qtbot, speller)
    assert words(speller) == ["ปฎิบัติ"]
    titled(document, "รายงานการเผยแผร่ข้อมูล")
    assert not speller.is_current
    waits(qtbot, speller)

    assert words(speller) == ["เผยแผร่", "ปฎิบัติ"]


def test_an_edit_while_a_long_report_is_checked_leaves_what_was_checked(qtbot: QtBot, speller: Speller) -> None:
    document = Document(long_report())
    speller.watch(document, lambda: COVER)
    with qtbot.waitSignal(speller.checked, timeout=WAIT_MS):
        pass
    assert not speller.known.is_whole

    for number in range(5):
        titled(document, f"รายงานฉบับที่ {number}")
        speller.check_now()
    waits(qtbot, speller)

    assert words(speller) == ["ปฎิบัติ"]  # what occurs 900 times is right
    assert speller.known.slips_in("ประชุมครั้งที่ 7 และเผยแผร่") == ()


def test_what_is_on_screen_is_known_before_the_rest(qtbot: QtBot, speller: Speller) -> None:
    report = long_report()
    document = Document(report)
    speller.watch(document, lambda: COVER)
    waits(qtbot, speller)

    with qtbot.waitSignal(speller.checked, timeout=WAIT_MS):
        titled(document, "การอนุญาติให้ใช้ข้อมูล")

    assert [slip.words for slip in speller.known.slips_in("การอนุญาติให้ใช้ข้อมูล") or ()] == ["อนุญาติ"]
    assert not speller.is_current, "the walk over all of it comes later"
    waits(qtbot, speller)
    assert words(speller) == ["อนุญาติ", "ปฎิบัติ"]


def test_a_word_is_right_as_soon_as_it_is_added_and_no_more_when_it_is_removed(qtbot: QtBot, speller: Speller) -> None:
    document = Document(a_report(an_issue(a_measure(steps=(an_item("การเผยแผร่ข้อมูล"), an_item("เต้นบาสโลบ"))))))
    speller.watch(document, lambda: COVER)
    waits(qtbot, speller)

    with qtbot.waitSignal(speller.word_added, check_params_cb=lambda word: word == "เผยแผร่"):
        speller.add_word("เผยแผร่")
    assert speller.known.slips_in("การเผยแผร่ข้อมูล") == ()
    waits(qtbot, speller)
    assert words(speller) == []
    with qtbot.waitSignal(speller.word_removed, check_params_cb=lambda word: word == "บาสโลบ"):
        speller.remove_word("บาสโลบ")
    waits(qtbot, speller)

    assert words(speller) == ["บาสโลบ"]


def test_nothing_is_found_any_more_in_a_report_that_was_left(qtbot: QtBot, speller: Speller) -> None:
    document = Document(long_report())
    speller.watch(document, lambda: COVER)

    speller.leave()

    with qtbot.assertNotEmitted(speller.checked, wait=300):
        titled(document, "รายงาน")
    assert (speller.known.slips, speller.is_current) == ((), False)
