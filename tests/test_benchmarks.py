"""The benchmarks use what is in the program: they are run too seldom to find out by themselves."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

from ita_desktop import paths

FOLDER = paths.program_folder() / "benchmarks"


def used(source: str) -> list[str]:
    """The names of the program that are imported anywhere in it, also in code that is handed to another process."""
    tree = ast.parse(source)
    inner = [
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\nfrom ita_desktop" in node.value
        for name in used(node.value)
    ]
    own = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module is not None)
    names = [f"{node.module}:{name.name}" for node in own for name in node.names]
    return [name for name in (*names, *inner) if name.startswith("ita_desktop")]


def missing(name: str) -> bool:
    module, _, attribute = name.partition(":")
    if hasattr(import_module(module), attribute):
        return False
    try:
        import_module(f"{module}.{attribute}")
    except ModuleNotFoundError:
        return True
    return False


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.py")), ids=lambda file: file.name)
def test_what_a_benchmark_imports_is_there(file: Path) -> None:
    assert [name for name in used(file.read_text(encoding="utf-8")) if missing(name)] == []


def test_a_name_that_is_gone_is_found_also_in_code_for_another_process() -> None:
    source = 'from ita_desktop.formats import gone\nCODE = """\nfrom ita_desktop.paths import lost\n"""'

    assert [name for name in used(source) if missing(name)] == ["ita_desktop.formats:gone", "ita_desktop.paths:lost"]
