"""The acceptance table: what the harnesses tried in this run, how often, with which seeds, and that each was seen to
catch its planted bug.

A test says what it adds by `@pytest.mark.acceptance(row, what, count=..., seeds=...)`, or `planted=True` for one that
sees a harness catch a bug; a count that is known only afterwards comes by `record_property("count", n)`. With
`--acceptance-report FILE` the table between the file's markers is written anew.
"""

import os
import platform
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

BEGIN, END = "<!-- acceptance: begin -->", "<!-- acceptance: end -->"
_MARK = "acceptance"


@dataclass(frozen=True)
class Tried:
    """One test's part of a row."""

    row: str
    what: str
    count: int
    seeds: str
    planted: bool
    seconds: float
    passed: bool


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--acceptance-report", type=Path, metavar="FILE", help="write what was tried into this document")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        mark = item.get_closest_marker(_MARK)
        if mark is not None:
            row, what = mark.args
            item.user_properties.append((_MARK, [row, what, mark.kwargs]))


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--acceptance-report", None) is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Writer(config.getoption("--acceptance-report")), "acceptance-writer")


class _Writer:
    """Collects the reports of all tests, wherever they ran, and writes the table at the end."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._tried: list[Tried] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        properties: dict[str, Any] = dict(report.user_properties)  # what tests record has no type
        if _MARK not in properties or not (report.when == "call" or report.failed):
            return
        row, what, more = properties[_MARK]
        count = int(properties.get("count", more.get("count", 1)))
        planted = bool(more.get("planted", False))
        self._tried.append(Tried(row, what, count, more.get("seeds", ""), planted, report.duration, report.passed))

    def pytest_sessionfinish(self) -> None:
        if not self._tried:
            return
        document = self._target.read_text(encoding="utf-8")
        before, rest = document.split(BEGIN)
        _, after = rest.split(END)
        written = f"{before}{BEGIN}\n{table(self._tried)}{END}{after}"
        self._target.write_text(written, encoding="utf-8")


def table(tried: Iterable[Tried]) -> str:
    """The rows in order, with what was planted for each and who ran it."""
    rows: dict[tuple[str, str], list[Tried]] = {}
    planted: dict[str, list[Tried]] = {}
    for one in tried:
        if one.planted:
            planted.setdefault(one.row, []).append(one)
        else:
            rows.setdefault((one.row, one.what), []).append(one)
    lines = [
        f"Run on {date.today():%Y-%m-%d} with Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" {platform.system()} on {os.cpu_count()} cores.",
        "",
        "| # | tried | times | seeds | minutes | result | planted bugs caught |",
        "|---|---|---|---|---|---|---|",
    ]
    for (row, what), parts in sorted(rows.items(), key=lambda entry: (_number(entry[0][0]), entry[0][1])):
        seeds = ", ".join(dict.fromkeys(part.seeds for part in parts if part.seeds))
        caught = [bug.passed for bug in planted.get(row, [])]
        lines.append(
            f"| {row} | {what} | {sum(part.count for part in parts):,} | {seeds} "
            f"| {sum(part.seconds for part in parts) / 60:.1f} | {_result(part.passed for part in parts)} "
            f"| {f'{sum(caught)} of {len(caught)}' if caught else ''} |"
        )
    return "\n".join(lines) + "\n"


def _result(passed: Iterable[bool]) -> str:
    failed = sum(not one for one in passed)
    return "passed" if not failed else f"**{failed} failed**"


def _number(row: str) -> int:
    found = re.search(r"\d+", row)
    return int(found.group()) if found else 0
