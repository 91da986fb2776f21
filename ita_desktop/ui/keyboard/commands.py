"""Every command of the window, with its words, keys and icon, and the keys of the list editor.

One table: menus, tool bar, the help page and the README's list of keys come from it or are compared with it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from ita_desktop.language import N_, tr
from ita_desktop.ui.appearance.style import icon


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its key here, the menu's Thai words with their access key, shortcuts, icon name ("" none), whether a
    line stands above it in its menu, and whether it can only be used on an open report.

    What it does stands under its key in `report_commands.py` or `main_window.py`, else no window opens.
    """

    key: str
    text: str
    shortcuts: tuple[str, ...]
    icon: str = ""
    begins_group: bool = False
    needs_report: bool = True

    @property
    def words(self) -> str:
        """The menu's words in the language that is spoken, with their access key."""
        return tr(self.text)

    @property
    def plain_text(self) -> str:
        """The words without the access key and the dots."""
        return plain_words(self.words)


def plain_words(words: str) -> str:
    """Words of a menu without the dots and without the access key: in Thai that is in brackets, in English a letter."""
    return words.split("(&")[0].replace("&", "").removesuffix("…").strip()


UNDO = Command("undo", N_("เลิกทำ(&U)"), ("Ctrl+Z",), "arrow-back-up")
REDO = Command("redo", N_("ทำซ้ำ(&R)"), ("Ctrl+Y", "Ctrl+Shift+Z"), "arrow-forward-up")
FILE = (
    Command("new", N_("รายงานใหม่(&N)"), ("Ctrl+N",), "file-plus", needs_report=False),
    Command("open", N_("เปิด…(&O)"), ("Ctrl+O",), "folder-open", needs_report=False),
    Command("save", N_("บันทึกลงแฟ้มเดี๋ยวนี้(&S)"), ("Ctrl+S",), "device-floppy", begins_group=True),
    Command("save_as", N_("ตั้งชื่อแฟ้มใหม่…(&A)"), ("F12",)),
    Command("save_copy", N_("บันทึกสำเนา…(&C)"), ("Ctrl+Shift+S",), "copy"),
    Command("send", N_("ส่งสำเนา…(&L)"), ("Ctrl+Shift+E",), "mail"),
    Command("versions", N_("รุ่นก่อนหน้า…(&V)"), ("Ctrl+Shift+H",), "history", begins_group=True),
    Command("receive", N_("รวมแฟ้มที่ส่งกลับมา…(&M)"), ("Ctrl+R",)),
    Command("compare", N_("เปรียบเทียบกับแฟ้มอื่น…(&D)"), ("Ctrl+Shift+R",)),
    Command("export_pdf", N_("ส่งออกเป็น PDF…(&E)"), ("Ctrl+E",), "file-type-pdf", begins_group=True),
    Command("print", N_("พิมพ์…(&P)"), ("Ctrl+P",), "printer"),
    Command("print_pictures", N_("ส่งไปเครื่องพิมพ์เป็นภาพ(&I)"), (), needs_report=False),
    Command("close", N_("ปิดรายงาน(&W)"), ("Ctrl+W",), "x", begins_group=True),
    Command("quit", N_("ออกจากโปรแกรม(&Q)"), ("Ctrl+Q",), needs_report=False),
)
EDIT = (
    UNDO,
    REDO,
    Command("cut", N_("ตัด(&T)"), ("Ctrl+X",), begins_group=True, needs_report=False),
    Command("copy", N_("คัดลอก(&C)"), ("Ctrl+C",), needs_report=False),
    Command("paste", N_("วาง(&V)"), ("Ctrl+V",), needs_report=False),
    Command("paste_as_one", N_("วางเป็นข้อเดียว(&O)"), ("Ctrl+Shift+V",), needs_report=False),
    Command("select_all", N_("เลือกทั้งหมด(&A)"), ("Ctrl+A",), needs_report=False),
    Command("delete_items", N_("ลบข้อ(&D)"), ("Ctrl+Shift+K",), needs_report=False),
    Command("find", N_("ค้นหา…(&F)"), ("Ctrl+F",), "search", begins_group=True),
    Command("replace", N_("แทนที่…(&H)"), ("Ctrl+H",), "replace"),
    Command("find_next", N_("แห่งถัดไปที่พบ(&N)"), ("F3",)),
    Command("find_previous", N_("แห่งก่อนหน้าที่พบ(&P)"), ("Shift+F3",)),
    Command("convert_old_letters", N_("แปลงอักขระของแบบอักษรเก่า(&L)"), (), begins_group=True),
    Command("forget", N_("ล้างข้อความที่จำไว้สำหรับแนะนำ…(&G)"), (), needs_report=False),
)
REPORT = (
    Command("add_measure", N_("เพิ่มมาตรการ(&M)"), ("Ctrl+M",), "plus"),
    Command("add_issue", N_("เพิ่มประเด็น(&I)"), ("Ctrl+Shift+M",), "folder"),
    Command("rename", N_("แก้ชื่อมาตรการหรือประเด็น(&T)"), ("F2",), begins_group=True),
    Command("duplicate", N_("ทำสำเนามาตรการหรือประเด็น(&D)"), ("Ctrl+D",), "copy-plus"),
    Command("delete", N_("ลบมาตรการหรือประเด็น(&L)"), ("Ctrl+Shift+Del",), "trash"),
    Command("move_up", N_("เลื่อนขึ้น(&K)"), ("Ctrl+Shift+PgUp",), "arrow-up", begins_group=True),
    Command("move_down", N_("เลื่อนลง(&J)"), ("Ctrl+Shift+PgDown",), "arrow-down"),
)
VIEW = (
    Command("zoom_in", N_("ขยายตัวอักษรหรือกระดาษ(&I)"), ("Ctrl++", "Ctrl+="), "zoom-in", needs_report=False),
    Command("zoom_out", N_("ย่อตัวอักษรหรือกระดาษ(&O)"), ("Ctrl+-",), "zoom-out", needs_report=False),
    Command("zoom_normal", N_("ขนาดปกติ(&N)"), ("Ctrl+0",), needs_report=False),
    Command("show_paper", N_("แสดงกระดาษ(&P)"), ("F9",), begins_group=True),
)
GO = (
    Command("previous", N_("มาตรการก่อนหน้า(&B)"), ("Ctrl+PgUp",)),
    Command("next", N_("มาตรการถัดไป(&F)"), ("Ctrl+PgDown",)),
    Command("next_problem", N_("ไปยังที่ที่ยังขาด(&G)"), ("F8",), "alert-circle", begins_group=True),
    Command("next_pane", N_("สลับช่อง(&T)"), ("F6",)),
    Command("help", N_("วิธีใช้และปุ่มลัด(&H)"), ("F1",), "info-circle", begins_group=True, needs_report=False),
)
MENUS = (
    (N_("แฟ้ม(&F)"), FILE),
    (N_("แก้ไข(&E)"), EDIT),
    (N_("รายงาน(&R)"), REPORT),
    (N_("มุมมอง(&V)"), VIEW),
    (N_("ไปที่(&G)"), GO),
)

LIST_KEYS = (
    ("Enter", N_("เพิ่มข้อ หรือแบ่งข้อตรงที่เคอร์เซอร์อยู่")),
    ("Enter", N_("ในข้อว่างสุดท้าย: จบรายการแล้วไปช่องถัดไป")),
    ("Enter", N_("ในข้อว่างกลางรายการ: เป็นย่อหน้าไม่มีเลข")),
    ("Shift+Enter", N_("ขึ้นบรรทัดใหม่ในข้อเดิม")),
    ("Backspace", N_("ที่ต้นข้อ: รวมกับข้อก่อนหน้า")),
    ("Tab", N_("ทำเป็นข้อย่อย")),
    ("Tab", N_("เมื่อมีคำแนะนำขึ้น: เติมตามคำแนะนำ")),
    ("Right", N_("เมื่อมีคำแนะนำขึ้น: เติมตามคำแนะนำ")),
    ("Esc", N_("เมื่อมีคำแนะนำขึ้น: ซ่อนคำแนะนำ")),
    ("Shift+Tab", N_("ทำเป็นข้อที่มีเลข")),
    ("Ctrl+Shift+L", N_("สลับเป็นย่อหน้าไม่มีเลข หรือกลับ")),
    ("Alt+Up", N_("เลื่อนข้อขึ้น")),
    ("Alt+Down", N_("เลื่อนข้อลง")),
    ("Alt+Down", N_("ในช่องผู้รับผิดชอบและระยะเวลา: เปิดรายการให้เลือก")),
    ("Alt+Up", N_("ในส่วนต่าง ๆ ของรายงานด้านซ้าย: เลื่อนมาตรการหรือประเด็นขึ้น")),
    ("Alt+Down", N_("ในส่วนต่าง ๆ ของรายงานด้านซ้าย: เลื่อนมาตรการหรือประเด็นลง")),
    ("Ctrl+Tab", N_("ไปช่องถัดไป")),
    ("Ctrl+Shift+Tab", N_("ไปช่องก่อนหน้า")),
)
"""Keys inside a numbered list and in the tree, handled there."""


def all_keys() -> tuple[tuple[str, str], ...]:
    """Every key of the program and what it does, in the order of the menus: the help page and the README show these."""
    return (
        *((shortcut, command.plain_text) for _, menu in MENUS for command in menu for shortcut in command.shortcuts),
        *((key, tr(meaning)) for key, meaning in LIST_KEYS),
    )


def make_actions(parent: QObject) -> dict[str, QAction]:
    """A QAction for every command, by its key. Their `triggered` is not connected yet."""
    actions = {}
    for _, menu in MENUS:
        for command in menu:
            action = QAction(command.words, parent)
            action.setObjectName(command.key)
            action.setShortcuts([QKeySequence(shortcut) for shortcut in command.shortcuts])
            shortcut = f" ({command.shortcuts[0]})" if command.shortcuts else ""
            action.setToolTip(f"{command.plain_text}{shortcut}")
            if command.icon:
                action.setIcon(icon(command.icon))
            actions[command.key] = action
    return actions
