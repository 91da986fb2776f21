"""Changes inside one numbered list. Tests show lists as pictures: what is drawn before an item, and its text."""

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.pasting.copied_lists import copied
from ita_desktop.domain.report import lists
from ita_desktop.domain.report.ids import ItemId
from ita_desktop.domain.report.lists import Items, Spot
from ita_desktop.domain.report.report import Item, ItemKind
from tests.support.certain import the

NEW = ItemId("new")
_KINDS = {"-": ItemKind.SUB, "¶": ItemKind.PARAGRAPH}


def shown(*lines: str) -> Items:
    """A list from its picture. Numbers are only for the reader; `¶` stands for no mark."""
    parts = [line.split(" ", 1) for line in lines]
    return tuple(
        Item(ItemId(f"t{index}"), _KINDS.get(mark, ItemKind.NUMBERED), text)
        for index, (mark, text) in enumerate(parts, 1)
    )


def picture(items: Items) -> tuple[str, ...]:
    return tuple(f"{mark or '¶'} {item.text}" for mark, item in zip(lists.marks_of(items), items, strict=True))


def ids(items: Items) -> list[str]:
    return [item.id for item in items]


@st.composite
def lists_and_spans(draw: st.DrawFn) -> tuple[Items, int, int]:
    """A list of 1 to 6 items and the first and last index of a selection in it."""
    kinds = draw(st.lists(st.sampled_from(ItemKind), min_size=1, max_size=6))
    items = tuple(Item(ItemId(f"t{i}"), kind, draw(st.text("กน้ำ ", max_size=5))) for i, kind in enumerate(kinds))
    first = draw(st.integers(0, len(items) - 1))
    return items, first, draw(st.integers(first, len(items) - 1))


# Numbers


def test_only_numbered_items_are_counted() -> None:
    items = shown("๑. ประชุม", "- ชี้แจง", "- จดบันทึก", "¶ หมายเหตุ", "๒. เผยแพร่")

    assert list(lists.marks_of(items)) == ["๑.", "-", "-", "", "๒."]
    assert list(lists.mark_numbers(items)) == [1, 1, 1, 1, 2]


def test_numbers_go_on_past_ten_in_thai_digits() -> None:
    items = shown(*["๑. ข้อ"] * 12)

    assert list(lists.marks_of(items))[-3:] == ["๑๐.", "๑๑.", "๑๒."]


# Splitting and joining


def test_splitting_in_the_middle_makes_an_item_below() -> None:
    items = lists.split(shown("๑. ประชุมชี้แจง", "๒. เผยแพร่"), 0, 5, NEW)

    assert picture(items) == ("๑. ประชุ", "๒. มชี้แจง", "๓. เผยแพร่")
    assert ids(items) == ["t1", "new", "t2"]


def test_splitting_at_the_start_pushes_the_item_down_with_its_id() -> None:
    items = lists.split(shown("๑. ประชุม"), 0, 0, NEW)

    assert picture(items) == ("๑. ", "๒. ประชุม")
    assert ids(items) == ["new", "t1"]


def test_splitting_an_empty_item_adds_one_below() -> None:
    assert ids(lists.split(shown("๑. "), 0, 0, NEW)) == ["t1", "new"]


def test_the_new_item_has_the_kind_of_the_one_that_was_split() -> None:
    items = lists.split(shown("๑. ประชุม", "- ชี้แจงจดบันทึก"), 1, 6, NEW)

    assert picture(items) == ("๑. ประชุม", "- ชี้แจง", "- จดบันทึก")


@given(lists_and_spans(), st.data())
def test_joining_takes_back_a_split(span: tuple[Items, int, int], data: st.DataObject) -> None:
    items, index, _ = span
    at = data.draw(st.integers(0, len(items[index].text)))

    again = lists.join(lists.split(items, index, at, NEW), index + 1)

    assert again == items


def test_joining_keeps_the_kind_and_the_id_of_the_item_above() -> None:
    items = lists.join(shown("๑. ประชุม", "- ชี้แจง"), 1)

    assert picture(items) == ("๑. ประชุมชี้แจง",)
    assert ids(items) == ["t1"]


# Kinds


def test_the_first_item_cannot_become_a_sub_item() -> None:
    items = lists.indented(shown("๑. ประชุม", "๒. ชี้แจง", "๓. เผยแพร่"), 0, 1)

    assert picture(items) == ("๑. ประชุม", "- ชี้แจง", "๒. เผยแพร่")
    assert lists.indented(shown("๑. ประชุม"), 0, 0) == shown("๑. ประชุม")


def test_going_out_makes_sub_items_and_paragraphs_numbered() -> None:
    items = lists.outdented(shown("๑. ประชุม", "- ชี้แจง", "¶ หมายเหตุ"), 1, 2)

    assert picture(items) == ("๑. ประชุม", "๒. ชี้แจง", "๓. หมายเหตุ")


def test_toggling_makes_paragraphs_and_then_numbers_again() -> None:
    once = lists.paragraph_toggled(shown("๑. ประชุม", "- ชี้แจง"), 0, 1)
    twice = lists.paragraph_toggled(once, 0, 1)

    assert picture(once) == ("¶ ประชุม", "¶ ชี้แจง")
    assert picture(twice) == ("๑. ประชุม", "๒. ชี้แจง")


@given(lists_and_spans(), st.sampled_from(ItemKind))
def test_changing_kinds_touches_the_selected_kinds_only(span: tuple[Items, int, int], kind: ItemKind) -> None:
    items, first, last = span

    changed = lists.with_kind(items, first, last, kind)

    assert [(item.id, item.text) for item in changed] == [(item.id, item.text) for item in items]
    assert changed[:first] == items[:first]
    assert changed[last + 1 :] == items[last + 1 :]
    assert {item.kind for item in changed[first : last + 1]} == {kind}


# Moving, adding, removing


def test_moving_renumbers() -> None:
    items = lists.moved(shown("๑. ประชุม", "๒. จัดทำคู่มือ", "๓. เผยแพร่"), 1, 1, 0)

    assert picture(items) == ("๑. จัดทำคู่มือ", "๒. ประชุม", "๓. เผยแพร่")


@given(lists_and_spans(), st.data())
def test_moving_back_takes_back_a_move(span: tuple[Items, int, int], data: st.DataObject) -> None:
    items, first, last = span
    to = data.draw(st.integers(0, len(items) - (last - first + 1)))

    moved = lists.moved(items, first, last, to)

    assert lists.moved(moved, to, to + last - first, first) == items
    assert sorted(ids(moved)) == sorted(ids(items))


@given(lists_and_spans())
def test_putting_in_what_was_removed_gives_the_list_back(span: tuple[Items, int, int]) -> None:
    items, first, last = span

    rest = lists.removed(items, first, last)

    assert lists.inserted(rest, first, items[first : last + 1]) == items


@given(lists_and_spans(), st.text("กน้ำ"))
def test_a_new_text_leaves_kinds_ids_and_other_items_alone(span: tuple[Items, int, int], text: str) -> None:
    items, index, _ = span

    changed = lists.with_text(items, index, text)

    assert changed[index] == Item(items[index].id, items[index].kind, text)
    assert ids(changed) == ids(items)
    assert lists.with_text(changed, index, items[index].text) == items


# Selections over several items


def test_text_is_taken_out_from_the_middle_of_one_item_to_the_middle_of_another() -> None:
    items = shown("๑. ประชุมชี้แจง", "- จดบันทึก", "๒. เผยแพร่ทางเว็บไซต์")

    left = lists.without(items, Spot(0, 6), Spot(2, 7))

    assert picture(left) == ("๑. ประชุมทางเว็บไซต์",)
    assert ids(left) == ["t1"]


def test_text_is_taken_out_within_one_item() -> None:
    assert picture(lists.without(shown("๑. ประชุมชี้แจง"), Spot(0, 0), Spot(0, 6))) == ("๑. ชี้แจง",)


def test_whole_items_go_without_touching_the_next_one() -> None:
    left = lists.without(shown("๑. ประชุม", "๒. คู่มือ", "- เว็บไซต์"), Spot(0, 0), Spot(2, 0))

    assert picture(left) == ("- เว็บไซต์",)
    assert ids(left) == ["t3"]


def test_what_was_cut_out_of_the_middle_goes_back_as_it_was() -> None:
    whole = shown("๑. ประชุมชี้แจง", "- ครั้งแรก", "๒. เผยแพร่ทางเว็บไซต์")
    start, end = Spot(0, 6), Spot(2, 7)
    part = copied(whole, start, end)

    rest = lists.without(whole, start, end)
    made, caret = lists.spliced(rest, start, part.items, NEW, from_inside=part.from_inside, to_inside=part.to_inside)

    assert picture(made) == picture(whole)
    assert caret == end


def test_items_are_put_before_another_and_counted_as_they_stood() -> None:
    items = shown("๑. ก", "๒. ข", "๓. ค", "๔. ง")

    assert picture(lists.taken(items, 0, 1, 3)[0]) == ("๑. ค", "๒. ก", "๓. ข", "๔. ง")
    assert picture(lists.taken(items, 2, 3, 0)[0]) == ("๑. ค", "๒. ง", "๓. ก", "๔. ข")
    assert lists.taken(items, 1, 2, 2) == (items, 1)


def test_an_item_forms_a_group_with_its_sub_items() -> None:
    items = shown("๑. ก", "- ข", "- ค", "๒. ง")

    assert lists.group_at(items, 0) == (0, 2)
    assert lists.group_at(items, 1) == (1, 1)
    assert lists.group_at(items, 3) == (3, 3)


def test_new_items_take_the_place_of_an_empty_one() -> None:
    items, end = lists.spliced(shown("๑. ประชุม", "๒. "), Spot(1, 0), shown("๑. ก", "- ข"), NEW)

    assert picture(items) == ("๑. ประชุม", "๒. ก", "- ข")
    assert end == Spot(2, 1)


def test_new_items_in_the_middle_of_a_text_cut_it_in_two() -> None:
    items, end = lists.spliced(shown("๑. ประชุมชี้แจง"), Spot(0, 6), shown("๑. ก"), NEW)

    assert picture(items) == ("๑. ประชุม", "๒. ก", "๓. ชี้แจง")
    assert items[2].id == NEW
    assert end == Spot(1, 1)


def test_new_items_in_an_empty_list_are_the_list() -> None:
    assert lists.spliced((), Spot(0, 0), shown("๑. ก", "๒. ข"), NEW) == (shown("๑. ก", "๒. ข"), Spot(1, 1))


@given(lists_and_spans(), st.data())
def test_splicing_keeps_every_letter_and_every_id_once(span: tuple[Items, int, int], data: st.DataObject) -> None:
    items, index, _ = span
    spot = Spot(index, data.draw(st.integers(0, len(items[index].text))))
    new = (Item(ItemId("n1"), ItemKind.NUMBERED, "ใหม่"), Item(ItemId("n2"), ItemKind.SUB, "เอี่ยม"))

    made, end = lists.spliced(items, spot, new, NEW)

    assert made[end.index] == new[1]
    assert end.at == len(new[1].text)
    assert len(set(ids(made))) == len(made)
    text = "".join(item.text for item in items[:index]) + items[index].text[: spot.at]
    rest = items[index].text[spot.at :] + "".join(item.text for item in items[index + 1 :])
    assert "".join(item.text for item in made) == f"{text}ใหม่เอี่ยม{rest}"


# Steps up and down


def test_an_item_steps_with_its_sub_items_over_a_whole_item() -> None:
    items = shown("๑. ก", "- ก๑", "๒. ข", "- ข๑", "- ข๒", "๓. ค")

    down = the(lists.stepped(items, 0, 0, down=True))

    assert picture(down[0]) == ("๑. ข", "- ข๑", "- ข๒", "๒. ก", "- ก๑", "๓. ค")
    assert down[1] == 3
    assert lists.stepped(down[0], 3, 3, down=False) == (items, -3)


def test_a_sub_item_steps_alone() -> None:
    items = shown("๑. ก", "- ก๑", "- ก๒", "๒. ข")

    down = the(lists.stepped(items, 1, 1, down=True))

    assert picture(down[0]) == ("๑. ก", "- ก๒", "- ก๑", "๒. ข")


def test_at_the_ends_of_a_list_nothing_steps_further() -> None:
    items = shown("๑. ก", "๒. ข", "- ข๑")

    assert lists.stepped(items, 0, 0, down=False) is None
    assert lists.stepped(items, 1, 1, down=True) is None
    assert lists.stepped((), 0, 0, down=True) is None


@given(lists_and_spans(), st.booleans())
def test_a_step_loses_nothing_and_says_how_far_it_went(span: tuple[Items, int, int], down: bool) -> None:
    items, first, last = span

    stepped = lists.stepped(items, first, last, down)

    if stepped is not None:
        moved, by = stepped
        assert sorted(ids(moved)) == sorted(ids(items))
        assert ids(moved)[first + by : last + by + 1] == ids(items)[first : last + 1]
        assert (by > 0) == down
