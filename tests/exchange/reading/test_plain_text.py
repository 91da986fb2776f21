"""Plain text is read line by line, and tabs make a table."""

from pathlib import Path

import pytest

from ita_desktop.domain.limits import OFFICE_CELLS_MAX, OFFICE_LETTERS_MAX
from ita_desktop.errors import FileTooLargeError, UnknownKindError
from ita_desktop.exchange.reading.kinds import read_contents
from ita_desktop.exchange.reading.plain_text import read_plain_text
from tests.support.word_files import saved

TEXT = "แผนปฏิบัติการ\n\nที่\tมาตรการ\tผู้รับผิดชอบ\n๑\tจัดทำคู่มือ\tสำนักปลัด\nลงชื่อ\tหัวหน้า\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp874"])
def test_lines_with_the_same_tabs_are_a_table_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    contents = read_contents(saved(tmp_path, TEXT.encode(encoding), "แผน.txt"))

    (table,) = contents.tables
    assert [[cell.paragraphs[0].text for cell in row.cells] for row in table.rows] == [
        ["ที่", "มาตรการ", "ผู้รับผิดชอบ"],
        ["๑", "จัดทำคู่มือ", "สำนักปลัด"],
    ]
    assert table.columns == 3
    assert [paragraph.text for paragraph in contents.outside] == ["แผนปฏิบัติการ", "ลงชื่อ\tหัวหน้า"]


@pytest.mark.parametrize(
    "data",
    [
        b"\x00" * 50,
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
        b'{"format": "ita-report"}',
    ],
    ids=["no letters", "a mail", "XML of Word 2003", "JSON"],
)
def test_what_is_written_for_programs_is_no_plain_text(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnknownKindError):
        read_contents(saved(tmp_path, data, "แผน.txt"))


def test_more_lines_than_a_table_may_have_are_refused() -> None:
    with pytest.raises(FileTooLargeError):
        read_plain_text("ก\tข\n" * (OFFICE_CELLS_MAX // 2 + 1), Path("แผน.txt"))


def test_a_text_with_more_letters_than_any_report_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "บรรทัดเดียว.txt"
    path.write_text("ก" * (OFFICE_LETTERS_MAX + 1), encoding="utf-8")

    with pytest.raises(FileTooLargeError):
        read_contents(path)
