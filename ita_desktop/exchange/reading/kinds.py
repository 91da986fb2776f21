"""Of what kind a file of another program is, by its bytes and never by its name, and which reader reads it."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from ita_desktop.domain.limits import OFFICE_LETTERS_MAX
from ita_desktop.errors import FileEmptyError, FileTooLargeError, NoTextError, PasswordNeededError, UnknownKindError
from ita_desktop.exchange.contents import Contents
from ita_desktop.exchange.reading.package import Package, package
from ita_desktop.exchange.rows_read import RowsRead
from ita_desktop.regular_file import open_regular
from ita_desktop.system_errors import read_failure

Read = Callable[[BinaryIO, Path, RowsRead], Contents]

_HEAD = 4096
_ZIP = b"PK"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
_NO_PROSE = re.compile(r"\s*(?:<\?xml|MIME-Version:|[{\[]\s*[\"{\[])")
"""How XML of other kinds, mails and data begin, which are texts only for programs."""

_OPEN_DOCUMENT = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "slides"}


def read_contents(path: Path, rows: RowsRead | None = None) -> Contents:
    """What stands in the file; `rows` counts those that were read.

    Raises FileRefusedError subclasses: UnknownKindError, PasswordNeededError, NoTextError, UnsafePartsError,
    FileDamagedError ...
    """
    try:
        stream = open_regular(path, follow=True)
    except OSError as error:
        raise read_failure(path, error) from error
    with stream:
        head = stream.read(_HEAD)
        stream.seek(0)
        if not head:
            raise FileEmptyError(path)
        contents = _reader(head, stream, path)(stream, path, rows or RowsRead())
    if not (contents.tables or contents.outside):
        raise NoTextError(path, "no table and no paragraph")
    return contents


def _reader(head: bytes, stream: BinaryIO, path: Path) -> Read:
    if head.startswith(_ZIP):
        with package(stream, path) as parts:
            read = _zip_reader(parts, path)
        stream.seek(0)
        return read
    if head.startswith(_COMPOUND):
        return _compound_reader(path)
    if head.startswith(_RTF):
        raise UnknownKindError(path, "rtf")
    if _PDF in head[:_PDF_WITHIN]:
        from ita_desktop.exchange.reading.pdf import read_pdf

        return read_pdf
    return _read_letters


def _read_letters(stream: BinaryIO, path: Path, rows: RowsRead) -> Contents:
    """What stands in a web page, a text of values with commas, or a plain text."""
    from ita_desktop.exchange.reading.comma_values import read_comma_values
    from ita_desktop.exchange.reading.letters import letters_of
    from ita_desktop.exchange.reading.plain_text import read_plain_text
    from ita_desktop.exchange.reading.web_page import is_web_page, read_web_page

    text = letters_of(stream.read())
    if text is not None and is_web_page(text):
        return read_web_page(text, path, rows)
    if text is None or _NO_PROSE.match(text) is not None:
        raise UnknownKindError(path, "")
    if len(text) > OFFICE_LETTERS_MAX:
        raise FileTooLargeError(path, "too many letters")
    return read_comma_values(text, path, rows) or read_plain_text(text, path, rows)


def _zip_reader(parts: Package, path: Path) -> Read:
    main = next((target for kind, target, _ in parts.related("").values() if kind == "officeDocument"), "")
    if main.startswith("word/") or "word/document.xml" in parts.names:
        from ita_desktop.exchange.reading.word import read_word

        return read_word
    if main.endswith(".bin"):
        raise UnknownKindError(path, "xlsb")
    if main.startswith("xl/") or "xl/workbook.xml" in parts.names:
        from ita_desktop.exchange.reading.sheets import read_new_sheets

        return read_new_sheets
    if main.startswith("ppt/"):
        raise UnknownKindError(path, "slides")
    if "mimetype" in parts.names:
        found = re.fullmatch(rb"application/vnd\.oasis\.opendocument\.(\w+)\s*", parts.read("mimetype"))
        raise UnknownKindError(path, _OPEN_DOCUMENT.get(found[1], "") if found is not None else "")
    raise UnknownKindError(path, "")


def _compound_reader(path: Path) -> Read:
    from ita_desktop.exchange.reading.compound import streams_of

    streams = streams_of(path)
    if "EncryptedPackage" in streams:
        raise PasswordNeededError(path, "encrypted package")
    if "WordDocument" in streams:
        from ita_desktop.exchange.reading.old_word import read_old_word

        return partial(read_old_word, streams=streams)
    if not streams.isdisjoint(("Workbook", "Book")):
        from ita_desktop.exchange.reading.sheets import read_old_sheets

        return partial(read_old_sheets, streams=streams)
    raise UnknownKindError(path, "slides" if "PowerPoint Document" in streams else "")
