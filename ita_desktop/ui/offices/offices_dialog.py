"""The report files of many offices: a table of them, a search through all their texts, a summary of them.

It is a window of its own: a report that is opened from it comes in front of it.
"""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QProgressBar, QSplitter, QWidget

from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.errors import ExpectedError
from ita_desktop.language import digits, tr, trn
from ita_desktop.messages import words
from ita_desktop.session.office_files import FOUND_MAX, Found, Hit, OfficeFile, OfficeFiles, titles
from ita_desktop.session.qt.lifetimes import after, on
from ita_desktop.ui.appearance.buttons import named_button, show_reason
from ita_desktop.ui.appearance.design import NEAR
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog
from ita_desktop.ui.appearance.labels import CutWords, heading, label, remark
from ita_desktop.ui.appearance.layouts import REST, beside
from ita_desktop.ui.appearance.screen_reader import announce, named
from ita_desktop.ui.asking.made_file import MadeFile
from ita_desktop.ui.offices.file_rows import COLUMNS, WRITTEN, Cell, FileRows
from ita_desktop.ui.offices.file_table import FileTable
from ita_desktop.ui.offices.found_list import FoundList, FoundRows
from ita_desktop.ui.report.find_form import FindLine
from ita_desktop.ui.report.find_panel import LOOK_AFTER_MS

_SIZE = QSize(1340, 720)
_BAR_WIDTH = 160


class OfficesDialog(FittingDialog):
    """Owner of the files that are read. What is to be done with them is emitted."""

    open_asked = Signal(object, int)  # Path of a report, the number of the measure to go to or 0
    summary_asked = Signal(object)  # tuple[int, ...]: the years of the reports, newest first
    table_asked = Signal()
    folder_asked = Signal()

    def __init__(self, files: OfficeFiles) -> None:
        title = tr("แฟ้มของหลายหน่วยงาน: {folder}").format(folder=shown_name(files.folder))
        super().__init__(_SIZE, title, name="offices")
        files.setParent(self)
        self.files = files
        self.rows = FileRows(files.folder, self)
        self.table = FileTable(self.rows)
        self.found_rows = FoundRows(self)
        self.found_list = FoundList(self.found_rows)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(tr("กำลังอ่าน"))
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.progress = named(CutWords(), "offices.progress")
        self.about = named(remark(""), "offices.about")
        self.query = named(FindLine(), "offices.query", tr("ค้นในทุกรายงาน"))
        self.count = named(label(""), "offices.count")
        self.order = named(QComboBox(), "offices.order", tr("เรียงตาม"))
        self.made = MadeFile(self._tell)
        self.stop = named_button("offices.stop", tr("หยุดอ่าน(&S)"))
        self.other = named_button("offices.other", tr("โฟลเดอร์อื่น…(&F)"))
        self.open_report = named_button("offices.open", tr("เปิดรายงาน(&O)"))
        self.summary = named_button("offices.summary", tr("เขียนหน้าสรุป…(&W)"))
        self.excel = named_button("offices.excel", tr("ส่งออก Excel…(&E)"))
        self.close_up = named_button("offices.close", tr("ปิด"))
        self._goes_to_found = False
        self._looking = after(LOOK_AFTER_MS, self, self._look)
        self._arrange()
        self._connect()
        self._show_progress()
        files.begin()

    def cells(self) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
        """The columns of the Excel file, and its rows in the order of the table."""
        return WRITTEN, [self.rows.cells(file, WRITTEN) for file in self.table.shown]

    # Set-up

    def _arrange(self) -> None:
        self.order.addItem(tr("ลำดับที่อ่าน"), (-1, Qt.SortOrder.AscendingOrder))
        for column, title in enumerate(titles(COLUMNS)):
            self.order.addItem(tr("{title} น้อยไปมาก").format(title=title), (column, Qt.SortOrder.AscendingOrder))
            self.order.addItem(tr("{title} มากไปน้อย").format(title=title), (column, Qt.SortOrder.DescendingOrder))
        sorting, searching = label(tr("เรียงตาม(&T)")), label(tr("ค้นในทุกรายงาน(&Q)"))
        sorting.setBuddy(self.order)
        searching.setBuddy(self.query)
        panes = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        panes.addWidget(self.table)
        panes.addWidget(self.found_list)
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 2)
        self.found_list.hide()
        buttons = QWidget()
        beside(self.open_report, self.summary, self.excel, REST, self.close_up, around=0, holder=buttons)
        self.lay_out(
            beside((heading(self.windowTitle()), 1), self.other),
            beside(self.bar, (self.progress, 1), self.stop, sorting, self.order),
            (panes, 1),
            self.about,
            beside(searching, (self.query, 1), self.count),
            self.made,
            between=NEAR,
            buttons=buttons,
        )
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.files.read.connect(self._on_read)
        self.files.ended.connect(self._on_ended)
        self.files.failed.connect(self._on_failed)
        self.files.found.connect(self._on_found)
        self.files.written.connect(self._on_written)
        on(self.files.not_written, self, lambda error: self._tell(words(error)))
        on(self.finished, self, lambda _: self.files.end())
        on(self.table.opened, self, self._open)
        self.table.current_changed.connect(self._show_about)
        self.table.sorted_by.connect(self._show_order)
        on(self.found_list.opened, self, lambda hit: self.open_asked.emit(hit.path, hit.measure))
        on(self.query.textEdited, self, lambda _: self._looking.start())
        on(self.query.returnPressed, self, self._go_to_found)
        on(self.order.activated, self, lambda _: self.table.sort_by(*self.order.currentData()))
        on(self.stop.clicked, self, self.files.stop)
        on(self.open_report.clicked, self, self._open_current)
        on(self.summary.clicked, self, lambda: self.summary_asked.emit(tuple(sorted(self.rows.years, reverse=True))))
        self.excel.clicked.connect(self.table_asked)
        self.other.clicked.connect(self.folder_asked)
        self.close_up.clicked.connect(self.reject)

    # Reading

    def _on_read(self, files: tuple[OfficeFile, ...]) -> None:
        self.rows.show_files(files)
        if self.rows.files and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._show_progress()

    def _on_ended(self) -> None:
        self._show_progress()
        announce(self.progress, self.progress.text())
        self._look()

    def _on_failed(self, error: ExpectedError) -> None:
        self._show_progress()
        self._tell(words(error))

    def _show_progress(self) -> None:
        done, total, is_reading = len(self.rows.files), self.files.total, self.files.is_reading
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setVisible(is_reading)
        self.stop.setVisible(is_reading)
        reading = tr("กำลังอ่าน {done} จาก {total} แฟ้ม").format(done=digits(done), total=digits(total))
        self.progress.setText(reading if is_reading else self._result())
        busy = tr("กำลังอ่านแฟ้ม รอให้อ่านจบ หรือกดหยุดอ่าน") if is_reading else ""
        nothing = "" if self.rows.years else tr("ยังไม่มีรายงานที่อ่านได้")
        for button in (self.summary, self.excel):
            show_reason(button, busy or nothing)
        self._show_about()

    def _result(self) -> str:
        """How many files were read, and how many of them cannot be used."""
        done, total = len(self.rows.files), self.files.total
        refused = sum(file.sent is None for file in self.rows.files)
        parts = [trn("อ่านแล้ว {n} แฟ้ม", done).format(n=digits(done)) if total else tr("ไม่มีแฟ้มรายงาน (.ita) ในโฟลเดอร์นี้")]
        if refused:
            parts.append(trn("เปิดไม่ได้ {n} แฟ้ม", refused).format(n=digits(refused)))
        if total > done:
            parts.append(trn("ยังไม่ได้อ่าน {n} แฟ้ม", total - done).format(n=digits(total - done)))
        return " · ".join(parts)

    def _show_about(self) -> None:
        file = self.table.current
        self.about.setText(self.rows.about(file) if file is not None else "")
        reason = "" if file is not None and file.sent is not None else tr("แฟ้มนี้เปิดไม่ได้") if file else tr("ยังไม่มีแฟ้ม")
        show_reason(self.open_report, reason)

    # What is done with it

    def _open(self, file: OfficeFile) -> None:
        if file.sent is not None:
            self.open_asked.emit(file.path, 0)
        else:
            self._tell(self.rows.about(file))

    def _open_current(self) -> None:
        if self.table.current is not None:
            self._open(self.table.current)

    def _show_order(self, column: int, order: Qt.SortOrder) -> None:
        """The order that was chosen by a click on a heading."""
        at = 0 if column < 0 else 1 + 2 * column + (order is Qt.SortOrder.DescendingOrder)
        self.order.setCurrentIndex(at)

    # Searching

    def _look(self) -> None:
        self._looking.stop()
        if self.query.text().strip():
            self.files.look(self.query.text().strip())
        else:
            self._show_found((), "")

    def _on_found(self, found: Found) -> None:
        if found.words != self.query.text().strip():
            return
        count = len(found.hits)
        said = trn("พบ {n} ตำแหน่ง", count).format(n=digits(count)) if count else tr("ไม่พบ")
        if not found.is_whole:
            said = tr("{said} (แสดง {n} รายการแรก)").format(said=said, n=digits(FOUND_MAX))
        self._show_found(found.hits, said)
        if self._goes_to_found and found.hits:
            self.found_list.selectRow(0)
            self.found_list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._goes_to_found = False

    def _show_found(self, hits: tuple[Hit, ...], said: str) -> None:
        self.found_rows.show_hits(hits)
        self.found_list.setVisible(bool(hits))
        self.count.setText(said)
        announce(self.count, said)

    def _go_to_found(self) -> None:
        """To the first, as soon as it is found."""
        self._goes_to_found = True
        self._look()

    # News

    def _on_written(self, path: Path) -> None:
        self.made.show_file(tr("เขียนแล้ว: {name}").format(name=shown_name(path)), path)
        announce(self.made, self.made.words)

    def _tell(self, said: str) -> None:
        self.about.setText(said)
        announce(self.about, said)
