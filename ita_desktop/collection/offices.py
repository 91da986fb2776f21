"""Which office a report is of: by its name and the code of its place, so that two files of one office meet."""

from ita_desktop.domain.find.search import search_key
from ita_desktop.domain.report.agency_name import name_on_paper
from ita_desktop.domain.report.report import Agency
from ita_desktop.domain.thai.provinces import place_code


def office_row(agency: Agency, content: str) -> dict[str, str]:
    """The row of the office. One without a name is another with each content."""
    code = place_code(agency.province, agency.district, agency.subdistrict)
    name = name_on_paper(agency).strip()
    return {
        "key": f"{code} {name_key(name)}" if name else f"{code} {content}",
        "name": name,
        "kind": agency.kind,
        "place_code": code,
        "subdistrict": agency.subdistrict,
        "district": agency.district,
        "province": agency.province,
    }


def name_key(name: str) -> str:
    """What names of one office have in common, however they are spaced and whichever digits they have."""
    return "".join(search_key(name, match_case=False).split())
