"""A file in the exchange format."""

from pathlib import Path

from ita_desktop.domain.report.report import Report
from ita_desktop.exchange.json_report import read_json
from ita_desktop.exchange.json_values import SIZE_MAX
from ita_desktop.regular_file import read_small
from ita_desktop.system_errors import read_failure


def read_json_file(path: Path) -> tuple[Report, int]:
    """The report, and how many characters were left out. Raises FileRefusedError or BadExchangeError."""
    try:
        data = read_small(path, SIZE_MAX, follow=True)
    except OSError as error:
        raise read_failure(path, error) from error
    return read_json(data)
