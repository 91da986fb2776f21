"""The official wording that the paper adds to the typed texts, in the digits of the paper settings."""

from ita_desktop.domain.report.agency_name import name_on_paper
from ita_desktop.domain.report.paper_settings import Digits, PageNumbers
from ita_desktop.domain.report.report import (
    Agency,
    Amount,
    Coverage,
    DatePeriod,
    Issue,
    Report,
    Signer,
    TextPeriod,
    Value,
)
from ita_desktop.domain.report.wording import amount_text, period_text
from ita_desktop.domain.thai.digits_and_years import to_arabic_digits, to_thai_digits

_BANGKOK = "กรุงเทพมหานคร"

COVER_WORDS = "ปก"
"""The bookmark of the cover."""

_SIGNED_WORDS = "(ลงชื่อ)"
_DOTS = "." * 44

EMBLEM_WORDS = "ตราสัญลักษณ์ของหน่วยงาน"
"""The words for the emblem in a screen reader."""


def drawn(text: str, digits: Digits) -> str:
    """The wording in those digits. Never use it for typed texts."""
    return to_thai_digits(text) if digits is Digits.THAI else to_arabic_digits(text)


def cover_lines(report: Report, digits: Digits) -> list[tuple[str, str]]:
    """Field key and text of each line of the cover below the title, without empty lines."""
    return _filled([*_whose(report, digits), places_line(report.agency)])


def title_lines(report: Report, digits: Digits) -> list[tuple[str, str]]:
    """Field key and text of each line above the first table, without empty lines."""
    return _filled([("title", report.title), *_whose(report, digits)])


def _whose(report: Report, digits: Digits) -> list[tuple[str, str]]:
    year, name = fiscal_year_line(report, digits), name_on_paper(report.agency)
    return [("fiscal_year", year), ("agency.name", name)]


def _filled(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [line for line in lines if line[1].strip()]


def places_line(agency: Agency) -> tuple[str, str]:
    """The field key of the largest place, and `ตำบล... อำเภอ... จังหวัด...`; in Bangkok `แขวง... เขต... กรุงเทพมหานคร`."""
    in_bangkok = agency.province == _BANGKOK
    words = ("แขวง", "เขต", "") if in_bangkok else ("ตำบล", "อำเภอ", "จังหวัด")
    names = (agency.subdistrict, agency.district, agency.province)
    line = " ".join(word + name for word, name in zip(words, names, strict=True) if name.strip())
    return "agency.province", line


def fiscal_year_line(report: Report, digits: Digits) -> str:
    """`ประจำปีงบประมาณ พ.ศ. ๒๕๖๘`, and the part of the year if the report is not about the whole."""
    year = f"ประจำปีงบประมาณ พ.ศ. {report.fiscal_year}"
    return drawn(f"{year} (รอบ ๖ เดือนแรก)" if report.coverage is Coverage.FIRST_HALF else year, digits)


def issue_heading(issue: Issue, digits: Digits) -> str:
    """`ประเด็นที่ ๑ ...`"""
    return f"{drawn(f'ประเด็นที่ {issue.number}', digits)} {issue.title}"


def cell_text(value: Value, digits: Digits) -> str:
    """What a cell has of a value that is no list of items: two dates and a sum in those digits; several texts on a line
    each; words as they were typed."""
    match value:
        case DatePeriod():
            return drawn(period_text(value), digits)
        case Amount():
            return drawn(amount_text(value), digits)
        case TextPeriod(text) | str(text):
            return text
    return "\n".join(one for one in value if isinstance(one, str))


def signature(signer: Signer, *, lines: bool) -> list[tuple[str, str]]:
    """Field keys and texts of a signature: a dotted line to sign on if wanted, the name or dots, the positions."""
    role = f"{_SIGNED_WORDS}{_DOTS}{signer.role}" if lines else signer.role
    drawn_lines = [("signer.role", role), ("signer.name", f"({signer.name or _DOTS})")]
    return [line for line in drawn_lines if line[1]] + [
        ("signer.positions", position) for position in signer.positions if position.strip()
    ]


def page_number(page: int, pages: int, numbers: PageNumbers, digits: Digits) -> str:
    """The number on page `page` of `pages`, both from 1: `- ๒ -`, `๒`, `หน้า ๒`, `หน้า ๒ จาก ๗`, or empty."""
    words = {
        PageNumbers.HYPHENS: f"- {page} -",
        PageNumbers.PLAIN: f"{page}",
        PageNumbers.WORDS: f"หน้า {page}",
        PageNumbers.OF_ALL: f"หน้า {page} จาก {pages}",
        PageNumbers.NONE: "",
    }
    return drawn(words[numbers], digits)
