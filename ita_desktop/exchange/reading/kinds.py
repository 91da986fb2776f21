"""Of what kind a file of another program is, by its bytes and never by its name, and which reader reads it."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from ita_desktop.errors import FileEmptyError, UnknownKindError, read_failure
from ita_desktop.exchange.contents import Contents
from ita_desktop.exchange.reading.package import Package, package
from ita_desktop.regular_file import open_regular

_HEAD = 4096
_ZIP = b"PK"


def read_contents(path: Path) -> Contents:
    """What stands in the file. Raises FileRefusedError subclasses: UnknownKindError, PasswordNeededError,
    NoTextError, UnsafePartsError, FileDamagedError ..."""
    try:
        stream = open_regular(path, follow=True)
    except OSError as error:
        raise read_failure(path, error) from error
    with stream:
        head = stream.read(_HEAD)
        stream.seek(0)
        if not head:
            raise FileEmptyError(path)
        return _reader(head, stream, path)(stream, path)


def _reader(head: bytes, stream: BinaryIO, path: Path) -> Callable[[BinaryIO, Path], Contents]:
    if head.startswith(_ZIP):
        with package(stream, path) as parts:
            return _zip_reader(parts, path)
    raise UnknownKindError(path, "")


def _zip_reader(parts: Package, path: Path) -> Callable[[BinaryIO, Path], Contents]:
    main = next((target for kind, target, _ in parts.related("").values() if kind == "officeDocument"), "")
    if main.startswith("word/") or "word/document.xml" in parts.names:
        from ita_desktop.exchange.reading.word import read_word

        return read_word
    raise UnknownKindError(path, "")
