"""Words that are right by themselves and wrong beside the words that they stand with."""

import re
from collections.abc import Iterator

from ita_desktop.domain.checks.problem import ProblemKind, Severity
from ita_desktop.domain.checks.reading import Found, in_each_text
from ita_desktop.language import N_

_MEANT = N_("น่าจะเป็น “{meant}”")
_WRONG = (
    (re.compile("(?<!ชี้)(?<!แจก)แจงให้"), "แจ้งให้"),
    (re.compile("ของกำนัน(?! ?(?:ผู้ใหญ่บ้าน|และ|หรือ|ตำบล|ใน|ทุกตำบล|ทุกหมู่|,))"), "ของกำนัล"),
    (re.compile("เผยแผ่ข้อมูล"), "เผยแพร่ข้อมูล"),
)


@in_each_text(ProblemKind.CONTEXT, Severity.HINT)
def out_of_context(text: str) -> Iterator[Found]:
    """A finding for every such word."""
    for wrong, meant in _WRONG:
        for found in wrong.finditer(text):
            yield Found(*found.span(), _MEANT, meant, (("meant", meant),))
