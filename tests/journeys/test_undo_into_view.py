"""Undo and redo bring what they changed into view, with the caret behind it, wherever the clerk is by then."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTextEdit

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.ids import ItemId
from ita_desktop.domain.report.report import Item, ItemKind, ListName
from ita_desktop.ui.lists.list_editor import ListEditor
from tests.support.clerk import Clerk
from tests.support.every_field import address_of

pytestmark = pytest.mark.sample_open

STEPS = 60
AT = 40


@pytest.fixture
def steps(clerk: Clerk) -> ListEditor:
    """Sixty steps on screen, the caret at the end of one of them."""
    measure = clerk.report.issues[0].measures[0].id
    items = tuple(Item(ItemId(f"x{n}"), ItemKind.NUMBERED, f"ประชุมครั้งที่ {n}") for n in range(STEPS))
    edit = partial(edits.set_items, measure_id=measure, name=ListName.STEPS, items=items)
    clerk.page.document.apply("", edit)
    clerk.goes_to(Address("measure.steps", measure=measure, item=items[AT].id))
    return clerk.page.measure_form.lists[ListName.STEPS]


def goes_away(clerk: Clerk, where: str) -> None:
    if where == "another measure":
        clerk.presses("Ctrl+PgDown")
    elif where == "the tree":
        clerk.page.outline.setFocus()
    elif where == "the paper":
        clerk.page.preview.setFocus()
    elif where == "another field":
        clerk.focuses("measure.title")
    elif where == "the cover":
        clerk.goes_to(Address("title"))
    elif where == "what to find":
        clerk.presses("Ctrl+F")
    elif where == "the top of the form":
        clerk.page.measure_form.verticalScrollBar().setValue(0)


AWAY = ("here", "another measure", "the tree", "the paper", "another field", "the cover", "the top of the form")


def caret_seen(clerk: Clerk, editor: ListEditor | None = None) -> tuple[str, int]:
    """The text with the focus, or of its item, and where the caret is in it; it must be in view."""
    focus = editor or QApplication.focusWidget()
    if isinstance(focus, ListEditor):
        assert focus.viewport().visibleRegion().contains(focus.cursorRect().center()), "the caret is not in view"
        spot = focus.caret
        return focus.items[spot.index].text if focus.items else "", spot.at
    if isinstance(focus, QTextEdit):
        assert focus.viewport().visibleRegion().contains(focus.cursorRect().center()), "the caret is not in view"
        return focus.toPlainText(), focus.textCursor().position()
    line = focus.lineEdit() if isinstance(focus, QComboBox) else focus
    assert isinstance(line, QLineEdit), focus
    return line.text(), line.cursorPosition()


def seen_after(clerk: Clerk, where: str, key: str) -> tuple[str, int]:
    """The caret after the key, pressed elsewhere."""
    goes_away(clerk, where)
    clerk.presses(key)
    return caret_seen(clerk)


@pytest.mark.parametrize("where", AWAY)
def test_a_new_item_is_gone_to_and_the_item_it_came_from(clerk: Clerk, steps: ListEditor, where: str) -> None:
    clerk.presses("Return")
    clerk.types("เผยแพร่")

    assert seen_after(clerk, where, "Ctrl+Z") == ("", 0)
    assert seen_after(clerk, where, "Ctrl+Z") == ("ประชุมครั้งที่ 40", 17)
    assert seen_after(clerk, where, "Ctrl+Y") == ("", 0)
    assert seen_after(clerk, where, "Ctrl+Y") == ("เผยแพร่", 7)


def splits(clerk: Clerk, _steps: ListEditor) -> None:
    clerk.presses("Home", "Ctrl+Right", "Return")


def pastes(clerk: Clerk, _steps: ListEditor) -> None:
    QApplication.clipboard().setText("\n".join(f"{n}. จัดทำคู่มือ {n}" for n in range(1, 6)))
    clerk.presses("Ctrl+V")


def deletes(clerk: Clerk, steps: ListEditor) -> None:
    steps.choose(40, 42)
    clerk.presses("Delete")


@pytest.mark.parametrize("where", ["here", "another measure", "the top of the form"])
@pytest.mark.parametrize(
    ("edits_items", "undone", "redone"),
    [
        (splits, ("ประชุมครั้งที่ 40", 6), ("ครั้งที่ 40", 0)),
        (pastes, ("ประชุมครั้งที่ 40", 17), ("จัดทำคู่มือ 5", 13)),
        (deletes, ("ประชุมครั้งที่ 42", 17), ("ประชุมครั้งที่ 39", 17)),
    ],
)
def test_an_edit_of_items_is_gone_to_where_it_was_and_where_it_is_again(
    clerk: Clerk,
    steps: ListEditor,
    where: str,
    edits_items: Callable[[Clerk, ListEditor], None],
    undone: tuple[str, int],
    redone: tuple[str, int],
) -> None:
    edits_items(clerk, steps)

    assert seen_after(clerk, where, "Ctrl+Z") == undone
    assert seen_after(clerk, where, "Ctrl+Y") == redone


@pytest.mark.parametrize("where", ["another measure", "the paper"])
def test_items_that_went_to_another_list_are_found_in_the_one_that_has_them(
    clerk: Clerk, steps: ListEditor, where: str
) -> None:
    results = clerk.page.measure_form.lists[ListName.RESULTS]
    steps.choose(40, 42)
    results.take_dropped(steps, 0, copy=False)

    for key, editor in (("Ctrl+Z", steps), ("Ctrl+Y", results)):
        assert seen_after(clerk, where, key) == ("ประชุมครั้งที่ 42", 17)
        assert QApplication.focusWidget() is editor


@pytest.mark.parametrize("key", ["measure.title", "measure.owners", "agency.name", "agency.kind", "signer.role"])
def test_a_phrase_in_the_middle_of_a_text_leaves_the_caret_there(clerk: Clerk, key: str) -> None:
    clerk.goes_to(address_of(clerk.report, key))
    clerk.types_over("ประชุมแผน")
    clerk.presses("Left", "Left", "Left")
    clerk.types("ชี้แจง")
    clerk.presses("End")

    for where in ("here", "the tree", "another measure"):
        assert seen_after(clerk, where, "Ctrl+Z") == ("ประชุมแผน", 6), where
        assert seen_after(clerk, where, "Ctrl+Y") == ("ประชุมชี้แจงแผน", 12), where


def test_who_searches_sees_what_is_taken_back_and_searches_on(clerk: Clerk, steps: ListEditor) -> None:
    clerk.presses("Return")
    goes_away(clerk, "the cover")
    goes_away(clerk, "what to find")
    query = QApplication.focusWidget()

    clerk.presses("Ctrl+Z")

    assert QApplication.focusWidget() is query
    assert caret_seen(clerk, steps) == ("ประชุมครั้งที่ 40", 17)
