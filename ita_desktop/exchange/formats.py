"""The one list of formats: what a file is called, how its name ends, how a report is read from it and written to it.

Dialogs, commands and the window ask here. Report files are storage's and paper is printed, so they have no functions
here; a further format of exchange is one line, with its module imported only when it is used.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ita_desktop.domain.limits import REPORT_MAX_BYTES
from ita_desktop.domain.report.report import Report
from ita_desktop.language import N_


class Write(Protocol):
    """Puts a report into a file of one format."""

    def __call__(self, report: Report, path: Path, *, over_read_only: bool = False) -> None:
        """Raise PublishFailedError subclasses; NotPermittedError where a file is there that may only be read, unless
        `over_read_only`."""


@dataclass(frozen=True, slots=True)
class Format:
    """`title` is to be looked up with `tr`; `suffixes` have their dots, the usual one first.

    `read` returns the report and how many characters were left out, and raises FileRefusedError and BadExchangeError;
    it is called in a helper. `size_max` is in bytes, of a file that is read.
    """

    title: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], tuple[Report, int]] | None = None
    write: Write | None = None
    size_max: int = 0

    def has_name(self, path: Path) -> bool:
        """Whether the file of that name is called as one of this format."""
        return path.suffix.lower() in self.suffixes

    def with_suffix(self, path: Path) -> Path:
        """The path, with the usual suffix added where it has none of this format."""
        return path if self.has_name(path) else path.with_name(path.name + self.suffixes[0])


def _read_json(path: Path) -> tuple[Report, int]:
    from ita_desktop.exchange.json_file import read_json_file

    return read_json_file(path)


def _write_json(report: Report, path: Path, *, over_read_only: bool = False) -> None:
    from ita_desktop.exchange.json_file import write_json_file

    write_json_file(report, path, over_read_only=over_read_only)


REPORT = Format(N_("รายงาน ITA"), (".ita",))
JSON = Format(N_("ข้อมูลรายงาน"), (".json",), _read_json, _write_json, REPORT_MAX_BYTES)
PDF = Format(N_("เอกสาร PDF"), (".pdf",))
PICTURE = Format(N_("รูป"), (".png", ".jpg", ".jpeg", ".svg"))
FORMATS = (REPORT, JSON, PDF, PICTURE)

OPENABLE = (REPORT, *(one for one in FORMATS if one.read is not None))
"""What a report can be read from."""

COPYABLE = (REPORT, *(one for one in FORMATS if one.write is not None))
"""What a copy of a report can be written as."""


def format_of(path: Path) -> Format:
    """The format of the file by its name; a report file's where the suffix is none of ours."""
    return next((one for one in FORMATS if one.has_name(path)), REPORT)
