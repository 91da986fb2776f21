"""Counting as Qt counts."""

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.session.qt.utf16 import index_at, units, units_before

ANY_TEXT = st.text(st.one_of(st.sampled_from("กที่aé\u2028😀𝒳\ud83d\ude00"), st.characters()))


@given(ANY_TEXT)
def test_a_character_beyond_the_basic_plane_counts_twice(text: str) -> None:
    sizes = [1 + (character > "\uffff") for character in text]

    assert units(text) == sum(sizes)
    assert [units_before(text, index) for index in range(len(text) + 1)] == [
        sum(sizes[:i]) for i in range(len(text) + 1)
    ]


@given(ANY_TEXT.filter(lambda text: not any("\ud800" <= character <= "\udfff" for character in text)))
def test_a_position_inside_a_character_is_before_it(text: str) -> None:
    starts = [units_before(text, index) for index in range(len(text) + 1)]

    for position in range(units(text) + 2):
        assert index_at(text, position) == max(index for index, start in enumerate(starts) if start <= position)
