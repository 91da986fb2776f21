"""No object is so large that nobody can know all of it."""

import ast
from collections.abc import Iterable
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "ita_desktop"
MOST = 400
"""Lines of a class with those of its own bases, whatever module they stand in."""


def lines_with_bases(sources: Iterable[str]) -> dict[str, int]:
    """For each class of the modules its lines and those of the bases that are classes of the modules too."""
    classes = {
        node.name: node for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef)
    }

    def family(name: str) -> set[str]:
        bases = [base.id for base in classes[name].bases if isinstance(base, ast.Name)]
        return {name}.union(*(family(base) for base in bases if base in classes))

    def lines(name: str) -> int:
        return (classes[name].end_lineno or 0) - classes[name].lineno + 1

    return {name: sum(map(lines, family(name))) for name in classes}


def test_no_class_is_longer_with_its_own_bases_than_can_be_read() -> None:
    sizes = lines_with_bases(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))

    assert {name: lines for name, lines in sizes.items() if lines > MOST} == {}
    assert len(sizes) > 100


def test_the_lines_of_bases_count_once_each() -> None:
    below = "class A:\n    x = 1\n"
    above = "class B(A):\n    y = 1\n\n    z = 2\n\nclass C(B, A, object):\n    pass\n"

    assert lines_with_bases([below, above]) == {"A": 2, "B": 6, "C": 8}
