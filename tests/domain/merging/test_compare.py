"""Comparing: every difference once, at its place, in words; and word by word within a text."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.merging.compare import Difference, Kind, compare
from ita_desktop.domain.merging.word_changes import Piece, Wording, word_changes
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.ids import new_issue_id
from ita_desktop.domain.report.paper_settings import PageNumbers
from ita_desktop.domain.report.report import DatePeriod, ItemKind, ListName, Period, Report, TextPeriod
from ita_desktop.typesetting.line_breaks import line_breaks
from tests.support.random_edits import edited
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports, retitled, texts

COPY, BOOK, WEB = an_item("จัดทำคู่มือ"), an_item("ประชุมชี้แจง"), an_item("เผยแพร่ทางเว็บไซต์")
MEASURE = a_measure("มาตรการเผยแพร่ข้อมูล", steps=(COPY, BOOK, WEB))
OTHER = a_measure("มาตรการป้องกันการทุจริต")
BASE = a_report(an_issue(MEASURE), an_issue(OTHER, number=2, title="กลไกการป้องกันการทุจริต"))


def steps(*items: object) -> Report:
    return edits.set_items(BASE, MEASURE.id, ListName.STEPS, items)  # type: ignore[arg-type]


def told(differences: tuple[Difference, ...]) -> list[tuple[Kind, str, str, str]]:
    return [(found.kind, found.where, found.before, found.after) for found in differences]


def word_starts(text: str) -> list[int]:
    return [found.start for found in line_breaks(text.replace("\n", " "))]


def test_an_added_a_removed_and_a_reworded_step_are_three_differences() -> None:
    after = steps(replace(COPY, text="จัดทำคู่มือฉบับใหม่"), WEB, an_item("ติดตามผล"))

    assert told(compare(BASE, after)) == [
        (Kind.CHANGED, "มาตรการ ๑ ขั้นตอน ข้อ ๑", "จัดทำคู่มือ", "จัดทำคู่มือฉบับใหม่"),
        (Kind.ADDED, "มาตรการ ๑ ขั้นตอน ข้อ ๓", "", "ติดตามผล"),
        (Kind.REMOVED, "มาตรการ ๑ ขั้นตอน ข้อ ๒ (เดิม)", "ประชุมชี้แจง", ""),
    ]


def test_an_issue_that_was_moved_is_said_to_be_moved() -> None:
    turned = edits.move_issue(BASE, BASE.issues[0].id, 1)

    assert [(found.kind, found.home) for found in compare(BASE, turned)] == [(Kind.MOVED, "ประเด็นที่ ๑")]


def test_only_the_step_that_was_moved_is_said_to_be_moved() -> None:
    assert told(compare(BASE, steps(WEB, COPY, BOOK))) == [
        (Kind.MOVED, "มาตรการ ๑ ขั้นตอน ข้อ ๑", "มาตรการ ๑ ขั้นตอน ข้อ ๓", "มาตรการ ๑ ขั้นตอน ข้อ ๑"),
    ]


def test_a_step_moved_to_another_list_is_one_difference() -> None:
    taken = edits.set_items(BASE, MEASURE.id, ListName.STEPS, (COPY, WEB))
    after = edits.set_items(taken, OTHER.id, ListName.RESULTS, (*OTHER.results, BOOK))

    assert told(compare(BASE, after)) == [
        (Kind.MOVED, "มาตรการ ๒ ผลการดำเนินการ ข้อ ๒", "มาตรการ ๑ ขั้นตอน ข้อ ๒", "มาตรการ ๒ ผลการดำเนินการ ข้อ ๒"),
    ]


def test_a_step_that_became_a_sub_item_is_changed() -> None:
    after = steps(COPY, replace(BOOK, kind=ItemKind.SUB), WEB)

    assert told(compare(BASE, after)) == [
        (Kind.CHANGED, "มาตรการ ๑ ขั้นตอน ข้อย่อยของข้อ ๑", "ประชุมชี้แจง", "- ประชุมชี้แจง"),
    ]


def test_a_new_measure_is_one_difference_with_all_that_it_holds() -> None:
    new = a_measure("มาตรการใหม่", steps=(an_item("ขั้นแรก"),), results=(), outcomes=())

    (found,) = compare(BASE, edits.insert_measure(BASE, BASE.issues[0].id, 0, new))

    assert found.kind is Kind.ADDED
    assert found.address.measure == new.id
    assert found.after.splitlines()[:3] == ["มาตรการใหม่", "ขั้นตอน:", "๑. ขั้นแรก"]


def test_a_measure_moved_to_another_issue_names_both() -> None:
    after = edits.place_measure(BASE, MEASURE.id, BASE.issues[1].id, 1)

    assert told(compare(BASE, after)) == [
        (
            Kind.MOVED,
            "มาตรการ ๒",
            "ประเด็นที่ ๑ มาตรการ ๑",
            "ประเด็นที่ ๒ มาตรการ ๒",
        )
    ]


def test_numbers_that_only_count_on_are_no_differences() -> None:
    new = replace(BASE.issues[0], id=new_issue_id(), title="ประเด็นใหม่", measures=())

    (found,) = compare(BASE, edits.insert_issue(BASE, 0, new))

    assert (found.kind, found.after) == (Kind.ADDED, "ประเด็นใหม่")


def test_the_cover_the_signers_and_the_paper_are_compared_field_by_field() -> None:
    after = replace(
        BASE,
        fiscal_year=2569,
        agency=replace(BASE.agency, divisions=("สำนักปลัด",)),
        signers=(replace(BASE.signers[0], name="นายใหม่ มาแทน"), BASE.signers[0]),
        paper=replace(BASE.paper, text_size=14, page_numbers=PageNumbers.OF_ALL, signature_lines=False),
    )

    found = [(where, was, now) for _, where, was, now in told(compare(BASE, after))]

    assert found == [
        ("ปีงบประมาณ", "๒๕๖๘", "๒๕๖๙"),
        ("สำนัก/กอง", "สำนักปลัด, กองคลัง", "สำนักปลัด"),
        ("ขนาดตัวอักษรในตาราง", "๑๖", "๑๔"),
        ("เลขหน้า", "- ๒ -", "หน้า ๒ จาก ๗"),
        ("เส้นประสำหรับลงนาม", "ใช่", "ไม่ใช่"),
        ("ผู้ลงนามลำดับ ๑ ชื่อผู้ลงนาม", "นางสาวกัญญาณัฐ น้ำใจดี", "นายใหม่ มาแทน"),
        ("ผู้ลงนามลำดับ ๒", "", "ผู้รายงาน\nนางสาวกัญญาณัฐ น้ำใจดี\nหัวหน้าสำนักปลัด"),
    ]


def test_reports_made_apart_are_compared_by_what_they_say() -> None:
    measures = (edits.copy_of_measure(OTHER), edits.copy_of_measure(MEASURE))
    apart = a_report(an_issue(measures[1]), an_issue(measures[0], number=2, title="กลไกการป้องกันการทุจริต"))
    reworded = replace(measures[1].steps[1], text="ประชุมชี้แจงเจ้าหน้าที่")
    after = edits.set_items(
        apart, measures[1].id, ListName.STEPS, (measures[1].steps[0], reworded, measures[1].steps[2])
    )

    assert told(compare(BASE, after)) == [
        (Kind.CHANGED, "มาตรการ ๑ ขั้นตอน ข้อ ๒", "ประชุมชี้แจง", "ประชุมชี้แจงเจ้าหน้าที่"),
    ]


def test_an_imported_id_that_means_another_measure_is_not_believed() -> None:
    ours = (a_measure("ก", measure_id="m1"), a_measure("ข", measure_id="m2"))
    last = a_report(an_issue(*ours))
    measures = (replace(ours[0], id=ours[1].id), replace(ours[1], id=ours[0].id))
    now = replace(last, issues=(replace(last.issues[0], measures=measures),))

    assert compare(last, now) == ()


def test_a_spelling_that_looks_the_same_is_no_difference() -> None:
    after = retitled(retitled(BASE, "การให้บริการนํ้า"), "การให้บริการน้ำ")

    assert compare(retitled(BASE, "การให้บริการนํ้า"), after) == ()


def test_what_looks_the_same_is_no_difference_wherever_it_is_typed() -> None:
    typed = TextPeriod("๑ ต.ค. ๖๗\u00a0- ๓๐ ก.ย. ๖๘")
    dates = DatePeriod(date(2024, 10, 1), date(2025, 9, 30))

    def last(title: str, period: Period, owner: str) -> Report:
        return a_report(an_issue(a_measure(title, period=period, owners=(owner,))))

    before, after = last("การเเก้ไขปัญหา", typed, "กองท\u0e48\u0e35ดิน"), last("การแก้ไขปัญหา", dates, "กองที่ดิน")

    assert compare(before, after) == ()


def test_a_word_that_looks_the_same_is_the_same_word_in_a_text_that_changed() -> None:
    pieces = word_changes("การเเก้ไขปัญหา ฉบับเดิม", "การแก้ไขปัญหา ฉบับใหม่", word_starts)

    assert pieces[0] == Piece(Wording.SAME, "การแก้ไขปัญหา ฉบับ")


@given(report=reports())
def test_a_report_does_not_differ_from_itself(report: Report) -> None:
    assert compare(report, report) == ()
    assert compare(report, replace(report, issues=tuple(replace(issue) for issue in report.issues))) == ()


@given(report=reports(max_issues=2), data=st.data())
def test_differences_have_places_in_words_and_go_both_ways(report: Report, data: st.DataObject) -> None:
    after = data.draw(edited(report, "a"))

    there, back = compare(report, after), compare(after, report)

    assert all(found.where for found in (*there, *back))
    assert bool(there) == bool(back)


# Words


def test_one_changed_word_in_a_thai_sentence_is_one_word() -> None:
    pieces = word_changes("จัดอบรมเจ้าหน้าที่จำนวน ๒๐ คน", "จัดอบรมประชาชนจำนวน ๒๐ คน", word_starts)

    assert [piece for piece in pieces if piece.wording is not Wording.SAME] == [
        Piece(Wording.REMOVED, "เจ้าหน้าที่"),
        Piece(Wording.ADDED, "ประชาชน"),
    ]


@given(before=texts(), after=texts())
def test_the_pieces_give_back_both_texts(before: str, after: str) -> None:
    pieces = word_changes(before, after, word_starts)

    assert "".join(piece.text for piece in pieces if piece.wording is not Wording.REMOVED) == after
    assert "" not in [piece.text for piece in pieces]


def test_a_very_long_text_is_changed_as_one_piece() -> None:
    before, after = "ต้น " + "ก ข " * 3_000 + "ท้าย", "ต้น " + "ค ง " * 3_000 + "ท้าย"

    assert [piece.wording for piece in word_changes(before, after, word_starts)] == [
        Wording.SAME,
        Wording.REMOVED,
        Wording.ADDED,
        Wording.SAME,
    ]


def test_words_that_stay_between_two_that_change_are_the_same() -> None:
    pieces = word_changes("กองคลัง จัดทำ คู่มือ", "กองช่าง จัดทำ แผน", word_starts)

    assert [piece.wording.name for piece in pieces] == ["SAME", "REMOVED", "ADDED", "SAME", "REMOVED", "ADDED"]
