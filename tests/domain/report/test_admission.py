"""The door: what text may hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.report.admission import admitted, admitted_line, fitted, is_admitted

ANY_TEXT = st.text(st.characters())


@given(ANY_TEXT)
def test_what_was_admitted_is_admitted_again_unchanged(text: str) -> None:
    kept, _ = admitted(text)

    assert is_admitted(kept)
    assert admitted(kept) == (kept, 0)


@given(ANY_TEXT)
def test_admitted_text_can_be_stored_as_utf8(text: str) -> None:
    kept, _ = admitted(text)

    assert kept.encode("utf-8").decode("utf-8") == kept


@given(ANY_TEXT)
def test_every_character_is_kept_or_counted(text: str) -> None:
    kept, left_out = admitted(text.replace("\r\n", "\n"))

    assert len(kept) + left_out == len(text.replace("\r\n", "\n"))


def test_every_code_point_but_controls_surrogates_and_noncharacters_is_kept() -> None:
    refused = {chr(point) for point in range(0x110000) if admitted(chr(point)) == ("", 1)}

    controls = {chr(p) for p in range(0x110000) if unicodedata.category(chr(p)) == "Cc"} - {*"\n\t\r\x0b\x0c\x85"}
    surrogates = {chr(point) for point in range(0xD800, 0xE000)}
    noncharacters = {chr(point) for point in range(0x110000) if point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF}
    assert refused == controls | surrogates | noncharacters


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_line_break_is_one_newline_whatever_it_was(end: str) -> None:
    assert admitted(f"น้ำ{end}ใจ") == ("น้ำ\nใจ", 0)
    assert is_admitted(f"น้ำ{end}ใจ") == (end == "\n")


def test_spaces_and_strange_marks_are_kept_exactly() -> None:
    text = "  น\u0e4d\u0e49า\t\u00a0\u200b\u202e\uf70a \U0001f600 "

    assert admitted(text) == (text, 0)


def test_a_text_of_one_line_has_spaces_for_breaks_and_tabs() -> None:
    assert admitted_line("ตำบล\tสำโรง\r\nอำเภอ\x00") == ("ตำบล สำโรง อำเภอ", 1)
    assert admitted_line("ตำบล\x0bสำโรง\x0cอำเภอ\x85จังหวัด\u2028ประเทศ\u2029โลก") == (
        "ตำบล สำโรง อำเภอ จังหวัด ประเทศ โลก",
        0,
    )


def test_what_is_too_much_goes_from_what_was_put_in() -> None:
    assert fitted("ประชุม", 6, 6) == ("ประชุม", 0)
    assert fitted("ประกขคชุม", 6, 6) == ("ประชุม", 3)
    assert fitted("ประกขคชุม", 6, 8) == ("ประกขชุม", 1)
    assert fitted("ประชุม", 1, 4) == ("ระชุ", 2)


def test_no_letter_is_left_with_half_of_its_marks() -> None:
    assert fitted("ประที่", 6, 5) == ("ประ", 3)


@given(ANY_TEXT, st.integers(0, 40), st.integers(0, 40))
def test_a_text_is_never_longer_than_it_may_be_and_what_went_is_counted(text: str, at: int, most: int) -> None:
    kept, left_out = fitted(text, min(at, len(text)), most)

    assert len(kept) <= max(most, 0)
    assert len(kept) + left_out == len(text)
