"""The five-minute guide and every key: under F1, offline, beside the work."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHeaderView, QTabWidget, QTreeWidget, QTreeWidgetItem, QWidget

from ita_desktop.language import tr
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role
from ita_desktop.ui.appearance.layouts import below
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.window.commands import all_keys
from ita_desktop.ui.window.guide import GuidePane

_SIZE = QSize(980, 680)


class HelpPage(FittingDialog):
    """Words and pictures only; may stay open beside the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_SIZE, tr("วิธีใช้และปุ่มลัด"), parent, is_kept=True)
        self.reading = GuidePane()
        self.guide = self.reading.guide
        self.keys = _keys()
        self.tabs = named(QTabWidget(), "help.tabs", tr("วิธีใช้และปุ่มลัด"))
        self.tabs.addTab(self.reading, tr("วิธีใช้(&G)"))
        self.tabs.addTab(self.keys, tr("ปุ่มลัด(&K)"))
        self.tabs.tabBar().setAccessibleName(tr("วิธีใช้และปุ่มลัด"))
        self.add_button(tr("ปิด"), Role.RejectRole, by_enter=False)
        below((self.tabs, 1), self.box, holder=self)

    def show_page(self, *, keys: bool) -> None:
        """Show the list of keys, or the guide."""
        self.tabs.setCurrentWidget(self.keys if keys else self.reading)
        self.show()
        self.raise_()
        self.activateWindow()
        (self.keys if keys else self.guide).setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.guide.setFocus(Qt.FocusReason.OtherFocusReason)


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
