"""Every question the program asks, each one method that asks and returns. Tests put theirs in the same place."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.errors import FolderInTheWayError, NoPrinterError
from ita_desktop.formats import Format
from ita_desktop.language import tr
from ita_desktop.messages import words
from ita_desktop.session.file.reachable import is_folder_there
from ita_desktop.session.qt.lifetimes import every
from ita_desktop.ui.asking.answers import answer_of
from ita_desktop.ui.asking.file_dialog import ask_folder, ask_path, ask_paths
from ita_desktop.whole_file import is_read_only

_LOOK_MS = 50


class Dialogs(Protocol):
    """What may be asked."""

    def ask_open(self, title: str, formats: Sequence[Format], near: Path | None = None) -> Path | None:
        """The file to open, looked for where `near` lies; None if the user gives up."""

    def ask_open_several(self, title: str, formats: Sequence[Format], near: Path | None = None) -> list[Path]:
        """One file or several of a folder; none if the user gives up."""

    def ask_folder(self, title: str, near: Path | None = None) -> Path | None:
        """A folder, looked for where `near` lies; None if the user gives up."""

    def ask_save(self, title: str, suggested: Path, formats: Sequence[Format]) -> Path | None:
        """The file to write, its suffix one of the chosen format; None if the user gives up.

        If there is a file of that very name, the user has agreed that it is replaced, even if it is read-only.
        """

    def choose(self, title: str, text: str, choices: Sequence[str]) -> int | None:
        """The index of the button pressed, from 0, the first being the default; None if it was closed."""

    def tell(self, title: str, text: str) -> None:
        """Something that cannot wait in the status line."""

    def wait(self, title: str, text: str, leave: str, is_over: Callable[[], bool]) -> None:
        """Until it is over, or the button `leave` is pressed, or this is closed."""

    def ask_print(self, printer: QPrinter, pages: int) -> bool:
        """Whether to print, the choices made being set in `printer`. `pages` is how many there are.

        NoPrinterError if the system has none.
        """


class WindowDialogs:
    """The real dialogs, on top of a window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def ask_open(self, title: str, formats: Sequence[Format], near: Path | None = None) -> Path | None:
        return ask_path(self._shown(), title, _folder_near(near), formats)[0]

    def ask_open_several(self, title: str, formats: Sequence[Format], near: Path | None = None) -> list[Path]:
        return ask_paths(self._shown(), title, _folder_near(near), formats)

    def ask_folder(self, title: str, near: Path | None = None) -> Path | None:
        return ask_folder(self._shown(), title, _folder_near(near))

    def ask_save(self, title: str, suggested: Path, formats: Sequence[Format]) -> Path | None:
        if not is_folder_there(suggested.parent):
            suggested = documents_folder() / suggested.name
        while True:
            path, chosen = ask_path(self._shown(), title, suggested, formats, saving=True)
            if path is None:
                return None
            full = chosen.with_suffix(path)
            if os.path.isdir(full):  # noqa: PTH112 - Path.is_dir raises for some names
                self.tell(tr("ใช้ชื่อนี้ไม่ได้"), words(FolderInTheWayError(full)))
                suggested = full
                continue
            if is_read_only(full):
                title, question = tr("แฟ้มนี้อ่านได้อย่างเดียว"), tr("แฟ้ม {name} ตั้งไว้ให้อ่านอย่างเดียว จะเขียนทับหรือไม่")
            elif os.path.lexists(full):
                title, question = tr("มีแฟ้มนี้อยู่แล้ว"), tr("มีแฟ้ม {name} อยู่แล้ว จะเขียนทับหรือไม่")
            else:
                return full
            answer = self.choose(title, question.format(name=shown_name(full)), (tr("ตั้งชื่ออื่น"), tr("เขียนทับ")))
            if answer != 0:
                return full if answer == 1 else None
            suggested = full

    def choose(self, title: str, text: str, choices: Sequence[str]) -> int | None:
        above = QApplication.activeModalWidget() or self._shown()  # a page over the window may ask too
        from ita_desktop.ui.asking.message import Message  # here, as below: the window comes first

        box = Message(above, title, text, choices, tr("ยกเลิก"))
        answer_of(box)
        return box.chosen

    def tell(self, title: str, text: str) -> None:
        from ita_desktop.ui.asking.message import Message

        answer_of(Message(self._shown(), title, text, [tr("ตกลง")]))

    def wait(self, title: str, text: str, leave: str, is_over: Callable[[], bool]) -> None:
        from ita_desktop.ui.asking.message import Message

        box = Message(self._shown(), title, text, [leave])
        every(_LOOK_MS, box, lambda: box.accept() if is_over() else None).start()
        answer_of(box)

    def ask_print(self, printer: QPrinter, pages: int) -> bool:
        if not has_a_choice(sys.platform, QPrinterInfo.availablePrinterNames):
            raise NoPrinterError
        dialog = QPrintDialog(printer, self._shown())
        dialog.setWindowTitle(tr("พิมพ์รายงาน"))
        dialog.setMinMax(1, pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        return answer_of(dialog) == QPrintDialog.DialogCode.Accepted

    def _shown(self) -> QWidget:
        """The window, on screen: at the start it may still be waiting for its report."""
        self._window.show()
        return self._window


def has_a_choice(platform: str, printers: Callable[[], Sequence[str]]) -> bool:
    """Whether the dialog for printers has something to choose. That of Windows does not even open without a printer;
    elsewhere one can print into a file, and to ask for printers may take long."""
    return platform != "win32" or bool(printers())


def _folder_near(near: Path | None) -> Path:
    return near.parent if near is not None and is_folder_there(near.parent) else documents_folder()


def documents_folder() -> Path:
    """The folder of documents; the home folder if the system has no such folder."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()
