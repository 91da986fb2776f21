"""Words wider than their line: cut where a word or a syllable begins, as a reader would."""

import pytest

from ita_desktop.printing.page import DEFAULT, styles_of
from ita_desktop.spelling.letters import LEADING, NO_BEGINNING
from ita_desktop.typesetting.font import TextStyle
from ita_desktop.typesetting.inside_words import (
    BETWEEN_CLUSTERS,
    BETWEEN_SYLLABLES,
    BETWEEN_WORDS,
    INSIDE_SYLLABLE,
    costs_inside,
)
from ita_desktop.typesetting.paragraph import set_lines

SIGNS = {BETWEEN_WORDS: "/", BETWEEN_SYLLABLES: "-"}


@pytest.fixture(scope="module")
def style() -> TextStyle:
    return styles_of(DEFAULT).cell


def shown(word: str) -> str:
    """The word with a sign at each good place."""
    return "".join(f"{SIGNS.get(cost, '')}{one}" for one, cost in zip(word, costs_inside(word), strict=True))


@pytest.mark.parametrize(
    "wanted",
    [
        "มหา/วิทยา/ลัย",
        "หนัง-สือ/พิมพ์",
        "ประชา/สัม-พันธ์",
        "สวัสดิ/การ",
        "ประ/สิทธิ/ภาพ",
        "อุต-สาห-กรรม",
        "อสัง-หา-ริม-ทรัพย์",
        "คอม-พิว-เตอร์",
    ],
)
def test_a_word_is_cut_between_its_words_and_else_between_its_syllables(wanted: str) -> None:
    assert shown(wanted.replace("/", "").replace("-", "")) == wanted


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("วัฒนธรรม", "ธรรม"),  # double r is a vowel
        ("สนับสนุน", "สนุน"),  # two consonants that are said together
        ("สำเร็จรูป", "เร็จ"),  # a vowel that needs a consonant after it
        ("ประวัติศาสตร์", "วัติ"),
        ("ศักดิ์สิทธิ์", "ศักดิ์"),  # a silent consonant
        ("สาธารณสุข", "สุข"),
        ("นายกฯ", "นายกฯ"),
    ],
)
def test_what_is_said_as_one_syllable_stays_whole(word: str, part: str) -> None:
    at = word.index(part)

    assert not {*costs_inside(word)[at + 1 : at + len(part)]} & {*SIGNS}


@pytest.mark.parametrize("wanted", ["เท่า+นั้น", "ดำ+เนิน", "วิ+เคราะห์"])
def test_a_syllable_of_one_consonant_is_cut_off_only_if_nothing_better_helps(wanted: str) -> None:
    word, at = wanted.replace("+", ""), wanted.index("+")

    assert not {*costs_inside(word)} & {*SIGNS}
    assert [where for where, cost in enumerate(costs_inside(word)) if cost < BETWEEN_CLUSTERS] == [at]


def test_no_consonant_is_left_by_itself() -> None:
    assert {*costs_inside("อเนก")} == {BETWEEN_CLUSTERS, INSIDE_SYLLABLE}


def test_a_sum_is_cut_at_its_thousands() -> None:
    assert shown("๑,๒๕๐,๐๐๐.๕๐") == "๑,-๒๕๐,-๐๐๐.๕๐"


def test_no_line_begins_inside_a_syllable_where_another_cut_is_as_near() -> None:
    for word in ("โปรแกรมเมอร์", "ทรัพยากรธรรมชาติ"):
        for at, cost in enumerate(costs_inside(word)):
            if at and (word[at] in NO_BEGINNING or word[at - 1] in LEADING):
                assert cost == INSIDE_SYLLABLE


def test_letters_of_another_script_have_no_syllables() -> None:
    assert set(costs_inside("Samrong")) == {BETWEEN_CLUSTERS}


def test_letters_without_end_are_divided_in_time() -> None:
    assert len(costs_inside("กขคงจฉชซ" * 12_000)) == 96_000


def test_a_narrow_column_cuts_a_word_where_a_reader_would(style: TextStyle) -> None:
    lines = [line.text for line in set_lines("ประชาสัมพันธ์วัฒนธรรมอุตสาหกรรม", style, 35)]

    assert lines == ["ประชา", "สัมพันธ์", "วัฒน", "ธรรม", "อุตสาห", "กรรม"]


def test_it_is_cut_as_seldom_as_the_column_allows(style: TextStyle) -> None:
    assert [line.text for line in set_lines("ประชาสัมพันธ์", style, 55)] == ["ประชา", "สัมพันธ์"]
