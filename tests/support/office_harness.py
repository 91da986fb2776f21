"""What becomes of office files, however damaged or hostile: each is read or refused by a process that is watched.

Files are handed to `tests/support/office_worker.py` by the hundred. Where it dies or hangs, the file that it was at has
that as its outcome, and the rest is read by the next one.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from ita_desktop import paths

SECONDS = 20
MEGABYTES = 1024
_AT_ONCE = 100
HANGS_AFTER = 15 * SECONDS
"""Seconds by a clock, which goes on while other programs have the processor."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A file and what became of it: `read`, the name of a refusal, `memory`, `traceback`, `died` or `hangs`."""

    name: str
    became: str
    seconds: float = 0.0
    megabytes: int = 0
    outside: tuple[str, ...] = ()
    trace: str = ""

    @property
    def fault(self) -> str:
        """What must not be; empty if all is well."""
        if self.became in ("traceback", "died", "hangs"):
            return f"{self.name}: {self.became} {self.trace}"
        if self.seconds > SECONDS or self.megabytes > MEGABYTES:
            return f"{self.name}: {self.seconds:.1f} s, {self.megabytes} MiB"
        return f"{self.name}: {self.outside}" if self.outside else ""


def tried(
    folder: Path,
    files: Iterable[tuple[str, bytes]],
    planted: str = "",
    seconds: int = HANGS_AFTER,
) -> Iterator[Tried]:
    """What becomes of each of the files, which are written into that folder. `planted` is a bug; what takes more than
    `seconds` by the clock hangs."""
    bug = folder / "planted.py"
    bug.write_text(planted, encoding="utf-8")
    rest = iter(files)
    while some := list(islice(rest, _AT_ONCE)):
        there = folder / "แฟ้ม"
        there.mkdir()
        for at, (name, data) in enumerate(some):
            (there / f"{at:03} {name}").write_bytes(data)
        while any(there.iterdir()):
            for path, one in _one_worker(there, bug if planted else None, seconds):
                path.unlink()
                yield one
        there.rmdir()


def _one_worker(folder: Path, planted: Path | None, seconds: int) -> Iterator[tuple[Path, Tried]]:
    """What one process makes of the files in the folder, until it is through or lost."""
    errors = folder.with_name("errors.txt")
    said = errors.open("w", encoding="utf-8")
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.support.office_worker", str(folder), str(planted or "")],
        stdout=subprocess.PIPE,
        stderr=said,
        cwd=paths.program_folder(),
        text=True,
        encoding="utf-8",
    )
    said.close()
    assert worker.stdout is not None
    hangs = False

    def end() -> None:
        nonlocal hangs
        hangs = True
        worker.kill()

    at = None
    watch = threading.Timer(seconds, end)
    try:
        for line in worker.stdout:
            known = json.loads(line)
            watch.cancel()
            if "begun" in known:
                at = folder / known["begun"]
                watch = threading.Timer(seconds, end)
                watch.start()
            elif at is not None:
                done = at
                at = None
                yield done, _outcome(done.name, known)
        worker.wait()
        if at is not None:
            shown = errors.read_text(encoding="utf-8")[-2_000:]
            yield at, Tried(at.name, "hangs" if hangs else "died", trace=f"{worker.returncode} {shown}")
        assert at is not None or worker.returncode == 0, errors.read_text(encoding="utf-8")
    finally:
        watch.cancel()
        worker.kill()
        worker.communicate()


def _outcome(name: str, known: dict[str, Any]) -> Tried:
    """What the worker wrote of a file."""
    outside = tuple(known["outside"])
    return Tried(name, known["became"], known["seconds"], known["megabytes"], outside, known["trace"])
