"""Two versions of this program on the default columns, in turns: the sample laid out and written, stored, as JSON, its
texts walked and checked for what is missing.

    git worktree add /tmp/before COMMIT
    .venv/bin/python benchmarks/against.py /tmp/before --rounds 15
"""

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_MEASURED = """
import json, sys, tempfile, time
from datetime import UTC, datetime
from pathlib import Path
from ita_desktop.domain.checks import missing
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
    chosen = parser.parse_args()
    versions = {"before": chosen.before, "now": ROOT}
    took: dict[str, dict[str, list[float]]] = {name: {} for name in versions}
    for turn in range(chosen.rounds):
        for name in sorted(versions, reverse=bool(turn % 2)):
            for act, seconds in _measured(versions[name]).items():
                took[name].setdefault(act, []).append(seconds)
    for act, before in took["before"].items():
        old, new = statistics.median(before), statistics.median(took["now"][act])
        print(f"{act:16} {old * 1000:9.3f} ms before {new * 1000:9.3f} ms now  x{new / old:.2f}")


def _measured(folder: Path) -> dict[str, float]:
    """Seconds of the processor for each thing by the version in the folder, in a process of its own."""
    sample = ROOT / "resources" / "sample.json"
    run = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(sample)], cwd=folder, capture_output=True, check=True, text=True
    )
    measured: dict[str, float] = json.loads(run.stdout)
    return measured


if __name__ == "__main__":
    main()
