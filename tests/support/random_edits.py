"""Random edits for Hypothesis: what two people may have done to their copies of one report."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from ita_desktop.domain.report import edits, lists
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import lists_in, measure_fields
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.kinds import ItemList, Kind, Lines, Money, Span
from ita_desktop.domain.report.paper_settings import FontFamily
from ita_desktop.domain.report.report import Amount, Issue, Item, ItemKind, Measure, Report, Signer, TextPeriod
from ita_desktop.domain.report.review import reviewing
from ita_desktop.domain.table.chosen_columns import added, moved, removed, renamed, shown_on_paper
from ita_desktop.domain.table.widths import with_widths
from tests.support.column_sets import EVERY_KIND
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
    match below(20):
        case 17:
            kind = ("", "integrity_report", "plan")[below(3)]
            return reviewing.set_aside(edits.set_field(report, Address("kind"), kind), "spelling", word)
        case 18:
            report = reviewing.add_own_word(report, word) if below(2) else reviewing.remove_own_word(report, word)
            return reviewing.take_back(report, "spelling", word) if below(2) else report
        case 19:
            return reviewing.confirm(report, measure.item_ids()) if below(2) else reviewing.all_unreviewed(report)
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
        case 11:
            return with_other_columns(report, below)
        case 12 | 13:
            field = measure_fields(report.columns)[below(len(report.columns))]
            if not isinstance(field.kind, ItemList):
                return edits.set_field(report, Address(field.key, measure=measure.id), a_value(field.kind, word))
    return _list_edit(report, measures, measure, name, below)


def with_other_columns(report: Report, below: Choose) -> Report:
    """The report with a column more or less, moved, hidden or shown, or with another heading or width."""
    columns = report.columns
    key = columns[below(len(columns))].key
    others = [column for column in EVERY_KIND if column.key not in {one.key for one in columns}]
    match below(6):
        case 0 if others:
            columns = added(columns, others[below(len(others))])
        case 1:
            columns = removed(columns, key)
        case 2:
            columns = moved(columns, key, below(7) - 3)
        case 3:
            columns = shown_on_paper(columns, key, bool(below(2)))
        case 4:
            widths = tuple((None, 20, 30)[below(3)] for _ in columns)
            return with_widths(report, widths)
        case _:
            columns = renamed(columns, key, WORDS[below(len(WORDS))])
    return edits.set_columns(report, columns)


# Any: the value of whatever field it is.
def a_value(kind: Kind, word: str) -> Any:
    """A value of that kind, of that word, for a field that is no list of items."""
    match kind:
        case Lines():
            return (word,)
        case Span():
            return TextPeriod(word)
        case Money():
            return Amount(str(len(word)))
    return word


def _list_edit(report: Report, measures: list[Measure], measure: Measure, name: str, below: Choose) -> Report:
    word = WORDS[below(len(WORDS))]
    names = lists_in(report.columns)
    if not names:
        return report
    which = names[below(len(names))]
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
            to = names[below(len(names))]
            moved = lists.inserted(there.items(to), below(len(there.items(to)) + 1), (items[index],))
            return edits.set_items(report, target.id, to, moved)
    return edits.set_items(report, measure.id, which, lists.with_text(items, index, word))
