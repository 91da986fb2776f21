"""Binary Word files (.doc, Word 97 to 2003): made into .docx by `msdoc2docx`, then read like one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from doc2docx import converter
from doc2docx.errors import Doc2DocxError, EncryptedDocumentError
from doc2docx.msdoc import formatting

from ita_desktop.errors import FileDamagedError, PasswordNeededError, UnknownKindError
from ita_desktop.exchange.contents import Contents
from ita_desktop.exchange.reading.compound import stream_of
from ita_desktop.exchange.reading.word import MACROS, read_word
from ita_desktop.exchange.rows_read import RowsRead
from ita_desktop.regular_file import open_regular

_VERSION = slice(2, 4)  # nFib, MS-DOC 2.5.1
_FIRST_VERSION = 0xC1  # Word 97
_TIMES = 3
"""How often each row is gone over once they are counted: twice by the library, once by the reader of .docx."""


def read_old_word(_: BinaryIO, path: Path, rows: RowsRead | None = None, *, streams: frozenset[str]) -> Contents:
    """What stands in a binary Word file, by the names of its streams; `rows` counts those that were read. Raises
    FileRefusedError subclasses."""
    rows = rows or RowsRead()
    if int.from_bytes(stream_of(path, "WordDocument")[_VERSION], "little") < _FIRST_VERSION:
        raise UnknownKindError(path, "old-word")
    try:
        with TemporaryDirectory(dir=path.parent) as folder:
            with _counted(rows):
                made = converter.convert(path, Path(folder) / "made.docx").output_path
            with open_regular(made) as stream:
                contents = read_word(stream, path, rows)
    except EncryptedDocumentError as error:
        raise PasswordNeededError(path, str(error)) from error
    except Doc2DocxError as error:
        raise FileDamagedError(path, str(error)) from error
    contents.seen.update({MACROS: 1} if "Macros" in streams else {})
    return contents


@contextmanager
def _counted(rows: RowsRead) -> Iterator[None]:
    """Count the rows that the library goes over. It takes minutes for some thousand and reports nothing, so that two of
    its names are others meanwhile: its class of the format of a paragraph, and its walk over the text."""
    counter = _Counter(rows, formatting.ParagraphFormatSpan, converter.parse_main_story)
    formatting.ParagraphFormatSpan, converter.parse_main_story = counter.span, counter.story
    try:
        yield
    finally:
        formatting.ParagraphFormatSpan, converter.parse_main_story = counter.make_span, counter.parse


# Any: the library has no types.
class _Counter:
    """Owner of how far the library is: it makes a format of each paragraph in the file, the ends of rows among them,
    makes all of them once more in the order of the text, and then asks for each as it walks over the text."""

    def __init__(self, rows: RowsRead, make_span: Any, parse: Any) -> None:
        self.make_span = make_span
        self.parse = parse
        self._rows = rows
        self._first: int | None = None
        self._found = 0
        self._is_in_order = False

    def span(self, start: int, end: int, properties: Any) -> Any:
        """The format of the paragraph between these places of the text."""
        if self._first is None:
            self._first = start
        elif start <= self._first and not self._is_in_order:
            self._is_in_order = True
            self._rows.expect(self._found, _TIMES)
        if properties.table_terminating and self._is_in_order:
            self._rows.one()
        elif properties.table_terminating:
            self._found += 1
        return self.make_span(start, end, properties)

    def story(self, *arguments: Any, paragraph_properties_at: Callable[[int], Any], **others: Any) -> Any:
        """The document of a text, by the formats of its paragraphs."""

        def counted(place: int) -> Any:
            properties = paragraph_properties_at(place)
            if properties.table_terminating:
                self._rows.one()
            return properties

        return self.parse(*arguments, paragraph_properties_at=counted, **others)
