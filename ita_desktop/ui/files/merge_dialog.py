"""Merging a file that came back: what it was made from, each conflict side by side, and all that will change.

Nothing is changed until the user agrees. In the list of conflicts 1, 2 and 3 decide and go on to the next one. What
the decisions make of the report is worked out in the background.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHeaderView,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ita_desktop.domain.merging.compare import Difference, compare
from ita_desktop.domain.merging.conflicts import MINE_WORDS, THEIRS_WORDS, Choice, Conflict, Merged, by_decisions
from ita_desktop.domain.merging.matching import with_common_ids
from ita_desktop.domain.merging.merge import merge
from ita_desktop.domain.merging.word_changes import Wording, word_changes
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.digits_and_years import to_arabic_digits
from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.language import N_, Language, current_language, digits, tr, trn
from ita_desktop.session.background import Background, IsWanted
from ita_desktop.session.file.received import Received
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.session.words.word_breaks import inner_word_starts
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role
from ita_desktop.ui.appearance.labels import heading, label
from ita_desktop.ui.appearance.layouts import REST, beside
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.files.difference_text import DifferencesView, MarkedText
from ita_desktop.ui.keyboard.thai_layouts import Menu, latin_key

_CHOICE_WORDS = {
    Choice.MINE: N_("ใช้ของรายงานนี้"),
    Choice.THEIRS: N_("ใช้ของแฟ้มที่ได้รับ"),
    Choice.BOTH: N_("ใช้ทั้งสอง"),
}
_KEYS = {"1": Choice.MINE, "2": Choice.THEIRS, "3": Choice.BOTH}
_NOT_DECIDED = N_("ยังไม่เลือก")
_ABSENT = N_("(ไม่มี)")
_NO_BASE = N_("ไม่เทียบกับสำเนาที่ส่ง แสดงทุกรายการที่แตกต่างกัน")


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What the decisions make of the open report, and the base and the received report as they were merged."""

    base: Report | None
    theirs: Report
    merged: Merged
    changes: tuple[Difference, ...]


class ConflictList(QTreeWidget):
    """Where the conflicts are and how each is decided."""

    def __init__(self, decide: Callable[[Choice], None]) -> None:
        super().__init__()
        self._decide = decide
        named(self, "conflicts", tr("ส่วนที่แก้ไขไม่ตรงกัน"))
        self.setHeaderLabels([tr("ตำแหน่ง"), tr("เลือก")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choice = _KEYS.get(to_arabic_digits(event.text())) or _KEYS.get(latin_key(event) or "")
        if choice is None:
            super().keyPressEvent(event)
        else:
            self._decide(choice)


class MergeDialog(FittingDialog):
    """Owner of the decisions. Accepted, `merged_report` is what the report shall become."""

    def __init__(self, received: Received, mine: Report, parent: QWidget | None = None) -> None:
        super().__init__(QSize(980, 680), tr("รวมแฟ้มที่ส่งกลับมา"), parent, name="merge")
        self.received = received
        self._mine = mine
        self._decisions: dict[str, Choice] = {}
        self._found: WorkedOut | None = None
        self._pending: Future[WorkedOut] | None = None
        self._background = Background(self)
        self._latest = self._background.worker("merging").latest()
        on(self.finished, self, lambda _: self._background.close())
        self.bases = named(QComboBox(), "merge.base", tr("เทียบกับสำเนาที่ส่ง"))
        self.bases.addItems([*(base.name for base in received.bases), tr(_NO_BASE)])
        self.bases.setCurrentIndex(received.best if received.best is not None else len(received.bases))
        self.bases.currentIndexChanged.connect(self._on_base_chosen)
        self.summary = named(label("", wraps=True), "merge.summary")
        self.conflicts = ConflictList(self.decide)
        on(self.conflicts.currentItemChanged, self, lambda: self._show_conflict())
        self.my_text = MarkedText("merge.mine", tr(MINE_WORDS))
        self.their_text = MarkedText("merge.theirs", tr(THEIRS_WORDS))
        self.buttons = {choice: QPushButton(_with_key(_CHOICE_WORDS[choice], key)) for key, choice in _KEYS.items()}
        self.changes = DifferencesView()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("การรวมแฟ้ม"))
        self.tabs.tabBar().setAccessibleName(tr("การรวมแฟ้ม"))
        self._lay_out()
        self._on_base_chosen()

    @property
    def merged_report(self) -> Report:
        """The merge as it is decided now; what is not decided stays as in the open report. May take a moment."""
        found = self._pending.result() if self._pending is not None else self._found
        return found.merged.report if found is not None else self._mine

    @property
    def is_settled(self) -> bool:
        """Whether everything shows what the decisions make of the report."""
        return self._pending is None

    @property
    def undecided(self) -> list[Conflict]:
        """The conflicts that wait for a decision."""
        return [conflict for conflict in self._conflicts if conflict.key not in self._decisions]

    @property
    def _conflicts(self) -> tuple[Conflict, ...]:
        return self._found.merged.conflicts if self._found is not None else ()

    def decide(self, choice: Choice) -> None:
        """The chosen conflict is decided so, if that is one of its ways out; the next undecided one is chosen."""
        conflict = self._chosen()
        if conflict is not None and choice in conflict.choices:
            self._decisions[conflict.key] = choice
            self._show_decisions(after=conflict.key)
            self._merge()

    def decide_rest(self, choice: Choice) -> None:
        """All that is not decided yet is decided so; what cannot be both is left."""
        for conflict in self.undecided:
            if choice in conflict.choices:
                self._decisions[conflict.key] = choice
        self._show_decisions()
        self._merge()

    def _lay_out(self) -> None:
        base_title = label(tr("เทียบกับ(&B)"))
        base_title.setBuddy(self.bases)
        self.tabs.addTab(self._conflict_page(), "")
        self.tabs.addTab(self.changes, "")
        self.merge_button = self.add_button(tr("รวม(&M)"), Role.AcceptRole, by_enter=False)
        self.add_button(tr("ยกเลิก"), Role.RejectRole, by_enter=False)
        title = heading(tr("รวม {name} เข้ากับรายงานที่เปิดอยู่").format(name=shown_name(self.received.path)))
        self.lay_out(title, beside(base_title, (self.bases, 1)), self.summary, (self.tabs, 1))

    def _conflict_page(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.addWidget(self.conflicts, 0, 0, 1, 2)
        for column, (title, text) in enumerate(((MINE_WORDS, self.my_text), (THEIRS_WORDS, self.their_text))):
            grid.addWidget(label(tr(title)), 1, column)
            grid.addWidget(text, 2, column)
        grid.setRowStretch(0, 3)
        grid.setRowStretch(2, 2)
        for choice, button in self.buttons.items():
            button.setObjectName(f"merge.{choice.name.lower()}")
            button.setAutoDefault(False)
            button.setCheckable(True)
            on(button.clicked, button, partial(self._on_choice_clicked, choice))
        rest = QPushButton(tr("ส่วนที่เหลือทั้งหมด(&R)"), autoDefault=False)
        menu = Menu(rest)
        for key, choice in _KEYS.items():
            action = menu.addAction(_with_key(_CHOICE_WORDS[choice], key))
            on(action.triggered, self, partial(self.decide_rest, choice))
        rest.setMenu(menu)
        grid.addLayout(beside(*self.buttons.values(), REST, rest), 3, 0, 1, 2)
        return page

    def _on_choice_clicked(self, choice: Choice) -> None:
        self.decide(choice)
        self._show_conflict()

    def _on_base_chosen(self) -> None:
        index = self.bases.currentIndex()
        bases = self.received.bases
        base = bases[index].report if 0 <= index < len(bases) else None
        self._decisions = {}
        self._found = None
        self.conflicts.clear()
        self.merge_button.setEnabled(False)
        self.summary.setText(tr("กำลังเปรียบเทียบแฟ้ม…"))
        self._merge(base)

    def _merge(self, base: Report | None = None) -> None:
        """Find out what the decisions come to. `base`: where nothing is known yet."""
        mine, theirs, before, decisions = self._mine, self.received.report, self._found, dict(self._decisions)

        def work_out(_: IsWanted) -> WorkedOut:
            pair = (before.base, before.theirs) if before is not None else with_common_ids(base, mine, theirs)
            merged = merge(pair[0], mine, pair[1], by_decisions(decisions))
            return WorkedOut(*pair, merged, compare(mine, merged.report))

        def done(found: WorkedOut) -> None:
            self._pending = None
            self._show_found(found)

        self._pending = self._latest.ask(work_out, done)

    def _show_found(self, found: WorkedOut) -> None:
        is_first = self._found is None
        chosen = self._chosen()
        self._found = found
        self.changes.show_differences(found.changes)
        self._show_conflicts(chosen.key if chosen is not None else "")
        conflicts, changes = len(found.merged.conflicts), len(found.changes)
        self.tabs.setTabText(0, trn("แก้ไขไม่ตรงกัน {count} รายการ(&C)", conflicts).format(count=digits(conflicts)))
        self.tabs.setTabText(1, trn("จะเปลี่ยน {count} รายการ(&D)", changes).format(count=digits(changes)))
        self.tabs.setTabEnabled(0, conflicts > 0)
        self._show_summary(changes)
        self.merge_button.setEnabled(True)
        if is_first:
            self.tabs.setCurrentIndex(0 if conflicts else 1)
            if not self.bases.hasFocus():
                (self.conflicts if conflicts else self.changes.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_summary(self, changes: int) -> None:
        words = trn("รายงานที่เปิดอยู่จะเปลี่ยน {count} รายการ เลิกทำทั้งหมดได้ด้วย Ctrl+Z ครั้งเดียว", changes)
        words = words.format(count=digits(changes))
        if self.undecided:
            left = len(self.undecided)
            more = trn("ยังไม่ได้เลือก {count} รายการ รายการที่ไม่ได้เลือกจะคงไว้ตามรายงานที่เปิดอยู่", left)
            words = f"{words} {more.format(count=digits(left))}"
        elif not changes:
            words = tr("ไม่มีข้อมูลใหม่ที่จะรวม")
        self.summary.setText(words)

    def _show_conflicts(self, chosen: str) -> None:
        """The conflicts as they are now; the one that was chosen stays so, or else the first undecided one is."""
        with QSignalBlocker(self.conflicts):
            self.conflicts.clear()
            for conflict in self._conflicts:
                self.conflicts.addTopLevelItem(QTreeWidgetItem([conflict.where, ""]))
            keys = [conflict.key for conflict in self._conflicts]
            if chosen in keys:
                self._choose(keys.index(chosen))
        self._show_decisions(after=None if chosen in keys else "")

    def _show_decisions(self, after: str | None = None) -> None:
        """How each conflict is decided; then the first undecided one behind `after` is chosen, if one is named."""
        keys = [conflict.key for conflict in self._conflicts]
        with QSignalBlocker(self.conflicts):
            for row, key in enumerate(keys):
                decided = self._decisions.get(key)
                item = self.conflicts.topLevelItem(row)
                if item is not None:
                    item.setText(1, tr(_CHOICE_WORDS[decided] if decided is not None else _NOT_DECIDED))
            if after is not None and keys:
                here = keys.index(after) if after in keys else 0
                following = [row for row in (*range(here, len(keys)), *range(here)) if keys[row] not in self._decisions]
                self._choose(following[0] if following else here)
        self._show_conflict()

    def _choose(self, row: int) -> None:
        item = self.conflicts.topLevelItem(row)
        if item is not None:
            self.conflicts.setCurrentItem(item)

    def _chosen(self) -> Conflict | None:
        item = self.conflicts.currentItem()
        return self._conflicts[self.conflicts.indexOfTopLevelItem(item)] if item is not None else None

    def _show_conflict(self) -> None:
        conflict = self._chosen()
        for choice, button in self.buttons.items():
            button.setEnabled(conflict is not None and choice in conflict.choices)
            button.setChecked(conflict is not None and self._decisions.get(conflict.key) is choice)
        if conflict is None:
            self.my_text.clear()
            self.their_text.clear()
        elif conflict.mine is None or conflict.theirs is None:
            self.my_text.show_words(tr(_ABSENT) if conflict.mine is None else conflict.mine)
            self.their_text.show_words(tr(_ABSENT) if conflict.theirs is None else conflict.theirs)
        else:
            here = word_changes(conflict.theirs, conflict.mine, inner_word_starts)
            there = word_changes(conflict.mine, conflict.theirs, inner_word_starts)
            self.my_text.show_pieces(piece for piece in here if piece.wording is not Wording.REMOVED)
            self.their_text.show_pieces(piece for piece in there if piece.wording is not Wording.REMOVED)


def _with_key(thai: str, key: str) -> str:
    return f"{tr(thai)} (&{key})" if current_language() is Language.ENGLISH else f"{tr(thai)}(&{key})"
