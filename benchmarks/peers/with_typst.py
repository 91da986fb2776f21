"""typst: one template, the report as JSON among its inputs."""

import json

import common as c
import typst

TEMPLATE = """
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: d.author)
#set page(paper: "a4", flipped: true, margin: %(margin)dmm)
#set text(font: "Sarabun", size: %(size)dpt, lang: "th", top-edge: "ascender", bottom-edge: "descender")
#set par(leading: 0.4pt, spacing: 0.4pt, justify: false)
#show heading: it => block(below: 6pt, text(size: %(heading)dpt, weight: "bold", it.body))
#page({ set par(leading: 6pt, spacing: 6pt)
  set align(center); set text(size: %(title)dpt, weight: "bold"); v(50mm); for line in d.cover { par(line) } })
#let para(p) = {
  if p.at(0) == "numbered" { par(hanging-indent: %(hang)dpt, p.at(1)) }
  else if p.at(0) == "sub" { pad(left: 14pt, par(hanging-indent: 10pt, p.at(1))) }
  else { par(p.at(1)) }
}
#for i in d.issues [
  #heading(level: 1, i.at(0))
  #table(columns: (%(columns)s), align: left + top, inset: (x: %(padding)dpt, y: 3pt), stroke: .5pt,
    table.header(repeat: true, ..d.headings.map(h => table.cell(align: center + horizon, strong(h)))),
    ..i.at(1).flatten-rows.map(cell => for p in cell { para(p) }))
]
""".replace("i.at(1).flatten-rows", "i.at(1).fold((), (a, row) => a + row)")


def build(report: c.Report, target: str) -> None:
    """The report as a tagged PDF, which is typst's default."""
    source = TEMPLATE % {
        "margin": c.MARGIN,
        "size": c.SIZE,
        "heading": c.HEADING,
        "title": c.TITLE,
        "hang": c.HANG,
        "padding": c.PADDING,
        "columns": ", ".join(f"{width}mm" for width in c.COLUMNS),
    }
    data = {
        "title": report.title,
        "author": report.author,
        "cover": report.cover,
        "headings": c.HEADINGS,
        "issues": report.issues,
    }
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    typst.compile(
        source.encode(), output=target, font_paths=[str(c.FONTS)], ignore_system_fonts=True, sys_inputs=inputs
    )


if __name__ == "__main__":
    c.main(build)
