"""Thailand's provinces, districts and subdistricts by name, from the DOPA list in `geothai`.

Names have no ตำบล, อำเภอ, จังหวัด before them, and Bangkok's no แขวง, เขต. All three levels are needed to name a place:
one province may have two subdistricts of one name. Every tuple is in Thai dictionary order.
"""

from functools import cache
from typing import NamedTuple

from ita_desktop.domain.thai.digits_and_years import dictionary_key


@cache
def load() -> None:
    """Read the whole list (some 60 ms): then the functions below return at once."""
    import geothai

    for district in geothai.districts(geothai.provinces()[0].code):
        geothai.subdistricts(district.code)


def provinces() -> tuple[str, ...]:
    """The 77 provinces."""
    return tuple(sorted(_province_codes(), key=dictionary_key))


def districts(province: str) -> tuple[str, ...]:
    """The districts of a province; empty if there is no such province."""
    return tuple(sorted(_district_codes(province), key=dictionary_key))


def subdistricts(province: str, district: str) -> tuple[str, ...]:
    """The subdistricts of a district of that province; empty if there is no such place."""
    return tuple(sorted(_subdistrict_codes(_district_codes(province).get(district, "")), key=dictionary_key))


class Subdistrict(NamedTuple):
    """A subdistrict with its official code of six digits."""

    code: str
    district: str
    name: str


def subdistricts_with_codes(province: str) -> tuple[Subdistrict, ...]:
    """Every subdistrict of the province, in the order of the codes; empty if there is no such province."""
    districts = sorted((code, name) for name, code in _district_codes(province).items())
    return tuple(
        Subdistrict(code, district, name)
        for district_code, district in districts
        for name, code in sorted(_subdistrict_codes(district_code).items(), key=lambda one: one[1])
    )


def place_code(province: str, district: str, subdistrict: str) -> str:
    """The official code of the subdistrict (six digits), or of the district (four) or the province (two), whichever is
    the smallest of these places that is known; empty if the province is not."""
    in_province = _province_codes().get(province.strip(), "")
    in_district = _district_codes(province.strip()).get(district.strip(), "")
    return _subdistrict_codes(in_district).get(subdistrict.strip(), "") or in_district or in_province


@cache
def _subdistrict_codes(district_code: str) -> dict[str, str]:
    import geothai

    found = geothai.subdistricts(district_code) if district_code else []
    return {subdistrict.name_th: subdistrict.code for subdistrict in reversed(found)}


@cache
def _province_codes() -> dict[str, str]:
    import geothai

    return {province.name_th: province.code for province in geothai.provinces()}


@cache
def _district_codes(province: str) -> dict[str, str]:
    import geothai

    code = _province_codes().get(province)
    districts = geothai.districts(code) if code is not None else []
    # Bangkok's stand in the list as เขตพระนคร; no district of another province begins with this word.
    return {district.name_th.removeprefix("เขต"): district.code for district in districts}


@cache
def provinces_by_district() -> dict[str, tuple[str, ...]]:
    """For the name of each district, the provinces that have one of that name."""
    found: dict[str, tuple[str, ...]] = {}
    for province in _province_codes():
        for district in _district_codes(province):
            found[district] = (*found.get(district, ()), province)
    return found


@cache
def districts_by_subdistrict() -> dict[str, tuple[str, ...]]:
    """For the name of each subdistrict, the districts that have one of that name, whatever their province."""
    found: dict[str, tuple[str, ...]] = {}
    for province in _province_codes():
        for district, code in _district_codes(province).items():
            for name in _subdistrict_codes(code):
                found[name] = (*found.get(name, ()), district)
    return found
