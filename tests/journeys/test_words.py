"""Every word that the clerk reads is Thai, Qt's own dialogs included; every command has a key and an access key."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabWidget,
    QTextEdit,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ita_desktop import language, paths
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.paper_settings import PageSize
from ita_desktop.language import Language
from ita_desktop.ui.asking.printer_job import landscape_printer
from ita_desktop.ui.forms.text_field import TextField
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import edit_menu
from ita_desktop.ui.window.commands import LIST_KEYS, MENUS, all_keys
from ita_desktop.ui.window.help_page import HelpPage
from tests.support.clerk import Clerk
from tests.support.dialogs import Answer
from tests.support.printer import NAME, a_printer
from tests.support.python_process import python
from tests.support.typing import menu_key
from tests.support.unix_only import PRINT_DIALOG

SELDOM = [
    *("print_pictures", "convert_old_letters", "forget", "report_on_plan", "save_kind", "tool_words"),
    "spelling_lines",
    "keys",
    "about",
]
"""Commands that are wanted once a year and have no shortcut."""

NAMES = {
    *("Language", "English"),  # the menu of languages is in both
    *(
        "ITA",
        "OIT",
        "PDF",
        "Desktop",
        "Service",
        "E",
        "ita",
        "json",
        "pdf",
        "KB",
        "MB",
        "GB",
        "CUPS",
        "PPD",
        "Word",
        "Excel",
    ),
    *("Sarabun", "Laksaman", "TH", "PNG", "JPEG", "SVG", "A", "B"),
}
KEY_NAMES = {
    *(
        "Ctrl",
        "Shift",
        "Alt",
        "Enter",
        "Backspace",
        "Tab",
        "Up",
        "Down",
        "PgUp",
        "PgDown",
        "Del",
        "Esc",
        "Return",
        "Space",
    )
}


def words_on(widget: QWidget) -> Iterator[str]:
    """Every text of the widget and of what is in it that a clerk can read or a screen reader say."""
    for part in (widget, *widget.findChildren(QWidget)):
        yield from (part.toolTip(), part.accessibleName(), part.windowTitle(), part.statusTip(), part.whatsThis())
        if isinstance(part, QLabel | QAbstractButton):
            yield part.text()
        if isinstance(part, QGroupBox | QMenu):
            yield part.title()
        if isinstance(part, QLineEdit | QTextEdit):
            yield part.placeholderText()
        if isinstance(part, QTabWidget):
            yield from (part.tabText(index) for index in range(part.count()))
        if isinstance(part, QComboBox) and part.objectName() != "lookInCombo":
            yield from (part.itemText(index) for index in range(part.count()))
        if isinstance(part, QTreeWidget):
            header = part.headerItem()
            if not part.isHeaderHidden():
                yield from (header.text(column) for column in range(part.columnCount()))
        for action in part.actions():
            yield from (action.text(), action.toolTip())


def english_in(text: str) -> set[str]:
    """Latin words that are neither names nor keys; an access key such as `(&F)` is no word."""
    plain = re.sub(r"\(&?\w\)|Ctrl\+\S+|F\d+", "", text)
    found = set(re.findall(r"[A-Za-z]+", plain.replace("&", "")))
    return {word for word in found if word not in NAMES | KEY_NAMES and len(word) > 1}


def english_on(widget: QWidget) -> dict[str, set[str]]:
    return {text: found for text in words_on(widget) if (found := english_in(text))}


def test_the_window_and_every_form_are_thai(thai_qt: None, clerk: Clerk) -> None:
    assert english_on(clerk.window) == {}
    clerk.opens(paths.sample_report())
    measure = clerk.measure.id

    for address in (
        Address("title"),
        Address("issue.title", issue=clerk.report.issues[0].id),
        Address("measure.title", measure=measure),
        Address("signers"),
        Address("paper.family"),
    ):
        clerk.goes_to(address)
        assert english_on(clerk.window.statusBar()) == {}
        assert english_on(clerk.page.forms.currentWidget()) == {} or address.field == "title"
    for keys in ("Ctrl+F", "Ctrl+H"):
        clerk.presses(keys)
        clerk.types("การ")
        assert english_on(clerk.window.find_panel) == {}


def test_the_help_page_is_thai(qtbot: QtBot, thai_qt: None) -> None:
    page = HelpPage()
    qtbot.addWidget(page)

    assert english_on(page) == {}


@pytest.mark.parametrize("editor", [TextField, LineEdit])
def test_the_context_menu_of_a_text_is_thai(qtbot: QtBot, editor: type[TextField] | type[LineEdit]) -> None:
    made = editor()
    qtbot.addWidget(made)

    menu = edit_menu(made, menu_key(made), made.menu_made)

    assert english_on(menu) == {}
    assert len(menu.actions()) == 5


def test_qts_own_file_dialog_is_thai(qtbot: QtBot, thai_qt: None) -> None:
    for mode in (QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave):
        dialog = QFileDialog(None, "เปิด", "", "รายงาน ITA (*.ita)")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(mode)
        qtbot.addWidget(dialog)
        dialog.show()
        found = english_on(dialog)
        assert {text for text in found if not text.startswith("/") and "root" not in text} == set()


@pytest.mark.unix(PRINT_DIALOG)
def test_qts_own_print_dialog_is_thai(qtbot: QtBot, thai_qt: None) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = QPrintDialog(printer)
    dialog.setWindowTitle("พิมพ์รายงาน")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    qtbot.addWidget(dialog)
    dialog.show()

    of_printers = {
        words
        for one in QPrinterInfo.availablePrinters()
        for words in (one.printerName(), one.description(), one.location(), one.makeAndModel())
    }
    assert {text for text in english_on(dialog).keys() - of_printers if "/" not in text} == set()


@pytest.mark.unix(PRINT_DIALOG)
def test_qts_own_print_dialog_is_thai_on_a_machine_with_a_printer() -> None:
    test = f"{Path(__file__)}::{test_qts_own_print_dialog_is_thai.__name__}"
    with a_printer() as environment:
        seen = python("-c", _PRINTERS, around=environment)
        tried = python("-m", "pytest", "-q", "-n", "0", test, seconds=300, around=environment)

    assert seen.stdout == f"{NAME}\n", seen.stderr
    assert "1 passed" in tried.stdout, tried.stdout


_PRINTERS = (
    "from PySide6.QtGui import QGuiApplication; from PySide6.QtPrintSupport import QPrinterInfo; "
    "app = QGuiApplication([]); print(*QPrinterInfo.availablePrinterNames())"
)


@pytest.mark.parametrize("button", [one for one in QDialogButtonBox.StandardButton if one.value])
def test_every_standard_button_is_thai(qtbot: QtBot, thai_qt: None, button: QDialogButtonBox.StandardButton) -> None:
    box = QDialogButtonBox(button)
    qtbot.addWidget(box)

    assert english_in(box.button(button).text()) == set()


def test_every_command_has_a_key_and_an_access_key_of_its_own() -> None:
    for title, menu in MENUS:
        letters = [re.findall(r"&(\w)", command.text) for command in menu]
        assert re.search(r"&\w", title)
        assert all(len(letter) == 1 for letter in letters)
        assert len({letter[0] for letter in letters}) == len(menu)
    assert [
        command.key for _, menu in MENUS for command in menu if not (command.shortcuts or command.list_key)
    ] == SELDOM


@pytest.mark.parametrize("spoken", list(Language))
def test_no_letter_means_two_things_in_a_menu(qtbot: QtBot, spoken: Language) -> None:
    language.use(spoken)
    clerk = Clerk(qtbot)
    clerk.opens(paths.sample_report())
    measures = [measure for _, _, measure in clerk.report.measures()]
    clerk.goes_to(Address("measure.title", measure=measures[1].id))
    clerk.types("ก")
    language.use(Language.THAI)
    commands = clerk.window.commands.values()
    assert "duplicate" not in {action.objectName() for action in commands if not action.isEnabled()}
    menus = [clerk.window.menuBar(), *clerk.window.findChildren(QMenu), clerk.page.preview_pane.menu()]

    for menu in menus:
        actions = [action for action in menu.actions() if action.isEnabled() or action in commands]
        actions = [action for action in actions if not action.isSeparator()]
        letters = [re.findall(r"&(\w)", action.text()) for action in actions]
        assert all(len(found) == 1 for found in letters), [action.text() for action in actions]
        assert len({found[0].upper() for found in letters}) == len(letters), [action.text() for action in actions]
    assert len(menus) >= 7
    clerk.leaves()


def test_no_key_means_two_things() -> None:
    window_keys = [keys for _, menu in MENUS for command in menu for keys in command.shortcuts]

    assert len(set(window_keys)) == len(window_keys)
    assert not set(window_keys) & {keys for keys, _ in LIST_KEYS}


def test_a_letter_with_alt_opens_a_menu_and_ctrl_with_alt_types_and_neither_is_ever_a_command(clerk: Clerk) -> None:
    clerk.opens(paths.sample_report())
    first = clerk.measure
    for address in (
        Address("title"),
        Address("measure.title", measure=first.id),
        Address("signers"),
        Address("paper.family"),
    ):
        clerk.goes_to(address)
    clerk.presses("Ctrl+F")

    actions, shortcuts = clerk.window.findChildren(QAction), clerk.window.findChildren(QShortcut)
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    keys += [shortcut.key().toString() for shortcut in shortcuts]
    keys += [key for key, _ in all_keys()]

    assert [key for key in keys if "Alt" in key] == [key for key in keys if re.fullmatch(r"Alt\+(Up|Down)", key)]
    assert len(keys) > 80
    assert len(shortcuts) >= 3


def test_the_print_dialog_is_asked_through_the_dialogs(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.opens(paths.sample_report())
    clerk.waits_until_drawn()
    clerk.answers(Answer("ask_print", None))

    clerk.presses("Ctrl+P")
    qtbot.waitUntil(lambda: bool(clerk.dialogs.heard), timeout=20_000)

    assert clerk.dialogs.heard == [str(clerk.page.preview.paper.page_count if clerk.page.preview.paper else 0)]


@pytest.mark.unix(PRINT_DIALOG)
def test_no_two_choices_of_the_print_dialog_have_one_name(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = QPrintDialog(landscape_printer(PageSize.A4))
    qtbot.addWidget(dialog)

    for group in dialog.findChildren(QWidget):
        choices = [choice.text() for choice in group.findChildren(QAbstractButton) if choice.text()]
        assert len(set(choices)) == len(choices)
