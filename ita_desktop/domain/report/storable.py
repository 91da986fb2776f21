"""A report as far as it can be stored. The last resort behind the doors, which let nothing else in.

One value that no file may hold must not keep all others from being saved: a text is shortened, a number becomes the
nearest that may be, and its place is told. What is too large as a whole is for `size.py`.
"""

from dataclasses import replace

from ita_desktop.domain.limits import ISSUE_NUMBERS, YEARS
from ita_desktop.domain.report.address import Place
from ita_desktop.domain.report.admission import admitted
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER, PaperSettings
from ita_desktop.domain.report.paper_words import with_setting, written_paper
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.report_texts import max_length, texts, with_changes


def as_far_as_storable(report: Report) -> tuple[Report, tuple[Place, ...]]:
    """The report with only what a file may hold of its texts and numbers, and the places of those that lose something.

    The very same object and no places where all of it can be stored. Walks the whole report.
    """
    changes: dict[tuple[Place, int], str] = {}
    for place, part, text in texts(report):
        kept = admitted(text)[0][: max_length(place)]
        if kept != text:
            changes[place, part] = kept
    if changes:
        report = with_changes(report, changes)
    report, lost = _with_numbers_that_may_be(report)
    return report, tuple(dict.fromkeys((*(place for place, _ in changes), *lost)))


def _with_numbers_that_may_be(report: Report) -> tuple[Report, list[Place]]:
    """The report with the nearest years and numbers of issues that a file may hold, and the usual paper where it may
    hold none of it; the places of what changed."""
    lost: list[Place] = []

    def within(number: int, allowed: range, place: Place) -> int:
        if number not in allowed:
            lost.append(place)
        return min(max(number, allowed[0]), allowed[-1])

    made = replace(
        report,
        fiscal_year=within(report.fiscal_year, YEARS, Place("fiscal_year")),
        ita_round=within(report.ita_round, YEARS, Place("ita_round")),
        issues=tuple(
            replace(issue, number=within(issue.number, ISSUE_NUMBERS, Place("issue.number", issue=issue.id)))
            for issue in report.issues
        ),
        paper=_paper_that_may_be(report.paper, lost),
    )
    return (made if lost else report), lost


def _paper_that_may_be(paper: PaperSettings, lost: list[Place]) -> PaperSettings:
    for key, word in written_paper(paper).items():
        try:
            with_setting(paper, key, word)
        except ValueError:
            lost.append(Place(f"paper.{key}"))
            paper = replace(paper, **{key: getattr(DEFAULT_PAPER, key)})
    return paper
