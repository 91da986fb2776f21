"""The list of versions: under each day when they were made, their names, and what changed after each."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ita_desktop.domain.report.admission import admitted_line
from ita_desktop.errors import ExpectedError
from ita_desktop.language import digits, tr
from ita_desktop.session.file.versions import NAME_MAX, Counts, Version, day_words, time_words
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.labels import joined
from ita_desktop.ui.appearance.letters import mark_room
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.appearance.style import icon
from ita_desktop.ui.text.line_edit import LineEdit

_TIME, _NAME, _CHANGES = range(3)


class VersionList(QTreeWidget):
    """Days, and under each its versions: when, name, what changed from it to the next newer one."""

    chosen = Signal(object)  # Version
    renamed = Signal(object, str)  # Version, its new name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "versions.list", tr("รุ่นก่อนหน้า"))
        self.setHeaderLabels([tr("เวลา"), tr("ชื่อรุ่น"), tr("รายการที่แก้ไขภายหลัง")])
        self.setAllColumnsShowFocus(True)
        self.setUniformRowHeights(True)
        self.setItemsExpandable(False)
        self.setRootIsDecorated(False)
        self.setIndentation(18)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegateForColumn(_NAME, _NameDelegate(self))
        self.header().setStretchLastSection(False)
        self.header().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for column, mode in (
            (_TIME, QHeaderView.ResizeMode.Fixed),
            (_NAME, QHeaderView.ResizeMode.Stretch),
            (_CHANGES, QHeaderView.ResizeMode.Fixed),
        ):
            self.header().setSectionResizeMode(column, mode)
        self._rows: dict[Version, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(self._on_current_changed)
        self.itemChanged.connect(self._on_item_changed)
        on(self.itemDoubleClicked, self, lambda item, column: self.edit_name() if column == _NAME else None)

    @property
    def version(self) -> Version | None:
        """The version chosen; None on a day or if there is none."""
        item = self.currentItem()
        return next((version for version, row in self._rows.items() if row is item), None)

    def show_versions(self, versions: tuple[Version, ...], today: date, since: datetime | None = None) -> None:
        """Other versions, newest first; the newest is chosen, or the newest that is no newer than `since`."""
        if self.state() is QAbstractItemView.State.EditingState:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # the name that is being typed is not lost
        with QSignalBlocker(self):
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
        if versions:
            whole_row = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            older = [version for version in versions if since is None or version.made_at <= since]
            self.setCurrentItem(self._rows[older[0] if older else versions[-1]], _TIME, whole_row)

    def show_changes(self, version: Version, found: Counts | ExpectedError) -> None:
        """What changed from a version to the next newer one, or that it cannot be read."""
        row = self._rows.get(version)
        if row is not None:
            with QSignalBlocker(self):
                row.setText(_CHANGES, changes_words(found))
                row.setToolTip(_CHANGES, changes_words(found))
                self._say(version, row)
            self._fit_columns()

    def replace_version(self, was: Version, now: Version) -> None:
        """A version has another name."""
        row = self._rows.pop(was, None)
        if row is not None:
            self._rows[now] = row
        self.show_names()

    def show_names(self) -> None:
        """The names as they are, whatever was typed."""
        with QSignalBlocker(self):
            for version, row in self._rows.items():
                row.setText(_NAME, version.name)
                row.setIcon(_TIME, icon("device-floppy" if version.is_kept else "history"))
                row.setToolTip(_TIME, tr("เก็บไว้ตลอดไป") if version.is_kept else tr("เก็บอัตโนมัติชั่วคราว"))
                self._say(version, row)
        self._fit_columns()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Times and what changed get what their words need, but names as much as the latter in a narrow list."""
        header = self.header()
        time, changes = (
            max(self.sizeHintForColumn(column), header.sectionSizeHint(column)) for column in (_TIME, _CHANGES)
        )
        header.resizeSection(_TIME, time)
        header.resizeSection(_CHANGES, max(min(changes, (self.viewport().width() - time) // 2), 1))

    def _say(self, version: Version, row: QTreeWidgetItem) -> None:
        """The row as one sentence for a screen reader."""
        words = [day_words(version), time_words(version)]
        if version.name:
            words.append(tr("ชื่อ {name}").format(name=version.name))
        if version.is_kept:
            words.append(tr("เก็บไว้ตลอดไป"))
        words.append(tr("แก้ไขภายหลัง: {changes}").format(changes=row.text(_CHANGES)))
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
            self.renamed.emit(version, name)
        else:
            self.show_names()


class _NameDelegate(QStyledItemDelegate):
    """Our own line editor for names: Thai caret, Thai menu, no more characters than a name has."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: object) -> QWidget:
        return named(LineEdit(parent, NAME_MAX), "versions.name_editor", tr("ชื่อรุ่น"))

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
