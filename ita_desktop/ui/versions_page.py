"""The versions of the open file by day, each with what changed after it; the chosen one as paper and word by word."""

from datetime import date, timedelta

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.domain.text import admitted_line
from ita_desktop.errors import ExpectedError
from ita_desktop.language import N_, digits, tr, trn
from ita_desktop.messages import words
from ita_desktop.session.typesetter import Paper, Typesetter
from ita_desktop.session.versions import NAME_MAX, Counts, Shown, Version, Versions, day_words, time_words
from ita_desktop.ui.difference_text import DifferencesView
from ita_desktop.ui.fitting_dialog import FittingDialog
from ita_desktop.ui.labels import CutWords, heading, joined, remark
from ita_desktop.ui.plain_edit import LineEdit
from ita_desktop.ui.preview import Preview
from ita_desktop.ui.style import icon, mark_room

_SIZE = QSize(1180, 700)
_TIME, _NAME, _CHANGES = range(3)
_ABOUT = N_("รุ่นที่กด Ctrl+S หรือตั้งชื่อไว้จะอยู่ตลอดไป รุ่นอื่นเก็บไว้ให้เอง ๑๐ รุ่นล่าสุด วันละรุ่น ๑๔ วัน และสัปดาห์ละรุ่น ๘ สัปดาห์")
_NOTHING_YET = N_("ยังไม่มีรุ่นก่อนหน้าของแฟ้มนี้ รุ่นแรกจะเกิดขึ้นเองเมื่อแก้ไขรายงาน หรือเมื่อกด Ctrl+S")


class VersionsPage(FittingDialog):
    """Asks for versions and shows them; what to do with one is told by signals."""

    restore_wanted = Signal(object)  # Shown
    copy_wanted = Signal(object)  # Version

    def __init__(self, versions: Versions, typesetter: Typesetter, parent: QWidget | None = None) -> None:
        """`typesetter` is one of its own: the open report keeps its pages."""
        super().__init__(_SIZE, parent)
        self.setObjectName("versions")
        self.setWindowTitle(tr("รุ่นก่อนหน้า"))
        self._versions = versions
        self._typesetter = typesetter
        self.shown: Shown | None = None
        self.list = VersionList()
        self.paper = Preview(typesetter)
        self.paper.setObjectName("versions.paper")
        self.differences = DifferencesView()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("versions.tabs")
        self.tabs.setAccessibleName(tr("รุ่นที่เลือก"))
        self.tabs.tabBar().setAccessibleName(tr("รุ่นที่เลือก"))
        self.tabs.addTab(self.paper, tr("หน้ากระดาษ(&P)"))
        self.tabs.addTab(self.differences, tr("แก้ไขอะไรตั้งแต่นั้น(&D)"))
        self._news = CutWords()
        self._news.setObjectName("versions.news")
        self.restore, self.copy, self.name = self._buttons()
        self._lay_out()
        self._connect()
        self._enable()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        box = QDialogButtonBox(Qt.Orientation.Horizontal)
        made = []
        for key, text, picture in (
            ("restore", tr("คืนรายงานเป็นรุ่นนี้(&R)"), "history"),
            ("copy", tr("เปิดรุ่นนี้เป็นสำเนา(&C)"), "copy"),
            ("name", tr("ตั้งชื่อรุ่น F2(&N)"), "file-text"),
        ):
            button = box.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
            button.setObjectName(f"versions.{key}")
            button.setIcon(icon(picture))
            button.setAutoDefault(False)  # Enter in the list must do nothing that changes the report
            made.append(button)
        close = box.addButton(tr("ปิด"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self._box = box
        return made[0], made[1], made[2]

    def _lay_out(self) -> None:
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(self.list)
        panes.addWidget(self.tabs)
        panes.setStretchFactor(0, 2)
        panes.setStretchFactor(1, 3)
        panes.setSizes([480, 700])
        panes.setChildrenCollapsible(False)
        column = QVBoxLayout()
        column.addWidget(heading(tr("รุ่นก่อนหน้าของแฟ้มนี้")))
        column.addWidget(remark(tr(_ABOUT)))
        column.addWidget(panes, 1)
        column.addWidget(self._news)
        self.lay_out(column, self._box)

    def _connect(self) -> None:
        self._versions.listed.connect(self._on_listed)
        self._versions.counted.connect(self.list.show_changes)
        self._versions.shown.connect(self._on_shown)
        self._versions.named.connect(self._on_named)
        self._versions.failed.connect(self._on_failed)
        self._typesetter.laid_out.connect(self._on_laid_out)
        self.tabs.currentChanged.connect(self._show_differences)
        self.list.chosen.connect(self._on_chosen)
        self.list.rename_wanted.connect(self._versions.rename)
        self.restore.clicked.connect(lambda: self.restore_wanted.emit(self.shown))
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self.list.version))
        self.name.clicked.connect(self.list.edit_name)
        rename = QAction(self)
        rename.setShortcut(QKeySequence("F2"))
        rename.triggered.connect(self.list.edit_name)
        self.addAction(rename)

    def _on_listed(self, found: tuple[Version, ...]) -> None:
        self.list.show_versions(found, date.today())
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
        same = tr("รุ่นนี้เหมือนรายงานที่เปิดอยู่ทุกประการ")
        self._news.setText(trn("ต่างจากรายงานที่เปิดอยู่ {count} แห่ง", count).format(count=digits(count)) if count else same)
        self._show_differences()
        self._typesetter.lay_out(shown.report)
        self._enable()

    def _show_differences(self) -> None:
        """Only where they are looked at: thousands of rows take a while."""
        if self.shown is not None and self.tabs.currentWidget() is self.differences:
            self.differences.show_differences(self.shown.differences)

    def _on_named(self, was: Version, now: Version) -> None:
        self.list.replace_version(was, now)
        if self.shown is not None and self.shown.version == was:
            self.shown = Shown(now, self.shown.report, self.shown.differences)

    def _on_failed(self, error: ExpectedError) -> None:
        self._news.setText(words(error))
        self.list.show_names()

    def _on_laid_out(self, paper: Paper) -> None:
        self.paper.show_paper(paper)
        self.paper.go_to_page(0)

    def _enable(self) -> None:
        self.restore.setEnabled(self.shown is not None)
        self.copy.setEnabled(self.shown is not None)
        self.name.setEnabled(self.list.version is not None)


class VersionList(QTreeWidget):
    """Days, and under each its versions: when, name, what changed from it to the next newer one."""

    chosen = Signal(object)  # Version
    rename_wanted = Signal(object, str)  # Version, its new name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versions.list")
        self.setAccessibleName(tr("รุ่นก่อนหน้า"))
        self.setHeaderLabels([tr("เวลา"), tr("ชื่อรุ่น"), tr("แก้ไขหลังจากรุ่นนี้")])
        self.setAllColumnsShowFocus(True)
        self.setUniformRowHeights(True)
        self.setItemsExpandable(False)
        self.setRootIsDecorated(False)
        self.setIndentation(18)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegateForColumn(_NAME, _NameDelegate(self))
        self.header().setStretchLastSection(False)
        for column, mode in (
            (_TIME, QHeaderView.ResizeMode.ResizeToContents),
            (_NAME, QHeaderView.ResizeMode.Stretch),
            (_CHANGES, QHeaderView.ResizeMode.ResizeToContents),
        ):
            self.header().setSectionResizeMode(column, mode)
        self._rows: dict[Version, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(self._on_current_changed)
        self.itemChanged.connect(self._on_item_changed)
        self.itemDoubleClicked.connect(lambda item, column: self.edit_name() if column == _NAME else None)

    @property
    def version(self) -> Version | None:
        """The version chosen; None on a day or where there is none."""
        item = self.currentItem()
        return next((version for version, row in self._rows.items() if row is item), None)

    def show_versions(self, versions: tuple[Version, ...], today: date) -> None:
        """Other versions, newest first; the newest is chosen."""
        self.blockSignals(True)
        self.clear()
        self._rows = {}
        day: QTreeWidgetItem | None = None
        for version in versions:
            title = _day_title(version, today)
            if day is None or day.text(_TIME) != title:
                day = QTreeWidgetItem([title])
                day.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.addTopLevelItem(day)
                day.setFirstColumnSpanned(True)
                day.setExpanded(True)
            row = QTreeWidgetItem(day, [time_words(version), "", "…"])
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
            self._rows[version] = row
        self.show_names()
        self.blockSignals(False)
        if versions:
            whole_row = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.setCurrentItem(self._rows[versions[0]], _TIME, whole_row)

    def show_changes(self, version: Version, found: Counts | ExpectedError) -> None:
        """What changed from a version to the next newer one, or that it cannot be read."""
        row = self._rows.get(version)
        if row is not None:
            self.blockSignals(True)
            row.setText(_CHANGES, changes_words(found))
            row.setToolTip(_CHANGES, changes_words(found))
            self._say(version, row)
            self.blockSignals(False)

    def replace_version(self, was: Version, now: Version) -> None:
        """A version has another name."""
        row = self._rows.pop(was, None)
        if row is not None:
            self._rows[now] = row
        self.show_names()

    def show_names(self) -> None:
        """The names as they are, whatever was typed."""
        self.blockSignals(True)
        for version, row in self._rows.items():
            row.setText(_NAME, version.name)
            row.setIcon(_TIME, icon("device-floppy" if version.is_kept else "history"))
            row.setToolTip(_TIME, tr("เก็บไว้ตลอดไป") if version.is_kept else tr("เก็บไว้ให้เองชั่วคราว"))
            self._say(version, row)
        self.blockSignals(False)

    def edit_name(self) -> None:
        """Have the name of the chosen version typed."""
        item = self.currentItem()
        if self.version is not None and item is not None:
            self.editItem(item, _NAME)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Over the days from version to version."""
        index = super().moveCursor(action, modifiers)
        if not index.isValid() or index.parent().isValid():
            return index
        back = action in (QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MovePageUp)
        above = self.indexAbove(index)
        return above if back and above.isValid() else self.currentIndex() if back else self.indexBelow(index)

    def _say(self, version: Version, row: QTreeWidgetItem) -> None:
        """The row as one sentence for a screen reader."""
        words = [day_words(version), time_words(version)]
        if version.name:
            words.append(tr("ชื่อ {name}").format(name=version.name))
        if version.is_kept:
            words.append(tr("เก็บไว้ตลอดไป"))
        words.append(tr("แก้ไขหลังจากนั้น: {changes}").format(changes=row.text(_CHANGES)))
        said = joined(words)
        row.setData(_TIME, Qt.ItemDataRole.AccessibleTextRole, said)

    def _on_current_changed(self, _item: QTreeWidgetItem | None) -> None:
        if self.version is not None:
            self.chosen.emit(self.version)

    def _on_item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        version = next((version for version, row in self._rows.items() if row is item), None)
        if version is None or column != _NAME:
            return
        name = admitted_line(item.text(_NAME))[0].strip()[:NAME_MAX]
        if name != version.name:
            self.rename_wanted.emit(version, name)
        else:
            self.show_names()


class _NameDelegate(QStyledItemDelegate):
    """Our own line editor for names: Thai caret, Thai menu, no more characters than a name has."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: object) -> QWidget:
        editor = LineEdit(parent, NAME_MAX)
        editor.setObjectName("versions.name_editor")
        editor.setAccessibleName(tr("ชื่อรุ่น"))
        return editor

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        hint = super().sizeHint(option, index)  # type: ignore[arg-type]  # Qt passes a model index
        above, below = mark_room(option.font)  # type: ignore[attr-defined]  # the stubs lack the fields of style options
        return QSize(hint.width(), hint.height() + above + below)


def changes_words(found: Counts | ExpectedError) -> str:
    """`เพิ่ม ๒ แก้ ๓ ลบ ๑`; what did not happen is left out."""
    if isinstance(found, ExpectedError):
        return tr("อ่านรุ่นนี้ไม่ได้")
    parts = (
        (tr("เพิ่ม {count}"), found.added),
        (tr("แก้ {count}"), found.changed),
        (tr("ลบ {count}"), found.removed),
    )
    said = joined([words.format(count=digits(count)) for words, count in parts if count])
    return said or tr("ไม่มีการแก้ไข")


def _day_title(version: Version, today: date) -> str:
    days = (today - version.made_at.date()) // timedelta(days=1)
    near = {0: tr("วันนี้ {day}"), 1: tr("เมื่อวาน {day}")}.get(days, "{day}")
    return near.format(day=day_words(version))
