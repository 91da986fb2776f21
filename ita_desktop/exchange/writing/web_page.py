"""A report as one web page for the agency's site: headings, tables with their scopes, lists as lists, no script.

It is read on a screen, on a phone, where each measure is a card, and on paper. A card keeps its roles for a screen
reader, which would lose the table otherwise. Nothing of the page leads elsewhere but addresses that were typed.
"""

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Any

from ita_desktop.domain.report.address import MEASURE_TITLE
from ita_desktop.domain.report.agency_name import name_on_paper
from ita_desktop.domain.report.columns import Columns, printed
from ita_desktop.domain.report.fields import Field, measure_fields
from ita_desktop.domain.report.kinds import ItemList, Links, Names
from ita_desktop.domain.report.lists import Items, group_at, mark_numbers
from ita_desktop.domain.report.paper_settings import Digits
from ita_desktop.domain.report.report import Amount, Issue, ItemKind, Measure, Report, Signer
from ita_desktop.printing.build import style_of
from ita_desktop.printing.wording import EMBLEM_WORDS, cell_text, cover_lines, drawn, issue_heading, signature

_STYLE = """
body { margin: 0; color: #1a1a1a; background: #fff; line-height: 1.6;
  font-family: Sarabun, "Noto Sans Thai", "Leelawadee UI", Thonburi, "TH SarabunPSK", sans-serif; }
main { max-width: 90rem; margin: 0 auto; padding: 1.5rem; }
header, footer { text-align: center; }
header p, footer p { margin: 0; }
header img { height: 6rem; }
h1 { font-size: 1.5rem; line-height: 1.4; margin: 0.5rem 0; }
h2 { font-size: 1.2rem; line-height: 1.4; margin: 2.5rem 0 0.75rem; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: 1px solid #767676; padding: 0.5rem 0.6rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
thead th { background: #ebebeb; text-align: center; vertical-align: middle; }
tbody th { font-weight: normal; }
ol, ul, td p { margin: 0; }
ol { padding-left: 1.6em; list-style-type: LIST; }
ul { padding-left: 1em; list-style-type: "- "; }
.sum { text-align: right; }
footer > div { margin: 2.5rem 0 0 auto; max-width: 32rem; }
@media screen and (max-width: 48rem) {
  main { padding: 1rem; }
  table, tbody, tr, th, td { display: block; }
  colgroup { display: none; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border: 1px solid #767676; border-radius: 0.4rem; margin-bottom: 1rem; }
  tbody th, td { border: 0; border-bottom: 1px solid #d9d9d9; width: auto !important; }
  tbody th { background: #ebebeb; font-weight: bold; }
  td:last-child { border-bottom: 0; }
  td:empty { display: none; }
  td::before { content: attr(data-heading); display: block; font-weight: bold; font-size: 0.875rem; color: #404040; }
  .sum { text-align: left; }
}
@page { size: SHEET landscape; margin: 15mm 13mm; }
@media print {
  body { font-size: 11pt; line-height: 1.4; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  thead { display: table-header-group; }
  footer > div { break-inside: avoid; }
}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_ADDRESSES = ("http://", "https://")


def web_page(report: Report) -> bytes:
    """The bytes of the page. Equal reports give equal bytes."""
    return "".join(_page(report)).encode()


def _page(report: Report) -> Iterator[str]:
    digits = report.paper.digits
    title = " ".join(report.title.split()) or name_on_paper(report.agency)
    style = _STYLE.replace("LIST", "thai" if digits is Digits.THAI else "decimal").replace(
        "SHEET", report.paper.page_size
    )
    yield (
        '<!DOCTYPE html>\n<html lang="th">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<header>\n"
    )
    emblem = report.paper.emblem
    if emblem is not None:
        data = b64encode(emblem.data).decode()
        yield f'<img alt="{EMBLEM_WORDS}" src="data:{emblem.type};base64,{data}">\n'
    yield f"<h1>{_lines(report.title)}</h1>\n"
    for _, text in cover_lines(report, digits):
        yield f"<p>{_lines(text)}</p>\n"
    yield "</header>\n"
    columns = printed(report.columns)
    widths = _widths(report)
    number = 1
    for issue in report.issues:
        if issue.measures:
            yield from _issue(issue, number, columns, widths, digits)
            number += len(issue.measures)
    yield from _signatures(report.signers, lines=report.paper.signature_lines)
    yield "</main>\n</body>\n</html>\n"


def _widths(report: Report) -> str:
    """The columns as wide, beside each other, as on the paper."""
    widths = style_of(report).columns
    shares = "".join(f'<col style="width:{100 * width / sum(widths):.1f}%">' for width in widths)
    return f"<colgroup>{shares}</colgroup>\n"


def _issue(issue: Issue, number: int, columns: Columns, widths: str, digits: Digits) -> Iterator[str]:
    heading = f"<h2>{_lines(issue_heading(issue, digits))}</h2>\n" if issue.has_heading else ""
    yield f'<section>\n{heading}<table role="table">\n{widths}'
    yield '<thead role="rowgroup"><tr role="row">'
    for column in columns:
        yield f'<th role="columnheader" scope="col">{_lines(column.heading)}</th>'
    yield '</tr></thead>\n<tbody role="rowgroup">\n'
    for at, measure in enumerate(issue.measures, number):
        yield from _row(measure, at, columns, digits)
    yield "</tbody>\n</table>\n</section>\n"


def _row(measure: Measure, number: int, columns: Columns, digits: Digits) -> Iterator[str]:
    yield '<tr role="row">'
    for column, field in zip(columns, measure_fields(columns), strict=True):
        value = field.get(measure)
        if field.key == MEASURE_TITLE:
            yield f'<th role="rowheader" scope="row">{drawn(f"{number}.", digits)} {_lines(value)}</th>'
        else:
            kind = ' class="sum"' if isinstance(value, Amount) else ""
            heading = escape(column.heading)
            yield f'<td role="cell"{kind} data-heading="{heading}">{"".join(_cell(field, value, digits))}</td>'
    yield "</tr>\n"


# Any: a value of the field's kind.
def _cell(field: Field, value: Any, digits: Digits) -> Iterator[str]:
    if isinstance(field.kind, ItemList):
        yield from _list(value)
    elif isinstance(field.kind, Links):
        yield from (f"<p>{_link(text)}</p>" for text in value)
    elif isinstance(field.kind, Names):
        yield from (f"<p>{_lines(text)}</p>" for text in value)
    else:
        yield _lines(cell_text(value, digits))


def _list(listed: Items) -> Iterator[str]:
    """Numbered items with their sub-items in lists of their own; what has no number is a paragraph between them."""
    numbered = zip(listed, mark_numbers(listed), strict=True)
    for is_paragraph, group in groupby(numbered, key=lambda one: one[0].kind is ItemKind.PARAGRAPH):
        run = tuple(group)
        if is_paragraph:
            yield from (f"<p>{_lines(item.text)}</p>" for item, _ in run)
            continue
        above = next((at for at, (item, _) in enumerate(run) if item.kind is not ItemKind.SUB), len(run))
        items = tuple(item for item, _ in run)
        yield _sub_items(items[:above])
        if above < len(run):
            start = run[above][1]
            yield f'<ol start="{start}">' if start > 1 else "<ol>"
            while above < len(items):
                last = group_at(items, above)[1]
                yield f"<li>{_lines(items[above].text)}{_sub_items(items[above + 1 : last + 1])}</li>"
                above = last + 1
            yield "</ol>"


def _sub_items(items: Items) -> str:
    return f"<ul>{''.join(f'<li>{_lines(item.text)}</li>' for item in items)}</ul>" if items else ""


def _signatures(signers: tuple[Signer, ...], *, lines: bool) -> Iterator[str]:
    if signers:
        yield "<footer>\n"
        for signer in signers:
            words = "".join(f"<p>{_lines(text)}</p>" for _, text in signature(signer, lines=lines))
            yield f"<div>{words}</div>\n"
        yield "</footer>\n"


def _link(text: str) -> str:
    """An address of the web as a link; anything else as its words."""
    words = text.strip()
    is_address = words.lower().startswith(_ADDRESSES) and len(words.split()) == 1
    return f'<a href="{escape(words)}">{_lines(text)}</a>' if is_address else _lines(text)


def _lines(text: str) -> str:
    """The text with its line breaks. Nothing in it is markup."""
    return escape(text).replace("\n", "<br>")
