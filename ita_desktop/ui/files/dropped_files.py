"""A file that is dropped anywhere on the window is opened; what cannot be opened is refused in a sentence."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.formats import KIND, OFFICE, OPENABLE
from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import later
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.text.dragged_files import dragged_files

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class DroppedFiles(QObject):
    """Watches what is dragged over the window and not taken by a widget in it. `open_path` gets the file,
    `import_paths` several files of the office."""

    def __init__(
        self,
        window: QWidget,
        open_path: Callable[[Path], object],
        import_paths: Callable[[Sequence[Path]], object],
        status: StatusLine,
    ) -> None:
        super().__init__(window)
        self._open = open_path
        self._import = import_paths
        self._status = status
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return False
        files = dragged_files(event.mimeData())
        if not files or QApplication.activeModalWidget() is not None:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            later(0, self, lambda: self._take(files))  # the program that they come from waits for the end of the drop
        return True

    def _take(self, files: tuple[Path, ...]) -> None:
        if len(files) > 1 and all(map(OFFICE.has_name, files)):
            self._import(files)
        elif len(files) > 1:
            self._status.tell(tr("เปิดได้ครั้งละหนึ่งแฟ้ม โปรดวางทีละแฟ้ม"))
        elif any(form.has_name(files[0]) for form in (*OPENABLE, OFFICE, KIND)):
            self._open(files[0])
        else:
            known = " ".join(f"{tr(form.title)} ({' '.join(form.suffixes)})" for form in (*OPENABLE, OFFICE))
            news = tr("เปิด {name} ไม่ได้ แฟ้มที่เปิดได้คือ {known}")
            self._status.tell(news.format(name=files[0].name, known=known))
