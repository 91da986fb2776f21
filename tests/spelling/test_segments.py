"""A run of letters divided into words."""

import pytest

from ita_desktop.spelling.letters import cluster_end, may_divide
from ita_desktop.spelling.segments import costs_from_the_start, costs_to_the_end, least_cost, segments
from ita_desktop.spelling.word_list import word_tree


def words(letters: str, *known: str) -> str:
    """The words with bars between; what is no word in brackets."""
    found = segments(letters, word_tree(frozenset(known)))
    parts = [
        letters[word.start : word.end] if word.is_word else f"({letters[word.start : word.end]})" for word in found
    ]
    return "|".join(parts)


def test_the_likeliest_words_are_chosen() -> None:
    assert words("ประชาชนได้รับข่าวสาร") == "ประชาชน|ได้รับ|ข่าวสาร"
    assert words("มากกว่าตากลม") == "มาก|กว่า|ตา|กลม"


def test_letters_that_are_no_word_stand_by_themselves() -> None:
    assert words("ประชาชนฌฌฐใหม่") == "ประชาชน|(ฌฌฐ)|ใหม่"


def test_a_word_that_is_known_besides_is_a_word() -> None:
    assert words("ประชาชนฌฌฐใหม่", "ฌฌฐ") == "ประชาชน|ฌฌฐ|ใหม่"
    assert words("ฌฌฐใหม่", "เทศบาล ฌฌฐ") == "ฌฌฐ|ใหม่"


def test_single_letters_are_no_words_but_one() -> None:
    assert words("ณที่") == "ณ|ที่"
    assert words("ฌที่") == "(ฌ)|ที่"


def test_no_word_begins_with_a_mark_or_ends_with_a_vowel_that_leads() -> None:
    assert [may_divide("เก้า", at) for at in range(5)] == [True, False, False, False, True]
    assert cluster_end("เก้ากก", 0) == 4


@pytest.mark.parametrize("letters", ["ประชาชนได้รับข่าวสาร", "ฌฌฐ", "ก", "สำโงอย่าง", "่ก"])
def test_costs_from_both_ends_agree_at_every_place_between_the_words(letters: str) -> None:
    tree = word_tree()
    forward, backward = costs_from_the_start(letters, tree), costs_to_the_end(letters, tree)

    through = [
        min(forward.word[word.end], forward.unknown[word.end])
        + (backward.word if word.is_word else backward.unknown)[word.end]
        for word in segments(letters, tree)
    ]

    assert through == pytest.approx([least_cost(letters, tree)] * len(through))
    assert backward.word[0] == pytest.approx(least_cost(letters, tree))


def test_a_run_is_divided_the_same_whether_it_is_short_enough_to_be_kept() -> None:
    assert [words("ประชาชนได้รับข่าวสาร" * times) for times in (1, 1, 9)] == [
        "|".join(["ประชาชน|ได้รับ|ข่าวสาร"] * times) for times in (1, 1, 9)
    ]
