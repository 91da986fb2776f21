"""What is read of a binary Word or Excel file is what was in the new one that LibreOffice made it of."""

import shutil
import subprocess
from pathlib import Path

import pytest

from ita_desktop import formats
from tests.support.excel_files import excel_file
from tests.support.word_files import a_long_word_file, cell, level, listed, numbering, row, saved, table, word_file

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


def converted(path: Path, suffix: str) -> Path:
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"),
            *("--convert-to", suffix, "--outdir", str(path.parent), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return path.with_suffix(f".{suffix}")


def test_an_old_word_file_is_read_cell_by_cell_with_its_numbers(tmp_path: Path) -> None:
    lists = numbering({0: level(0, "thaiNumbers", "%1.")}, {1: 0})
    body = table(
        row("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"),
        row(
            "จัดทำคู่มือ",
            cell(listed("ประชุมชี้แจง", 1), listed("เผยแพร่", 1)),
            cell("สำนักปลัด", properties='<w:vMerge w:val="restart"/>'),
        ),
        row("เผยแพร่", "๑. ลงเว็บไซต์", cell("", properties="<w:vMerge/>")),
    )
    new = saved(tmp_path, word_file("หัวเรื่อง", body, parts={"word/numbering.xml": lists}))

    contents = formats.read_contents(converted(new, "doc"))

    (read,) = contents.tables
    assert [[cell.paragraphs[0].text for cell in line.cells] for line in read.rows] == [
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"],
        ["จัดทำคู่มือ", "ประชุมชี้แจง", "สำนักปลัด"],
        ["เผยแพร่", "๑. ลงเว็บไซต์"],
    ]
    assert [one.number for one in read.rows[1].cells[1].paragraphs] == ["1.", "2."]  # LibreOffice writes no Thai digits
    assert read.rows[1].cells[2].down == 2
    assert contents.outside[0].text == "หัวเรื่อง"


def test_an_old_excel_file_is_read_cell_by_cell(tmp_path: Path) -> None:
    new = saved(tmp_path, excel_file({"A1": "แผน", "A2": "ก\nข", "B2": 2568}, merged=("A1:B1",)), "แผน.xlsx")

    contents = formats.read_contents(converted(new, "xls"))

    (read,) = contents.tables
    assert [[(one.column, one.across, one.paragraphs[0].text) for one in line.cells] for line in read.rows] == [
        [(0, 2, "แผน")],
        [(0, 1, "ก\nข"), (1, 1, "2568")],
    ]


def test_the_rows_of_an_old_word_file_are_counted_while_it_is_read(tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []
    old = converted(saved(tmp_path, a_long_word_file(300)), "doc")

    formats.read_contents(old, notify=lambda *now: said.append(now))

    assert said == sorted(said)
    assert {total for _, total in said} == {300}
    assert any(0 < read < 150 for read, _ in said)
