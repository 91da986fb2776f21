"""The field of the emblem: its picture, and what chooses another one."""

from PySide6.QtCore import QBuffer, QByteArray, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from ita_desktop.domain.report.paper_settings import Emblem
from ita_desktop.errors import ExpectedError
from ita_desktop.formats import PICTURE
from ita_desktop.language import tr
from ita_desktop.messages import words
from ita_desktop.session.file.workspace import Workspace
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.labels import label
from ita_desktop.ui.appearance.layouts import REST, beside
from ita_desktop.ui.appearance.style import icon
from ita_desktop.ui.asking.dialogs import Dialogs
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.forms.field import Field

_WIDTH, _HEIGHT = 200, 72


class EmblemField(Field, QWidget):
    """The picture, and the buttons that choose another one or take it away."""

    def __init__(self, workspace: Workspace, dialogs: Dialogs, status: StatusLine) -> None:
        super().__init__()
        self._workspace = workspace
        self._dialogs = dialogs
        self._status = status
        self._emblem: Emblem | None = None
        self._picture = label(tr("ยังไม่มี"))
        self._picture.setObjectName("emblem")
        self._choose = QPushButton(icon("folder-open"), tr("เลือกรูป…"))
        self._remove = QPushButton(icon("trash"), tr("เอาออก"))
        self._remove.setAccessibleName(tr("เอาตราหน่วยงานออก"))
        self._remove.setEnabled(False)
        beside(self._picture, self._choose, self._remove, REST, around=0, holder=self)
        self.setFocusProxy(self._choose)
        self._choose.clicked.connect(self.choose)
        on(self._remove.clicked, self, lambda: self._take(None))

    def choose(self) -> None:
        """Ask for a picture file and take its picture once it is read, if the report is still open then."""
        path = self._dialogs.ask_open(tr("เลือกตราหน่วยงาน"), (PICTURE,))
        if path is None:
            return
        document = self._workspace.document

        def take(emblem: Emblem) -> None:
            if self._workspace.document is document:
                self._status.clearMessage()
                self._take(emblem)

        self._status.tell(tr("กำลังอ่าน {name}…").format(name=path.name))
        self._workspace.read_emblem(path, take, self._on_refused)

    def show_value(self, emblem: Emblem | None) -> None:
        """Show the picture."""
        if emblem is self._emblem:
            return  # every letter of the header comes by here
        self._emblem = emblem
        self._remove.setEnabled(emblem is not None)
        picture = _upright(emblem) if emblem is not None else QImage()
        if picture.isNull():
            self._picture.setText(tr("ยังไม่มี"))
            return
        box = (QSizeF(_WIDTH, _HEIGHT) * self.devicePixelRatioF()).toSize()
        size = picture.size().scaled(box, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        smooth = Qt.TransformationMode.SmoothTransformation
        pixmap = QPixmap.fromImage(picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(pixmap)

    def _take(self, emblem: Emblem | None) -> None:
        self.show_value(emblem)
        self.value_chosen.emit(emblem)

    def _on_refused(self, error: ExpectedError) -> None:
        self._status.clearMessage()
        self._dialogs.tell(tr("ใช้รูปนี้ไม่ได้"), words(error))


def _upright(emblem: Emblem) -> QImage:
    """The picture, turned as the paper has it."""
    buffer = QBuffer()
    buffer.setData(QByteArray(emblem.data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader.read()
