"""What a report that was typed in must come to: the value that was wanted, and every item of it on paper."""

from dataclasses import replace
from itertools import count

from ita_desktop.domain.report.catalogue import COLUMNS
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.lists import marks_of
from ita_desktop.domain.report.report import ListName, Report
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from tests.support.pdf_text import missing_texts, without_space


def as_printed(report: Report) -> Report:
    """The report with its measures' ids, which nobody types, made their numbers."""
    number = count(1)
    issues = tuple(
        replace(issue, measures=tuple(replace(m, id=MeasureId(f"m{next(number)}")) for m in issue.measures))
        for issue in report.issues
    )
    return replace(report, issues=issues)


def every_item_in_order(pages: list[str], report: Report) -> None:
    """Every item is there exactly, and begins behind the number that its place in the list gives it."""
    everything = without_space("".join(pages))
    for number, _, measure in report.measures():
        assert without_space(f"{to_thai_digits(number)}.{measure.title[:12]}") in everything
        for name in ListName:
            items = measure.items(name)
            assert missing_texts([item.text for item in items], pages) == []
            for item, mark in zip(items, marks_of(items), strict=True):
                assert without_space(mark + item.text[:12]) in everything


def the_header_on_every_table_page(pages: list[str]) -> None:
    """All pages but the cover and, at the end, one with signatures only."""
    header = without_space("".join(COLUMNS))
    counts = [without_space(page).count(header) for page in pages]
    assert counts[0] == 0
    assert counts[1:-1] == [1] * (len(pages) - 2)
