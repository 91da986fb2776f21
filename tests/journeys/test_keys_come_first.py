"""From a key until its answer is painted the background waits, whatever text the key goes to."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ita_desktop import key_priority
from ita_desktop.ui.forms.fields import TextField
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.text.line_edit import LineEdit
from tests.support.typing import type_thai


@pytest.fixture(autouse=True)
def endless(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(key_priority, "AT_MOST_SECONDS", 60.0)
    yield
    key_priority.end_answer()


def shown(qtbot: QtBot, field: QWidget) -> QWidget:
    qtbot.addWidget(field)
    field.resize(400, 200)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    key_priority.end_answer()
    return field


@pytest.mark.parametrize("make", [lambda: TextField(lines=True), LineEdit, ListEditor])
def test_a_letter_is_being_answered_until_it_is_painted(qtbot: QtBot, make: type[QWidget]) -> None:
    field = shown(qtbot, make())

    type_thai("ก", field)

    assert key_priority.is_answering()
    qtbot.waitUntil(lambda: not key_priority.is_answering())
