"""Finding in a background thread, so that a large report never holds the window up. The newest question wins."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ita_desktop.domain.find.search import Hit, Query, hits_in_field
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import texts
from ita_desktop.session.background import Background, IsWanted
from ita_desktop.session.words.word_breaks import word_starts


@dataclass(frozen=True, slots=True)
class Findings:
    """All hits of a query in a report, in the order of the forms."""

    report: Report
    query: Query
    hits: tuple[Hit, ...]


class Searcher(QObject):
    """Owner of the thread that looks. Must be closed before the program ends."""

    found = Signal(object)  # Findings

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._latest = self._background.worker("search").latest()

    def look(self, report: Report, query: Query) -> None:
        """Have the report searched; `found` follows, unless something else is asked for meanwhile."""

        def search(is_wanted: IsWanted) -> Findings:
            hits: list[Hit] = []
            for field in texts(report):
                if not is_wanted():
                    break
                hits += hits_in_field(field, query, word_starts)
            return Findings(report, query, tuple(hits))

        self._latest.ask(search, self.found.emit)  # pure: nothing of it is expected to fail

    def forget(self) -> None:
        """Want nothing any more."""
        self._latest.forget()

    def close(self) -> None:
        """Give up what is under way and end the thread."""
        self.forget()
        self._background.close()
