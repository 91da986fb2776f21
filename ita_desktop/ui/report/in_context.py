"""Words among others, one row each: the text around them with what was found in bold, or struck out before what will
stand there."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ita_desktop.language import digits, tr
from ita_desktop.session.qt.utf16 import units_before
from ita_desktop.session.words.word_breaks import word_starts
from ita_desktop.ui.appearance.letters import mark_room
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.appearance.wrapped_text import x_in

_BEFORE, _AFTER = 36, 160
"""Characters that are shown before what was found and after it."""

_PAD = 6
_DOTS = "…"
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class ContextRows(QAbstractTableModel):
    """Rows of which each shows some words among others. Screen readers read `columns` also where they are not shown."""

    columns: Sequence[str]
    replacement: str | None = None
    """Not None if the words are struck out, and others follow them."""

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def context(self, row: int) -> tuple[str, int, int, str]:
        """The text around the words on one line, where they begin and end in it, and what they will be replaced by."""
        raise NotImplementedError

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr(self.columns[section]) if orientation is Qt.Orientation.Horizontal else digits(section + 1)


class WholeRows(QTableView):
    """Rows that are chosen whole, one at a time, and only read, each as high as a line of words with all its marks."""

    least_rows = 0
    """Rows and heads that a low window still shows."""

    def __init__(self, name: str, words: str, rows: QAbstractItemModel) -> None:
        super().__init__(showGrid=False, wordWrap=False)
        named(self, name, words)
        self.setModel(rows)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        numbers = self.verticalHeader()
        numbers.hide()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setMinimumSectionSize(1)
        self.horizontalHeader().setHighlightSections(False)
        self.fit_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.model() is not None:
            self.fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_rows(self) -> None:
        """The letters have another size."""
        above, below = room_for_marks(self.font())
        height = self.fontMetrics().height() + above + below
        self.verticalHeader().setDefaultSectionSize(height)
        if self.least_rows:
            self.setMinimumHeight(self.least_rows * height)
        self.fit_columns()

    def fit_columns(self) -> None:
        """The view has another width."""


class Context(QStyledItemDelegate):
    """Draws a hit in bold among its context, or struck out before what will replace it."""

    def __init__(self, hits: ContextRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._hits = hits

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        room = option.rect.width() - 2 * _PAD  # type: ignore[attr-defined]
        paint_line(painter, option, self.line(index.row(), option.font, room))  # type: ignore[attr-defined]

    def line(self, row: int, font: QFont, room: int) -> QTextLayout:
        """The words of a row on one line, cut with dots if they are longer than the room, in pixels."""
        return drawn_line(*self._hits.context(row), font, room, replacing=self._hits.replacement is not None)


class ContextList(WholeRows):
    """The rows, with the words in their context in one of the columns."""

    text_column = 1
    shares: tuple[float, ...]
    """Of the width, for the first columns; the last has the rest."""

    def __init__(self, name: str, words: str, rows: ContextRows) -> None:
        super().__init__(name, words, rows)
        self.setItemDelegateForColumn(self.text_column, Context(rows, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def fit_columns(self) -> None:
        for column, share in enumerate(self.shares):
            self.horizontalHeader().resizeSection(column, round(self.viewport().width() * share))


def drawn_line(text: str, start: int, end: int, new: str, font: QFont, room: int, *, replacing: bool) -> QTextLayout:
    """A text on one line with what was found in it in bold, or struck out before what will replace it. If it is longer
    than the room, in pixels, its end is cut with dots; and its beginning, if what it is about were not seen else."""
    before, text = text, text[:end] + new + text[end:]
    found, put = QTextCharFormat(), QTextCharFormat()
    found.setFontWeight(QFont.Weight.Normal if replacing else QFont.Weight.Bold)
    found.setFontStrikeOut(replacing)
    found.setFontUnderline(not replacing)
    put.setFontWeight(QFont.Weight.Bold)
    put.setFontUnderline(True)
    looks = [_range(text, start, end, found), _range(text, end, end + len(new), put)]
    layout = _line(text, font, looks)
    line = layout.lineAt(0)
    if line.naturalTextWidth() <= room:
        return layout
    dots = QFontMetricsF(font).horizontalAdvance(_DOTS)
    beyond = x_in(line, units_before(text, end + len(new))) - (room - dots)
    if beyond > 0:
        begins = [at for at in word_starts(text[:start]) if x_in(line, units_before(text, at)) - dots >= beyond]
        at = begins[0] if begins else start
        if before[:at].strip(_DOTS):
            rest = _DOTS + before[at:]
            shift = len(_DOTS) - at
            return drawn_line(rest, start + shift, end + shift, new, font, room, replacing=replacing)
    kept = line.xToCursor(max(room - dots, 0.0), QTextLine.CursorPosition.CursorOnCharacter)
    units = text.encode("utf-16-le")[: 2 * kept].decode("utf-16-le", "ignore")
    cut = _line(units + _DOTS, font, looks)
    while units and cut.lineAt(0).naturalTextWidth() > room:  # bold dots, or those of another font, are wider
        units = units[:-1]
        cut = _line(units + _DOTS, font, looks)
    return cut


def paint_line(painter: QPainter, option: QStyleOptionViewItem, layout: QTextLayout) -> None:
    """Draw the line in the cell that the option is of, without words of the cell's own."""
    option.text = ""  # type: ignore[attr-defined]  # the stubs lack the fields of style options
    widget: QWidget = option.widget  # type: ignore[attr-defined]
    widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
    rect, state = option.rect, option.state  # type: ignore[attr-defined]
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
    active = bool(state & QStyle.StateFlag.State_Active)
    group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(option.palette.color(group, role))  # type: ignore[attr-defined]
    above, below = room_for_marks(option.font)  # type: ignore[attr-defined]
    top = rect.top() + above + (rect.height() - layout.lineAt(0).height() - above - below) / 2
    layout.draw(painter, QPointF(rect.left() + _PAD, top))
    painter.restore()


def surroundings(text: str, start: int, end: int, before: int = _BEFORE, after: int = _AFTER) -> tuple[str, int, int]:
    """The text around what was found on one line, beginning with a word, and where what was found is in it. It shows so
    many characters before and after that."""
    first = 0
    if start > before:
        behind = (at for at in word_starts(text[:start]) if at >= start - before)
        first = next(behind, start)
    ahead = ("…" if first else "") + text[first:start]
    around = (ahead + text[start : end + after]).replace("\n", " ").replace("\t", " ")
    return around, len(ahead), len(ahead) + end - start


def room_for_marks(font: QFont) -> tuple[int, int]:
    """What the marks of a hit, which is bold, need above and below the line."""
    bold = QFont(font)
    bold.setBold(True)
    return mark_room(bold)


def _line(text: str, font: QFont, looks: list[QTextLayout.FormatRange]) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setFormats(looks)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def _range(text: str, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = units_before(text, start)  # type: ignore[attr-defined]  # the stubs lack the fields
    made.length = units_before(text, end) - made.start  # type: ignore[attr-defined]
    made.format = look  # type: ignore[attr-defined]
    return made
