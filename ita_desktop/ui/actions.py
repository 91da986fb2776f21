"""Every command of the window, with its words, keys and icon, and the keys of the list editor.

One table: menus, tool bar, the help page and the README's list of keys come from it or are compared with it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from ita_desktop.ui.style import icon


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its key in this program, the menu's words with their access key, shortcuts, icon name ("" none)."""

    key: str
    text: str
    shortcuts: tuple[str, ...]
    icon: str = ""

    @property
    def plain_text(self) -> str:
        """The words without the access key and the dots."""
        return self.text.split("(&")[0].removesuffix("…").strip()


FILE = (
    Command("new", "รายงานใหม่(&N)", ("Ctrl+N",), "file-plus"),
    Command("open", "เปิด…(&O)", ("Ctrl+O",), "folder-open"),
    Command("save", "บันทึกลงแฟ้มเดี๋ยวนี้(&S)", ("Ctrl+S",), "device-floppy"),
    Command("save_as", "ตั้งชื่อแฟ้มใหม่…(&A)", ("F12",)),
    Command("save_copy", "บันทึกสำเนา…(&C)", ("Ctrl+Shift+S",), "copy"),
    Command("send", "ส่งสำเนา…(&L)", ("Ctrl+Shift+E",), "mail"),
    Command("versions", "รุ่นก่อนหน้า…(&V)", ("Ctrl+Shift+H",), "history"),
    Command("receive", "รวมแฟ้มที่ส่งกลับมา…(&M)", ("Ctrl+R",)),
    Command("compare", "เปรียบเทียบกับแฟ้มอื่น…(&D)", ("Ctrl+Shift+R",)),
    Command("export_pdf", "ส่งออกเป็น PDF…(&E)", ("Ctrl+E",), "file-type-pdf"),
    Command("print", "พิมพ์…(&P)", ("Ctrl+P",), "printer"),
    Command("close", "ปิดรายงาน(&W)", ("Ctrl+W",), "x"),
    Command("quit", "ออกจากโปรแกรม(&Q)", ("Ctrl+Q",)),
)
EDIT = (
    Command("undo", "เลิกทำ(&U)", ("Ctrl+Z",), "arrow-back-up"),
    Command("redo", "ทำซ้ำ(&R)", ("Ctrl+Y", "Ctrl+Shift+Z"), "arrow-forward-up"),
    Command("find", "ค้นหา…(&F)", ("Ctrl+F",), "search"),
    Command("replace", "แทนที่…(&H)", ("Ctrl+H",), "replace"),
    Command("find_next", "แห่งถัดไปที่พบ(&N)", ("F3",)),
    Command("find_previous", "แห่งก่อนหน้าที่พบ(&P)", ("Shift+F3",)),
    Command("forget", "ล้างข้อความที่จำไว้แนะนำ…(&G)", ()),
)
REPORT = (
    Command("add_measure", "เพิ่มมาตรการ(&M)", ("Ctrl+M",), "plus"),
    Command("add_issue", "เพิ่มประเด็น(&I)", ("Ctrl+Shift+M",), "folder"),
    Command("duplicate", "ทำสำเนามาตรการหรือประเด็น(&D)", ("Ctrl+D",), "copy-plus"),
    Command("delete", "ลบมาตรการหรือประเด็น(&L)", ("Ctrl+Shift+Del",), "trash"),
    Command("move_up", "เลื่อนขึ้น(&K)", ("Ctrl+Shift+PgUp",), "arrow-up"),
    Command("move_down", "เลื่อนลง(&J)", ("Ctrl+Shift+PgDown",), "arrow-down"),
)
VIEW = (
    Command("zoom_in", "ขยายตัวอักษรหรือกระดาษ(&I)", ("Ctrl++", "Ctrl+="), "zoom-in"),
    Command("zoom_out", "ย่อตัวอักษรหรือกระดาษ(&O)", ("Ctrl+-",), "zoom-out"),
    Command("zoom_normal", "ขนาดปกติ(&N)", ("Ctrl+0",)),
    Command("show_paper", "แสดงกระดาษ(&P)", ("F9",)),
)
GO = (
    Command("previous", "มาตรการก่อนหน้า(&B)", ("Ctrl+PgUp",)),
    Command("next", "มาตรการถัดไป(&F)", ("Ctrl+PgDown",)),
    Command("next_problem", "ไปยังที่ที่ยังขาด(&G)", ("F8",), "alert-circle"),
    Command("next_pane", "สลับช่อง(&T)", ("F6",)),
    Command("help", "วิธีใช้และปุ่มลัด(&H)", ("F1",), "info-circle"),
)
MENUS = (("แฟ้ม(&F)", FILE), ("แก้ไข(&E)", EDIT), ("รายงาน(&R)", REPORT), ("มุมมอง(&V)", VIEW), ("ไปที่(&G)", GO))

LIST_KEYS = (
    ("Enter", "เพิ่มข้อ หรือแบ่งข้อตรงที่เคอร์เซอร์อยู่"),
    ("Enter", "ในข้อว่างสุดท้าย: จบรายการแล้วไปช่องถัดไป"),
    ("Shift+Enter", "ขึ้นบรรทัดใหม่ในข้อเดิม"),
    ("Backspace", "ที่ต้นข้อ: รวมกับข้อก่อนหน้า"),
    ("Tab", "ทำเป็นข้อย่อย"),
    ("Tab", "เมื่อมีคำแนะนำขึ้น: เติมตามคำแนะนำ"),
    ("Right", "เมื่อมีคำแนะนำขึ้น: เติมตามคำแนะนำ"),
    ("Esc", "เมื่อมีคำแนะนำขึ้น: ซ่อนคำแนะนำ"),
    ("Shift+Tab", "ทำเป็นข้อที่มีเลข"),
    ("Ctrl+Shift+L", "สลับเป็นย่อหน้าไม่มีเลข หรือกลับ"),
    ("Ctrl+Shift+V", "วางเป็นข้อเดียว ทั้งบรรทัดและเลขตามที่คัดลอกมา"),
    ("Alt+Up", "เลื่อนข้อขึ้น"),
    ("Alt+Down", "เลื่อนข้อลง"),
    ("Alt+Down", "ในช่องผู้รับผิดชอบและระยะเวลา: เปิดรายการให้เลือก"),
    ("Ctrl+Tab", "ไปช่องถัดไป"),
    ("Ctrl+Shift+Tab", "ไปช่องก่อนหน้า"),
)
"""Keys inside a numbered list, handled by the list editor itself."""

KEYS: tuple[tuple[str, str], ...] = (
    *((shortcut, command.plain_text) for _, menu in MENUS for command in menu for shortcut in command.shortcuts),
    *LIST_KEYS,
)
"""Every key of the program and what it does, in the order of the menus: the help page and the README show these."""


def make_actions(parent: QObject) -> dict[str, QAction]:
    """A QAction for every command, by its key. Their `triggered` is not connected yet."""
    actions = {}
    for _, menu in MENUS:
        for command in menu:
            action = QAction(command.text, parent)
            action.setObjectName(command.key)
            action.setShortcuts([QKeySequence(shortcut) for shortcut in command.shortcuts])
            shortcut = f" ({command.shortcuts[0]})" if command.shortcuts else ""
            action.setToolTip(f"{command.plain_text}{shortcut}")
            if command.icon:
                action.setIcon(icon(command.icon))
            actions[command.key] = action
    return actions
