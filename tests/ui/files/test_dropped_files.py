"""Files dropped on the window: a report is opened, wherever it falls; everything else is refused in a sentence."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.report.address import Address
from tests.support.clerk import WAIT_MS, Clerk

COPY = Qt.DropAction.CopyAction
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drops(target: QWidget, *files: Path, also_text: bool = False) -> bool:
    """Files dragged over the widget and let go, as the system tells it; whether anything took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    if also_text:
        data.setText("\n".join(str(file) for file in files))
    at = target.rect().center()
    enter = QDragEnterEvent(QPoint(at), COPY, data, LEFT, NO_KEY)
    enter.ignore()
    QCoreApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QCoreApplication.sendEvent(target, QDropEvent(QPointF(at), COPY, data, LEFT, NO_KEY))
    return enter.isAccepted()


def test_a_report_dropped_on_the_start_page_is_opened(clerk: Clerk, sample: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        assert drops(clerk.window.start_page.viewport(), sample)

    assert clerk.workspace.path == sample


def test_json_dropped_on_an_open_report_is_opened_too(clerk: Clerk, sample: Path, tmp_path: Path, qtbot: QtBot) -> None:
    json = tmp_path / "ข้อมูลจากกองคลัง.JSON"
    shutil.copy(paths.sample_report(), json)
    clerk.opens(sample)

    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        assert drops(clerk.page.outline.viewport(), json)

    assert clerk.workspace.path is None


@pytest.mark.parametrize("key", ["title", "agency.name"])
def test_no_text_takes_the_path_of_a_file_as_words(clerk: Clerk, sample: Path, qtbot: QtBot, key: str) -> None:
    clerk.opens(sample)
    clerk.goes_to(Address(key))
    before = clerk.report
    field = clerk.field(key)
    target = next((one for one in (field, *field.findChildren(QWidget)) if one.acceptDrops()), field)

    assert drops(target, sample, also_text=True)
    qtbot.waitUntil(lambda: "เปิดอยู่แล้ว" in clerk.window.status.currentMessage(), timeout=WAIT_MS)

    assert clerk.report == before


@pytest.mark.parametrize("name", ["รายงานเก่า.odt", "โฟลเดอร์ปีก่อน", "ไม่มีนามสกุล."])
def test_what_cannot_be_opened_is_refused_in_a_sentence(clerk: Clerk, tmp_path: Path, qtbot: QtBot, name: str) -> None:
    assert drops(clerk.window.start_page.viewport(), tmp_path / name)
    qtbot.waitUntil(lambda: bool(clerk.window.status.currentMessage()), timeout=WAIT_MS)

    said = clerk.window.status.currentMessage()
    assert said.startswith(f"เปิด {name} ไม่ได้ แฟ้มที่เปิดได้คือ รายงาน ITA (.ita) ข้อมูลรายงาน (.json) เอกสาร Word, Excel")


def test_several_files_at_once_are_refused_in_a_sentence(
    clerk: Clerk, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert drops(clerk.window.start_page.viewport(), sample, tmp_path / "อีกแฟ้ม.ita")
    qtbot.waitUntil(lambda: bool(clerk.window.status.currentMessage()), timeout=WAIT_MS)

    assert clerk.window.status.currentMessage() == "เปิดได้ครั้งละหนึ่งแฟ้ม โปรดวางทีละแฟ้ม"
    assert clerk.window.page is None


def test_an_address_of_the_web_is_not_a_file(clerk: Clerk) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.go.th/report.ita")])
    enter = QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NO_KEY)
    enter.ignore()

    QCoreApplication.sendEvent(clerk.window.start_page.viewport(), enter)

    assert not enter.isAccepted()
