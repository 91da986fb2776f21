"""Sixty hostile texts in every field: nothing is fetched, opened or run, and each is what it was, everywhere.

The traps are first seen to be sprung by a text field that takes rich text and by a PDF with an action in it.
"""

import html
import io
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from ita_desktop.domain.pasting.pasted_lists import read_phrase
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.domain.report.kinds import Lines
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import max_length, texts
from ita_desktop.domain.report.wording import owners_text, read_owners
from ita_desktop.exchange.json_report import read_json, write_json
from ita_desktop.session.file.cautions import agree
from ita_desktop.storage.files import report_file
from tests.printing.conftest import pdf_of
from tests.support.clerk import Clerk
from tests.support.clipboard import put
from tests.support.every_field import TEXT_KEYS, address_of, other, value_of, with_value
from tests.support.injections import OPENED, TEXTS, Traps, actions, injections, traps
from tests.support.pdf_text import missing_texts, poppler
from tests.support.reports import a_measure, a_report, an_issue

pytestmark = pytest.mark.sample_open

NUMBERED = ("issue.title", "measure.title", "measure.steps", "measure.results", "measure.outcomes")
"""Fields that have a number of their own, so that a pasted line comes without one."""


def write_a_full_report(path: Path) -> None:
    """A file that the user has agreed to edit: its report names an address, as one that was published."""
    report = a_full_report("เดิม")
    report_file.write(report, path, replace=False)
    agree(path, report)


def a_full_report(text: str) -> Report:
    """The text in every field of every form, but for the years."""
    report = a_report(an_issue(a_measure(measure_id="m1")))
    for key in TEXT_KEYS:
        field, words = FIELDS[key], text[: max_length(report, address_of(report, key))]
        is_list = isinstance(field.kind, Lines)
        report = with_value(report, key, (words,) if is_list else other(field, value_of(report, key), words))
    return report


def addresses(report: Report) -> list[Address]:
    """Every field that holds a text, and not a number only."""
    addresses = dict.fromkeys(found.address for found in texts(report))
    return [address for address in addresses if address.field not in ("fiscal_year", "ita_round")]


def text_at(report: Report, address: Address) -> str:
    """What the field holds, its parts as they stand in one."""
    parts = [found.text for found in texts(report) if found.address == address]
    return ", ".join(parts)


def paste(clerk: Clerk, text: str, trap: Traps) -> None:
    """Paste the text over what is in the focus, from a program that puts HTML beside it."""
    put(text, f'<p>{html.escape(text)}<img src="{trap.file.as_uri()}"><img src="{trap.url}/b.png"></p>')
    clerk.presses("Ctrl+A", "Ctrl+V")


def shown_text() -> str:
    """What the field in focus shows."""
    match QApplication.focusWidget():
        case QLineEdit() as line:
            return line.text()
        case QComboBox() as choice:
            return choice.currentText()
        case QPlainTextEdit() | QTextEdit() as field:
            return field.document().toRawText()
        case other:
            raise AssertionError(f"no field has the focus but {other}")


def paste_everywhere(clerk: Clerk, trap: Traps, numbers: range) -> None:
    """Text `n` into field `n`, and so on round, until every number had its turn."""
    hostile = injections(trap.file, trap.url)
    fields = addresses(clerk.report)
    for number in numbers:
        text, address = hostile[number % len(hostile)], fields[(number + number // len(hostile)) % len(fields)]
        wanted = text[:200] if address.field.startswith("paper.") else text
        clerk.goes_to(address)
        paste(clerk, wanted, trap)
        if address.field in NUMBERED:
            wanted = read_phrase(wanted, "")
        assert shown_text() == wanted, (address.field, wanted)
        clerk.goes_to(fields[(fields.index(address) + 5) % len(fields)])
        kept = owners_text(read_owners(wanted)) if address.field in ("measure.owners", "agency.divisions") else wanted
        assert text_at(clerk.report, address) == kept, (address.field, wanted)
        assert trap.sprung() == [], (address.field, wanted)


@pytest.mark.unix(OPENED)
@pytest.mark.acceptance("A13", "", planted=True)
def test_the_traps_are_sprung_by_rich_text_by_requests_and_by_actions(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "canary").mkdir()
    with Traps(tmp_path / "canary") as trap:
        field = QTextEdit()
        qtbot.addWidget(field)
        field.setHtml(f'<img src="{trap.file.as_uri()}">')
        field.document().setTextWidth(200)
        field.grab()
        assert "file canary.png" in trap.sprung()
        with pytest.raises(OSError):
            urllib.request.urlopen(trap.url, timeout=0.1)
        assert trap.sprung() == ["request"]
    with pikepdf.new() as document:
        document.add_blank_page()
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        written = io.BytesIO()
        document.save(written)
    assert "/OpenAction" in actions(written.getvalue())


def test_hostile_texts_pasted_into_the_window_stay_texts(clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "รายงาน.ita"
    write_a_full_report(path)
    clerk.opens(path)

    with traps(tmp_path / "canary") as trap:
        paste_everywhere(clerk, trap, range(len(TEXTS)))
        clerk.waits_until_saved()
        saved = clerk.report
    clerk.leaves()

    assert report_file.read(path).report == saved


@pytest.mark.acceptance("A13", "hostile texts pasted into fields")
@pytest.mark.slow
@pytest.mark.timeout(1_800)
def test_every_hostile_text_pasted_into_every_field_stays_a_text(
    clerk: Clerk, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "รายงาน.ita"
    write_a_full_report(path)
    clerk.opens(path)

    pastes = len(TEXTS) * len(addresses(clerk.report))

    with traps(tmp_path / "canary") as trap:
        paste_everywhere(clerk, trap, range(pastes))
    record_property("count", pastes)


@pytest.mark.acceptance("A13", "hostile texts in all fields, through file, JSON and PDF", count=10)
@pytest.mark.parametrize("number", range(0, len(TEXTS), 10))
def test_hostile_texts_in_every_field_stay_texts_in_files_and_on_paper(number: int, tmp_path: Path) -> None:
    with traps(tmp_path / "canary") as trap:
        for text in injections(trap.file, trap.url)[number : number + 10]:
            report = a_full_report(text)
            report_file.write(report, tmp_path / "รายงาน.ita", replace=True)
            pdf = pdf_of(report)

            assert report_file.read(tmp_path / "รายงาน.ita").report == report
            assert read_json(write_json(report))[0] == report
            assert actions(pdf) == []
            assert missing_texts([text], poppler(pdf)) == []
