"""Texts with their differences marked, and differences as a list with the words of the chosen one below it.

What was removed is struck out, what was added is bold and underlined: no mark is a colour alone. In what is copied
the marks are words, too, and each difference has its place.
"""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QAction, QFont, QGuiApplication, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ita_desktop.domain.merging.compare import Difference, Kind
from ita_desktop.domain.merging.word_changes import Piece, Wording, word_changes
from ita_desktop.language import N_, tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.session.qt.utf16 import index_at, units
from ita_desktop.session.words.word_breaks import inner_word_starts
from ita_desktop.ui.appearance.design import NEAR
from ita_desktop.ui.appearance.labels import remark
from ita_desktop.ui.appearance.layouts import below
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.text.thai_layout import ThaiLayout

_LEGEND = N_("คำที่ขีดฆ่าคือคำที่ตัดออก คำตัวหนาขีดเส้นใต้คือคำที่เพิ่ม")


class MarkedText(QTextEdit):
    """A text to read, some pieces of it marked."""

    def __init__(self, name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, readOnly=True, acceptRichText=False, tabChangesFocus=True, undoRedoEnabled=False)
        named(self, name, accessible_name)
        self.document().setDocumentMargin(NEAR)
        self._lines = ThaiLayout(self.document())
        self.document().setDocumentLayout(self._lines)
        self._pieces: tuple[Piece, ...] = ()

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        chosen, at = [], 0
        for piece in self._pieces:
            end = at + units(piece.text)
            first, last = (
                index_at(piece.text, max(place - at, 0)) for place in (cursor.selectionStart(), cursor.selectionEnd())
            )
            chosen.append(Piece(piece.wording, piece.text[first:last]))
            at = end
        return _mime(chosen)

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        """These pieces, and their marks in words for screen readers."""
        self._pieces = pieces = tuple(pieces)
        self.clear()
        cursor = QTextCursor(self.document())
        for piece in pieces:
            cursor.insertText(piece.text, _format(piece.wording))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setAccessibleDescription(_in_words(pieces))

    def show_words(self, text: str) -> None:
        """A text without marks."""
        self.show_pieces((Piece(Wording.SAME, text),))


class DifferencesView(QWidget):
    """A list of differences; what differs is shown for the chosen one. Enter or a double click wants to go there."""

    activated = Signal(object)  # Difference

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._differences: tuple[Difference, ...] = ()
        self.list = named(QTreeWidget(), "differences", tr("รายการที่แตกต่างกัน"))
        self.list.setHeaderLabels([tr("การแก้ไข"), tr("ตำแหน่ง")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        here = Qt.ShortcutContext.WidgetShortcut
        copy = QAction(self.list, shortcut=QKeySequence(QKeySequence.StandardKey.Copy), shortcutContext=here)
        copy.triggered.connect(self._copy)
        self.list.addAction(copy)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.text = MarkedText("difference", tr("ข้อความที่แตกต่างกัน"))
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.addWidget(self.list)
        panes.addWidget(self.text)
        panes.setSizes([300, 200])
        below((panes, 1), remark(tr(_LEGEND)), around=0, holder=self)
        self.list.currentItemChanged.connect(self._on_chosen)
        on(self.list.itemActivated, self, lambda item: self.activated.emit(self._of(item)))

    @property
    def chosen(self) -> Difference | None:
        """The difference whose words are shown."""
        item = self.list.currentItem()
        return self._of(item) if item is not None else None

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Another list."""
        self._differences = tuple(differences)
        self.list.clear()
        rows = [QTreeWidgetItem([tr(found.kind.title_words), found.where]) for found in self._differences]
        self.list.addTopLevelItems(rows)
        self.text.clear()
        if rows:
            self.list.setCurrentItem(rows[0])

    def _of(self, item: QTreeWidgetItem) -> Difference:
        return self._differences[self.list.indexOfTopLevelItem(item)]

    def _on_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.text.show_pieces(pieces_of(self._of(item)))

    def _copy(self) -> None:
        """The chosen differences, each with its place."""
        rows = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        pieces: list[Piece] = []
        for row in rows:
            if row is not None and row.isSelected():
                pieces.append(Piece(Wording.SAME, ("\n" if pieces else "") + f"{row.text(0)}: {row.text(1)}\n"))
                pieces += pieces_of(self._of(row))
                pieces.append(Piece(Wording.SAME, "\n"))
        QGuiApplication.clipboard().setMimeData(_mime(pieces))


def pieces_of(difference: Difference) -> tuple[Piece, ...]:
    """What to show of a difference."""
    if difference.kind is Kind.MOVED:
        moved = tr("จาก {before}\nไปเป็น {after}").format(before=difference.before, after=difference.after)
        return (Piece(Wording.SAME, moved),)
    return word_changes(difference.before, difference.after, inner_word_starts)


def _format(wording: Wording) -> QTextCharFormat:
    marked = QTextCharFormat()
    if wording is Wording.REMOVED:
        marked.setFontStrikeOut(True)
    elif wording is Wording.ADDED:
        marked.setFontUnderline(True)
        marked.setFontWeight(QFont.Weight.Bold)
    return marked


def _mime(pieces: Sequence[Piece]) -> QMimeData:
    """The pieces for the clipboard: with their marks, and in words for programs that know none."""
    mime = QMimeData()
    mime.setText(_in_words(pieces))
    mime.setHtml("".join(map(_html, pieces)))
    return mime


def _html(piece: Piece) -> str:
    text = escape(piece.text).replace("\n", "<br>")
    marked = {Wording.REMOVED: f"<s>{text}</s>", Wording.ADDED: f"<b><u>{text}</u></b>"}
    return marked.get(piece.wording, text) if text else ""


def _in_words(pieces: Iterable[Piece]) -> str:
    return "".join(_spoken(piece) for piece in pieces if piece.text)


def _spoken(piece: Piece) -> str:
    if piece.wording is Wording.SAME:
        return piece.text
    mark = tr(" [ตัดออก: {text}] ") if piece.wording is Wording.REMOVED else tr(" [เพิ่ม: {text}] ")
    return mark.format(text=piece.text)
