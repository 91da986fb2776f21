"""Completeness: every measure has a title, steps, results, outcomes, owner and period; the cover is filled in."""

from collections.abc import Iterable, Iterator
from typing import Any

from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import COVER, FIELDS, ISSUE, MEASURE, SIGNER, Field
from ita_desktop.domain.report.kinds import ItemList
from ita_desktop.domain.report.report import Measure, Report
from ita_desktop.language import tr


def missing(report: Report) -> tuple[Problem, ...]:
    """What has still to be filled in, in the order of the paper."""
    return tuple(_missing(report))


def _missing(report: Report) -> Iterator[Problem]:
    said = {field.key: tr(field.required).format(field=tr(field.title)) for field in MEASURE if field.required}
    empty_item = tr("ข้อนี้ยังว่างอยู่ พิมพ์ข้อความหรือลบข้อนี้")
    for field in COVER:
        yield from _empty((field,), report.agency if field.part else report)
    if not any(issue.measures for issue in report.issues):
        yield Problem(Address("issues"), tr("ยังไม่มีมาตรการในรายงาน กด “เพิ่มมาตรการ” เพื่อเริ่ม"))
    for issue in report.issues:
        yield from _empty(ISSUE, issue, issue=issue.id)
        for measure in issue.measures:
            yield from _measure(measure, said, empty_item)
    yield from _empty((FIELDS["signers"],), report)
    for index, signer in enumerate(report.signers):
        yield from _empty(SIGNER, signer, signer=index)


def _measure(measure: Measure, said: dict[str, str], empty_item: str) -> Iterator[Problem]:
    """`said` are the sentences for empty fields, by key: they are made once for all measures."""
    for field in MEASURE:
        value = field.get(measure)
        if field.required and field.kind.is_empty(value):
            yield Problem(Address(field.key, measure=measure.id), said[field.key])
        for item in value if isinstance(field.kind, ItemList) else ():
            if not item.text.strip():
                yield Problem(Address(field.key, measure=measure.id, item=item.id), empty_item)


# Any: a part of the report, and what names it in a place.
def _empty(fields: Iterable[Field], thing: Any, **of: Any) -> Iterator[Problem]:
    """The required fields of one part that are empty."""
    for field in fields:
        if field.required and field.kind.is_empty(field.get(thing)):
            yield Problem(Address(field.key, **of), tr(field.required).format(field=tr(field.title)))
