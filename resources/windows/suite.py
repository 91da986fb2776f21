"""The test suite under wine: folder after folder, each in processes of its own."""

import os
import re
import sys
import tempfile
import time
from pathlib import Path

from windows.kept import KEPT
from windows.packages import source
from windows.wine import Wine, windows_path

RESULTS = KEPT / "results"
_COUNTS = re.compile(r"(\d+) (passed|failed|skipped|errors?|deselected)")
_NO_TESTS = 5
_MEMORY = Path("/dev/shm")


def run(wine: Wine, python: Path, chosen: list[str], environment: dict[str, str] | None = None) -> int:
    """Run the tests, all or those chosen; print what came of each part. Returns how many failed."""
    tree = source()
    RESULTS.mkdir(parents=True, exist_ok=True)
    failed = 0
    for words in [chosen] if chosen else _parts(tree):
        name = re.sub(r"\W+", "-", words[0])
        with (RESULTS / f"{name}.txt").open("w", encoding="utf-8") as output:
            options = ["-q", "-n", "2", "-rs", "-m", "not slow and not build"]
            pytest = ["-m", "pytest", *options, *words]
            begun = time.monotonic()
            # Not where tests of our own leave their files: each run removes those of older ones.
            with tempfile.TemporaryDirectory(dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None) as temporary:
                ours = {**(environment or {}), "PYTEST_DEBUG_TEMPROOT": windows_path(Path(temporary))}
                code = wine.follow(python, *pytest, folder=tree, output=output, environment=ours)
        text = (RESULTS / f"{name}.txt").read_text(encoding="utf-8")
        counts = {what: int(number) for number, what in _COUNTS.findall(text.splitlines()[-1] if text else "")}
        seconds = time.monotonic() - begun
        print(f"  {' '.join(words)}: {counts or 'no result'} in {seconds:.0f} s (ended with {code})", flush=True)
        if chosen:
            sys.stdout.write(text)
        failed += counts.get("failed", 0) + counts.get("error", 0) + counts.get("errors", 0)
        failed += not counts and code != _NO_TESTS
    return failed


def run_frozen(wine: Wine, python: Path, program: Path) -> int:
    """Run the tests of the built program with that folder. Returns how many failed."""
    return run(wine, python, ["tests/test_build.py", "-m", "build"], {"ITA_BUILT": windows_path(program)})


def _parts(tree: Path) -> list[list[str]]:
    """The files beside the folders of tests, and every folder.

    A module that is named is run although its list says that Windows cannot: so none is named.
    """
    folders = sorted(path for path in (tree / "tests").iterdir() if list(path.rglob("test_*.py")))
    names = [folder.relative_to(tree).as_posix() for folder in folders]
    return [["tests", *(f"--ignore={name}" for name in names)], *([name] for name in names)]
