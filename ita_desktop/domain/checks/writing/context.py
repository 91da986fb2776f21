"""Words that are right by themselves and wrong beside the words that they stand with."""

import re
from functools import lru_cache

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.reading import TEXTS_KEPT, Found, Reading
from ita_desktop.language import N_

_MEANT = N_("น่าจะเป็น “{meant}”")
_WRONG = (
    (re.compile("(?<!ชี้)(?<!แจก)แจงให้"), "แจ้งให้"),
    (re.compile("ของกำนัน(?! ?(?:ผู้ใหญ่บ้าน|และ|หรือ|ตำบล|ใน|ทุกตำบล|ทุกหมู่|,))"), "ของกำนัล"),
    (re.compile("เผยแผ่ข้อมูล"), "เผยแพร่ข้อมูล"),
)


def out_of_context(reading: Reading) -> tuple[Problem, ...]:
    """A finding for every such word."""
    return tuple(reading.problems(ProblemKind.CONTEXT, Severity.HINT, _out_of_context))


@lru_cache(maxsize=TEXTS_KEPT)
def _out_of_context(text: str) -> tuple[Found, ...]:
    return tuple(
        Found(*found.span(), _MEANT, meant, (("meant", meant),))
        for wrong, meant in _WRONG
        for found in wrong.finditer(text)
    )
