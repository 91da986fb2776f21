"""Unknown words that are not checked: abbreviations, and names of people and places."""

import re

from ita_desktop.spelling.letters import CONSONANTS
from ita_desktop.spelling.segments import Run

_PERSONS = frozenset({"นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง"})
_PLACES = frozenset(
    {"ตำบล", "เทศบาลตำบล", "องค์การบริหารส่วนตำบล", "อำเภอ", "จังหวัด", "บ้าน", "หมู่บ้าน", "วัด", "โรงเรียน"}
    | {"เทศบาล", "เทศบาลเมือง", "เทศบาลนคร", "แขวง", "เขต", "ถนน", "ซอย", "ชุมชน", "คลอง", "ร้าน", "บริษัท"}
)
_ABBREVIATION = re.compile(f"[{CONSONANTS}]{{1,4}}")
_SHORT_RUN = 4
_AFTER_AN_ABBREVIATION = re.compile(r"[ก-๎]\.$")
_AFTER_A_TITLE = re.compile(r"(?<![ก-๎])(?:ดร|น\.ส|อบต|อบจ|ทต|ทม|ทน|รร|ร\.ร|ต|อ|จ|ม|ถ|ซ|บจก|หจก|บ)\. $")
_TITLE_LENGTH = 8


def is_silent(run: Run, first: int, last: int, before: Run | None) -> bool:
    """Whether words `first` to `last` of a run are not checked. `before` is the run one space before it."""
    return _is_abbreviation(run, first, last) or _is_a_name(run, first, before)


def _is_abbreviation(run: Run, first: int, last: int) -> bool:
    """อบต. or ศพด; also เม.ย., and a single letter that is mentioned."""
    start, end = run.start + run.words[first].start, run.start + run.words[last].end
    has_full_stop = run.text.startswith(".", end)
    if run.end - run.start == 1 or (run.end - run.start <= _SHORT_RUN and has_full_stop):
        return True
    is_alone = (start, end) == (run.start, run.end)
    return (has_full_stop or is_alone) and _ABBREVIATION.fullmatch(run.text, start, end) is not None


def _is_a_name(run: Run, first: int, before: Run | None) -> bool:
    if _names_a_person(run, first) or (before is not None and _names_a_person(before, len(before.words))):
        return True
    begin = max(run.start - _TITLE_LENGTH, 0)
    if _AFTER_AN_ABBREVIATION.search(run.text, begin, run.start):
        return True
    if first > 0:
        return run.word(first - 1) in _PLACES
    if before is not None and before.word(len(before.words) - 1) in _PLACES:
        return True
    return _AFTER_A_TITLE.search(run.text, begin, run.start) is not None


def _names_a_person(run: Run, until: int) -> bool:
    """Whether a title of people is among the first words of the run."""
    return any(run.word(index) in _PERSONS for index in range(until))
