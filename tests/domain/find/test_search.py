"""Find and replace over a whole report: what is found is really there, and what is replaced is replaced once."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from ita_desktop.domain.find.search import (
    Hit,
    Query,
    admitted_for,
    replace_hits,
    search_key,
    span_in_field,
    spans,
    still_there,
)
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import DatePeriod, Report, TextPeriod
from ita_desktop.domain.report.texts import texts
from ita_desktop.domain.thai.clusters import cluster_starts
from ita_desktop.domain.thai.comparison import comparison_key, piece_starts
from tests.support.every_field import TEXT_KEYS, with_words
from tests.support.finding import find
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports

THAI = "กนมที่น้ำํ้าเเแอิีุ่๑๒12Ee -\u00a0,\n"
WORDS = st.text(THAI, max_size=8)


def no_words(_: str) -> tuple[int, ...]:
    return ()


def found(text: str, query: str, *, match_case: bool = False) -> list[str]:
    return [text[start:end] for start, end in spans(text, Query(query, match_case), no_words)]


def hits(report: Report, query: str) -> list[Hit]:
    return list(find(report, Query(query), no_words))


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("ร้อยละ ๙๕.๕๐ และ 95.50", "95.50", ["๙๕.๕๐", "95.50"]),
        ("ร้อยละ ๙๕.๕๐ และ 95.50", "๙5.๕0", ["๙๕.๕๐", "95.50"]),
        ("น้ำ นํ้า น้ํา", "น้ำ", ["น้ำ", "นํ้า", "น้ํา"]),
        ("น้ำ นํ้า", "นํ้า", ["น้ำ", "นํ้า"]),
        ("ทำ ทํา", "ทํา", ["ทำ", "ทํา"]),
        ("E-Service และ e-service", "E-SERVICE", ["E-Service", "e-service"]),
        ("ที่ ที ที่", "ที่", ["ที่", "ที่"]),
        ("กกกก", "กก", ["กก", "กก"]),
        ("เเก้ไข แก้ไข", "แก้", ["เเก้", "แก้"]),
        ("แผน เเผน", "เเผน", ["แผน", "เเผน"]),
        ("ท่ี ที่ ที่่", "ที่", ["ท่ี", "ที่", "ที่่"]),
        ("กอง\u00a0คลัง กอง คลัง", "กอง คลัง", ["กอง\u00a0คลัง", "กอง คลัง"]),
        ("ข้อความ", "", []),
    ],
)
def test_digits_sara_am_and_capitals_are_found_in_every_spelling(text: str, query: str, expected: list[str]) -> None:
    assert found(text, query) == expected


@pytest.mark.parametrize(
    ("text", "query"), [("ที่", "ท"), ("ที่", "ที"), ("น้ำ", "น"), ("นํ้า", "น้"), ("นํา", "นํ"), ("ที่", "่"), ("👍🏽", "👍")]
)
def test_a_letter_is_never_found_without_its_marks(text: str, query: str) -> None:
    assert found(text, query) == []


def test_capitals_count_when_case_is_to_match() -> None:
    assert found("E-Service และ e-service", "E-S", match_case=True) == ["E-S"]


def test_whole_words_begin_and_end_where_words_do() -> None:
    def starts(_: str) -> tuple[int, ...]:
        return (6, 9)  # ประชุม|การ|ประปา

    query = Query("ประ", whole_words=True)
    assert list(spans("ประชุมการประปา", query, starts)) == []
    assert list(spans("ประชุมการประปา", Query("การ", whole_words=True), starts)) == [(6, 9)]
    assert list(spans("ประ ประชา (ประ) e-ประ", query, no_words)) == [(0, 3), (11, 14), (18, 21)]
    assert list(spans("O26 26 ข้อ26", Query("26", whole_words=True), no_words)) == [(4, 6), (10, 12)]


@given(WORDS | st.text(max_size=8), st.booleans())
@example("한글 각각", False)
@example("é e\u0301 ß ŉ ﬁ", False)
def test_the_key_of_a_text_is_the_keys_of_its_pieces(text: str, match_case: bool) -> None:
    starts = [*piece_starts(text), len(text)]

    keys = [search_key(text[start:end], match_case=match_case) for start, end in pairwise(starts)]

    assert "".join(keys) == search_key(text, match_case=match_case)


@given(WORDS | st.text(max_size=8), WORDS | st.text(max_size=3), st.booleans())
@example("น้ํา นํ้า", "น้ำ", False)
@example("e\u0301é", "é", True)
def test_every_hit_matches_and_is_whole_clusters_in_order(text: str, query: str, match_case: bool) -> None:
    assume(query)
    edges = {*cluster_starts(text), len(text)}
    key = search_key(query, match_case=match_case)

    result = list(spans(text, Query(query, match_case), no_words))

    for start, end in result:
        assert search_key(text[start:end], match_case=match_case) == key
        assert {start, end} <= edges
    assert all(before[1] <= after[0] for before, after in pairwise(result))


@given(WORDS, st.data())
def test_whatever_stands_in_a_text_as_whole_clusters_is_found(text: str, data: st.DataObject) -> None:
    assume(text)
    edges = [*piece_starts(text), len(text)]
    first = data.draw(st.integers(0, len(edges) - 2))
    last = data.draw(st.integers(first + 1, len(edges) - 1))

    result = list(spans(text, Query(text[edges[first] : edges[last]], match_case=True), no_words))

    assert any(start < edges[last] and end > edges[first] for start, end in result)


def everywhere() -> Report:
    """The word in every field of text."""
    report = a_report()
    for key in TEXT_KEYS:
        report = with_words(report, key, "คำ")
    return report


def test_every_field_is_searched_in_the_order_of_the_forms() -> None:
    assert [hit.address.field for hit in hits(everywhere(), "คํา")] == list(TEXT_KEYS)


def test_the_years_of_the_cover_are_found_as_they_stand_on_paper_in_either_digits() -> None:
    report = replace(a_report(title="ปี ๒๕๖๗"), fiscal_year=2567, ita_round=2568)

    assert [hit.address.field for hit in hits(report, "2567")] == ["title", "fiscal_year"]
    assert [(hit.address.field, hit.text, hit.start, hit.end) for hit in hits(report, "๕๖๘")] == [
        ("ita_round", "๒๕๖๘", 1, 4)
    ]


@pytest.mark.parametrize("year", ["2570", "๒๕๗๐", " 2570 "])
def test_a_year_is_replaced_by_another_in_either_digits(year: str) -> None:
    report = replace(a_report(title="ปี ๒๕๖๗"), fiscal_year=2567, ita_round=2568)

    replaced = replace_hits(report, hits(report, "2567"), year)

    assert (replaced.report.fiscal_year, replaced.report.ita_round) == (2570, 2568)
    assert (replaced.count, replaced.no_years) == (2, 0)


@pytest.mark.parametrize("words", ["", "25", "ปีหน้า", "25680", "1990", "9999", "-256", "²⁵⁶⁸"])
def test_what_is_no_year_replaces_no_year_and_all_other_hits(words: str) -> None:
    report = replace(a_report(title="ปี ๒๕๖๗"), fiscal_year=2567, ita_round=2568)

    replaced = replace_hits(report, hits(report, "2567"), words)

    assert replaced.report == replace(report, title=f"ปี {admitted_for(report, Address('title'), words)}")
    assert (replaced.count, replaced.no_years) == (1, 1)


def test_part_of_a_year_is_replaced_where_it_makes_another() -> None:
    report = replace(a_report(), fiscal_year=2567, ita_round=2568)

    assert replace_hits(report, hits(report, "67"), "70").report.fiscal_year == 2570
    assert replace_hits(report, hits(report, "67"), "7").report.fiscal_year == 2567


def test_a_hit_in_a_field_of_several_parts_is_told_by_where_it_stands_in_the_field() -> None:
    report = everywhere()
    by_field = {hit.address.field: span_in_field(report, hit) for hit in hits(report, "คำ")}

    assert by_field["measure.owners"] == (9, 11)  # กองคลัง, คำ
    assert by_field["signer.positions"] == (8, 10)  # กองคลัง\nคำ
    assert by_field["title"] == (0, 2)


def test_every_field_is_replaced() -> None:
    report = everywhere()
    replaced = replace_hits(report, hits(report, "คำ"), "ใหม่")

    assert replaced.count == len(TEXT_KEYS)
    assert hits(replaced.report, "คำ") == []
    assert len(hits(replaced.report, "ใหม่")) == len(TEXT_KEYS)
    assert replace_hits(replaced.report, hits(replaced.report, "ใหม่"), "คำ").report == report


def test_only_the_chosen_hits_are_replaced_and_the_rest_stays_the_same_object() -> None:
    report = a_report(an_issue(a_measure(steps=(an_item("ฮ ฮ ฮ"), an_item("ฮ"))), a_measure()))
    first, second, *_ = hits(report, "ฮ")
    assert (first.start, second.start) == (0, 2)

    changed = replace_hits(report, [second], "ข").report

    steps = changed.issues[0].measures[0].steps
    assert [item.text for item in steps] == ["ฮ ข ฮ", "ฮ"]
    assert [item.id for item in steps] == [item.id for item in report.issues[0].measures[0].steps]
    assert changed.issues[0].measures[1] is report.issues[0].measures[1]
    assert changed.agency is report.agency
    assert changed.paper is report.paper


def test_a_hit_whose_text_has_changed_since_is_left_alone() -> None:
    report = a_report(an_issue(a_measure(title="แผน ก")))
    (hit,) = hits(report, "แผน")
    measure = replace(report.issues[0].measures[0], title="โครงการ ก")
    later = replace(report, issues=(replace(report.issues[0], measures=(measure,)),))

    replaced = replace_hits(later, [hit], "ข")

    assert replaced.count == 0
    assert replaced.report is later


def test_no_text_grows_beyond_what_any_may_hold() -> None:
    report = a_report(an_issue(a_measure(title="ฮ" * 3)))

    replaced = replace_hits(report, hits(report, "ฮ"), "ก" * 100_000)

    assert replaced.count == 0
    assert replaced.report is report


def test_what_was_put_in_is_known_by_where_it_stands() -> None:
    report = a_report(an_issue(a_measure(owners=("กองคลัง", "กองช่าง"), steps=(an_item("กองคลัง และกองช่าง"),))))

    made = replace_hits(report, hits(report, "กอง"), "กอง, ฝ่าย")

    put = [(hit.address.field, hit.part, hit.text[hit.start : hit.end]) for hit in made.put if hit.address.measure]
    assert put == [
        *[("measure.steps", 0, "กอง, ฝ่าย")] * 2,
        *[("measure.owners", part, owner) for part, owner in enumerate(("กอง", "ฝ่ายคลัง", "กอง", "ฝ่ายช่าง"))],
    ]


@given(WORDS, WORDS, WORDS, st.data())
def test_a_span_is_followed_through_an_edit_beside_it(before: str, span: str, behind: str, data: st.DataObject) -> None:
    old, new = data.draw(WORDS), data.draw(WORDS)
    there = Address("title")
    at = data.draw(st.sampled_from(["before", "behind"]))
    texts_ = [(before + put + "|" + span + "|" + behind if at == "before" else before + "|" + span + "|" + put + behind)
              for put in (old, new)]  # fmt: skip
    spans_ = [
        Hit(there, 0, text.index(f"|{span}|") + 1, text.index(f"|{span}|") + 1 + len(span), text) for text in texts_
    ]
    assume("|" not in before + span + behind + old + new)

    (now,) = still_there([spans_[0]], [spans_[1]])

    assert now == spans_[1]


def test_a_span_that_was_edited_itself_is_there_no_more() -> None:
    there = Address("title")

    assert not [*still_there([Hit(there, 0, 0, 7, "กองคลังใหม่")], [Hit(there, 0, 0, 3, "กองใหม่")])]


def test_the_replacement_passes_the_door() -> None:
    report = a_report(an_issue(a_measure(title="ฮ", steps=(an_item("ฮ"),))))

    measure = replace_hits(report, hits(report, "ฮ"), "ก\x00\nข\r\nค").report.issues[0].measures[0]

    assert measure.title == "ก ข ค"
    assert measure.steps[0].text == "ก\nข\nค"


def test_a_period_stays_two_dates_where_the_words_still_read_as_two() -> None:
    report = a_report(an_issue(a_measure(period=DatePeriod(date(2024, 10, 1), date(2025, 9, 30)))))

    moved = replace_hits(report, hits(report, "ก.ย. 68"), "มี.ค. ๖๙").report
    assert moved.issues[0].measures[0].period == DatePeriod(date(2024, 10, 1), date(2026, 3, 30))

    in_words = replace_hits(report, hits(report, "๓๐ ก.ย. ๖๘"), "สิ้นปี").report
    assert in_words.issues[0].measures[0].period == TextPeriod("๑ ต.ค. ๖๗ - สิ้นปี")


def test_free_words_that_come_to_read_as_dates_stay_words() -> None:
    report = a_report(an_issue(a_measure(period=TextPeriod("๑ ต.ค. ๖๗ - สิ้นปี"))))

    changed = replace_hits(report, hits(report, "สิ้นปี"), "๓๐ ก.ย. ๖๘").report

    assert changed.issues[0].measures[0].period == TextPeriod("๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘")


def test_an_owner_replaced_by_nothing_goes_and_one_with_a_comma_becomes_two() -> None:
    report = a_report(an_issue(a_measure(owners=("สำนักปลัด", "กองคลัง"))))

    gone = replace_hits(report, hits(report, "กองคลัง"), "").report
    two = replace_hits(report, hits(report, "กองคลัง"), "กองช่าง, กองการศึกษา").report

    assert gone.issues[0].measures[0].owners == ("สำนักปลัด",)
    assert two.issues[0].measures[0].owners == ("สำนักปลัด", "กองช่าง", "กองการศึกษา")


@given(reports(), st.sampled_from(["การ", "น้ำ", "1", "๑", "e", " ", "ที่", "-", ".", "ก"]))
def test_replacing_every_hit_leaves_none(report: Report, query: str) -> None:
    every = hits(report, query)
    replaced = replace_hits(report, every, "☐")

    assert replaced.count + replaced.no_years == len(every)
    years = ("fiscal_year", "ita_round")
    assert [hit.address.field for hit in hits(replaced.report, query) if hit.address.field not in years] == []


@given(reports(), st.sampled_from(["การ", "น้ำ", "1", "ที่", "ก"]), st.text(max_size=4))
def test_a_replacement_changes_only_the_texts_that_were_hit(report: Report, query: str, replacement: str) -> None:
    every = hits(report, query)
    hit_addresses = {(hit.address, hit.part) for hit in every}
    several = {address for address, _ in hit_addresses if address.field in {"measure.owners", "agency.divisions"}}

    after = replace_hits(report, every, replacement).report

    def rest(of: Report) -> list[tuple[Address, int, str]]:
        return [
            (address, part, text)
            for address, part, text in texts(of)
            if (address, part) not in hit_addresses and address not in several
        ]

    assert rest(after) == rest(report)
    assert not every or after is not report or all(hit.address.field in ("fiscal_year", "ita_round") for hit in every)
    assert every or after is report


def test_a_comparison_key_is_what_spellings_share() -> None:
    assert search_key("๑ นํ้า E", match_case=True) == comparison_key("1 น้ำ E")
