"""A report as far as it can be stored. The last resort behind the doors, which let nothing else in.

One text that no file may hold must not keep all others from being saved: it is shortened, and its place is told.
"""

from ita_desktop.domain.report.address import Place
from ita_desktop.domain.report.admission import admitted
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.report_texts import max_length, texts, with_changes


def as_far_as_storable(report: Report) -> tuple[Report, tuple[Place, ...]]:
    """The report, every text with only what a file may hold of it, and the places of those that lose something.

    The very same object and no places where all of it can be stored. Walks the whole report.
    """
    changes: dict[tuple[Place, int], str] = {}
    for place, part, text in texts(report):
        kept = admitted(text)[0][: max_length(place)]
        if kept != text:
            changes[place, part] = kept
    if not changes:
        return report, ()
    return with_changes(report, changes), tuple(dict.fromkeys(place for place, _ in changes))
