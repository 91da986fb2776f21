"""Characters that cannot be seen: words with one inside are not found.

One that turns the direction of text reverses on screen what follows it, on paper not. The others print as they should.
"""

import re
from collections.abc import Iterator

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.reading import Among, Found, Reading, problem_of
from ita_desktop.domain.report.admission import UNSEEN
from ita_desktop.language import N_

_NAMED_AT_MOST = 8
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TURNED = N_("มีอักขระที่มองไม่เห็นซึ่งกลับทิศทางข้อความ ({characters}) ข้อความบนจอจึงอาจสลับลำดับ พิมพ์ข้อความช่วงนี้ใหม่")
_OTHERS = N_("มีอักขระที่มองไม่เห็น ({characters}) ตรงเส้นประในข้อความ คำนั้นจึงอาจค้นหาไม่พบ ลบออกหากไม่ได้ตั้งใจใส่")


def unseen(reading: Reading) -> Iterator[Problem]:
    """A finding for every text that holds such characters, and one more where some turn text, in the order of the
    forms."""
    for text, found in reading.found(_in_text, among=Among.ALL):
        severity = Severity.ERROR if found.sentence is _TURNED else Severity.WARNING
        yield problem_of(text, found, ProblemKind.UNSEEN, severity)


def _in_text(text: str) -> Iterator[Found]:
    there = [*UNSEEN.finditer(text)]
    turning = [one for one in there if _TURNING.match(one.group())]
    others = [one for one in there if one not in turning]
    if turning:
        yield _all_of(text, turning, _TURNED)
    if others:
        yield _all_of(text, others, _OTHERS)


def _all_of(text: str, found: list[re.Match[str]], sentence: str) -> Found:
    """One finding for all of these characters: from the first of them to the last."""
    start, end = found[0].start(), found[-1].end()
    codes = dict.fromkeys(f"U+{ord(one.group()):04X}" for one in found)
    gone = {one.start() for one in found}
    fix = "".join(text[at] for at in range(start, end) if at not in gone)
    return Found(start, end, sentence, fix, (("characters", ", ".join([*codes][:_NAMED_AT_MOST])),))
