"""How to use the program in a minute, and every key: under F1, offline."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.ui.actions import KEYS
from ita_desktop.ui.labels import heading, label

GUIDE = (
    "๑. ซ้ายมือคือส่วนต่าง ๆ ของรายงาน เลือกส่วนที่จะกรอก ตัวเลขท้ายบรรทัดบอกว่ายังขาดกี่ที่",
    "๒. ตรงกลางคือช่องที่ต้องกรอก เลขข้อขึ้นเองเสมอ ไม่ต้องพิมพ์เลข กด Enter เพื่อขึ้นข้อใหม่",
    "๓. ขวามือคือหน้ากระดาษจริง คลิกที่ข้อความบนกระดาษเพื่อไปแก้ที่ช่องนั้น",
    "๔. ไม่ต้องกดบันทึก โปรแกรมบันทึกให้เอง ทุกอย่างเลิกทำได้ด้วย Ctrl+Z",
    "๕. พิมพ์หรือส่งออกเป็น PDF ได้ทุกเมื่อจากเมนู “แฟ้ม”",
)


class HelpPage(QDialog):
    """Words only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("วิธีใช้และปุ่มลัด")
        self.resize(720, 600)
        layout = QVBoxLayout(self)
        layout.addWidget(heading("วิธีใช้"))
        for sentence in GUIDE:
            words = label(sentence)
            words.setWordWrap(True)
            layout.addWidget(words)
        layout.addWidget(heading("ปุ่มลัด"))
        keys = QTreeWidget()
        keys.setColumnCount(2)
        keys.setHeaderLabels(["ปุ่ม", "ทำอะไร"])
        keys.setRootIsDecorated(False)
        keys.setAccessibleName("ปุ่มลัด")
        keys.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        keys.addTopLevelItems([QTreeWidgetItem([shortcut, meaning]) for shortcut, meaning in KEYS])
        layout.addWidget(keys, 1)
        buttons = QDialogButtonBox(Qt.Orientation.Horizontal)
        close = buttons.addButton("ปิด", QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        layout.addWidget(buttons)
