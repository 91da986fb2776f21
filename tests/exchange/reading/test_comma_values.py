"""A text of values with commas, semicolons or tabs is one table, in every encoding; any other text is none."""

from pathlib import Path

import pytest

from ita_desktop.domain.limits import OFFICE_CELLS_MAX
from ita_desktop.errors import FileTooLargeError
from ita_desktop.exchange.contents import Contents
from ita_desktop.exchange.reading.comma_values import read_comma_values
from ita_desktop.exchange.reading.kinds import read_contents
from ita_desktop.exchange.tables.measures import read_tables
from tests.support.word_files import saved

HEAD = ("มาตรการ/โครงการ/กิจกรรม", "ขั้นตอน", "ผลการดำเนินการ", "ผู้รับผิดชอบ")
ROW = ("จัดทำคู่มือ", "๑. ประชุม\n๒. จัดทำ, เผยแพร่", 'มี "คู่มือ"', "สำนักปลัด")
FILE = Path("แผน.csv")


def written(*rows: tuple[str, ...], separator: str = ",") -> str:
    return "".join(separator.join('"' + text.replace('"', '""') + '"' for text in row) + "\r\n" for row in rows)


def texts(contents: Contents | None) -> list[list[str]]:
    assert contents is not None
    (table,) = contents.tables
    return [[cell.paragraphs[0].text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874", "tis-620"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_values_are_read_in_every_encoding_with_every_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    data = written(HEAD, ROW, separator=separator).encode(encoding)

    contents = read_contents(saved(tmp_path, data, "แผน.csv"))

    assert texts(contents) == [list(HEAD), list(ROW)]


def test_columns_of_a_csv_file_have_the_roles_that_those_of_word_have(tmp_path: Path) -> None:
    contents = read_contents(saved(tmp_path, written(HEAD, ROW).encode(), "แผน.csv"))

    read = read_tables(contents, 2568)

    (issue,) = read.issues
    (measure,) = issue.measures
    assert read.tables[0].roles == ("title", "steps", "results", "owners")
    assert (measure.title, measure.owners) == ("จัดทำคู่มือ", ("สำนักปลัด",))
    assert [item.text for item in measure.steps] == ["ประชุม", "จัดทำ, เผยแพร่"]
    assert read.letters.add_up()


def test_a_title_above_the_head_and_rows_that_are_cut_short_stay_in_the_table() -> None:
    rows = "แผนปฏิบัติการ\n" + "ก,ข,ค\n" * 12

    assert texts(read_comma_values(rows, FILE))[0] == ["แผนปฏิบัติการ"]


def test_what_is_kept_from_being_a_formula_is_the_text_itself() -> None:
    assert texts(read_comma_values("ก,'=1+1,'ข\n'-1,ค,ง\n", FILE)) == [["ก", "=1+1", "'ข"], ["-1", "ค", "ง"]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ข้อความเดียว",
        "ก, ข\nค, ง\n",
        "ประชุม, ชี้แจง และเผยแพร่\nจัดทำคู่มือ\nติดตามผล; รายงาน\n",
        "ที่\tมาตรการ\n๑\tจัดทำคู่มือ\n",
    ],
    ids=["nothing", "a line", "two lines with a comma", "prose", "tabs without quotes"],
)
def test_any_other_text_is_no_table_of_values(text: str) -> None:
    assert read_comma_values(text, FILE) is None


def test_a_value_without_end_is_no_table_of_values() -> None:
    assert read_comma_values('ก,ข,ค\nก,ข,"' + "ง" * 200_000, FILE) is None


def test_more_cells_than_a_table_may_have_are_refused() -> None:
    with pytest.raises(FileTooLargeError):
        read_comma_values("1,2,3\n" * (OFFICE_CELLS_MAX // 3 + 1), FILE)
