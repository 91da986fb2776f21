"""What an office file holds, before anything of it is taken: the table as it was read with the part of a measure above
each column, beside it what comes of it and what to look at, and the letters as a sum that adds up.
"""

from PySide6.QtCore import QMargins, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QSplitter, QStackedWidget, QWidget

from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.errors import ExpectedError
from ita_desktop.language import digits, tr, trn
from ita_desktop.session.importing.importing import Importing, Place, RowKind
from ita_desktop.session.importing.shown import Line, ShownTable, count_words
from ita_desktop.session.importing.way import WAY_WORDS, Way
from ita_desktop.session.importing.ways import letter_words
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.buttons import named_button
from ita_desktop.ui.appearance.design import APART, MARGIN, NEAR
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role
from ita_desktop.ui.appearance.labels import caption, heading, label
from ita_desktop.ui.appearance.layouts import REST, add, below, beside
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.files.difference_text import DifferencesView
from ita_desktop.ui.importing.meaning_words import MeaningWords
from ita_desktop.ui.importing.read_table import ReadTable
from ita_desktop.ui.importing.side_lists import SideList
from ita_desktop.ui.importing.waiting import Waiting

_WAY_LETTERS = 12  # of where it goes, where the screen has no room for all
_PREVIEW, _CHANGES = 1, 2
"""Pages behind the one that is shown while the file is read."""


class ImportDialog(FittingDialog):
    """Owner of the file on its way. Accepted, `importing.imported` is what the user wants."""

    def __init__(self, importing: Importing, place: tuple[int, int], parent: QWidget) -> None:
        """`place` is which of how many files it is."""
        super().__init__(QSize(1340, 720), tr("นำเข้า"), parent, name="import")
        self.importing = importing
        self.refusal: ExpectedError | None = None
        self._place = place
        importing.setParent(self)
        self._tables: tuple[ShownTable, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self.setModal(True)
        self.table = ReadTable()
        which = QComboBox(sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.which = named(which, "import.which", tr("ตาราง"))
        self.ways = named(QComboBox(), "import.way")
        self.back_button = named_button("import.back", tr("กลับไปดูตาราง(&B)"))
        self.changes = DifferencesView()
        self.to_come = SideList("import.outcomes", tr("มาตรการที่จะได้"))
        self.lines = SideList("import.lines", tr("ควรดู"))
        self.counts = label("", wraps=True)
        self.letters = named(MeaningWords("done"), "import.letters")
        self.wanted = MeaningWords("wanted")
        self._wanted_title = caption("")
        self.waiting = Waiting(lambda: importing.rows_read)
        self._stack = QStackedWidget()
        self.take_button = self.add_button(tr("นำเข้า(&I)"), Role.AcceptRole, "import.take")
        self.take_button.setDefault(True)
        self.take_button.setEnabled(False)
        self.add_button(tr("ยกเลิก"), Role.RejectRole, by_enter=False)
        self._lay_out()
        self._connect()
        importing.begin()

    def accept(self) -> None:
        """Take what is shown; not before it is what was chosen last."""
        if not self.take_button.isEnabled():
            return
        if self._has_to_compare():
            self._compare()
        else:
            super().accept()

    def _connect(self) -> None:
        self.importing.understood.connect(self._show)
        on(self.importing.refused, self, self._refuse)
        on(self.ways.currentIndexChanged, self, lambda: self._choose_way(self.ways.currentData()))
        on(self.back_button.clicked, self, lambda: self._go_back())
        on(self.finished, self, lambda _: self.importing.end())
        on(self.which.currentIndexChanged, self, self._show_table)
        on(self.table.roles.role_chosen, self, self._choose_role)
        on(self.table.row_chosen, self, self._choose_row)
        on(self.to_come.asked_for, self, self._go_to)
        on(self.lines.asked_for, self, self._go_to)
        on(self.lines.itemChanged, self, lambda item: self._switch(self.lines.row(item)))

    def _lay_out(self) -> None:
        title = tr("นำเข้าจาก “{name}”").format(name=shown_name(self.importing.path))
        number, count = self._place
        if count > 1:
            title = tr("{title} (แฟ้มที่ {number} จาก {count})").format(
                title=title, number=digits(number), count=digits(count)
            )
        top = beside((heading(title), 1), caption(tr("ตรวจว่าคอลัมน์ถูกต้อง แล้วกดนำเข้า เลิกทำได้ด้วย Ctrl+Z")))
        sums = beside(self.counts, self.letters, self.wanted, REST, between=APART)
        for page in (self.waiting, self._preview(), self.changes):
            self._stack.addWidget(page)
        self.lay_out(top, sums, (self._stack, 1), between=NEAR, buttons=self._buttons())

    def _buttons(self) -> QWidget:
        """Where it goes, and the buttons."""
        ways = Way if self.importing.into is not None else (Way.NEW,)
        for way in ways:
            self.ways.addItem(tr(WAY_WORDS[way]), way)
        self.ways.setCurrentIndex(self.ways.findData(self.importing.way))
        self.ways.setMaximumWidth(self.ways.sizeHint().width())
        self.ways.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.ways.setMinimumContentsLength(_WAY_LETTERS)
        self.ways.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        title = label(tr("นำเข้าเป็น(&W)"))
        title.setBuddy(self.ways)
        self.back_button.hide()
        buttons = QWidget()
        line = beside(title, (self.ways, 1), around=0, holder=buttons)
        line.addStretch()  # no share of the room, as long as the ways take it
        add(line, self.back_button, self.box)
        return buttons

    def _preview(self) -> QWidget:
        panes = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        left, right = QWidget(), QWidget()
        below((self.which, 0, Qt.AlignmentFlag.AlignLeft), (self.table, 1), around=0, holder=left)
        side = (caption(tr("มาตรการที่จะได้")), (self.to_come, 3), self._wanted_title, (self.lines, 2))
        below(*side, around=QMargins(MARGIN, 0, 0, 0), holder=right)
        for at, (pane, stretch) in enumerate(((left, 7), (right, 3))):
            panes.addWidget(pane)
            panes.setStretchFactor(at, stretch)
        panes.setSizes([920, 400])
        return panes

    def _show(self) -> None:
        """What the file holds, as it is chosen now."""
        imported, taken = self.importing.imported, self.importing.taken
        assert imported is not None and taken is not None, "it was understood"
        is_first = self._stack.currentIndex() == 0
        shown = self.importing.shown
        self._tables, self._lines = shown.tables, shown.lines
        self._show_which()
        self._show_table(self.which.currentIndex())
        self.to_come.show_outcomes(shown.outcomes)
        self.lines.show_lines(self._lines)
        self.counts.setText(count_words(imported))
        self.letters.setText(letter_words(taken.letters))
        wanted = sum(line.wants for line in self._lines)
        self.wanted.setText(trn("ควรดู {count} รายการ", wanted).format(count=digits(wanted)) if wanted else "")
        self._wanted_title.setText(self.wanted.text() or tr("รายละเอียด"))
        self._say_what_is_next()
        if is_first:
            self.waiting.end()
            self._stack.setCurrentIndex(_PREVIEW)
            first = next((at for at, table in enumerate(self._tables) if table.is_read), 0)
            self.which.setCurrentIndex(first)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_to_compare(self) -> bool:
        """Whether what changes in the open report was not shown yet."""
        return self.importing.way is Way.MATCHED and self._stack.currentIndex() != _CHANGES

    def _say_what_is_next(self) -> None:
        taken = self.importing.taken
        assert taken is not None, "it was understood"
        changes = bool(taken.changes) if self.importing.way is not Way.NEW else taken.added > 0
        self.take_button.setEnabled(changes)
        if not changes:
            words = tr("ไม่มีมาตรการที่จะนำเข้า")
        elif self._has_to_compare():
            words = trn("ดู {count} รายการที่จะเปลี่ยน(&I)", len(taken.changes)).format(count=digits(len(taken.changes)))
        else:
            count = taken.added + taken.filled
            words = trn("นำเข้า {count} มาตรการ(&I)", count).format(count=digits(count))
        self.take_button.setText(words)

    def _compare(self) -> None:
        """Show what changes in the open report."""
        taken = self.importing.taken
        assert taken is not None, "it was understood"
        self.changes.show_differences(taken.changes)
        self._show_page(_CHANGES)
        self.changes.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        self._show_page(_PREVIEW)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_page(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        self.back_button.setVisible(page == _CHANGES)
        self.ways.setEnabled(page != _CHANGES)
        self._say_what_is_next()

    def _choose_way(self, way: Way) -> None:
        self._wait()
        self.importing.choose_way(way)

    def _refuse(self, error: ExpectedError) -> None:
        self.refusal = error
        self.reject()

    def _show_which(self) -> None:
        chosen = self.which.currentIndex()
        at = next((at for at, table in enumerate(self._tables) if self._is_shown(table)), max(chosen, 0))
        with QSignalBlocker(self.which):
            self.which.clear()
            for table in self._tables:
                self.which.addItem(_words_of(table))
            self.which.setCurrentIndex(min(at, len(self._tables) - 1))
        self.which.setVisible(len(self._tables) > 1)

    def _is_shown(self, table: ShownTable) -> bool:
        shown = self.table.rows.table.tables
        return bool(shown) and shown[0] in table.tables

    def _show_table(self, at: int) -> None:
        if 0 <= at < len(self._tables):
            self.table.show_table(self._tables[at], self.importing.columns())

    def _choose_role(self, column: int, role: str, added: bool) -> None:
        self._wait()
        self.importing.choose_role(self.table.rows.table, column, role, added=added)

    def _choose_row(self, place: Place, kind: RowKind) -> None:
        self._wait()
        self.importing.choose_row(place, kind)

    def _switch(self, at: int) -> None:
        self._wait()
        self.importing.switch(self._lines[at])

    def _wait(self) -> None:
        """Nothing is taken until what was chosen is understood."""
        self.take_button.setEnabled(False)

    def _go_to(self, place: Place) -> None:
        if not self.table.go_to(place):
            self.which.setCurrentIndex(next(at for at, table in enumerate(self._tables) if place.table in table.tables))
            self.table.go_to(place)


def _words_of(table: ShownTable) -> str:
    """Which tables, how many rows, and whether they are read."""
    numbers = digits(table.tables[0] + 1)
    if len(table.tables) > 1:
        numbers = tr("{first} ถึง {last}").format(first=numbers, last=digits(table.tables[-1] + 1))
    words = trn("ตารางที่ {numbers} ({count} แถว)", len(table.rows))
    words = words.format(numbers=numbers, count=digits(len(table.rows)))
    return words if table.is_read else tr("{table} ไม่ได้นำเข้า").format(table=words)
