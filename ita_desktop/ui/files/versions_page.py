"""The versions of the open file by day, each with what changed after it; the chosen one as paper and word by word."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from ita_desktop.errors import ExpectedError
from ita_desktop.language import N_, digits, tr, trn
from ita_desktop.messages import words
from ita_desktop.session.file.versions import Shown, Version, Versions
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role
from ita_desktop.ui.appearance.labels import CutWords, heading, remark
from ita_desktop.ui.appearance.letters import letter_width
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.files.difference_text import DifferencesView
from ita_desktop.ui.files.version_list import VersionList
from ita_desktop.ui.preview.preview import Preview

if TYPE_CHECKING:
    from ita_desktop.session.output.typesetter import Paper

_SIZE = QSize(1180, 700)
_LIST_LETTERS = 27
"""What the list has room for at the least: a time, the beginning of a name and how much changed."""

_ABOUT = N_("รุ่นที่บันทึกด้วย Ctrl+S หรือตั้งชื่อไว้ จะเก็บไว้ตลอดไป รุ่นอื่นเก็บอัตโนมัติ ๑๐ รุ่นล่าสุด วันละรุ่น ๑๔ วัน และสัปดาห์ละรุ่น ๘ สัปดาห์")
_NOTHING_YET = N_("ยังไม่มีรุ่นก่อนหน้าของแฟ้มนี้ โปรแกรมจะเก็บรุ่นแรกเมื่อแก้ไขรายงาน หรือเมื่อกด Ctrl+S")


class VersionsPage(FittingDialog):
    """Asks for versions and shows them; what the user chooses to do with one is emitted."""

    restore_chosen = Signal(object)  # Shown
    copy_chosen = Signal(object)  # Version
    removal_chosen = Signal(object)  # Version

    def __init__(self, versions: Versions, typesetter: Typesetter, parent: QWidget | None = None) -> None:
        """`typesetter` is one of its own: the open report keeps its pages."""
        super().__init__(_SIZE, tr("รุ่นก่อนหน้า"), parent, name="versions")
        self._versions = versions
        self._typesetter = typesetter
        self.shown: Shown | None = None
        self.list = VersionList()
        self.paper = named(Preview(typesetter), "versions.paper")
        self.differences = DifferencesView()
        self.tabs = named(QTabWidget(), "versions.tabs", tr("รุ่นที่เลือก"))
        self.tabs.tabBar().setAccessibleName(tr("รุ่นที่เลือก"))
        self.tabs.addTab(self.paper, tr("หน้ากระดาษ(&P)"))
        self.tabs.addTab(self.differences, tr("รายการที่แก้ไขภายหลัง(&D)"))
        self._news = named(CutWords(), "versions.news")
        self.restore, self.copy, self.name, self.remove = (
            # Short and without pictures: side by side they fill the width of a screen at 250 %. Not by Enter: in the
            # list it must do nothing that changes the report.
            self.add_button(words, Role.ActionRole, f"versions.{key}", by_enter=False)
            for key, words in (
                ("restore", tr("กลับไปใช้รุ่นนี้(&R)")),
                ("copy", tr("เปิดเป็นสำเนา(&C)")),
                ("name", tr("ตั้งชื่อ(&N)")),
                ("remove", tr("ลบ(&X)")),
            )
        )
        self.add_button(tr("ปิด"), Role.RejectRole, by_enter=False)
        self._lay_out()
        self._connect()
        self._enable()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        panes = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.list.setMinimumWidth(letter_width(self.fontMetrics()) * _LIST_LETTERS)
        panes.addWidget(self.list)
        panes.addWidget(self.tabs)
        panes.setStretchFactor(0, 2)
        panes.setStretchFactor(1, 3)
        panes.setSizes([480, 700])
        self.lay_out(heading(tr("รุ่นก่อนหน้าของแฟ้มนี้")), remark(tr(_ABOUT)), (panes, 1), self._news)

    def _connect(self) -> None:
        self._versions.listed.connect(self._on_listed)
        self._versions.counted.connect(self.list.show_changes)
        self._versions.shown.connect(self._on_shown)
        self._versions.named.connect(self._on_named)
        self._versions.removed.connect(self._on_removed)
        self._versions.failed.connect(self._on_failed)
        self._typesetter.laid_out.connect(self._on_laid_out)
        self.tabs.currentChanged.connect(self._show_differences)
        self.list.chosen.connect(self._on_chosen)
        self.list.renamed.connect(self._versions.rename)
        on(self.restore.clicked, self, lambda: self.restore_chosen.emit(self.shown))
        on(self.copy.clicked, self, lambda: self.copy_chosen.emit(self.list.version))
        self.name.clicked.connect(self.list.edit_name)
        self.remove.clicked.connect(self._ask_for_removal)
        for key, act in (("F2", self.list.edit_name), ("Delete", self._ask_for_removal)):
            action = QAction(self, shortcut=QKeySequence(key), shortcutContext=Qt.ShortcutContext.WidgetShortcut)
            on(action.triggered, self, act)
            self.list.addAction(action)

    def _on_listed(self, found: tuple[Version, ...]) -> None:
        chosen = self.list.version  # it may be the one that was removed
        self.list.show_versions(found, date.today(), chosen.made_at if chosen is not None else None)
        if not found:
            self._news.setText(tr(_NOTHING_YET))
        self._enable()

    def _on_chosen(self, version: Version) -> None:
        self.shown = None
        self._news.setText(tr("กำลังอ่านรุ่นที่เลือก…"))
        self._enable()
        self._versions.show(version)

    def _on_shown(self, shown: Shown) -> None:
        if shown.version != self.list.version:
            return
        self.shown = shown
        count = len(shown.differences)
        same = tr("รุ่นนี้กับรายงานที่เปิดอยู่ ไม่แตกต่างกัน")
        self._news.setText(
            trn("แตกต่างจากรายงานที่เปิดอยู่ {count} รายการ", count).format(count=digits(count)) if count else same
        )
        self._show_differences()
        self._typesetter.lay_out(shown.report)
        self._enable()

    def _show_differences(self) -> None:
        """Only if they are looked at: thousands of rows take a while."""
        if self.shown is not None and self.tabs.currentWidget() is self.differences:
            self.differences.show_differences(self.shown.differences)

    def _on_named(self, was: Version, now: Version) -> None:
        self.list.replace_version(was, now)
        if self.shown is not None and self.shown.version == was:
            self.shown = Shown(now, self.shown.report, self.shown.differences)

    def _ask_for_removal(self) -> None:
        if self.list.version is not None:
            self.removal_chosen.emit(self.list.version)

    def _on_removed(self, _version: Version) -> None:
        """The versions are listed anew after this: the one before it has other changes after it now."""
        self.shown = None
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: ExpectedError) -> None:
        self._news.setText(words(error))
        self.list.show_names()

    def _on_laid_out(self, paper: "Paper") -> None:
        self.paper.show_paper(paper)
        self.paper.go_to_page(0)

    def _enable(self) -> None:
        self.restore.setEnabled(self.shown is not None)
        self.copy.setEnabled(self.shown is not None)
        self.name.setEnabled(self.list.version is not None)
        self.remove.setEnabled(self.list.version is not None)
