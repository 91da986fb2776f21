"""Random edits for Hypothesis: what two people may have done to their copies of one report."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from ita_desktop.domain.report import edits, lists
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.paper_settings import FontFamily
from ita_desktop.domain.report.report import Issue, Item, ItemKind, ListName, Measure, Report, Signer
from tests.support.reports import with_issue, with_measure

WORDS = ("ก", "ข", "ค ง", "น้ำ", "นํ้า")
"""Few, so that both often write the same; the last two look the same."""

Choose = Callable[[int], int]
"""A number below the given one."""


@st.composite
def edited(draw: st.DrawFn, report: Report, who: str, most: int = 6) -> Report:
    """The report after some edits. What is new has ids that begin with `who`."""

    def below(limit: int) -> int:
        return draw(st.integers(0, limit - 1))

    for number in range(draw(st.integers(0, most))):
        report = _one_edit(report, f"{who}{number}", below)
    return report


def _one_edit(report: Report, name: str, below: Choose) -> Report:
    word = WORDS[below(len(WORDS))]
    measures = [measure for _, _, measure in report.measures()]
    if not report.issues or (not measures and below(2)):
        return edits.insert_issue(report, below(len(report.issues) + 1), Issue(IssueId(f"i{name}"), 1, word))
    issue = report.issues[below(len(report.issues))]
    if not measures:
        return edits.insert_measure(report, issue.id, 0, Measure(MeasureId(f"m{name}"), word))
    measure = measures[below(len(measures))]
    match below(14):
        case 0:
            return edits.insert_issue(report, below(len(report.issues) + 1), Issue(IssueId(f"i{name}"), 1, word))
        case 1:
            return edits.remove_issue(report, issue.id)
        case 2:
            return edits.move_issue(report, issue.id, below(3) - 1)
        case 3:
            return with_issue(report, issue.id, title=word)
        case 4:
            new = Measure(MeasureId(f"m{name}"), word, steps=(Item(ItemId(f"t{name}"), ItemKind.NUMBERED, word),))
            return edits.insert_measure(report, issue.id, below(len(issue.measures) + 1), new)
        case 5:
            return edits.remove_measure(report, measure.id)
        case 6:
            return edits.place_measure(report, measure.id, issue.id, below(3))
        case 7:
            return with_measure(report, measure.id, title=word)
        case 8:
            return with_measure(report, measure.id, owners=tuple(WORDS[below(len(WORDS))] for _ in range(below(4))))
        case 9:
            signers = (*report.signers, Signer(word))[below(2) :]
            return replace(report, signers=signers, fiscal_year=2560 + below(3))
        case 10:
            families = list(FontFamily)
            report = edits.set_field(report, Address("paper.family"), families[below(len(families))])
            return edits.set_field(report, Address("paper.header"), word)
    return _list_edit(report, measures, measure, name, below)


def _list_edit(report: Report, measures: list[Measure], measure: Measure, name: str, below: Choose) -> Report:
    word = WORDS[below(len(WORDS))]
    which = list(ListName)[below(3)]
    items = measure.items(which)
    if not items or below(5) == 0:
        new = (Item(ItemId(f"t{name}"), list(ItemKind)[below(3)], word),)
        return edits.set_items(report, measure.id, which, lists.inserted(items, below(len(items) + 1), new))
    index = below(len(items))
    match below(4):
        case 0:
            return edits.set_items(report, measure.id, which, lists.removed(items, index, index))
        case 1:
            return edits.set_items(report, measure.id, which, lists.moved(items, index, index, below(len(items))))
        case 2:
            target = measures[below(len(measures))]
            report = edits.set_items(report, measure.id, which, lists.removed(items, index, index))
            there = report.measure(target.id)
            assert there is not None, "the measure was among the report's"
            to = list(ListName)[below(3)]
            moved = lists.inserted(there.items(to), below(len(there.items(to)) + 1), (items[index],))
            return edits.set_items(report, target.id, to, moved)
    return edits.set_items(report, measure.id, which, lists.with_text(items, index, word))
