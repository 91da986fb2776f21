"""Plain ReportLab, shaped, lines broken anywhere (wordWrap CJK): the fastest it can be made to set Thai."""

from xml.sax.saxutils import escape

import common as c
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table


def build(report: c.Report, target: str) -> None:
    """The report, untagged."""
    pdfmetrics.registerFont(TTFont("S", str(c.REGULAR), shapable=True))
    pdfmetrics.registerFont(TTFont("B", str(c.BOLD), shapable=True))
    base = {"fontSize": c.SIZE, "leading": c.LEADING, "wordWrap": "CJK", "shaping": 1}
    styles = {
        "paragraph": ParagraphStyle("p", fontName="S", **base),
        "numbered": ParagraphStyle("n", fontName="S", leftIndent=c.HANG, firstLineIndent=-c.HANG, **base),
        "sub": ParagraphStyle("s", fontName="S", leftIndent=24, firstLineIndent=-10, **base),
    }
    head = ParagraphStyle("h", fontName="B", alignment=1, **base)
    big = {"fontName": "B", "wordWrap": "CJK", "shaping": 1}
    cover = ParagraphStyle("c", alignment=1, fontSize=c.TITLE, leading=c.TITLE_LEADING, **big)
    heading = ParagraphStyle("i", fontSize=c.HEADING, leading=c.HEADING_LEADING, spaceAfter=6, **big)
    margin = c.MARGIN * c.MM - 6
    document = SimpleDocTemplate(
        target, pagesize=landscape(A4), leftMargin=margin, rightMargin=margin, topMargin=margin, bottomMargin=margin
    )
    story = [Spacer(1, 50 * c.MM), *(Paragraph(escape(line), cover) for line in report.cover), PageBreak()]
    rules = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    rules += [(f"{side}PADDING", (0, 0), (-1, -1), c.PADDING) for side in ("LEFT", "RIGHT")]
    rules += [(f"{side}PADDING", (0, 0), (-1, -1), 3) for side in ("TOP", "BOTTOM")]
    for title, rows in report.issues:
        story.append(Paragraph(escape(title), heading))
        cells = [[[Paragraph(escape(text), styles[kind]) for kind, text in cell] for cell in row] for row in rows]
        data = [[Paragraph(escape(text), head) for text in c.HEADINGS], *cells]
        widths = [width * c.MM for width in c.COLUMNS]
        story.append(Table(data, colWidths=widths, repeatRows=1, splitInRow=1, style=rules))
    document.build(story)


if __name__ == "__main__":
    c.main(build)
