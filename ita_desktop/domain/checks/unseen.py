"""Characters that cannot be seen: words with one inside are not found.

One that turns the direction of text reverses on screen what follows it, on paper not. The others print as they should.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.reading import TEXTS_KEPT, Found, Reading, in_texts
from ita_desktop.domain.report.admission import UNSEEN
from ita_desktop.language import N_

_NAMED_AT_MOST = 8
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TURNED = N_("มีอักขระที่มองไม่เห็นซึ่งกลับทิศทางข้อความ ({characters}) ข้อความบนจอจึงอาจสลับลำดับ พิมพ์ข้อความช่วงนี้ใหม่")
_OTHERS = N_("มีอักขระที่มองไม่เห็น ({characters}) ตรงเส้นประในข้อความ คำนั้นจึงอาจค้นหาไม่พบ ลบออกหากไม่ได้ตั้งใจใส่")


def unseen(reading: Reading) -> tuple[Problem, ...]:
    """A finding for every text that holds such characters, and one more where some turn text, in the order of the
    forms."""
    return tuple(_unseen(reading))


def _unseen(reading: Reading) -> Iterator[Problem]:
    for text in reading.texts:
        if UNSEEN.search(text.text):
            yield from in_texts((text,), ProblemKind.UNSEEN, Severity.ERROR, _turning)
            yield from in_texts((text,), ProblemKind.UNSEEN, Severity.WARNING, _others)


@lru_cache(maxsize=TEXTS_KEPT)
def _turning(text: str) -> tuple[Found, ...]:
    return _all_of(text, [found for found in UNSEEN.finditer(text) if _TURNING.match(found.group())], _TURNED)


@lru_cache(maxsize=TEXTS_KEPT)
def _others(text: str) -> tuple[Found, ...]:
    return _all_of(text, [found for found in UNSEEN.finditer(text) if not _TURNING.match(found.group())], _OTHERS)


def _all_of(text: str, found: list[re.Match[str]], sentence: str) -> tuple[Found, ...]:
    """One finding for all of these characters: from the first of them to the last."""
    if not found:
        return ()
    start, end = found[0].start(), found[-1].end()
    codes = dict.fromkeys(f"U+{ord(one.group()):04X}" for one in found)
    gone = {one.start() for one in found}
    fix = "".join(text[at] for at in range(start, end) if at not in gone)
    return (Found(start, end, sentence, fix, (("characters", ", ".join([*codes][:_NAMED_AT_MOST])),)),)
