"""Qt: QTextDocument with a QTextTable, printed by QPdfWriter, without a screen. Rows run over pages, headers repeat."""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import common as c
from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

_PIXEL = 96 / 72  # pixels of the document in a point
_DPI = 1200


def build(report: c.Report, target: str) -> None:
    """The report, untagged."""
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    for font in (c.REGULAR, c.BOLD):
        QFontDatabase.addApplicationFont(str(font))
    writer = QPdfWriter(target)
    writer.setResolution(_DPI)
    margins = QMarginsF(c.MARGIN, c.MARGIN, c.MARGIN, c.MARGIN)
    landscape = QPageLayout.Orientation.Landscape
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, landscape, margins, QPageLayout.Unit.Millimeter))
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.setPageSize(QSizeF(writer.width() * 96 / _DPI, writer.height() * 96 / _DPI))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setDefaultFont(characters(c.SIZE).font())
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    fill(cursor, report)
    cursor.endEditBlock()
    document.print_(writer)
    del document, writer, application


def fill(cursor: QTextCursor, report: c.Report) -> None:
    """Cover, headings and tables at the cursor."""
    centre = Qt.AlignmentFlag.AlignHCenter
    cursor.setBlockFormat(block(50 * c.MM))
    for line in report.cover:
        cursor.insertBlock(block(c.TITLE_LEADING, alignment=centre), characters(c.TITLE, bold=True))
        cursor.insertText(line)
    for title, rows in report.issues:
        heading = block(c.HEADING_LEADING)
        heading.setBottomMargin(6 * _PIXEL)
        heading.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        cursor.insertBlock(heading, characters(c.HEADING, bold=True))
        cursor.insertText(title)
        table = cursor.insertTable(1 + len(rows), len(c.COLUMNS), table_format())
        for column, text in enumerate(c.HEADINGS):
            inner = table.cellAt(0, column).firstCursorPosition()
            inner.setBlockFormat(block(c.LEADING, alignment=centre))
            inner.insertText(text, characters(c.SIZE, bold=True))
        formats = {
            "paragraph": block(c.LEADING),
            "numbered": block(c.LEADING, c.HANG, -c.HANG),
            "sub": block(c.LEADING, 24, -10),
        }
        body = characters(c.SIZE)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                inner = table.cellAt(number, column).firstCursorPosition()
                for at, (kind, text) in enumerate(cell):
                    if at:
                        inner.insertBlock(formats[kind], body)
                    else:
                        inner.setBlockFormat(formats[kind])
                        inner.setBlockCharFormat(body)
                    inner.insertText(text, body)
        cursor.movePosition(QTextCursor.MoveOperation.End)


def table_format() -> QTextTableFormat:
    """Thin rules, fixed columns, the first row repeated."""
    table = QTextTableFormat()
    table.setHeaderRowCount(1)
    table.setBorder(1.0)
    table.setBorderBrush(QBrush(QColor("black")))
    table.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    table.setBorderCollapse(True)
    table.setCellPadding(c.PADDING * _PIXEL)
    table.setCellSpacing(0)
    fixed = QTextLength.Type.FixedLength
    mm = 96 / 25.4
    table.setWidth(QTextLength(fixed, (sum(c.COLUMNS) - 0.5) * mm))
    table.setColumnWidthConstraints([QTextLength(fixed, (width - 0.3) * mm) for width in c.COLUMNS])
    return table


def characters(size: float, bold: bool = False) -> QTextCharFormat:
    """Sarabun at a size in points, without hinting."""
    font = QFont("Sarabun")
    font.setPointSizeF(size)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    result = QTextCharFormat()
    result.setFont(font)
    return result


def block(
    leading: float, left: float = 0, first: float = 0, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> QTextBlockFormat:
    """A paragraph's format; lengths in points."""
    result = QTextBlockFormat()
    result.setLineHeight(leading * _PIXEL, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    result.setLeftMargin(left * _PIXEL)
    result.setTextIndent(first * _PIXEL)
    result.setAlignment(alignment)
    return result


if __name__ == "__main__":
    c.main(build)
    sys.stdout.flush()
    os._exit(0)  # large documents can make the interpreter's exit fail after the file is complete
