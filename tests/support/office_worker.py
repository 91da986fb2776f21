"""Reads one office file after the other as the helper does, and writes what became of each: started by
`tests/support/office_harness.py`, which ends it where it hangs.

All that is opened, made, asked for or started while a file is read is looked at. The first argument is a file of Python
to run before: a bug to be caught.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from ita_desktop.errors import FileRefusedError
from ita_desktop.exchange.contents_json import give_contents
from ita_desktop.exchange.reading import kinds
from ita_desktop.messages import words
from ita_desktop.storage.inspection.limits import limit_this_process
from tests.support.memory import peak_of

MEMORY = 2**30
SECONDS = 36_000
_LEAVES = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "urllib.",
)
_FILES = ("open", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink")
_OWN = tuple(os.path.realpath(one) for one in (sys.prefix, sys.base_prefix, Path(__file__).parent.parent.parent))


class _Watch:
    """Owner of what is done outside of the folder while a file is read. An audit hook stays for ever."""

    def __init__(self) -> None:
        self.folder = ""
        self.done: list[str] = []
        sys.addaudithook(self._note)

    def outcome(self, path: Path) -> str:
        """What becomes of the file; whatever is done outside of its folder meanwhile is noted."""
        self.done.clear()
        self.folder = os.path.realpath(path.parent)
        try:
            return _outcome(path)
        finally:
            self.folder = ""

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.folder:
            return
        if event.startswith(_LEAVES):
            self.done.append(f"{event} {arguments!r}")
        elif event in _FILES and isinstance(arguments[0], str | bytes | os.PathLike):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            is_whole = os.path.isabs(os.fsdecode(arguments[0]))  # noqa: PTH117 - others are of a folder that is open
            if is_whole and not path.startswith((self.folder, *_OWN)):
                self.done.append(f"{event} {path}")


def _outcome(path: Path) -> str:
    """How the file was refused, `read`, or `memory`, which the helper makes a refusal of."""
    try:
        give_contents(kinds.read_contents(path), lambda _: None)
    except FileRefusedError as error:
        assert words(error)
        return type(error).__name__
    except MemoryError:
        return "memory"
    return "read"


def _measured(act: Callable[[], str]) -> tuple[str, int]:
    """With how many MiB it took, where that can be known: elsewhere none."""
    return peak_of(act) if sys.platform == "linux" else (act(), 0)


def main() -> None:
    """A line before each file that stands in the folder, and one behind it."""
    folder, planted = Path(sys.argv[1]), sys.argv[2]
    limit_this_process(MEMORY, SECONDS)
    watch = _Watch()
    if planted:
        exec(compile(Path(planted).read_text(encoding="utf-8"), planted, "exec"), {})
    for path in sorted(folder.iterdir()):
        print(json.dumps({"begun": path.name}), flush=True)
        begun = time.process_time()
        became, megabytes, trace = "traceback", 0, ""
        try:
            became, megabytes = _measured(partial(watch.outcome, path))
        except Exception:
            trace = traceback.format_exc()
        seconds = time.process_time() - begun
        line = {"became": became, "seconds": seconds, "megabytes": megabytes, "outside": watch.done, "trace": trace}
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
