"""Python in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping

from ita_desktop import paths

Ended = subprocess.CompletedProcess[str]


def python(*arguments: object, seconds: float = 60, around: Mapping[str, str] | None = None) -> Ended:
    """What it wrote and ended with, in the folder of the program and with this besides in its environment."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=paths.program_folder(),
        env={**os.environ, **(around or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )
