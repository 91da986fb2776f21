"""The status line: three parts that can be told apart, with a colour where something is wanted or done."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.errors import DiskFullError
from ita_desktop.session.file.workspace import SaveState, Saving
from ita_desktop.ui.appearance.colour_schemes import Scheme
from ita_desktop.ui.appearance.design import DARK, LIGHT, Colours
from ita_desktop.ui.appearance.style import dress
from ita_desktop.ui.asking.status_line import StatusLine
from tests.support.certain import as_a, the

NOON = datetime(2026, 11, 29, 12, 0)


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[StatusLine]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1300, 60)
    made = StatusLine(QAction(window), window)
    made.resize(1300, 40)
    window.show()
    yield made  # the window must not go before its line


def part(line: StatusLine, name: str) -> QWidget:
    return the(line.findChild(QWidget, f"status.{name}"))


def words(line: StatusLine) -> str:
    button = as_a(QPushButton, part(line, "problems"))
    return button.text()


def colour(line: StatusLine, name: str) -> str:
    return part(line, name).palette().windowText().color().name()


def test_findings_pages_and_saving_stand_side_by_side_with_room_between(line: StatusLine) -> None:
    line.show_left("ยังไม่ครบ ๓ · ต้องแก้ ๔")
    line.show_pages(7)
    line.show_state(SaveState(Saving.PUBLISHED, NOON, Path("รายงาน.ita")))
    QApplication.processEvents()

    boxes = [part(line, name).geometry() for name in ("problems", "pages", "saved")]
    gaps = [right.left() - left.right() for left, right in pairwise(boxes)]
    assert all(gap > 12 for gap in gaps)


def test_a_report_that_is_not_looked_through_is_not_called_complete(line: StatusLine) -> None:
    line.show_left("", is_known=False)
    assert words(line) == "กำลังตรวจ…"

    line.show_left("", is_known=True)
    assert words(line) == "ครบถ้วน"
    line.show_left("ต้องแก้ ๑", is_known=False)
    assert words(line) == "ต้องแก้ ๑ (F8)"


def test_what_is_wanted_is_amber_and_what_is_done_green(line: StatusLine) -> None:
    line.show_left("ยังไม่ครบ ๓ · ต้องแก้ ๔")
    assert colour(line, "problems") == LIGHT.wanted
    line.show_left("")
    assert colour(line, "problems") == LIGHT.done

    line.show_state(SaveState(Saving.PUBLISHED, NOON, Path("รายงาน.ita")))
    assert colour(line, "saved") == LIGHT.done
    line.show_state(SaveState(Saving.PUBLISHED, NOON, None))
    assert colour(line, "saved") == LIGHT.text
    line.show_state(SaveState(Saving.PENDING, NOON, Path("รายงาน.ita"), DiskFullError(Path("รายงาน.ita"))))
    assert colour(line, "saved") == LIGHT.wanted


@pytest.mark.parametrize(("scheme", "colours"), [(Scheme.DARK, DARK), (Scheme.LIGHT, LIGHT)])
def test_the_colours_follow_the_scheme(line: StatusLine, qapp: QApplication, scheme: Scheme, colours: Colours) -> None:
    line.show_left("ยังไม่ครบ ๓ · ต้องแก้ ๔")

    dress(qapp, scheme)
    QApplication.processEvents()
    found = colour(line, "problems")
    dress(qapp)

    assert found == colours.wanted
