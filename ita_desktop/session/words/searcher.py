"""Finding in a background thread, so that a large report never holds the window up. The newest question wins."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ita_desktop.domain.find.search import Hit, Query, hits_in_field
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import texts
from ita_desktop.session.words.word_breaks import word_starts
from ita_desktop.session.worker import Worker


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
        self._worker = Worker("search", self)
        self._wanted: tuple[Report, Query] | None = None

    def look(self, report: Report, query: Query) -> None:
        """Have the report searched; `found` follows, unless something else is asked for meanwhile."""
        wanted = (report, query)
        self._wanted = wanted

        def search() -> Findings | None:
            hits: list[Hit] = []
            for field in texts(report):
                if wanted is not self._wanted:
                    return None
                hits += hits_in_field(field, query, word_starts)
            return Findings(report, query, tuple(hits))

        def finish(findings: Findings | None) -> None:
            if findings is not None and wanted is self._wanted:
                self.found.emit(findings)

        # Searching is pure and reads values only: nothing of it is expected to fail.
        self._worker.run(search, finish, lambda _: None)

    def forget(self) -> None:
        """Nothing is wanted any more."""
        self._wanted = None

    def close(self) -> None:
        """Give up what is under way and end the thread."""
        self.forget()
        self._worker.close()
