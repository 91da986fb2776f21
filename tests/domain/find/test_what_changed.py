"""Where two values differ, and where the caret goes for it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.find.what_changed import changed_items, changed_spot, changed_spot_in, changed_text
from ita_desktop.domain.report import lists
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.ids import ItemId
from ita_desktop.domain.report.lists import Items, Spot
from ita_desktop.domain.report.report import Item, ItemKind, TextPeriod
from tests.support.reports import a_measure, a_report, an_issue

ALIKE = st.text(st.sampled_from("กข"), max_size=12)


def items(*texts: str) -> Items:
    return tuple(Item(ItemId(f"{index}"), ItemKind.NUMBERED, text) for index, text in enumerate(texts))


@given(ALIKE, ALIKE)
def test_what_is_around_a_change_is_the_same_in_both(old: str, new: str) -> None:
    start, end = changed_text(old, new)

    assert 0 <= start <= end <= len(new)
    assert old == new[:start] + old[start : len(old) - (len(new) - end)] + new[end:]


@given(st.lists(ALIKE), st.lists(ALIKE))
def test_items_around_a_change_are_the_same_in_both(old: list[str], new: list[str]) -> None:
    before, after = items(*old), items(*new)
    first, last = changed_items(before, after)

    assert before[:first] == after[:first]
    assert after[last + 1 :] == before[len(before) - (len(after) - last - 1) :]


@given(st.lists(ALIKE), st.lists(ALIKE))
def test_the_spot_of_a_change_is_in_the_list(old: list[str], new: list[str]) -> None:
    spot = changed_spot_in(items(*old), items(*new))

    assert spot == Spot(0, 0) or 0 <= spot.at <= len(new[spot.index])


def test_a_split_and_what_takes_it_back_are_where_the_text_was_cut() -> None:
    whole = items("ประชุมชี้แจง", "เผยแพร่")
    cut = lists.split(whole, 0, 6, ItemId("new"))

    assert changed_spot_in(whole, cut) == Spot(1, 0)
    assert changed_spot_in(cut, whole) == Spot(0, 6)


def test_texts_of_every_kind_of_field_are_compared() -> None:
    measure = a_measure()
    before = a_report(an_issue(measure))
    fields = {
        "measure.title": replace(measure, title=f"{measure.title}ใหม่"),
        "measure.owners": replace(measure, owners=("กองคลัง", "กองช่าง")),
        "measure.period": replace(measure, period=TextPeriod("ตลอดปี")),
    }
    ends = {"measure.title": len(measure.title) + 4, "measure.owners": len("กองคลัง, กองช่าง"), "measure.period": 6}

    for field, changed in fields.items():
        after = replace(before, issues=(replace(before.issues[0], measures=(changed,)),))
        address = Address(field, measure=measure.id)
        assert changed_spot(before, after, address) == (address, ends[field])
        assert changed_spot(before, before, address) is None

    after = replace(before, title="แผนที่", signers=(replace(before.signers[0], positions=("นายก", "ผู้แทน")),))
    assert changed_spot(before, after, Address("title")) == (Address("title"), 6)
    positions = Address("signer.positions", signer=0)
    assert changed_spot(before, after, positions) == (positions, len("นายก\nผู้แทน"))
    assert changed_spot(before, after, Address("measure.title", measure=None)) is None
    assert changed_spot(before, after, Address("fiscal_year")) is None
