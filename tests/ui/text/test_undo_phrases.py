"""What one undo takes back: a phrase, in every field of the window, and never what was typed before it."""

import random
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTextEdit, QWidget

from ita_desktop.domain.report.address import Address
from tests.support.certain import the
from tests.support.clerk import Clerk
from tests.support.every_field import address_of
from tests.support.reports import with_measure

pytestmark = pytest.mark.sample_open

FIELDS = (
    "title",
    "agency.name",
    "agency.kind",
    "agency.divisions",
    "publication_url",
    "issue.title",
    "measure.title",
    "measure.steps",
    "measure.results",
    "measure.owners",
    "measure.period",
    "signer.role",
    "signer.name",
    "signer.positions",
    "signed_on",
    "paper.header",
    "paper.footer",
)


Act = Callable[[Clerk], None]


LEAVING = (
    ("Ctrl+A", "Delete"),
    ("Ctrl+A",),
    ("Ctrl+V",),
    ("Home",),
    ("Shift+Left", "Ctrl+X"),
    ("Shift+Home",),
    ("Ctrl+A", "Ctrl+V"),
    ("Backspace",),
    ("Ctrl+Backspace",),
)
"""Keys after which a clerk types something else."""


class Typist:
    """A clerk in one emptied field, and what stands in it."""

    def __init__(self, clerk: Clerk, key: str) -> None:
        self.clerk = clerk
        clerk.goes_to(address_of(clerk.report, key))

    def empties(self) -> None:
        """Delete what stands there."""
        self.clerk.presses("Ctrl+A", "Delete")
        assert self.text == ""

    @property
    def focus(self) -> QWidget:
        return the(QApplication.focusWidget())

    @property
    def text(self) -> str:
        """What is shown, without the space behind which owners are read and that is stored nowhere."""
        focus = self.focus
        line = focus.lineEdit() if isinstance(focus, QComboBox) else focus
        if isinstance(line, QTextEdit):
            return line.toPlainText().strip()
        assert isinstance(line, QLineEdit), focus
        return line.text().strip()

    def texts_after(self, key: str, times: int) -> list[str]:
        """What is shown after each of that many undos or redos."""
        shown = []
        for _ in range(times):
            self.clerk.presses(key)
            shown.append(self.text)
        return shown


def _types(text: str) -> Act:
    return lambda clerk: clerk.types(text)


def _presses(*keys: str) -> Act:
    return lambda clerk: clerk.presses(*keys)


def _pastes(text: str) -> Act:
    def paste(clerk: Clerk) -> None:
        QApplication.clipboard().setText(text)
        clerk.presses("Ctrl+V")

    return paste


def _pastes_from_the_menu(text: str) -> Act:
    def paste(clerk: Clerk) -> None:
        QApplication.clipboard().setText(text)
        clerk.window.commands["paste"].trigger()

    return paste


def _puts_in(*texts: str) -> Act:
    """As an input method does: offered first, then put in."""

    def commit(_clerk: Clerk) -> None:
        focus = the(QApplication.focusWidget())
        for text in texts:
            QApplication.sendEvent(focus, QInputMethodEvent(text, []))
            committed = QInputMethodEvent()
            committed.setCommitString(text)
            QApplication.sendEvent(focus, committed)

    return commit


def _clicks_before_the_text(_clerk: Clerk) -> None:
    focus = QApplication.focusWidget()
    line = focus.lineEdit() if isinstance(focus, QComboBox) else focus
    if isinstance(line, QTextEdit):
        cursor = line.textCursor()
        cursor.movePosition(cursor.MoveOperation.StartOfBlock)
        QTest.mouseClick(line.viewport(), Qt.MouseButton.LeftButton, pos=line.cursorRect(cursor).center())
    else:
        assert isinstance(line, QLineEdit), focus
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(3, line.height() // 2))


PHRASES: dict[str, tuple[tuple[Act, ...], tuple[str, ...]]] = {
    "a word is taken back at once": (
        (_types("ประชุมชี้แจง"),),
        ("ประชุมชี้แจง", ""),
    ),
    "what was deleted whole comes back": (
        (_types("ก" * 20), _presses("Ctrl+A", "Delete")),
        ("", "ก" * 20, ""),
    ),
    "what was typed over comes back": (
        (_types("ก" * 20), _presses("Ctrl+A"), _types("ขค")),
        ("ขค", "ข", "ก" * 20, ""),
    ),
    "what was cut comes back": (
        (_types("หนึ่งสอง"), _presses("Shift+Left", "Shift+Left", "Shift+Left", "Ctrl+X"), _types("สาม")),
        ("หนึ่งสาม", "หนึ่ง", "หนึ่งสอง", ""),
    ),
    "a paste is a step": (
        (_types("หนึ่ง"), _pastes("สอง"), _types("สาม")),
        ("หนึ่งสองสาม", "หนึ่งสอง", "หนึ่ง", ""),
    ),
    "so is one of a letter, from the menu": (
        (_types("หนึ่ง"), _pastes_from_the_menu("ข"), _types("ค")),
        ("หนึ่งขค", "หนึ่งข", "หนึ่ง", ""),
    ),
    "Home parts": ((_types("ก"), _presses("Home"), _types("ข")), ("ขก", "ก", "")),
    "Ctrl+Left parts": ((_types("ก"), _presses("Ctrl+Left"), _types("ข")), ("ขก", "ก", "")),
    "Left and Right part": ((_types("ก"), _presses("Left", "Right"), _types("ข")), ("กข", "ก", "")),
    "a click parts": ((_types("กข"), _clicks_before_the_text, _types("ค")), ("คกข", "กข", "")),
    "deleting parts from typing": (
        (_types("หนึ่งสอง"), _presses("Backspace", "Backspace", "Backspace"), _types("สาม")),
        ("หนึ่งสาม", "หนึ่ง", "หนึ่งสอง", ""),
    ),
    "deletions join": (
        (_types("กขคงจ"), _presses("Home", "Delete", "Delete", "Delete")),
        ("งจ", "กขคงจ", ""),
    ),
    "a space ends a phrase": ((_types("หนึ่ง สอง"),), ("หนึ่ง สอง", "หนึ่ง", "")),
    "letters in front of a space join": (
        (_types("ก ข"), _presses("Left", "Left"), _types("คงจ")),
        ("กคงจ ข", "ก ข", "ก", ""),
    ),
    "what an input method puts in joins": ((_puts_in("ประ", "ชุม"),), ("ประชุม", "")),
}
"""What a clerk does, and what stands in the field then and after each undo."""


@pytest.mark.parametrize("key", FIELDS)
def test_an_undo_takes_a_phrase_back_and_never_what_was_typed_before_it(clerk: Clerk, key: str) -> None:
    typist = Typist(clerk, key)

    shown = {}
    for name, (acts, texts) in PHRASES.items():
        typist.empties()
        for act in acts:
            act(clerk)
        shown[name] = (typist.text, *typist.texts_after("Ctrl+Z", len(texts) - 1))
        there = typist.texts_after("Ctrl+Y", len(texts) - 1)
        assert there == [*reversed(shown[name])][1:], f"redo: {name}"

    assert shown == {name: texts for name, (_, texts) in PHRASES.items()}


@pytest.mark.parametrize("key", ["agency.kind", "measure.title", "measure.steps", "measure.owners"])
def test_no_text_that_was_left_for_something_else_is_lost(clerk: Clerk, key: str) -> None:
    typist = Typist(clerk, key)
    typist.empties()
    clerk.page.document.history.clear()
    chance = random.Random(key)
    left = set()
    for _ in range(25):
        clerk.types("".join(chance.choices("กขคงจ", k=chance.randint(1, 4))))
        left.add(typist.text)
        QApplication.clipboard().setText(chance.choice("ฉชซ"))
        clerk.presses(*chance.choice(LEAVING))
    last = typist.text

    taken_back = {last}
    while clerk.page.document.history.canUndo():
        taken_back.update(typist.texts_after("Ctrl+Z", 1))
    while clerk.page.document.history.canRedo():
        clerk.presses("Ctrl+Y")

    assert left <= taken_back
    assert typist.text == last


@pytest.mark.parametrize("key", ["title", "agency.name", "measure.title", "measure.owners", "issue.title"])
def test_a_pasted_paragraph_leaves_the_caret_where_it_ends(clerk: Clerk, key: str) -> None:
    typist = Typist(clerk, key)
    typist.empties()
    clerk.types("ประชุมแผน")
    clerk.presses("Left", "Left", "Left")
    QApplication.clipboard().setText("ชี้แจง\r\n")

    clerk.presses("Ctrl+V")
    clerk.types("ก")
    assert typist.text == "ประชุมชี้แจงกแผน"

    QApplication.clipboard().setText("ข\r\nค\r\n")
    clerk.presses("Ctrl+V")
    clerk.types("ง")
    assert typist.text == "ประชุมชี้แจงกข คงแผน"


def test_a_text_that_came_with_a_line_break_keeps_the_caret_at_the_first_key(clerk: Clerk) -> None:
    measure = clerk.report.issues[0].measures[0].id
    clerk.page.document.apply("", partial(with_measure, measure_id=measure, title="ประชุม\nชี้แจง"))
    clerk.goes_to(Address("measure.title", measure=measure))

    clerk.presses("Ctrl+Home", "Right")
    clerk.types("กข")

    assert clerk.report.issues[0].measures[0].title == "ปกขระชุม ชี้แจง"
