"""A web page is read as a browser shows it: tables with their merged cells, lists with their numbers."""

from pathlib import Path

import pytest

from ita_desktop.domain.limits import HTML_MAX_LENGTH
from ita_desktop.errors import FileTooLargeError
from ita_desktop.exchange.contents import Cell, Contents
from ita_desktop.exchange.reading.kinds import read_contents
from ita_desktop.exchange.reading.web_page import read_web_page
from tests.support.word_files import saved

PAGE = Path("หน้าเว็บ.html")


def read(body: str) -> Contents:
    return read_web_page(f"<html><body>{body}</body></html>", PAGE)


def outside(body: str) -> list[str]:
    """The paragraphs outside of tables, with their numbers."""
    return [f"{one.number} {one.text}".strip() for one in read(body).outside]


def one(cell: Cell) -> str:
    reach = f":{cell.across}x{cell.down}" if (cell.across, cell.down) != (1, 1) else ""
    return f"{cell.column}{reach} {'|'.join(paragraph.text for paragraph in cell.paragraphs)}"


def picture(contents: Contents) -> list[list[str]]:
    return [[*map(one, row.cells)] for row in contents.tables[0].rows]


def test_a_table_is_read_with_every_cell_in_its_column() -> None:
    contents = read(
        "<p>แผน</p><table><tr><td rowspan=2>๑<td colspan=2>มาตรการ<td>กองคลัง</tr>"
        "<tr><td><p>จัดทำ<br>คู่มือ</p><p>เผยแพร่</p></td><td rowspan=3>ก</td></tr><tr><td>๒</tr></table>"
    )

    assert picture(contents) == [
        ["0:1x2 ๑", "1:2x1 มาตรการ", "3 กองคลัง"],
        ["1 จัดทำ\nคู่มือ|เผยแพร่", "2:1x3 ก"],
        ["0 ๒"],
    ]
    assert contents.tables[0].columns == 4
    assert [paragraph.text for paragraph in contents.outside] == ["แผน"]
    assert contents.seen == {"table": 1}


def test_a_table_in_a_cell_belongs_to_the_cell_and_unclosed_ones_end_with_the_page() -> None:
    contents = read("<table><tr><td>นอก<table><td>ใน</table>หลัง")

    paragraphs = contents.tables[0].rows[0].cells[0].paragraphs
    assert [paragraph.text for paragraph in paragraphs] == ["นอก", "", "หลัง"]
    assert paragraphs[1].table is not None
    assert paragraphs[1].table.rows[0].cells[0].paragraphs[0].text == "ใน"


def test_an_empty_paragraph_counts_in_a_cell_and_nowhere_else() -> None:
    contents = read("<p></p><table><tr><td><p></p><p>ก</p></td><td></td></tr></table><p> </p>")

    assert [len(cell.paragraphs) for cell in contents.tables[0].rows[0].cells] == [2, 0]
    assert contents.outside == ()


def test_lists_of_browsers_count_and_those_within_have_their_level() -> None:
    assert outside("<ul><li></li></ul><p>ก") == ["ก"]
    body = "<ol start=3><li>ก<ul><li><p>ข</p></li></ul></li><li>ค</li></ol><li>ง"

    found = read(body).outside

    assert outside(body) == ["3. ก", "• ข", "4. ค", "• ง"]
    assert [paragraph.level for paragraph in found] == [0, 1, 0, 0]
    assert [paragraph.format for paragraph in found] == ["", "bullet", "", "bullet"]


def test_the_numbers_that_word_draws_are_those_of_the_paragraphs() -> None:
    body = (
        "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>๑.<span>&nbsp; </span></span>ประชุม</p>"
        "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>-</span>ชี้แจง</p><p>ท้าย</p>"
    )

    assert outside(body) == ["๑. ประชุม", "- ชี้แจง", "ท้าย"]
    assert [paragraph.level for paragraph in read(body).outside] == [0, 1, 0]


def test_what_nobody_sees_is_left_out_and_symbols_are_what_is_seen() -> None:
    body = "<p>เห็น<span style='display:none'>ซ่อน</span><del>ลบ</del><font face=Wingdings>&#254;</font><img src='x'></p>"

    assert outside(body) == ["เห็น☑"]
    assert read(body).seen == {"picture or drawing without text": 1}


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>ภาษาไทย</p></body></html>".encode(),
        "<html><meta charset=utf-8><p>ภาษาไทย</p>".encode("utf-8-sig"),
        "<html><p>ภาษาไทย</p>".encode("utf-16"),
        '<html><meta http-equiv="Content-Type" content="text/html; charset=windows-874"><p>ภาษาไทย</p>'.encode("cp874"),
        "<html><p>ภาษาไทย</p>".encode("cp874"),
        "<html><meta charset=windows-1252><p>&#3616;&#3634;&#3625;&#3634;&#3652;&#3607;&#3618;\u2019</p>".encode(
            "cp1252"
        ),
        "Version:0.9\r\nStartHTML:00000097\r\n<html><body>ภาษาไทย</body></html>".encode(),
        "<?xml version='1.0'?><!DOCTYPE html><html><p>ภาษาไทย</p></html>".encode(),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16", "declared 874", "874", "1252", "clipboard", "xhtml"],
)
def test_a_page_is_read_in_every_encoding_and_by_any_name(tmp_path: Path, page: bytes) -> None:
    assert read_contents(saved(tmp_path, page, "แผน.doc")).outside[0].text.startswith("ภาษาไทย")


@pytest.mark.parametrize(
    "body",
    ["<table><tr><td>" * 60, "<td>" * 10 + "<table>" + "<td>" * 150_001, "<b>" * 2_000_001],
    ids=["too deep", "too many cells", "too many tags"],
)
def test_a_page_that_was_made_to_hurt_is_refused(body: str) -> None:
    with pytest.raises(FileTooLargeError):
        read(body)


def test_a_page_of_no_end_is_refused() -> None:
    with pytest.raises(FileTooLargeError):
        read(" " * HTML_MAX_LENGTH)


def test_stray_ends_and_cells_do_no_harm() -> None:
    assert outside("</table></td></ol></span></font><td>ก</tr></p>") == ["ก"]
