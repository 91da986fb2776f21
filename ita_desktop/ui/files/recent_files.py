"""The reports opened lately as cards: opened with a click or Enter, taken off the list with Delete."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QWidget

from ita_desktop.domain.checks.unreviewed import unreviewed_words
from ita_desktop.domain.thai.date_words import lately
from ita_desktop.domain.thai.file_names import shown_name, shown_path
from ita_desktop.language import digits, tr, trn
from ita_desktop.session.file.report_cards import Card, Presence, ReportCards
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.card_button import CardButton
from ita_desktop.ui.appearance.design import MARGIN
from ita_desktop.ui.appearance.labels import heading
from ita_desktop.ui.appearance.layouts import below, beside
from ita_desktop.ui.appearance.letters import letter_width
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.appearance.style import icon

_ICON = QSize(20, 20)
_COLUMN_LETTERS = 40
"""Letters of room from which there are two cards side by side, for each of them."""

_LINES = 4

_DOT = " · "


class RecentFiles(QWidget):
    """Cards only. A file that is gone cannot be opened; a second button takes it off the list."""

    def __init__(
        self, cards: ReportCards, open_path: Callable[[Path], object], forget: Callable[[Path], object]
    ) -> None:
        super().__init__()
        self._cards = cards
        self._open = open_path
        self._forget = forget
        self._rows: list[_Row] = []
        self._columns = 1
        self._title = heading(tr("รายงานล่าสุด"))
        self._grid = QGridLayout()
        self._grid.setSpacing(MARGIN)
        below(self._title, self._grid, around=0, holder=self)
        cards.changed.connect(self._on_changed)

    def show_files(self, files: Sequence[Path]) -> None:
        """Newest first, at once; more is shown when it is known. The focus stays in the row of that number, or the last
        one; if no row is left it is lost."""
        at = self._row_with_focus()
        for row in self._rows:
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self._rows = [_Row(card, self._open, self._forget) for card in self._cards.look(files)]
        self._lay_out()
        self._title.setVisible(bool(files))
        if at is not None and self._rows:
            self._rows[min(at, len(self._rows) - 1)].take_focus()

    @property
    def buttons(self) -> list[QPushButton]:
        """The cards, each followed by the button beside it."""
        return [button for row in self._rows for button in row.findChildren(QPushButton)]

    def take_focus(self) -> bool:
        """Put the focus on the newest that is not known to be gone; whether there is one."""
        row = next((row for row in self._rows if row.button.isEnabled()), None)
        if row is not None:
            row.take_focus()
        return row is not None

    def fit(self, room: int) -> None:
        """Arrange the cards in one or two columns, for so many pixels of room."""
        self._columns = 2 if room >= 2 * _COLUMN_LETTERS * letter_width(self.fontMetrics()) else 1
        self._lay_out()

    def _lay_out(self) -> None:
        for index, row in enumerate(self._rows):
            at = divmod(index, self._columns)
            self._grid.addWidget(row, *at, Qt.AlignmentFlag.AlignTop)
            row.show()
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, self._columns - 1)

    def _on_changed(self, card: Card) -> None:
        row = next((row for row in self._rows if row.card.path == card.path), None)
        if row is None:
            return
        had_focus = row.button.hasFocus()
        row.show_card(card)
        if had_focus and not row.button.isEnabled() and not self.take_focus():
            row.take_focus()

    def _row_with_focus(self) -> int | None:
        focus = QApplication.focusWidget()
        return next((at for at, row in enumerate(self._rows) if focus is not None and row.isAncestorOf(focus)), None)


class _Row(QWidget):
    """One card, and the button that takes it off the list if its file is gone."""

    def __init__(self, card: Card, open_path: Callable[[Path], object], forget: Callable[[Path], object]) -> None:
        super().__init__()
        path = card.path
        self.button = named(CardButton("", lines=_LINES), "start.recent")
        self.button.setToolTip(shown_path(path))
        on(self.button.clicked, self.button, partial(open_path, path))
        layout = beside((self.button, 1), between=MARGIN // 2, around=0, holder=self)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        unwanted = QAction(tr("นำออกจากรายการ"), self, shortcut=QKeySequence(Qt.Key.Key_Delete), shortcutContext=here)
        on(unwanted.triggered, unwanted, partial(forget, path))
        self.addAction(unwanted)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._remove = QPushButton(icon("trash"), unwanted.text(), flat=True, autoDefault=True)
        self._remove.setAccessibleName(tr("นำ {name} ออกจากรายการ").format(name=shown_name(path)))
        self._remove.setIconSize(_ICON)
        self._remove.clicked.connect(unwanted.trigger)
        layout.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_card(card)

    def show_card(self, card: Card) -> None:
        """Show what is known now."""
        self.card = card
        is_gone = card.presence is Presence.GONE
        self._remove.setVisible(is_gone)
        self.button.setEnabled(not is_gone)
        self.button.show_words(*card_words(card))
        self.button.show_picture(card.contents.picture if card.contents is not None and not is_gone else b"")
        self.button.show_percent(card.contents.ready if card.contents is not None and not is_gone else None)

    def take_focus(self) -> None:
        """Put the focus on the card, or on the button beside it."""
        self.show()
        (self.button if self.button.isEnabled() else self._remove).setFocus(Qt.FocusReason.OtherFocusReason)


def card_words(card: Card) -> tuple[str, ...]:
    """The lines of a card: whose report it is and of which year, the file, how much of it there is and since when."""
    name, folder, contents = shown_name(card.path), shown_name(card.path.parent), card.contents
    if card.presence is Presence.GONE:
        return name, tr("ไม่พบแฟ้มนี้แล้ว ในโฟลเดอร์ {folder}").format(folder=folder)
    changed = lately(card.changed, date.today()) if card.changed is not None else ""
    file = tr("{name} ในโฟลเดอร์ {folder}").format(name=name, folder=folder)
    if contents is None:
        return name, tr("ในโฟลเดอร์ {folder}").format(folder=folder), changed
    year = tr("ปี {year}").format(year=digits(contents.fiscal_year))
    measures = trn("{count} มาตรการ", contents.measures).format(count=digits(contents.measures))
    done = tr("กรอกแล้ว {percent}%").format(percent=digits(contents.percent))
    states = [done, contents.left] if contents.left else [] if contents.unreviewed else [tr("ครบถ้วน")]
    state = _DOT.join((*states, unreviewed_words(contents.unreviewed)) if contents.unreviewed else states)
    first = _DOT.join(part for part in (contents.agency or name, year) if part)
    return first, file, _DOT.join(part for part in (measures, changed) if part), state
