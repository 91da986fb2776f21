"""After a file was made: buttons in the status line that open it and its folder, beside the words that name it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ita_desktop.language import tr
from ita_desktop.session.output.showing import show_file, show_folder
from ita_desktop.session.qt.lifetimes import on


class MadeFile(QWidget):
    """The buttons, hidden while there is no such file. `tell` is called with a sentence if the system has no program
    for it."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        super().__init__()
        self._tell = tell
        self._path: Path | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.file = self._button("status.open_file", tr("เปิดแฟ้ม"), self._open_file)
        self.folder = self._button("status.open_folder", tr("เปิดโฟลเดอร์"), self._open_folder)
        for button in (self.file, self.folder):
            layout.addWidget(button)
        self.hide()

    def show_file(self, path: Path, *, can_open: bool) -> None:
        """Offer the file, or only its folder."""
        self._path = path
        for button in (self.file, self.folder):
            button.setToolTip(str(path))
            button.setAccessibleName(f"{button.text()} {path.name}")
        self.file.setVisible(can_open)
        self.show()

    def _button(self, name: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(True)  # Enter is as good as Space
        on(button.clicked, button, act)
        return button

    def _open_file(self) -> None:
        if self._path is not None and not show_file(self._path):
            news = tr("เครื่องนี้ไม่มีโปรแกรมที่เปิด {name} ได้ แฟ้มอยู่ในโฟลเดอร์ {folder}")
            self._tell(news.format(name=self._path.name, folder=self._path.parent))

    def _open_folder(self) -> None:
        if self._path is not None and not show_folder(self._path):
            self._tell(tr("เปิดโฟลเดอร์ {folder} ไม่ได้").format(folder=self._path.parent))
