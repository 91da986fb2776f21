"""Once with real keys: a Thai layout of X11 is on, and fingers press the places of the letters."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ita_desktop import paths

ROOT = Path(__file__).resolve().parents[2]
DKI = {"Kedmanee": "การ", "Pattachote": "งนม"}
"""What the keys D, K and I type."""


@pytest.mark.slow
@pytest.mark.parametrize(("name", "layout"), [("Kedmanee", ["th"]), ("Pattachote", ["th", "pat"])])
def test_commands_work_while_a_thai_layout_is_on(tmp_path: Path, name: str, layout: list[str]) -> None:
    """Needs Xvfb, setxkbmap and xdotool; fails where one of them is missing."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.thai_keyboard", str(paths.sample_report()), *layout],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "ITA_DESKTOP_HOME": str(tmp_path)},
        timeout=120,
    )

    assert done.returncode == 0, done.stderr[-2_000:]
    made = json.loads(done.stdout.strip().splitlines()[-1])
    assert made.pop("typed") == DKI[name]
    assert [what for what, right in made.items() if right is not True] == []
    assert len(made) >= 12
