"""Reading a report file and checking its report in a helper; the answer is trusted no more than the file.

This process neither opens the file nor runs a check over what is in it: it builds the report of checked rows.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ita_desktop.collection.findings import WORDS_MAX, Checked, Finding
from ita_desktop.domain.checks.problem import ProblemKind, Severity
from ita_desktop.domain.limits import ROWS_MAX
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import FileDamagedError, NotReadApartError
from ita_desktop.storage.files.fingerprint import FileFingerprint
from ita_desktop.storage.files.private_copy import copy_whole, folder_of_a_copy
from ita_desktop.storage.inspection.helper_process import Helper, NoHelperError
from ita_desktop.storage.inspection.helper_work import Give
from ita_desktop.storage.inspection.inspection import SIZE_MAX, inspect
from ita_desktop.storage.inspection.lasting_helpers import LastingHelpers
from ita_desktop.storage.inspection.report_answer import give_report, give_rows, report_from, whole_number

_TRIES = 2
_NAME = "finding"
_FINDINGS_MAX = 2 * ROWS_MAX  # 100,000 empty measures have 600,000


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report, what is found in it, and the file that it was read from."""

    report: Report
    checked: Checked
    path: Path
    fingerprint: FileFingerprint


def read_checked(helpers: LastingHelpers, path: Path, is_wanted: Callable[[], bool] = lambda: True) -> ReadReport:
    """The report in the file, checked by one of the helpers, whose task that is.

    Raises FileRefusedError subclasses: NotReadApartError if no helper can start, OpeningCancelledError when `is_wanted`
    no longer holds while one works.
    """
    for _ in range(_TRIES):
        with suppress(NoHelperError), folder_of_a_copy(path) as folder:
            copy = folder / "received.sqlite"
            with helpers.helped(copy, path, is_wanted) as helper:
                fingerprint = copy_whole(path, copy, SIZE_MAX)
                report, found = checked_report_from(helper)
            return ReadReport(report, found, path, fingerprint)
    raise NotReadApartError(path, "no helper")


# In the helper


def inspect_and_check_giving(copy: Path, give: Give) -> dict[str, object]:
    """Inspect a received report file, give its rows, then what is found in its report."""
    from ita_desktop.collection.checking import checked  # here: the process that collects runs no check

    report = inspect(copy, copy).report
    give_report(report, give)
    found = checked(report)
    give_rows(_NAME, [tuple(one) for one in found.findings], give)
    return {"percent": found.percent, "ready": found.ready}


# From the helper


def checked_report_from(helper: Helper) -> tuple[Report, Checked]:
    """The report in a helper's answer, and its findings. Raises what `report_from` does."""
    found: list[Finding] = []
    report, last = report_from(helper, {_NAME: lambda rows: found.extend(_findings(rows, _FINDINGS_MAX - len(found)))})
    percent, ready = (whole_number(last, name, helper.name) for name in ("percent", "ready"))
    measures = {measure.id for _, _, measure in report.measures()} | {None}
    if max(percent, ready) > 100 or any(one.measure not in measures for one in found):
        raise FileDamagedError(helper.name, "no report has these findings")
    return report, Checked(percent, ready, tuple(found))


def _findings(rows: list[list[object]], most: int) -> Iterator[Finding]:
    """ValueError for rows that are no findings, or too many."""
    if len(rows) > most:
        raise ValueError("too many findings")
    for severity, kind, measure, place, message in rows:
        texts_are_short = all(isinstance(one, str) and len(one) <= WORDS_MAX for one in (place, message))
        if not texts_are_short or not isinstance(measure, str | None):
            raise ValueError("no finding")
        yield Finding(Severity(str(severity)), ProblemKind(str(kind)), measure, str(place), str(message))
