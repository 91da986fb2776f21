"""Completeness: every measure has something in each column that needs it; the cover is filled in."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import Columns
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
    in_measures = _in_measures(report.columns)
    kind_of_problem, severity = _MISSING
    empty_item = tr("ข้อนี้ยังว่างอยู่ พิมพ์ข้อความหรือลบข้อนี้")
    for issue in report.issues:
        if issue.has_heading:
            yield from _empty(ISSUE, issue, issue=issue.id)
        for measure in issue.measures:
            for field, get, is_empty, is_required, is_list in in_measures:
                value = get(measure)
                if is_required and (not value or is_empty(value)):  # the first is quick, and most often enough
                    yield Problem(Address(field.key, measure=measure.id), kind_of_problem, severity, _sentence(field))
                elif is_list:
                    for item in value:
                        if not item.text.strip():
                            yield Problem(Address(field.key, measure=measure.id, item=item.id), *_MISSING, empty_item)
    yield from _empty((FIELDS["signers"],), report)
    for index, signer in enumerate(report.signers):
        yield from _empty(SIGNER, signer, signer=index)


@lru_cache(maxsize=8)
def _in_measures(columns: Columns) -> tuple[tuple[Field, Callable[[Any], Any], Callable[[Any], bool], bool, bool], ...]:
    """The fields that may lack something, how each is read and when it is empty, whether it is required, and a list.
    The loop over them may be run a million times."""
    return tuple(
        (field, field.get, field.kind.is_empty, bool(field.required), isinstance(field.kind, ItemList))
        for field in measure_fields(columns)
        if field.required or isinstance(field.kind, ItemList)
    )


# Any: a part of the report, and what names it in a place.
def _empty(fields: Iterable[Field], thing: Any, **of: Any) -> Iterator[Problem]:
    """The required fields of one part that are empty."""
    for field in fields:
        if field.required and field.kind.is_empty(field.get(thing)):
            yield Problem(Address(field.key, **of), *_MISSING, _sentence(field))


def _sentence(field: Field) -> str:
    return tr(field.required).format(field=tr(field.title))
