"""The name of the agency: one everywhere, without slips, with its kind.

The name is that on the cover. If the cover contradicts itself (ลำโรง in ตำบลสำโรง), or has none, that of the majority:
the place that the texts name most often behind the word for an agency.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from ita_desktop.domain.checks.names.one_edit import SHORTEST, is_one_edit, known_name, near_miss
from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity, Words
from ita_desktop.domain.checks.reading import TEXTS_KEPT, Among, Found, Reading, in_each_text, said
from ita_desktop.domain.checks.writing.words_around import LETTER
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.agency_name import holds_a_kind, name_on_paper
from ita_desktop.domain.report.report import Agency
from ita_desktop.domain.thai.provinces import (
    districts_by_subdistrict,
    provinces,
    provinces_by_district,
    subdistricts,
)
from ita_desktop.language import N_

_NEAR = N_("ชื่อหน่วยงาน “{name}” คล้ายแต่ไม่ตรงกับ “{right}” ที่ใช้ในรายงานนี้")
_SPACED = N_("มีช่องว่างแทรกในชื่อหน่วยงาน (มักเกิดจากการขึ้นบรรทัดเอง)")
_MISSPELT = N_("ชื่อเรียกที่ถูกต้องคือ “{right}”")
_NO_KIND = N_("ชื่อหน่วยงานบนปกไม่มีประเภทหน่วยงาน เลือกประเภทหน่วยงาน เช่น “องค์การบริหารส่วนตำบล”")
_KINDS = "องค์การบริหารส่วนตำบล|เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร|องค์การบริหารส่วนจังหวัด|อบต\\.|อบจ\\.|ทต\\.|ทม\\.|ทน\\.|ตำบล"
_BEFORE_NAME = re.compile(f"(?P<kind>{_KINDS})(?P<space> ?)(?={LETTER})")
_MISSPELT_KIND = re.compile("องค์กร(?P<rest> ?บริหารส่วน(?:ตำบล|จังหวัด))")


def near_misses(reading: Reading) -> tuple[Problem, ...]:
    """The name with one letter wrong."""
    right = _right_name(reading)
    if len(right) < SHORTEST:
        return ()
    agency = reading.report.agency
    neighbours = _neighbours(agency.province.strip(), agency.district.strip())
    found = reading.problems(ProblemKind.AGENCY_NAME, Severity.ERROR, _near_misses, right, neighbours)
    return (*_on_the_cover(agency, right), *found)


def spaced_names(reading: Reading) -> tuple[Problem, ...]:
    """A space between the kind and the name, in a report that writes them as one elsewhere, or on its cover."""
    right = _right_name(reading)
    if not right:
        return ()
    glued = re.compile(f"(?:{_KINDS}){re.escape(right)}")
    on_cover = name_on_paper(reading.report.agency)
    if not glued.search(on_cover) and not any(glued.search(text.text) for text in reading.texts(Among.PROSE)):
        return ()
    return tuple(reading.problems(ProblemKind.AGENCY_NAME, Severity.ERROR, _spaced, right))


@in_each_text(ProblemKind.AGENCY_NAME, Severity.ERROR)
def misspelt_kinds(text: str) -> Iterator[Found]:
    """องค์กรบริหารส่วนตำบล, which should be องค์การบริหารส่วนตำบล."""
    for found in _MISSPELT_KIND.finditer(text) if "องค์กร" in text else ():
        right = f"องค์การ{found['rest'].strip()}"
        yield Found(*found.span(), _MISSPELT, right, (("right", right),))


def name_without_kind(reading: Reading) -> tuple[Problem, ...]:
    """A cover with สำโรง where องค์การบริหารส่วนตำบลสำโรง is meant."""
    agency = reading.report.agency
    name = agency.name.strip()
    is_place = name in districts_by_subdistrict() or name == agency.subdistrict.strip() != ""
    if not name or agency.kind.strip() or holds_a_kind(name) or not is_place:
        return ()
    words = Words(0, 0, len(agency.name), agency.name)
    message = said(_NO_KIND, ())
    return (Problem(Address("agency.name"), ProblemKind.AGENCY_NAME, Severity.WARNING, message, None, words),)


def _near_misses(text: str, right: str, neighbours: frozenset[str]) -> Iterator[Found]:
    """The words one edit away from the right name, behind the word for an agency, that are no neighbour's name."""
    for before in _BEFORE_NAME.finditer(text):
        start, end = before.end(), near_miss(text, before.end(), right)
        if end is not None and text[start:end] not in neighbours:
            yield Found(start, end, _NEAR, right, (("name", text[start:end]), ("right", right)))


@lru_cache(maxsize=TEXTS_KEPT)
def _spaced(text: str, right: str) -> tuple[Found, ...]:
    """The right name behind its kind and a space."""
    found = []
    for spaced in re.finditer(f"({_KINDS}) +{re.escape(right)}", text) if right in text else ():
        end = spaced.end(1)
        start = end - len("ตำบล") if spaced[1].endswith("ตำบล") else spaced.start()
        found.append(Found(start, spaced.end(), _SPACED, text[start:end] + right))
    return tuple(found)


def _bare_name(agency: Agency) -> str:
    """The name on the cover without its kind."""
    name = agency.name.strip()
    found = re.match(f"(?:{_MISSPELT_KIND.pattern}|{_KINDS})\\s*", name)
    return name[found.end() :] if found else name


def _right_name(reading: Reading) -> str:
    """The name of the cover unless its subdistrict or the texts show that it is a slip; else that of the majority."""
    agency = reading.report.agency
    name, subdistrict = _bare_name(agency), agency.subdistrict.strip()
    if not name:
        return subdistrict or _of_the_majority(reading)
    if subdistrict and is_one_edit(name, subdistrict):
        there = subdistricts(agency.province.strip(), agency.district.strip())
        if (name in there) is not (subdistrict in there):
            return name if name in there else subdistrict
        votes = {one: _times(reading, one) for one in (name, subdistrict)}
        return subdistrict if votes[subdistrict] > votes[name] else name
    return name


def _of_the_majority(reading: Reading) -> str:
    """The place that follows the words for an agency most often; empty if two do equally often."""
    after = re.compile(f"(?:{_KINDS}) ?({LETTER}{{2,30}})")
    runs = (run for text in reading.texts(Among.PROSE) for run in after.findall(text.text))
    named = Counter(name for run in runs if (name := known_name(run, _places()))).most_common(2)
    return named[0][0] if named and named[0][1] > sum(times for _, times in named[1:]) else ""


@lru_cache(maxsize=8)
def _neighbours(province: str, district: str) -> frozenset[str]:
    """The subdistricts that a report may name beside its own: of its district; if that is not known, any."""
    return frozenset(subdistricts(province, district) if district else districts_by_subdistrict())


@cache
def _places() -> frozenset[str]:
    """All that an agency may be called by."""
    return frozenset((*districts_by_subdistrict(), *provinces_by_district(), *provinces()))


def _times(reading: Reading, name: str) -> int:
    texts = (text for text in reading.texts(Among.PROSE) if not text.address.field.startswith("agency."))
    return sum(text.text.count(f"ตำบล{name}") for text in texts)


def _on_the_cover(agency: Agency, right: str) -> Iterator[Problem]:
    """The name on the cover, if that is the slip and no word before it makes it a name."""
    name = _bare_name(agency)
    found = _BEFORE_NAME.search(agency.name)
    for key, text, slip in (("agency.name", agency.name, name), ("agency.subdistrict", agency.subdistrict, "")):
        slip = slip or text.strip()
        is_seen = key == "agency.name" and found is not None
        if is_one_edit(slip, right) and not is_seen:
            start = text.index(slip)
            message = said(_NEAR, (("name", slip), ("right", right)))
            words = Words(0, start, start + len(slip), slip)
            yield Problem(Address(key), ProblemKind.AGENCY_NAME, Severity.ERROR, message, right, words)
