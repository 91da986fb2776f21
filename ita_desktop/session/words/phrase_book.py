"""Phrases, owners and periods that the user used before: in the open report, and in reports opened lately.

A small private file keeps the newest of them between two starts. Losing it loses no work, so a file that cannot be
read counts as empty and one that cannot be written is skipped.
"""

import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from itertools import chain
from typing import Any

from PySide6.QtCore import QObject

from ita_desktop import paths
from ita_desktop.domain.find.phrases import PHRASE_MOST, Phrases, cut, lines_of, owners_of, period_words_of
from ita_desktop.domain.report.admission import is_admitted
from ita_desktop.domain.report.report import Report, TextPeriod
from ita_desktop.private_files import make_private_folder
from ita_desktop.regular_file import read_note
from ita_desktop.session.background import Background
from ita_desktop.session.document import Document
from ita_desktop.session.words.word_breaks import word_starts
from ita_desktop.whole_file import write_whole

__all__ = ["Memory", "PhraseBook"]

LINES_MAX, OWNERS_MAX, PERIODS_MAX = 3_000, 200, 30
"""How many of each the file keeps, the newest first."""

FILE_MAX = 4_000_000
"""Bytes; a larger file is not one that this program wrote."""

REFRESH_AFTER_MS = 2_500
"""Pause after an edit before what it brought can be suggested."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept between two starts, the newest first."""

    lines: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()

    def with_report(self, report: Report) -> "Memory":
        """This memory with what a report uses as the newest."""
        return Memory(
            _newest((cut(line) for line in lines_of(report)), self.lines, LINES_MAX),
            _newest(owners_of(report), self.owners, OWNERS_MAX),
            _newest(period_words_of(report), self.periods, PERIODS_MAX),
        )


class PhraseBook(QObject):
    """Owner of the index of phrases and of the thread that makes it. Must be closed before the program ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._worker = self._background.worker("phrases")
        self._index = self._worker.latest()
        self._timer = self._background.after(REFRESH_AFTER_MS, self._refresh)
        self._document: Document | None = None
        self._keeping = True
        self._memory = Memory()
        self._phrases = Phrases(())
        self._owners = Phrases((), whole=True)

    @property
    def owners(self) -> tuple[str, ...]:
        """Owners of reports opened lately, the newest first."""
        return self._memory.owners

    @property
    def periods(self) -> tuple[TextPeriod, ...]:
        """Periods in free words of reports opened lately, the newest first."""
        return tuple(TextPeriod(text) for text in self._memory.periods)

    def continuation(self, typed: str) -> tuple[str, str]:
        """The phrase begun at the end of the line `typed` and how it goes on; both empty if nothing is offered."""
        return self._phrases.continuation(typed, word_starts)

    def owner_continuation(self, typed: str) -> tuple[str, str]:
        """The owner begun at the end of a line of owners and how it goes on; both empty if none is offered."""
        return self._owners.continuation(typed.rpartition(",")[2].lstrip(), word_starts)

    def watch(self, document: Document) -> None:
        """Suggest from this report, too, from now on."""
        self._document = document
        self._keeping = True
        document.changed.connect(self._on_document_changed)
        self._worker.run(_read, self._on_read)
        self._refresh()

    def leave(self) -> None:
        """The report is about to be closed: remember what it uses."""
        document, self._document = self._document, None
        if document is None:
            return
        self._timer.stop()
        document.changed.disconnect(self._on_document_changed)
        report = document.report
        if self._keeping:
            self._worker.run(lambda: _remember(report), self._on_read)

    def forget(self, done: Callable[[bool], None]) -> None:
        """Forget every report, the open one too when it is closed; `done` gets whether the file is empty now.

        The open report's own phrases are suggested in it as before.
        """
        self._keeping = False

        def forgotten(emptied: bool) -> None:
            self._memory = Memory()
            self._phrases, self._owners = Phrases(()), Phrases((), whole=True)
            self._refresh()
            done(emptied)

        self._worker.run(_forget, forgotten)

    def close(self) -> None:
        """Finish remembering and end the thread."""
        self._background.close()

    def _on_document_changed(self, _change: object) -> None:
        self._timer.start()

    def _on_read(self, memory: Memory) -> None:
        self._memory = memory
        self._refresh()

    def _refresh(self) -> None:
        document, memory = self._document, self._memory
        if document is None:
            return
        report = document.report

        def index() -> tuple[Phrases, Phrases]:
            owners = (*report.agency.divisions, *owners_of(report), *memory.owners)
            return Phrases(chain(lines_of(report), memory.lines)), Phrases(owners, whole=True)

        self._index.ask(lambda _: index(), self._on_indexed)

    def _on_indexed(self, made: tuple[Phrases, Phrases]) -> None:
        self._phrases, self._owners = made


def _newest(new: Iterable[str], old: tuple[str, ...], most: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*new, *old)))[:most]


def _remember(report: Report) -> Memory:
    memory = _read().with_report(report)
    target = paths.phrases_file()
    try:
        make_private_folder(target.parent)
        write_whole(target, json.dumps(asdict(memory), ensure_ascii=False).encode(), private=True)
    except OSError as error:
        _log.info("phrases could not be written: %s", type(error).__name__)
    return memory


def _forget() -> bool:
    """Leave a file without a phrase; whether that could be done."""
    target = paths.phrases_file()
    try:
        if target.exists():
            write_whole(target, json.dumps(asdict(Memory())).encode(), private=True)
    except OSError as error:
        _log.info("phrases could not be forgotten: %s", type(error).__name__)
        return False
    return True


def _read() -> Memory:
    target = paths.phrases_file()
    try:
        found: Any = read_note(target, FILE_MAX)  # whatever is wrong in it raises one of these below
        return Memory(
            _texts(found["lines"], LINES_MAX),
            _texts(found["owners"], OWNERS_MAX),
            _texts(found["periods"], PERIODS_MAX),
        )
    except FileNotFoundError:
        return Memory()
    except (OSError, ValueError, KeyError, TypeError):
        _log.info("phrases could not be read; starting with none")
        return Memory()


def _texts(value: object, most: int) -> tuple[str, ...]:
    """The texts of a list that may be stored, each once; whatever else stands there is left out."""
    if not isinstance(value, list):
        raise TypeError("not a list")
    kept = (text for text in value if isinstance(text, str) and len(text) <= PHRASE_MOST and is_admitted(text))
    return tuple(dict.fromkeys(kept))[:most]
