"""Steps of which no result or outcome of the measure speaks: what became of them?"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity, Words
from ita_desktop.domain.checks.reading import TEXTS_KEPT, Reading, said
from ita_desktop.domain.report.address import Address, list_field
from ita_desktop.domain.report.report import ListName, Measure
from ita_desktop.domain.rolling.column_roles import lists_of
from ita_desktop.language import N_
from ita_desktop.spelling.letters import THAI
from ita_desktop.spelling.segments import segments
from ita_desktop.spelling.word_list import word_tree

_UNSPOKEN = N_("ยังไม่มีผลการดำเนินการข้อใดกล่าวถึงขั้นตอนนี้")
_SHORTEST = 4
"""Letters of a word that shows what a step is about, at least."""

_FEWEST = 4
"""Such words of a step, at least: fewer are too little to be missed."""

_COVERED = 0.2
"""The part of them that the results and outcomes have, at least."""

_COMMON = re.compile(
    "ดำเนินการ|ดำเนินงาน|จัดทำ|หน่วยงาน|เจ้าหน้าที่|พนักงาน|ประชาชน|ปฏิบัติ|ปฏิบัติงาน|มาตรการ|กำหนด|รายงาน|"
    "ประชุม|แจ้ง|ทราบ|รับทราบ|ข้อมูล|ผ่าน|เพื่อ|เรื่อง|ประจำปี|ประจำ|งบประมาณ|ปีงบประมาณ|ราชการ|เกี่ยวกับ|"
    "ได้รับ|ให้แก่|ภายใน|ผู้บริหาร|พนักงานส่วนตำบล|แนวทาง|เว็บไซต์|หรือ|เป็น|ความ|เช่น|ต่าง|ทำให้|ระหว่าง"
)
"""Forty words that most steps and results have, whatever they are about."""

_RUN = re.compile("[" + "".join(sorted(THAI)) + "]+|[A-Za-z]{2,}")


def steps_without_results(reading: Reading) -> tuple[Problem, ...]:
    """A finding for every such step, in the order of the paper."""
    columns = reading.report.columns
    steps = lists_of(columns, ListName.STEPS)
    results = (*lists_of(columns, ListName.RESULTS), *lists_of(columns, ListName.OUTCOMES))
    return tuple(reading.in_measures(_of_measure, steps, results)) if steps and results else ()


def _of_measure(measure: Measure, steps: tuple[str, ...], results: tuple[str, ...]) -> Iterator[Problem]:
    answered = frozenset().union(*(_content(item.text) for name in results for item in measure.items(name)))
    for name in steps if answered else ():
        for item in measure.items(name):
            content = _content(item.text)
            if len(content) >= _FEWEST and len(content & answered) < _COVERED * len(content):
                where = Address(list_field(name), measure=measure.id, item=item.id)
                words = Words(0, 0, len(item.text), item.text)
                message = said(_UNSPOKEN, ())
                yield Problem(where, ProblemKind.STEP_WITHOUT_RESULT, Severity.HINT, message, None, words)


@lru_cache(maxsize=TEXTS_KEPT)
def _content(text: str) -> frozenset[str]:
    """The words of a text that show what it is about."""
    words = (word for run in _RUN.findall(text) for word in _words(run))
    return frozenset(word for word in words if len(word) >= _SHORTEST and not _COMMON.fullmatch(word))


def _words(run: str) -> list[str]:
    return [run.lower()] if run.isascii() else [run[word.start : word.end] for word in segments(run, word_tree())]
