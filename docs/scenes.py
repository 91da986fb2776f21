"""Every state of the window that is worth a picture. Used by make_pictures.py."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path, PureWindowsPath
from unittest.mock import patch

from components import Components
from photographer import Keep, Photographer, corner, part_of, png, settle, wait_until
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QVBoxLayout, QWidget

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import ListName, Report
from ita_desktop.formats import REPORT
from ita_desktop.home.log_file import bug_report
from ita_desktop.storage.files import report_file
from ita_desktop.ui.appearance.card_button import CardButton
from ita_desktop.ui.asking.dialogs import WindowDialogs
from ita_desktop.ui.asking.message import Message
from ita_desktop.ui.files.compare_dialog import CompareDialog
from ita_desktop.ui.files.merge_dialog import MergeDialog
from ita_desktop.ui.forms.month_popup import MonthPopup
from ita_desktop.ui.forms.owners_field import OwnersField
from ita_desktop.ui.forms.period_field import PeriodField
from ita_desktop.ui.text.suggestions import SuggestionNote
from ita_desktop.ui.window import crash_dialog
from ita_desktop.ui.window.crash_dialog import CrashDialog
from ita_desktop.ui.window.help_page import HelpPage
from tests.support.reports import with_measure

SUGGESTED = "จัดทำคู่"
"""How a phrase begins that is used in another measure of the sample."""

_CLERKS_SYSTEM = "Windows-10-10.0.19045-SP0"
_CLERKS_LOG = PureWindowsPath(r"C:\Users\abt\AppData\Local\ITA Desktop\logs\ita-desktop.log")


class Scenes(Photographer):
    """One method a scene; each leaves the window as it was."""

    def start(self, keep: Keep) -> None:
        """When the report among the recent ones has been read: its card has a picture then."""
        wait_until(lambda: any(card._picture is not None for card in self._window.findChildren(CardButton)))
        settle(50)
        keep("start", png(self._window.grab()))

    def cover(self, keep: Keep) -> None:
        self._go(Address("title"))
        keep("cover", png(self._window.grab()))

    def components(self, keep: Keep) -> None:
        """What docs/design.md shows."""
        sheet = QDialog(self._window)  # in which a button can be the one that Enter presses
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        parts = Components()
        column.addWidget(parts)
        sheet.show()
        sheet.activateWindow()
        parts.focused.setFocus()
        settle(200)
        parts.tools.show()  # although another field has the focus
        settle(50)
        keep("components", png(sheet.grab()))
        sheet.close()

    def issue(self, keep: Keep) -> None:
        self._go(Address("issue.title", issue=self._page().document.report.issues[0].id))
        keep("issue", png(self._window.grab()))

    def measure(self, keep: Keep) -> None:
        self._go(self._address(5, ListName.STEPS))
        keep("measure", png(self._window.grab()))

    def signers(self, keep: Keep) -> None:
        self._page().outline.choose(Address("signers"))
        self._settle()
        keep("signers", png(self._window.grab()))

    def columns(self, keep: Keep) -> None:
        """And the question before a column goes in which something stands."""
        page = self._page()
        page.outline.choose(Address("columns"))
        self._settle()
        keep("columns", png(self._window.grab()))
        page.columns_form.rows[2].removed.emit()
        self._settle()
        keep("columns-removal", png(self._window.grab()))
        page.go_to(Address("columns"))

    def paper(self, keep: Keep) -> None:
        self._page().outline.choose(Address("paper.family"))
        self._settle()
        keep("paper", png(self._window.grab()))

    def menus(self, keep: Keep) -> None:
        self._go(self._address(0, ListName.STEPS))
        bar = self._window.menuBar()
        for number, action in enumerate(bar.actions(), 1):
            menu = action.menu()
            if not isinstance(menu, QMenu):
                continue
            at = bar.mapToGlobal(bar.actionGeometry(action).bottomLeft())
            menu.popup(at)
            settle(100)
            part = QRect(QPoint(0, 0), at - self._window.mapToGlobal(QPoint(0, 0)) + corner(menu.size()))
            keep(f"menu-{number}", png(part_of(self._with(menu), part)))
            menu.hide()

    def find(self, keep: Keep) -> None:
        self._go(self._address(0, ListName.STEPS))
        self._window.commands["replace"].trigger()
        settle(100)
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.setProperty("text", "E-Service")
        self._settle()
        keep("find", png(self._window.grab()))
        self._window.find_panel.leave()

    def help(self, keep: Keep) -> None:
        page = HelpPage(self._window)
        page.show()
        for number, tab in enumerate(("guide", "keys")):
            page.tabs.setCurrentIndex(number)
            settle(100)
            keep(f"help-{tab}", png(page.grab()))
        page.hide()

    def message(self, keep: Keep) -> None:
        dialogs = WindowDialogs(self._window)
        question = "แฟ้ม รายงาน ITA ๒๕๖๘.ita มีการแก้ไขที่ยังไม่ได้บันทึกลงแฟ้ม\nการแก้ไขนั้นเก็บไว้ครบถ้วนในเครื่องนี้ ต้องการทำอย่างไร"
        ask = partial(dialogs.choose, "งานที่ยังไม่ได้บันทึก", question, ("ทำต่อจากที่แก้ไขไว้", "เปิดตามที่บันทึกในแฟ้ม"))
        self._while_asking(ask, Message, "message", keep)

    def files(self, keep: Keep) -> None:
        dialogs = WindowDialogs(self._window)
        ask = partial(dialogs.ask_save, "บันทึกสำเนา", self._folder / "สำเนา.ita", (REPORT,))
        self._while_asking(ask, QFileDialog, "files", keep)

    def print(self, keep: Keep) -> None:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        ask = partial(WindowDialogs(self._window).ask_print, printer, 7)
        self._while_asking(ask, QPrintDialog, "print", keep)

    def page(self, keep: Keep) -> None:
        """What the README shows: the window, and a page as it is printed."""
        self._go(self._address(5, ListName.STEPS))
        keep("window", png(self._window.grab()))
        done: list[QPixmap] = []
        paper = self._page().preview.paper
        assert paper is not None
        self._typesetter.draw_for_printer(
            paper, 1, 96, lambda image: done.append(QPixmap.fromImage(image)), lambda: None
        )
        wait_until(lambda: bool(done))
        keep("page", png(done[0]))

    def guide(self, keep: Keep) -> None:
        """The guide's pictures: a part of the window each, with a sign around what the text speaks of."""
        self._window.resize(1366, 700)
        self._go(self._address(0, ListName.STEPS))
        page, form = self._page(), self._page().measure_form
        tree, paper = page.outline, page.preview_pane
        keep("panes", png(self._signed((tree, page.forms, paper))))
        steps = form.lists[ListName.STEPS]
        keep("list", png(self._signed((steps,), around=page.forms)))
        tools = self._window.findChild(QWidget, "tools")
        assert tools is not None
        keep("tools", png(self._signed((), around=tools)))
        keep("paper", png(self._signed((), around=paper)))
        keep("status", png(self._signed((), around=self._window.statusBar())))
        self._go(Address("title"))
        keep("cover", png(self._signed((), around=page.forms)))

    def versions(self, keep: Keep) -> None:
        self._go(self._address(0, ListName.STEPS))
        self._window.commands["versions"].trigger()
        page = self._window.versions.page
        assert page is not None
        wait_until(lambda: page.shown is not None and page.paper.is_drawn())
        page.list.setFocus()
        QCoreApplication.sendEvent(
            page.list, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        )
        wait_until(lambda: page.shown is not None and page.shown.version == page.list.version and page.paper.is_drawn())
        settle(600)
        keep("versions", png(self._with(page)))
        page.tabs.setCurrentIndex(1)
        settle(300)
        keep("versions-changes", png(self._with(page)))
        page.reject()

    def send(self, keep: Keep) -> None:
        self._go(self._address(1, ListName.STEPS))
        self._window.commands["send"].trigger()
        self._dialog(lambda: self._window.send.page, "send", keep)

    def merge(self, keep: Keep) -> None:
        """A copy was sent out, and comes back changed where the report was changed, too."""
        report = self._page().document.report
        sent: list[Path] = []
        self._workspace.save_copy(self._folder / "ถึงกองคลัง.ita", sent.append)
        wait_until(lambda: bool(sent))
        self.chosen = self._folder / "จากกองคลัง.ita"
        report_file.write(_changed(report, "ประชุมชี้แจงผู้บริหารและพนักงานทุกคน"), self.chosen, replace=True)
        self._page().document.apply("แก้ไข", lambda now: _changed(now, "ประชุมชี้แจงพนักงานเจ้าหน้าที่ทุกกอง", more=False))
        self._window.commands["receive"].trigger()
        wait_until(lambda: isinstance(self._window.compare_and_merge.dialog, MergeDialog))
        dialog = self._window.compare_and_merge.dialog
        assert isinstance(dialog, MergeDialog)
        wait_until(lambda: dialog.is_settled)
        for tab, scene in enumerate(("merge", "merge-changes")):
            dialog.tabs.setCurrentIndex(tab)
            settle(300)
            keep(scene, png(self._with(dialog)))
        dialog.reject()
        self._page().document.undo()

    def compare(self, keep: Keep) -> None:
        self.chosen = self._folder / "รายงาน ITA ๒๕๖๗.ita"
        older = replace(_changed(self._page().document.report, "ประชุมชี้แจงพนักงาน"), fiscal_year=2567)
        report_file.write(older, self.chosen, replace=True)
        self._window.commands["compare"].trigger()
        wait_until(lambda: isinstance(self._window.compare_and_merge.dialog, CompareDialog))
        dialog = self._window.compare_and_merge.dialog
        assert isinstance(dialog, CompareDialog)
        rows = dialog.view.list
        rows.setFocus()
        second = rows.topLevelItem(1)
        assert second is not None, "there are differences"
        rows.setCurrentItem(second)
        self._dialog(lambda: dialog, "compare", keep)

    def crash(self, keep: Keep) -> None:
        with (
            patch("platform.platform", lambda: _CLERKS_SYSTEM),
            patch.object(crash_dialog, "log_path", lambda: _CLERKS_LOG),
        ):
            try:
                raise ZeroDivisionError
            except ZeroDivisionError as error:
                dialog = CrashDialog(bug_report(error, datetime.now()), self._window)
        self._page()
        dialog.show_state(self._workspace.state)
        dialog.show()
        self._dialog(lambda: dialog, "crash", keep)

    def period(self, keep: Keep) -> None:
        """The menu of the periods, the months, and the menu of the owners."""
        self._go(Address("measure.period", measure=self._address(5, ListName.STEPS).measure))
        field = self._page().measure_form.fields["measure.period"]
        assert isinstance(field, PeriodField)
        self._popup(field.menu, field.button, "period", keep)
        field.choose_months()
        popup = field.findChild(MonthPopup)
        assert popup is not None
        settle(100)
        keep("months", png(self._with(popup)))
        popup.close()
        owners = self._page().measure_form.fields["measure.owners"]
        assert isinstance(owners, OwnersField)
        self._popup(owners.menu, owners.button, "owners", keep)

    def suggestions(self, keep: Keep) -> None:
        """A few letters typed at the end of a list, of which the rest is offered."""
        self._go(self._address(2, ListName.STEPS))
        editor = self._page().measure_form.lists[ListName.STEPS]
        editor.go_to(0)
        wait_until(lambda: self._window.phrases.continuation(SUGGESTED)[1] != "")
        editor.setFocus()
        for key, text in ((Qt.Key.Key_End, ""), (Qt.Key.Key_Return, "\r"), *((0, letter) for letter in SUGGESTED)):
            QCoreApplication.sendEvent(
                editor, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
            )
        settle(400)
        note = self._window.findChild(SuggestionNote)
        assert note is not None and note.isVisible()
        keep("suggestions", png(self._window.grab()))
        while self._page().document.history.canUndo():
            self._page().document.undo()

    def _popup(self, menu: QMenu, button: QWidget, scene: str, keep: Keep) -> None:
        at = button.mapToGlobal(QPoint(0, 0))
        menu.aboutToShow.emit()
        size = menu.sizeHint()
        corner_of_window = self._window.mapToGlobal(QPoint(0, 0)) + QPoint(self._window.width(), 0)
        menu.popup(QPoint(min(at.x(), corner_of_window.x() - size.width()), at.y() - size.height()))
        settle(150)
        keep(scene, png(self._with(menu)))
        menu.hide()


def _changed(report: Report, words: str, *, more: bool = True) -> Report:
    """The report with other words in the first step of its first measure, and with `more` in two other places."""
    first, second = [measure for _, _, measure in report.measures()][:2]
    steps = (replace(first.steps[0], text=words), *first.steps[1:])
    report = edits.set_items(report, first.id, ListName.STEPS, steps)
    if more:
        report = with_measure(report, first.id, owners=("สำนักปลัด", "กองคลัง"))
        report = edits.set_items(report, second.id, ListName.RESULTS, second.results[:-1])
    return report
