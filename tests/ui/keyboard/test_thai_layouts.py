"""Shortcuts while a Thai layout is on: the key events that Kedmanee and Pattachote send, on Linux and on Windows."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from ita_desktop import ui
from ita_desktop.domain.report.report import ListName
from ita_desktop.ui.keyboard.thai_layouts import ThaiKeys, as_latin, latin_key
from ita_desktop.ui.window.commands import make_actions
from tests.support.certain import the
from tests.support.clerk import Clerk
from tests.support.dialogs import Answer
from tests.support.thai_keys import (
    ALT,
    CONTROL,
    KEDMANEE,
    KEDMANEE_SHIFTED,
    KEYS,
    PATTACHOTE,
    PLAIN,
    SCAN_CODES,
    SHIFT,
    give,
    hold,
    thai_key,
)

pytestmark = pytest.mark.sample_open


@pytest.mark.parametrize("platform", ["linux", "win32"])
@pytest.mark.parametrize("layout", [KEDMANEE, KEDMANEE_SHIFTED, PATTACHOTE])
def test_every_letter_and_sign_is_found_by_its_code(layout: tuple[str, ...], platform: str) -> None:
    thai = [(latin, thai_key(latin, CONTROL, layout, platform=platform)) for _, latin in KEYS]

    found = {latin: latin_key(event, platform) for latin, event in thai if event.text() not in "+.,"}

    assert found == {latin: latin for latin in found}
    assert len(found) >= 41


@pytest.mark.parametrize(("virtual", "latin"), [(0x5A, "Z"), (0x43, "C"), (0x30, "0"), (0xBD, "-"), (0xBB, "=")])
def test_on_windows_the_virtual_key_says_it(virtual: int, latin: str) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, ord("ผ"), CONTROL, 0x2C, virtual, 0, "")

    assert latin_key(event, "win32") == latin


@pytest.mark.parametrize(
    ("key", "modifiers", "scan_code"),
    [
        (ord("Z"), CONTROL, 52),  # a Latin layout
        (ord("("), CONTROL | SHIFT, 18),  # the bracket of the US layout
        (ord('"'), CONTROL | SHIFT, 48),  # the quotation mark of the US layout
        (ord("ผ"), Qt.KeyboardModifier.NoModifier, 52),  # typing
        (ord("ผ"), SHIFT, 52),
        (ord("ผ"), CONTROL | ALT, 52),  # AltGr types
        (ord("ผ"), CONTROL, 200),  # no key of the letters
        (int(Qt.Key.Key_F3.value), CONTROL, 69),
    ],
)
def test_everything_else_is_left_as_it_is(key: int, modifiers: Qt.KeyboardModifier, scan_code: int) -> None:
    assert as_latin(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan_code, 0, 0, ""), "linux") is None


@pytest.mark.parametrize("layout", [KEDMANEE, PATTACHOTE])
def test_every_shortcut_of_the_program_is_reached(qtbot: QtBot, layout: tuple[str, ...]) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    ThaiKeys(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    obeyed: list[str] = []
    expected = []
    for key, action in make_actions(window).items():
        action.triggered.connect(lambda _=False, name=key: obeyed.append(name))
        for shortcut in action.shortcuts():
            latin = shortcut.toString().removeprefix("Ctrl+").removeprefix("Shift+")
            shifted = KEDMANEE_SHIFTED if layout is KEDMANEE else layout
            if latin not in SCAN_CODES or "Alt" in shortcut.toString():
                continue
            with_shift = "Shift+" in shortcut.toString()
            event = thai_key(latin, CONTROL | SHIFT if with_shift else CONTROL, shifted if with_shift else layout)
            expected.append(key)
            give(event)

    assert obeyed == expected
    assert {"new", "open", "save", "print", "undo", "redo"} <= set(expected)


def test_copy_cut_paste_and_select_all_in_a_text(clerk: Clerk) -> None:
    clerk.focuses("title")
    before = clerk.report.title

    hold("A", "X")
    assert clerk.report.title == ""
    hold("V", "V")

    assert clerk.report.title == before + before


def test_undo_and_redo_are_the_windows_from_a_text_and_from_the_tree(clerk: Clerk) -> None:
    before = clerk.report
    clerk.types_into("title", "ฉบับแก้ไข")
    changed = clerk.report

    hold("Z")
    assert clerk.report == before
    clerk.page.outline.setFocus()
    hold("Y")
    assert clerk.report == changed
    hold("Z")
    hold("Z", modifiers=CONTROL | SHIFT)
    assert clerk.report == changed


def test_commands_of_the_window_work_from_every_field(clerk: Clerk, tmp_path: Path) -> None:
    measures, issues = len(list(clerk.report.measures())), len(clerk.report.issues)
    clerk.focuses("agency.name")

    hold("M")
    assert len(list(clerk.report.measures())) == measures + 1
    hold("M", modifiers=CONTROL | SHIFT)
    assert len(clerk.report.issues) == issues + 1
    target = tmp_path / "สำเนา.ita"
    clerk.answers(Answer("ask_save", target))
    hold("S", modifiers=CONTROL | SHIFT)

    clerk.waits_until_saved()
    assert clerk.dialogs.heard[-1].startswith("บันทึกสำเนา")


@pytest.mark.parametrize("layout", [KEDMANEE, PATTACHOTE])
def test_finding_replacing_and_walking_through_the_hits(clerk: Clerk, qtbot: QtBot, layout: tuple[str, ...]) -> None:
    panel = clerk.window.find_panel
    clerk.goes_to_step(0)

    hold("F", layout=layout)
    assert QApplication.focusWidget() is panel.query
    assert not panel.replacement.isVisible()
    clerk.types("E-Service ที่ไม่มี")
    hold("A", layout=layout)
    clerk.types("e-service")
    qtbot.waitUntil(lambda: len(panel.hits.hits) > 1 and panel.is_current())

    hold("H", layout=layout)
    assert panel.replacement.isVisible()
    hold("A", "C", layout=layout)
    clerk.presses("Tab")
    while QApplication.focusWidget() is not panel.replacement:
        clerk.presses("Tab")
    hold("V", layout=layout)
    assert panel.replacement.text() == "e-service"

    thai_f3 = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, 69, 0xFFC0, 0, "")
    assert as_latin(thai_f3, "linux") is None  # no letter: Qt's own shortcuts see to it
    clerk.presses("F3")
    first = the(panel.current)
    clerk.presses("Escape")
    assert clerk.selected() == "E-Service"
    clerk.presses("F3", "Shift+F3")
    assert panel.current == first
    hold("F", layout=layout)
    assert panel.isVisible()


def test_the_list_editors_own_key(clerk: Clerk) -> None:
    clerk.goes_to_step(0)

    hold("L", modifiers=CONTROL | SHIFT)

    assert clerk.measure.items(ListName.STEPS)[0].kind == "paragraph"


def test_alt_and_a_letter_open_a_menu_and_a_letter_chooses_in_it(clerk: Clerk) -> None:
    measures = len(list(clerk.report.measures()))
    clerk.focuses("title")

    hold("R", modifiers=ALT)
    assert QApplication.activePopupWidget() is not None
    hold("M", modifiers=PLAIN)

    assert len(list(clerk.report.measures())) == measures + 1
    assert QApplication.activePopupWidget() is None


def test_typing_thai_is_typing(clerk: Clerk) -> None:
    clerk.focuses("title")
    before = clerk.report.title

    hold(*"DKI", modifiers=PLAIN)

    assert clerk.report.title == before + "การ"


def test_every_menu_of_the_program_knows_the_letters() -> None:
    """Qt's own class is made nowhere, and no menu is made by its words, which would be Qt's own too."""
    made = []
    for module in Path(ui.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QMenu":
                made.append(module.name)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "addMenu":
                made += [module.name] if not isinstance(node.args[0], ast.Name | ast.Attribute) else []

    assert made == []
