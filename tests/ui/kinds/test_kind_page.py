"""A kind of report edited under a clerk's keys: what is not confirmed can be, and no kind of the program changes."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.report import Signer
from ita_desktop.domain.report_kinds.report_kind import OitItem, Part, ReportKind, Standing, YearOffset
from ita_desktop.exchange.report_kinds.kind_files import keep_kind, kinds_at_hand
from ita_desktop.ui.kinds.kind_page import KindPage
from tests.journeys.test_accessibility import unnamed, without_role
from tests.journeys.test_words import english_on
from tests.support.certain import as_a, the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.column_sets import SETS
from tests.ui.kinds.test_new_report import page_of

OWN = ReportKind(
    "own_1",
    "แบบของกองช่าง",
    "รายงานของกองช่าง",
    columns=SETS["plan_budget"],
    items=(OitItem(2569, "O26", Standing.UNCONFIRMED),),
    signers=(Signer("ผู้รายงาน"),),
    standings=((Part.TITLE, Standing.UNCONFIRMED),),
)


def edits(clerk: Clerk, qtbot: QtBot, *keys: str) -> KindPage:
    """The window of the kind that is chosen with the keys, opened with its own."""
    page = page_of(clerk, qtbot)
    clerk.presses(*keys)
    button = the(page.findChild(QPushButton, "new_report.edit"))
    clerk.presses_in(button, "Space")
    kind_page = the(clerk.window.kinds.kind_page)
    qtbot.waitUntil(kind_page.isActiveWindow, timeout=WAIT_MS)
    assert page.isVisible()
    return kind_page


def field(page: KindPage, name: str) -> QWidget:
    found = page.findChild(QWidget, f"kind.{name}")
    assert found is not None, name
    return found


def types_into(clerk: Clerk, page: KindPage, name: str, text: str) -> None:
    """Written over what stands there."""
    field(page, name).setFocus()
    clerk.types_over(text)


def keeps(clerk: Clerk, qtbot: QtBot, page: KindPage) -> ReportKind:
    """The only kind of the user's own, once the window is left with its button."""
    clerk.presses_in(field(page, "keep"), "Space")
    qtbot.waitUntil(lambda: clerk.window.kinds.kind_page is None, timeout=WAIT_MS)
    (own,) = kinds_at_hand().own
    new = clerk.window.kinds.page
    assert new is not None and new.kind == own, "it is chosen in the list"
    new.reject()
    return own


def refused(page: KindPage) -> str:
    found = the(page.findChild(QLabel, "kind.refused"))
    return found.text() if found.isVisible() else ""


def test_a_kind_of_the_program_is_copied_and_stays_as_it_is(clerk: Clerk, qtbot: QtBot) -> None:
    shipped = kinds_at_hand().shipped

    page = edits(clerk, qtbot)
    assert QApplication.focusWidget() is field(page, "name")
    types_into(clerk, page, "title", "รายงานผลของเทศบาลตำบล")
    own = keeps(clerk, qtbot, page)

    assert kinds_at_hand().shipped == shipped
    assert (own.name, own.title) == (f"{shipped[0].name} (๒)", "รายงานผลของเทศบาลตำบล")
    assert (own.columns, own.issues, own.items) == (shipped[0].columns, shipped[0].issues, shipped[0].items)
    assert Part.TITLE not in dict(own.standings)


def test_everything_that_is_not_confirmed_can_be_edited(clerk: Clerk, qtbot: QtBot) -> None:
    keep_kind(OWN)
    page = edits(clerk, qtbot, "End")

    types_into(clerk, page, "name", "แบบใหม่")
    types_into(clerk, page, "items.item.0", "O27")
    confirmed = field(page, "items.confirmed.0")
    assert isinstance(confirmed, QCheckBox) and not confirmed.isChecked()
    clerk.presses_in(confirmed, "Space")
    for name, item in (("items", "O29"), ("years", "")):
        add = as_a(QPushButton, field(page, f"{name}.add"))
        clerk.presses_in(add, "Space")
        if item:
            assert QApplication.focusWidget() is field(page, "items.round.1")
            types_into(clerk, page, "items.item.1", item)
    clerk.presses_in(field(page, "years.offset.0"), "Down")
    clerk.presses_in(field(page, "months.6"), "Space")
    types_into(clerk, page, "signers.role.0", "ผู้จัดทำ")
    types_into(clerk, page, "memo.subject", "ขออนุมัติ{ชื่อรายงาน}")
    types_into(clerk, page, "words.budget", "งบปกติ, ไม่ใช้งบประมาณ")
    own = keeps(clerk, qtbot, page)

    assert own.key == OWN.key and own.name == "แบบใหม่"
    assert own.items == (OitItem(2569, "O27"), OitItem(2570, "O29"))
    assert own.years == (YearOffset(2569, 0),)
    assert own.months == (12, 6)
    assert own.signers == (Signer("ผู้จัดทำ"),)
    assert own.memo.subject == "ขออนุมัติ{title}"
    assert dict(own.words)["budget"] == ("งบปกติ", "ไม่ใช้งบประมาณ")
    assert own.columns == OWN.columns


def test_a_row_is_taken_away_and_the_focus_stays_among_the_rows(clerk: Clerk, qtbot: QtBot) -> None:
    keep_kind(replace(OWN, items=(OitItem(2568, "O28"), OitItem(2569, "O26"))))
    page = edits(clerk, qtbot, "End")

    remove = as_a(QToolButton, field(page, "items.remove.0"))
    clerk.presses_in(remove, "Space")

    focus = QApplication.focusWidget()
    assert focus is not None and focus.objectName() == "kind.items.round.0" and focus.isVisible()
    assert keeps(clerk, qtbot, page).items == (OitItem(2569, "O26"),)


def test_words_stand_over_the_fields_of_the_first_row_and_stay_when_it_goes(clerk: Clerk, qtbot: QtBot) -> None:
    keep_kind(replace(OWN, items=(OitItem(2568, "O28"), OitItem(2569, "O26"))))
    page = edits(clerk, qtbot, "End")
    wanted = {"round": "รอบ", "item": "เลขข้อ"}

    for _ in range(2):
        assert {part: words_over(page, f"items.{part}.0") for part in wanted} == wanted
        remove = as_a(QToolButton, shown(page, "items.remove.0"))
        remove.click()
    assert words_over(page, "signers.role.0") == "ลงนามในฐานะ"
    page.reject()


def shown(page: KindPage, name: str) -> QWidget:
    """The field of that name in a row that is not just going."""
    (found,) = (one for one in page.findChildren(QWidget, f"kind.{name}") if one.isVisible())
    return found


def words_over(page: KindPage, name: str) -> str:
    """The visible words that end right above a field and begin where it does."""
    QApplication.processEvents()
    below = shown(page, name)
    at = below.mapTo(page, below.rect().topLeft())
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    ends = {label.text(): label.mapTo(page, label.rect().bottomLeft()) for label in labels}
    return next((words for words, end in ends.items() if end.x() == at.x() and 0 <= at.y() - end.y() <= 2), "")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("name", " ", "ยังไม่มีชื่อแบบ"),
        ("title", " ", "ยังไม่มีชื่อรายงาน"),
        ("memo.facts", "ของ {ผู้ว่า}", "{ผู้ว่า}"),
        ("items.round.0", "25", "ไม่ได้ใช้ “25”"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_lost(
    clerk: Clerk, qtbot: QtBot, name: str, text: str, words: str
) -> None:
    keep_kind(OWN)
    page = edits(clerk, qtbot, "End")
    types_into(clerk, page, "signers.role.0", "ผู้จัดทำ")
    types_into(clerk, page, name, text)

    clerk.presses_in(field(page, "keep"), "Space")

    assert page.isVisible() and words in refused(page)
    assert kinds_at_hand().own == (OWN,)
    page.reject()


def test_escape_leaves_the_kind_as_it_was(clerk: Clerk, qtbot: QtBot) -> None:
    keep_kind(OWN)
    page = edits(clerk, qtbot, "End")
    types_into(clerk, page, "name", "อื่น")

    clerk.presses("Escape")

    qtbot.waitUntil(lambda: clerk.window.kinds.kind_page is None, timeout=WAIT_MS)
    assert kinds_at_hand().own == (OWN,)
    new = clerk.window.kinds.page
    assert new is not None and new.isVisible()
    new.reject()


def test_everything_is_reached_by_tab_named_and_as_wide_as_a_small_screen_at_200_percent(
    clerk: Clerk, qtbot: QtBot
) -> None:
    keep_kind(OWN)
    page = edits(clerk, qtbot, "End")
    page.resize(683 - 24, 384 - 48)  # 1366 x 768 at 200 %, frame taken off
    QApplication.processEvents()

    assert unnamed(page) == []
    assert without_role(page) == []
    (area,) = page.findChildren(QScrollArea)
    assert area.widget().width() <= area.viewport().width(), "nothing is cut at the right"
    add = as_a(QPushButton, field(page, "items.add"))
    add.click()
    field(page, "name").setFocus()
    visited: list[str] = []
    for _ in range(12):
        focus = the(QApplication.focusWidget())
        visited.append(focus.objectName().removeprefix("kind."))
        clerk.presses("Tab")
    rows = [f"items.{part}.{row}" for row in (0, 1) for part in ("round", "item", "confirmed", "remove")]
    assert visited == ["name", "title", *rows, "items.add", "years.add"]
    page.reject()
    new = the(clerk.window.kinds.page)
    new.reject()


def test_the_window_of_a_kind_is_thai(thai_qt: None, clerk: Clerk, qtbot: QtBot) -> None:
    page = edits(clerk, qtbot)

    assert english_on(page) == {}
    page.reject()
