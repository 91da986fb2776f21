"""Measures none of whose results names anything that proves it: a number, a date, an address, the number of a paper."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.reading import TEXTS_KEPT, Reading, said
from ita_desktop.domain.report.address import Address, list_field
from ita_desktop.domain.report.report import ItemKind, ListName, Measure
from ita_desktop.domain.rolling.column_roles import evidence_of, lists_of
from ita_desktop.language import N_

_NONE = N_("มาตรการนี้มีผลการดำเนินการ {count} ข้อ ไม่มีข้อใดระบุหลักฐาน (ลิงก์ เลขที่หนังสือ วันที่ หรือจำนวน)")
_YEAR = re.compile(r"(?:ปีงบประมาณ|ประจำปี|ปี|พ\.? ?ศ\.?) ?(?:พ\.? ?ศ\.? ?)?[0-9๐-๙]{2,4}(?![0-9๐-๙])")
_PROOF = re.compile(r"[0-9๐-๙]|https?:|www\.|\.(?:go|or|ac)\.th")


def without_evidence(reading: Reading) -> tuple[Problem, ...]:
    """One finding for each such measure, in the order of the paper. A year alone proves nothing."""
    columns = reading.report.columns
    names, links = lists_of(columns, ListName.RESULTS), evidence_of(columns)
    return tuple(reading.in_measures(_without_evidence, names, links)) if names else ()


@lru_cache(maxsize=TEXTS_KEPT)
def proves(text: str) -> bool:
    """Whether a result names anything that proves it."""
    return _PROOF.search(_YEAR.sub("", text)) is not None


def _without_evidence(measure: Measure, names: tuple[str, ...], links: tuple[str, ...]) -> Iterator[Problem]:
    items = [item for name in names for item in measure.items(name) if item.text.strip()]
    if items and not any(measure.value(key) for key in links) and not any(proves(item.text) for item in items):
        count = sum(item.kind is ItemKind.NUMBERED for item in items) or len(items)
        where = Address(list_field(names[0]), measure=measure.id)
        yield Problem(where, ProblemKind.EVIDENCE, Severity.HINT, said(_NONE, (("count", count),)))
