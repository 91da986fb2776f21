"""The report as HTML, for peers that print web pages."""

from html import escape

import common as c

_CSS = f"""
@font-face {{font-family: S; src: url("file://{c.REGULAR}"); font-weight: 400}}
@font-face {{font-family: S; src: url("file://{c.BOLD}"); font-weight: 700}}
@page {{size: A4 landscape; margin: {c.MARGIN}mm}}
* {{box-sizing: border-box}}
body {{font: {c.SIZE}pt/{c.LEADING}pt S; margin: 0}}
.cover {{text-align: center; padding-top: 50mm; break-after: page; font-weight: 700; font-size: {c.TITLE}pt;
  line-height: {c.TITLE_LEADING}pt}}
.cover p, td p {{margin: 0}}
h2 {{font-size: {c.HEADING}pt; line-height: {c.HEADING_LEADING}pt; margin: 0 0 2pt; padding-top: 4pt}}
table {{border-collapse: collapse; table-layout: fixed; width: {sum(c.COLUMNS)}mm}}
th, td {{border: .5pt solid #000; padding: 3pt {c.PADDING}pt; vertical-align: top; text-align: left}}
th {{text-align: center; vertical-align: middle; font-weight: 700}}
.numbered {{padding-left: {c.HANG}pt; text-indent: -{c.HANG}pt}}
.sub {{padding-left: 24pt; text-indent: -10pt}}
thead {{display: table-header-group}}
"""


def web_page(report: c.Report) -> str:
    """One document with everything in it but the fonts."""
    parts = ['<!doctype html><html lang="th"><meta charset="utf-8">']
    parts.append(f"<title>{escape(report.title)}</title><style>{_CSS}</style>")
    parts.append('<div class="cover">' + "".join(f"<p>{escape(line)}</p>" for line in report.cover) + "</div>")
    columns = "".join(f'<col style="width:{width}mm">' for width in c.COLUMNS)
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in c.HEADINGS)
    for title, rows in report.issues:
        parts.append(
            f"<h2>{escape(title)}</h2><table><colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead><tbody>"
        )
        for row in rows:
            cells = ("".join(f'<p class="{kind}">{escape(text)}</p>' for kind, text in cell) for cell in row)
            parts.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        parts.append("</tbody></table>")
    return "".join(parts)
