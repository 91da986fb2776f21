"""Line ends as a reader sees them: words whole, on real columns and on narrower and wider ones."""

from itertools import pairwise

import pytest
from icu4py.breakers import LineBreaker

from ita_desktop.printing.page import DEFAULT, MM, styles_of
from ita_desktop.typesetting.compounds import compounds
from ita_desktop.typesetting.font import TextStyle
from ita_desktop.typesetting.line_breaks import INSIDE_COMPOUND, line_breaks
from ita_desktop.typesetting.paragraph import one_line, set_lines
from tests.support.golden_report import published
from tests.support.whole_words import SENTENCES, WHOLE_WORDS, cut_words

WIDTHS = [*range(110, 220, 12)]


def sample_texts() -> list[str]:
    report = published()
    return [
        item.text
        for _, _, measure in report.measures()
        for items in (measure.steps, measure.results, measure.outcomes)
        for item in items
    ]


TEXTS = {"sample": sample_texts(), "held out": list(SENTENCES)}


@pytest.fixture(scope="module")
def style() -> TextStyle:
    return styles_of(DEFAULT).cell


def first_fit(text: str, style: TextStyle, width: float) -> list[str]:
    """What a program does that takes ICU's breaks and fills each line: the way to compare with."""
    lines = [""]
    for start, end in LineBreaker(text, "th").segments():
        word = text[start:end]
        if lines[-1] and one_line(lines[-1] + word.rstrip(" "), style).width > width:
            lines.append("")
        lines[-1] += word
    return lines


def share_cut(paragraphs: list[list[str]]) -> tuple[float, list[str]]:
    ends = sum(len(lines) - 1 for lines in paragraphs)
    cut = [word for lines in paragraphs for word in cut_words(lines)]
    return len(cut) / ends, cut


@pytest.fixture(scope="module")
def paragraphs(style: TextStyle) -> dict[str, list[list[str]]]:
    """The lines of every text at every width."""
    return {
        name: [[line.text for line in set_lines(text, style, width)] for text in texts for width in WIDTHS]
        for name, texts in TEXTS.items()
    }


@pytest.mark.parametrize("texts", TEXTS)
def test_at_most_one_line_end_in_a_hundred_lies_inside_a_word_that_readers_see_as_one(
    texts: str, paragraphs: dict[str, list[list[str]]]
) -> None:
    share, cut = share_cut(paragraphs[texts])

    assert share <= 0.01, cut


@pytest.mark.parametrize("texts", TEXTS)
def test_words_that_the_breaker_was_never_told_are_kept_whole_as_well(
    texts: str, paragraphs: dict[str, list[list[str]]]
) -> None:
    told = set(compounds())
    ends = sum(len(lines) - 1 for lines in paragraphs[texts])

    cut = [word for lines in paragraphs[texts] for word in cut_words(lines) if word not in told]

    assert len(set(WHOLE_WORDS) - told) > 100
    assert len(cut) / ends <= 0.01, cut


def test_the_judge_notices_lines_that_cut_words(style: TextStyle) -> None:
    """The planted bug: ICU's breaks alone, each line filled."""
    paragraphs = [first_fit(text, style, 150) for text in TEXTS["sample"]]

    share, _ = share_cut(paragraphs)

    assert share > 0.05


@pytest.mark.parametrize("texts", TEXTS)
def test_every_line_end_is_an_opportunity_of_the_unicode_standard(texts: str, style: TextStyle) -> None:
    for text in TEXTS[texts]:
        allowed = {end for _, end in LineBreaker(text, "th").segments()}
        for width in WIDTHS:
            ends = 0
            for line in set_lines(text, style, width):
                ends += len(line.text)
                assert ends in allowed


def test_choosing_all_breaks_together_takes_few_lines_more_than_filling_each(style: TextStyle) -> None:
    """Whole words cost a line here and there; on the columns of the paper at most one in fifteen."""
    widths = [(width - 2 * DEFAULT.cell_side) * MM - 16 for width in DEFAULT.columns[1:4]]

    ours = sum(len(set_lines(text, style, width)) for text in TEXTS["sample"] for width in widths)
    filled = sum(len(first_fit(text, style, width)) for text in TEXTS["sample"] for width in widths)

    assert ours <= filled * 16 / 15


def test_short_last_lines_are_rarer_than_when_each_line_is_filled(style: TextStyle) -> None:
    def short(lines: list[str], width: float) -> bool:
        return len(lines) > 1 and one_line(lines[-1], style).width < 0.2 * width

    ours = [short([line.text for line in set_lines(t, style, w)], w) for t in TEXTS["sample"] for w in (120, 150, 180)]
    filled = [short(first_fit(t, style, w), w) for t in TEXTS["sample"] for w in (120, 150, 180)]

    assert sum(ours) < sum(filled)


@pytest.mark.parametrize("word", ["ณ", "เช่น", "และ", "เพื่อ", "ซึ่ง"])
def test_no_line_ends_with_a_word_that_stands_alone_and_belongs_to_the_next(word: str, style: TextStyle) -> None:
    text = f"เผยแพร่ในช่องทางที่หลากหลาย {word} ที่ตั้งของหน่วยงาน ผ่านสื่อออนไลน์ของหน่วยงาน"

    ends = {line.text.split()[-1] for width in WIDTHS for line in set_lines(text, style, width)}

    assert len(ends) > 3
    assert word not in ends


def test_what_stands_together_before_a_name_of_a_place_stays_together(style: TextStyle) -> None:
    text = "มีการประชาสัมพันธ์ในช่องทางที่หลากหลาย เช่น ณ ที่ตั้งของหน่วยงาน ผ่านสื่อออนไลน์ของหน่วยงาน"

    for width in WIDTHS:
        assert "เช่น ณ ที่" in "|".join(line.text for line in set_lines(text, style, width)), width


def test_no_short_word_has_a_line_to_itself_where_more_would_fit(style: TextStyle) -> None:
    text = "สามารถบริหารจัดการงบประมาณรายจ่ายประจำปีงบประมาณให้ระยะเวลาการจัดกิจกรรมเป็นไปตามแผนดำเนินงาน"
    for width in WIDTHS:
        lines = set_lines(text, style, width)
        room = [width - line.width for line in lines]
        following = [one_line(line.text.rstrip(), style).width for line in lines[1:]]

        assert not [
            line.text
            for line, free, next_width in zip(lines, room, following, strict=False)
            if line.width < 0.3 * width and next_width < free
        ]
        assert lines[0].text != "สามารถ" or width < one_line("สามารถบริหารจัดการ", style).width


def test_no_line_of_the_sample_on_its_paper_is_so_short_that_the_next_words_had_room(style: TextStyle) -> None:
    widths = [(width - 2 * DEFAULT.cell_side) * MM - 16 for width in DEFAULT.columns[:4]]
    short, tried = [], 0
    for text in TEXTS["sample"]:
        for width in widths:
            lines = [line.text for line in set_lines(text, style, width)]
            for line, following in pairwise(lines):
                both = line + following
                ends = [end for end, cost in line_breaks(both) if end > len(line) and cost < INSIDE_COMPOUND / 2]
                more = both[: ends[0] if ends else None].rstrip()
                is_short = one_line(line.rstrip(), style).width < 0.35 * width
                short += [(line, more)] if is_short and one_line(more, style).width < width else []
                tried += 1

    assert short == []
    assert tried > 500


@pytest.mark.parametrize("word", ["กฎหมาย", "สีเทา"])
def test_words_of_the_sample_that_the_dictionary_divides_are_whole_at_every_width(word: str, style: TextStyle) -> None:
    texts = [text for text in TEXTS["sample"] if word in text]

    assert texts
    for text in texts:
        for width in range(100, 400, 2):
            lines = [line.text for line in set_lines(text, style, width)]
            assert sum(line.count(word) for line in lines) == text.count(word), lines
