"""Items that are twice in one list."""

from collections.abc import Iterator

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity, Words
from ita_desktop.domain.checks.reading import Reading, said
from ita_desktop.domain.report.address import Address, list_field
from ita_desktop.domain.report.fields import lists_in
from ita_desktop.domain.report.report import Measure
from ita_desktop.domain.thai.comparison import comparison_key
from ita_desktop.language import N_

_TWICE = N_("ข้อความนี้ซ้ำกับข้ออื่นในรายการเดียวกัน")


def identical_items(reading: Reading) -> tuple[Problem, ...]:
    """Every item with the words of one above it in the same list."""
    return tuple(reading.in_measures(_identical, lists_in(reading.report.columns)))


def _identical(measure: Measure, names: tuple[str, ...]) -> Iterator[Problem]:
    for name in names:
        items = measure.items(name)
        if len(items) < 2:
            continue
        seen: set[str] = set()
        for item in items:
            key = comparison_key(item.text).strip()
            if key in seen:
                where = Address(list_field(name), measure=measure.id, item=item.id)
                words = Words(0, 0, len(item.text), item.text)
                yield Problem(where, ProblemKind.IDENTICAL, Severity.WARNING, said(_TWICE, ()), None, words)
            elif key:
                seen.add(key)
