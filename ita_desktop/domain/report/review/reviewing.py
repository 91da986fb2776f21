"""Changes to what is kept beside the texts: findings set aside, the user's own words, what is still to be reviewed."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from ita_desktop.domain.limits import WORD_MAX_LENGTH, WORDS_MAX
from ita_desktop.domain.report.admission import admitted_line
from ita_desktop.domain.report.report import Item, Measure, Report, SetAside
from ita_desktop.language import N_

SETS_ASIDE, TAKES_BACK = N_("บอกว่าไม่ใช่ที่ผิด"), N_("นำกลับมาตรวจ")
ADDS_WORD, REMOVES_WORD = N_("เพิ่มคำของรายงานนี้"), N_("ตัดคำของรายงานนี้")
CONFIRMS = N_("ยืนยันว่าทบทวนแล้ว")
"""What a step of the history calls these changes, to be looked up with `tr`."""


# Findings


def set_aside(report: Report, kind: str, text: str) -> Report:
    """The report in which findings of that kind and those words are set aside. Of a long text the start is kept."""
    if len(report.set_aside) >= WORDS_MAX:
        return report
    return replace(report, set_aside=report.set_aside | {_aside(kind, text)})


def take_back(report: Report, kind: str, text: str) -> Report:
    """The report in which such findings are found again."""
    return replace(report, set_aside=report.set_aside - {_aside(kind, text)})


def is_set_aside(report: Report, kind: str, text: str) -> bool:
    """Whether findings of that kind and those words are set aside."""
    return _aside(kind, text) in report.set_aside


def _aside(kind: str, text: str) -> SetAside:
    return SetAside(kind, text[:WORD_MAX_LENGTH])


# Words


def add_own_word(report: Report, word: str) -> Report:
    """The report with one more word that is right; as it was if a report may not have the word, or no more of them."""
    word = admitted_line(word)[0].strip()
    if not 0 < len(word) <= WORD_MAX_LENGTH or len(report.own_words) >= WORDS_MAX:
        return report
    return replace(report, own_words=report.own_words | {word})


def remove_own_word(report: Report, word: str) -> Report:
    """The report without that word of the user's own."""
    return replace(report, own_words=report.own_words - {word})


# What came from another year


def ids_in(report: Report) -> frozenset[str]:
    """The ids of all measures and items."""
    return frozenset(one for _, _, measure in report.measures() for one in (measure.id, *measure.item_ids()))


def unreviewed_in(report: Report) -> frozenset[str]:
    """The ids of what is still to be reviewed, without those of things that are gone. Walks the report if any are."""
    return report.unreviewed & ids_in(report) if report.unreviewed else report.unreviewed


def all_unreviewed(report: Report) -> Report:
    """The report in which every measure and item is to be reviewed."""
    return replace(report, unreviewed=ids_in(report))


def confirm(report: Report, ids: Collection[str]) -> Report:
    """The report in which the measures and items of those ids are reviewed."""
    return replace(report, unreviewed=report.unreviewed.difference(ids))


def touched(before: Report, after: Report) -> Report:
    """The report after an edit, in which what the edit changed is reviewed: an item with another text or kind, a
    measure with another value in a column that is no list."""
    left = after.unreviewed
    if not left or before.issues is after.issues:
        return after
    old = {measure.id: measure for _, _, measure in before.measures()}
    found: set[str] = set()
    for _, _, measure in after.measures():
        was = old.get(measure.id)
        if was is not None and was is not measure:
            found.update(_changed(was, measure))
    return replace(after, unreviewed=left - found) if left & found else after


def _changed(before: Measure, after: Measure) -> Iterator[str]:
    """The id of the measure, and those of items that it had before, if something else stands in them."""
    if _without_items(before) != _without_items(after):
        yield after.id
    items = {item.id: item for item in _items(before)}
    yield from (item.id for item in _items(after) if items.get(item.id, item) != item)


def _without_items(measure: Measure) -> Measure:
    for name, _ in measure.lists():
        measure = measure.with_items(name, ())
    return measure


def _items(measure: Measure) -> Iterator[Item]:
    return (item for _, items in measure.lists() for item in items)
