"""How the guide lies on the screen (`ui/text/thai_layout.py`): headings, paragraphs, pictures, and lists with dots."""

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QImage,
    QPainter,
    QPalette,
    QPyTextObject,
    QTextBlock,
    QTextDocument,
    QTextFormat,
    QTextLine,
)

from ita_desktop.ui.text.thai_layout import ThaiLayout

_DOT = "•"
_PICTURE = "\ufffc"  # what Qt has for one in a text
_LIST_EMS = 1.5


class GuideLayout(ThaiLayout):
    """Other things of HTML, tables for one, lie like paragraphs."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._pictures = _Pictures(self)
        self.registerHandler(QTextFormat.ObjectTypes.ImageObject.value, self._pictures)

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        super().draw(painter, context)
        given: Any = context  # the stubs lack its fields
        painter.setPen(given.palette.color(QPalette.ColorRole.Text))
        painter.setFont(self.document().defaultFont())
        clip = given.clip if given.clip.isValid() else QRectF(QPointF(0, 0), self.documentSize())
        for index in self.blocks_between(clip.top(), clip.bottom()):
            block = self.document().findBlockByNumber(index)
            if _is_listed(block) and block.layout().lineCount():
                line = block.layout().lineAt(0)
                dot = QPointF(self.left(index) - self._em, self.top(index) + line.y() + line.ascent())
                painter.drawText(dot, _DOT)

    def _indent(self, index: int) -> float:
        return self._em * _LIST_EMS if _is_listed(self.document().findBlockByNumber(index)) else 0.0

    def _around(self, block: QTextBlock) -> tuple[float, float]:
        look = block.blockFormat()
        return look.topMargin(), look.bottomMargin()

    def _step(self, block: QTextBlock, line: QTextLine) -> float:
        return line.height() if block.text() == _PICTURE else super()._step(block, line)


def _is_listed(block: QTextBlock) -> bool:
    return block.textList() is not None


class _Pictures(QPyTextObject):
    """What Qt's own layout does with pictures."""

    def intrinsicSize(self, doc: QTextDocument, _position: int, look: QTextFormat) -> QSizeF:
        return _picture(doc, look).deviceIndependentSize()

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, _position: int, look: QTextFormat
    ) -> None:
        painter.drawImage(rect, _picture(doc, look))


def _picture(document: QTextDocument, look: QTextFormat) -> QImage:
    name = QUrl(look.toImageFormat().name())
    found = document.resource(QTextDocument.ResourceType.ImageResource.value, name)
    return found if isinstance(found, QImage) else QImage()
