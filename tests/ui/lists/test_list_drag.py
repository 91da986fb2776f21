"""Items chosen and dragged by their numbers. A list is a picture."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.domain.report.report import ItemKind, ListName
from ita_desktop.ui.lists.list_editor import ListEditor
from tests.support.certain import the
from tests.support.clerk import Clerk
from tests.support.mouse import drag, mouse, number_of
from tests.support.pictures import ListPicture, texts

pytestmark = pytest.mark.sample_open

CONTROL = Qt.KeyboardModifier.ControlModifier
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def clerk(clerk: Clerk) -> Clerk:
    clerk.goes_to_measure()
    return clerk


def below(editor: ListEditor, index: int) -> QPoint:
    return number_of(editor, index, 0.9) + QPoint(60, 0)


def click(editor: ListEditor, index: int, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, modifier, number_of(editor, index))


def test_a_click_on_a_number_chooses_the_item_with_its_sub_items(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "- ครั้งแรก", "๒. เผยแพร่")

    click(steps.editor, 0)
    assert steps.editor.chosen == (0, 1)
    click(steps.editor, 1)
    assert steps.editor.chosen == (1, 1)
    click(steps.editor, 2, shift=True)
    assert steps.editor.chosen == (1, 2)

    steps.press("Left")
    assert steps.editor.chosen is None


def test_delete_takes_chosen_items_with_their_numbers(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "- ครั้งแรก", "๒. ", "๓. เผยแพร่")

    click(steps.editor, 0)
    steps.press("Delete")
    click(steps.editor, 0)
    steps.press("Backspace")

    assert steps.picture() == ("๑. |เผยแพร่",)


def test_an_item_is_dragged_down_with_its_sub_items(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "- ครั้งแรก", "๒. เผยแพร่", "๓. ประเมิน")
    seen: list[int | None] = []
    area = steps.editor.viewport()

    drag(steps.editor, 0, area, below(steps.editor, 2), look=lambda: seen.append(steps.editor._drops.landing))

    assert seen == [3]
    assert steps.picture() == ("๑. เผยแพร่", "๒. ประชุม", "- ครั้งแรก|", "๓. ประเมิน")
    assert steps.editor._drops.landing is None
    assert steps.editor.chosen == (1, 2)


def test_several_items_are_dragged_up_as_one_step(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "๒. อบรม", "๓. เผยแพร่", "๔. ประเมิน")
    made: list[str] = []
    steps.editor.edited.connect(lambda name, _items, _merge: made.append(name))
    area = steps.editor.viewport()

    click(steps.editor, 2)
    click(steps.editor, 3, shift=True)
    drag(steps.editor, 3, area, number_of(steps.editor, 0, 0.1))

    assert steps.picture() == ("๑. เผยแพร่", "๒. ประเมิน|", "๓. ประชุม", "๔. อบรม")
    assert made == ["ย้ายข้อ"]


def test_ctrl_leaves_the_items_where_they_are_and_drops_a_copy(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "๒. เผยแพร่")
    area = steps.editor.viewport()

    drag(steps.editor, 0, area, below(steps.editor, 1), modifiers=CONTROL)

    assert steps.picture() == ("๑. ประชุม", "๒. เผยแพร่", "๓. ประชุม|")
    assert len({item.id for item in steps.editor.items}) == 3


def test_an_item_is_dragged_at_once_after_the_click_that_chose_it(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "๒. เผยแพร่", "๓. ประเมิน")
    area = steps.editor.viewport()

    click(steps.editor, 1)
    drag(steps.editor, 1, area, number_of(steps.editor, 0, 0.1), press=QEvent.Type.MouseButtonDblClick)
    assert steps.picture() == ("๑. เผยแพร่|", "๒. ประชุม", "๓. ประเมิน")


def test_items_dropped_where_they_are_stay(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "๒. เผยแพร่")
    made: list[str] = []
    steps.editor.edited.connect(lambda name, _items, _merge: made.append(name))
    area = steps.editor.viewport()

    drag(steps.editor, 0, area, below(steps.editor, 0))

    assert made == []


def test_a_press_in_the_text_selects_text_and_drags_nothing(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "๒. เผยแพร่")
    area = steps.editor.viewport()
    start, end = number_of(steps.editor, 0) + QPoint(40, 0), number_of(steps.editor, 1) + QPoint(200, 0)

    mouse(area, QEvent.Type.MouseButtonPress, start)
    mouse(area, QEvent.Type.MouseMove, end)
    mouse(area, QEvent.Type.MouseButtonRelease, end, held=False)

    assert steps.editor.textCursor().hasSelection()
    assert steps.editor.chosen is None
    assert texts(steps.editor.items) == ["ประชุม", "เผยแพร่"]


def test_an_item_goes_to_another_list_in_one_step_that_is_undone_as_one(clerk: Clerk) -> None:
    before = clerk.measure
    lists = clerk.page.measure_form.lists
    source, target = lists[ListName.STEPS], lists[ListName.RESULTS]
    clerk.page.measure_form.resize(600, 3000)

    drag(source, 0, target.viewport(), below(target, 0))

    after = clerk.measure
    assert texts(after.steps) == texts(before.steps)[1:]
    assert texts(after.results) == [before.results[0].text, before.steps[0].text, *texts(before.results)[1:]]
    assert after.results[1].id == before.steps[0].id
    assert target.chosen == (1, 1)
    clerk.presses("Ctrl+Z")
    assert clerk.measure == before
    assert texts(source.items) == texts(before.steps)
    assert texts(target.items) == texts(before.results)


def test_an_item_dropped_on_a_measure_of_the_tree_goes_to_the_end_of_the_same_list(clerk: Clerk) -> None:
    before, other = [measure for _, _, measure in clerk.report.measures()][:2]
    source = clerk.page.measure_form.lists[ListName.STEPS]
    tree = clerk.page.outline
    row = the(tree.topLevelItem(1))
    tree.scrollToItem(row.child(1))
    target = tree.visualItemRect(row.child(1)).center()

    drag(source, 0, tree.viewport(), target)

    moved, taken = [measure for _, _, measure in clerk.report.measures()][:2]
    assert texts(moved.steps) == texts(before.steps)[1:]
    assert texts(taken.steps) == [*texts(other.steps), before.steps[0].text]
    assert clerk.page.address.measure == before.id
    assert texts(source.items) == texts(moved.steps)
    assert clerk.window.commands["undo"].text().startswith("เลิกทำ ย้ายข้อไปมาตรการ ๒ (")
    clerk.presses("Ctrl+Z")
    assert [measure for _, _, measure in clerk.report.measures()][:2] == [before, other]
    assert clerk.page.address.measure == before.id


@pytest.mark.parametrize("copy", [False, True])
def test_several_items_go_to_another_list_in_one_step(clerk: Clerk, copy: bool) -> None:
    before = clerk.measure
    lists = clerk.page.measure_form.lists
    source, target = lists[ListName.STEPS], lists[ListName.RESULTS]
    clerk.page.measure_form.resize(600, 3000)

    click(source, 1)
    click(source, 2, shift=True)
    drag(source, 1, target.viewport(), below(target, 0), modifiers=CONTROL if copy else NO_KEY)

    after = clerk.measure
    moved = texts(before.steps)[1:3]
    assert texts(after.steps) == (texts(before.steps) if copy else [before.steps[0].text, *texts(before.steps)[3:]])
    assert texts(after.results) == [before.results[0].text, *moved, *texts(before.results)[1:]]
    assert ({item.id for item in after.results[1:3]} == {item.id for item in before.steps[1:3]}) is not copy
    assert target.chosen == (1, 2)
    assert source.chosen is None
    assert not source.textCursor().hasSelection()
    clerk.presses("Ctrl+Z")
    assert clerk.measure == before


@pytest.mark.parametrize("copy", [False, True])
def test_several_items_go_to_a_measure_of_the_tree_in_one_step(clerk: Clerk, copy: bool) -> None:
    before, other = [measure for _, _, measure in clerk.report.measures()][:2]
    source = clerk.page.measure_form.lists[ListName.STEPS]
    tree = clerk.page.outline
    row = the(tree.topLevelItem(1))
    tree.scrollToItem(row.child(1))

    click(source, 0)
    click(source, 1, shift=True)
    target = tree.visualItemRect(row.child(1)).center()
    drag(source, 1, tree.viewport(), target, modifiers=CONTROL if copy else NO_KEY)

    here, there = [measure for _, _, measure in clerk.report.measures()][:2]
    assert texts(here.steps) == texts(before.steps)[0 if copy else 2 :]
    assert texts(there.steps) == [*texts(other.steps), *texts(before.steps)[:2]]
    clerk.presses("Ctrl+Z")
    assert [measure for _, _, measure in clerk.report.measures()][:2] == [before, other]


def test_nothing_can_be_dropped_on_rows_that_have_no_lists(clerk: Clerk) -> None:
    before = clerk.report
    source = clerk.page.measure_form.lists[ListName.STEPS]
    tree = clerk.page.outline
    cover = the(tree.topLevelItem(0))

    drag(source, 0, tree.viewport(), tree.visualItemRect(cover).center())

    assert clerk.report == before


def test_an_empty_list_takes_items_too(clerk: Clerk) -> None:
    lists = clerk.page.measure_form.lists
    source, target = lists[ListName.RESULTS], lists[ListName.STEPS]
    first = source.items[0]
    clerk.presses_in("measure.steps", "Ctrl+A", "Ctrl+X")
    assert not target.items
    clerk.page.measure_form.verticalScrollBar().setValue(0)
    QApplication.processEvents()

    drag(source, 0, target.viewport(), QPoint(60, 10))

    assert [item.id for item in target.items] == [first.id]
    assert target.items[0].kind is ItemKind.NUMBERED
