"""The file of words and the tree that grows from it."""

import gzip
from math import inf

from ita_desktop import paths
from ita_desktop.spelling.letters import MARKS, THAI, TRAILING
from ita_desktop.spelling.word_list import Branch, word_tree
from tests.spelling.measuring import listed

PACKED = paths.spelling_words().read_bytes()
WORDS, COSTS = gzip.decompress(PACKED).split(b"\0", 1)


def cost(word: str, tree: Branch) -> float:
    """What the word costs; infinitely much if it is none."""
    for letter in word:
        branches = tree.branches()
        if letter not in branches:
            return inf
        tree = branches[letter]
    return tree.cost


def test_the_file_holds_words_in_order_with_a_cost_each() -> None:
    words = WORDS.decode("cp874").split("\n")

    assert len(words) == len(COSTS) > 60_000
    assert words == sorted(set(words))
    assert all(THAI.issuperset(word) and word[0] not in MARKS + TRAILING for word in words)
    assert len(PACKED) < 400_000


def test_no_listed_misspelling_is_a_word() -> None:
    words = set(WORDS.decode("cp874").split("\n"))

    assert [row[0] for row in listed() if row[0] in words] == []
    assert [row[1] for row in listed() if row[1] == "กฎหมาย"] == ["กฎหมาย"]


def test_our_own_words_are_words_and_those_with_none_are_not() -> None:
    lines = (paths.resources() / "spelling" / "official_words.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]

    called_right = {word for word, count in rows if cost(word, word_tree()) < inf}

    assert called_right == {word for word, count in rows if count != "0"}
    assert len(called_right) > 90


def test_the_tree_has_every_word_at_its_cost() -> None:
    tree = word_tree()

    found = [round(cost(word, tree) * 10) for word in WORDS.decode("cp874").split("\n")[::7]]

    assert bytes(found) == COSTS[::7]


def test_places_are_words_but_rare_ones() -> None:
    tree = word_tree()

    assert cost("การ", tree) < cost("นครราชสีมา", tree) < cost("ปักธงชัย", tree) < inf


def test_a_known_word_costs_little_and_a_common_one_no_more_than_before() -> None:
    tree = word_tree(frozenset({"ฌฌฐ", "การ"}))

    assert cost("ฌฌฐ", tree) == 9.0
    assert cost("การ", tree) == cost("การ", word_tree())
    assert cost("ฌฌฐ", word_tree()) == inf
