"""Issues without measures, and reports that have all their measures in one issue though they are about several."""

import re
from collections.abc import Iterator

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.reading import Reading, said
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.ids import IssueId
from ita_desktop.domain.report.report import Report
from ita_desktop.language import N_

_EMPTY = N_("ประเด็นนี้ยังไม่มีมาตรการ")
_ONLY_ONE = N_("ทั้ง {count} มาตรการอยู่ในประเด็นเดียว แต่เนื้อหาเกี่ยวกับ “{topics}” ด้วย ตรวจว่าแยกประเด็นครบหรือไม่")
_TOPICS = (
    ("การให้บริการ", re.compile("การให้บริการ|บริการออนไลน์|E-?Service", re.IGNORECASE)),
    ("การเผยแพร่ข้อมูลข่าวสาร", re.compile("ประชาสัมพันธ์|ข้อมูลข่าวสาร")),
    ("ทรัพย์สินของราชการ", re.compile("ทรัพย์สิน|พัสดุ")),
    ("การจัดซื้อจัดจ้าง", re.compile("จัดซื้อจัดจ้าง|งบประมาณ")),
    ("การบริหารงานบุคคล", re.compile("บริหารงานบุคคล|ทรัพยากรบุคคล")),
    ("การป้องกันการทุจริต", re.compile("ทุจริต|สินบน")),
)
"""What the usual issues 2 to 7 are about (`catalogue.USUAL_ISSUES`), and the words that show it in a title."""

_TOPICS_OF_ONE = 2


def issues_without_measures(reading: Reading) -> tuple[Problem, ...]:
    """Every issue without a measure, in a report that has measures."""
    report = reading.report
    if not any(issue.measures for issue in report.issues):
        return ()
    return tuple(_hint(issue.id, said(_EMPTY, ())) for issue in report.issues if not issue.measures)


def single_issue(reading: Reading) -> tuple[Problem, ...]:
    """The only issue of a report whose measures are about more than two topics beside its own."""
    report = reading.report
    if len(report.issues) != 1:
        return ()
    topics = [*_topics(report)]
    if len(topics) <= _TOPICS_OF_ONE:
        return ()
    values = (("count", len(report.issues[0].measures)), ("topics", "” “".join(topics)))
    return (_hint(report.issues[0].id, said(_ONLY_ONE, values)),)


def _topics(report: Report) -> Iterator[str]:
    issue = report.issues[0]
    titles = {measure.title for measure in issue.measures if measure.title}
    for topic, words in _TOPICS:
        if not words.search(issue.title) and any(words.search(title) for title in titles):
            yield topic


def _hint(issue: IssueId, message: str) -> Problem:
    return Problem(Address("issue.title", issue=issue), ProblemKind.ISSUE, Severity.HINT, message)
