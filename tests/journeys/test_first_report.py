"""A new user's first report: from the start page to the PDF by what is on the screen, with the mouse or by keys alone.

The user presses what says in words what is wanted, and types into the field that the program leads to. What is pressed
is found by its words on the screen, and must be seen there.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.report.lists import marks_of
from ita_desktop.domain.report.report import Report
from ita_desktop.formats import PDF
from tests.journeys.test_by_keys_alone import Keys
from tests.support.certain import as_a, the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.pdf_text import missing_texts, poppler
from tests.ui.files.test_compare_and_merge import back_to_the_window

pytestmark = pytest.mark.timeout(300)

TYPED = {
    "agency.kind": "องค์การบริหารส่วนตำบล",
    "agency.name": "สำโรง",
    "agency.province": "นครราชสีมา",
    "agency.district": "ปักธงชัย",
    "agency.subdistrict": "สำโรง",
    "signer.name": "ผู้อำนวยการกองตัวอย่าง",
    "signer.position": "ปลัดองค์การบริหารส่วนตำบล",
    "measure.title": "กิจกรรมลดขั้นตอนการให้บริการ ณ จุดเดียว",
    "measure.steps": "ประชุมชี้แจงเจ้าหน้าที่\nจัดทำคู่มือสำหรับประชาชน",
    "measure.results": "ให้บริการแล้ว ๑๒๐ ราย",
    "measure.outcomes": "ประชาชนพึงพอใจร้อยละ ๙๘",
    "measure.owners": "สำนักปลัด",
    "measure.period": "ตลอดปีงบประมาณ",
}
"""What the user knows, by the field that it is for. An item is ended with Enter."""

MOST_STEPS = 60
"""Who was led so often and is not done is going round in circles."""


class Mouse:
    """Presses what is seen, by its words."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def press(self, words: str) -> None:
        """The one button on the screen whose words begin so."""
        seen = [one for one in self._window.findChildren(QAbstractButton) if _words(one).startswith(words)]
        found = [one for one in seen if one.isEnabled() and _is_seen(one)]
        assert len(found) == 1, f"{words}: {[_words(one) for one in found]} of {[_words(one) for one in seen]}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton, pos=found[0].rect().center())


def _words(button: QAbstractButton) -> str:
    return button.text().replace("&", "")


def _is_seen(part: QWidget) -> bool:
    return part.isVisible() and part.visibleRegion().boundingRect() == part.rect()


def _by_mouse(clerk: Clerk, words: str) -> None:
    Mouse(clerk.window).press(words)


def _by_keys(clerk: Clerk, words: str) -> None:
    """By the key that stands beside the words on the screen, or in a menu that its letter opens."""
    keys = Keys(clerk)
    shown = next((one for one in clerk.window.findChildren(QAbstractButton) if _words(one).startswith(words)), None)
    assert shown is not None and _is_seen(shown), words
    if shown.hasFocus():
        keys.press("Return")
    elif "(" in _words(shown):
        keys.press(_words(shown).rpartition("(")[2].rstrip(")"))
    else:
        _in_the_menus(clerk, keys, words)


def _in_the_menus(clerk: Clerk, keys: Keys, words: str) -> None:
    """Along the menus until one has such a command."""
    for title in clerk.window.menuBar().actions():
        keys.press(f"Alt+{title.text().partition('&')[2][:1]}")
        menu = as_a(QMenu, QApplication.activePopupWidget())
        for _ in menu.actions():
            if (chosen := menu.activeAction()) is not None and chosen.text().replace("&", "").startswith(words):
                keys.press("Return")
                return
            keys.press("Down")
        keys.press("Escape", "Escape")
    raise AssertionError(words)


def _field() -> str:
    """The field that has the keyboard."""
    part = QApplication.focusWidget()
    while part is not None and not (found := [key for key in TYPED if part.objectName().startswith(key)]):
        part = part.parentWidget()
    return found[0] if part is not None else ""


def _fill_in(qtbot: QtBot, clerk: Clerk, press: Callable[[Clerk, str], None]) -> Report:
    """Be led from gap to gap, and type what is known of each."""
    for _ in range(MOST_STEPS):
        if not missing(clerk.report):
            return clerk.report
        before = len(missing(clerk.report))
        back_to_the_window(clerk, qtbot)  # from a menu, on a screen that is none
        press(clerk, "ยังไม่ครบ")
        if "เพิ่มมาตรการ" in clerk.window.status.news:
            press(clerk, "เพิ่มมาตรการ")
        back_to_the_window(clerk, qtbot)  # from a menu, on a screen that is none
        field = _field()
        assert field, (QApplication.focusWidget(), clerk.window.status.news)
        for number, line in enumerate(TYPED[field].split("\n")):
            clerk.presses(*["Return"] * min(number, 1))
            clerk.types(line)
        QApplication.processEvents()
        assert len(missing(clerk.report)) < before or field == "measure.title", (field, missing(clerk.report)[:3])
    raise AssertionError(missing(clerk.report))


@pytest.mark.parametrize("press", [_by_mouse, _by_keys], ids=["mouse", "keys"])
def test_a_new_user_comes_from_the_start_page_to_the_pdf(
    clerk: Clerk, qtbot: QtBot, tmp_path: Path, press: Callable[[Clerk, str], None]
) -> None:
    pdf = tmp_path / "รายงาน.pdf"
    clerk.answers(Answer("ask_save", pdf))

    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        press(clerk, "รายงานใหม่")
        clerk.takes_what_is_offered()
    report = _fill_in(qtbot, clerk, press)
    press(clerk, "ส่งออก")
    page = the(clerk.window.export.page)
    qtbot.waitUntil(page.cards[PDF].hasFocus, timeout=WAIT_MS)
    press(clerk, "เอกสาร PDF")
    qtbot.waitUntil(lambda: "ส่งออกแล้ว" in clerk.window.status.news, timeout=WAIT_MS)

    (measure,) = [measure for _, _, measure in report.measures()]
    assert list(marks_of(measure.steps)) == ["๑.", "๒."]
    assert missing_texts([measure.title, "องค์การบริหารส่วนตำบลสำโรง"], poppler(pdf.read_bytes())) == []
