"""Lists where they are used: in the form of a measure, under the one history, beside the status line."""

import pytest

from ita_desktop.domain.place import Place
from ita_desktop.domain.report import ItemKind, Measure
from ita_desktop.ui.list_editor import ListEditor
from tests.support.clerk import Clerk
from tests.support.pictures import texts


@pytest.fixture
def clerk(clerk: Clerk) -> Clerk:
    clerk.goes_to(Place("measure.title", measure=measures(clerk)[0].id))
    return clerk


def measures(clerk: Clerk) -> list[Measure]:
    return [measure for _, _, measure in clerk.report.measures()]


def a_new_item(clerk: Clerk) -> ListEditor:
    """The caret in a new item at the end of the steps."""
    clerk.focuses("measure.steps")
    clerk.presses("Ctrl+End", "Return")
    editor = clerk.field("measure.steps")
    assert isinstance(editor, ListEditor)
    return editor


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
    assert clerk.page.place.measure == target.id
    clerk.focuses("measure.results")
    clerk.presses("Ctrl+End", "Ctrl+V")

    now, there = measures(clerk)[:2]
    came = there.results[len(target.results) :]
    assert texts(there.results) == [*texts(target.results), *texts(source.steps)]
    assert [item.kind for item in came] == [item.kind for item in source.steps]
    assert {item.id for item in came}.isdisjoint(item.id for item in (*source.steps, *target.results))
    assert now == source

    clerk.presses("Ctrl+Z")
    assert measures(clerk)[:2] == [source, target]
