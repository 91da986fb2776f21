"""Every text of a report that a clerk typed, with its place, in the order of the forms; and putting others there.

A field that holds several texts (owners, divisions, lines of a position) gives each as a part, counted from 0.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from ita_desktop.domain.limits import HEADER_MAX_LENGTH, TEXT_MAX_LENGTH, YEARS
from ita_desktop.domain.report.address import Place, list_field
from ita_desktop.domain.report.paper_settings import PaperSettings
from ita_desktop.domain.report.report import (
    Agency,
    DatePeriod,
    Issue,
    ListName,
    Measure,
    Period,
    Report,
    Signer,
    TextPeriod,
)
from ita_desktop.domain.report.wording import owners_text, period_text, read_owners, read_period
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from ita_desktop.domain.thai.numbers import whole_number

POSITIONS_SEPARATOR = "\n"
_YEARS = ("fiscal_year", "ita_round")


class FieldText(NamedTuple):
    """A text of the report: a whole field, or part `part` of one that holds several."""

    place: Place
    part: int
    text: str


Changes = Mapping[tuple[Place, int], str]
"""What some texts become, by place (as `texts` gives it) and part."""


def texts(report: Report) -> Iterator[FieldText]:
    """Every text, empty ones left out. A period of two dates is the words that it has on paper, and so is a year."""
    agency = report.agency
    one_part: tuple[tuple[str, str], ...] = (
        ("title", report.title),
        ("fiscal_year", to_thai_digits(str(report.fiscal_year))),
        ("ita_round", to_thai_digits(str(report.ita_round))),
        ("oit_item", report.oit_item),
        ("agency.kind", agency.kind),
        ("agency.name", agency.name),
        ("agency.province", agency.province),
        ("agency.district", agency.district),
        ("agency.subdistrict", agency.subdistrict),
    )
    for field, text in one_part:
        if text:
            yield FieldText(Place(field), 0, text)
    yield from _parts(Place("agency.divisions"), agency.divisions)
    for field, text in (("agency.website", agency.website), ("publication_url", report.publication_url)):
        if text:
            yield FieldText(Place(field), 0, text)
    for issue in report.issues:
        if issue.title:
            yield FieldText(Place("issue.title", issue=issue.id), 0, issue.title)
        for measure in issue.measures:
            yield from _texts_of_measure(measure)
    for index, signer in enumerate(report.signers):
        for field, text in (("signer.role", signer.role), ("signer.name", signer.name)):
            if text:
                yield FieldText(Place(field, signer=index), 0, text)
        yield from _parts(Place("signer.positions", signer=index), signer.positions)
    for field, text in (("paper.header", report.paper.header), ("paper.footer", report.paper.footer)):
        if text:
            yield FieldText(Place(field), 0, text)


def parts_in_field(report: Report, place: Place) -> tuple[tuple[str, ...], str]:
    """The parts that the field at `place` shows as one text, and what stands between them; none where it is gone."""
    if place.field == "agency.divisions":
        return report.agency.divisions, owners_text(("", ""))
    if place.field == "measure.owners" and place.measure is not None:
        measure = report.measure(place.measure)
        return (measure.owners if measure is not None else ()), owners_text(("", ""))
    if place.field == "signer.positions" and place.signer is not None and place.signer < len(report.signers):
        return report.signers[place.signer].positions, POSITIONS_SEPARATOR
    return (), ""


def with_changes(report: Report, changes: Changes) -> Report:
    """The report with those texts changed. What is not changed stays the same object.

    A period of two dates stays one where the changed words still read as two full dates; else it becomes those words.
    Owners and divisions are read anew at their commas, and one that became empty goes. What is no year leaves the year
    as it is.
    """

    def changed(place: Place, text: str) -> str:
        return changes.get((place, 0), text)

    def owners(place: Place, parts: tuple[str, ...]) -> tuple[str, ...]:
        made: list[str] = []
        for part, text in enumerate(parts):
            change = changes.get((place, part))
            made += [text] if change is None else read_owners(change)
        return tuple(made)

    def measure(old: Measure) -> Measure:
        def of(field: str) -> Place:
            return Place(field, measure=old.id)

        new = replace(
            old,
            title=changed(of("measure.title"), old.title),
            owners=owners(of("measure.owners"), old.owners),
            period=_with_words(old.period, changes.get((of("measure.period"), 0))),
        )
        for name in ListName:
            items = tuple(
                replace(item, text=change)
                if (change := changes.get((Place(list_field(name), measure=old.id, item=item.id), 0))) is not None
                else item
                for item in old.items(name)
            )
            new = new.with_items(name, items)
        return new

    def issue(old: Issue) -> Issue:
        measures = tuple(measure(one) if one.id in touched else one for one in old.measures)
        title = changed(Place("issue.title", issue=old.id), old.title)
        same = title == old.title and all(a is b for a, b in zip(measures, old.measures, strict=True))
        return old if same else replace(old, title=title, measures=measures)

    def signer(index: int, old: Signer) -> Signer:
        positions = Place("signer.positions", signer=index)
        lines = (changes.get((positions, part), text) for part, text in enumerate(old.positions))
        new = replace(
            old,
            role=changed(Place("signer.role", signer=index), old.role),
            name=changed(Place("signer.name", signer=index), old.name),
            positions=tuple(lines),
        )
        return old if new == old else new

    def agency(old: Agency) -> Agency:
        new = replace(
            old,
            kind=changed(Place("agency.kind"), old.kind),
            name=changed(Place("agency.name"), old.name),
            province=changed(Place("agency.province"), old.province),
            district=changed(Place("agency.district"), old.district),
            subdistrict=changed(Place("agency.subdistrict"), old.subdistrict),
            divisions=owners(Place("agency.divisions"), old.divisions),
            website=changed(Place("agency.website"), old.website),
        )
        return old if new == old else new

    def paper(old: PaperSettings) -> PaperSettings:
        header, footer = changed(Place("paper.header"), old.header), changed(Place("paper.footer"), old.footer)
        return old if (header, footer) == (old.header, old.footer) else replace(old, header=header, footer=footer)

    touched = {place.measure for place, _ in changes if place.measure is not None}
    return replace(
        report,
        title=changed(Place("title"), report.title),
        fiscal_year=_year(changes.get((Place("fiscal_year"), 0)), report.fiscal_year),
        ita_round=_year(changes.get((Place("ita_round"), 0)), report.ita_round),
        oit_item=changed(Place("oit_item"), report.oit_item),
        publication_url=changed(Place("publication_url"), report.publication_url),
        agency=agency(report.agency),
        issues=tuple(issue(one) for one in report.issues),
        signers=tuple(signer(index, one) for index, one in enumerate(report.signers)),
        paper=paper(report.paper),
    )


def max_length(place: Place) -> int:
    """Characters that a text of that field may have at most."""
    return HEADER_MAX_LENGTH if place.field.startswith("paper.") else TEXT_MAX_LENGTH


def takes(place: Place, text: str) -> bool:
    """Whether the field can have the text; a year takes only a number that can be one."""
    return place.field not in _YEARS or _read_year(text) is not None


def holds_lines(place: Place) -> bool:
    """Whether a text of that field may have line breaks and tabs: only items may."""
    return place.item is not None


def _texts_of_measure(measure: Measure) -> Iterator[FieldText]:
    if measure.title:
        yield FieldText(Place("measure.title", measure=measure.id), 0, measure.title)
    for name in ListName:
        field = list_field(name)
        for item in measure.items(name):
            if item.text:
                yield FieldText(Place(field, measure=measure.id, item=item.id), 0, item.text)
    if measure.owners:
        yield from _parts(Place("measure.owners", measure=measure.id), measure.owners)
    period = period_text(measure.period)
    if period:
        yield FieldText(Place("measure.period", measure=measure.id), 0, period)


def _parts(place: Place, parts: tuple[str, ...]) -> Iterator[FieldText]:
    for part, text in enumerate(parts):
        if text:
            yield FieldText(place, part, text)


def _with_words(period: Period, words: str | None) -> Period:
    if words is None:
        return period
    return read_period(words) if isinstance(period, DatePeriod) else TextPeriod(words)


def _year(words: str | None, year: int) -> int:
    read = _read_year(words) if words is not None else None
    return year if read is None else read


def _read_year(text: str) -> int | None:
    return whole_number(text.strip(), YEARS)
