"""Words as a reader of office Thai sees them."""

from hypothesis import given

from ita_desktop.session.words.word_breaks import next_word, previous_word, word_around, words
from tests.support.reports import texts

TEXT = "จัดประชุมชี้แจง (ทุกสำนัก/กอง) E-Service ๑,๒๐๐ บาท พ.ศ. ๒๕๖๘ นั้นๆ"


def spelled(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


def test_words_are_compounds_figures_and_signs() -> None:
    assert "|".join(spelled(TEXT)) == "จัดประชุม|ชี้แจง|(|ทุก|สำนัก|/|กอง|)|E-Service|๑,๒๐๐|บาท|พ.ศ.|๒๕๖๘|นั้นๆ"


def test_every_line_is_read_by_itself() -> None:
    assert spelled("ประชุม\nชี้แจง\u2028เผยแพร่") == ["ประชุม", "ชี้แจง", "เผยแพร่"]


def test_the_word_around_a_place() -> None:
    assert word_around("ประชุมชี้แจง", 2) == (0, 6)
    assert word_around("ประชุมชี้แจง", 6) == (6, 12)
    assert word_around("ประชุม  ชี้แจง", 6) == (0, 6)
    assert word_around("ประชุม  ชี้แจง", 7) == (7, 7)
    assert word_around("", 0) == (0, 0)


def test_steps_go_to_where_words_begin() -> None:
    text = "ประชุม ชี้แจง"

    assert [next_word(text, at) for at in (0, 6, 7, 13)] == [7, 7, 13, 13]
    assert [previous_word(text, at) for at in (13, 8, 7, 3)] == [7, 7, 0, 0]


@given(texts())
def test_words_do_not_overlap_and_hold_every_letter(text: str) -> None:
    found = words(text)

    ends = [0, *(end for _, end in found)]
    assert all(end <= start < stop for end, (start, stop) in zip(ends, found, strict=False))
    assert "".join(text[a:b] for a, b in found) == "".join(text.split())
