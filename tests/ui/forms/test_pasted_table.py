"""A table of the old report pasted into a list: shown first, then measures, and one undo takes it back."""

import pytest

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Measure
from tests.session.importing.test_pasted import FIRST, HEAD, SECOND, is_the_first, row
from tests.support.clerk import Clerk
from tests.support.clipboard import put
from tests.support.dialogs import Answer

pytestmark = pytest.mark.sample_open


def copies(*rows: str, around: str = "") -> None:
    put("ตาราง\nทั้งหมด", f"{around}<table>{''.join(rows)}</table>")


def pastes(clerk: Clerk, answer: int | None) -> tuple[Measure, ...]:
    """The measures of the first issue after a paste into the steps of its first measure."""
    clerk.answers(Answer("choose", answer))
    clerk.goes_to(Address("measure.steps", measure=clerk.report.issues[0].measures[0].id))
    clerk.presses("Ctrl+V")
    return clerk.report.issues[0].measures


def test_a_row_takes_the_place_of_what_is_there_only_if_chosen_and_one_undo_takes_it_back(clerk: Clerk) -> None:
    before = clerk.report.issues[0].measures[0]
    copies(row(*HEAD), row(*FIRST))

    made = pastes(clerk, 1)

    assert clerk.dialogs.offered == ("สร้าง ๑ มาตรการใหม่", "เติมในมาตรการนี้", "วางเป็นข้อในช่องนี้")
    assert made[0].id == before.id
    assert is_the_first(made[0])
    assert clerk.window.status.currentMessage() == "วางตารางเป็น ๑ มาตรการแล้ว (Ctrl+Z เพื่อเลิกทำ)"
    clerk.presses("Ctrl+Z")
    assert clerk.report.issues[0].measures[0] == before


def test_a_row_fills_a_new_measure_first_of_all(clerk: Clerk) -> None:
    clerk.goes_to(Address("measure.title", measure=clerk.report.issues[0].measures[0].id))
    clerk.window.commands["add_measure"].trigger()
    copies(row(*FIRST))
    clerk.answers(Answer("choose", 0))
    here = clerk.page.measure_form.measure_id
    clerk.goes_to(Address("measure.steps", measure=here))

    clerk.presses("Ctrl+V")

    assert clerk.dialogs.offered[0] == "เติมในมาตรการนี้"
    assert is_the_first(next(measure for _, _, measure in clerk.report.measures() if measure.id == here))


def test_several_rows_make_measures_behind_this_one(clerk: Clerk) -> None:
    before = clerk.report.issues[0].measures
    copies(row(*HEAD), row(*FIRST), row(*SECOND), around="<p>รายงานผลประจำปี</p>")

    made = pastes(clerk, 0)

    said = clerk.dialogs.heard[-1]
    assert [measure.title for measure in made[1:3]] == ["ปรับปรุงการให้บริการ", "อบรมจริยธรรม"]
    assert (made[0], *made[3:]) == before
    assert "ปรับปรุงการให้บริการ" in said
    assert "รายงานผลประจำปี" in said


def test_nothing_is_pasted_when_the_question_is_left(clerk: Clerk) -> None:
    before = clerk.report
    copies(row(*HEAD), row(*FIRST))

    pastes(clerk, None)

    assert clerk.report == before


def test_the_table_becomes_items_only_if_that_is_chosen(clerk: Clerk) -> None:
    before = clerk.report.issues[0].measures
    copies(row(*HEAD), row(*FIRST))

    made = pastes(clerk, 2)

    assert len(made) == len(before)
    assert len(made[0].steps) > len(before[0].steps)


def test_a_table_of_two_columns_without_a_head_is_an_item_a_row_unasked(clerk: Clerk) -> None:
    clerk.goes_to(Address("measure.steps", measure=clerk.report.issues[0].measures[0].id))
    clerk.presses("Ctrl+A", "Delete")
    copies(row("ประชุม", "กองคลัง"), row("อบรม", "สำนักปลัด"))

    clerk.presses("Ctrl+V")

    steps = clerk.report.issues[0].measures[0].steps
    assert [item.text for item in steps] == ["ประชุม\tกองคลัง", "อบรม\tสำนักปลัด"]


PAGE = "\n".join(
    (
        *("ประเด็นที่ ๑ กระบวนการปฏิบัติงาน", "มาตรการ/โครงการ/กิจกรรม", "ขั้นตอนหรือวิธีการปฏิบัติ", "ผลการดำเนินการตามมาตรการ"),
        *("หรือกิจกรรม", "ผลลัพธ์หรือความสำเร็จ", "ของการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ดำเนินการ"),
        *("๑. ปรับปรุงการให้บริการ", "๑. ประชุม", "๒. จัดทำคู่มือ", "๑. มีคู่มือ", "๑. ประชาชนพึงพอใจ", "กองคลัง"),
    )
)


@pytest.mark.parametrize("answer", [0, None])
def test_a_whole_page_that_has_lost_its_cells_is_asked_about(clerk: Clerk, answer: int | None) -> None:
    before = clerk.report.issues[0].measures[0]
    put(PAGE)

    made = pastes(clerk, answer)

    assert "ตารางทั้งหน้า" in clerk.dialogs.heard[-1]
    assert (made[0] == before) == (answer is None)
    if answer == 0:
        assert len(made[0].steps) > len(before.steps) + 5


def test_a_row_of_six_cells_with_tabs_between_them_is_a_table(clerk: Clerk) -> None:
    row = ("ปรับปรุงบริการ", '"๑. ประชุม\n๒. จัดทำคู่มือ"', "มีคู่มือ", "พึงพอใจ", "กองคลัง", "ต.ค. ๖๗ - ก.ย. ๖๘")
    put("\t".join(row) + "\n")

    made = pastes(clerk, 0)[1]

    assert clerk.dialogs.offered[0] == "สร้าง ๑ มาตรการใหม่"
    assert (made.title, made.owners) == ("ปรับปรุงบริการ", ("กองคลัง",))
    assert [item.text for item in made.steps] == ["ประชุม", "จัดทำคู่มือ"]


@pytest.mark.parametrize("text", ["๑. ประชุม\tชี้แจง\n๒. จัดทำคู่มือ", "ขั้นตอนหรือวิธีการปฏิบัติ\n๑. ประชุม\n๒. จัดทำคู่มือ"])
def test_a_list_with_tabs_or_a_heading_in_it_is_pasted_unasked(clerk: Clerk, text: str) -> None:
    before = clerk.report.issues[0].measures[0]
    put(text)
    clerk.goes_to(Address("measure.steps", measure=before.id))
    clerk.presses("Ctrl+V")

    assert len(clerk.report.issues[0].measures[0].steps) > len(before.steps)
