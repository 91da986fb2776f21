"""The clerk's whole job through the real window with real keys: from an empty window to the printed report.

The sample report is typed in, every character of it; steps are taken back and made again on the way; the report is
closed, opened again and printed; the PDF's text holds every item exactly, in reading order, the header on every page.
"""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Issue, ItemKind, ListName, Measure, Report, Signer
from ita_desktop.domain.report.wording import owners_text, period_text
from ita_desktop.exchange.json_file import read_json_file
from tests.support.clerk import Clerk
from tests.support.dialogs import Answer
from tests.support.pdf_text import pdfium, poppler
from tests.support.whole_job import as_printed, every_item_in_order, the_header_on_every_table_page

pytestmark = [pytest.mark.timeout(600), pytest.mark.sample_open]


def test_the_sample_report_is_typed_in_saved_reopened_and_printed(qtbot: QtBot, tmp_path: Path) -> None:
    wanted, _ = read_json_file(paths.sample_report())
    path, pdf = tmp_path / "รายงาน ITA ๒๕๖๘.ita", tmp_path / "รายงาน ITA ๒๕๖๘.pdf"
    clerk = Clerk(qtbot)
    clerk.starts_a_new_report()

    _fill_in_the_cover(clerk, wanted)
    _fill_in_the_issues(clerk, wanted)
    _fill_in_the_signers(clerk, wanted.signers)
    assert as_printed(clerk.report) == as_printed(wanted)
    clerk.answers(Answer("ask_save", path))
    clerk.presses("Ctrl+S")
    clerk.waits_until_saved()
    clerk.leaves()

    again = Clerk(qtbot, [Answer("ask_save", pdf)])
    again.opens(path)
    assert as_printed(again.report) == as_printed(wanted)
    again.presses("Ctrl+E")
    qtbot.waitUntil(lambda: "ส่งออกแล้ว" in again.window.status.currentMessage(), timeout=20_000)
    again.leaves()

    every_item_in_order(poppler(pdf.read_bytes()), wanted)
    every_item_in_order(pdfium(pdf.read_bytes()), wanted)
    the_header_on_every_table_page(poppler(pdf.read_bytes()))


def _fill_in_the_cover(clerk: Clerk, wanted: Report) -> None:
    agency = wanted.agency
    clerk.goes_to(Address("title"))
    clerk.presses("Ctrl+A")
    clerk.types(wanted.title)
    for key, text in (
        ("fiscal_year", str(wanted.fiscal_year)),
        ("ita_round", str(wanted.ita_round)),
        ("oit_item", wanted.oit_item),
        ("agency.kind", agency.kind),
        ("agency.name", agency.name),
        ("agency.province", agency.province),
        ("agency.district", agency.district),
        ("agency.subdistrict", agency.subdistrict),
        ("agency.divisions", owners_text(agency.divisions)),
    ):
        clerk.focuses(key)
        clerk.presses("Ctrl+A")
        clerk.types(text)


def _fill_in_the_issues(clerk: Clerk, wanted: Report) -> None:
    """The report keeps one of the usual issues; the others are deleted, as a clerk does who has nothing under them."""
    for issue in clerk.report.issues[len(wanted.issues) :]:
        clerk.goes_to(Address("issue.title", issue=issue.id))
        clerk.presses("Ctrl+Shift+Del")
    for at, issue in enumerate(wanted.issues):
        clerk.goes_to(Address("issue.title", issue=clerk.report.issues[at].id))
        clerk.presses("Ctrl+A")
        clerk.types(issue.title)
        _fill_in_the_measures(clerk, issue)


def _fill_in_the_measures(clerk: Clerk, issue: Issue) -> None:
    for measure in issue.measures:
        clerk.presses("Ctrl+M")
        clerk.types(measure.title)
        for name in ListName:
            _fill_in_a_list(clerk, measure, name)
        _go_to(clerk, "measure.owners")
        clerk.types(owners_text(measure.owners))
        _go_to(clerk, "measure.period")
        clerk.presses("Ctrl+A")
        clerk.types(period_text(measure.period))


def _fill_in_a_list(clerk: Clerk, measure: Measure, name: ListName) -> None:
    _go_to(clerk, f"measure.{name}")
    for index, item in enumerate(measure.items(name)):
        if index:
            clerk.presses("Return")
        if item.kind is ItemKind.SUB and measure.items(name)[index - 1].kind is not ItemKind.SUB:
            clerk.presses("Tab")
        elif item.kind is ItemKind.NUMBERED and index and measure.items(name)[index - 1].kind is not ItemKind.NUMBERED:
            clerk.presses("Shift+Tab")
        elif item.kind is ItemKind.PARAGRAPH:
            clerk.presses("Ctrl+Shift+L")
        clerk.types(item.text)
        if index % 4 == 2:
            _take_back_and_make_again(clerk)


def _take_back_and_make_again(clerk: Clerk) -> None:
    before = clerk.report
    clerk.presses("Ctrl+Z", "Ctrl+Z")
    assert clerk.report != before
    clerk.presses("Ctrl+Y", "Ctrl+Y")
    assert clerk.report == before


def _go_to(clerk: Clerk, field: str) -> None:
    clerk.goes_to(Address(field, measure=clerk.page.measure_form.measure_id))


def _fill_in_the_signers(clerk: Clerk, signers: tuple[Signer, ...]) -> None:
    clerk.goes_to(Address("signers"))
    for index, signer in enumerate(signers):
        for key, text in (
            (f"signer.role.{index}", signer.role),
            (f"signer.name.{index}", signer.name),
            (f"signer.positions.{index}", "\n".join(signer.positions)),
        ):
            clerk.focuses(key)
            clerk.presses("Ctrl+A")
            clerk.types(text)
