"""Two versions of this program on the default columns, in turns: the sample laid out and written, stored, as JSON, its
texts walked and checked for what is missing; with --window also a start of the window, typing and printing.

    git worktree add /tmp/before COMMIT
    .venv/bin/python benchmarks/against.py /tmp/before --rounds 15 --window

Those of the window are the benchmarks of these names in the folder of each version, each a process of its own.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_MEASURED = """
import json, sys, tempfile, time
from datetime import UTC, datetime
from pathlib import Path
from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.report.texts import texts
from ita_desktop.exchange.json_report import read_json, write_json
from ita_desktop.printing.build import lay_out
from ita_desktop.storage.files import report_file

report, _ = read_json(Path(sys.argv[1]).read_bytes())
with tempfile.TemporaryDirectory() as folder:
    pdf, file = Path(folder) / "report.pdf", Path(folder) / "report.ita"
    acts = {
        "layout and PDF": lambda: lay_out(report).write(pdf, datetime(2026, 1, 30, tzinfo=UTC)),
        "file": lambda: report_file.write(report, file, replace=True),
        "JSON": lambda: read_json(write_json(report)),
        "texts": lambda: list(texts(report)),
        "missing": lambda: missing(report),
    }
    took = {}
    for name, act in acts.items():
        act()
        times = []
        for _ in range(5):
            start = time.process_time()
            act()
            times.append(time.process_time() - start)
        took[name] = min(times)
print(json.dumps(took))
"""


def main() -> None:
    """Print the medians of both and their ratio, in time of the processor, which other work disturbs less."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path, help="a folder with the version to compare with")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--window", action="store_true", help="also the window; a round takes about two minutes")
    chosen = parser.parse_args()
    versions = {"before": chosen.before, "now": ROOT}
    took: dict[str, dict[str, list[float]]] = {name: {} for name in versions}
    for turn in range(chosen.rounds):
        for name in sorted(versions, reverse=bool(turn % 2)):
            measured = _measured(versions[name])
            if chosen.window:
                measured |= _window(versions[name])
            for act, seconds in measured.items():
                took[name].setdefault(act, []).append(seconds)
    for act, before in took["before"].items():
        old, new = statistics.median(before), statistics.median(took["now"][act])
        print(f"{act:18} {old * 1000:9.3f} ms before {new * 1000:9.3f} ms now  x{new / old:.2f}")


def _measured(folder: Path) -> dict[str, float]:
    """Seconds of the processor for each thing by the version in the folder, in a process of its own."""
    sample = ROOT / "resources" / "sample.json"
    run = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(sample)], cwd=folder, capture_output=True, check=True, encoding="utf-8"
    )
    measured: dict[str, float] = json.loads(run.stdout)
    return measured


def _window(folder: Path) -> dict[str, float]:
    """Seconds by the version in the folder: of the processor until form and paper are painted, from a letter to its
    paint in a report of 600 measures, of printing a hundred pages."""
    with tempfile.TemporaryDirectory() as home:
        path, temporary = Path(home) / "sample.ita", Path(home) / "temporary"
        temporary.mkdir()
        env = {
            **os.environ,
            "ITA_DESKTOP_HOME": home,
            "TMPDIR": str(temporary),  # a file below it would be taken for a mail program's
            "QT_QPA_PLATFORM": "offscreen",
            "QT_LOGGING_RULES": "default.warning=false",
        }
        _said(folder, env, "main.py", "import", "resources/sample.json", str(path))
        _said(folder, env, "benchmarks/window_start.py", "report", str(path))  # fills the disk's cache and compiles
        started = _said(folder, env, "benchmarks/window_start.py", "report", str(path))
        typed = _said(folder, env, "benchmarks/window_typing.py", fails=True)  # 1 where a limit is passed
        printed = _said(folder, env, "benchmarks/printing.py", "text", str(Path(home) / "pages.pdf"))
    taken = {f"start: {name}": float(work) for name, _, work in map(str.split, started.splitlines())}
    for name, milliseconds in re.findall(r"^(\S.*?) +[0-9]+ letters +median +([0-9.]+) ms", typed, re.MULTILINE):
        taken[f"typing: {name}"] = float(milliseconds) / 1000
    return taken | {"printing": float(printed.split()[1])}


def _said(folder: Path, env: Mapping[str, str], *command: str, fails: bool = False) -> str:
    """What a script of the version in the folder prints."""
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=env, capture_output=True, check=not fails, encoding="utf-8"
    ).stdout


if __name__ == "__main__":
    main()
