"""No object, module or folder is so large that one cannot know all of it."""

import ast
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "ita_desktop"
MOST = 400
"""Lines of a class with those of its own bases, whatever module they stand in; lines of a module."""
MOST_MODULES = 16
"""Modules of a folder besides its `__init__`."""


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


def long_modules(sources: Mapping[str, str]) -> dict[str, int]:
    """By their names, how many lines those modules have that are too long."""
    lines = {name: len(source.splitlines()) for name, source in sources.items()}
    return {name: count for name, count in lines.items() if count > MOST}


def full_folders(modules: Iterable[Path]) -> dict[str, int]:
    """How many modules those folders have that have too many."""
    counts = Counter(str(module.parent) for module in modules if module.name != "__init__.py")
    return {folder: count for folder, count in counts.items() if count > MOST_MODULES}


def test_no_module_is_longer_than_can_be_read() -> None:
    sources = {str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}

    assert long_modules(sources) == {}, "a module that is too long becomes two with names"
    assert long_modules({"planted.py": "\n" * 401, "just_so.py": "\n" * 400}) == {"planted.py": 401}


def test_no_folder_has_more_modules_than_can_be_looked_through() -> None:
    modules = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py")]
    planted = [*(Path(f"planted/{number}.py") for number in range(17)), Path("planted/__init__.py")]

    assert full_folders(modules) == {}, "a folder that is too full becomes two with names"
    assert full_folders(planted) == {"planted": 17}
    assert full_folders(planted[1:]) == {}
