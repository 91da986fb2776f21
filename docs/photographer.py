"""The window with the sample report, and how it is photographed. What is photographed is in scenes.py."""

import shutil
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QLocale, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ita_desktop import paths
from ita_desktop.app import LOCALES
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import ListName, Report
from ita_desktop.exchange.json_file import read_json_file
from ita_desktop.formats import Format
from ita_desktop.home import settings
from ita_desktop.language import Language, use
from ita_desktop.session.file.workspace import Saving, Workspace
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.storage.files import backups, report_file
from ita_desktop.ui.appearance.colour_schemes import Scheme
from ita_desktop.ui.appearance.style import dress
from ita_desktop.ui.appearance.words_of_qt import ThaiTranslator
from ita_desktop.ui.asking.dialogs import WindowDialogs
from ita_desktop.ui.report.report_page import ReportPage
from ita_desktop.ui.window.main_window import PROGRAM_NAME, MainWindow
from tests.support.reports import with_measure
from tests.support.some_day import stay_on_that_day

Keep = Callable[[str, bytes], None]
LIMIT_SECONDS = 60
VERSIONS: tuple[tuple[float, str, dict[int, str]], ...] = (
    (9.1, "ฉบับร่างแรก", {0: "มาตรการปรับปรุงบริการออนไลน์", 2: "มาตรการสร้างการมีส่วนร่วม"}),
    (3.05, "", {0: "มาตรการปรับปรุงบริการออนไลน์"}),
    (1.2, "ฉบับเสนอนายก", {3: "มาตรการกำกับดูแลการใช้ทรัพย์สินของทางราชการ"}),
    (1.02, "", {}),
)
"""Days ago, name if any, and what was otherwise then."""

SIGN = QColor(0xD0, 0x3A, 0x1E)
FRAME_PIXELS = 28
"""Height of the frame that a system puts around the window, which is not photographed."""


class Photographer:
    """Owner of one window of a size in pixels before scaling."""

    def __init__(self, width: int, height: int, scheme: str, language: Language) -> None:
        use(language)
        QLocale.setDefault(QLocale(*LOCALES[language]))
        self._app = QApplication([PROGRAM_NAME])
        self._translator = ThaiTranslator(self._app)
        if language is Language.THAI:
            self._app.installTranslator(self._translator)
        dress(self._app, Scheme(scheme))
        self._folder = Path.home() / "เอกสาร"
        self._folder.mkdir()
        self._report = self._folder / "รายงาน ITA ๒๕๖๘.ita"
        self._write_with_versions()
        gone = self._folder / "รายงาน ITA ๒๕๖๖.ita"
        settings.save(settings.Settings(recent=(str(self._report), str(gone)), scheme=scheme))
        stay_on_that_day()
        self._workspace, self._typesetter = Workspace(), Typesetter()
        self.chosen: Path | None = None
        self._window = MainWindow(self._workspace, self._typesetter, partial(_Dialogs, self))
        self._window.resize(width, height - FRAME_PIXELS)
        self._window.show()
        settle(200)

    def leave(self) -> None:
        """Close everything."""
        self._window.close()
        self._workspace.shut_down()
        self._typesetter.close()
        shutil.rmtree(self._folder)

    # How

    def _write_with_versions(self) -> None:
        """The sample as the clerk's file, which was changed over the last days and has a version of each."""
        report, now = read_json_file(paths.sample_report())[0], datetime.now()
        for days_ago, name, titles in VERSIONS:
            time = now - timedelta(days=days_ago)
            seen = report_file.write(_retitled(report, titles), self._report, replace=True)
            version = backups.back_up(self._report, seen, time, keep=bool(name))
            if version is not None and name:
                backups.with_name(version, name)
        report_file.write(report, self._report, replace=True)

    def _page(self) -> ReportPage:
        if self._window.page is None:
            self._window.open_path(self._report)
            wait_until(lambda: self._window.page is not None)
            wait_until(lambda: self._workspace.state.saving is Saving.PUBLISHED)
        assert self._window.page is not None
        return self._window.page

    def _address(self, measure: int, name: ListName) -> Address:
        found = list(self._page().document.report.measures())[measure][2]
        return Address(f"measure.{name}", measure=found.id, item=found.items(name)[0].id)

    def _go(self, address: Address) -> None:
        self._window.activateWindow()  # a dialog may have been before it
        settle(50)
        self._page().go_to(address)
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
        at.setY(min(at.y(), max(self._window.height() - popup.height() - 1, 0)))  # the screen is a frame higher
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

    def _dialog(self, wanted: Callable[[], QDialog | None], scene: str, keep: Keep) -> None:
        """A dialog that does not block, once it is there and has settled; then it is closed."""
        wait_until(lambda: wanted() is not None)
        dialog = wanted()
        assert dialog is not None
        settle(400)
        keep(scene, png(self._with(dialog)))
        dialog.reject()
        settle(100)

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
        return part_of(picture, QRect(around.mapTo(self._window, QPoint(0, 0)), around.size()))


class _Dialogs(WindowDialogs):
    """The real ones, but which file to open is known."""

    def __init__(self, photographer: Photographer, window: QWidget) -> None:
        super().__init__(window)
        self._photographer = photographer

    def ask_open(self, title: str, formats: Sequence[Format], near: Path | None = None) -> Path | None:
        return self._photographer.chosen


def _retitled(report: Report, titles: dict[int, str]) -> Report:
    """The report with other titles of some measures, counted from 0."""
    for number, _, measure in tuple(report.measures()):
        if number - 1 in titles:
            report = with_measure(report, measure.id, title=titles[number - 1])
    return report


def part_of(picture: QPixmap, box: QRect) -> QPixmap:
    """A part of a picture, the box being in pixels before scaling."""
    ratio = picture.devicePixelRatio()
    return picture.copy(QRect(box.topLeft() * ratio, box.size() * ratio))


def corner(size: QSize) -> QPoint:
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
