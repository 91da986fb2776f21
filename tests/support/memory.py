"""How much memory this process had at once, by what Linux counts. (`ru_maxrss` counts the parent's, too.)"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.support.unix_only import PROC, need_unix

_T = TypeVar("_T")


def peak_of(act: Callable[[], _T]) -> tuple[_T, int]:
    """What the call returned, and how many MiB more than before it were in memory at once."""
    need_unix(PROC)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak is what there is now
    before = _peak()
    answer = act()
    return answer, _peak() - before


def _peak() -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024
