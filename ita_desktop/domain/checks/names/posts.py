"""Posts that another kind of agency has: a นายกเทศมนตรี in an องค์การบริหารส่วนตำบล."""

import re
from functools import cache, lru_cache

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.reading import TEXTS_KEPT, Found, Reading
from ita_desktop.domain.report.agency_name import name_on_paper
from ita_desktop.language import N_

_OF_ANOTHER = N_("“{post}” เป็นตำแหน่งของหน่วยงานประเภทอื่น หน่วยงานนี้ใช้ “{right}”")
_SUBDISTRICT, _TOWN, _PROVINCE = 0, 1, 2
_POSTS = (
    ("นายกองค์การบริหารส่วนตำบล", "นายกเทศมนตรี", "นายกองค์การบริหารส่วนจังหวัด"),
    ("ปลัดองค์การบริหารส่วนตำบล", "ปลัดเทศบาล", "ปลัดองค์การบริหารส่วนจังหวัด"),
    ("สมาชิกสภาองค์การบริหารส่วนตำบล", "สมาชิกสภาเทศบาล", "สมาชิกสภาองค์การบริหารส่วนจังหวัด"),
    ("พนักงานส่วนตำบล", "พนักงานเทศบาล", "ข้าราชการองค์การบริหารส่วนจังหวัด"),
    ("นายก อบต.", "นายกเทศมนตรี", "นายก อบจ."),
    ("ปลัด อบต.", "ปลัดเทศบาล", "ปลัด อบจ."),
)
"""One post a line, as an องค์การบริหารส่วนตำบล, a เทศบาล and an องค์การบริหารส่วนจังหวัด call it."""


def posts_of_others(reading: Reading) -> tuple[Problem, ...]:
    """The posts that this kind of agency does not have."""
    kind = _kind(reading)
    if kind is None:
        return ()
    return tuple(reading.problems(ProblemKind.POSITION, Severity.ERROR, _posts_of_others, kind))


@lru_cache(maxsize=TEXTS_KEPT)
def _posts_of_others(text: str, kind: int) -> tuple[Found, ...]:
    right, wrong = _right_and_wrong(kind)
    return tuple(
        Found(*found.span(), _OF_ANOTHER, right[found[0]], (("post", found[0]), ("right", right[found[0]])))
        for found in wrong.finditer(text)
    )


@cache
def _right_and_wrong(kind: int) -> tuple[dict[str, str], re.Pattern[str]]:
    """What a post of another kind of agency is called in this one, and where such a post stands."""
    right = {post: line[kind] for line in reversed(_POSTS) for at, post in enumerate(line) if at != kind}
    own = {line[kind] for line in _POSTS}
    others = "|".join(re.escape(post) for post in sorted(right, key=len, reverse=True) if post not in own)
    return right, re.compile(f"(?:{others})(?!ตำบล|เมือง|นคร|จังหวัด)")  # with a name behind it, it is somebody else's


def _kind(reading: Reading) -> int | None:
    agency = reading.report.agency
    name = f"{agency.kind} {name_on_paper(agency)}"
    if re.search("เทศบาล|ท[ตมน]\\.", name):
        return _TOWN
    if re.search("องค์(?:การ|กร)บริหารส่วนจังหวัด|อบจ", name):
        return _PROVINCE
    return _SUBDISTRICT if re.search("องค์(?:การ|กร)บริหารส่วนตำบล|อบต", name) else None
