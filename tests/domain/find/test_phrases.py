"""Which phrase is offered while typing, and when nothing is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.find.phrases import OFFERED_LEAST, PHRASE_MOST, TYPED_LEAST, Phrases, cut, lines_of, owners_of
from ita_desktop.domain.find.search import search_key
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Column, ColumnKind
from ita_desktop.domain.report.report import Report, Value
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports

MANUAL = "จัดทำคู่มือการปฏิบัติงาน และเผยแพร่ทางเว็บไซต์ ภายในวันที่ ๓๑ ธ.ค. ๖๗"
MEETING = "ประชุมชี้แจงแนวทาง"
BRIEFING = "ประชุมชี้แจงเจ้าหน้าที่"


def word_starts(text: str) -> list[int]:
    """Words as the tests need them."""
    return [at for word in ("ชี้แจง", "แนวทาง", "เจ้าหน้าที่") if (at := text.find(word)) > 0]


def rest(lines: tuple[str, ...], typed: str) -> str:
    return Phrases(lines).continuation(typed, word_starts)[1]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("จัด", MANUAL[3:]),
        ("จัดทำคู่มือการ", MANUAL[14:]),
        ("จัดทําคู่มือการ", MANUAL[14:]),
        ("เริ่มงาน และเผย", MANUAL[MANUAL.index("แพร่") :]),
        ("ภายในวันที่ 31 ธ.ค", ". ๖๗"),
        ("ภายในวันที่ 3", ""),
        ("จั", ""),
        ("จัดทำคู่มือการปฏิบัติงาน แล", ""),
        ("จัดหา", ""),
        (MANUAL, ""),
        ("", ""),
    ],
)
def test_the_only_way_on_is_offered_from_the_third_letter(typed: str, expected: str) -> None:
    assert rest((MANUAL,), typed) == expected


def test_where_phrases_part_only_what_they_share_is_offered_up_to_a_words_end() -> None:
    assert rest((MEETING, BRIEFING), "ประ") == "ชุมชี้แจง"
    assert rest((MEETING, BRIEFING), "ประชุมชี้แจง") == ""
    assert rest((MEETING, BRIEFING), "ประชุมชี้แจงเ") == "จ้าหน้าที่"


def test_a_shorter_phrase_is_offered_before_the_ones_that_only_go_further() -> None:
    assert rest((MEETING, f"{MEETING}ใหม่"), "ประ") == MEETING[3:]


def test_capitals_and_digits_are_found_in_either_form() -> None:
    assert rest(("ระบบ E-Service ปี ๒๕๖๘",), "ระบบ e-se") == "rvice ปี ๒๕๖๘"
    assert rest(("ปี ๒๕๖๘ เป็นต้นไป",), "ปี 256") == "๘ เป็นต้นไป"


def test_a_figure_begins_no_phrase() -> None:
    assert rest(("ผู้รับบริการ ๑๒๐๐ คนต่อปี",), "จำนวน ๑๒๐") == ""


def test_names_are_offered_as_a_whole_only() -> None:
    owners = Phrases(("กองการศึกษา ศาสนาและวัฒนธรรม", "กองคลัง"), whole=True)

    assert owners.continuation("กองกา", word_starts)[1] == "รศึกษา ศาสนาและวัฒนธรรม"
    assert owners.continuation("กองค", word_starts)[1] == "ลัง"
    assert owners.continuation("ศาสนา", word_starts)[1] == ""


def test_persons_numbers_and_addresses_are_not_remembered() -> None:
    steps = ("โทร. 081-234-5678 ในเวลา", "บัตร ๑ ๒๓๔๕ ๖๗๘๙๐ ๑๒ ๓", "ส่งที่ a@b.go.th", "ประชุมคณะทำงาน ๑๒ ครั้ง")
    measure = a_measure(steps=tuple(an_item(text) for text in steps), results=(), outcomes=(), title="ก")

    assert list(lines_of(a_report(an_issue(measure, title="ข")))) == ["ประชุมคณะทำงาน ๑๒ ครั้ง"]


def test_lines_and_owners_come_from_the_measures() -> None:
    report = a_report(an_issue(a_measure(steps=(an_item("บรรทัดที่หนึ่ง\nบรรทัดที่สอง"),)), a_measure()))

    assert {"บรรทัดที่หนึ่ง", "บรรทัดที่สอง"} < set(lines_of(report))
    assert list(owners_of(report)) == ["สำนักปลัด"]


def test_columns_of_an_agencys_own_offer_what_stands_in_them() -> None:
    kinds: dict[ColumnKind, Value] = {
        ColumnKind.TEXT: "ตามแผนของกองช่าง",
        ColumnKind.LIST: (an_item("ขาดบุคลากรด้านโยธา"),),
    }
    own = tuple(Column(f"own_{kind}", f"ของเรา {kind}", kind) for kind in (*kinds, ColumnKind.OWNERS))
    measure = a_measure(steps=(an_item("ประชุมชี้แจงแนวทาง"),)).with_value("own_owners", ("กองช่าง",))
    for kind, value in kinds.items():
        measure = measure.with_value(f"own_{kind}", value)
    report = replace(a_report(an_issue(measure)), columns=(*DEFAULT_COLUMNS, *own))

    assert {"ตามแผนของกองช่าง", "ขาดบุคลากรด้านโยธา"} < set(lines_of(report))
    assert list(owners_of(report)) == ["สำนักปลัด", "กองช่าง"]


@given(st.text("กิ่ ำ", max_size=400))
def test_a_phrase_is_cut_short_between_letters(text: str) -> None:
    made = cut(text)

    assert len(made) <= PHRASE_MOST
    assert text.strip().startswith(made)


@given(reports(), st.data())
def test_what_is_offered_always_leads_to_a_phrase_of_the_report(report: Report, data: st.DataObject) -> None:
    lines = list(lines_of(report))
    typed = data.draw(st.sampled_from(lines)) if lines else ""
    typed = typed[: data.draw(st.integers(0, 30))]

    phrase, more = Phrases(lines).continuation(typed, lambda text: range(len(text)))

    if more:
        whole = search_key(phrase + more, match_case=False)
        assert len(phrase) >= TYPED_LEAST
        assert len(more.strip()) >= OFFERED_LEAST
        assert any(whole in search_key(line, match_case=False) for line in lines)
