"""Every sheet of an Excel file is a table of what Excel shows; what is hidden is counted, what may hurt refused."""

import struct
from pathlib import Path

import pytest

from ita_desktop.domain.limits import OFFICE_CELLS_MAX
from ita_desktop.errors import (
    FileDamagedError,
    FileRefusedError,
    FileTooLargeError,
    PasswordNeededError,
    UnsafePartsError,
)
from ita_desktop.exchange.contents import Cell, Contents
from ita_desktop.exchange.reading.kinds import read_contents
from tests.support.compound_files import compound_file
from tests.support.excel_files import DATE_STYLE, TIME_STYLE, Sheet, excel_file
from tests.support.word_files import saved

SHEET: Sheet = {"A1": "ที่", "B1": "มาตรการ", "A2": 1, "B2": "1 จัดประชุม\n2 เผยแพร่"}


def read(folder: Path, data: bytes, name: str = "แผนปฏิบัติการ.xlsx") -> Contents:
    return read_contents(saved(folder, data, name))


def picture(contents: Contents, at: int = 0) -> list[list[str]]:
    """A sheet: of each cell its column, how far it reaches, its kind and its text."""

    def one(cell: Cell) -> str:
        reach = f":{cell.across}x{cell.down}" if (cell.across, cell.down) != (1, 1) else ""
        return f"{cell.column}{reach} {cell.kind} {cell.paragraphs[0].text}"

    return [[*map(one, row.cells)] for row in contents.tables[at].rows]


def test_every_sheet_is_a_table_of_its_filled_cells(tmp_path: Path) -> None:
    contents = read(tmp_path, excel_file(SHEET, {"C3": "กองคลัง"}))

    assert picture(contents) == [
        ["0 text ที่", "1 text มาตรการ"],
        ["0 number 1", "1 text 1 จัดประชุม\n2 เผยแพร่"],
    ]
    assert picture(contents, 1) == [[], [], ["2 text กองคลัง"]]
    assert [(table.name, table.columns) for table in contents.tables] == [("แผ่นที่ 1", 2), ("แผ่นที่ 2", 3)]
    assert contents.seen == {"table": 2}


def test_numbers_dates_and_truths_are_texts_of_their_kind(tmp_path: Path) -> None:
    values: Sheet = {"A1": 2568.0, "B1": 8085.99, "C1": (22114.0, DATE_STYLE), "D1": True, "E1": 1e20}

    contents = read(tmp_path, excel_file(values))

    assert picture(contents) == [
        [
            "0 number 2568",
            "1 number 8085.99",
            "2 date 1960-07-17T00:00:00",
            "3 boolean TRUE",
            "4 number 100000000000000000000",
        ]
    ]


def test_a_date_with_its_hour_and_a_time_are_texts_too(tmp_path: Path) -> None:
    contents = read(tmp_path, excel_file({"A1": (22114.5, DATE_STYLE), "B1": (0.5, TIME_STYLE)}))

    assert picture(contents) == [["0 date 1960-07-17T12:00:00", "1 time 12:00:00"]]


def test_sheets_without_a_cell_and_rows_that_are_covered_are_no_tables_and_no_rows(tmp_path: Path) -> None:
    contents = read(tmp_path, excel_file({"A1": "ก", "A3": "ใต้"}, {}, merged=("A1:A3",)))

    assert picture(contents) == [["0:1x3 text ก"]]
    assert len(contents.tables) == 1


def test_a_sheet_of_a_chart_is_counted(tmp_path: Path) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{kind}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>'
    )

    contents = read(tmp_path, excel_file(SHEET, {}, parts={"xl/_rels/workbook.xml.rels": related}))

    assert contents.seen == {"table": 1, "sheet without cells (left out)": 1}


def test_an_old_sheet_with_a_password_is_refused(tmp_path: Path) -> None:
    begin = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12)
    password = b"\x2f\x00\x06\x00\x01\x00" + bytes(4)
    data = compound_file({"Workbook": begin + password + b"\x0a\x00\x00\x00" + bytes(5000)})

    with pytest.raises(PasswordNeededError):
        read(tmp_path, data, "แผน.xls")


def test_merged_cells_reach_over_what_they_cover(tmp_path: Path) -> None:
    sheet = {"A1": "แผนปฏิบัติการ", "A2": "ก", "B2": "กองคลัง", "A3": "ข", "B3": "ใต้"}

    contents = read(tmp_path, excel_file(sheet, merged=("A1:B1", "B2:B3")))

    assert picture(contents) == [["0:2x1 text แผนปฏิบัติการ"], ["0 text ก", "1:1x2 text กองคลัง"], ["0 text ข"]]


def test_hidden_sheets_macros_and_links_are_counted(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": "<externalLink/>"}

    contents = read(tmp_path, excel_file(SHEET, SHEET, states=("visible", "hidden"), parts=parts), "แผน.xlsm")

    assert len(contents.tables) == 1
    assert contents.seen == {
        "table": 1,
        "hidden sheet (left out)": 1,
        "macros (never run)": 1,
        "link to another file (not followed)": 1,
    }


def test_an_excel_file_named_as_one_of_word_is_read_as_what_it_is(tmp_path: Path) -> None:
    assert len(read(tmp_path, excel_file(SHEET), "แผน.doc").tables) == 1


def sheet_of(rows: str) -> str:
    return f"<worksheet xmlns='{MAIN}'><sheetData><row r='1'><c r='A1'><v>1</v></c></row>{rows}</sheetData></worksheet>"


ROWS = "".join(
    f'<row r="{n}">' + "".join(f'<c r="{letter}{n}"><v>{n * 7919}</v></c>' for letter in "ABCDEFGHIJ") + "</row>"
    for n in range(1, OFFICE_CELLS_MAX // 10 + 2)
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HOSTILE: dict[str, tuple[bytes, type[FileRefusedError]]] = {
    "two cells at the ends of the sheet": (excel_file({"A1": "ก", "XFD1048576": "ข"}), FileTooLargeError),
    "two cells at the ends, written otherwise": (
        excel_file(
            {},
            parts={
                "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{MAIN}'><sheetData>"
                "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
                "</sheetData></worksheet>"
            },
        ),
        FileTooLargeError,
    ),
    **{
        f"a cell that is named {name[:12]}": (
            excel_file({}, parts={"xl/worksheets/sheet1.xml": sheet_of(f"<row><c r='{name}'><v>1</v></c></row>")}),
            FileTooLargeError,
        )
        for name in ("B999999999999999999999", "AAAAAAAAAAAA9", "xfd1048576")
    },
    "cells without names at the ends": (
        excel_file(
            {},
            parts={"xl/worksheets/sheet1.xml": sheet_of(f"<row r='1048576'>{'<c><v>1</v></c>' * 5}</row>")},
        ),
        FileTooLargeError,
    ),
    "too many cells without names": (
        excel_file(
            {},
            parts={
                "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>'
                + "".join(f"<row><c><v>{n * 7919}</v></c></row>" for n in range(OFFICE_CELLS_MAX + 1))
                + "</sheetData></worksheet>"
            },
        ),
        FileTooLargeError,
    ),
    "too many cells": (
        excel_file(
            {},
            parts={"xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{ROWS}</sheetData></worksheet>'},
        ),
        FileTooLargeError,
    ),
    "a document type": (
        excel_file({}, parts={"xl/sharedStrings.xml": '<!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>'}),
        UnsafePartsError,
    ),
    "a document type in UTF-16": (
        excel_file({}, parts={"xl/sharedStrings.xml": '<!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>'.encode("utf-16")}),
        UnsafePartsError,
    ),
    "a sheet that is cut off": (
        excel_file({}, parts={"xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r'}),
        FileDamagedError,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_sheet_that_was_made_to_hurt_is_refused(tmp_path: Path, name: str) -> None:
    data, refusal = HOSTILE[name]

    with pytest.raises(FileRefusedError) as refused:
        read(tmp_path, data)

    assert type(refused.value) is refusal


def test_a_sheet_of_another_program_may_name_no_cell(tmp_path: Path) -> None:
    rows = "".join(f"<row>{'<c><v>7</v></c>' * 10}</row>" for _ in range(3_000))

    contents = read(tmp_path, excel_file({}, parts={"xl/worksheets/sheet1.xml": sheet_of(rows)}))

    assert sum(len(row.cells) for row in contents.tables[0].rows) == 30_001


def test_a_merge_over_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    contents = read(tmp_path, excel_file({"A1": "ก", "B2": "ข"}, merged=("A1:XFD1048576",)))

    assert contents.tables[0].rows[0].cells[0].paragraphs[0].text == "ก"


def test_a_sheet_that_lies_beyond_its_file_is_refused(tmp_path: Path) -> None:
    begin = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 0)
    beyond = struct.pack("<HHIBB", 0x85, 12, 0xFFFFFFF0, 0, 0) + b"\x04\x00abcd"
    data = compound_file({"Workbook": begin + beyond + struct.pack("<HH", 0xA, 0) + bytes(4_096)})

    with pytest.raises(FileDamagedError):
        read(tmp_path, data, "แผน.xls")
