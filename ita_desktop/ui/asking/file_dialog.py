"""Asking for a file. Where the system has a dialog of its own, that is it; elsewhere it is Qt's, in our words."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QIdentityProxyModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QHeaderView, QTreeView, QWidget

from ita_desktop.domain.thai.date_words import local_time, moment
from ita_desktop.language import N_, tr
from ita_desktop.session.lifetimes import on
from ita_desktop.ui.asking.answers import answer_of

_TYPE, _DATE = 2, 3


def ask_path(
    window: QWidget, title: str, place: Path, filters: str, *, saving: bool = False
) -> tuple[Path | None, str]:
    """The path, None where the clerk changed their mind, and the filter chosen.

    `place` is a folder, or when saving the file suggested. Replacing a file is asked about.
    """
    dialog = QFileDialog(window, title, str(place.parent if saving else place))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave if saving else QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile if saving else QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(filters.split(";;"))
    dialog.setProxyModel(_OurWords(dialog))
    if saving:
        dialog.setDefaultSuffix(suffix_of(dialog.selectedNameFilter()))  # before it is asked whether to replace a file
        on(dialog.filterSelected, dialog, lambda chosen: dialog.setDefaultSuffix(suffix_of(chosen)))
        dialog.selectFile(place.name)
    for tree in dialog.findChildren(QTreeView):
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    done = answer_of(dialog)
    return (Path(dialog.selectedFiles()[0]), dialog.selectedNameFilter()) if done else (None, "")


def suffix_of(chosen: str) -> str:
    """The ending that a filter stands for, with its dot: `.ita` of `รายงาน ITA (*.ita)`; of several the last."""
    return chosen.rpartition("*")[2].rstrip(")")


class _OurWords(QIdentityProxyModel):
    """The files, their kinds and times in the words of the program.

    Not a QFileIconProvider: Qt asks that in a thread of its own, behind a lock, which Python would wait for in return.
    """

    _OURS: ClassVar = {
        "ita": N_("รายงาน ITA"),
        "json": N_("ข้อมูลรายงาน"),
        "pdf": N_("เอกสาร PDF"),
        **dict.fromkeys(("png", "jpg", "jpeg", "svg"), N_("รูป")),
    }

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        files = self.sourceModel()
        if role == Qt.ItemDataRole.DisplayRole and isinstance(files, QFileSystemModel):
            source = self.mapToSource(index)
            if index.column() == _DATE:
                changed = local_time(files.lastModified(source).toSecsSinceEpoch())
                return moment(changed) if changed is not None else ""
            if index.column() == _TYPE and files.isDir(source):
                return tr("โฟลเดอร์")
            ours = self._OURS.get(Path(files.fileName(source)).suffix[1:].lower())
            if index.column() == _TYPE and ours is not None:
                return tr(ours)
        return super().data(index, role)
