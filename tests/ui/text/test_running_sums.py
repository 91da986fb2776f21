"""Sums that are kept while numbers change are the sums of the numbers."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.report.ids import ItemId
from ita_desktop.domain.report.lists import label_numbers
from ita_desktop.domain.report.report import Item, ItemKind
from ita_desktop.ui.text.item_numbers import ItemNumbers
from ita_desktop.ui.text.running_sums import RunningSums

EDITS = st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 900), st.integers(0, 900)), min_size=1, max_size=8)
KINDS = st.lists(st.sampled_from(ItemKind), max_size=30)


@given(EDITS)
def test_any_sum_is_the_sum_of_what_stands_before(edits: list[tuple[int, int, int]]) -> None:
    plain: list[float] = []
    sums = RunningSums()

    for first, removed, put in edits:
        start = min(first, len(plain))
        end = min(start + removed, len(plain))
        values = [float(1 + number % 7) for number in range(put)]
        plain[start:end] = values
        sums.replace(start, end, values)

    assert list(sums) == plain
    assert (len(sums), sums.total) == (len(plain), sum(plain))
    assert [sums.before(index) for index in range(0, len(plain) + 1, 7)] == [0.0, *accumulate(plain)][::7]


@given(EDITS, st.floats(-10, 6000))
def test_a_height_is_found_in_the_number_that_reaches_beyond_it(edits: list[tuple[int, int, int]], at: float) -> None:
    sums = RunningSums()
    for first, removed, put in edits:
        start = min(first, len(sums))
        sums.replace(start, min(start + removed, len(sums)), [float(1 + number % 7) for number in range(put)])

    found = sums.index_at(at)

    reached = [index for index in range(len(sums)) if sums.before(index + 1) > at]
    assert found == (reached[0] if reached else max(len(sums) - 1, 0))


def test_a_number_can_be_set() -> None:
    sums = RunningSums([1.0] * 1000)

    sums[600] = 11.0

    assert (sums[600], sums.before(600), sums.before(601), sums.total) == (11.0, 600.0, 611.0, 1010.0)


@given(KINDS, KINDS, KINDS, KINDS)
def test_numbers_that_follow_an_edit_are_those_counted_anew(
    front: list[ItemKind], old: list[ItemKind], new: list[ItemKind], back: list[ItemKind]
) -> None:
    numbers = ItemNumbers(_items([*front, *old, *back]))
    items = _items([*front, *new, *back])

    numbers.follow(items, len(front), len(front) + len(new) - 1)

    assert [numbers.number(index) for index in range(len(items))] == list(label_numbers(items))
    assert numbers.count == sum(item.kind is ItemKind.NUMBERED for item in items)
    for index, item in enumerate(items):
        if item.kind is ItemKind.SUB:
            assert numbers.among_sub_items(index) == _counted_sub_items(numbers, index)


def _counted_sub_items(numbers: ItemNumbers, index: int) -> tuple[int, int]:
    siblings = [
        other
        for other, item in enumerate(numbers.items)
        if item.kind is ItemKind.SUB and numbers.number(other) == numbers.number(index)
    ]
    return siblings.index(index) + 1, len(siblings)


def _items(kinds: list[ItemKind]) -> tuple[Item, ...]:
    return tuple(Item(ItemId(f"x{number}"), kind, "ก") for number, kind in enumerate(kinds))
