"""Pasted HTML is read in time that grows with its length: nothing that a web page or a hostile file holds stops it."""

import html
import random
from collections.abc import Callable, Sequence
from functools import partial
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.limits import (
    HTML_MAX_LENGTH,
    PASTE_MAX_ATTRIBUTES,
    PASTE_MAX_ITEMS,
    PASTE_MAX_LENGTH,
    PASTE_MAX_TAGS,
)
from ita_desktop.domain.pasting.html_parts import HtmlParts, Tag
from ita_desktop.domain.pasting.pasted_lists import read_pasted
from tests.support.pasted_html import read_html_lines
from tests.support.processor import least_seconds_of_work

SEED = 2570
SECONDS_MAX = 1.0
QUICK = (10_000, 100_000)
FULL = (12_000, 36_000, 108_000, 324_000, 972_000, 2_916_000, 8_748_000, 20_000_000)
_PIECES = (
    "<a ",
    '"',
    "'",
    ">",
    "<b ",
    "</",
    "=",
    "ก",
    "<!--",
    "-->",
    "<![",
    "<style>",
    "</style>",
    "&#",
    "&",
    "9",
    " ",
)
_UNITS = (
    *("<a ", '<a "', "<a '", "<!--", "<![", "<!", "<?", "</a", "</", "<", "&", "&#", "&#1", "&#x", "&amp;", "&notit;"),
    *(
        "<b>",
        "<b></b>",
        "<br>",
        "<li>",
        "<ol>",
        "<div>",
        "</div>",
        "<a/",
        "<a =",
        "<a\n",
        "ก",
        "<p>ก</p>",
        "<p>&#1;</p>",
    ),
    *("<style>", "<xml>", "<head>", "</xml>", "<script>", "<style></style>", '<a ">" ', "<a '\">' ", "<a a=a "),
    *("<span style='mso-list:Ignore'>", "<p style='mso-list:l0 level", "<p style='", "mso-list:", "<ol><li>ก"),
    *("<tr><td>ก", "<tr><td rowspan=49 colspan=49>ก", "<table><tr><td>", "ก<br>", "1.1 <br>", "<pre>ก\n", "<del>ก"),
    *("<span style='font-family:Wingdings'>ü", "<p hidden>", "<a href='#_ftnref1'>", "<br role=presentation>ก"),
    *(
        f"<{words} {'a ' * 4_900}>"
        for words in (
            *(
                "a note ref",
                "a note ref style=x",
                "a href='#_ftnref1' note ref",
                "p note com",
                "p style='display:x' com",
            ),
            *("font face='wingdings'", "font style='font-family:wingdings'", "li aria-level", "td colspan=2 rowspan=2"),
            *("span style='mso-list:Ignore'", "p hidden com", "div class='msocomtxt2' com", "br presentation"),
        )
    ),
    *(f"<a note ref b='{number}' {'a=b ' * 2_000}>" for number in range(3)),
    *("1.1.1.", "1. ก\n", "ก\n", "- ก\n", "\r\n", "\n", "(1", "•", "\x00", "<p>&#1;</p>"),
)


def slow_to_grow(
    read: Callable[[str], object], unit: str, lengths: Sequence[int], seconds_max: float = SECONDS_MAX
) -> str:
    """What is wrong with the time that reading this unit takes again and again; empty where nothing is.

    Told after the shortest of the lengths that shows it.
    """
    for length in lengths:
        text = (unit * (length // len(unit) + 1))[:length]
        took = least_seconds_of_work(partial(read, text), seconds_max)
        if took > seconds_max:
            return f"{unit[:40]!r} x {length // len(unit):,}: {took:.1f} s"
    return ""


def random_units(count: int) -> list[str]:
    """Pieces of HTML in disorder, always the same ones."""
    chosen = random.Random(SEED)
    return ["".join(chosen.choice(_PIECES) for _ in range(chosen.randint(2, 200))) for _ in range(count)]


def units_slow_to_grow(lengths: Sequence[int], seconds_max: float = SECONDS_MAX) -> list[str]:
    """What is wrong with the time that any of the units takes, as HTML and as text."""
    readers = (read_html_lines, read_pasted)
    tried = [slow_to_grow(read, unit, lengths, seconds_max) for read in readers for unit in _UNITS]
    return [words for words in tried if words]


def test_every_unit_is_read_in_linear_time() -> None:
    assert units_slow_to_grow(QUICK, SECONDS_MAX / 2) == []


@pytest.mark.acceptance("HTML", "units of HTML and of text, repeated to 20 MB", count=2 * len(_UNITS))
@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_every_unit_of_20_mb_is_read_in_linear_time() -> None:
    assert units_slow_to_grow(FULL) == []


def test_long_attributes_that_all_differ_are_read_in_time() -> None:
    for words in ("a note ref style=x", "p note com", "font face=wingdings", "li aria-level"):
        text = "".join(f"<{words} b{number} {'a ' * 4_900}>" for number in range(2_000))
        assert least_seconds_of_work(partial(read_html_lines, text), SECONDS_MAX) < SECONDS_MAX, words


def test_random_units_are_read_in_linear_time() -> None:
    tried = [slow_to_grow(read_html_lines, unit, (60_000, 600_000)) for unit in random_units(10)]
    assert [words for words in tried if words] == []


@pytest.mark.acceptance("HTML", "random HTML, repeated to 20 MB", count=500, seeds=str(SEED))
@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_hundreds_of_random_units_are_read_in_linear_time() -> None:
    assert [words for unit in random_units(500) if (words := slow_to_grow(read_html_lines, unit, FULL))] == []


def _by_the_library(text: str) -> None:
    parser = HTMLParser(convert_charrefs=True)
    parser.feed(text)
    parser.close()


@pytest.mark.acceptance("HTML", "", planted=True)
@pytest.mark.parametrize("unit", ["<a ", "<!--", "<?", "</a"])
def test_a_reader_that_seeks_the_same_end_again_is_caught(unit: str) -> None:
    assert slow_to_grow(_by_the_library, unit, [1_000 * 2**step for step in range(12)], seconds_max=0.1)
    assert slow_to_grow(read_html_lines, unit, QUICK, seconds_max=0.1) == ""


def test_ten_thousand_levels_of_nesting_are_one_item() -> None:
    lines, left_out = read_html_lines("<ol><li>" * 10_000 + "ประชุม" + "</li></ol>" * 10_000)

    assert [line.text for line in lines] == ["ประชุม"]
    assert left_out == 0


@pytest.mark.parametrize("digits", [20, 4_301, 500_000])
def test_a_level_or_a_reference_of_many_digits_is_none(digits: int) -> None:
    lines, _ = read_html_lines(f"<p style='mso-list:l0 level{'9' * digits} lfo1'>ก&#{'9' * digits};&#x{'f' * digits};ข")

    assert [(line.text, line.listed) for line in lines] == [("ก\ufffd\ufffdข", False)]


def test_a_reference_with_zeros_before_it_is_the_same() -> None:
    lines, _ = read_html_lines(f"<p>&#{'0' * 5_000}3586;&#x{'0' * 5_000}e02;")

    assert [line.text for line in lines] == ["ขข"]


# What is left out is counted


def test_what_comes_after_the_last_item_that_a_paste_makes_is_counted() -> None:
    more = "<p>เกิน</p>" * 3

    lines, left_out = read_html_lines("<p>ก</p>" * PASTE_MAX_ITEMS + more)

    assert len(lines) == PASTE_MAX_ITEMS
    assert left_out in range(len(more), len(more) + 5)


def test_text_and_tags_beyond_what_is_read_are_counted() -> None:
    attributes = f"<b {'a' * 4_998}>" * (PASTE_MAX_ATTRIBUTES // 5_000 + 7)
    for text in (
        "ก" * (PASTE_MAX_LENGTH + 7),
        "<b>" * (PASTE_MAX_TAGS + 7),
        attributes,
        "\x00" * (HTML_MAX_LENGTH + 7),
    ):
        parts = HtmlParts(text)
        for _ in parts:
            pass
        assert parts.left_out >= 7

    items, left_out = read_pasted("ก\n" * (PASTE_MAX_ITEMS + 7))
    assert (len(items), left_out) == (PASTE_MAX_ITEMS, 7)
    items, left_out = read_pasted("ก" * (PASTE_MAX_LENGTH + 7))
    assert (len(items[0].text), left_out) == (PASTE_MAX_LENGTH, 7)


def test_a_picture_of_megabytes_does_not_hide_the_text_after_it() -> None:
    lines, left_out = read_html_lines(f"<p>ก<img src='data:image/png;base64,{'A' * 15_000_000}'></p><p>ข</p>")

    assert ([line.text for line in lines], left_out) == (["ก", "ข"], 0)


# And what is read is what Python's own parser reads, where that gets to the end

_HARMLESS = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<ol start='3'>", "</ol>", "<li>", "</li>", "<br>", "<br/>", "<p a=b c='d e'>"),
        *(
            "<!-- ก -->",
            "<!doctype html>",
            "<?xml?>",
            "&amp;",
            "&#3586;",
            "&#x0e02;",
            "&nosuch;",
            "ก",
            " ",
            "\n",
        ),
        *("<p style='mso-list:l0 level2 lfo1'>", '<span style="mso-list:Ignore">', "<style>p{}</style>", "<P STYLE=x>"),
    ]
)


class _Reference(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Tag | str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag == "style"
        if not self._silent:
            self.parts.append(Tag(tag, False, dict(attrs).get("style") or ""))

    def handle_endtag(self, tag: str) -> None:
        self._silent = False
        if tag not in ("style", "br"):
            self.parts.append(Tag(tag, True))

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


@given(st.lists(_HARMLESS, max_size=20).map("".join))
def test_sound_html_is_read_as_the_library_reads_it(text: str) -> None:
    reference = _Reference()
    reference.feed(text)
    reference.close()

    assert _joined(list(HtmlParts(text))) == _joined(reference.parts)


def _joined(parts: list[Tag | str]) -> list[Tag | str]:
    made: list[Tag | str] = []
    for part in parts:
        if isinstance(part, str) and made and isinstance(made[-1], str):
            made[-1] += part
        else:
            made.append(part)
    return made


@given(st.text(st.sampled_from("<>/!-=\"' abp&#;x19ก\n"), max_size=200))
def test_no_text_is_a_fault_and_no_letter_outside_of_markup_is_lost(text: str) -> None:
    parts = "".join(part for part in HtmlParts(text) if isinstance(part, str))

    assert "".join(part for part in HtmlParts(html.escape(text)) if isinstance(part, str)) == text
    assert set(parts) <= set(html.unescape(text)) | {"\ufffd"}
