"""Binary Word files (.doc, Word 97 to 2003): made into .docx by `msdoc2docx`, then read like one."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from doc2docx import convert
from doc2docx.errors import Doc2DocxError, EncryptedDocumentError

from ita_desktop.errors import FileDamagedError, PasswordNeededError, UnknownKindError
from ita_desktop.exchange.contents import Contents
from ita_desktop.exchange.reading.compound import stream_of
from ita_desktop.exchange.reading.word import MACROS, read_word
from ita_desktop.regular_file import open_regular

_VERSION = slice(2, 4)  # nFib, MS-DOC 2.5.1
_FIRST_VERSION = 0xC1  # Word 97


def read_old_word(_: BinaryIO, path: Path, streams: frozenset[str]) -> Contents:
    """What stands in a binary Word file, by the names of its streams. Raises FileRefusedError subclasses."""
    if int.from_bytes(stream_of(path, "WordDocument")[_VERSION], "little") < _FIRST_VERSION:
        raise UnknownKindError(path, "old-word")
    try:
        with TemporaryDirectory(dir=path.parent) as folder:
            made = convert(path, Path(folder) / "made.docx").output_path
            with open_regular(made) as stream:
                contents = read_word(stream, path)
    except EncryptedDocumentError as error:
        raise PasswordNeededError(path, str(error)) from error
    except Doc2DocxError as error:
        raise FileDamagedError(path, str(error)) from error
    contents.seen.update({MACROS: 1} if "Macros" in streams else {})
    return contents
