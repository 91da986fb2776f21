"""From a key until its answer is painted the background waits, whatever text the key goes to."""

from collections.abc import Iterator
from threading import Thread
from time import sleep

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop import key_priority
from ita_desktop.domain.report.kinds import Lines
from ita_desktop.ui.forms.text_field import TextField
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.text.line_edit import LineEdit
from tests.support.typing import type_thai


@pytest.fixture(autouse=True)
def endless(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(key_priority, "AT_MOST_SECONDS", 60.0)
    yield
    key_priority.end_key()


class Painting(QObject):
    """Notes for every paint of a widget whether somebody still waits for it then."""

    def __init__(self, painted: QWidget, waiting: Thread) -> None:
        super().__init__()
        self.waited: list[bool] = []
        self._waiting = waiting
        painted.installEventFilter(self)

    def eventFilter(self, _painted: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            sleep(0.02)  # more than it needs to see that its time has come
            self.waited.append(self._waiting.is_alive())
        return False


def shown(qtbot: QtBot, field: QWidget) -> QWidget:
    qtbot.addWidget(field)
    field.resize(400, 200)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    key_priority.end_key()
    return field


@pytest.mark.parametrize("make", [lambda: TextField(Lines()), LineEdit, ListEditor])
def test_a_letter_is_being_answered_until_it_is_painted(qtbot: QtBot, make: type[QWidget]) -> None:
    field = shown(qtbot, make())

    background = Thread(target=key_priority.give_way)
    painting = Painting(field.viewport() if isinstance(field, QAbstractScrollArea) else field, background)

    type_thai("ก", field)
    background.start()

    qtbot.waitUntil(lambda: not background.is_alive())
    assert painting.waited[:1] == [True]
