"""What a report still has to be reviewed, in the order of the paper: measures, which stand for all their fields but
lists, and items of lists."""

from collections import Counter
from collections.abc import Iterator

from ita_desktop.domain.report.address import MEASURE_TITLE, Address, list_field
from ita_desktop.domain.report.fields import lists_in
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.report import Measure, Report


def marked(report: Report) -> Iterator[Address]:
    """The addresses of what is to be reviewed."""
    if report.unreviewed:
        names = lists_in(report.columns)
        for _, _, measure in report.measures():
            yield from (address for address in _things(measure, names) if _id_of(address) in report.unreviewed)


def marked_counts(report: Report) -> Counter[MeasureId]:
    """How many things each measure has to be reviewed, itself included; none without one."""
    return Counter(address.measure for address in marked(report) if address.measure is not None)


def marked_at(report: Report, address: Address, *, whole: bool = False) -> frozenset[str]:
    """The ids of what is to be reviewed at the address: an item, or the fields of a measure; the `whole` measure with
    its items."""
    measure = report.measure(address.measure) if address.measure is not None else None
    if measure is None:
        return frozenset()
    if whole:
        return report.unreviewed.intersection((measure.id, *measure.item_ids()))
    here = _thing_at(report, address)
    return report.unreviewed.intersection([_id_of(here)]) if here is not None else frozenset()


def next_marked(report: Report, address: Address) -> Address | None:
    """What is to be reviewed next after the address; the first of all behind the last one; None if there is nothing."""
    names = lists_in(report.columns)
    here, first, is_behind = _thing_at(report, address), None, address.issue is None and address.measure is None
    for issue in report.issues:
        is_behind = is_behind or issue.id == address.issue
        for measure in issue.measures:
            for thing in _things(measure, names):
                if _id_of(thing) in report.unreviewed and thing != here:
                    if is_behind:
                        return thing
                    first = first or thing
                is_behind = is_behind or thing == here or (here is None and measure.id == address.measure)
    return first or (here if here is not None and _id_of(here) in report.unreviewed else None)


def _things(measure: Measure, lists: tuple[str, ...]) -> Iterator[Address]:
    yield Address(MEASURE_TITLE, measure=measure.id)
    for name in lists:
        key = list_field(name)
        for item in measure.items(name):
            yield Address(key, measure=measure.id, item=item.id)


def _thing_at(report: Report, address: Address) -> Address | None:
    """The thing that is reviewed as one there; None in a list without an item, and where there is no measure."""
    if address.measure is None or address.item is not None:
        return address if address.item is not None else None
    is_list = any(list_field(name) == address.field for name in lists_in(report.columns))
    return None if is_list else Address(MEASURE_TITLE, measure=address.measure)


def _id_of(thing: Address) -> str:
    return thing.item or thing.measure or ""
