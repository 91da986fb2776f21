"""What a helper answers about an office file is what it read; what no helper answers is refused."""

import json
import time
from collections import Counter
from pathlib import Path

import pytest

from ita_desktop.domain.limits import OFFICE_CELLS_MAX
from ita_desktop.errors import FileDamagedError, FileTooLargeError
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Row, Table
from ita_desktop.exchange.contents_json import NOT_ADMITTED, contents_from, give_contents, json_of, rows_giving

FILE = Path("แผน.docx")
BOX = (Paragraph("ในกล่อง"),)
INNER = Table((Row((Cell(0, (Paragraph("ใน"),)),)),), 1)
CONTENTS = Contents(
    (
        Table(
            (
                Row((Cell(0, (Paragraph("มาตรการ"),), across=2),), is_head=True),
                Row(
                    (
                        Cell(0, (Paragraph("จัดทำคู่มือ", "๑.", "thaiNumbers", 0, (BOX,)), Paragraph(table=INNER)), down=2),
                        Cell(1, kind="number"),
                    )
                ),
            ),
            2,
            "แผ่นที่ ๑",
        ),
    ),
    (Paragraph("ลงชื่อ"), Paragraph("ประเด็นที่ ๑ ", is_whole=True)),
    (1, 1),
    Counter({"table": 2}),
)


def pieces_of(contents: Contents) -> list[object]:
    given: list[bytes] = []
    last = give_contents(contents, given.append)
    return [*(json.loads(line) for line in given), json.loads(json.dumps(last))]


def test_the_contents_come_from_the_helper_as_it_read_them() -> None:
    assert contents_from(pieces_of(CONTENTS), FILE) == CONTENTS


def test_how_far_the_helper_has_read_is_handed_on_and_no_part_of_the_contents() -> None:
    said: list[tuple[int, int]] = []
    given: list[bytes] = []
    rows = rows_giving(given.append)
    rows.expect(9)
    time.sleep(0.2)
    rows.one()

    contents = contents_from([*map(json.loads, given), *pieces_of(CONTENTS)], FILE, lambda *now: said.append(now))

    assert said == [(1, 9)]
    assert contents == CONTENTS


def test_the_json_for_other_programs_is_that_of_the_document() -> None:
    made = json_of(CONTENTS)

    (table,) = made["tables"]
    assert list(made) == ["tables", "paragraphs_outside", "seen"]
    assert (table["sheet"], table["columns"]) == ("แผ่นที่ ๑", 2)
    assert table["rows"][0] == {
        "cells": [
            {
                "col": 0,
                "colspan": 2,
                "rowspan": 1,
                "paragraphs": [{"text": "มาตรการ"}],
                "items": [{"kind": "paragraph", "text": "มาตรการ"}],
            }
        ],
        "repeat_header": True,
    }
    first, second = table["rows"][1]["cells"]
    assert first["paragraphs"][0] == {
        "text": "จัดทำคู่มือ",
        "num": "๑.",
        "format": "thaiNumbers",
        "level": 0,
        "text_boxes": [[{"text": "ในกล่อง"}]],
    }
    assert first["items"][0] == {"kind": "numbered", "num": "๑.", "how": "auto", "level": 0, "text": "จัดทำคู่มือ"}
    assert first["notes"] == ["a table in a cell"]
    assert second == {"col": 1, "colspan": 1, "rowspan": 1, "type": "number", "paragraphs": [], "items": []}
    assert made["paragraphs_outside"] == [{"text": "ลงชื่อ"}, {"text": "ประเด็นที่ ๑ ", "whole": True}]
    assert made["seen"] == {"table": 2}


def test_characters_that_no_text_may_hold_are_left_out_and_counted() -> None:
    contents = contents_from([["outside", [[0, {"text": "ก\x00ข\x0bค"}]]], {"seen": {}}], FILE)

    assert contents.outside == (Paragraph("กข\nค"),)
    assert contents.seen == {NOT_ADMITTED: 1}


CELL = {"col": 0, "colspan": 1, "rowspan": 1, "paragraphs": []}


@pytest.mark.parametrize(
    "piece",
    [
        1,
        [],
        ["rows", []],
        ["tables", 1],
        ["table", -1, ""],
        ["table", True, ""],
        ["table", 1, None],
        ["outside", [[0, {"text": 1}]]],
        ["outside", [[0, {"text": "ก", "level": "1"}]]],
        ["outside", ["ก"]],
        {"seen": {"table": -1}},
        {"seen": 1},
    ],
    ids=repr,
)
def test_an_answer_that_no_helper_gives_is_refused(piece: object) -> None:
    with pytest.raises(FileDamagedError):
        contents_from([piece], FILE)


@pytest.mark.parametrize("change", [{"col": -1}, {"rowspan": 0}, {"paragraphs": None}, {"type": 1}], ids=repr)
def test_a_cell_that_no_helper_gives_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(FileDamagedError):
        contents_from([["table", 1, ""], ["rows", [[False, [{**CELL, **change}]]]]], FILE)


def test_a_cell_beside_its_table_is_refused() -> None:
    with pytest.raises(FileDamagedError):
        contents_from([["table", 1, ""], ["rows", [[False, [{**CELL, "col": 1}]]]]], FILE)


def test_a_table_of_hardly_any_cells_over_millions_of_columns_is_refused() -> None:
    rows = ["rows", [[False, [CELL]]] * 1_000]

    with pytest.raises(FileTooLargeError):
        contents_from([["table", 99_999, ""], rows], FILE)


def test_an_answer_of_more_cells_than_a_file_may_have_is_refused() -> None:
    many = ["rows", [[False, [CELL] * 1_000]] * (OFFICE_CELLS_MAX // 1_000 + 1)]

    with pytest.raises(FileTooLargeError):
        contents_from([["table", 1, ""], many], FILE)
