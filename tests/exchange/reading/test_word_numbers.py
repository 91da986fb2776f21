"""The numbers of Word's own lists are those that Word draws."""

from pathlib import Path

import pytest

from ita_desktop.exchange.reading.kinds import read_contents
from ita_desktop.exchange.reading.word_numbers import in_format
from tests.support.word_files import level, listed, numbering, par, saved, starts_at, styles, word_file

THAI = level(0, "thaiNumbers", "%1.") + level(1, "bullet", "-")
OUTLINE = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "decimal", "%1.%2.%3")


def numbers(folder: Path, *blocks: str, lists: str, made_styles: str = "") -> list[str]:
    """The number and the text of each paragraph."""
    parts = {"word/numbering.xml": lists, "word/styles.xml": made_styles or styles()}
    contents = read_contents(saved(folder, word_file(*blocks, parts=parts)))
    return [f"{one.number} {one.text}".strip() for one in contents.outside]


def test_a_list_counts_in_thai_digits_with_its_dashes_between(tmp_path: Path) -> None:
    lists = numbering({0: THAI}, {1: 0})

    found = numbers(tmp_path, listed("ก", 1), listed("ข", 1, 1), "ค", listed("ง", 1), lists=lists)

    assert found == ["๑. ก", "- ข", "ค", "๒. ง"]


def test_lists_of_one_abstract_list_count_on_unless_they_begin_anew(tmp_path: Path) -> None:
    lists = numbering({0: THAI}, {1: 0, 2: 0, 3: (0, starts_at(0, 1))})

    found = numbers(tmp_path, *(listed("ก", number) for number in (1, 2, 3, 3, 1)), lists=lists)

    assert found == ["๑. ก", "๒. ก", "๑. ก", "๒. ก", "๓. ก"]


def test_deeper_levels_begin_anew_behind_a_higher_one(tmp_path: Path) -> None:
    lists = numbering({0: OUTLINE}, {1: 0})

    found = numbers(tmp_path, *(listed("ก", 1, one) for one in (0, 1, 1, 2, 0, 1, 2)), lists=lists)

    assert found == [
        "1. ก",
        "1.1 ก",
        "1.2 ก",
        "1.2.1 ก",
        "2. ก",
        "2.1 ก",
        "2.1.1 ก",
    ]


def test_an_empty_paragraph_of_a_list_counts_as_it_does_in_word(tmp_path: Path) -> None:
    lists = numbering({0: THAI}, {1: 0})

    assert numbers(tmp_path, listed("ก", 1), listed("", 1), listed("ข", 1), lists=lists) == ["๑. ก", "๓. ข"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [("0", ["1.1", "1.2", "2.3"]), ("1", ["1.1", "1.2", "2.1"]), (None, ["1.1", "1.2", "2.1"])],
)
def test_a_level_restarts_only_where_its_list_has_it_so(
    tmp_path: Path, restart: str | None, expected: list[str]
) -> None:
    more = f'<w:lvlRestart w:val="{restart}"/>' if restart is not None else ""
    lists = numbering({0: level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2", more=more)}, {1: 0})

    found = numbers(tmp_path, *(listed("ก", 1, one) for one in (0, 1, 1, 0, 1)), lists=lists)

    assert [found[at].split()[0] for at in (1, 2, 4)] == expected


def test_a_legal_level_has_arabic_digits_throughout(tmp_path: Path) -> None:
    legal = level(0, "thaiNumbers", "%1.") + level(1, "decimal", "%1.%2", more="<w:isLgl/>")

    found = numbers(tmp_path, listed("ก", 1), listed("ข", 1, 1), lists=numbering({0: legal}, {1: 0}))

    assert found == ["๑. ก", "1.1 ข"]


def test_the_list_of_a_style_counts_and_number_zero_takes_it_away(tmp_path: Path) -> None:
    of_style = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    made = styles(
        f'<w:style w:type="paragraph" w:styleId="A">{of_style}</w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    named = '<w:pStyle w:val="B"/>'
    without = named + '<w:numPr><w:numId w:val="0"/></w:numPr>'

    found = numbers(
        tmp_path,
        par("ก", properties=named),
        par("ข", properties=without),
        par("ค", properties=named),
        lists=numbering({0: THAI}, {1: 0}),
        made_styles=made,
    )

    assert found == ["๑. ก", "ข", "๒. ค"]


def test_a_list_that_leads_to_a_style_is_that_of_the_style(tmp_path: Path) -> None:
    lists = numbering({0: THAI, 1: '<w:numStyleLink w:val="L"/>'}, {1: 0, 2: 1})
    made = styles(
        '<w:docDefaults/><w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )

    assert numbers(tmp_path, listed("ก", 2), listed("ข", 2), lists=lists, made_styles=made) == ["๑. ก", "๒. ข"]


def test_lists_that_lead_to_each_other_or_nowhere_number_nothing(tmp_path: Path) -> None:
    lists = numbering({0: '<w:numStyleLink w:val="L"/>'}, {1: 0, 2: 7})
    made = styles(
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )

    found = numbers(
        tmp_path, listed("ก", 1), listed("ข", 2), listed("ค", 9), listed("ง", 1, 5), lists=lists, made_styles=made
    )

    assert found == ["ก", "ข", "ค", "ง"]


def test_a_style_that_a_level_names_as_its_own_has_that_level(tmp_path: Path) -> None:
    levels = level(0, "thaiNumbers", "%1.") + level(1, "decimal", "%1.%2", more='<w:pStyle w:val="H"/>')
    made = styles(
        '<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )

    found = numbers(
        tmp_path,
        listed("ก", 1),
        par("ข", properties='<w:pStyle w:val="H"/>'),
        lists=numbering({0: levels}, {1: 0}),
        made_styles=made,
    )

    assert found == ["๑. ก", "๑.1 ข"]


def test_a_format_for_newer_programs_is_that_for_older_ones_and_some_draw_nothing(tmp_path: Path) -> None:
    choice = (
        '<mc:AlternateContent><mc:Choice><w:numFmt w:val="custom" w:format="001"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
    )
    custom = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{choice}<w:lvlText w:val="%1. %9"/></w:lvl>'
    lists = numbering(
        {0: custom, 1: level(0, "none", "ข้อ"), 2: level(0, "bullet", " "), 3: level(0, "decimal", "")},
        {1: 0, 2: 1, 3: 2, 4: 3},
    )

    assert numbers(tmp_path, *(listed("ก", one) for one in (1, 2, 3, 4)), lists=lists) == ["01.  ก", "ก", "ก", "ก"]


def test_numbers_that_no_roman_wrote_and_numbers_of_nothing_are_arabic() -> None:
    assert (in_format(0, "upperRoman"), in_format(40_000, "lowerRoman"), in_format(0, "thaiLetters")) == (
        "0",
        "40000",
        "0",
    )


def test_a_level_of_its_own_replaces_that_of_the_abstract_list(tmp_path: Path) -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "thaiLetters", "(%1)", start=3)}</w:lvlOverride>'

    assert numbers(tmp_path, listed("ก", 1), lists=numbering({0: THAI}, {1: (0, own)})) == ["(ค) ก"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("thaiLetters", ["ก", "ข", "ค", "ฮ", "กก"]),
        ("thaiCounting", ["หนึ่ง", "สอง", "สาม", "สี่สิบเอ็ด", "สี่สิบสอง"]),
        ("upperLetter", ["A", "B", "C", "OO", "PP"]),
        ("lowerRoman", ["i", "ii", "iii", "xli", "xlii"]),
        ("decimalZero", ["01", "02", "03", "41", "42"]),
        ("ordinal", ["1st", "2nd", "3rd", "41st", "42nd"]),
        ("ของใคร", ["1", "2", "3", "41", "42"]),
    ],
)
def test_every_format_of_word_that_offices_use_is_drawn(name: str, expected: list[str]) -> None:
    assert [in_format(number, name) for number in (1, 2, 3, 41, 42)] == expected


def test_thai_counting_is_spelt_as_it_is_spoken() -> None:
    spoken = {0: "ศูนย์", 10: "สิบ", 11: "สิบเอ็ด", 20: "ยี่สิบ", 101: "หนึ่งร้อยเอ็ด", 1_000_021: "หนึ่งล้านยี่สิบเอ็ด"}

    assert {number: in_format(number, "thaiCounting") for number in spoken} == spoken
