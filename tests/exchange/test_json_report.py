"""The exchange format: what goes out comes in again, and whatever is not right is refused with its place."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop import paths
from ita_desktop.domain.limits import ROWS_MAX, TEXT_MAX_LENGTH, WORD_MAX_LENGTH, WORDS_MAX
from ita_desktop.domain.report.report import Coverage, DatePeriod, ItemKind, ListName, Report, TextPeriod
from ita_desktop.errors import BadExchangeError, ExchangeFault
from ita_desktop.exchange import json_values
from ita_desktop.exchange.json_report import read_json, write_json
from ita_desktop.exchange.json_values import SIZE_MAX
from tests.support.reports import a_measure, a_report, an_issue, reports

Json = dict[str, Any]  # Any: the tests spoil the value at places that no type would allow


def a_file(**changed: object) -> Json:
    """A small report in the exchange format, with top-level keys replaced."""
    return {
        "format": "ita-report",
        "version": 1,
        "agency": {"name": "องค์การบริหารส่วนตำบลสำโรง"},
        "title": "รายงานผล",
        "fiscal_year": 2568,
        "ita_round": 2569,
        "issues": [
            {
                "number": 1,
                "title": "กระบวนการปฏิบัติงานที่โปร่งใส",
                "measures": [
                    {"title": "มาตรการที่หนึ่ง", "steps": [{"kind": "numbered", "text": "จัดประชุม"}]},
                    {"title": "มาตรการที่สอง", "period": {"start": "2024-10-01", "end": "2025-09-30"}},
                ],
            }
        ],
        "signers": [{"role": "ผู้รายงาน"}],
        **changed,
    }


Keys = tuple[str | int, ...]
MEASURES = ("issues", 0, "measures")


def spoiled(keys: Keys, value: object) -> Json:
    """The small report with that value at that place."""
    report = a_file()
    at: Any = report  # Any: walks down objects and arrays alike
    for key in keys[:-1]:
        at = at[key]
    at[keys[-1]] = value
    return report


def encoded(value: object) -> bytes:
    return json.dumps(value).encode()


def refusal(data: bytes) -> tuple[str, ExchangeFault]:
    with pytest.raises(BadExchangeError) as refused:
        read_json(data)
    return refused.value.location, refused.value.reason


# Out and in


@given(reports())
def test_every_report_comes_back_equal_and_its_bytes_stay(report: Report) -> None:
    data = write_json(report)

    again, left_out = read_json(data)

    assert again == report
    assert left_out == 0
    assert write_json(again) == data


def test_the_sample_report_is_written_as_the_very_bytes_it_was_read_from() -> None:
    data = paths.sample_report().read_bytes()

    report, left_out = read_json(data)

    assert write_json(report) == data
    assert left_out == 0


def test_the_sample_report_has_all_its_items_in_their_kinds() -> None:
    report, _ = read_json(paths.sample_report().read_bytes())

    lists = {name: [item for _, _, measure in report.measures() for item in measure.items(name)] for name in ListName}

    assert {name: len(items) for name, items in lists.items()} == {"steps": 20, "results": 35, "outcomes": 20}
    assert sum(item.kind is ItemKind.SUB for item in lists[ListName.RESULTS]) == 3
    assert sum(item.kind is ItemKind.PARAGRAPH for item in lists[ListName.OUTCOMES]) == 1


def test_a_byte_order_mark_before_it_says_nothing() -> None:
    data = write_json(a_report())

    assert read_json(b"\xef\xbb\xbf" + data) == read_json(data)


def test_optional_keys_are_written_only_when_they_say_something() -> None:
    plain = json.loads(write_json(a_report()))

    assert "coverage" not in plain
    assert "publication_url" not in plain
    assert "website" not in plain["agency"]


def test_optional_keys_are_read() -> None:
    value = a_file(coverage="first_half", publication_url="https://samrong.go.th/๑")
    value["agency"]["website"] = "https://samrong.go.th"

    report, _ = read_json(encoded(value))

    assert report.coverage is Coverage.FIRST_HALF
    assert report.publication_url == "https://samrong.go.th/๑"
    assert report.agency.website == "https://samrong.go.th"


def test_a_missing_optional_key_takes_its_default() -> None:
    report, _ = read_json(encoded(a_file(issues=[{"number": 1, "title": "ก", "measures": [{}]}], agency={})))

    (measure,) = report.issues[0].measures
    assert (measure.title, measure.steps, measure.owners, measure.period) == ("", (), (), TextPeriod())
    assert report.agency.divisions == ()


# Ids


def test_measures_without_an_id_are_named_by_their_running_number() -> None:
    report, _ = read_json(encoded(a_file()))

    assert [measure.id for _, _, measure in report.measures()] == ["m1", "m2"]


def test_an_assigned_id_never_meets_a_given_one() -> None:
    report, _ = read_json(encoded(spoiled(MEASURES, [{}, {"id": "m1"}, {"id": "m1-2"}])))

    assert [measure.id for _, _, measure in report.measures()] == ["m1-3", "m1", "m1-2"]
    assert read_json(write_json(report))[0] == report


def test_a_measure_moved_away_from_its_place_keeps_its_id() -> None:
    report = a_report(an_issue(a_measure(measure_id="m2"), a_measure(measure_id="m1")))

    again, _ = read_json(write_json(report))

    assert [measure.id for _, _, measure in again.measures()] == ["m2", "m1"]


def test_every_id_is_unique_and_the_same_when_the_bytes_are_read_again() -> None:
    data = paths.sample_report().read_bytes()

    first, second = _every_id(read_json(data)[0]), _every_id(read_json(data)[0])

    assert first == second
    assert len(set(first)) == len(first) == 1 + 6 + 75


def _every_id(report: Report) -> list[str]:
    ids: list[str] = [issue.id for issue in report.issues]
    for _, _, measure in report.measures():
        ids += [
            measure.id,
            *(item.id for items in (measure.steps, measure.results, measure.outcomes) for item in items),
        ]
    return ids


def test_an_id_that_stands_twice_is_refused() -> None:
    value = spoiled(MEASURES, [{"id": "ก"}, {"id": "ก"}])

    assert refusal(encoded(value)) == ("issues[0].measures[1].id", ExchangeFault.REPEATED_ID)


@pytest.mark.parametrize("bad", ["", "m" * 65, "m\x00", "m\ud800"])
def test_an_id_that_cannot_be_kept_is_refused(bad: str) -> None:
    assert refusal(encoded(spoiled(MEASURES, [{"id": bad}]))) == ("issues[0].measures[0].id", ExchangeFault.BAD_ID)


# The door


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_line_break_of_another_program_is_a_newline_in_an_item_and_a_space_elsewhere(end: str) -> None:
    value = a_file(title=f"น้ำ{end}ใจ")
    value["issues"][0]["measures"][0]["steps"][0]["text"] = f"จัดทำ{end}คู่มือ"

    report, left_out = read_json(encoded(value))

    assert report.title == "น้ำ ใจ"
    assert report.issues[0].measures[0].steps[0].text == "จัดทำ\nคู่มือ"
    assert left_out == 0


def test_characters_that_no_file_carries_are_left_out_and_counted() -> None:
    report, left_out = read_json(encoded(a_file(title="น้ำ\x00ใจ\ud800 ดี\x07")))

    assert report.title == "น้ำใจ ดี"
    assert left_out == 3


def test_text_is_kept_exactly_as_typed() -> None:
    typed = "  ๑. นํ้า\u200bใจ\u00a0 \n\tกา\u0e32  "

    report, left_out = read_json(encoded(a_file(title=typed)))

    assert report.title == typed
    assert left_out == 0


# Refusals


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ((), "สี"),
        (("agency",), "ที่ตั้ง"),
        (("issues", 0), "colour"),
        (("issues", 0, "measures", 1), "budget"),
        (("issues", 0, "measures", 0, "steps", 0), "number"),
        (("issues", 0, "measures", 1, "period"), "text2"),
        (("signers", 0), "signature"),
    ],
)
def test_an_unknown_key_is_refused_by_its_place(keys: Keys, key: str) -> None:
    assert refusal(encoded(spoiled((*keys, key), 1))) == (_place((*keys, key)), ExchangeFault.UNKNOWN_KEY)


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        (("agency",), []),
        (("agency", "name"), 7),
        (("agency", "divisions"), "สำนักปลัด"),
        (("agency", "divisions"), {}),
        (("title",), None),
        (("fiscal_year",), "2568"),
        (("fiscal_year",), True),
        (("fiscal_year",), 2568.0),
        (("ita_round",), None),
        (("issues",), {}),
        (("issues", 0), "ประเด็น"),
        (("issues", 0, "number"), True),
        (("issues", 0, "measures", 0, "steps", 0, "text"), ["ข้อความ"]),
        (("issues", 0, "measures", 0, "steps", 0, "kind"), 1),
        (("issues", 0, "measures", 0, "steps", 0), None),
        (("issues", 0, "measures", 1, "period"), "ปีงบประมาณ"),
        (("issues", 0, "measures", 1, "period", "start"), 20241001),
        (("issues", 0, "measures", 1, "id"), 5),
        (("signers", 0, "positions"), None),
        (("version",), "1"),
        (("version",), True),
    ],
)
def test_a_value_of_the_wrong_type_is_refused_with_its_place(keys: Keys, wrong: object) -> None:
    assert refusal(encoded(spoiled(keys, wrong))) == (_place(keys), ExchangeFault.WRONG_TYPE)


def _place(keys: Keys) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys).removeprefix(".")


@pytest.mark.parametrize(
    ("place", "spoil"),
    [
        ("agency", lambda v: v.pop("agency")),
        ("fiscal_year", lambda v: v.pop("fiscal_year")),
        ("issues[0].number", lambda v: v["issues"][0].pop("number")),
        ("issues[0].measures[0].steps[0].text", lambda v: v["issues"][0]["measures"][0]["steps"][0].pop("text")),
        ("issues[0].measures[1].period.end", lambda v: v["issues"][0]["measures"][1]["period"].pop("end")),
    ],
)
def test_a_missing_key_is_refused_with_its_place(place: str, spoil: Any) -> None:
    value = a_file()
    spoil(value)

    assert refusal(encoded(value)) == (place, ExchangeFault.MISSING_KEY)


@pytest.mark.parametrize("day", ["2025-02-29", "2024-13-01", "2568-09-31", "01/10/2567", "20241001", "2024-W40-2", ""])
def test_a_date_that_is_none_is_refused(day: str) -> None:
    keys = ("issues", 0, "measures", 1, "period", "start")

    assert refusal(encoded(spoiled(keys, day))) == (_place(keys), ExchangeFault.NOT_A_DATE)


def test_a_period_in_words_and_dates_at_once_is_refused() -> None:
    value = spoiled(("issues", 0, "measures", 1, "period", "text"), "ตลอดปี")

    assert refusal(encoded(value)) == ("issues[0].measures[1].period.start", ExchangeFault.UNKNOWN_KEY)


def test_a_period_that_ends_before_it_begins_is_kept_for_the_checks_to_find() -> None:
    value = spoiled(("issues", 0, "measures", 1, "period"), {"start": "2025-09-30", "end": "2024-10-01"})

    report, _ = read_json(encoded(value))

    period = report.issues[0].measures[1].period
    assert isinstance(period, DatePeriod)
    assert period.start > period.end


@pytest.mark.parametrize(
    ("place", "reason", "changed"),
    [
        ("fiscal_year", ExchangeFault.OUT_OF_RANGE, {"fiscal_year": 2025}),
        ("fiscal_year", ExchangeFault.OUT_OF_RANGE, {"fiscal_year": -1}),
        ("ita_round", ExchangeFault.OUT_OF_RANGE, {"ita_round": 10**30}),
        ("version", ExchangeFault.OUT_OF_RANGE, {"version": 0}),
        ("issues[0].number", ExchangeFault.OUT_OF_RANGE, {"issues": [{"number": 10**9, "title": ""}]}),
        ("version", ExchangeFault.NEWER_VERSION, {"version": 2, "evidence": []}),
        ("coverage", ExchangeFault.NOT_A_CHOICE, {"coverage": "second_half"}),
        ("paper.family", ExchangeFault.NOT_A_CHOICE, {"paper": {"family": "Comic Sans"}}),
        ("paper.issues_on_new_pages", ExchangeFault.WRONG_TYPE, {"paper": {"issues_on_new_pages": "yes"}}),
        ("paper.columns", ExchangeFault.NOT_A_CHOICE, {"paper": {"columns": [1, 2]}}),
        ("kind", ExchangeFault.NOT_A_CHOICE, {"kind": "รายงาน"}),
        ("own_words[1]", ExchangeFault.NOT_A_CHOICE, {"own_words": ["ก", ""]}),
        ("own_words[0]", ExchangeFault.NOT_A_CHOICE, {"own_words": ["ก" * (WORD_MAX_LENGTH + 1)]}),
        ("set_aside[0]", ExchangeFault.NOT_A_CHOICE, {"set_aside": [{"kind": "a b", "text": "ก"}]}),
        ("set_aside[0]", ExchangeFault.NOT_A_CHOICE, {"set_aside": [{"kind": "spelling", "text": "\n"}]}),
        ("own_words", ExchangeFault.TOO_MANY_ROWS, {"own_words": [f"คำ {number}" for number in range(WORDS_MAX + 1)]}),
        ("agency.divisions", ExchangeFault.TOO_MANY_ROWS, {"agency": {"divisions": [""] * (ROWS_MAX + 1)}}),
    ],
)
def test_what_no_report_may_have_is_refused_with_its_place(place: str, reason: ExchangeFault, changed: Json) -> None:
    assert refusal(encoded(a_file(**changed))) == (place, reason)


def test_more_than_a_report_can_hold_is_refused_before_and_after_it_is_read() -> None:
    spaces = encoded(a_file()) + b" " * SIZE_MAX
    measures = [{"title": "ก"} for _ in range(SIZE_MAX // 300)]

    assert refusal(spaces) == ("", ExchangeFault.TOO_LARGE)
    assert refusal(encoded(a_file(issues=[{"number": 1, "title": "", "measures": measures}])))[1] in (
        ExchangeFault.TOO_LARGE,
        ExchangeFault.TOO_MANY_ROWS,
    )


@pytest.mark.parametrize("other", [{}, {"format": "ita"}, {"format": None}, [], "รายงาน", 1, None])
def test_something_else_in_json_is_refused_as_no_report(other: object) -> None:
    assert refusal(encoded(other))[1] is ExchangeFault.NOT_A_REPORT


def test_a_key_that_stands_twice_is_refused_with_its_place() -> None:
    data = encoded(a_file()).replace(b'"number": 1', b'"number": 1, "number": 2')

    assert refusal(data) == ("issues[0].number", ExchangeFault.REPEATED_KEY)


def test_a_text_longer_than_the_cap_is_refused_and_one_at_the_cap_is_not() -> None:
    longest = "ก" * TEXT_MAX_LENGTH

    assert read_json(encoded(a_file(title=longest)))[0].title == longest
    assert refusal(encoded(a_file(title=longest + "ก"))) == ("title", ExchangeFault.TOO_LONG)


def test_what_is_to_be_reviewed_is_marked_where_it_stands_and_comes_back() -> None:
    report = read_json(write_json(a_report(an_issue(a_measure(), a_measure()))))[0]
    first, second = report.issues[0].measures
    report = replace(report, unreviewed=frozenset({first.id, second.steps[0].id, "ที่ลบแล้ว"}))

    written = write_json(report)
    again, _ = read_json(written)

    assert written.count(b'"unreviewed": true') == 2
    assert again.unreviewed == {first.id, second.steps[0].id}
    assert write_json(again) == written


def test_a_file_larger_than_the_cap_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_values, "SIZE_MAX", 100)

    assert refusal(encoded(a_file())) == ("", ExchangeFault.TOO_LARGE)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", ExchangeFault.NOT_JSON),
        (b"{", ExchangeFault.NOT_JSON),
        (b'{"format": "ita-report"} x', ExchangeFault.NOT_JSON),
        (b'{"fiscal_year": NaN}', ExchangeFault.NOT_JSON),
        (b'{"fiscal_year": -Infinity}', ExchangeFault.NOT_JSON),
        (b'{"fiscal_year": ' + b"9" * 5000 + b"}", ExchangeFault.NOT_JSON),
        (b"\xff\xfe{\x00}\x00", ExchangeFault.NOT_UTF8),
        ("{'รายงาน'}".encode("cp874"), ExchangeFault.NOT_UTF8),
        (b"\xef\xbb\xbf", ExchangeFault.NOT_JSON),
        (b"\xef\xbb\xbf\xef\xbb\xbf{}", ExchangeFault.NOT_JSON),
        (b"[" * 200_000, ExchangeFault.TOO_DEEP),
        (b'{"a":' * 200_000, ExchangeFault.TOO_DEEP),
    ],
)
def test_bytes_that_are_no_json_are_refused_whole(data: bytes, reason: ExchangeFault) -> None:
    assert refusal(data) == ("", reason)


def test_the_place_of_a_monstrous_key_can_be_shown() -> None:
    place, reason = refusal(encoded(a_file(**{"ก\x00\ud800\n" + "ข" * 10_000: 1})))

    assert reason is ExchangeFault.UNKNOWN_KEY
    assert place == "ก " + "ข" * 58


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_end_in_anything_but_a_report_or_a_refusal(data: bytes) -> None:
    with pytest.raises(BadExchangeError):
        read_json(data)


@given(data=st.data())
def test_any_value_at_any_place_ends_in_a_report_or_a_refusal(data: st.DataObject) -> None:
    value = a_file()
    strange: object = data.draw(
        st.none() | st.booleans() | st.integers() | st.text() | st.just([]) | st.just({}) | st.just([1])
    )
    at: Any = value  # Any: walks down objects and arrays alike
    while True:
        key = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
        if not isinstance(at[key], dict | list) or not at[key] or data.draw(st.booleans()):
            break
        at = at[key]
    at[key] = strange

    try:
        report, _ = read_json(encoded(value))
    except BadExchangeError as refused:
        assert refused.location
    else:
        assert read_json(write_json(report))[0] == report
