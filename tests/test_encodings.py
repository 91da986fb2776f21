"""Texts are read in the encoding that they were written in, not in that of the system: 874 on a Thai Windows."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("ita_desktop", "tests", "benchmarks", "docs", "resources")
_AS_TEXT = {"text", "universal_newlines"}


def undeclared(source: str) -> Iterator[int]:
    """The lines of calls that read another process as text and name no encoding, and of those that read or write a
    whole text: ruff (PLW1514) sees only some of them."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            names = {keyword.arg for keyword in node.keywords}
            starts = node.func.attr in ("run", "Popen", "check_output") and bool(names & _AS_TEXT)
            # The encoding comes first in one, behind the text in the other.
            whole = {"read_text": 1, "write_text": 2}.get(node.func.attr, 0) > len(node.args)
            if (starts or whole) and "encoding" not in names:
                yield node.lineno


def test_what_another_process_writes_is_read_in_an_encoding_that_is_named() -> None:
    modules = [ROOT / "main.py", *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))]

    found = [f"{path}:{line}" for path in modules for line in undeclared(path.read_text(encoding="utf-8"))]

    assert found == []
    assert len(modules) > 500


def test_a_call_without_an_encoding_is_found() -> None:
    assert list(undeclared("import subprocess\nsubprocess.run([], text=True)")) == [2]
    assert list(undeclared("import subprocess\nsubprocess.run([], text=True, encoding='utf-8')")) == []
    assert list(undeclared("path.read_text()\npath.read_text('utf-8')\npath.write_text('ก')")) == [1, 3]
