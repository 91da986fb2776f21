"""A report in the exchange format as a file. What is written is put in place whole."""

from pathlib import Path

from ita_desktop.domain.report.address import describe
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.size import size_of
from ita_desktop.domain.report.texts import as_far_as_storable
from ita_desktop.errors import ReportTooLargeError, UnwritableTextError, publish_failure, read_failure
from ita_desktop.exchange.json_report import read_json, write_json
from ita_desktop.exchange.json_values import SIZE_MAX
from ita_desktop.regular_file import read_small
from ita_desktop.whole_file import write_whole


def read_json_file(path: Path) -> tuple[Report, int]:
    """The report, and how many characters were left out. Raises FileRefusedError or BadExchangeError."""
    try:
        data = read_small(path, SIZE_MAX, follow=True)
    except OSError as error:
        raise read_failure(path, error) from error
    return read_json(data)


def write_json_file(report: Report, path: Path, *, over_read_only: bool = False) -> None:
    """Write or replace the file. Raises PublishFailedError, the old file unchanged: UnwritableTextError for a text or a
    number that is not admitted, which could not be read again; ReportTooLargeError."""
    if not size_of(report).fits():
        raise ReportTooLargeError(path)
    _, lost = as_far_as_storable(report)
    if lost:
        raise UnwritableTextError(path, describe(report, lost[0]))
    data = write_json(report)
    try:
        write_whole(path, data, over_read_only=over_read_only)
    except OSError as error:
        raise publish_failure(path, error) from error
