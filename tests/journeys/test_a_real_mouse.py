"""Once with a real mouse: Qt's own drag, from the press to the drop, on a screen of X11."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ita_desktop import paths

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_items_are_dragged_within_a_list_to_another_and_to_the_tree(tmp_path: Path) -> None:
    """Needs Xvfb and xdotool; fails where one of them is missing."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.real_mouse", str(paths.sample_report())],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "ITA_DESKTOP_HOME": str(tmp_path)},
        timeout=120,
    )

    assert done.returncode == 0, done.stderr[-2_000:]
    made = json.loads(done.stdout.strip().splitlines()[-1])
    assert [what for what, right in made.items() if right is not True] == []
    assert len(made) >= 17
