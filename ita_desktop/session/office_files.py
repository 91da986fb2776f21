"""The report files of many offices in one folder: read one after the other, searched, summed up.

They are taken into a collection in a private folder, which goes with this object. Helpers read the files; a thread goes
from one to the next, and another one answers questions meanwhile.
"""

from collections.abc import Generator, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QObject, Signal

from ita_desktop.collection.answer_files import write_excel
from ita_desktop.collection.answers import Row, titles
from ita_desktop.collection.collecting import Read, Result, collect, report_files
from ita_desktop.collection.database import FILE_NAME, OpenDatabase, collection_at, reading
from ita_desktop.collection.sent_files import FoundText, SentFile, files_beside, found_texts
from ita_desktop.collection.summary import summary
from ita_desktop.collection.summary_page import summary_page
from ita_desktop.domain.find.search import Query, spans
from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.errors import ExpectedError, OpeningCancelledError
from ita_desktop.language import digits, tr
from ita_desktop.session.background import Background, IsWanted
from ita_desktop.storage.files.private_copy import folder_of_a_copy
from ita_desktop.system_errors import publishing
from ita_desktop.whole_file import Write, write_whole_by

__all__ = ["FOUND_MAX", "Found", "Hit", "OfficeFile", "OfficeFiles", "SentFile", "titles"]

FOUND_MAX = 1_000
"""Texts that a search shows."""


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file of the folder: what was sent in it, or why it cannot be read. `twin` is another file with
    the same report."""

    path: Path
    sent: SentFile | None = None
    error: ExpectedError | None = None
    twin: Path | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Words in a text of a measure (its number is from 1): characters `start` to `end`, `end` not included."""

    path: Path
    office: str
    year: int
    measure: int
    where: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search. `is_whole`: there are no more."""

    words: str
    hits: tuple[Hit, ...]
    is_whole: bool


class OfficeFiles(QObject):
    """Owner of the collection and of its threads. `end` must be called."""

    read = Signal(object)  # tuple[OfficeFile, ...]: files that were read, and others that are not the newest any more
    ended = Signal()  # all files were read, or no more are wanted
    failed = Signal(object)  # ExpectedError: no more can be read
    found = Signal(object)  # Found
    written = Signal(object)  # Path
    not_written = Signal(object)  # ExpectedError

    def __init__(self, folder: Path, read: Read | None = None) -> None:
        super().__init__()
        self.folder = folder
        self.total = 0
        """How many files there are, as far as that is known."""
        self.is_reading = True
        self._read = read
        self._is_wanted = True
        self._collection: Path | None = None
        self._paths: dict[str, list[Path]] = {}  # by the digest of their bytes
        self._first: dict[int, Path] = {}  # of each report that is in the collection
        self._background = Background(self)
        self._steps = self._read_all()
        self._going = self._background.worker("reading files of offices")
        self._asking = self._background.worker("asking about offices")
        self._search = self._asking.latest()

    def begin(self) -> None:
        """Read the files: `read` follows for each, and in the end `ended` or `failed`."""
        self._going.run(lambda: next(self._steps), self._take, self._fail)

    def stop(self) -> None:
        """Read no more; what was read stays. `ended` follows."""
        self._is_wanted = False

    def look(self, words: str) -> None:
        """Look for the words in what was read: `found` follows, unless others are looked for first."""
        if self._collection is None:
            return

        def look(is_wanted: IsWanted) -> Found:
            with self._opened() as collection, reading(collection) as connection:
                texts = found_texts(connection, words, FOUND_MAX + 1)
            return Found(words, tuple(self._hits(words, texts[:FOUND_MAX], is_wanted)), len(texts) <= FOUND_MAX)

        self._search.ask(look, self.found.emit)

    def write_summary(self, path: Path, year: int) -> None:
        """The summary of a year as a page: `written` follows, or `not_written`."""

        def page(file: BinaryIO) -> None:
            with self._opened() as collection, reading(collection) as connection:
                file.write(summary_page(summary(connection, year), date.today()))

        self._write(path, page)

    def write_table(self, path: Path, head: tuple[str, ...], rows: Sequence[Row]) -> None:
        """The rows, which are in words, as an Excel file: `written` follows, or `not_written`."""
        self._write(path, lambda file: write_excel(head, rows, file))

    def end(self) -> None:
        """Give up what is under way, and delete the collection."""
        self.stop()
        self._search.forget()
        self._going.run(self._steps.close)
        self._background.close(0)

    # In the thread that reads

    def _read_all(self) -> Generator[tuple[OfficeFile, ...] | None, None, None]:
        """First nothing, when the files are counted; then each file, as it is read. None at the end: the collection
        stays until this iterator is closed."""
        with folder_of_a_copy(self.folder) as private:
            with collection_at(str(private / FILE_NAME), create=True) as collection:
                self._collection = private / FILE_NAME
                files = report_files([self.folder])
                self.total = len(files)
                yield ()
                with closing(collect(collection, files, read=self._read, is_wanted=lambda: self._is_wanted)) as results:
                    for result in results:
                        if isinstance(result.error, OpeningCancelledError):
                            break
                        yield self._files_of(collection, result)
                        if not self._is_wanted:
                            break
            yield None

    def _files_of(self, collection: OpenDatabase, result: Result) -> tuple[OfficeFile, ...]:
        if result.error is not None:
            return (OfficeFile(result.path, error=result.error),)
        self._paths.setdefault(result.digest, []).append(result.path)
        with reading(collection) as connection:
            beside = files_beside(connection, result.digest)
        return tuple(self._file(path, sent) for sent in beside for path in self._paths[sent.digest])

    def _file(self, path: Path, sent: SentFile) -> OfficeFile:
        first = self._first.setdefault(sent.report, path)
        return OfficeFile(path, sent, twin=first if first != path else None)

    # In the thread that is asked

    def _opened(self) -> AbstractContextManager[OpenDatabase]:
        assert self._collection is not None, "something was read"
        return collection_at(str(self._collection))

    def _hits(self, words: str, texts: Sequence[FoundText], is_wanted: IsWanted) -> Iterator[Hit]:
        """Where the words are in the texts; what begins or ends within a letter and its marks is none."""
        for one in texts:
            if not is_wanted():
                return
            span = next(spans(one.text, Query(words), lambda _: ()), None)
            path = self._first.get(one.report)
            if span is not None and path is not None:
                yield Hit(path, one.office, one.year, one.measure, _where(one), one.text, *span)

    # In the thread of the window

    def _write(self, path: Path, make: Write) -> None:
        def write() -> Path:
            with publishing(path):
                write_whole_by(path, make, over_read_only=True)
            return path

        self._asking.run(write, self.written.emit, self.not_written.emit)

    def _take(self, files: tuple[OfficeFile, ...] | None) -> None:
        if files is None:
            self.is_reading = False
            self.ended.emit()
        else:
            self.read.emit(files)
            self.begin()

    def _fail(self, error: ExpectedError) -> None:
        self.is_reading = False
        self._collection = None
        self.failed.emit(error)


def _where(text: FoundText) -> str:
    field = FIELDS.get(f"measure.{text.field}")
    column = tr(field.title) if field is not None else text.field
    return tr("มาตรการที่ {number} {column}").format(number=digits(text.measure), column=column)
