"""A report becomes rows and a report again, whatever is in it, ids included."""

import sqlite3
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.report.admission import is_admitted
from ita_desktop.domain.report.report import Report
from ita_desktop.storage.database import upgrades
from ita_desktop.storage.database.columns import TABLES, BadRowsError, Row
from ita_desktop.storage.database.connecting import fill_new
from ita_desktop.storage.database.digest import BadTextError, _plain_items, checked_json, read_content
from ita_desktop.storage.database.rows import report_of, rows_of
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports, texts


def ids(report: Report) -> list[str]:
    """Every id in the order of the paper; equality of reports leaves those of issues and items out."""
    found: list[str] = []
    for issue in report.issues:
        found.append(issue.id)
        for measure in issue.measures:
            found.append(measure.id)
            found += [item.id for items in (measure.steps, measure.results, measure.outcomes) for item in items]
    return found


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    upgrades.upgrade(connection)
    yield connection
    connection.close()


@given(report=reports())
def test_a_report_comes_back_from_the_database_with_every_character_and_every_id(report: Report) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    upgrades.upgrade(connection)

    fill_new(connection, report)
    again = report_of(read_content(connection).rows)
    connection.close()

    assert again == report
    assert ids(again) == ids(report)


def test_rows_are_what_a_reader_of_the_file_expects() -> None:
    measure = a_measure("ชื่อ", (an_item("แรก"), an_item("สอง")), (), (), owners=("กองคลัง", "กองช่าง"), measure_id="m1")

    rows = rows_of(a_report(an_issue(measure, number=3)))

    assert [row[1:] for row in rows["item"]] == [
        ("m1", "steps", 1, "numbered", "แรก"),
        ("m1", "steps", 2, "numbered", "สอง"),
    ]
    assert rows["owner"] == [("m1", 1, "กองคลัง"), ("m1", 2, "กองช่าง")]
    assert rows["measure"][0][2:] == (1, "ชื่อ", "2024-10-01", "2025-09-30", None)
    assert rows["signer_position"] == [(1, 1, "หัวหน้าสำนักปลัด")]


def test_every_character_that_the_door_leaves_out_is_refused_and_no_other() -> None:
    left_out = [chr(code) for code in range(sys.maxunicode + 1) if not is_admitted(chr(code))]
    kept = [chr(code) for code in range(sys.maxunicode + 1) if is_admitted(chr(code))]

    for character in left_out:
        with pytest.raises((BadTextError, BadRowsError)):
            checked_json([("ก", 1, f"ข{character}ค")])
    checked_json([(character,) for character in kept])
    checked_json([("ตัวอักษร \\u0007 \\b \\r \\\\f ที่พิมพ์จริง",)])

    assert len(left_out) > 2_000


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("report", "fiscal_year", "2568"),
        ("report", "coverage", "century"),
        ("report", "title", None),
        ("agency", "id", 2),
        ("division", "position", 3),
        ("issue", "position", 2),
        ("issue", "id", ""),
        ("measure", "issue", "elsewhere"),
        ("measure", "position", 2),
        ("measure", "period_start", "20241001"),
        ("measure", "period_start", "2024-02-30"),
        ("measure", "period_end", None),
        ("measure", "period_text", "ตลอดปี"),
        ("item", "measure", "elsewhere"),
        ("item", "list", "notes"),
        ("item", "position", 2),
        ("item", "kind", "chapter"),
        ("item", "text", b"\xe0\xb8\x81"),
        ("item", "id", "x" * 65),
        ("owner", "position", 7),
        ("owner", "measure", "elsewhere"),
        ("signer", "position", 2),
        ("signer_position", "signer", 2),
        ("signer_position", "position", 0),
    ],
)
def test_rows_that_we_cannot_have_written_are_refused(table: str, column: str, value: object) -> None:
    rows = rows_of(a_report())
    at = next(shape.columns.index(column) for shape in TABLES if shape.name == table)
    first = list(rows[table][0])
    first[at] = value  # type: ignore[call-overload]
    rows[table][0] = tuple(first)

    with pytest.raises(BadRowsError):
        report_of(rows)


@pytest.mark.parametrize("table", ["report", "agency"])
def test_a_second_report_or_agency_in_one_file_is_refused(table: str) -> None:
    rows = rows_of(a_report())
    rows[table] = rows[table] * 2

    with pytest.raises(BadRowsError):
        report_of(rows)


@given(st.lists(st.tuples(*[texts() | st.sampled_from(['"', "\\", "\n", "–", '"' * 10])] * 3), min_size=1, max_size=4))
def test_rows_of_items_are_the_same_json_in_the_short_way(words: list[tuple[str, str, str]]) -> None:
    rows: list[Row] = [
        (f"{at}", first, second, at, "numbered", third) for at, (first, second, third) in enumerate(words)
    ]

    assert _plain_items(rows) == checked_json(rows)


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x7f", "\x9f", "\ufdd0", "\uffff", "\u2028", "\U0001ffff", "\ud800"]
)
def test_rows_of_items_are_looked_at_in_the_short_way_too(character: str) -> None:
    with pytest.raises((BadTextError, BadRowsError)):
        _plain_items([("ก", "ข", "steps", 1, "numbered", f"ค{character}")])
