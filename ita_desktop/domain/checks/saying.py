"""Findings for other programs and for a terminal: a line or an object of JSON each, and which are to be done."""

from collections.abc import Iterable, Iterator
from typing import Any

from ita_desktop.domain.checks.problem import TO_BE_DONE, Problem, Severity
from ita_desktop.domain.report.address import AddressWords
from ita_desktop.domain.report.report import Report
from ita_desktop.language import tr

_FIX = "“{words}” → “{fix}”"


def lines_of(report: Report, problems: Iterable[Problem]) -> Iterator[str]:
    """How bad it is, where it is, what it is, and what the words become if there is a fix, with tabs between."""
    words = AddressWords(report)
    titles = {severity: f"{tr(severity.title_words)}\t" for severity in Severity}
    for problem in problems:
        line = f"{titles[problem.severity]}{words.whole(problem.address)}\t{problem.message}"
        yield f"{line}\t{fix_of(problem)}\n" if problem.fix is not None else f"{line}\n"


def fix_of(problem: Problem) -> str:
    """The words and what they become, on one line; empty if there is no fix."""
    if problem.fix is None or problem.words is None:
        return ""
    return " ".join(_FIX.format(words=problem.words.text, fix=problem.fix).split("\n"))


# Any: what JSON can hold.
def objects_of(report: Report, problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """An object each. `start` and `end` count code points in the text of the field; its part if it has several."""
    words = AddressWords(report)
    return [
        {
            "place": words.whole(problem.address),
            "field": problem.address.field,
            "issue": words.issue(problem.address),
            "measure": problem.address.measure,
            "item": problem.address.item,
            "signer": problem.address.signer,
            "kind": problem.kind.value,
            "severity": problem.severity.value,
            "message": problem.message,
            "start": problem.words.start if problem.words is not None else None,
            "end": problem.words.end if problem.words is not None else None,
            "text": problem.words.text if problem.words is not None else None,
            "fix": problem.fix,
        }
        for problem in problems
    ]


def has_to_be_done(problems: Iterable[Problem]) -> bool:
    """Whether anything is missing, or to be mended."""
    return any(problem.severity in TO_BE_DONE for problem in problems)
