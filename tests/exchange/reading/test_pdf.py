"""A PDF with text is read as its page is seen: ours exactly, those of others with what can be mended mended."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ita_desktop import errors, paths
from ita_desktop.errors import FileRefusedError
from ita_desktop.exchange.reading.kinds import read_contents
from ita_desktop.exchange.tables.measures import read_tables
from ita_desktop.printing.build import build_report
from tests.support.golden_report import published
from tests.support.word_files import saved

FONT = "Sarabun"


def page(*texts: tuple[float, float, str], lines: tuple[tuple[float, float, float, float], ...] = ()) -> bytes:
    """A PDF of one page with texts and lines at their places, as Word draws them: untagged."""
    pdfmetrics.registerFont(TTFont(FONT, str(next(paths.fonts().rglob("Sarabun-Regular.ttf")))))
    made = BytesIO()
    canvas = Canvas(made)
    canvas.setFont(FONT, 14)
    for x, y, text in texts:
        canvas.drawString(x, y, text)
    for line in lines:
        canvas.line(*line)
    canvas.save()
    return made.getvalue()


GRID = (
    *((50.0, y, 450.0, y) for y in (700.0, 650.0, 500.0)),
    *((x, 500.0, x, 700.0) for x in (50.0, 250.0, 450.0)),
)


def encrypted(data: bytes) -> bytes:
    made = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        document.save(made, encryption=pikepdf.Encryption(user="ลับ", owner="ลับ"))
    return made.getvalue()


def test_the_printed_report_comes_back_as_it_was(tmp_path: Path) -> None:
    report = published()
    build_report(report, tmp_path / "รายงาน.pdf")

    read = read_tables(read_contents(tmp_path / "รายงาน.pdf"), report.fiscal_year)

    wanted = [measure for _, _, measure in report.measures()]
    found = [measure for issue in read.issues for measure in issue.measures]
    assert read.letters.add_up()
    assert [issue.title for issue in read.issues] == [issue.title for issue in report.issues]
    assert [measure.title for measure in found] == [measure.title for measure in wanted]
    assert [measure.owners for measure in found] == [measure.owners for measure in wanted]
    assert [measure.period for measure in found] == [measure.period for measure in wanted]
    for name in ("steps", "results", "outcomes"):
        assert [[(item.kind, item.text) for item in getattr(measure, name)] for measure in found] == [
            [(item.kind, item.text) for item in getattr(measure, name)] for measure in wanted
        ]


def test_the_ruled_lines_of_a_page_are_its_table(tmp_path: Path) -> None:
    data = page(
        (50, 750, "รายงานผล"),
        (60, 670, "มาตรการ"),
        (260, 670, "ผู้รับผิดชอบ"),
        (60, 620, "จัดทำคู่มือการปฏิบัติงาน"),
        (60, 600, "ของหน่วยงาน"),
        (260, 620, "สำนักปลัด"),
        (260, 600, "กองคลัง"),
        (50, 450, "ลงชื่อ"),
        lines=GRID,
    )

    contents = read_contents(saved(tmp_path, data, "แผน.pdf"))

    assert [[[one.text for one in cell.paragraphs] for cell in row.cells] for row in contents.tables[0].rows] == [
        [["มาตรการ"], ["ผู้รับผิดชอบ"]],
        [["จัดทำคู่มือการปฏิบัติงานของหน่วยงาน"], ["สำนักปลัด", "กองคลัง"]],
    ]
    assert [(one.text, place) for one, place in zip(contents.outside, contents.places, strict=True)] == [
        ("รายงานผล", 0),
        ("ลงชื่อ", 1),
    ]
    assert contents.seen == {"table": 1, "page": 1}


def test_items_hang_and_a_paragraph_behind_them_does_not(tmp_path: Path) -> None:
    data = page(
        (60, 640, "๑. เตรียมประชุม"),
        (75, 620, "ชี้แจง"),
        (60, 600, "๒. เผยแพร่"),
        (60, 580, "สรุปผลการ"),
        (60, 560, "ดำเนินงาน"),
        lines=GRID,
    )

    contents = read_contents(saved(tmp_path, data, "แผน.pdf"))

    cell = contents.tables[0].rows[1].cells[0]
    assert [one.text for one in cell.paragraphs] == ["๑. เตรียมประชุมชี้แจง", "๒. เผยแพร่", "สรุปผลการดำเนินงาน"]


def test_a_split_sara_am_is_mended_and_a_mark_without_its_letter_is_counted(tmp_path: Path) -> None:
    contents = read_contents(saved(tmp_path, page((50, 700, "ด าเนินการท าทั้งน ้าและ ิ")), "แผน.pdf"))

    assert contents.outside[0].text.startswith("ดำเนินการทำทั้งน้ำ")
    assert contents.seen["mark without its letter"] == 1


REFUSED: dict[str, tuple[bytes, type[FileRefusedError]]] = {
    "a scan": (page(lines=GRID), errors.NoTextError),
    "a password": (encrypted(page((50, 700, "ลับ"))), errors.PasswordNeededError),
    "no pages": (b"%PDF-1.7\n%%EOF\n", errors.FileDamagedError),
    "half a file": (page((50, 700, "ข้อความ"))[:400], errors.FileDamagedError),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_pdf_without_text_that_can_be_read_is_refused(tmp_path: Path, name: str) -> None:
    data, refusal = REFUSED[name]

    with pytest.raises(FileRefusedError) as refused:
        read_contents(saved(tmp_path, data, "แผน.pdf"))

    assert type(refused.value) is refusal


def test_a_hyphen_at_the_end_of_a_line_stays_a_hyphen(tmp_path: Path) -> None:
    data = page((60, 640, "ใช้ระบบ E-"), (60, 620, "Service"), lines=GRID)

    contents = read_contents(saved(tmp_path, data, "แผน.pdf"))

    assert contents.tables[0].rows[1].cells[0].paragraphs[0].text == "ใช้ระบบ E-Service"


def test_a_word_that_runs_over_the_edge_of_its_cell_stays_whole(tmp_path: Path) -> None:
    data = page((60, 640, "ก"), (230, 620, "๑๒๓,๔๕๖"), (300, 620, "บาท"), lines=GRID)

    contents = read_contents(saved(tmp_path, data, "แผน.pdf"))

    first, second = contents.tables[0].rows[1].cells
    assert [one.text for one in first.paragraphs][-1].endswith("๑๒๓,๔๕๖")
    assert [one.text for one in second.paragraphs] == ["บาท"]


def test_bars_frames_and_slanting_lines_are_ruled_lines_or_none(tmp_path: Path) -> None:
    made = BytesIO()
    canvas = Canvas(made)
    pdfmetrics.registerFont(TTFont(FONT, str(next(paths.fonts().rglob("Sarabun-Regular.ttf")))))
    canvas.setFont(FONT, 14)
    canvas.rect(50, 500, 200, 100, stroke=1, fill=0)
    canvas.rect(150, 500, 0.5, 100, stroke=0, fill=1)
    canvas.rect(50, 550, 200, 0.5, stroke=0, fill=1)
    canvas.rect(50, 500, 200, 100, stroke=0, fill=0)
    canvas.setFillGray(0.9)
    canvas.rect(60, 510, 30, 30, stroke=0, fill=1)
    canvas.line(50, 500, 250, 600)
    canvas.setFillGray(0)
    canvas.drawString(160, 560, "กองคลัง")
    canvas.save()

    (table,) = read_contents(saved(tmp_path, made.getvalue(), "แผน.pdf")).tables

    assert [[len(cell.paragraphs) for cell in row.cells] for row in table.rows] == [[0, 1], [0, 0]]


def test_more_pages_or_cells_than_any_report_has_are_refused(tmp_path: Path) -> None:
    many = pikepdf.new()
    for _ in range(1_001):
        many.add_blank_page()
    many.save(tmp_path / "หน้า.pdf")
    made = BytesIO()
    canvas = Canvas(made, pagesize=(1_300, 1_300))
    for n in range(401):
        canvas.line(10, 10 + n * 3, 1_210, 10 + n * 3)
        canvas.line(10 + n * 3, 10, 10 + n * 3, 1_210)
    canvas.save()

    for path in (tmp_path / "หน้า.pdf", saved(tmp_path, made.getvalue(), "ช่อง.pdf")):
        with pytest.raises(errors.FileTooLargeError):
            read_contents(path)
