"""A report in the exchange format as a file. What is written is put in place whole."""

from pathlib import Path

from ita_desktop.domain.report.report import Report
from ita_desktop.exchange.json_report import read_json, write_json
from ita_desktop.exchange.json_values import SIZE_MAX
from ita_desktop.exchange.writing.exported_file import write_exported
from ita_desktop.regular_file import read_small
from ita_desktop.system_errors import read_failure


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
    write_exported(report, path, write_json, over_read_only=over_read_only)
