"""Buttons of dialogs."""

import ast
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

import ita_desktop
from ita_desktop.ui.appearance.buttons import add_button

HERE = Path(ita_desktop.__file__).parent


def made_by_the_box(source: str, name: str) -> Iterator[str]:
    """Buttons that are Qt's: `box.addButton(words, role)`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".addButton") and len(node.args) == 2:
            yield f"{name}:{node.lineno}"


def test_no_box_makes_a_button_that_is_kept() -> None:
    modules = [path for path in HERE.rglob("*.py") if path.name != "buttons.py"]

    assert [found for path in modules for found in made_by_the_box(path.read_text("utf-8"), path.name)] == []
    assert list(made_by_the_box("self._box.addButton(tr('ปิด'), role)", "planted")) == ["planted:1"]


def test_a_button_of_either_box_is_of_python(qtbot: QtBot) -> None:
    buttons = QDialogButtonBox()
    message = QMessageBox()
    qtbot.addWidget(buttons)
    qtbot.addWidget(message)

    made = [
        add_button(buttons, "ปิด", QDialogButtonBox.ButtonRole.RejectRole),
        add_button(message, "ตกลง", QMessageBox.ButtonRole.AcceptRole),
    ]

    assert [Shiboken.createdByPython(button) for button in made] == [True, True]
    assert [made[0] in buttons.buttons(), made[1] in message.buttons()] == [True, True]
