"""Sums of money that were kept as words, though they look like numbers: a comma at the wrong place, too many digits."""

from collections.abc import Iterator

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity, Words
from ita_desktop.domain.checks.reading import Reading, said
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.domain.report.kinds import Money
from ita_desktop.domain.report.wording import amount_meant, amount_text, looks_like_amount
from ita_desktop.language import N_

_MEANT = N_("“{typed}” เก็บเป็นข้อความ ไม่ใช่จำนวนเงิน น่าจะหมายถึง {meant}")
_UNCLEAR = N_("“{typed}” เก็บเป็นข้อความ ไม่ใช่จำนวนเงิน ใส่จุลภาคทุกสามหลักและทศนิยมไม่เกินสองตำแหน่ง เช่น ๑๒,๕๐๐.๕๐")


def unread_sums(reading: Reading) -> Iterator[Problem]:
    """A finding for every such text in a column of money, with what it means where only one sum can be meant."""
    fields = [field for field in measure_fields(reading.report.columns) if isinstance(field.kind, Money)]
    if not fields:
        return
    for issue in reading.report.issues:
        for measure in issue.measures:
            for field in fields:
                text = field.get(measure)
                if isinstance(text, str) and looks_like_amount(text):
                    meant = amount_meant(text)
                    fix = amount_text(meant) if meant is not None else None
                    values = (("typed", text), ("meant", fix or ""))
                    message = said(_UNCLEAR if fix is None else _MEANT, values)
                    where = Address(field.key, measure=measure.id)
                    words = Words(0, 0, len(text), text)
                    yield Problem(where, ProblemKind.DIGITS, Severity.WARNING, message, fix, words)
