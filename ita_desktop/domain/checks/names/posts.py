"""Posts that another kind of agency has: a นายกเทศมนตรี in an องค์การบริหารส่วนตำบล."""

import re
from collections.abc import Iterator

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.reading import Found, Reading, in_texts
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
    right = {post: line[kind] for line in reversed(_POSTS) for at, post in enumerate(line) if at != kind}
    own = {line[kind] for line in _POSTS}
    others = "|".join(re.escape(post) for post in sorted(right, key=len, reverse=True) if post not in own)
    wrong = re.compile(f"(?:{others})(?!ตำบล|เมือง|นคร|จังหวัด)")  # with a name behind it, it is somebody else's

    def look(text: str) -> Iterator[Found]:
        for found in wrong.finditer(text):
            post = found.group()
            yield Found(*found.span(), _OF_ANOTHER, right[post], (("post", post), ("right", right[post])))

    return tuple(in_texts(reading.prose, ProblemKind.POSITION, Severity.ERROR, look))


def _kind(reading: Reading) -> int | None:
    agency = reading.report.agency
    name = f"{agency.kind} {name_on_paper(agency)}"
    if re.search("เทศบาล|ท[ตมน]\\.", name):
        return _TOWN
    if re.search("องค์(?:การ|กร)บริหารส่วนจังหวัด|อบจ", name):
        return _PROVINCE
    return _SUBDISTRICT if re.search("องค์(?:การ|กร)บริหารส่วนตำบล|อบต", name) else None
