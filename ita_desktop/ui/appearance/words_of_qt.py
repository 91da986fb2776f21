"""Words that Qt itself shows: in Thai, tool tips in lines of whole words, labels of its dialogs with their marks whole.

Qt ships no Thai translation of its own widgets: standard buttons, file dialogs, print dialogs, colour names aside. On
Windows and macOS the file and print dialogs are the system's, in the system's language; on Linux they are Qt's and come
through here. Qt shows a plain tip on one line, and without a dictionary its lines do not end between Thai words; and it
leaves no room for marks. The tip stays Qt's, with its words; its size and what is painted are ours.
"""

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, QTranslator
from PySide6.QtGui import QCursor, QPalette
from PySide6.QtWidgets import QLabel, QStyle, QStyleOptionFrame, QStylePainter

from ita_desktop.session.qt.screens import screen_at
from ita_desktop.ui.appearance.design import NEAR, TIGHT
from ita_desktop.ui.appearance.letters import letter_width, mark_room
from ita_desktop.ui.appearance.wrapped_text import WrappedText

_TIP, _LABEL = "QTipLabel", "QLabel"
_LETTERS_MAX = 50
_SHOWN = 2_000
"""Characters of a tip that are laid out: they fill a screen."""

_BESIDE_MOUSE = 24
"""Pixels that Qt leaves between the mouse and a tip above it."""

_WORDS = {
    # Buttons
    "OK": "ตกลง",
    "Cancel": "ยกเลิก",
    "Save": "บันทึก",
    "Open": "เปิด",
    "Close": "ปิด",
    "Yes": "ใช่",
    "No": "ไม่ใช่",
    "Apply": "ใช้",
    "Reset": "คืนค่า",
    "Help": "วิธีใช้",
    "Discard": "ทิ้ง",
    "Save All": "บันทึกทั้งหมด",
    "Yes to &All": "ใช่ทั้งหมด(&A)",
    "N&o to All": "ไม่ใช่ทั้งหมด(&O)",
    "Abort": "หยุด",
    "Retry": "ลองใหม่",
    "Ignore": "ข้าม",
    "Restore Defaults": "คืนค่าเริ่มต้น",
    "Scroll Left": "เลื่อนซ้าย",
    "Scroll Right": "เลื่อนขวา",
    # Text fields
    "&Undo": "เลิกทำ(&U)",
    "&Redo": "ทำซ้ำ(&R)",
    "Cu&t": "ตัด(&T)",
    "&Copy": "คัดลอก(&C)",
    "&Paste": "วาง(&P)",
    "Delete": "ลบ",
    "Select All": "เลือกทั้งหมด",
    "Clear": "ล้าง",
    # File dialog
    "Look in:": "อยู่ใน:",
    "Back": "ย้อนกลับ",
    "Go back": "ย้อนกลับ",
    "Forward": "ไปข้างหน้า",
    "Go forward": "ไปข้างหน้า",
    "Parent Directory": "โฟลเดอร์ชั้นบน",
    "Go to the parent directory": "ไปโฟลเดอร์ชั้นบน",
    "Create New Folder": "สร้างโฟลเดอร์ใหม่",
    "Create a New Folder": "สร้างโฟลเดอร์ใหม่",
    "New Folder": "โฟลเดอร์ใหม่",
    "&New Folder": "โฟลเดอร์ใหม่(&N)",
    "List View": "แบบรายชื่อ",
    "Change to list view mode": "แสดงแบบรายชื่อ",
    "Detail View": "แบบละเอียด",
    "Change to detail view mode": "แสดงแบบละเอียด",
    "Sidebar": "แถบข้าง",
    "List of places and bookmarks": "ที่ที่ใช้บ่อย",
    "Files": "แฟ้ม",
    "Files of type:": "ชนิดของแฟ้ม:",
    "File &name:": "ชื่อแฟ้ม(&N):",
    "Directory:": "โฟลเดอร์:",
    "Directories": "โฟลเดอร์",
    "&Choose": "เลือก(&C)",
    "&Rename": "เปลี่ยนชื่อ(&R)",
    "&Delete": "ลบ(&D)",
    "Show &hidden files": "แสดงแฟ้มที่ซ่อนอยู่(&H)",
    "Computer": "คอมพิวเตอร์",
    "My Computer": "คอมพิวเตอร์",
    "Name": "ชื่อ",
    "Size": "ขนาด",
    "Type": "ชนิด",
    "Kind": "ชนิด",
    "Date Modified": "แก้ไขเมื่อ",
    "Folder": "โฟลเดอร์",
    "Drive": "ไดรฟ์",
    "File": "แฟ้ม",
    "Find Directory": "หาโฟลเดอร์",
    "Recent Places": "ที่ที่ใช้ล่าสุด",
    "Remove": "เอาออก",
    "Show ": "แสดง ",
    "%1 File": "แฟ้ม %1",
    "All Files (*)": "ทุกแฟ้ม (*)",
    "%1 already exists.\nDo you want to replace it?": "มีแฟ้ม %1 อยู่แล้ว\nต้องการแทนที่หรือไม่",
    "%1\nFile not found.\nPlease verify the correct file name was given.": "%1\nไม่พบแฟ้มนี้\nโปรดตรวจชื่อแฟ้มอีกครั้ง",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nไม่พบโฟลเดอร์นี้\nโปรดตรวจชื่อโฟลเดอร์อีกครั้ง"
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": "'%1' ถูกป้องกันการเขียน\nต้องการลบหรือไม่",
    "Are you sure you want to delete '%1'?": "ต้องการลบ '%1' หรือไม่",
    "Could not delete directory.": "ลบโฟลเดอร์ไม่ได้",
    "%1 bytes": "%1 ไบต์",
    "Invalid filename": "ชื่อแฟ้มใช้ไม่ได้",
    # Print dialog
    "Print": "พิมพ์",
    "Printer": "เครื่องพิมพ์",
    "&Name:": "ชื่อ(&N):",
    "P&roperties": "คุณสมบัติ(&R)",
    "Location:": "ที่ตั้ง:",
    "Preview": "ดูตัวอย่าง",
    "Type:": "ชนิด:",
    "Output &file:": "พิมพ์ลงแฟ้ม(&F):",
    "Print range": "ช่วงที่พิมพ์",
    "Print all": "พิมพ์ทั้งหมด",
    "Pages from": "ตั้งแต่หน้า",
    "to": "ถึง",
    "Current Page": "หน้าปัจจุบัน",
    "Selection": "ส่วนที่เลือก",
    "Pages": "หน้าที่ระบุ",
    "Output Settings": "การพิมพ์",
    "Copies": "จำนวนชุด",
    "Copies:": "จำนวนชุด:",
    "Collate": "เรียงชุด",
    "Reverse": "กลับลำดับ",
    "Options": "ตัวเลือก",
    "Color Mode": "สี",
    "Color": "สี",
    "Grayscale": "ขาวดำ",
    "Duplex Printing": "พิมพ์สองหน้า",
    "Double Sided Printing": "พิมพ์สองหน้า",
    "Off": "ปิด",
    "Long side binding": "เย็บด้านยาว",
    "Short side binding": "เย็บด้านสั้น",
    "Page Set:": "ชุดหน้า:",
    "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. "
    "E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.": (
        "พิมพ์เลขหน้าหรือช่วงหน้า คั่นด้วยจุลภาค ช่วงใช้ขีดคั่น เช่น 3,5-7,9 คือหน้า 3 5 6 7 และ 9"
    ),
    "None": "ไม่ใช้",
    "Long side": "ด้านยาว",
    "Short side": "ด้านสั้น",
    "Page Set": "ชุดหน้า",
    "All Pages": "ทุกหน้า",
    "Odd Pages": "หน้าคี่",
    "Even Pages": "หน้าคู่",
    "&Options >>": "ตัวเลือก(&O) >>",
    "&Options <<": "ตัวเลือก(&O) <<",
    "Print to File (PDF)": "พิมพ์ลงแฟ้ม PDF",
    "Print To File ...": "พิมพ์ลงแฟ้ม …",
    "Local file": "แฟ้มในเครื่อง",
    "Write PDF file": "เขียนแฟ้ม PDF",
    "Job Options": "ตัวเลือกของงานพิมพ์",
    "Page Setup": "ตั้งค่าหน้ากระดาษ",
    "Page": "หน้า",
    "Advanced": "ขั้นสูง",
    "Properties": "คุณสมบัติ",
    "Printer Properties": "คุณสมบัติของเครื่องพิมพ์",
    "Paper": "กระดาษ",
    "Page size:": "ขนาดกระดาษ:",
    "Width:": "กว้าง:",
    "Height:": "สูง:",
    "Paper source:": "ถาดกระดาษ:",
    "Orientation": "แนวกระดาษ",
    "Portrait": "แนวตั้ง",
    "Landscape": "แนวนอน",
    "Reverse landscape": "แนวนอนกลับหัว",
    "Reverse portrait": "แนวตั้งกลับหัว",
    "Margins": "ขอบกระดาษ",
    "Form": "แบบ",
    "Page Layout": "การวางหน้า",
    "Page order:": "ลำดับหน้า:",
    "Pages per sheet:": "หน้าต่อแผ่น:",
    "top margin": "ขอบบน",
    "left margin": "ขอบซ้าย",
    "right margin": "ขอบขวา",
    "bottom margin": "ขอบล่าง",
    "Custom": "กำหนดเอง",
    "Millimeters (mm)": "มิลลิเมตร",
    "Inches (in)": "นิ้ว",
    "Points (pt)": "พอยต์",
    "Pica (P̸)": "ไพก้า",
    "Didot (DD)": "ดีโดต์",
    "Cicero (CC)": "ซิเซโร",
    "From %1 to %2": "หน้า %1 ถึง %2",
}
"""English -> Thai; those of buttons without the sign of an access key, unless the Thai words have one."""


class ThaiTranslator(QTranslator):
    """Gives Qt its Thai words; what is not listed stays as Qt has it."""

    def translate(self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        """The Thai words for a text of Qt's; the text itself if there are none (an empty text would blank it)."""
        return _WORDS.get(source) or _WORDS.get(source.replace("&", ""), source)

    def isEmpty(self) -> bool:
        return False


def dress_words(part: QObject) -> None:
    """If it is one of Qt's own labels with words, its marks are whole from now on; if it is a tool tip, its lines are
    ours, too."""
    if not isinstance(part, QLabel):
        return
    kind: object = part.metaObject().className()  # a str, whatever the stubs have
    if kind == _TIP and not part.findChildren(ToolTip):
        ToolTip(part)
    elif kind == _LABEL and part.text() and part.contentsMargins().isNull():
        above, below = mark_room(part.font())
        part.setContentsMargins(0, above, 0, below)


class ToolTip(QObject):
    """The lines of one tip, which owns this."""

    def __init__(self, tip: QLabel) -> None:
        super().__init__(tip)
        self._tip = tip
        tip.setMaximumWidth(_LETTERS_MAX * letter_width(tip.fontMetrics()) + 2 * NEAR)  # Qt places it by its width
        tip.installEventFilter(self)

    @property
    def lines(self) -> list[str]:
        """The lines that are shown, with the blanks at their ends."""
        return self._text().lines

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._paint()
            return True
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def _text(self) -> WrappedText:
        text = self._tip.text()
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        return WrappedText(shown, self._tip.font(), self._tip.maximumWidth() - 2 * NEAR)

    def _fit(self) -> None:
        tip = self._tip
        above, below = mark_room(tip.font())
        size = self._text().size.toSize() + QSize(2 * NEAR, above + below + TIGHT)
        if tip.size() == size:
            return
        tip.resize(size)
        screen = screen_at(tip.geometry().center()).geometry()
        if tip.geometry().bottom() > screen.bottom():
            above_mouse = QCursor.pos().y() - _BESIDE_MOUSE - size.height()
            tip.move(tip.x(), max(above_mouse, screen.top()))

    def _paint(self) -> None:
        painter = QStylePainter(self._tip)
        option = QStyleOptionFrame()
        option.initFrom(self._tip)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelTipLabel, option)
        painter.setPen(self._tip.palette().color(QPalette.ColorRole.ToolTipText))
        above, _ = mark_room(self._tip.font())
        self._text().draw(painter, QPointF(NEAR, above + TIGHT / 2))
        painter.end()
