"""The header of a table that was read: above each column the part of a measure that it becomes, to be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView

from ita_desktop.domain.report.columns import Columns
from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.language import digits, tr
from ita_desktop.session.importing.shown import LEAVE_OUT, NEW_COLUMN, NUMBER, OTHER, ShownTable
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.design import SMALL_POINTS, TIGHT
from ita_desktop.ui.appearance.style import text_font

_OPENING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F4)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True)
class Role:
    """What a column can become. `is_added`: another column has that role, too."""

    role: str
    words: str
    is_added: bool = False


class RoleBox(QComboBox):
    """The choice above one column. Nothing is chosen in passing, as that would take it from another column: keys open
    the list, and the wheel scrolls the table."""

    reached = Signal()  # by the keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING or (event.text().strip() and not event.modifiers() & _COMMANDS):
            self.showPopup()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class RoleHeader(QHeaderView):
    """Owner of the choices. Its first section is that of the kinds of rows, and has none."""

    role_chosen = Signal(int, str, bool)  # column from 0, role, whether it is added to another column's

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.boxes: list[RoleBox] = []
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sectionResized.connect(self.place_boxes)
        self.geometriesChanged.connect(self.place_boxes)
        view.horizontalScrollBar().valueChanged.connect(self.place_boxes)

    def show_roles(self, table: ShownTable, columns: Columns) -> None:
        """The roles of another table, or other roles of this one."""
        for new in range(len(self.boxes), len(table.roles)):
            box = RoleBox(self.viewport())
            box.setObjectName(f"import.role.{new}")
            box.setFont(text_font(SMALL_POINTS))
            on(box.activated, box, lambda at, column=new: self._choose(column, at))
            on(box.reached, box, lambda column=new: self._bring_into_view(column))
            self.boxes.append(box)
        for column, box in enumerate(self.boxes):
            is_shown = column < len(table.roles)
            box.setVisible(is_shown)
            if is_shown:
                self._fill(box, table, column, columns)
        self.place_boxes()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        height = max((box.sizeHint().height() for box in self.boxes), default=hint.height())
        return QSize(hint.width(), height + 2 * TIGHT)

    def paintSection(self, painter: QPainter, _rect: object, _index: int) -> None:
        """Nothing stands behind the choices."""

    def _fill(self, box: RoleBox, table: ShownTable, column: int, columns: Columns) -> None:
        name = table.names[column] or tr("คอลัมน์ {number}").format(number=digits(column + 1))
        roles = roles_for(table, column, columns)
        now = table.roles[column]
        is_second = now in table.roles[:column]
        box.clear()
        for role in roles:
            box.addItem(role.words, role)
        alike = [at for at, one in enumerate(roles) if one.role == now]
        added = [at for at in alike if roles[at].is_added is is_second]
        box.setCurrentIndex((added or alike or [0])[0])
        box.setAccessibleName(tr("ช่องของ {column}").format(column=name))
        box.setToolTip(f"{name}\n{box.currentText()}")

    def _bring_into_view(self, column: int) -> None:
        bar, section = self._view.horizontalScrollBar(), column + 1
        left, right = self.sectionPosition(section), self.sectionPosition(section) + self.sectionSize(section)
        bar.setValue(min(max(bar.value(), right - self.viewport().width()), left))

    def _choose(self, column: int, at: int) -> None:
        role = self.boxes[column].itemData(at)
        if isinstance(role, Role):
            self.role_chosen.emit(column, role.role, role.is_added)

    def place_boxes(self) -> None:
        """Put each choice above its column."""
        for column, box in enumerate(self.boxes):
            section = column + 1
            if section < self.count():
                left = self.sectionViewportPosition(section)
                box.setGeometry(left, TIGHT, self.sectionSize(section) - TIGHT, self.height() - 2 * TIGHT)


def roles_for(table: ShownTable, column: int, columns: Columns) -> Sequence[Role]:
    """What the column can become: a part of a measure, a part that another column is too, a new column, or nothing."""
    others = {role for at, role in enumerate(table.roles) if at != column}
    fields = measure_fields(columns)
    names = {field.attribute: tr(field.short or field.title) for field in fields}
    name = table.names[column]
    return (
        Role(OTHER, tr("เลือกช่อง…")),
        *(Role(key, words) for key, words in names.items()),
        *(Role(key, tr("เพิ่มเข้ากับ {field}").format(field=words), True) for key, words in names.items() if key in others),
        Role(NEW_COLUMN, tr("คอลัมน์ใหม่ “{name}”").format(name=name) if name else tr("คอลัมน์ใหม่")),
        Role(NUMBER, tr("เลขลำดับ")),
        Role(LEAVE_OUT, tr("ไม่นำเข้า")),
    )
