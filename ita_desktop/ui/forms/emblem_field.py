"""The field of the emblem: its picture, and what chooses another one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ita_desktop.domain.report.paper_settings import Emblem
from ita_desktop.language import tr
from ita_desktop.ui.appearance.labels import label
from ita_desktop.ui.appearance.style import icon
from ita_desktop.ui.forms.choice_field import NoText

_HEIGHT = 72


class EmblemField(NoText, QWidget):
    """The picture, and the buttons that choose another one or take it away."""

    value_typed = Signal(object)  # Emblem, or None
    run_ended = Signal()
    left_out = Signal(int)
    wanted = Signal()  # another picture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._emblem: Emblem | None = None
        self._picture = label(tr("ยังไม่มี"))
        self._picture.setObjectName("emblem")
        self._choose = QPushButton(icon("folder-open"), tr("เลือกรูป…"))
        self._remove = QPushButton(icon("trash"), tr("เอาออก"))
        self._remove.setAccessibleName(tr("เอาตราหน่วยงานออก"))
        self._remove.setEnabled(False)
        tools = QHBoxLayout(self)
        tools.setContentsMargins(0, 0, 0, 0)
        for widget in (self._picture, self._choose, self._remove):
            tools.addWidget(widget)
        tools.addStretch(1)
        self.setFocusProxy(self._choose)
        self._choose.clicked.connect(self.wanted)
        self._remove.clicked.connect(self._on_removed)

    def take(self, emblem: Emblem | None) -> None:
        """Another picture was chosen, or none: a step of its own."""
        self.run_ended.emit()
        self.show_value(emblem)
        self.value_typed.emit(emblem)
        self.run_ended.emit()

    def show_value(self, emblem: Emblem | None) -> None:
        """Show the picture."""
        if emblem is self._emblem:
            return  # every letter of the header comes by here
        self._emblem = emblem
        self._remove.setEnabled(emblem is not None)
        picture = QImage.fromData(emblem.data) if emblem is not None else QImage()
        if picture.isNull():
            self._picture.setText(tr("ยังไม่มี"))
            return
        height = round(_HEIGHT * self.devicePixelRatioF())
        pixmap = QPixmap.fromImage(picture).scaledToHeight(height, Qt.TransformationMode.SmoothTransformation)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(pixmap)

    def _on_removed(self) -> None:
        self.take(None)
