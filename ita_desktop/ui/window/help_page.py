"""The five-minute guide and every key: under F1, offline. The guide shows its own bundled files and nothing else."""

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QTabWidget,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ita_desktop import paths
from ita_desktop.language import current_language, tr
from ita_desktop.regular_file import read_small
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog
from ita_desktop.ui.appearance.style import MARGIN
from ita_desktop.ui.window.commands import all_keys

_SIZE = QSize(900, 680)
_STYLE = "p, li, td { line-height: 135%; } h1, h2 { line-height: 150%; } p { margin: 6px 0; } h2 { margin-top: 18px; }"


class HelpPage(FittingDialog):
    """Words and pictures only; may stay open beside the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_SIZE, parent)
        self.setWindowTitle(tr("วิธีใช้และปุ่มลัด"))
        self.guide = Guide(self)
        self.keys = _keys()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("help.tabs")
        self.tabs.setAccessibleName(tr("วิธีใช้และปุ่มลัด"))
        self.tabs.addTab(self.guide, tr("วิธีใช้(&G)"))
        self.tabs.addTab(self.keys, tr("ปุ่มลัด(&K)"))
        self.tabs.tabBar().setAccessibleName(tr("วิธีใช้และปุ่มลัด"))
        buttons = QDialogButtonBox(Qt.Orientation.Horizontal)
        close = buttons.addButton(tr("ปิด"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.guide.setFocus(Qt.FocusReason.OtherFocusReason)


class Guide(QTextBrowser):
    """The bundled guide, its pictures never wider than the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("วิธีใช้งานใน ๕ นาที"))
        self.setOpenLinks(False)
        self.document().setDocumentMargin(MARGIN)
        self.document().setDefaultStyleSheet(_STYLE)
        self._folder = paths.resources() / "guide" / current_language().value
        self._text = read_small(self._folder / "guide.html", follow=True).decode()
        self._width = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width() - 4 * MARGIN
        if width != self._width:
            self._width = width
            shown = self.verticalScrollBar().value()
            self.setHtml(self._text)
            self.verticalScrollBar().setValue(shown)

    # Qt's virtual method gives back whatever kind of resource was asked for.
    def loadResource(self, _kind: int, url: QUrl | str) -> object:
        """A picture of the guide; None for everything else, so that nothing is ever fetched from anywhere."""
        name = QUrl(url).toString()
        allowed = {file.name for file in self._folder.glob("*.png")}
        if name not in allowed:
            return None
        image = QImage(str(self._folder / name))
        if image.width() > self._width > 0:
            sharp = self.devicePixelRatioF()
            image = image.scaledToWidth(round(self._width * sharp), Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(sharp)
        return image


def _keys() -> QTreeWidget:
    """Every key and what it does."""
    keys = QTreeWidget()
    keys.setColumnCount(2)
    keys.setHeaderLabels([tr("ปุ่ม"), tr("ทำอะไร")])
    keys.setRootIsDecorated(False)
    keys.setAllColumnsShowFocus(True)
    keys.setAlternatingRowColors(True)
    keys.setAccessibleName(tr("ปุ่มลัด"))
    keys.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    keys.addTopLevelItems([QTreeWidgetItem([shortcut, meaning]) for shortcut, meaning in all_keys()])
    return keys
