"""Reading a report from a file of any format and writing it to one, and what stands in office files.

A helper reads the file, whatever its format.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ita_desktop.domain.limits import OFFICE_MAX_BYTES
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import NotReadApartError
from ita_desktop.exchange.contents import Contents
from ita_desktop.exchange.formats import (
    COPYABLE,
    CSV,
    EXCEL,
    EXPORTABLE,
    FORMATS,
    HTML,
    JSON,
    KIND,
    OFFICE,
    OPENABLE,
    PDF,
    PICTURE,
    REPORT,
    TEXT,
    WORD,
    Format,
    format_of,
)
from ita_desktop.exchange.rows_read import Notify
from ita_desktop.storage.files import report_file
from ita_desktop.storage.inspection.helper_process import NoHelperError

__all__ = [
    "COPYABLE",
    "CSV",
    "EXCEL",
    "EXPORTABLE",
    "FORMATS",
    "HTML",
    "JSON",
    "KIND",
    "OFFICE",
    "OPENABLE",
    "PDF",
    "PICTURE",
    "REPORT",
    "TEXT",
    "WORD",
    "Format",
    "format_of",
    "read",
    "read_contents",
    "write",
]

_TRIES = 2


def read(path: Path, is_wanted: Callable[[], bool] = lambda: True) -> tuple[Report, int]:
    """The report in the file, and how many characters were left out of it.

    Raises FileRefusedError subclasses and BadExchangeError; OpeningCancelledError when `is_wanted` no longer holds
    while the helper works. If no helper can be started a report file is read in this process, and no other file is.
    """
    form = format_of(path)
    if form.read is None:
        return report_file.read_apart(path, is_wanted).report, 0
    from ita_desktop.storage.files.reading_apart import read_exchange_apart

    for _ in range(_TRIES):
        with suppress(NoHelperError):
            return read_exchange_apart(path, form.size_max, is_wanted)
    raise NotReadApartError(path, "no helper")


def read_contents(path: Path, is_wanted: Callable[[], bool] = lambda: True, notify: Notify | None = None) -> Contents:
    """What stands in a file of Word, Excel and the like, known by its bytes.

    While the helper works `notify` is called, in this thread, with how many rows it has read, and of how many: 0 if
    that is not known.

    Raises FileRefusedError subclasses; OpeningCancelledError when `is_wanted` no longer holds while the helper works,
    NotReadApartError if no helper can be started: this process never reads such a file.
    """
    from ita_desktop.exchange.contents_json import contents_from
    from ita_desktop.storage.files.reading_apart import office_file_apart

    for _ in range(_TRIES):
        with suppress(NoHelperError), office_file_apart(path, OFFICE_MAX_BYTES, is_wanted) as pieces:
            return contents_from(pieces, path, notify)
    raise NotReadApartError(path, "no helper")


def write(report: Report, path: Path, *, over_read_only: bool = False) -> None:
    """Write or replace the file, in the format of its suffix. Raises PublishFailedError subclasses, such as
    NotPermittedError if a read-only file is there, unless `over_read_only`."""
    form = format_of(path)
    if form.write is None:
        report_file.write(report, path, replace=True, over_read_only=over_read_only)
    else:
        form.write(report, path, over_read_only=over_read_only)
