"""Asking for a file. If the system has a dialog of its own, that is it; elsewhere it is Qt's, in our words."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QByteArray, QFile, QIdentityProxyModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QHeaderView, QInputDialog, QTreeView, QWidget

from ita_desktop.domain.thai.date_words import local_time, moment
from ita_desktop.domain.thai.file_names import shown_name, shown_path
from ita_desktop.formats import FORMATS, Format
from ita_desktop.language import N_, tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.asking.answers import answer_of

_TYPE, _DATE = 2, 3
_LOST = "\ufffd"


def ask_path(
    window: QWidget, title: str, place: Path, formats: Sequence[Format], *, saving: bool = False
) -> tuple[Path | None, Format]:
    """The path, None when the user changed their mind, and the format chosen of those offered.

    `place` is a folder, or when saving the file suggested. Replacing a file is not asked about. A file to open is
    looked for among all that can be opened, unless one of the formats is chosen.
    """
    shown = formats if saving else _with_all_at_once(formats)
    dialog = _dialog(window, title, place.parent if saving else place, shown)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave if saving else QFileDialog.AcceptMode.AcceptOpen)
    # Qt refuses as missing what it cannot name (`_meant`); a file that is missing is refused when it is opened.
    is_any = saving or os.name == "posix"
    dialog.setFileMode(QFileDialog.FileMode.AnyFile if is_any else QFileDialog.FileMode.ExistingFile)
    offered = {filter_of(form): form for form in formats}
    if saving:
        # Qt would ask in lines that end inside Thai words, and of "รายงาน พ.ศ. ๒๕๖๘" before the suffix is added.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix(formats[0].suffixes[0])
        on(dialog.filterSelected, dialog, lambda chosen: dialog.setDefaultSuffix(offered[chosen].suffixes[0]))
        dialog.selectFile(shown_name(place))
    done = answer_of(dialog)
    form = offered.get(dialog.selectedNameFilter(), formats[0])
    chosen = dialog.selectedFiles()
    return (_meant(Path(chosen[0]), window), form) if done else (None, form)


def ask_paths(window: QWidget, title: str, folder: Path, formats: Sequence[Format]) -> list[Path]:
    """Files that are there, in the order of their names; none when the user changed their mind.

    One whose name Qt cannot read (`_meant`) can be opened alone only.
    """
    dialog = _dialog(window, title, folder, _with_all_at_once(formats))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return sorted(map(Path, dialog.selectedFiles())) if answer_of(dialog) else []


def ask_folder(window: QWidget, title: str, near: Path) -> Path | None:
    """A folder that is there; None when the user changed their mind. `near` is the folder that is shown first."""
    dialog = _dialog(window, title, near, ())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("เลือก"))
    return Path(dialog.selectedFiles()[0]) if answer_of(dialog) else None


def _with_all_at_once(formats: Sequence[Format]) -> Sequence[Format]:
    """The formats, and before them all of them as one if there are several."""
    suffixes = tuple(dict.fromkeys(suffix for form in formats for suffix in form.suffixes))
    return (Format(N_("แฟ้มที่เปิดได้ทั้งหมด"), suffixes), *formats) if len(formats) > 1 else formats


def _dialog(window: QWidget, title: str, folder: Path, formats: Sequence[Format]) -> QFileDialog:
    dialog = QFileDialog(window, title, str(folder) if shown_path(folder) == str(folder) else "")
    dialog.setNameFilters([filter_of(form) for form in formats])
    dialog.setProxyModel(_OurWords(dialog))
    for tree in dialog.findChildren(QTreeView):
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return dialog


def filter_of(form: Format) -> str:
    """What a dialog shows for a format: `รายงาน ITA (*.ita)`."""
    return f"{tr(form.title)} ({' '.join(f'*{suffix}' for suffix in form.suffixes)})"


def _meant(chosen: Path, window: QWidget) -> Path | None:
    """The file that was chosen. Qt writes U+FFFD for the bytes of a name that are not UTF-8, and then finds no such
    file."""
    if _LOST not in chosen.name or chosen.exists():
        return chosen
    alike = [path for path in _files_in(chosen.parent) if _qt_name(path) == chosen.name]
    return _the_one_of(alike, window) if alike else chosen


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _qt_name(path: Path) -> str:
    """The name as Qt reads it."""
    return QFile.decodeName(QByteArray(os.fsencode(path.name)))


def _the_one_of(paths: Sequence[Path], window: QWidget) -> Path | None:
    """The only one, or the one that the user means of those that Qt shows alike."""
    if len(paths) < 2:
        return next(iter(paths), None)
    names = [shown_name(path) for path in paths]
    dialog = QInputDialog(window)
    dialog.setWindowTitle(tr("เลือกแฟ้ม"))
    dialog.setLabelText(tr("แฟ้มเหล่านี้มีชื่อที่แสดงเหมือนกัน ต้องการแฟ้มใด"))
    dialog.setComboBoxItems(names)
    dialog.setOkButtonText(tr("ตกลง"))
    dialog.setCancelButtonText(tr("ยกเลิก"))
    return paths[names.index(dialog.textValue())] if answer_of(dialog) else None


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
