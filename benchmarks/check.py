"""How long `check` takes with many empty measures, as a whole process; and how that grows.

.venv/bin/python benchmarks/check.py
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ita_desktop.cli.exit_codes import FINDINGS
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.report import Measure
from ita_desktop.storage.files import report_file
from tests.support.reports import a_report

SIZES = (16_000, 50_000, 100_000, 200_000)
MAIN = Path(__file__).resolve().parent.parent / "main.py"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ITA_DESKTOP_HOME"] = str(folder / "home")
        for size in SIZES:
            path = folder / f"{size}.ita"
            report = a_report()
            empty = tuple(
                Measure(MeasureId(f"m{number}")) for number in range(1, size + 1)
            )  # as JSON without ids has them
            issue = replace(report.issues[0], measures=empty)
            report_file.write(replace(report, issues=(issue,)), path, replace=False)
            clock, work = seconds(path)
            print(f"{size:7,} empty measures, {size * 6:9,} findings: {clock:.1f} s, {work:.1f} s of work")


def seconds(path: Path) -> tuple[float, float]:
    """Of the clock and of the processor, of the best of three runs."""
    runs = []
    for _ in range(3):
        before, begun = getrusage(RUSAGE_CHILDREN), perf_counter()
        done = subprocess.run([sys.executable, str(MAIN), "check", str(path)], stdout=subprocess.DEVNULL, check=False)
        assert done.returncode == FINDINGS, done.returncode
        after, ended = getrusage(RUSAGE_CHILDREN), perf_counter()
        runs.append((ended - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return min(runs)


if __name__ == "__main__":
    main()
