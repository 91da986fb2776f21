"""docs/file-format.md says what is so: its tables, columns, numbers, recipe and queries against the program."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ita_desktop.storage.database import upgrades
from ita_desktop.storage.database.columns import COLUMNS, TABLES
from tests.support.report_files import a_file

DOCUMENT = (Path(__file__).parents[3] / "docs" / "file-format.md").read_text(encoding="utf-8")


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A report file as any other program opens it."""
    with closing(sqlite3.connect(a_file(tmp_path))) as connection:
        yield connection


def sections() -> dict[str, str]:
    """The text of each table's section by the table's name."""
    parts = re.split(r"^### `(\w+)`$", DOCUMENT, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_the_document_has_a_section_for_every_table_and_no_other() -> None:
    assert set(sections()) == {"about", *COLUMNS}


@pytest.mark.parametrize("table", COLUMNS)
def test_the_document_names_every_column_and_index_of_a_table(table: str) -> None:
    named = set(re.findall(r"`(\w+)`", sections()[table]))

    indexes = {
        name for type_, name, of, sql in upgrades.schema(upgrades.NEWEST) if type_ == "index" and of == table and sql
    }
    assert set(COLUMNS[table]) - {"value"} <= named | {"name"}
    assert indexes <= named


def test_the_document_has_the_numbers_of_the_format() -> None:
    assert f"(0x{upgrades.APPLICATION_ID:X})" in DOCUMENT
    assert f"the version of this format, {upgrades.NEWEST} |" in DOCUMENT
    assert re.findall(r"^\| (\d+) \|", DOCUMENT, flags=re.MULTILINE) == [str(n + 1) for n in range(upgrades.NEWEST)]


def test_the_documents_recipe_gives_the_digest(shell: sqlite3.Connection) -> None:
    recipe = DOCUMENT[DOCUMENT.index("## The digest") :]
    tables = re.findall(r"`(\w+)`", recipe[recipe.index("in the order") : recipe.index("each as an array")])
    orders = {
        name: re.findall(r"`(\w+)`", order)
        for names, order in re.findall(r"^\| (`.*`) \| (`.*`) \|$", recipe, flags=re.MULTILINE)
        for name in re.findall(r"`(\w+)`", names)
    }

    rows = {
        table: shell.execute(f'SELECT * FROM "{table}" ORDER BY {", ".join(orders[table])}').fetchall()
        for table in tables
    }
    digest = hashlib.sha256(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()

    assert tables == [table.name for table in TABLES]
    assert shell.execute("SELECT value FROM about WHERE name = 'digest'").fetchone() == (digest,)


def test_every_query_of_the_document_runs_and_finds_something(shell: sqlite3.Connection) -> None:
    queries = re.findall(r"^    (SELECT .*?;)$", DOCUMENT, flags=re.MULTILINE | re.DOTALL)
    shell.execute("INSERT INTO owner SELECT id, 9, 'กองคลัง' FROM measure LIMIT 1")

    assert len(queries) == 3
    assert all(shell.execute(query).fetchall() for query in queries)
