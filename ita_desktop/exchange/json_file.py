"""A report in the exchange format as a file. What is written is written aside first and then put in place whole."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from ita_desktop.domain.report import Report
from ita_desktop.errors import FileTooLargeError, NotARegularFileError, publish_failure, read_failure
from ita_desktop.exchange.json_report import SIZE_MAX, read_json, write_json


def read_json_file(path: Path) -> tuple[Report, int]:
    """The report, and how many characters were left out. Raises FileRefusedError or BadExchangeError."""
    try:
        if path.exists() and not path.is_file():  # reading a pipe or a device might never end
            raise NotARegularFileError(path)
        if path.stat().st_size > SIZE_MAX:
            raise FileTooLargeError(path)
        data = path.read_bytes()
    except OSError as error:
        raise read_failure(path, error) from error
    return read_json(data)


def write_json_file(report: Report, path: Path) -> None:
    """Write or replace the file. Raises PublishFailedError, and then what was there is as it was."""
    data = write_json(report)
    aside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.new")
    try:
        with aside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink()
        raise publish_failure(path, error) from error
