"""The window with the sample report, put into every state that is worth a picture. Used by make_pictures.py."""

import shutil
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QLocale, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget

from ita_desktop import paths
from ita_desktop.domain.place import Place
from ita_desktop.domain.report import ListName
from ita_desktop.exchange.json_file import read_json_file
from ita_desktop.session import settings
from ita_desktop.session.typesetter import Typesetter
from ita_desktop.session.workspace import Saving, Workspace
from ita_desktop.storage import report_file
from ita_desktop.ui.dialogs import WindowDialogs
from ita_desktop.ui.editor_page import EditorPage
from ita_desktop.ui.help_page import HelpPage
from ita_desktop.ui.main_window import PROGRAM_NAME, MainWindow
from ita_desktop.ui.qt_words import ThaiTranslator
from ita_desktop.ui.schemes import Scheme
from ita_desktop.ui.style import dress

Keep = Callable[[str, bytes], None]
LIMIT_SECONDS = 60
SIGN = QColor(0xD0, 0x3A, 0x1E)
FRAME_PIXELS = 28
"""Height of the frame that a system puts around the window, which is not photographed."""


class Photographer:
    """Owner of one window of a size in pixels before scaling."""

    def __init__(self, width: int, height: int, scheme: str) -> None:
        QLocale.setDefault(QLocale(QLocale.Language.Thai, QLocale.Country.Thailand))
        self._app = QApplication([PROGRAM_NAME])
        self._translator = ThaiTranslator(self._app)
        self._app.installTranslator(self._translator)
        dress(self._app, Scheme(scheme))
        self._folder = Path(mkdtemp()) / "เอกสาร"
        self._folder.mkdir()
        self._report = self._folder / "รายงาน ITA ๒๕๖๘.ita"
        report_file.write(read_json_file(paths.sample_report())[0], self._report, replace=False)
        gone = self._folder / "รายงาน ITA ๒๕๖๖.ita"
        settings.save(settings.Settings(recent=(str(self._report), str(gone)), scheme=scheme))
        self._workspace, self._typesetter = Workspace(), Typesetter()
        self._window = MainWindow(self._workspace, self._typesetter, WindowDialogs)
        self._window.resize(width, height - FRAME_PIXELS)
        self._window.show()
        settle(200)

    def leave(self) -> None:
        """Close everything."""
        self._window.close()
        self._workspace.shut_down()
        self._typesetter.close()
        shutil.rmtree(self._folder.parent)

    # Scenes

    def start(self, keep: Keep) -> None:
        settle(200)
        keep("start", png(self._window.grab()))

    def cover(self, keep: Keep) -> None:
        self._go(Place("title"))
        keep("cover", png(self._window.grab()))

    def issue(self, keep: Keep) -> None:
        self._go(Place("issue.title", issue=self._page().document.report.issues[0].id))
        keep("issue", png(self._window.grab()))

    def measure(self, keep: Keep) -> None:
        self._go(self._place(5, ListName.STEPS))
        keep("measure", png(self._window.grab()))

    def signers(self, keep: Keep) -> None:
        self._page().navigator.choose(Place("signers"))
        self._settle()
        keep("signers", png(self._window.grab()))

    def paper(self, keep: Keep) -> None:
        self._page().navigator.choose(Place("paper.family"))
        self._settle()
        keep("paper", png(self._window.grab()))

    def menus(self, keep: Keep) -> None:
        self._go(self._place(0, ListName.STEPS))
        bar = self._window.menuBar()
        for number, action in enumerate(bar.actions(), 1):
            menu = action.menu()
            if menu is None:
                continue
            at = bar.mapToGlobal(bar.actionGeometry(action).bottomLeft())
            menu.popup(at)
            settle(100)
            part = QRect(QPoint(0, 0), at - self._window.mapToGlobal(QPoint(0, 0)) + _corner(menu.size()))
            keep(f"menu-{number}", png(_part(self._with(menu), part)))
            menu.hide()

    def find(self, keep: Keep) -> None:
        self._go(self._place(0, ListName.STEPS))
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
        question = "มีงานของแฟ้ม รายงาน ITA ๒๕๖๘.ita ที่แก้ไว้แล้วแต่ยังไม่ได้เขียนลงแฟ้ม\nงานนั้นอยู่ครบถ้วนในเครื่องนี้ จะทำอย่างไร"
        ask = partial(dialogs.choose, "งานที่ค้างอยู่", question, ("ทำต่อจากงานที่ค้าง", "เปิดตามที่อยู่ในแฟ้ม"))
        self._while_asking(ask, QMessageBox, "message", keep)

    def files(self, keep: Keep) -> None:
        dialogs = WindowDialogs(self._window)
        ask = partial(dialogs.ask_save, "บันทึกสำเนา", self._folder / "สำเนา.ita", "รายงาน ITA (*.ita)")
        self._while_asking(ask, QFileDialog, "files", keep)

    def print(self, keep: Keep) -> None:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        ask = partial(WindowDialogs(self._window).ask_print, printer, 7)
        self._while_asking(ask, QPrintDialog, "print", keep)

    def page(self, keep: Keep) -> None:
        """What the README shows: the window, and a page as it is printed."""
        self._go(self._place(5, ListName.STEPS))
        keep("window", png(self._window.grab()))
        done: list[QPixmap] = []
        self._typesetter.images(
            self._page().document.report, 96, 1, lambda image, _: done.append(QPixmap.fromImage(image))
        )
        wait_until(lambda: bool(done))
        keep("page", png(done[0]))

    def guide(self, keep: Keep) -> None:
        """The guide's pictures: a part of the window each, with a sign around what the text speaks of."""
        self._window.resize(1366, 700)
        self._go(self._place(0, ListName.STEPS))
        page, form = self._page(), self._page().measure_form
        tree, paper = page.navigator, page.paper_pane
        keep("panes", png(self._signed((tree, page.forms, paper))))
        steps = form.lists[ListName.STEPS]
        keep("list", png(self._signed((steps,), around=page.forms)))
        tools = self._window.findChild(QWidget, "tools")
        assert tools is not None
        keep("tools", png(self._signed((), around=tools)))
        keep("paper", png(self._signed((), around=paper)))
        keep("status", png(self._signed((), around=self._window.statusBar())))
        self._go(Place("title"))
        keep("cover", png(self._signed((), around=page.forms)))

    # How

    def _page(self) -> EditorPage:
        if self._window.page is None:
            self._window.open_path(self._report)
            wait_until(lambda: self._window.page is not None)
            wait_until(lambda: self._workspace.state.saving is Saving.PUBLISHED)
        assert self._window.page is not None
        return self._window.page

    def _place(self, measure: int, name: ListName) -> Place:
        found = list(self._page().document.report.measures())[measure][2]
        return Place(f"measure.{name}", measure=found.id, item=found.items(name)[0].id)

    def _go(self, place: Place) -> None:
        self._page().go_to(place)
        self._settle()

    def _settle(self) -> None:
        settle(250)
        preview = self._page().preview
        if preview.isVisible():
            wait_until(preview.is_drawn)
        settle(250)

    def _with(self, popup: QWidget) -> QPixmap:
        """The window with what has opened on top of it."""
        picture = self._window.grab()
        painter = QPainter(picture)
        at = popup.mapToGlobal(QPoint(0, 0)) - self._window.mapToGlobal(QPoint(0, 0))
        if isinstance(popup, QDialog):
            rest = self._window.size() - popup.size()
            at = QPoint(max(rest.width() // 2, 0), max(rest.height() // 2, 0))
        painter.drawPixmap(at, popup.grab())
        painter.setPen(QPen(QColor(0x80, 0x80, 0x80)))
        painter.drawRect(QRect(at, popup.size()).adjusted(-1, -1, 0, 0))
        painter.end()
        return picture

    def _while_asking(self, ask: Callable[[], object], kind: type[QDialog], scene: str, keep: Keep) -> None:
        def look() -> None:
            dialog = next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)
            if dialog is None:
                QTimer.singleShot(100, look)
                return
            keep(scene, png(self._with(dialog)))
            dialog.reject()

        QTimer.singleShot(300, look)
        ask()

    def _signed(self, parts: Sequence[QWidget], around: QWidget | None = None) -> QPixmap:
        """The window, or one part of it, with a frame around what is spoken of."""
        picture = self._window.grab()
        painter = QPainter(picture)
        painter.setPen(QPen(SIGN, 3))
        for part in parts:
            box = QRect(part.mapTo(self._window, QPoint(0, 0)), part.size())
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6)
        painter.end()
        if around is None:
            return picture
        return _part(picture, QRect(around.mapTo(self._window, QPoint(0, 0)), around.size()))


def _part(picture: QPixmap, box: QRect) -> QPixmap:
    """A part of a picture, the box being in pixels before scaling."""
    ratio = picture.devicePixelRatio()
    return picture.copy(QRect(box.topLeft() * ratio, box.size() * ratio))


def _corner(size: QSize) -> QPoint:
    """From the top left of something to a little beyond its bottom right."""
    return QPoint(size.width() + 24, size.height() + 24)


def settle(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(done: Callable[[], bool]) -> None:
    """Let the window live until then."""
    end = time.monotonic() + LIMIT_SECONDS
    while not done():
        assert time.monotonic() < end, "it never came"
        settle(30)


def png(picture: QPixmap) -> bytes:
    """The picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())
