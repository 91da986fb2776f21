"""Asking for a file. If the system has a dialog of its own, that is it; elsewhere it is Qt's, in our words."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QIdentityProxyModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QHeaderView, QTreeView, QWidget

from ita_desktop.domain.thai.date_words import local_time, moment
from ita_desktop.formats import FORMATS, Format
from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.asking.answers import answer_of

_TYPE, _DATE = 2, 3


def ask_path(
    window: QWidget, title: str, place: Path, formats: Sequence[Format], *, saving: bool = False
) -> tuple[Path | None, Format]:
    """The path, None when the user changed their mind, and the format chosen of those offered.

    `place` is a folder, or when saving the file suggested. Replacing a file is asked about.
    """
    dialog = QFileDialog(window, title, str(place.parent if saving else place))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave if saving else QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile if saving else QFileDialog.FileMode.ExistingFile)
    offered = {filter_of(form): form for form in formats}
    dialog.setNameFilters(list(offered))
    dialog.setProxyModel(_OurWords(dialog))
    if saving:
        dialog.setDefaultSuffix(formats[0].suffixes[0])  # before it is asked whether to replace a file
        on(dialog.filterSelected, dialog, lambda chosen: dialog.setDefaultSuffix(offered[chosen].suffixes[0]))
        dialog.selectFile(place.name)
    for tree in dialog.findChildren(QTreeView):
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    done = answer_of(dialog)
    return Path(dialog.selectedFiles()[0]) if done else None, offered.get(dialog.selectedNameFilter(), formats[0])


def filter_of(form: Format) -> str:
    """What a dialog shows for a format: `รายงาน ITA (*.ita)`."""
    return f"{tr(form.title)} ({' '.join(f'*{suffix}' for suffix in form.suffixes)})"


class _OurWords(QIdentityProxyModel):
    """The files, their kinds and times in the words of the program.

    Not a QFileIconProvider: Qt asks that in a thread of its own, behind a lock, which Python would wait for in return.
    """

    _OURS: ClassVar = {suffix: form.title for form in FORMATS for suffix in form.suffixes}

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        files = self.sourceModel()
        if role == Qt.ItemDataRole.DisplayRole and isinstance(files, QFileSystemModel):
            source = self.mapToSource(index)
            if index.column() == _DATE:
                changed = local_time(files.lastModified(source).toSecsSinceEpoch())
                return moment(changed) if changed is not None else ""
            if index.column() == _TYPE and files.isDir(source):
                return tr("โฟลเดอร์")
            ours = self._OURS.get(Path(files.fileName(source)).suffix.lower())
            if index.column() == _TYPE and ours is not None:
                return tr(ours)
        return super().data(index, role)
