"""Whatever is pasted, the window answers within a second, says in words what it left out, and saves the rest."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from ita_desktop import language
from ita_desktop.domain.limits import PASTE_MAX_ITEMS, TEXT_MAX_LENGTH
from ita_desktop.domain.pasting.copied_lists import ITEMS_MIME
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import ItemKind
from ita_desktop.domain.report.texts import as_far_as_storable
from ita_desktop.domain.size import size_of
from ita_desktop.language import Language
from tests.support.clerk import Clerk
from tests.support.processor import worked

pytestmark = pytest.mark.sample_open

SECONDS_MAX = 1.0
LARGE, HUGE = 2_000_000, 20_000_000

_ITEM = {"kind": ItemKind.NUMBERED.value, "text": "ประชุมชี้แจง"}


def _own(items: int) -> QMimeData:
    data = QMimeData()
    copied = {"items": [_ITEM] * items, "numbers": [1] * items, "from_inside": False, "to_inside": False}
    data.setData(ITEMS_MIME, json.dumps(copied).encode())
    data.setText("ประชุมชี้แจง\n" * items)
    return data


def _text(unit: str, size: int) -> QMimeData:
    data = QMimeData()
    data.setText(unit * (size // len(unit)))
    return data


def _html(unit: str, size: int) -> QMimeData:
    data = QMimeData()
    data.setHtml(unit * (size // len(unit)))
    data.setText("ประชุมชี้แจง")
    return data


PASTES: dict[str, Callable[[int], QMimeData]] = {
    "one line": lambda size: _text("ก", size),
    "lines": lambda size: _text("ประชุมชี้แจง\n", size),
    "numbered lines": lambda size: _text("๑. ประชุม\n", size),
    "empty lines": lambda size: _text("\n", size),
    "items of HTML": lambda size: _html("<li>ประชุม</li>", size),
    "paragraphs of Word": lambda size: _html("<p style='mso-list:l0 level1 lfo1'>ประชุม</p>", size),
    "unfinished tags": lambda size: _html("<a ", size),
    "empty tags": lambda size: _html("<b>", size),
    "our own copy": lambda _: _own(PASTE_MAX_ITEMS + 500),
    "our own large copy": lambda size: _own(size // 100),
}
FIELDS = {
    "title": "Ctrl+V",
    "publication_url": "Ctrl+V",
    "agency.kind": "Ctrl+V",
    "measure.owners": "Ctrl+V",
    "measure.period": "Ctrl+V",
    "measure.title": "Ctrl+V",
    "measure.steps": "Ctrl+V",
    "measure.results": "Ctrl+Shift+V",
}


def goes_to(clerk: Clerk, field: str) -> None:
    measure = clerk.report.issues[0].measures[0]
    clerk.goes_to(Address(field, measure=measure.id if field.startswith("measure.") else None))
    clerk.presses("Ctrl+A", "Delete")


def pastes(clerk: Clerk, data: QMimeData, key: str) -> float:
    """The processor's seconds until the window has answered; the machine may be busy."""
    QApplication.clipboard().setMimeData(data)
    clerk.window.status.tell("")
    QApplication.processEvents()
    with worked() as work:
        clerk.presses(key)
        QApplication.processEvents()
    return work.seconds


def answers_within_a_second(clerk: Clerk, paste: str, field: str, size: int) -> None:
    """The paste is answered in time and words, what is in the report can be stored, and undoing takes it back."""
    goes_to(clerk, field)
    before = clerk.report

    took = pastes(clerk, PASTES[paste](size), FIELDS[field])

    assert took < SECONDS_MAX, f"{took:.2f} s"
    said = clerk.window.status.currentMessage()
    if paste in ("one line", "lines", "numbered lines") or (paste.startswith("our") and field == "measure.steps"):
        assert "ตัดออก" in said
    assert as_far_as_storable(clerk.report) == (clerk.report, ())
    assert size_of(clerk.report).fits()
    assert len(clerk.report.issues[0].measures[0].steps) <= PASTE_MAX_ITEMS + 1
    if clerk.report != before:
        clerk.presses("Ctrl+Z")
    assert clerk.report == before


@pytest.mark.parametrize("field", ["publication_url", "measure.title", "measure.steps"])
def test_a_large_paste_is_answered_within_a_second_and_in_words(clerk: Clerk, field: str) -> None:
    for paste in PASTES:
        answers_within_a_second(clerk, paste, field, LARGE)


@pytest.mark.acceptance("pastes", "pastes of 20 MB into every kind of field", count=len(PASTES) * len(FIELDS))
@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_every_paste_of_20_mb_is_answered_within_a_second_and_in_words(clerk: Clerk) -> None:
    for field in FIELDS:
        for paste in PASTES:
            answers_within_a_second(clerk, paste, field, HUGE)


@pytest.mark.acceptance("pastes", "", planted=True)
def test_a_window_that_reads_all_of_a_paste_is_caught(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("domain.report.admission", "ui.forms.text_field", "ui.text.line_edit"):
        monkeypatch.setattr(f"ita_desktop.{module}.start_of", lambda text: (text, 0))

    with pytest.raises(AssertionError):
        answers_within_a_second(clerk, "one line", "measure.steps", HUGE)


def test_what_was_left_out_is_said_in_english_too(clerk: Clerk) -> None:
    language.use(Language.ENGLISH)
    goes_to(clerk, "title")

    pastes(clerk, _text("ก", LARGE), "Ctrl+V")
    said = clerk.window.status.currentMessage()
    clerk.presses("Ctrl+Z")  # before it is checked and laid out

    assert f"{LARGE - TEXT_MAX_LENGTH:,}".replace(",", "") in said.replace(",", "")
    assert "characters" in said
