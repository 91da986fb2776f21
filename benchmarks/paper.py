"""This engine and other ways to turn the same report into a PDF, interleaved in one run; see README.md beside this."""

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SEED = 11
LISTS = ("steps", "results", "outcomes")
PEERS = {
    "typst": (),
    "qt": (),
    "reportlab": (),
    "weasyprint": (),
    "fpdf2": (),
    "xelatex": ("xelatex",),
    "chromium": ("chromium",),
}


def main() -> None:
    """Read the command line, run, print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1, 10, 100])
    parser.add_argument("--engine", default=sys.executable, help="the interpreter that has this program's dependencies")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--warm", type=int, default=5, help="builds inside one process for the column `warm`")
    parser.add_argument("--limit", type=float, default=120, help="seconds after which a peer is given up")
    parser.add_argument("--peers", nargs="*", default=list(PEERS))
    chosen = parser.parse_args()
    for interpreter, folder in ((chosen.engine, ROOT / "ita_desktop"), (sys.executable, HERE / "peers")):
        subprocess.run([interpreter, "-m", "compileall", "-q", str(folder)], check=True)  # as if it was started before
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.json"
            report.write_text(json.dumps(recombined(size), ensure_ascii=False), "utf-8")
            print(f"\n{size} x, {chosen.rounds} rounds, whole process, texts that all differ\n")
            table(chosen, report, Path(folder))


def recombined(times: int) -> dict[str, object]:
    """The sample report with that many times its measures, of which no two texts are alike.

    A text has about as many phrases as the one in its place in the sample, drawn from all of the sample's. To repeat
    the same texts would measure the caches of whoever has some.
    """
    report: dict[str, object] = json.loads((ROOT / "resources" / "sample.json").read_text("utf-8"))
    issues: list[dict[str, list[dict]]] = report["issues"]  # type: ignore[assignment, type-arg]
    phrases = [
        phrase
        for issue in issues
        for measure in issue["measures"]
        for text in (measure["title"], *(item["text"] for name in LISTS for item in measure[name]))
        for phrase in text.split()
    ]
    reworded = _Rewording(phrases)
    for issue in issues:
        issue["measures"] = [_with_texts(measure, reworded) for _ in range(times) for measure in issue["measures"]]
    return report


class _Rewording:
    """Makes texts out of phrases, each another one."""

    def __init__(self, phrases: list[str]) -> None:
        self._phrases = phrases
        self._random = random.Random(SEED)
        self._made: set[str] = set()

    def __call__(self, text: str) -> str:
        made = ""
        count = len(text.split())
        while not made or made in self._made:
            made = " ".join(self._random.choices(self._phrases, k=count))
            count += 1
        self._made.add(made)
        return made


def _with_texts(measure: dict, change: Callable[[str], str]) -> dict:  # type: ignore[type-arg]
    """A measure without its id, its title and items changed."""
    lists = {name: [{**item, "text": change(item["text"])} for item in measure[name]] for name in LISTS}
    kept = {key: value for key, value in measure.items() if key != "id"}
    return {**kept, "title": change(measure["title"]), **lists}


def table(chosen: argparse.Namespace, report: Path, folder: Path) -> None:
    """Run all commands in rounds, the first only to warm the caches, and print medians."""
    commands = {"ours": [chosen.engine, str(HERE / "ours.py"), str(report)]}
    for peer in chosen.peers:
        absent = [program for program in PEERS[peer] if shutil.which(program) is None]
        if absent:
            print(f"{peer}: left out, {absent[0]} is not installed")
            continue
        commands[peer] = [sys.executable, str(HERE / "peers" / f"with_{peer}.py"), str(report)]
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    work: dict[str, list[float]] = {name: [] for name in commands}
    memory: dict[str, int] = {}
    for round_number in range(chosen.rounds + 1):
        for name in list(commands):
            taken, worked, peak, wrong = run([*commands[name], str(folder / f"{name}.pdf")], chosen.limit)
            if wrong:
                print(f"{name}: left out, {wrong}")
                del commands[name]
            elif round_number:
                seconds[name].append(taken)
                work[name].append(worked)
                memory[name] = max(memory.get(name, 0), peak)
    warm = {name: warm_seconds([*command, str(folder / f"{name}.pdf")], chosen) for name, command in commands.items()}
    ours, our_work = statistics.median(seconds["ours"]), statistics.median(work["ours"])
    head = ("s (median)", "least", "to ours", "processor, s", "to ours", "warm", "to ours", "peak MiB", "PDF kB")
    print("| |", " | ".join(head), "|")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name in sorted(commands, key=lambda name: statistics.median(seconds[name])):
        median, worked = statistics.median(seconds[name]), statistics.median(work[name])
        size = (folder / f"{name}.pdf").stat().st_size / 1000
        print(
            f"| {name} | {median:.3f} | {min(seconds[name]):.3f} | {median / ours:.2f} "
            f"| {worked:.3f} | {worked / our_work:.2f} "
            f"| {warm[name]:.3f} | {warm[name] / warm['ours']:.2f} "
            f"| {memory[name] / 1024:.0f} | {size:.0f} |"
        )


def warm_seconds(command: list[str], chosen: argparse.Namespace) -> float:
    """The median of further builds inside one process, imports and first build left out."""
    done = subprocess.run([*command, str(chosen.warm)], capture_output=True, check=True, timeout=chosen.limit * 10)
    return float(done.stdout.split()[-1])


def run(command: list[str], limit: float) -> tuple[float, float, int, str]:
    """Seconds, processor seconds and peak kilobytes of a process and its children; or why it failed."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
        while True:
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            taken = time.perf_counter() - start
            if done:
                process.returncode = os.waitstatus_to_exitcode(status)
                break
            if taken > limit:
                process.kill()
                process.wait()
                return taken, 0.0, 0, f"over {limit:.0f} s"
            time.sleep(0.001)
        if process.returncode:
            errors.seek(0)
            return taken, 0.0, 0, errors.read().decode(errors="replace").strip()[-200:]
        return taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, ""


if __name__ == "__main__":
    main()
