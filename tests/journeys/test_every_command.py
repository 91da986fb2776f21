"""Every command of the table stands in a menu, does something, has its English, and is in the guide and the README."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from ita_desktop import language
from ita_desktop.language import Language
from ita_desktop.ui.window.command import Command
from ita_desktop.ui.window.commands import MENUS, all_keys
from tests.support.clerk import Clerk

COMMANDS = [command for _, menu in MENUS for command in menu]
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
THAI = re.compile("[ก-๙]")


def test_every_command_stands_in_its_menu_once(clerk: Clerk) -> None:
    menus = [action.menu() for action in clerk.window.menuBar().actions()]
    shown = [action.objectName() for menu in menus if isinstance(menu, QMenu) for action in menu.actions()]

    assert [key for key in shown if key in clerk.window.commands] == [command.key for command in COMMANDS]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.key)
def test_every_command_has_its_words_and_is_in_the_guide_and_the_readme(command: Command) -> None:
    assert THAI.search(command.words)
    for shortcut in command.shortcuts:
        assert (shortcut, command.plain_text) in all_keys()
        assert f"| `{shortcut}` | {command.plain_text} |" in README

    language.use(Language.ENGLISH)

    assert not THAI.search(command.words)


def test_a_command_that_does_nothing_cannot_be_made() -> None:
    with pytest.raises(TypeError, match="act"):
        Command("nothing", "ไม่ทำอะไร(&X)", ())  # type: ignore[call-arg]
