"""Places that do not belong together: a district of another province, a subdistrict of another district.

Source of the names: the DOPA list in `geothai`. A district called เมือง is in every province.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ita_desktop.domain.checks.names.one_edit import SHORTEST, is_one_edit, known_name
from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity, Words
from ita_desktop.domain.checks.reading import TEXTS_KEPT, Found, Reading, problem_of, said
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Agency
from ita_desktop.domain.thai.provinces import (
    districts,
    districts_by_subdistrict,
    provinces,
    provinces_by_district,
    subdistricts,
)
from ita_desktop.language import N_

_OTHER_PROVINCE = N_("“อำเภอ{district}” อยู่ในจังหวัด “{right}” ไม่ใช่จังหวัด “{province}”")
_OTHER_DISTRICT = N_("“ตำบล{subdistrict}” ไม่อยู่ใน “อำเภอ{district}”")
_NO_DISTRICT = N_("ไม่มี “อำเภอ{district}” ในจังหวัด “{province}” น่าจะเป็น “อำเภอ{meant}”")
_NO_SUBDISTRICT = N_("ไม่มี “ตำบล{subdistrict}” ใน “อำเภอ{district}” น่าจะเป็น “ตำบล{meant}”")
_NO_PROVINCE = N_("ไม่มีจังหวัด “{province}” น่าจะเป็น “{meant}”")
_MAIN = "เมือง"
_NAMED_AT_MOST = 3
_IN_TEXT = re.compile(
    r"(?:(?:ตำบล|(?<![ก-๙.])ต\.) ?(?P<subdistrict>[ก-๎]{2,40}) )?(?:อำเภอ|(?<![ก-๙.])อ\.) ?(?P<district>[ก-๎]{2,40})"
    r"(?: (?:จังหวัด|จ\.) ?(?P<province>[ก-๎]{2,40}))?"
)


def wrong_places(reading: Reading) -> tuple[Problem, ...]:
    """The places on the cover and in the texts that do not belong together, each fault once."""
    return (*_on_the_cover(reading), *_in_texts(reading))


def _in_texts(reading: Reading) -> Iterator[Problem]:
    for text, found in reading.found(_in_text):
        if found.sentence is _OTHER_PROVINCE:
            found = found._replace(fix=_home(reading, str(dict(found.values)["province"])))
        yield problem_of(text, found, ProblemKind.PLACE, Severity.ERROR)


def _on_the_cover(reading: Reading) -> Iterator[Problem]:
    agency = reading.report.agency
    subdistrict, district, province = agency.subdistrict.strip(), agency.district.strip(), agency.province.strip()
    if not province or not district:
        return
    fault = _fault(subdistrict, district, province)
    if fault is None:
        return
    name, sentence, values, fix = fault
    if fix is None and name == "district":
        fix = _district_meant(reading, agency)
    text = {"subdistrict": agency.subdistrict, "district": agency.district, "province": agency.province}[name]
    start = len(text) - len(text.lstrip())
    words = Words(0, start, start + len(text.strip()), text.strip())
    yield Problem(
        Address(f"agency.{name}"), ProblemKind.PLACE, Severity.ERROR, said(sentence, tuple(values.items())), fix, words
    )


def _home(reading: Reading, province: str) -> str | None:
    """The district of that province that the report is of: by its cover, which must not name another province, or else
    by its texts."""
    agency = reading.report.agency
    district = agency.district.strip()
    if not district:
        return _named_most(reading, province) if agency.province.strip() in ("", province) else None
    return district if agency.province.strip() == province and district in districts(province) else None


def _district_meant(reading: Reading, agency: Agency) -> str | None:
    """The district of the province that the texts name, or else the only one that has the subdistrict."""
    named = _named_most(reading, agency.province.strip())
    if named is not None:
        return named
    there = districts(agency.province.strip())
    possible = [one for one in there if agency.subdistrict.strip() in subdistricts(agency.province.strip(), one)]
    return possible[0] if len(possible) == 1 else None


def _named_most(reading: Reading, province: str) -> str | None:
    """The district of that province that the texts name most often; None if they name none."""
    there = districts(province)
    named = Counter(district for _, district in reading.found(_districts_named) if district in there).most_common(1)
    return named[0][0] if named else None


def _districts_named(text: str) -> Iterator[str]:
    return (found["district"] for found in _IN_TEXT.finditer(text if "อ" in text else ""))


@lru_cache(maxsize=TEXTS_KEPT)
def _in_text(text: str) -> tuple[Found, ...]:
    found = []
    for there in _IN_TEXT.finditer(text) if "อำเภอ" in text or "อ." in text else ():
        province = known_name(there["province"] or "", provinces()) or there["province"] or ""
        district = known_name(there["district"], provinces_by_district()) or there["district"]
        subdistrict = there["subdistrict"] or ""
        if there["province"] is None and district not in provinces_by_district():
            continue  # where it ends cannot be known
        fault = _fault(subdistrict, district, province)
        if fault is not None:
            name, sentence, values, fix = fault
            start = there.start(name)
            found.append(Found(start, start + len(values[name]), sentence, fix, tuple(values.items())))
    return tuple(found)


_Fault = tuple[str, str, dict[str, str], str | None]


def _fault(subdistrict: str, district: str, province: str) -> _Fault | None:
    """Which level is wrong, the sentence and its values, and what it should be if that is known. Empty names are not
    looked at; the district comes first, as with another one the subdistrict would be wrong too."""
    if province and province not in provinces():
        meant = _nearest(province, provinces())
        return ("province", _NO_PROVINCE, {"province": province, "meant": meant}, meant) if meant else None
    if district.startswith(_MAIN):
        return None
    if province and district not in districts(province):
        elsewhere = provinces_by_district().get(district)
        if elsewhere:
            right = "” “".join(elsewhere[:_NAMED_AT_MOST])
            return "district", _OTHER_PROVINCE, {"district": district, "right": right, "province": province}, None
        meant = _nearest(district, districts(province))
        values = {"district": district, "province": province, "meant": meant}
        return ("district", _NO_DISTRICT, values, meant) if meant else None
    if not subdistrict or district not in provinces_by_district():
        return None
    homes = provinces_by_district()[district] if not province else (province,)
    there = [name for home in homes for name in subdistricts(home, district)]
    if subdistrict in there:
        return None
    meant = _nearest(subdistrict, there)
    values = {"subdistrict": subdistrict, "district": district}
    if meant:
        return "subdistrict", _NO_SUBDISTRICT, {**values, "meant": meant}, meant
    return ("subdistrict", _OTHER_DISTRICT, values, None) if subdistrict in districts_by_subdistrict() else None


def _nearest(name: str, names: tuple[str, ...] | list[str]) -> str:
    """The only one of the names that is one edit away; empty if none or several are."""
    near = [one for one in names if is_one_edit(name, one)] if len(name) >= SHORTEST else []
    return near[0] if len(near) == 1 else ""
