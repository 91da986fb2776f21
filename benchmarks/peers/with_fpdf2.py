"""fpdf2 with text shaping. Its rows cannot run over pages, so the k-th paragraphs of the columns make one row."""

from itertools import zip_longest

import common as c
from fpdf import FPDF, FontFace
from fpdf.enums import Align, VAlign


def build(report: c.Report, target: str) -> None:
    """The report, untagged; lines break at spaces only."""
    pdf = FPDF(orientation="L", unit="pt", format="A4")
    pdf.set_margin(c.MARGIN * c.MM)
    pdf.set_auto_page_break(True, c.MARGIN * c.MM)
    pdf.add_font("S", "", str(c.REGULAR))
    pdf.add_font("S", "B", str(c.BOLD))
    pdf.set_text_shaping(True, script="thai", language="tha")
    pdf.add_page()
    pdf.set_font("S", "B", c.TITLE)
    pdf.ln(50 * c.MM)
    for line in report.cover:
        pdf.multi_cell(0, c.TITLE_LEADING, line, align="C", new_x="LMARGIN", new_y="NEXT")
    for title, rows in report.issues:
        pdf.add_page()
        pdf.set_font("S", "B", c.HEADING)
        pdf.multi_cell(0, c.HEADING_LEADING, title, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("S", "", c.SIZE)
        with pdf.table(
            col_widths=c.COLUMNS,
            width=sum(c.COLUMNS) * c.MM,
            line_height=c.LEADING,
            padding=(3, c.PADDING, 0.5, c.PADDING),
            text_align=Align.L,
            v_align=VAlign.T,
            headings_style=FontFace(emphasis="BOLD"),
        ) as table:
            table.row(c.HEADINGS)
            for row in rows:
                for slice_ in zip_longest(*([text for _, text in cell] for cell in row), fillvalue=""):
                    table.row(slice_)
    pdf.output(target)


if __name__ == "__main__":
    c.main(build)
