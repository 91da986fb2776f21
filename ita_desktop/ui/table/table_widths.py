"""How wide the columns are: a bar whose edges are dragged or moved with keys, over a small picture of the table."""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ita_desktop.domain.report.columns import Columns, printed
from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.domain.report.kinds import ItemList
from ita_desktop.domain.report.paper_settings import in_whole_millimetres
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.table.widths import Widths, chosen_widths
from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.columns_bar import ColumnsBar
from ita_desktop.ui.appearance.design import LINE, TIGHT
from ita_desktop.ui.appearance.labels import remark
from ita_desktop.ui.appearance.layouts import below, take_out
from ita_desktop.ui.appearance.style import colours_shown

_UNKNOWN = 30
"""Millimetres of a column that no paper has had yet."""

_ROWS, _LINES = 3, 4
"""Measures in the picture, and lines of each."""

_LETTERS_A_MM = 0.55
_LINE_APART, _STROKE = 6, 2


class TableWidths(QWidget):
    """Owner of the bar, which is another one for other columns."""

    chosen = Signal(object)  # Widths of all columns: a step of its own
    stepped = Signal(object)  # the same after a key: steps that belong together
    left = Signal()  # the keys go elsewhere

    def __init__(self) -> None:
        super().__init__()
        self._report: Report | None = None
        self._on_paper: dict[str, int] = {}  # the widths that the paper had last, by the keys of the columns
        self._room = 0.0
        self.fitted = QCheckBox(tr("ทุกคอลัมน์กว้างพอดีกับเนื้อหา (ใช้จำนวนหน้าน้อยที่สุด)"))
        self.fitted.setObjectName("columns.fitted")
        self.bar = ColumnsBar((), ())
        self._names: tuple[str, ...] = ()
        self.picture = TablePicture(self._boxes)
        how = remark(tr("ลากเส้นแบ่ง หรือเลือกเส้นด้วย Tab แล้วกดลูกศรซ้ายขวา โปรแกรมย่อขยายให้เต็มความกว้างของกระดาษ"))
        self._layout = below(self.fitted, TIGHT, self.bar, self.picture, how, between=0, around=0, holder=self)
        self.fitted.clicked.connect(self._on_fitted_clicked)

    def show_report(self, report: Report) -> None:
        """Show the widths that the report has."""
        self._report = report
        columns = self._columns
        names = tuple(tr(column.heading) for column in columns)
        if names != self._names:
            self._names = names
            self._make_bar(names)
        self.picture.show_columns(columns, report)
        self.fitted.setChecked(not any(self._chosen))
        self._show(self.shown)

    def show_printed(self, report: Report, widths: Sequence[float]) -> None:
        """How wide the paper of that report has its printed columns, in mm."""
        keys = (column.key for column in printed(report.columns))
        self._on_paper |= dict(zip(keys, in_whole_millimetres(widths), strict=True))
        self._room = sum(widths)
        if self._report is not None and not self.bar.is_dragged:
            self._show(self.shown)

    @property
    def shown(self) -> tuple[int, ...]:
        """The widths of the printed columns: as chosen, or if some are fitted as the paper had them last."""
        chosen = self._chosen
        if None in chosen:
            return tuple(
                self._on_paper.get(column.key) or width or _UNKNOWN
                for column, width in zip(self._columns, chosen, strict=True)
            )
        return tuple(width for width in chosen if width is not None)

    def width_of(self, key: str) -> int:
        """What the column has as it is shown."""
        shown = dict(zip((column.key for column in self._columns), self.shown, strict=True))
        return shown.get(key, _UNKNOWN)

    @property
    def _columns(self) -> Columns:
        """Those that are printed."""
        return printed(self._report.columns) if self._report is not None else ()

    @property
    def _chosen(self) -> Widths:
        """Of those that are printed."""
        of_all = self._chosen_of_all
        return tuple(of_all[column.key] for column in self._columns)

    @property
    def _chosen_of_all(self) -> dict[str, int | None]:
        """By the keys of the columns."""
        report = self._report
        if report is None:
            return {}
        keys = (column.key for column in report.columns)
        return dict(zip(keys, chosen_widths(report.paper, report.columns), strict=True))

    def _make_bar(self, names: tuple[str, ...]) -> None:
        old, self.bar = self.bar, ColumnsBar(names, names)
        self._layout.replaceWidget(old, self.bar)
        take_out(self._layout, old)
        self.bar.tried.connect(self.picture.update)
        on(self.bar.dragged, self.bar, lambda widths: self.chosen.emit(self._of_all(widths)))
        on(self.bar.stepped, self.bar, lambda widths: self.stepped.emit(self._of_all(widths)))
        self.bar.left.connect(self.left)

    def _show(self, widths: tuple[int, ...]) -> None:
        self.bar.show_widths(widths, self._room or sum(widths))
        self.picture.update()

    def _boxes(self) -> list[QRectF]:
        return [self.bar.box_of(column) for column in range(len(self._names))]

    def _on_fitted_clicked(self, fitted: bool) -> None:
        self.chosen.emit(self._of_all((None,) * len(self._names) if fitted else self.shown))

    def _of_all(self, widths: Widths) -> Widths:
        """With those of columns that are not printed, which stay."""
        new = zip((column.key for column in self._columns), widths, strict=True)
        return tuple((self._chosen_of_all | dict(new)).values())


class TablePicture(QWidget):
    """The head and the first measures, their lines drawn as strokes. For the eye only."""

    def __init__(self, boxes: Callable[[], list[QRectF]]) -> None:
        """`boxes`: where the columns are, in pixels from the left."""
        super().__init__()
        self._lengths: list[list[int]] = []  # of each measure: letters in its cells
        self._boxes = boxes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, _ROWS * (_LINES * _LINE_APART + TIGHT) + LINE)

    def show_columns(self, columns: Columns, report: Report) -> None:
        """Show what stands in these columns."""
        fields = measure_fields(columns)
        first = [measure for (_, _, measure), _ in zip(report.measures(), range(_ROWS), strict=False)]
        self._lengths = [
            [
                sum(len(item.text) for item in field.get(measure))
                if isinstance(field.kind, ItemList)
                else len(field.kind.words(field.get(measure)))
                for field in fields
            ]
            for measure in first
        ]
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_shown()
        with QPainter(self) as painter:
            height, boxes = _LINES * _LINE_APART + TIGHT, self._boxes()
            painter.fillRect(self.rect(), QColor(colours.base))
            for row, lengths in enumerate(self._lengths):
                top = row * height
                painter.fillRect(QRectF(0, top + height - LINE, self.width(), LINE), QColor(colours.line))
                for box, length in zip(boxes, lengths, strict=False):
                    room = box.width() - 2 * TIGHT
                    wanted = length / _LETTERS_A_MM
                    for line in range(min(ceil(wanted / max(room, 1)), _LINES)):
                        stroke = min(wanted - line * room, room)
                        at = QRectF(box.left() + TIGHT, top + TIGHT + line * _LINE_APART, stroke, _STROKE)
                        painter.fillRect(at, QColor(colours.edge))
            for box in boxes:
                painter.fillRect(QRectF(box.right() - LINE, 0, LINE, self.height()), QColor(colours.line))
            painter.fillRect(QRectF(0, 0, LINE, self.height()), QColor(colours.line))
