"""What the user sees when the program has a bug: what happened, whether the work is safe, where the log is."""

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from ita_desktop.home.log_file import log_path
from ita_desktop.language import N_, digits, tr, trn
from ita_desktop.session.file.workspace import SaveState, Saving
from ita_desktop.session.qt.lifetimes import after, on
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role
from ita_desktop.ui.appearance.labels import heading, label, remark
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.appearance.style import icon
from ita_desktop.ui.asking.status_line import saved_words

_WHAT = N_(
    "โปรแกรมทำงานผิดพลาดเอง ไม่ใช่ความผิดของผู้ใช้ หน้าต่างยังใช้งานต่อได้\n"
    "ถ้าเห็นว่ามีข้อมูลใดแสดงไม่ถูกต้อง โปรดปิดโปรแกรมแล้วเปิดใหม่ งานที่บันทึกแล้วจะอยู่ครบ"
)
_NOT_SAVED = N_("งานล่าสุดยังบันทึกไม่สำเร็จ ข้อความยังอยู่ในหน้าต่าง โปรดกด “ทำงานต่อ” แล้วใช้คำสั่งบันทึกสำเนาไว้ที่อื่น")
_PATIENCE_MS = 8_000
_REPORT = N_("รายงานข้อผิดพลาดมีเพียงรุ่นของโปรแกรมและตำแหน่งในโปรแกรม ไม่มีข้อความที่คุณพิมพ์ ส่งให้ผู้ดูแลโปรแกรมได้")


class CrashDialog(FittingDialog):
    """Stays until it is closed; another bug meanwhile is counted in it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        """`report` is what can be copied."""
        super().__init__(QSize(680, 480), tr("โปรแกรมทำงานผิดพลาด"), parent, name="crash")
        self._count = 1
        self._report = report
        self._saved = named(label(tr("กำลังบันทึกงานของคุณ…"), wraps=True), "crash.saved")
        self._times = remark("")
        self._times.hide()
        details = QPlainTextEdit(report, readOnly=True, tabChangesFocus=True)
        self._details = named(details, "crash.report", tr("รายงานข้อผิดพลาด"))
        self.copy = self.add_button(tr("คัดลอกรายงานข้อผิดพลาด(&C)"), Role.ActionRole, by_enter=False)
        self.folder = self.add_button(tr("เปิดโฟลเดอร์บันทึก(&L)"), Role.ActionRole, by_enter=False)
        close = self.add_button(tr("ทำงานต่อ"), Role.AcceptRole)
        self.copy.setIcon(icon("copy"))
        self.folder.setIcon(icon("folder-open"))
        close.setDefault(True)
        self.copy.clicked.connect(self._on_copy)
        on(self.folder.clicked, self, lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_path().parent))))
        self.lay_out(
            heading(tr("ขออภัย โปรแกรมทำงานผิดพลาด")),
            label(tr(_WHAT), wraps=True),
            self._saved,
            self._times,
            remark(tr(_REPORT)),
            (self._details, 1),
            remark(tr("บันทึกการทำงานอยู่ที่ {path}").format(path=log_path())),
        )
        self._timer = after(_PATIENCE_MS, self, lambda: self._saved.setText(tr(_NOT_SAVED)))
        self._timer.start()
        close.setFocus()

    def show_state(self, state: SaveState) -> None:
        """Whether the work is safe, as soon as that is known."""
        if state.error is None and state.saving is Saving.PENDING:
            return
        self._timer.stop()
        self._saved.setText(tr("งานของคุณ: {state}").format(state=saved_words(state)))

    def show_nothing_open(self) -> None:
        """There was nothing to save."""
        self._timer.stop()
        self._saved.setText(tr("ไม่มีรายงานเปิดอยู่ จึงไม่มีงานที่ต้องบันทึก"))

    def count_another(self) -> None:
        """One more bug while this is on screen."""
        self._count += 1
        self._times.setText(trn("เกิดขึ้นแล้ว {count} ครั้ง", self._count).format(count=digits(self._count)))
        self._times.show()

    @property
    def saved_words(self) -> str:
        """Its words about the work."""
        return self._saved.text()

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._report)
        self.copy.setText(tr("คัดลอกแล้ว(&C)"))
