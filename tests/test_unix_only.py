"""What cannot run on Windows is marked: a list of reasons, not a run full of failures."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.unix_only import MODULES, ROOT, left_out

TESTS = sorted((ROOT / "tests").rglob("*.py"))
_MODULES_OF_UNIX = {"resource", "fcntl", "pwd", "grp", "termios"}
_CALLS_OF_UNIX = re.compile(
    r"\bos\.(mkfifo|fork|pwrite|pread|chown|geteuid|getuid)\b|signal\.SIG(KILL|STOP|CONT)\b"
    r"|symlink_to|\"/proc/|fsdecode\(.*cp874"
)
_MARK = re.compile(
    r"mark\.unix\(|mark\.skipif\(.*(?:platform == .win32|platform in \(.win32|platform != .linux|name != .posix)"
)


def imports_at_once(source: str) -> Iterator[str]:
    """What the module imports when it is imported itself, and what it makes then that only Unix has."""
    for node in ast.parse(source).body:
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module
                yield from (f"{module}.{alias.name}" for alias in names)
            case ast.Assign(value=ast.Call(args=[ast.Constant(value="forkserver")])):
                yield "forkserver"


def of_unix() -> set[str]:
    """The modules of tests that Windows cannot import, by their paths."""
    imported = {path: set(imports_at_once(path.read_text(encoding="utf-8"))) for path in TESTS}
    found = {path for path, names in imported.items() if names & (_MODULES_OF_UNIX | {"forkserver"})}
    while True:
        dotted = {path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in found}
        more = {path for path, names in imported.items() if names & dotted} - found
        if not more:
            return {path.relative_to(ROOT).as_posix() for path in found if path.name.startswith("test_")}
        found |= more


def test_every_module_that_windows_cannot_import_is_in_the_list() -> None:
    assert of_unix() - set(MODULES) == set()
    assert len(of_unix()) >= 3


def test_every_module_of_the_list_is_there_and_few_are_left_out() -> None:
    assert [module for module in MODULES if not (ROOT / module).exists()] == []
    assert len(MODULES) < len([path for path in TESTS if path.name.startswith("test_")]) / 20


def test_a_test_that_makes_a_pipe_or_a_link_or_stops_a_process_has_the_mark() -> None:
    unmarked = [
        f"{path.relative_to(ROOT)}: {function.name}"
        for path in TESTS
        if path.relative_to(ROOT).as_posix() not in MODULES and path != Path(__file__)
        if "pytestmark = pytest.mark.unix" not in (source := path.read_text(encoding="utf-8"))
        for function, text in functions(source)
        if _CALLS_OF_UNIX.search(text) and "mark.unix" not in text and 'sys.platform == "win32"' not in text
    ]

    assert unmarked == []


def test_of_a_hundred_tests_ninety_five_run_on_windows() -> None:
    all_of_them = left = 0
    for path in TESTS:
        source = path.read_text(encoding="utf-8")
        found = [text for _, text in functions(source) if "mark.slow" not in text and "mark.build" not in text]
        is_left = path.relative_to(ROOT).as_posix() in MODULES or _MARK.search(source.partition("\ndef ")[0])
        all_of_them += len(found)
        left += len(found) if is_left else sum(_MARK.search(text) is not None for text in found)

    assert 20 < left < all_of_them / 20


def functions(source: str) -> Iterator[tuple[ast.FunctionDef, str]]:
    """The tests of a module with their text, marks included."""
    lines = source.splitlines()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            first = min([node.lineno, *(mark.lineno for mark in node.decorator_list)])
            yield node, "\n".join(lines[first - 1 : node.end_lineno])


def test_windows_lists_what_it_leaves_out_and_others_leave_out_nothing() -> None:
    assert list(left_out("linux")) == []
    assert len(list(left_out("win32"))) == len(MODULES)
