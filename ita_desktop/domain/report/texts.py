"""Every typed text of a report with its address, in the order of the forms; replacing texts; what a file can hold."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from ita_desktop.domain.report.address import Address, thing_at
from ita_desktop.domain.report.admission import admitted
from ita_desktop.domain.report.edits import with_columns
from ita_desktop.domain.report.fields import (
    COVER,
    HIDDEN,
    ISSUE,
    PAPER,
    SIGNER,
    SIGNING,
    Field,
    Thing,
    field_at,
    measure_fields,
)
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.report import Issue, Measure, Report
from ita_desktop.domain.report.review.reviewing import touched

_COVER = tuple((bool(part), tuple(fields)) for part, fields in groupby(COVER, attrgetter("part")))
"""The fields of the cover in their order, those of the agency and those of the report."""


class FieldText(NamedTuple):
    """A text of the report: a whole field, or part `part` (from 0) of one that holds several."""

    address: Address
    part: int
    text: str


Changes = Mapping[tuple[Address, int], str]
"""New texts by address (as `texts` gives it) and part."""


class Section(NamedTuple):
    """One thing of a report, its fields in the order of the form, and what names it in an address."""

    fields: tuple[Field, ...]
    thing: Any  # a part of the report
    of: Mapping[str, Any]  # issue, measure, signer

    def texts(self) -> Iterator[FieldText]:
        """Its texts that are not empty."""
        return texts_in(self.fields, self.thing, **self.of)


def texts(report: Report) -> Iterator[FieldText]:
    """Every text that is not empty. A period of two dates, and a year, is given in the words that it has on paper."""
    for fields, thing, of in sections(report):
        yield from texts_in(fields, thing, **of)


def sections(report: Report) -> Iterator[Section]:
    """All of the report that is typed, in the order of the forms, without measures that are blank."""
    for is_of_agency, fields in _COVER:
        yield Section(fields, report.agency if is_of_agency else report, {})
    in_measures = measure_fields(report.columns)
    for issue in report.issues:
        yield Section(ISSUE, issue, {"issue": issue.id})
        for measure in issue.measures:
            if not measure.is_blank:
                yield Section(in_measures, measure, {"measure": measure.id})
    for index, signer in enumerate(report.signers):
        yield Section(SIGNER, signer, {"signer": index})
    yield Section(SIGNING, report, {})
    yield Section(PAPER, report.paper, {})


def texts_near(report: Report, address: Address) -> Iterator[FieldText]:
    """Those of them in the measure or the issue that the address is in, without walking the report; of an address in
    neither, all that are in none."""
    if address.measure is not None:
        measure = report.measure(address.measure)
        yield from texts_in(measure_fields(report.columns), measure, measure=measure.id) if measure is not None else ()
    elif address.issue is not None:
        issue = report.issue(address.issue)
        yield from texts_in(ISSUE, issue, issue=issue.id) if issue is not None else ()
    else:
        yield from texts(replace(report, issues=()))


# Any: a part of the report, and what names it in an address (issue, measure, signer).
def texts_in(fields: Iterable[Field], thing: Any, **of: Any) -> Iterator[FieldText]:
    """The texts in some fields of one part of a report, empty ones left out."""
    for field in fields:
        value = field.get(thing)
        if value in ("", ()):  # quick, and often so
            continue
        for item, part, text in field.kind.parts(value):
            if text:
                yield FieldText(Address(field.key, item=item, **of), part, text)


def with_changes(report: Report, changes: Changes) -> Report:
    """The report with those texts changed. What is not changed stays the same object.

    A period of two dates stays one if the changed words still read as two full dates; else it becomes those words.
    Owners and divisions are read anew at their commas, and one that became empty goes. What is no year leaves the year
    as it is.
    """

    def change(field: Field, of: dict[str, Any], item: ItemId | None, part: int) -> str | None:
        return changes.get((Address(field.key, item=item, **of), part))

    def changed(field: Field, value: Any, of: dict[str, Any]) -> Any:
        return field.kind.replaced(value, partial(change, field, of))

    return touched(report, _with_each(report, changed, {address.measure for address, _ in changes}))


# Any: the value of a field of any kind, and what names its part in an address.
def _with_each(
    report: Report, changed: Callable[[Field, Any, dict[str, Any]], Any], measures: Container[MeasureId | None]
) -> Report:
    """The report with every value replaced by what `changed` returns; skips measures that are not in `measures`."""

    in_measures = measure_fields(report.columns)

    def each(fields: Iterable[Field], thing: Thing, **of: Any) -> Thing:
        for field in fields:
            thing = field.put(thing, changed(field, field.get(thing), of))
        return thing

    def issue(old: Issue) -> Issue:
        inner = tuple(each(in_measures, one, measure=one.id) if one.id in measures else one for one in old.measures)
        made = each(ISSUE, old, issue=old.id)
        same = all(new is one for new, one in zip(inner, old.measures, strict=True))
        return made if same else replace(made, measures=inner)

    return replace(
        each((field for field in (*COVER, *SIGNING, *HIDDEN) if not field.part), report),
        agency=each((field for field in COVER if field.part), report.agency),
        issues=tuple(map(issue, report.issues)),
        signers=tuple(each(SIGNER, signer, signer=index) for index, signer in enumerate(report.signers)),
        paper=each(PAPER, report.paper),
    )


def max_length(report: Report, address: Address) -> int:
    """Characters that a text of that field may have at most."""
    return field_at(report, address.field).kind.most


class TextsAt:
    """The texts of one report by their addresses. Make one for many: each field is read once for all of its texts.

    A report never changes, so neither does what was read of it.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._fields: dict[Address, dict[tuple[ItemId | None, int], str]] = {}

    def text(self, address: Address, part: int) -> str:
        """The text of that address and part; empty if there is none."""
        field = Address(address.field, issue=address.issue, measure=address.measure, signer=address.signer)
        known = self._fields.get(field)
        if known is None:
            kind, thing = field_at(self._report, field.field), self._thing(field)
            parts = kind.kind.parts(kind.get(thing)) if thing is not None else ()
            known = self._fields[field] = {(item, at): text for item, at, text in parts}
        return known.get((address.item, part), "")

    # Any: as `thing_at`, which would walk the report for each.
    def _thing(self, field: Address) -> Any:
        if field.measure is not None:
            return self._measures.get(field.measure)
        return self._issues.get(field.issue) if field.issue is not None else thing_at(self._report, field)

    @cached_property
    def _measures(self) -> dict[MeasureId, Measure]:
        return {measure.id: measure for _, _, measure in self._report.measures()}

    @cached_property
    def _issues(self) -> dict[IssueId, Issue]:
        return {issue.id: issue for issue in self._report.issues}


def text_of(report: Report, address: Address, part: int) -> str:
    """The text of that address and part; empty if there is none."""
    return TextsAt(report).text(address, part)


def before_part(report: Report, address: Address, part: int) -> int:
    """How many characters stand before a part in the text that a field shows for all its parts."""
    field, thing = field_at(report, address.field), thing_at(report, address)
    kind = field.kind
    parts = kind.parts(field.get(thing)) if kind.between and thing is not None else ()
    return sum(len(text) + len(kind.between) for _, at, text in parts if at < part)


def part_at(report: Report, address: Address, at: int) -> tuple[int, int] | None:
    """The part with character `at` of the text that a field shows for all its parts, and how many stand before it."""
    field, thing = field_at(report, address.field), thing_at(report, address)
    before = 0
    for _, part, text in field.kind.parts(field.get(thing)) if thing is not None else ():
        if at <= before + len(text):
            return part, before
        before += len(text) + len(field.kind.between)
    return None


def as_far_as_storable(report: Report) -> tuple[Report, tuple[Address, ...]]:
    """The report with only what a file may hold of its texts and numbers, and the addresses of those that lost some.

    The last resort behind the doors, which let nothing else in: one value that no file may hold must not keep all
    others from being saved. A report that is too large as a whole is refused by `size.py`. Returns the report itself
    and no addresses if all of it can be stored. Walks the whole report.
    """
    changes: dict[tuple[Address, int], str] = {}
    for address, part, text in texts(report):
        kept = admitted(text)[0][: max_length(report, address)]
        if kept != text:
            changes[address, part] = kept
    if changes:
        report = with_changes(report, changes)
    report, lost = _with_numbers_that_may_be(report)
    return report, tuple(dict.fromkeys((*(address for address, _ in changes), *lost)))


def _with_numbers_that_may_be(report: Report) -> tuple[Report, list[Address]]:
    """The report with the nearest numbers that a file may hold, and the addresses of those that changed."""
    lost: list[Address] = []

    def kept(field: Field, value: Any, of: dict[str, Any]) -> Any:
        may_be = field.kind.kept(value)
        if may_be != value:
            lost.append(Address(field.key, **of))
        return may_be

    made = _with_each(report, kept, ())
    if made.columns != report.columns:
        made = with_columns(replace(made, columns=report.columns), made.columns)
    return (made if lost else report), lost
