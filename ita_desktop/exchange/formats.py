"""The one list of formats: the title and suffixes of a file, and the functions that read and write a report.

Dialogs, commands and the window use it. Report files and paper have no functions here: `storage` and `printing` have
them. Another exchange format is one line, with its module imported only when it is used.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ita_desktop.domain.limits import REPORT_MAX_BYTES
from ita_desktop.domain.report.report import Report
from ita_desktop.language import N_


class Write(Protocol):
    """Writes a report to a file of one format."""

    def __call__(self, report: Report, path: Path, *, over_read_only: bool = False) -> None:
        """Write or replace the file. Raises PublishFailedError subclasses; NotPermittedError if a read-only file is
        there, unless `over_read_only`."""


@dataclass(frozen=True, slots=True)
class Format:
    """`title` and what it is good for are to be looked up with `tr`; `suffixes` have their dots, the usual one first.

    `read` returns the report and how many characters were left out, and raises FileRefusedError and BadExchangeError;
    it is called in a helper. `size_max` is in bytes, of a file that is read.
    """

    title: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], tuple[Report, int]] | None = None
    write: Write | None = None
    size_max: int = 0
    purpose: str = ""

    def has_name(self, path: Path) -> bool:
        """Whether the path ends with a suffix of this format."""
        return path.suffix.lower() in self.suffixes

    def with_suffix(self, path: Path) -> Path:
        """The path, with the usual suffix added if it has no suffix of this format."""
        return path if self.has_name(path) else path.with_name(path.name + self.suffixes[0])


def _read_json(path: Path) -> tuple[Report, int]:
    from ita_desktop.exchange.json_file import read_json_file

    return read_json_file(path)


_Make = Callable[[Report], bytes]


def _exported(maker: Callable[[], _Make]) -> Write:
    """Writes what the function that `maker` imports makes of a report."""

    def write(report: Report, path: Path, *, over_read_only: bool = False) -> None:
        from ita_desktop.exchange.writing.exported_file import write_exported

        write_exported(report, path, maker(), over_read_only=over_read_only)

    return write


def _json() -> _Make:
    from ita_desktop.exchange.json_report import write_json

    return write_json


def _word() -> _Make:
    from ita_desktop.exchange.writing.word import word_file

    return word_file


def _excel() -> _Make:
    from ita_desktop.exchange.writing.excel import excel_file

    return excel_file


def _csv() -> _Make:
    from ita_desktop.exchange.writing.comma_values import csv_file

    return csv_file


def _html() -> _Make:
    from ita_desktop.exchange.writing.web_page import web_page

    return web_page


def _text() -> _Make:
    from ita_desktop.exchange.writing.plain_text import plain_text

    return plain_text


REPORT = Format(N_("รายงาน ITA"), (".ita",))
JSON = Format(
    N_("ข้อมูลรายงาน"),
    (".json",),
    _read_json,
    _exported(_json),
    REPORT_MAX_BYTES,
    N_("ครบทุกช่อง นำเข้ากลับได้"),
)
PDF = Format(N_("เอกสาร PDF"), (".pdf",), purpose=N_("เหมือนกระดาษ ไว้เผยแพร่"))
WORD = Format(N_("เอกสาร Word"), (".docx",), write=_exported(_word), purpose=N_("แก้ต่อได้ และนำเข้ากลับได้"))
EXCEL = Format(N_("สมุดงาน Excel"), (".xlsx",), write=_exported(_excel), purpose=N_("กรองและนับข้อได้"))
HTML = Format(N_("หน้าเว็บ"), (".html", ".htm"), write=_exported(_html), purpose=N_("สำหรับเว็บไซต์หน่วยงาน"))
CSV = Format(N_("ตาราง CSV"), (".csv",), write=_exported(_csv), purpose=N_("สำหรับโปรแกรมตารางอื่น"))
TEXT = Format(N_("แฟ้มข้อความ"), (".txt",), write=_exported(_text), purpose=N_("คัดลอกไปวางในระบบ ITA"))
PICTURE = Format(N_("รูป"), (".png", ".jpg", ".jpeg", ".svg"))
KIND = Format(N_("แบบรายงาน"), (".itakind",))
"""No report, but what a new one begins with (docs/kinds.md)."""

FORMATS = (REPORT, JSON, PDF, WORD, EXCEL, CSV, HTML, TEXT, PICTURE)

OFFICE = Format(
    N_("เอกสาร Word, Excel และอื่น ๆ"),
    (".docx", ".doc", ".xlsx", ".xls", ".docm", ".xlsm", ".html", ".htm", ".csv", ".txt", ".pdf"),
)
"""Files in which measures may stand, by their usual names; what they are is known by their bytes."""

OPENABLE = (REPORT, *(one for one in FORMATS if one.read is not None))
"""The formats that a report can be read from."""

COPYABLE = (REPORT, *(one for one in OPENABLE if one.write is not None))
"""The formats that a copy of a report can be written in: what is read of it is the whole report."""

EXPORTABLE = (PDF, WORD, EXCEL, HTML, CSV, TEXT, JSON)
"""The formats that others are given a report in, the usual one first. `printing` writes the first."""


def format_of(path: Path) -> Format:
    """The format by the suffix of the path; that of report files if the suffix is unknown."""
    return next((one for one in FORMATS if one.has_name(path)), REPORT)
