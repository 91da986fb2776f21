"""The bundled guide with its contents and a line to search it: offline, and nothing but its own files is ever shown."""

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QListWidget, QTextBrowser, QWidget

from ita_desktop import paths
from ita_desktop.domain.thai.digits_and_years import to_arabic_digits, to_thai_digits
from ita_desktop.language import current_language, digits, tr, trn
from ita_desktop.regular_file import read_shipped
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.buttons import tool_button
from ita_desktop.ui.appearance.design import MARGIN
from ita_desktop.ui.appearance.labels import label
from ita_desktop.ui.appearance.layouts import below, beside
from ita_desktop.ui.appearance.letters import letter_width
from ita_desktop.ui.appearance.screen_reader import announce, named
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.wrapped_rows import WrappedRows
from ita_desktop.ui.window.guide_layout import GuideLayout

_STYLE = "p, li { margin: 3px 0; } h1, h2 { margin: 3px 0; } h2 { margin-top: 18px; }"
_CONTENTS_LETTERS = 26
_NARROW_LETTERS = 70
_QUERY_MAX = 200


class GuidePane(QWidget):
    """The contents left of the guide, if there is room for them; the search above both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guide = Guide()
        self.contents = named(QListWidget(), "help.contents", tr("สารบัญ"))
        WrappedRows(self.contents)
        self.query = named(LineEdit(max_length=_QUERY_MAX), "help.query", tr("ค้นหาในวิธีใช้"))
        self.query.setPlaceholderText(tr("ค้นหาในวิธีใช้"))
        self.found = label("")
        before = tool_button("arrow-up", tr("ตำแหน่งก่อนหน้า (Shift+F3)"), lambda: self.walk(-1))
        after = tool_button("arrow-down", tr("ตำแหน่งถัดไป (F3)"), lambda: self.walk(+1))
        search = beside((self.query, 1), before, after, self.found)
        below(search, (beside(self.contents, (self.guide, 1)), 1), holder=self)
        self.contents.addItems(self.guide.headings)
        self.contents.currentRowChanged.connect(self.guide.show_heading)
        on(self.contents.itemClicked, self, lambda item: self.guide.show_heading(self.contents.row(item)))
        on(self.contents.itemActivated, self, lambda _: self.guide.setFocus())
        on(self.query.textChanged, self, self._search)
        for widget in (self.query, self.guide, self.contents):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F3 and Shift+F3 anywhere; Enter in the line; Ctrl+F goes to the line."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_enter = watched is self.query and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_F3 or is_enter:
            self.walk(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else +1)
            return True
        if event.matches(QKeySequence.StandardKey.Find):
            self.query.setFocus()
            self.query.selectAll()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letter = letter_width(self.fontMetrics())
        self.contents.setFixedWidth(_CONTENTS_LETTERS * letter)
        self.contents.setVisible(self.width() > _NARROW_LETTERS * letter)

    def walk(self, by: int) -> None:
        """To the next hit, or the one before; after the last comes the first."""
        at, count = self.guide.go_to_hit(by)
        self._say(trn("ตำแหน่งที่ {at} จาก {count}", count).format(at=digits(at), count=digits(count)) if count else "")

    def _search(self) -> None:
        count = self.guide.mark(self.query.text())
        if count:
            self.walk(0)
        else:
            self._say(tr("ไม่พบ") if self.query.text().strip() else "")

    def _say(self, words: str) -> None:
        self.found.setText(words)
        announce(self.query, words)


class Guide(QTextBrowser):
    """The bundled guide, its pictures never wider than the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, openLinks=False)
        self.setAccessibleName(tr("เริ่มใช้งานใน ๕ นาที"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the width must not change with the text
        self.document().setDocumentMargin(MARGIN)
        self.document().setDefaultStyleSheet(_STYLE)
        self._lines = GuideLayout(self.document())
        self.document().setDocumentLayout(self._lines)
        self._folder = paths.resources() / "guide" / current_language().value
        self._text = read_shipped(self._folder / "guide.html").decode()
        self._width = 0
        self._query = ""
        self._hits: list[tuple[int, int]] = []  # from, to
        self._hit = 0

    @property
    def hits(self) -> list[str]:
        """The words that are marked, in their order."""
        text = self.document().toRawText()
        return [text[start:end] for start, end in self._hits]

    @property
    def headings(self) -> list[str]:
        """The titles of its parts."""
        words = QTextDocument()  # the guide itself is laid out when its width is known
        words.setHtml(self._text)
        return [block.text() for block in _headings(words)]

    def show_heading(self, index: int) -> None:
        """Scroll the heading of that number, from 0, to the top."""
        blocks = _headings(self.document())
        if 0 <= index < len(blocks):
            top = self.document().documentLayout().blockBoundingRect(blocks[index]).top()
            self.verticalScrollBar().setValue(round(top))

    def mark(self, query: str) -> int:
        """Mark all hits of the words, digits of either script being the same; how many there are."""
        self._query = query.strip()
        self._hits = []
        pattern = _pattern(self._query)
        if self._query:
            found = self.document().find(pattern, 0)
            while not found.isNull() and found.hasSelection():
                self._hits.append((found.selectionStart(), found.selectionEnd()))
                found = self.document().find(pattern, found)
        self._hit = 0
        self._show()
        return len(self._hits)

    def go_to_hit(self, by: int) -> tuple[int, int]:
        """So many hits on from where it is: its number from 1, and how many there are."""
        if not self._hits:
            return 0, 0
        self._hit = (self._hit + by) % len(self._hits)
        self._show()
        cursor = self.textCursor()
        cursor.setPosition(self._hits[self._hit][0])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return self._hit + 1, len(self._hits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width() - 4 * MARGIN
        if width != self._width:
            self._width = width
            self._show()

    # Qt's virtual method gives back whatever kind of resource was asked for.
    def loadResource(self, _kind: int, url: QUrl | str) -> object:
        """A picture of the guide; None for everything else, so that nothing is ever fetched from anywhere."""
        name = QUrl(url).toString()
        allowed = {file.name for file in self._folder.glob("*.png")}
        if name not in allowed:
            return None
        image = QImage(str(self._folder / name))
        if image.width() > self._width > 0:
            sharp = self.devicePixelRatioF()
            image = image.scaledToWidth(round(self._width * sharp), Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(sharp)
        return image

    def _show(self) -> None:
        """The text with the hits in it, at the width; every letter stays where it was."""
        shown = self.verticalScrollBar().value()
        self.setHtml(self._text)
        colours = self.palette()
        for number, (start, end) in enumerate(self._hits):
            cursor = self.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark = QTextCharFormat()
            mark.setFontUnderline(True)
            if number == self._hit:
                mark.setBackground(colours.highlight())
                mark.setForeground(colours.highlightedText())
            cursor.mergeCharFormat(mark)
        self.verticalScrollBar().setValue(shown)


def _headings(document: QTextDocument) -> list[QTextBlock]:
    blocks, block = [], document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() == 2:
            blocks.append(block)
        block = block.next()
    return blocks


def _pattern(query: str) -> QRegularExpression:
    letters = []
    for letter in to_arabic_digits(query):
        thai = to_thai_digits(letter)
        letters.append(f"[{letter}{thai}]" if thai != letter else QRegularExpression.escape(letter))
    return QRegularExpression("".join(letters), QRegularExpression.PatternOption.CaseInsensitiveOption)
