"""The summary as one page of HTML that is read offline: tables, with a bar of SVG in each row. It asks nothing of any
network, and its policy would not let it.

The bars are rectangles beside numbers that stand in the table: texts are left to the browser, which shapes and breaks
Thai. Why no library draws them: docs/collection.md.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from itertools import zip_longest

from ita_desktop.collection.answers import SENT_TITLES, Sent
from ita_desktop.collection.summary import BANDS, District, Summary
from ita_desktop.domain.thai.date_words import long_day
from ita_desktop.language import current_language, digits, tr, trn

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
body { margin: 0; color: #1a1a1a; background: #fff; line-height: 1.6;
  font-family: Sarabun, "Noto Sans Thai", "Leelawadee UI", Thonburi, "TH SarabunPSK", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.4; margin: 0.5rem 0; }
h2 { font-size: 1.2rem; line-height: 1.4; margin: 2rem 0 0.5rem; }
p { margin: 0.25rem 0; }
table { width: 100%; border-collapse: collapse; }
th, td { border-bottom: 1px solid #d9d9d9; padding: 0.25rem 0.6rem; text-align: left; overflow-wrap: anywhere; }
thead th, thead td { border-bottom: 2px solid #767676; }
tbody th { font-weight: normal; min-width: 7rem; }
td.number, th.number { text-align: right; white-space: nowrap; }
td.bar { width: 40%; }
svg { display: block; width: 100%; height: 1rem; }
.key::before { content: ""; display: inline-block; width: 0.8em; height: 0.8em; margin-right: 0.4em; }
.sent { fill: #1d6fb8; } .late { fill: #d98200; } .missing { fill: #c9c9c9; }
.sent::before { background: #1d6fb8; } .late::before { background: #d98200; } .missing::before { background: #c9c9c9; }
@page { size: A4; margin: 15mm; }
@media print { main { max-width: none; padding: 0; } tr { break-inside: avoid; } h2 { break-after: avoid; }
  svg, .key::before { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""
_WIDTH, _HEIGHT = 1_000, 40
"""Units of a bar; the page stretches it."""

_COLOURS = {Sent.SENT: "sent", Sent.LATE: "late", Sent.MISSING: "missing"}


def summary_page(summary: Summary, today: date) -> bytes:
    """The bytes of the page, in the language of the program. Equal summaries of one day give equal bytes."""
    return "".join(_page(summary, today)).encode()


def _page(summary: Summary, today: date) -> Iterator[str]:
    title = tr("สรุปรายงาน ITA ปีงบประมาณ {year}").format(year=digits(summary.year))
    yield (
        f'<!DOCTYPE html>\n<html lang="{current_language()}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main><h1>{escape(title)}</h1>"
    )
    yield from (f"<p>{escape(line)}</p>" for line in _about(summary, today))
    yield from _who(summary)
    yield from _ready(summary)
    yield from _found(summary)
    yield "</main></body></html>\n"


def _about(summary: Summary, today: date) -> Iterator[str]:
    if summary.district:
        yield tr("อำเภอ {district} จังหวัด {province}").format(district=summary.district, province=summary.province)
    elif summary.province:
        yield tr("จังหวัด {province}").format(province=summary.province)
    yield trn("มีรายงาน {n} ฉบับ", summary.reports).format(n=digits(summary.reports))
    if summary.by is not None:
        yield tr("วันสุดท้ายที่ต้องส่ง {day}").format(day=long_day(summary.by))
    yield tr("สรุปเมื่อ {day}").format(day=long_day(today))


def _who(summary: Summary) -> Iterator[str]:
    """A row a district: what of its bar is full."""
    states = [one for one in Sent if one is not Sent.LATE or summary.by is not None]
    has_provinces = len({one.province for one in summary.districts}) > 1
    most = max((one.sent.total() for one in summary.districts), default=1)
    rows = (
        (
            f"{one.name} ({one.province})" if has_provinces and one.province else one.name or tr("ไม่ทราบพื้นที่"),
            _bar([(_COLOURS[state], one.sent[state]) for state in states], most),
            *(digits(one.sent[state]) for state in states),
        )
        for one in (*summary.districts, *_all_of(summary.districts))
    )
    head = [tr("อำเภอ"), *(tr(SENT_TITLES[state]) for state in states)]
    yield from _table(tr("การส่งแยกตามอำเภอ"), head, rows, [_COLOURS[state] for state in states])


def _all_of(districts: Sequence[District]) -> Iterator[District]:
    """A last row with all of them."""
    if len(districts) > 1:
        yield District(tr("รวม"), "", sum((one.sent for one in districts), start=Counter()))


def _ready(summary: Summary) -> Iterator[str]:
    most = max(summary.bands.values(), default=1)
    rows = (
        (_band(band, above), _bar([("sent", summary.bands[band])], most), digits(summary.bands[band]))
        for band, above in zip(BANDS, (101, *BANDS), strict=False)
    )
    yield from _table(tr("ความครบถ้วนของรายงาน"), [tr("กรอกแล้ว"), tr("ฉบับ")], rows)


def _band(band: int, above: int) -> str:
    """The band in words, which ends below another."""
    return digits(f"{band}–{above - 1}%" if above - 1 > band else f"{band}%")


def _found(summary: Summary) -> Iterator[str]:
    most = max((count for _, count, _ in summary.found), default=1)
    rows = (
        (tr(kind.title_words), _bar([("sent", count)], most), digits(count), digits(reports))
        for kind, count, reports in summary.found
    )
    yield from _table(tr("รายการที่พบแยกตามชนิด"), [tr("ชนิด"), tr("ตำแหน่ง"), tr("ฉบับ")], rows)


def _table(
    title: str, head: Sequence[str], rows: Iterator[tuple[str, ...]], colours: Sequence[str] = ()
) -> Iterator[str]:
    """A table whose second column has the bars; numbers stand behind it, below the colours of their parts if a bar has
    several."""
    keys = (f"number key {one}" for one in colours)
    first, *numbers = (escape(one) for one in head)
    headed = zip_longest(keys, numbers, fillvalue="number")
    heads = "".join(f'<th scope="col" class="{classes}">{one}</th>' for classes, one in headed)
    yield f"<section><h2>{escape(title)}</h2><table><thead><tr>"
    yield f'<th scope="col">{first}</th><td class="bar"></td>{heads}</tr></thead><tbody>'
    for name, bar, *cells in rows:
        yield f'<tr><th scope="row">{escape(name)}</th><td class="bar">{bar}</td>'
        yield "".join(f'<td class="number">{escape(cell)}</td>' for cell in cells) + "</tr>"
    yield "</tbody></table></section>"


def _bar(parts: Sequence[tuple[str, int]], most: int) -> str:
    """The parts beside each other; a bar of `most`, or of more, is as wide as the column. Numbers stand beside it."""
    most = max(most, sum(count for _, count in parts))
    drawn, at = [], 0.0
    for colour, count in parts:
        width = count * _WIDTH / most
        if count:
            drawn.append(f'<rect class="{colour}" x="{at:.1f}" y="0" width="{width:.1f}" height="{_HEIGHT}"/>')
        at += width
    size = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none"'
    return f'<svg {size} aria-hidden="true" focusable="false">{"".join(drawn)}</svg>'
