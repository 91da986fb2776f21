"""Why a file may be meant to stay as it is: its first edit is asked about before the file is changed."""

from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.date_words import local_time
from ita_desktop.storage.files import agreements

LONG = timedelta(days=30)
"""A file that was not changed for longer is not work of these days."""


class Caution(Enum):
    """One reason. The values are noted when the user agrees."""

    EARLIER_YEAR = "earlier year"
    """The report is on an earlier fiscal year than a report that is begun today."""
    PUBLISHED = "published"
    """The report names the address at which it was published."""
    SIGNED = "signed"
    """The report names the day on which it was signed. Noted with that day: what is signed anew is asked about anew."""
    LONG_AGO = "long ago"
    """The file was last changed more than 30 days ago. Never noted: after an edit it is no longer so."""


Cautions = frozenset[Caution]
NONE: Cautions = frozenset()


def now() -> datetime:
    """The time by which files are old."""
    return datetime.now()


def cautions(path: Path, report: Report, changed_at: float) -> Cautions:
    """Why to ask before the file at `path`, with this report in it, is changed; `changed_at` in seconds of the epoch.

    Not what the user has agreed to before. Reads a private note.
    """
    found = _of_report(report)
    if found:
        agreed = agreements.agreed(path)
        found = frozenset(caution for caution in found if _note(caution, report) not in agreed)
    changed = local_time(changed_at)
    is_old = changed is not None and now() - changed > LONG
    return found | {Caution.LONG_AGO} if is_old else found


def agree(path: Path, report: Report) -> None:
    """The user agrees that the file at `path`, with this report in it, is the one that is edited."""
    found = _of_report(report)
    if found:
        agreements.agree(path, (_note(caution, report) for caution in found))


def _of_report(report: Report) -> Cautions:
    holds = {
        Caution.EARLIER_YEAR: report.fiscal_year < current_year(),
        Caution.PUBLISHED: bool(report.publication_url.strip()),
        Caution.SIGNED: bool(report.signed_on.strip()),
    }
    return frozenset(caution for caution, is_so in holds.items() if is_so)


def _note(caution: Caution, report: Report) -> str:
    return f"{caution.value} {report.signed_on.strip()}" if caution is Caution.SIGNED else caution.value


def current_year() -> int:
    """The fiscal year that a new report is on."""
    return new_report(now().date()).fiscal_year
