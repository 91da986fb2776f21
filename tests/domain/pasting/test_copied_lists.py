"""What our lists put on the clipboard, and that it comes back as it was."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.pasting.copied_lists import Copied, copied, html, json_of, plain_text, read_json
from ita_desktop.domain.pasting.pasted_lists import read_pasted
from ita_desktop.domain.report.ids import ItemId
from ita_desktop.domain.report.lists import Items, Spot, mark_numbers
from ita_desktop.domain.report.report import Item, ItemKind
from tests.domain.report.test_lists import picture, shown
from tests.support.pasted_html import read_html

WHOLE = shown("๑. ประชุมชี้แจง", "- ครั้งแรก", "- ครั้งที่สอง", "¶ สรุป", "๒. เผยแพร่ <เว็บ> & ป้าย")


def all_of(items: Items) -> Copied:
    return copied(items, Spot(0, 0), Spot(len(items) - 1, len(items[-1].text)))


@st.composite
def item_lists(draw: st.DrawFn) -> Items:
    rows = draw(st.lists(st.tuples(st.sampled_from(ItemKind), st.text("กน้ำ<&\n ", min_size=1)), min_size=1, max_size=6))
    return tuple(Item(ItemId(f"t{index}"), kind, text) for index, (kind, text) in enumerate(rows))


def test_plain_text_has_the_numbers_as_they_are_drawn() -> None:
    assert plain_text(all_of(WHOLE)) == ("๑. ประชุมชี้แจง\n- ครั้งแรก\n- ครั้งที่สอง\nสรุป\n๒. เผยแพร่ <เว็บ> & ป้าย")


def test_numbers_are_those_of_the_list_it_came_from() -> None:
    assert plain_text(copied(WHOLE, Spot(2, 0), Spot(4, 7))) == "- ครั้งที่สอง\nสรุป\n๒. เผยแพร่"


def test_a_piece_of_one_item_is_a_phrase_without_a_number() -> None:
    part = copied(WHOLE, Spot(0, 6), Spot(0, 13))

    assert part.is_phrase
    assert plain_text(part) == "ชี้แจง"


def test_an_item_begun_inside_has_no_number() -> None:
    assert plain_text(copied(WHOLE, Spot(0, 6), Spot(1, 9))) == "ชี้แจง\n- ครั้งแรก"


def test_an_end_at_the_very_start_of_an_item_leaves_it_out() -> None:
    part = copied(WHOLE, Spot(0, 0), Spot(2, 0))

    assert picture(part.items) == ("๑. ประชุมชี้แจง", "- ครั้งแรก")
    assert not part.to_inside


def body(page: str) -> str:
    """What is copied, without the numbers for programs that know no lists."""
    copied_part = page.partition("<!--StartFragment-->")[2].partition("<!--EndFragment-->")[0]
    return TYPED_MARK.sub("", copied_part).replace(f" {STEP}", "")


TYPED_MARK = re.compile(r'<span style="mso-list:Ignore[^"]*"><a [^>]*>(.*?) </a></span>')
STEP = 'style="mso-list:l0 level1 lfo1"'
SUB = 'style="mso-list:l0 level2 lfo1"'


def test_html_is_one_list_with_lists_inside_it() -> None:
    assert body(html(all_of(WHOLE))) == (
        '<ol start="1" style="list-style-type:thai"><li>ประชุมชี้แจง<ul style="list-style-type:\'- \'">'
        f"<li {SUB}>ครั้งแรก</li><li {SUB}>ครั้งที่สอง</li></ul></li></ol><p>สรุป</p>"
        '<ol start="2" style="list-style-type:thai"><li>เผยแพร่ &lt;เว็บ&gt; &amp; ป้าย</li></ol>'
    )


def test_html_tells_word_in_its_own_words_to_count_in_thai_from_the_first_number() -> None:
    page = html(copied(WHOLE, Spot(2, 0), Spot(4, 7)))

    levels = dict(re.findall(r"@list l0:level(\d) \{([^}]*)\}", page))
    assert set(levels) == {"1", "2"}
    assert "mso-level-number-format:thai-2" in levels["1"]
    assert "mso-level-start-at:2" in levels["1"]
    assert "mso-level-number-format:bullet" in levels["2"]
    assert re.findall(r"<li style=\"mso-list:l0 level(\d) lfo1\"", page) == ["2", "1"]


def test_html_has_the_numbers_of_the_plain_text_too_for_programs_that_know_no_lists() -> None:
    part = copied(WHOLE, Spot(2, 0), Spot(4, 7))

    lines = re.findall("<(?:li|p)[^>]*>(.*?)</(?:li|p)>", TYPED_MARK.sub(r"\1 ", html(part)))

    assert lines == plain_text(part).split("\n") == ["- ครั้งที่สอง", "สรุป", "๒. เผยแพร่"]


def test_word_never_joins_two_different_lists() -> None:
    ids = {re.findall(r"mso-list-id:(\d+)", html(all_of(WHOLE[:count])))[0] for count in range(1, 6)}

    assert len(ids) == 5
    assert all(0 < int(number) < 2**31 for number in ids)


def test_html_and_text_are_read_back_as_the_same_list() -> None:
    assert picture(read_html(html(all_of(WHOLE)))[0]) == picture(WHOLE)
    numbered = tuple(item for item in WHOLE if item.kind is not ItemKind.PARAGRAPH)
    assert picture(read_pasted(plain_text(all_of(numbered)))[0]) == picture(numbered)


@given(item_lists())
def test_our_own_format_keeps_everything_but_the_ids(items: Items) -> None:
    part = all_of(items)

    back = read_json(json_of(part))

    assert back == part
    assert back is not None
    assert {item.id for item in back.items}.isdisjoint(item.id for item in items)


@given(item_lists())
def test_html_keeps_every_letter(items: Items) -> None:
    back, _ = read_html(html(all_of(items)))

    assert "".join("".join(i.text for i in back).split()) == "".join("".join(i.text for i in items).split())


@given(
    st.binary(max_size=40) | st.sampled_from([b"{}", b"[]", b'{"items":[]}', b'{"items":[{"kind":"x","text":"1"}]}'])
)
def test_what_is_not_our_format_is_left_alone(data: bytes) -> None:
    assert read_json(data) is None


def test_text_that_no_report_can_hold_is_not_our_format() -> None:
    part = all_of(WHOLE)
    spoilt = json_of(part).replace("สรุป".encode(), "สรุป\\u0000".encode())

    assert read_json(spoilt) is None
    assert list(part.numbers) == list(mark_numbers(WHOLE))
