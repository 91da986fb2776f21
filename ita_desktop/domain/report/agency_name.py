"""The name of the agency as it stands on the paper: its kind and what was typed as its name, composed.

What was typed stays what is stored and exported. Composing is done here and nowhere else.
"""

import re

from ita_desktop.domain.report.catalogue import AGENCY_ABBREVIATIONS, AGENCY_KINDS
from ita_desktop.domain.report.report import Agency
from ita_desktop.domain.thai.comparison import comparison_key

_SUBDISTRICT, _PROVINCE = "ตำบล", "จังหวัด"
_ABBREVIATIONS = dict(zip(AGENCY_KINDS, AGENCY_ABBREVIATIONS, strict=True))
_WHOLE = {short.removesuffix("."): kind for kind, short in _ABBREVIATIONS.items()}

_HOLDS_A_KIND = re.compile(
    r"องค์(?:การ|กร)\s*บริหารส่วน|เทศบาล|อบ[ตจ]\.|ท[ตมน]\."
    r"|^(?:อบ[ตจ]|องค์(?:การ|กร)|สำนักงาน|กระทรวง|กรม|กรุงเทพมหานคร|เมืองพัทยา|จังหวัด|อำเภอ|ที่ว่าการ|ที่ทำการ|สถาบัน|สถานี"
    r"|โรงเรียน|โรงพยาบาล|มหาวิทยาลัย|ราชวิทยาลัย|วิทยาลัย|ศูนย์|คณะ|ธนาคาร|บริษัท)"
)
"""Words that only the name of an agency has. No place in the list of provinces, districts and subdistricts begins with
one of them, except Bangkok."""

_PLACE_WORDS = {_SUBDISTRICT: re.compile(r"(?:ตำบล|ต\.)\s*(?=\S)"), _PROVINCE: re.compile(r"(?:จังหวัด|จ\.)\s*(?=\S)")}
"""By the end of a kind, how the same word may begin a name: ตำบลสำโรง of an องค์การบริหารส่วนตำบล."""


def name_on_paper(agency: Agency) -> str:
    """`องค์การบริหารส่วนตำบลสำโรง`, also if only สำโรง was typed beside its kind. Empty if there is no name.

    A name that has its kind already, whole or abbreviated, stays as it was typed.
    """
    name, kind = agency.name.strip(), _whole_kind(agency)
    if not name or not kind:
        return agency.name if name else ""
    place_word = _PLACE_WORDS.get(_place_word(kind))
    if place_word is not None and place_word.match(name):
        return kind + place_word.sub("", name, count=1)
    if comparison_key(kind) in comparison_key(name) or _HOLDS_A_KIND.search(name):
        return agency.name
    between = " " if kind[-1].isascii() or (name[0].isascii() and name[0].isalpha()) else ""
    return f"{kind}{between}{name}"


def holds_a_kind(name: str) -> bool:
    """Whether the name has its kind in it."""
    return _HOLDS_A_KIND.search(name) is not None


def short_name(agency: Agency) -> str:
    """`อบต.สำโรง`: the name on the paper with the usual abbreviation of its kind, for files and short lists."""
    name = name_on_paper(agency).strip()
    for kind, short in _ABBREVIATIONS.items():
        if name.startswith(kind) and name != kind:
            return short + name.removeprefix(kind).strip()
    return name


def name_from_place(agency: Agency) -> str:
    """The name that an agency of this kind has by its place; empty where the kind has no such name or place."""
    kind = _whole_kind(agency)
    place = {_SUBDISTRICT: agency.subdistrict, _PROVINCE: agency.province}.get(_place_word(kind), "").strip()
    return kind + place if place else ""


def _whole_kind(agency: Agency) -> str:
    """The kind, written out if it was typed as the usual abbreviation."""
    kind = agency.kind.strip()
    return _WHOLE.get(kind.removesuffix("."), kind)


def _place_word(kind: str) -> str:
    return next((word for word in _PLACE_WORDS if kind.endswith(word)), "")
