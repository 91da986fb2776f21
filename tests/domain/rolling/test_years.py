"""Which years in a text move to the year of the new report, which are left to the user, and which stay."""

import time

import pytest

from ita_desktop.domain.rolling.years import (
    DAY,
    FACT,
    LAW,
    LONGER,
    NO_YEAR_WORD,
    OTHER_YEAR,
    SCHOOL_YEAR,
    TURN,
    Move,
    Years,
    moved_years,
)

YEARS = Years(2568, 2569, 2569)


def made(text: str, moves: tuple[Move, ...]) -> str:
    """The text with the moves made."""
    for move in sorted(moves, key=lambda move: move.start, reverse=True):
        text = text[: move.start] + move.after + text[move.end :]
    return text


def certainly(text: str, years: Years = YEARS, *, is_period: bool = False) -> str:
    """The text with the moves made that are no doubt."""
    return made(text, tuple(move for move in moved_years(text, years, is_period=is_period) if not move.doubt))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("จัดโครงการเสริมสร้างคุณธรรม ประจำปีงบประมาณ ๒๕๖๘", "จัดโครงการเสริมสร้างคุณธรรม ประจำปีงบประมาณ ๒๕๖๙"),
        ("ประจําปีงบประมาณ พ.ศ.2568", "ประจําปีงบประมาณ พ.ศ.2569"),
        ("วัสดุคงทนประจำปี ๒๕๖๘", "วัสดุคงทนประจำปี ๒๕๖๙"),
        ("ดำเนินการในปี พ.ศ. ๒๕๖๘ ทุกรายการ", "ดำเนินการในปี พ.ศ. ๒๕๖๙ ทุกรายการ"),
        ("บังคับใช้ในปีงบประมาณ ๖๘", "บังคับใช้ในปีงบประมาณ ๖๙"),
        ("ปีงบฯ 68", "ปีงบฯ 69"),
        ("ไตรมาสที่ ๑-๒/๒๕๖๘", "ไตรมาสที่ ๑-๒/๒๕๖๙"),
        ("เผยแพร่ภายในวันที่ ๓๑ ธ.ค. ๖๗", "เผยแพร่ภายในวันที่ ๓๑ ธ.ค. ๖๘"),
        ("ตั้งแต่ ๑ ตุลาคม ๒๕๖๗ ถึง ๓๐ กันยายน ๒๕๖๘", "ตั้งแต่ ๑ ตุลาคม ๒๕๖๘ ถึง ๓๐ กันยายน ๒๕๖๙"),
        ("กรกฎาคม – กันยายน ๒๕๖๘", "กรกฎาคม – กันยายน ๒๕๖๙"),
        ("1/10/2567 - 30/9/2568", "1/10/2568 - 30/9/2569"),
        ("รองรับการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๙", "รองรับการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๗๐"),
        ("แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐) ประจำปี ๒๕๖๘", "แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐) ประจำปี ๒๕๖๙"),
        (
            "ประกาศการจัดซื้อจัดจ้างฯ ของปีงบประมาณ ๖๘ ตามพระราชบัญญัติการจัดซื้อจัดจ้าง พ.ศ. ๒๕๖๐",
            "ประกาศการจัดซื้อจัดจ้างฯ ของปีงบประมาณ ๖๙ ตามพระราชบัญญัติการจัดซื้อจัดจ้าง พ.ศ. ๒๕๖๐",
        ),
        ("พ.ร.บ. อำนวยความสะดวก พ.ศ. ๒๕๖๘ ในปีงบประมาณ ๒๕๖๘", "พ.ร.บ. อำนวยความสะดวก พ.ศ. ๒๕๖๘ ในปีงบประมาณ ๒๕๖๙"),
    ],
)
def test_a_year_that_means_the_year_of_the_report_moves_as_it_is_written(before: str, after: str) -> None:
    assert certainly(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "ตามพระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. ๒๕๖๐",
        "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๖๘",
        "ระเบียบกระทรวงการคลัง (ฉบับที่ ๒) พ.ศ. ๒๕๖๔ และที่แก้ไขเพิ่มเติม พ.ศ. ๒๕๖๘",
        "พ.ร.บ. ก พ.ศ. ๒๕๖๗ และ พ.ศ. ๒๕๖๘",
        "ประกาศคณะกรรมการ ป.ป.ช. ลงวันที่ ๓ มีนาคม ๒๕๖๘",
        "คำสั่งที่ ๑๒๓/๒๕๖๘ ลงวันที่ ๓ มีนาคม ๒๕๖๘ และวันที่ ๕ เมษายน ๒๕๖๘",
        "บันทึกข้อความ ที่ นม ๗๒๑๐๑/๒๕๖๘",
        "ระเบียบฯ มีผลใช้บังคับตั้งแต่วันที่ ๑ ต.ค. ๖๗ ถึงวันที่ ๓๐ ก.ย. ๖๘",
        "แผนปฏิบัติการ ๕ ปี (พ.ศ. ๒๕๖๘ - ๒๕๗๒)",
        "แผนพัฒนาสามปี ปีงบประมาณ ๒๕๖๖-๒๕๖๘",
        "แผนพัฒนา ๒๕๖๘-๗๒",
        "หนังสือเวียน ว ๒๕๖๘",
        "ระหว่าง ๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๗๑",
        "ปีงบประมาณ ๒๕๖๕",
        "ภายในวันที่ ๓๑ ธันวาคม ๒๕๖๘",
        "ประชาชน ๒๕๖๘ คน เดือนมกราคม ๖๘ ราย อายุ ๖๐ ปี ๖๘ คน",
        "https://www.samrong.go.th/ปี2568/ประจำปี2568.pdf",
        "แผนประจำปี2568.pdf",
        "ประจำปี-2568@samrong.go.th",
        "งบประมาณ ๒,๕๖๘ บาท ๒๕๖๘.๕๐",
        "๓๑ กุมภาพันธ์ ๒๕๖๘",
        "ปี ๓๐๐๑ กับปี ๒๐๒๕",
    ],
)
def test_years_of_laws_documents_and_other_plans_stay_without_a_question(text: str) -> None:
    assert moved_years(text, YEARS) == ()


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("ประกาศ เรื่อง นโยบาย No Gift Policy ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", [LAW]),
        ("พระราชบัญญัติงบประมาณรายจ่ายประจำปีงบประมาณ พ.ศ. ๒๕๖๘", [LAW]),
        ("บันทึกข้อความ เรื่อง แผนประจำปี ๒๕๖๘ ลงวันที่ ๕ ตุลาคม ๒๕๖๗", [LAW]),
        ("ประกาศผลการประเมิน ITA ประจำปีงบประมาณ ๒๕๖๙", [LAW]),
        ("ผลการประเมินประจำปีงบประมาณ ๒๕๖๘ ได้ ๙๒ คะแนน", [FACT]),
        ("ลดลงจากปีงบประมาณ ๒๕๖๗", [OTHER_YEAR]),
        ("เปรียบเทียบปี ๒๕๖๗ และปี ๒๕๖๘", [OTHER_YEAR, OTHER_YEAR]),
        ("ITA 2568", [OTHER_YEAR]),
        ("แผนอัตรากำลัง ๒๕๖๘", [NO_YEAR_WORD]),
        ("ประจำ พ.ศ. ๒๕๖๘", [NO_YEAR_WORD]),
        ("จัดอบรมเมื่อวันที่ ๑๕ - ๑๖ มกราคม ๒๕๖๘", [DAY]),
        ("อบรม ๑๕ ม.ค. ๖๘ - ๑๗ ม.ค. ๖๘", [DAY, DAY]),
        ("ประชุมครั้งที่ ๑/๒๕๖๘", [TURN]),
        ("ปีการศึกษา ๒๕๖๘", [SCHOOL_YEAR]),
    ],
)
def test_what_may_mean_either_is_left_to_the_user_with_the_reason(text: str, doubts: list[str]) -> None:
    assert [move.doubt for move in moved_years(text, YEARS)] == doubts
    assert certainly(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ธันวาคม ๒๕๖๗", "ธันวาคม ๒๕๖๘"),
        ("๑๕ มกราคม ๒๕๖๘", "๑๕ มกราคม ๒๕๖๙"),
        ("๑๕ ม.ค. ๖๘ ถึง ๒๐ มี.ค. ๖๘", "๑๕ ม.ค. ๖๙ ถึง ๒๐ มี.ค. ๖๙"),
        ("มค - มีค 68", "มค - มีค 69"),
    ],
)
def test_any_days_of_the_year_move_in_the_period_of_a_measure(before: str, after: str) -> None:
    assert certainly(before, is_period=True) == after


def test_a_period_that_goes_beyond_the_year_is_left_to_the_user() -> None:
    moves = moved_years("๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๗๑", YEARS, is_period=True)

    assert [move.doubt for move in moves] == [LONGER, LONGER]


def test_a_day_that_the_new_year_does_not_have_becomes_the_last_of_its_month() -> None:
    assert certainly("ภายในวันที่ ๒๙ ก.พ. ๖๗", Years(2567, 2568, 2568)) == "ภายในวันที่ ๒๘ ก.พ. ๖๘"
    assert certainly("ภายในวันที่ 29/2/2567", Years(2567, 2568, 2568)) == "ภายในวันที่ 28/2/2568"


def test_years_move_back_as_well_and_two_figures_go_on_after_a_century() -> None:
    assert certainly("ปีงบประมาณ ๒๕๖๙", Years(2569, 2568, 2570)) == "ปีงบประมาณ ๒๕๖๘"
    assert certainly("ปีงบประมาณ ๙๙", Years(2599, 2600, 2600)) == "ปีงบประมาณ ๐๐"


def test_a_year_that_no_report_may_have_is_not_proposed() -> None:
    assert moved_years("ปีงบประมาณ ๒๙๙๙", Years(2999, 3001, 3000)) == ()


@pytest.mark.parametrize(
    "piece",
    ["ก", "1", "๒๕๖๘", " ", "ปี ", "ม. ค. ", "1/", "ประจำ", "ประกาศ ๒๕๖๘ ", "๑ ต.ค. ๖๗ - ", "@.pdf", "www.", "\n๖๘ "],
)
def test_the_longest_text_is_read_soon_enough_whatever_it_is_made_of(piece: str) -> None:
    text = (piece * 200_000)[:199_990] + " ปี ๒๕๖๘"

    began = time.thread_time()
    moved_years(text, YEARS)

    assert time.thread_time() - began < 4
