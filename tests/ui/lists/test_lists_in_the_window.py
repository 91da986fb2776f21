"""Lists where they are used: in the form of a measure, under the one history, beside the status line."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import ItemKind, Measure
from ita_desktop.ui.lists.list_editor import ListEditor
from tests.support.certain import as_a
from tests.support.clerk import Clerk
from tests.support.pictures import texts
from tests.support.thai_keys import CONTROL, SHIFT, hold
from tests.ui.window.test_clipboard_commands import choose

pytestmark = pytest.mark.sample_open


@pytest.fixture
def clerk(clerk: Clerk) -> Clerk:
    clerk.goes_to(Address("measure.title", measure=measures(clerk)[0].id))
    return clerk


def measures(clerk: Clerk) -> list[Measure]:
    return [measure for _, _, measure in clerk.report.measures()]


def a_new_item(clerk: Clerk) -> ListEditor:
    """The caret in a new item at the end of the steps."""
    clerk.presses_in("measure.steps", "Ctrl+End", "Return")
    return as_a(ListEditor, clerk.field("measure.steps"))


def test_a_typed_number_comes_back_with_ctrl_z_and_the_typing_goes_with_another(clerk: Clerk) -> None:
    editor = a_new_item(clerk)

    clerk.types("๒. ")
    assert editor.items[-1].text == ""
    assert "Ctrl+Z" in clerk.window.status.currentMessage()

    clerk.presses("Ctrl+Z")
    assert editor.items[-1].text == "๒. "
    assert clerk.window.status.currentMessage() == ""
    clerk.types("ก")
    assert editor.items[-1].text == "๒. ก"
    clerk.presses("Ctrl+Z", "Ctrl+Z")
    assert editor.items[-1].text == ""


def test_a_typed_dash_comes_back_with_ctrl_z(clerk: Clerk) -> None:
    editor = a_new_item(clerk)

    clerk.types("- ")
    assert (editor.items[-1].kind, editor.items[-1].text) == (ItemKind.SUB, "")

    clerk.presses("Ctrl+Z")
    assert (editor.items[-1].kind, editor.items[-1].text) == (ItemKind.NUMBERED, "- ")


def test_a_list_goes_to_another_measure_by_the_clipboard(clerk: Clerk) -> None:
    source, target = measures(clerk)[:2]
    clerk.focuses("measure.steps")

    clerk.presses("Ctrl+A", "Ctrl+C", "Ctrl+PgDown")
    assert clerk.page.address.measure == target.id
    clerk.presses_in("measure.results", "Ctrl+End", "Ctrl+V")

    now, there = measures(clerk)[:2]
    came = there.results[len(target.results) :]
    assert texts(there.results) == [*texts(target.results), *texts(source.steps)]
    assert [item.kind for item in came] == [item.kind for item in source.steps]
    assert {item.id for item in came}.isdisjoint(item.id for item in (*source.steps, *target.results))
    assert now == source

    clerk.presses("Ctrl+Z")
    assert measures(clerk)[:2] == [source, target]


@pytest.fixture
def list_menus(clerk: Clerk) -> list[QMenu]:
    """The menus of texts and of lists."""
    found = [action.menu() for action in clerk.window.menuBar().actions()[1:3]]
    return [menu for menu in found if isinstance(menu, QMenu)]


def possible(menus: list[QMenu]) -> set[str]:
    """What only a list can do, of what can be chosen while its menu is open."""
    keys: set[str] = set()
    for menu in menus:
        menu.popup(QPoint(50, 80))
        keys |= {action.objectName() for action in menu.actions() if action.isEnabled()}
        menu.close()
    return keys & {"paste_as_one", "add_item", "delete_items"}


@pytest.mark.parametrize("thai", [False, True])
def test_an_item_is_deleted_by_a_key_which_says_so(clerk: Clerk, thai: bool) -> None:
    before = measures(clerk)[0]
    clerk.goes_to(Address("measure.steps", measure=before.id, item=before.steps[1].id))

    if thai:
        hold("K", modifiers=CONTROL | SHIFT)
    else:
        clerk.presses("Ctrl+Shift+K")

    assert texts(measures(clerk)[0].steps) == [before.steps[0].text, *texts(before.steps)[2:]]
    assert clerk.window.status.currentMessage() == "ลบข้อ ๒ แล้ว (Ctrl+Z เพื่อเลิกทำ)"
    assert clerk.window.commands["undo"].text() == "เลิกทำ ลบข้อ ๒ (ขั้นตอน)(&U)"
    clerk.presses("Ctrl+Z")
    assert measures(clerk)[0] == before
    assert clerk.window.status.currentMessage() == ""


def test_every_item_that_the_selection_touches_is_deleted(clerk: Clerk) -> None:
    before = measures(clerk)[0]
    clerk.goes_to(Address("measure.steps", measure=before.id, item=before.steps[0].id))

    clerk.presses("Shift+Down", "Ctrl+Shift+K")

    assert texts(measures(clerk)[0].steps) == texts(before.steps)[2:]
    assert clerk.window.status.currentMessage() == "ลบ ๒ ข้อ แล้ว (Ctrl+Z เพื่อเลิกทำ)"


def test_the_menus_delete_an_item_and_paste_as_one(clerk: Clerk, list_menus: list[QMenu]) -> None:
    before = measures(clerk)[0]
    clerk.goes_to(Address("measure.steps", measure=before.id, item=before.steps[0].id))
    QApplication.clipboard().setText("๑. ก\n๒. ข")
    assert possible(list_menus) == {"paste_as_one", "add_item", "delete_items"}

    choose(list_menus[0], "paste_as_one")
    assert measures(clerk)[0].steps[0].text == before.steps[0].text + "๑. ก\n๒. ข"

    choose(list_menus[1], "delete_items")
    assert texts(measures(clerk)[0].steps) == texts(before.steps)[1:]


def test_what_only_a_list_can_do_is_offered_in_lists_alone(clerk: Clerk, list_menus: list[QMenu]) -> None:
    before = clerk.report
    QApplication.clipboard().setText("ก")
    for key in ("measure.title", "measure.owners.line"):
        clerk.focuses(key)
        assert possible(list_menus) == set()
        clerk.presses("Ctrl+Shift+K", "Ctrl+Shift+V")
    clerk.page.outline.setFocus()
    assert possible(list_menus) == set()
    assert clerk.report == before

    QApplication.clipboard().clear()
    clerk.focuses("measure.steps")
    assert possible(list_menus) == {"add_item", "delete_items"}


def test_ctrl_shift_v_pastes_as_one(clerk: Clerk) -> None:
    editor = a_new_item(clerk)
    QApplication.clipboard().setText("๑. ก\n๒. ข")

    clerk.presses("Ctrl+Shift+V")

    assert editor.items[-1].text == "๑. ก\n๒. ข"


def test_a_deleted_measure_or_issue_is_said_with_the_way_back(clerk: Clerk) -> None:
    before = clerk.report
    issue = before.issues[0]

    clerk.presses("Ctrl+Shift+Del")
    undo = clerk.window.commands["undo"].text().removeprefix("เลิกทำ ").removesuffix("(&U)")
    assert undo.startswith("ลบมาตรการ")
    assert clerk.window.status.currentMessage() == f"{undo} แล้ว (Ctrl+Z เพื่อเลิกทำ)"
    clerk.goes_to(Address("issue.title", issue=issue.id))
    clerk.presses("Ctrl+Shift+Del")
    assert clerk.window.status.currentMessage().startswith("ลบประเด็น")

    clerk.presses("Ctrl+Z", "Ctrl+Z")
    assert clerk.report == before
    assert clerk.window.status.currentMessage() == ""
