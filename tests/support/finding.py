"""All that a query finds in a report at once, as the background thread of the window finds it text by text."""

from collections.abc import Iterator

from ita_desktop.domain.find.search import Hit, Query, WordStarts, hits_in_field
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import texts


def find(report: Report, query: Query, word_starts: WordStarts) -> Iterator[Hit]:
    """The hits in the order of the forms, not overlapping; none for an empty query."""
    for field in texts(report):
        yield from hits_in_field(field, query, word_starts)
