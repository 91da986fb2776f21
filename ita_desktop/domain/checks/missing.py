"""Completeness: every measure has something in each column that needs it; the cover is filled in."""

from collections.abc import Iterable, Iterator
from typing import Any

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import COVER, FIELDS, ISSUE, SIGNER, Field, measure_fields
from ita_desktop.domain.report.kinds import ItemList
from ita_desktop.domain.report.report import Report
from ita_desktop.language import tr

_MISSING = (ProblemKind.MISSING, Severity.MISSING)


def missing(report: Report) -> tuple[Problem, ...]:
    """What has still to be filled in, in the order of the paper."""
    return tuple(_missing(report))


def _missing(report: Report) -> Iterator[Problem]:
    for field in COVER:
        yield from _empty((field,), report.agency if field.part else report)
    if not any(issue.measures for issue in report.issues):
        yield Problem(Address("issues"), *_MISSING, tr("ยังไม่มีมาตรการในรายงาน กด “เพิ่มมาตรการ” เพื่อเริ่ม"))
    in_measures = [  # read once: the loop below may be run a million times
        (field.key, field.get, field.kind.is_empty, _sentence(field) if field.required else "", field.kind)
        for field in measure_fields(report.columns)
        if field.required or isinstance(field.kind, ItemList)
    ]
    kind_of_problem, severity = _MISSING
    empty_item = tr("ข้อนี้ยังว่างอยู่ พิมพ์ข้อความหรือลบข้อนี้")
    for issue in report.issues:
        if issue.has_heading:
            yield from _empty(ISSUE, issue, issue=issue.id)
        for measure in issue.measures:
            for key, get, is_empty, sentence, kind in in_measures:
                value = get(measure)
                if sentence and (not value or is_empty(value)):  # the first is quick, and most often enough
                    yield Problem(Address(key, measure=measure.id), kind_of_problem, severity, sentence)
                elif isinstance(kind, ItemList):
                    for item in value:
                        if not item.text.strip():
                            yield Problem(Address(key, measure=measure.id, item=item.id), *_MISSING, empty_item)
    yield from _empty((FIELDS["signers"],), report)
    for index, signer in enumerate(report.signers):
        yield from _empty(SIGNER, signer, signer=index)


# Any: a part of the report, and what names it in a place.
def _empty(fields: Iterable[Field], thing: Any, **of: Any) -> Iterator[Problem]:
    """The required fields of one part that are empty."""
    for field in fields:
        if field.required and field.kind.is_empty(field.get(thing)):
            yield Problem(Address(field.key, **of), *_MISSING, _sentence(field))


def _sentence(field: Field) -> str:
    return tr(field.required).format(field=tr(field.title))
