"""A report as a file of any format: what cannot be in one is refused before anything is written, which is then put in
place whole."""

from collections.abc import Callable
from pathlib import Path

from ita_desktop.domain.report.address import describe
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import as_far_as_storable
from ita_desktop.domain.size import size_of
from ita_desktop.errors import ReportTooLargeError, UnwritableTextError
from ita_desktop.system_errors import publishing
from ita_desktop.whole_file import write_whole


def write_exported(
    report: Report, path: Path, made: Callable[[Report], bytes], *, over_read_only: bool = False
) -> None:
    """Write or replace the file with what `made` makes of the report.

    Raises PublishFailedError, the old file unchanged: UnwritableTextError for a text or a number that is not admitted,
    which no XML carries and which could not be read again; ReportTooLargeError.
    """
    if not size_of(report).fits():
        raise ReportTooLargeError(path)
    _, lost = as_far_as_storable(report)
    if lost:
        raise UnwritableTextError(path, describe(report, lost[0]))
    data = made(report)
    with publishing(path):
        write_whole(path, data, over_read_only=over_read_only)
