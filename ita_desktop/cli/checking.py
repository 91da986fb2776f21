"""The command that checks a report. It finds what the window does."""

import argparse
import json
import sys
from itertools import islice
from typing import TYPE_CHECKING

from ita_desktop.cli.exit_codes import DONE, FINDINGS
from ita_desktop.cli.files import is_same_file, need_format
from ita_desktop.errors import BadArgumentsError, OverwritesInputError
from ita_desktop.exchange.formats import REPORT
from ita_desktop.language import digits, tr, trn

if TYPE_CHECKING:
    from ita_desktop.domain.checks.problem import Problem
    from ita_desktop.domain.report.report import Report

_LINES_AT_ONCE = 1_000


def check(chosen: argparse.Namespace) -> int:
    """Print what is missing or wrong in a report, and write a mended copy if one is wanted."""
    from ita_desktop.domain.checks.saying import has_to_be_done, lines_of, objects_of
    from ita_desktop.storage.files import report_file

    if (chosen.fix is None) is not (chosen.out is None):
        raise BadArgumentsError(chosen.usage)
    if chosen.fix is not None:
        _need_kind(chosen)
    report = report_file.read(chosen.file).report
    problems = _problems(report)
    if chosen.out is not None:
        return _mend(chosen, report, problems)
    if chosen.json:
        print(json.dumps(objects_of(report, problems), ensure_ascii=False, indent=1))
    else:
        lines = lines_of(report, problems)
        while some := "".join(islice(lines, _LINES_AT_ONCE)):  # one by one they take twice as long
            sys.stdout.write(some)
    return FINDINGS if has_to_be_done(problems) else DONE


def _need_kind(chosen: argparse.Namespace) -> None:
    """Refuse what is no kind of findings, with those that there are."""
    from ita_desktop.domain.checks.problem import ProblemKind

    if chosen.fix not in tuple(ProblemKind):
        kinds = tuple(f"{kind.value} ({tr(kind.title_words)})" for kind in ProblemKind)
        raise BadArgumentsError(chosen.usage, chosen.fix, kinds)


def _problems(report: "Report") -> "tuple[Problem, ...]":
    """What the window finds, too, without what is set aside."""
    from ita_desktop.domain.checks.aside import divided
    from ita_desktop.domain.checks.every_check import everything
    from ita_desktop.domain.checks.reading import Reading
    from ita_desktop.home import settings
    from ita_desktop.printing.unprintable import unprintable

    reading = Reading(report, frozenset(settings.load().own_words))
    return divided(report, everything(reading, unprintable(reading)))[0]


def _mend(chosen: argparse.Namespace, report: "Report", problems: "tuple[Problem, ...]") -> int:
    """Write a copy in which everything of one kind that has a fix is mended."""
    need_format(chosen.out, REPORT)
    from ita_desktop.domain.checks.mending import mended
    from ita_desktop.domain.checks.problem import ProblemKind
    from ita_desktop.domain.checks.saying import lines_of
    from ita_desktop.storage.files import report_file

    if is_same_file(chosen.file, chosen.out):
        raise OverwritesInputError(chosen.out)
    of_kind = [problem for problem in problems if problem.kind == chosen.fix and problem.fix is not None]
    made, count = mended(report, of_kind)
    report_file.write(made, chosen.out, replace=True)
    sys.stdout.writelines(lines_of(report, of_kind))
    kind = tr(ProblemKind(chosen.fix).title_words)
    print(f"{kind}:", trn("แก้แล้ว {n} ตำแหน่ง", count).format(n=digits(count)), chosen.out)
    return DONE
