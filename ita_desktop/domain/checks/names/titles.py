"""The title of the report, which has ภายในหน่วยงาน in one place and ในหน่วยงาน in another."""

import re
from collections import Counter
from collections.abc import Iterator

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.reading import Found, Reading
from ita_desktop.domain.report.catalogue import REPORT_TITLE
from ita_desktop.language import N_

_OTHERWISE = N_("ชื่อรายงานตรงนี้ใช้ “{here}” แต่ที่อื่นใช้ “{usual}” ควรใช้ชื่อเดียวกันทั้งเล่ม")
_IN_TITLE = re.compile("ส่งเสริมคุณธรรม ?(?:และ)? ?ความโปร่งใส ?(ภายในหน่วยงาน|ในหน่วยงาน)")


def other_titles(reading: Reading) -> tuple[Problem, ...]:
    """Titles in other words than most of the report has, where the official title counts as one of them."""
    used = Counter(words for _, words in reading.found(_IN_TITLE.findall))
    official = _IN_TITLE.findall(REPORT_TITLE)[0]
    used[official] += 1
    if len(used) == 1:
        return ()
    usual = max(used, key=lambda words: (used[words], words == official))
    return tuple(reading.problems(ProblemKind.TITLE, Severity.ERROR, _otherwise, usual))


def _otherwise(text: str, usual: str) -> Iterator[Found]:
    for found in _IN_TITLE.finditer(text):
        if found[1] != usual:
            yield Found(*found.span(1), _OTHERWISE, usual, (("here", found[1]), ("usual", usual)))
