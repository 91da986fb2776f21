"""After a file was made: its name and folder in the status line, with buttons that open both."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from ita_desktop.domain.thai.file_names import shown_name, shown_path
from ita_desktop.language import tr
from ita_desktop.session.output.showing import show_file, show_folder
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.labels import CutWords
from ita_desktop.ui.appearance.layouts import beside


class MadeFile(QWidget):
    """Hidden while there is no such file. `news` is called with a sentence if the system has no program
    for it."""

    def __init__(self, news: Callable[[str], object]) -> None:
        super().__init__()
        self._news = news
        self._path: Path | None = None
        self._words = CutWords()
        self._words.setObjectName("status.made")
        self.file = self._button("status.open_file", tr("เปิดแฟ้ม"), self._open_file)
        self.folder = self._button("status.open_folder", tr("เปิดโฟลเดอร์"), self._open_folder)
        beside((self._words, 1), self.file, self.folder, around=0, holder=self)
        self.hide()

    @property
    def words(self) -> str:
        """What it shows; empty if there is no such file."""
        return self._words.text() if self._path is not None else ""

    def show_file(self, words: str, path: Path) -> None:
        """Show the words about it, and offer the file and its folder."""
        self._path = path
        self._words.setText(words)
        self._words.setToolTip(words)
        for button in (self.file, self.folder):
            button.setToolTip(str(path))
            button.setAccessibleName(f"{button.text()} {shown_name(path)}")
        self.show()

    def forget(self) -> None:
        """There is other news."""
        self._path = None
        self.hide()

    def _button(self, name: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, autoDefault=True)  # Enter is as good as Space
        button.setObjectName(name)
        on(button.clicked, button, act)
        return button

    def _open_file(self) -> None:
        if self._path is not None and not show_file(self._path):
            words = tr("เครื่องนี้ไม่มีโปรแกรมที่เปิด {name} ได้ แฟ้มอยู่ในโฟลเดอร์ {folder}")
            self._news(words.format(name=shown_name(self._path), folder=shown_path(self._path.parent)))

    def _open_folder(self) -> None:
        if self._path is not None and not show_folder(self._path):
            self._news(tr("เปิดโฟลเดอร์ {folder} ไม่ได้").format(folder=self._path.parent))
