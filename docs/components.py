"""The components of docs/design.md on one sheet, for its pictures. Used by scenes.py."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from ita_desktop.domain.limits import MARGINS
from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.domain.report.ids import new_item_id
from ita_desktop.domain.report.paper_settings import USUAL_COLUMNS
from ita_desktop.domain.report.report import Item, ItemKind
from ita_desktop.language import tr
from ita_desktop.ui.appearance.buttons import tool_button
from ita_desktop.ui.appearance.columns_bar import ColumnsBar
from ita_desktop.ui.appearance.design import APART, MARGIN, SMALL_POINTS, TIGHT
from ita_desktop.ui.appearance.labels import caption, heading, remark
from ita_desktop.ui.appearance.style import colours_shown, icon, text_font
from ita_desktop.ui.forms.choice_field import SuggestingField
from ita_desktop.ui.forms.number_field import NumberField
from ita_desktop.ui.forms.text_field import TextField
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.lists.list_tool_bar import ListToolBar
from ita_desktop.ui.report.outline_rows import paint_badge
from ita_desktop.ui.text.line_edit import LineEdit

_COLUMNS = ("มาตรการ", "ขั้นตอน", "ผลการดำเนินการ", "ผลลัพธ์", "ผู้รับผิดชอบ", "ระยะเวลา")
_ITEMS = ("ประชุมชี้แจงพนักงานและผู้บริหาร", "จัดทำคู่มือการปฏิบัติงาน", "เผยแพร่ทางเว็บไซต์ของหน่วยงาน")


class Components(QWidget):
    """Every component once, in its usual state and with the focus or switched off where that looks otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.focused = LineEdit()
        self.focused.setText("ช่องที่กำลังกรอก")
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, APART)
        column.setSpacing(MARGIN)
        column.addWidget(heading("หัวข้อของแบบกรอก"))
        column.addLayout(self._fields())
        column.addLayout(self._numbers())
        column.addLayout(self._list())
        column.addLayout(self._buttons())

    def _fields(self) -> QGridLayout:
        text, line, off, choice = TextField(), LineEdit(), LineEdit(), SuggestingField(("นครราชสีมา",))
        text.show_text("ข้อความที่ยาวกว่าหนึ่งบรรทัดและมีวรรณยุกต์ซ้อนกัน เช่น ฝื้น ฏู")
        line.setText("๒๕๖๘")
        off.setText("ช่องที่ปิดไว้")
        off.setEnabled(False)
        choice.show_value("นครราชสีมา")
        grid = QGridLayout()
        grid.setHorizontalSpacing(MARGIN)
        grid.setVerticalSpacing(TIGHT)
        for at, (title, field) in enumerate(
            (("ปีงบประมาณ", line), ("จังหวัด", choice), ("ชื่อหน่วยงาน", self.focused), ("เว็บไซต์", off))
        ):
            grid.addWidget(caption(title), 2 * (at // 2), at % 2)
            grid.addWidget(field, 2 * (at // 2) + 1, at % 2)
        grid.addWidget(caption("ชื่อรายงาน"), 4, 0)
        grid.addWidget(text, 5, 0, 1, 2)
        grid.addWidget(remark("คำอธิบายใต้ช่อง ตัวเล็กและสีอ่อนกว่า"), 6, 0, 1, 2)
        return grid

    def _numbers(self) -> QVBoxLayout:
        wrong, bar = NumberField(MARGINS), ColumnsBar(_COLUMNS, _COLUMNS)
        wrong.setAccessibleName(tr(FIELDS["paper.margin_top"].title))
        wrong.show_value(20)
        wrong.insert("๙")
        wrong.typed.emit(wrong.text())
        bar.show_widths(USUAL_COLUMNS)
        column = QVBoxLayout()
        column.setSpacing(TIGHT)
        margin, widths = (caption(tr(FIELDS[key].title)) for key in ("paper.margin_top", "paper.columns"))
        for part in (margin, wrong, wrong.refusal, widths, bar):
            column.addWidget(part)
        return column

    def _list(self) -> QVBoxLayout:
        editor = ListEditor()
        editor.show_value(tuple(Item(new_item_id(), ItemKind.NUMBERED, text) for text in _ITEMS))
        self.tools = ListToolBar(editor)
        self.tools.show_words(True)
        top = QHBoxLayout()
        top.addWidget(caption("ขั้นตอนหรือวิธีการปฏิบัติ"), 1)
        top.addWidget(self.tools)
        column = QVBoxLayout()
        column.setSpacing(TIGHT)
        column.addLayout(top)
        column.addWidget(editor)
        return column

    def _buttons(self) -> QHBoxLayout:
        first, second, off = QPushButton(icon("mail"), "ส่งสำเนา"), QPushButton("ยกเลิก"), QPushButton("รวมแฟ้ม")
        first.setDefault(True)
        off.setEnabled(False)
        tick, circle = QCheckBox("เลขไทย"), QRadioButton("ทั้งรายงาน")
        tick.setChecked(True)
        row = QHBoxLayout()
        row.setSpacing(MARGIN)
        for part in (first, second, off, tick, circle, tool_button("trash", "ลบผู้ลงนาม"), _Badge()):
            row.addWidget(part)
        row.addStretch(1)
        return row


class _Badge(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(2 * APART, 2 * APART)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(text_font(SMALL_POINTS))
        paint_badge(painter, colours_shown(), "๓", QPointF(self.width() - TIGHT, self.height() / 2))
        painter.end()
