"""Pasted text with typed numbers becomes items; nothing but the marks is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.pasting.pasted_lists import has_typed_marks, read_pasted, read_phrase
from ita_desktop.domain.report.lists import marks_of


def pasted(text: str) -> tuple[str, ...]:
    """The items as drawn; `¶` stands for no mark."""
    items, _ = read_pasted(text)
    return tuple(f"{mark or '¶'} {item.text}" for mark, item in zip(marks_of(items), items, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "๑. จัดประชุม\n๒. จัดทำคู่มือ",
        "1. จัดประชุม\n2. จัดทำคู่มือ",
        "1) จัดประชุม\r\n2) จัดทำคู่มือ",
        "(๑) จัดประชุม\n(๒) จัดทำคู่มือ",
        "๑.\tจัดประชุม\n\n  ๒.\tจัดทำคู่มือ\n",
        "9. จัดประชุม\n๑๐.จัดทำคู่มือ",
    ],
)
def test_typed_numbers_of_every_kind_become_drawn_ones(text: str) -> None:
    assert pasted(text) == ("๑. จัดประชุม", "๒. จัดทำคู่มือ")


@pytest.mark.parametrize("dash", ["- ", "– ", "— ", "• ", "•", "* ", "\t-\t"])
def test_a_dash_under_a_number_is_a_sub_item(dash: str) -> None:
    assert pasted(f"๑. จัดประชุม\n{dash}ชี้แจง\n๒. เผยแพร่") == ("๑. จัดประชุม", "- ชี้แจง", "๒. เผยแพร่")


def test_a_list_of_dashes_alone_is_numbered() -> None:
    assert pasted("- จัดประชุม\n- เผยแพร่") == ("๑. จัดประชุม", "๒. เผยแพร่")


def test_a_line_without_a_mark_goes_on_in_the_item_above() -> None:
    assert pasted("๑. จัดประชุม\nพนักงานทุกคน\n๒. เผยแพร่") == ("๑. จัดประชุม พนักงานทุกคน", "๒. เผยแพร่")


def test_lines_before_the_first_number_are_a_paragraph() -> None:
    assert pasted("ดำเนินการดังนี้\n๑. จัดประชุม") == ("¶ ดำเนินการดังนี้", "๑. จัดประชุม")


def test_lines_without_any_mark_are_items_of_their_own() -> None:
    assert pasted("จัดประชุม\nเผยแพร่") == ("๑. จัดประชุม", "๒. เผยแพร่")


@pytest.mark.parametrize(
    "text", ["๒๕๖๘ เป็นปีที่", "๓.๕ ล้านบาท", "31.12.2567 ครบกำหนด", "-", "๑.", "--", "5 คน", "-๕ องศา"]
)
def test_what_only_looks_like_a_mark_stays_in_the_text(text: str) -> None:
    assert pasted(text) == (f"๑. {text}",)
    assert not has_typed_marks(text)


def test_a_list_with_marks_is_recognised() -> None:
    assert has_typed_marks("ดังนี้\n๑. จัดประชุม")
    assert has_typed_marks("• จัดประชุม")


def test_characters_that_cannot_be_kept_are_counted() -> None:
    assert read_pasted("๑. จัด\x00ประชุม\x07")[1] == 2


def test_nothing_gives_no_items() -> None:
    assert read_pasted(" \n\t\r\n ") == ((), 0)


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "๑. ", "2) ", "(๓) ", "- ", "•"]), st.text("กน้ำใจ", min_size=1)), max_size=8
    )
)
def test_every_letter_is_kept_in_order_and_every_item_has_an_id_of_its_own(lines: list[tuple[str, str]]) -> None:
    items, _ = read_pasted("\n".join(mark + text for mark, text in lines))

    assert "".join(item.text for item in items).replace(" ", "") == "".join(text for _, text in lines)
    assert len({item.id for item in items}) == len(items)
    assert all(item.text == item.text.strip() != "" for item in items)


def test_outline_numbers_in_order_are_sub_items() -> None:
    assert pasted("๑. ประชุม\n๑.๑ ครั้งแรก\n๑.๒ ครั้งที่สอง\n๑.๒.๑ ช่วงเช้า\n๒. เผยแพร่") == (
        "๑. ประชุม",
        "- ครั้งแรก",
        "- ครั้งที่สอง",
        "- ช่วงเช้า",
        "๒. เผยแพร่",
    )


def test_a_figure_at_the_start_of_a_line_is_not_an_outline_number() -> None:
    assert pasted("๑. งบประมาณ\n๒.๕ ล้านบาท") == ("๑. งบประมาณ ๒.๕ ล้านบาท",)


def test_numbers_begun_anew_in_another_shape_are_sub_items() -> None:
    assert pasted("๑. ประชุม\n๑) ครั้งแรก\n๒) ครั้งที่สอง\n๒. เผยแพร่") == (
        "๑. ประชุม",
        "- ครั้งแรก",
        "- ครั้งที่สอง",
        "๒. เผยแพร่",
    )


def test_numbers_further_in_are_sub_items() -> None:
    assert pasted("๑.\tประชุม\n\t๑.\tครั้งแรก\n\t๒.\tครั้งที่สอง\n๒.\tเผยแพร่") == (
        "๑. ประชุม",
        "- ครั้งแรก",
        "- ครั้งที่สอง",
        "๒. เผยแพร่",
    )


def test_a_first_line_copied_without_its_indent_is_on_the_level_of_the_rest() -> None:
    assert pasted("๑. ประชุม\n    ๒. เผยแพร่\n    ๓. ประเมิน") == ("๑. ประชุม", "๒. เผยแพร่", "๓. ประเมิน")


def test_letters_and_bullets_of_a_word_processor_are_taken_off() -> None:
    assert pasted("๑.\tประชุม\nก.\tครั้งแรก\no\tครั้งที่สอง\n\uf0b7\tครั้งที่สาม") == (
        "๑. ประชุม",
        "- ครั้งแรก",
        "- ครั้งที่สอง",
        "- ครั้งที่สาม",
    )


def test_bullets_further_in_are_sub_items_even_without_numbers() -> None:
    assert pasted("• ประชุม\n\t• ครั้งแรก\n• เผยแพร่") == ("๑. ประชุม", "- ครั้งแรก", "๒. เผยแพร่")


@given(
    st.sampled_from(["", "๑. ", "2) ", "(๓) ", "- ", "•", "๑.\t"]),
    st.text("ก 1๒.)-(\t", max_size=12),
    st.sampled_from(["", "ประชุม", "ตามข้อ "]),
)
def test_one_line_loses_nothing_but_a_mark(mark: str, text: str, before: str) -> None:
    phrase = mark + text

    kept = read_phrase(phrase, before)

    taken = phrase.removesuffix(kept).strip()
    assert phrase.endswith(kept)
    assert len(taken) <= 6
    assert taken == "" or kept.strip()
    assert not any(letter.isalpha() for letter in taken)


def test_numbers_named_in_a_sentence_are_no_marks() -> None:
    assert pasted("(๑) และ (๒) แล้วแต่กรณี") == ("๑. (๑) และ (๒) แล้วแต่กรณี",)
