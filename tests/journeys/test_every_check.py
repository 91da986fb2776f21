"""Every check of `domain/checks` is in the list of checks; what it finds is said in the window and by the command."""

import json
import re
from dataclasses import replace
from datetime import date
from importlib import import_module
from inspect import getmembers, isfunction
from pathlib import Path
from pkgutil import iter_modules

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop import cli, language
from ita_desktop.domain import checks
from ita_desktop.domain.checks import Problem
from ita_desktop.domain.report.address import describe
from ita_desktop.domain.report.report import DatePeriod, Report
from ita_desktop.language import Language
from ita_desktop.storage.files import report_file
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.every_field import with_words
from tests.support.reports import a_measure, a_report, an_issue

THAI = re.compile("[ก-๙]")
QUOTED = re.compile("“[^”]*”")
CHECKS = {
    name
    for module in iter_modules(checks.__path__, f"{checks.__name__}.")
    for name, function in getmembers(import_module(module.name), isfunction)
    if function.__module__ == module.name and not name.startswith("_")
    if function.__annotations__.get("return") == tuple[Problem, ...]
}
"""Every function of the folder that looks through a report for problems."""

FOUND_IN: dict[str, Report] = {
    "missing": replace(a_report(), signers=()),
    "misdated": a_report(an_issue(a_measure(period=DatePeriod(date(2023, 10, 1), date(2024, 9, 30))))),
    "misprinted": with_words(a_report(), "measure.steps", "ประชุมท\u0e48\u0e35สำนักงาน"),
    "repeated_numbers": a_report(an_issue(a_measure()), an_issue(a_measure(), title="กลไกการป้องกันการทุจริต")),
    "unseen": with_words(a_report(), "measure.steps", "คำ\u200bหนึ่ง"),
}
"""For each check a report in which it alone finds something."""


def test_every_check_is_in_the_list_of_checks() -> None:
    assert {check.__name__ for check in (*checks.AT_ONCE, *checks.IN_BACKGROUND)} == CHECKS


def test_every_check_has_a_report_here_in_which_it_alone_finds_something() -> None:
    found = {
        name: {check.__name__ for check in (*checks.AT_ONCE, *checks.IN_BACKGROUND) if check(report)}
        for name, report in FOUND_IN.items()
    }

    assert found == {name: {name} for name in CHECKS}


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_what_it_finds_is_said_in_the_window(name: str, clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    report_file.write(FOUND_IN[name], tmp_path / "รายงาน.ita", replace=False)

    clerk.opens(tmp_path / "รายงาน.ita")

    qtbot.waitUntil(lambda: bool(clerk.page.problems), timeout=WAIT_MS)
    (problem,) = clerk.page.problems
    clerk.presses("F8")
    assert clerk.window.status.currentMessage() == problem.message
    assert clerk.page.address_of_caret().field == problem.address.field


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_what_it_finds_is_said_on_the_command_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report_file.write(FOUND_IN[name], tmp_path / "รายงาน.ita", replace=False)

    assert cli.main(["check", "--json", str(tmp_path / "รายงาน.ita")], lambda *_: 0) == cli.FINDINGS

    (said,) = json.loads(capsys.readouterr().out)
    assert THAI.search(said["message"])
    assert said["place"]


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_what_it_finds_is_said_in_english(name: str) -> None:
    language.use(Language.ENGLISH)

    check = next(check for check in (*checks.AT_ONCE, *checks.IN_BACKGROUND) if check.__name__ == name)
    for problem in check(FOUND_IN[name]):
        message = QUOTED.sub("", problem.message)
        assert not THAI.search(message + describe(FOUND_IN[name], problem.address))
