"""A report as plain text: what the assessment's web form asks for, then all of the report as it would be typed.

UTF-8 with a byte order mark and lines as those of Windows, for its editors.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from ita_desktop.domain.report.address import MEASURE_TITLE
from ita_desktop.domain.report.columns import printed
from ita_desktop.domain.report.fields import Field, measure_fields
from ita_desktop.domain.report.kinds import ItemList, Names
from ita_desktop.domain.report.lists import marks_of
from ita_desktop.domain.report.paper_settings import Digits
from ita_desktop.domain.report.report import ItemKind, Measure, Report
from ita_desktop.domain.report.wording import owners_text
from ita_desktop.printing.wording import cell_text, cover_lines, drawn, issue_heading, signature

_INDENT = "   "


def plain_text(report: Report) -> bytes:
    """The bytes of the file."""
    return "".join(f"{line}\r\n" for line in _all_lines(report)).encode("utf-8-sig")


def _all_lines(report: Report) -> Iterator[str]:
    digits = report.paper.digits
    yield from _for_the_form(report)
    yield ""
    yield from _split(report.title)
    for _, text in cover_lines(report, digits):
        yield from _split(text)
    number = 0
    for issue in report.issues:
        if issue.measures and issue.has_heading:
            yield from ("", *_split(issue_heading(issue, digits)))
        for measure in issue.measures:
            number += 1
            yield from ("", *_measure(measure, number, report))
    for signer in report.signers:
        yield ""
        for _, text in signature(signer, lines=report.paper.signature_lines):
            yield from _split(text)


def _for_the_form(report: Report) -> Iterator[str]:
    """What is pasted into the fields of the form, a line each."""
    asked = (
        ("ข้อ OIT", report.oit_item),
        ("ชื่อรายงาน", report.title),
        ("ที่อยู่เว็บที่เผยแพร่รายงาน", report.publication_url),
        ("เส้นทางจากหน้าแรก", " > ".join(_from_the_home_page(report.publication_url, report.agency.website))),
        ("เว็บไซต์หน่วยงาน", report.agency.website),
    )
    for name, text in asked:
        if text.strip():
            yield f"{name}: {' '.join(text.split())}"


def _from_the_home_page(address: str, home: str) -> Sequence[str]:
    """The way from the home page to the address, by the folders in it; none if it is on another site."""
    try:
        at, start = urlsplit(address.strip()), urlsplit(home.strip())
    except ValueError:  # brackets that are not closed
        return ()
    site, home_site = (one.netloc.lower().removeprefix("www.") for one in (at, start))
    if not site or home_site not in ("", site) or not at.path.startswith(start.path.rstrip("/")):
        return ()
    folders = unquote(at.path.removeprefix(start.path.rstrip("/"))).split("/")
    return ("หน้าแรก", *(folder for folder in folders if folder))


def _measure(measure: Measure, number: int, report: Report) -> Iterator[str]:
    digits = report.paper.digits
    columns = printed(report.columns)
    yield from _split(f"{drawn(f'{number}.', digits)} {measure.title}".rstrip(), _INDENT)
    for column, field in zip(columns, measure_fields(columns), strict=True):
        if field.key != MEASURE_TITLE:
            yield from (f"{_INDENT}{line}" for line in _column(column.heading, field, field.get(measure), digits))


# Any: a value of the field's kind.
def _column(heading: str, field: Field, value: Any, digits: Digits) -> Iterator[str]:
    """The lines of a column; none if nothing stands in it."""
    if field.kind.is_empty(value):
        return
    if isinstance(field.kind, ItemList):
        yield from _split(heading)
        for item, mark in zip(value, marks_of(value), strict=True):
            deep = _INDENT * 2 if item.kind is ItemKind.SUB else _INDENT
            yield from (f"{deep}{line}" for line in _split(f"{drawn(mark, digits)} {item.text}".strip(), _INDENT))
        return
    text = owners_text(value) if isinstance(field.kind, Names) else cell_text(value, digits)
    yield from _split(f"{heading}: {text}", _INDENT)


def _split(text: str, indent: str = "") -> Iterator[str]:
    """The lines of a text, those behind the first indented."""
    first, *others = text.split("\n")
    yield first
    yield from (f"{indent}{line}" for line in others)
