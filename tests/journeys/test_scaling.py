"""A screen of 1366 x 768 at 150, 200 and 250 %: Qt reads the scaling once, at its start, so each is another process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
SCREEN = {
    "name": "screen",
    "x": 0,
    "y": 0,
    "width": 1366,
    "height": 768,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}
"""A screen that is none, as Qt's platform without screens reads it."""


@pytest.mark.parametrize(
    "factor", [pytest.param("1.5", marks=pytest.mark.slow), "2", pytest.param("2.5", marks=pytest.mark.slow)]
)
def test_everything_fits_the_screen_at(factor: str, tmp_path: Path) -> None:
    screen = tmp_path / "screen.json"
    screen.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    here = screen.as_posix().removeprefix(screen.drive)  # a colon would end it
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={here}", "QT_SCALE_FACTOR": factor}
    command = [sys.executable, "-m", "pytest", "-q", "tests/journeys/at_a_scale.py"]

    run = subprocess.run(command, env=env, cwd=HOME, capture_output=True, encoding="utf-8", timeout=300, check=False)

    assert run.returncode == 0, run.stdout[-6_000:]
