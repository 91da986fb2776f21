"""Nothing that shows, prints, gives on or checks a report knows its columns by name: they are data of the report."""

import ast
from collections.abc import Iterator
from pathlib import Path

from ita_desktop.domain.report.columns import DEFAULT_KEYS, KNOWN_COLUMNS, TITLE_KEY
from ita_desktop.domain.report.fields import column_field

PACKAGE = Path(__file__).resolve().parent.parent / "ita_desktop"

ROOMS = ("ui", "printing", "exchange", "domain/checks")
KEYS = {*DEFAULT_KEYS, *(column.key for column in KNOWN_COLUMNS)} - {TITLE_KEY}
"""The title is in every report, and `title` is also a key of other things."""

SPELT = KEYS | {column_field(key) for key in (*KEYS, TITLE_KEY)}
OTHER_THINGS = {
    ("domain/checks/problem.py", "period"): "a kind of finding",
    ("domain/checks/problem.py", "evidence"): "a kind of finding",
    ("ui/offices/file_rows.py", "percent"): "how much of a report is filled in",
}


def spelt_in(source: str) -> Iterator[str]:
    """The keys of columns that stand in the code as they are."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in SPELT:
            yield node.value


def of_measures_in(source: str) -> Iterator[str]:
    """The default columns that are read as attributes of a measure."""
    for node in ast.walk(ast.parse(source)):
        is_of_measure = isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("measure")
        if isinstance(node, ast.Attribute) and is_of_measure and node.attr in KEYS:
            yield node.attr


def modules() -> Iterator[tuple[str, str]]:
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            yield path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")


def test_no_key_of_a_column_is_spelt_where_columns_are_shown_printed_given_on_or_checked() -> None:
    found = {(name, key) for name, source in modules() for key in spelt_in(source)}

    assert found - OTHER_THINGS.keys() == set()
    assert OTHER_THINGS.keys() - found == set(), "no longer there"


def test_no_default_column_is_read_as_an_attribute_of_a_measure_there() -> None:
    assert [(name, key) for name, source in modules() for key in of_measures_in(source)] == []


def test_a_key_that_is_spelt_is_seen() -> None:
    assert list(spelt_in('if column.key == "budget": go_to("measure.steps")')) == ["budget", "measure.steps"]
    assert list(of_measures_in("x = self.measure.owners + one.title")) == ["owners"]
