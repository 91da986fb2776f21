"""The words that the paper adds to what was typed, in Thai digits."""

from ita_desktop.domain.report import Agency, Coverage, Issue, Report
from ita_desktop.domain.thai import to_thai_digits

_BANGKOK = "กรุงเทพมหานคร"


def cover_lines(report: Report) -> list[tuple[str, str]]:
    """Field key and text of each line of the cover below the title, those without anything to say left out."""
    lines = [("fiscal_year", fiscal_year_line(report)), ("agency.name", report.agency.name), places_line(report.agency)]
    return [(field, text) for field, text in lines if text.strip()]


def places_line(agency: Agency) -> tuple[str, str]:
    """The field key of the largest place, and `ตำบล... อำเภอ... จังหวัด...`; in Bangkok `แขวง... เขต... กรุงเทพมหานคร`."""
    in_bangkok = agency.province == _BANGKOK
    words = ("แขวง", "เขต", "") if in_bangkok else ("ตำบล", "อำเภอ", "จังหวัด")
    names = (agency.subdistrict, agency.district, agency.province)
    said = " ".join(word + name for word, name in zip(words, names, strict=True) if name.strip())
    return "agency.province", said


def fiscal_year_line(report: Report) -> str:
    """`ประจำปีงบประมาณ พ.ศ. ๒๕๖๘`, and the part of the year where it is not the whole."""
    year = f"ประจำปีงบประมาณ พ.ศ. {to_thai_digits(report.fiscal_year)}"
    return f"{year} (รอบ ๖ เดือนแรก)" if report.coverage is Coverage.FIRST_HALF else year


def issue_heading(issue: Issue) -> str:
    """`ประเด็นที่ ๑ ...`"""
    return f"ประเด็นที่ {to_thai_digits(issue.number)} {issue.title}"


def page_number(page: int) -> str:
    """`- ๒ -` for page 2."""
    return f"- {to_thai_digits(page)} -"
