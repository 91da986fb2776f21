"""The clerk's whole job with nothing but the keyboard: from Ctrl+N to the printed page.

The sample report is typed in, in the full count every character of it; steps are taken back and made again on the way;
the report is closed, opened again, printed and exported; both papers hold every item exactly, in reading order.
Nothing is chosen, focused or gone to by the test: there are keys only, sent to what a keyboard would send them to, and
what the clerk sees: which part has the focus, which row is chosen.
"""

from dataclasses import replace
from itertools import count
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.lists import marks_of
from ita_desktop.domain.report.report import ItemKind, ListName, Measure, Report, Signer
from ita_desktop.domain.report.wording import owners_text, period_text
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from ita_desktop.printing.build import build_report
from ita_desktop.ui.report.outline import COVER, SIGNERS
from tests.support.clerk import Clerk
from tests.support.dialogs import Answer
from tests.support.golden_report import published
from tests.support.pdf_text import missing_texts, pdfium, poppler, without_space
from tests.support.typing import press, type_thai

pytestmark = [pytest.mark.timeout(900), pytest.mark.sample_open]

_TABS_MAX = 40
"""More than the controls of any form: who has pressed Tab so often is going round in circles."""

_DPI, _PIXELS, _BLUR = 100, (584, 413), 2
_GREY_APART = 30
"""Grey levels, of 255, that no spot of two blurred pictures of the same page is apart: a printer's dots are finer than
those of the PDF's letters."""


@pytest.mark.parametrize("measures", [2, pytest.param(None, marks=pytest.mark.slow)])
def test_a_report_is_typed_in_saved_reopened_and_printed(qtbot: QtBot, tmp_path: Path, measures: int | None) -> None:
    wanted = _first_measures(published(), measures)
    path, pdf, paper = (tmp_path / f"รายงาน ITA ๒๕๖๘{end}" for end in (".ita", ".pdf", " เครื่องพิมพ์.pdf"))
    clerk = Clerk(qtbot, [Answer("ask_save", path)])
    keys = Keys(clerk)
    with qtbot.waitSignal(clerk.workspace.opened):
        keys.press("Ctrl+N")
        clerk.takes_what_is_offered()

    _fill_in_the_cover(keys, wanted)
    _fill_in_the_issues(keys, wanted)
    _fill_in_the_signers(keys, wanted.signers)
    assert as_printed(clerk.report) == as_printed(wanted)
    keys.press("Ctrl+S")
    clerk.waits_until_saved()
    keys.press("Ctrl+W")
    clerk.leaves()

    again = Clerk(qtbot, [Answer("ask_print", paper), Answer("ask_save", pdf)])
    keys = Keys(again)
    with qtbot.waitSignal(again.workspace.opened):
        keys.press("Return")  # the start page offers the last report
    assert as_printed(again.report) == as_printed(wanted)
    again.waits_until_drawn()
    keys.press("Ctrl+P")
    qtbot.waitUntil(lambda: "ส่งไปยังเครื่องพิมพ์แล้ว" in again.window.status.currentMessage(), timeout=120_000)
    keys.press("Ctrl+E")
    qtbot.waitUntil(lambda: "ส่งออกแล้ว" in again.window.status.news, timeout=20_000)
    again.leaves()

    _the_same_pages(paper, wanted, tmp_path)
    for pages in (poppler(pdf.read_bytes()), pdfium(pdf.read_bytes())):
        every_item_in_order(pages, wanted)
        the_header_on_every_table_page(pages)


def test_one_word_less_on_a_page_is_seen(tmp_path: Path) -> None:
    wanted = _first_measures(published(), 1)
    measure = wanted.issues[0].measures[0]
    last = measure.steps[-1]
    steps = (*measure.steps[:-1], replace(last, text=last.text.rpartition(" ")[0] or last.text[:-6]))
    lesser = replace(wanted, issues=(replace(wanted.issues[0], measures=(replace(measure, steps=steps),)),))
    target = tmp_path / "๑.pdf"
    build_report(lesser, target)

    with pytest.raises(AssertionError, match="page 2"):
        _the_same_pages(target, wanted, tmp_path)


class Keys:
    """Keys go where a keyboard's go: to the menu or list that is open above everything, else to what has the focus."""

    def __init__(self, clerk: Clerk) -> None:
        self._clerk = clerk

    @property
    def focused(self) -> str:
        """What the part is called that the keys go to."""
        return _target(self._clerk).objectName().removesuffix(".line")

    @property
    def row(self) -> Address:
        """The row of the tree that is chosen."""
        return self._clerk.page.address

    @property
    def report(self) -> Report:
        """What is on screen."""
        return self._clerk.report

    def press(self, *keys: str) -> None:
        """One after the other."""
        for key in keys:
            press(key, _target(self._clerk))

    def write(self, text: str) -> None:
        """The text, instead of what was there."""
        press("Ctrl+A", _target(self._clerk))
        if text:
            self.type(text)
        else:
            self.press("Delete")

    def type(self, text: str) -> None:
        """Letter by letter."""
        for letter in text:
            type_thai(letter, _target(self._clerk))

    def until(self, key: str, focused: str) -> None:
        """The key again and again until that part has the focus."""
        passed = []
        while self.focused != focused:
            passed.append(self.focused)
            assert len(passed) < _TABS_MAX, f"{key} does not lead to {focused}, but to {passed}"
            self.press(key)

    def form_of(self, row: Address) -> None:
        """Up and down the tree to the row, and into its form."""
        self.until("F6", "outline")
        self.press("Home")
        passed = [self.row]
        while self.row != row:
            self.press("Down")
            assert self.row != passed[-1], f"the tree does not lead to {row}, but to {passed}"
            passed.append(self.row)
        self.press("F6")


def _target(clerk: Clerk) -> QWidget:
    popup = QApplication.activePopupWidget()
    return (popup.focusWidget() or popup) if popup is not None else QApplication.focusWidget() or clerk.window


def _first_measures(report: Report, number: int | None) -> Report:
    issues = tuple(replace(issue, measures=issue.measures[:number]) for issue in report.issues)
    return replace(report, issues=issues)


def _fill_in_the_cover(keys: Keys, wanted: Report) -> None:
    agency = wanted.agency
    keys.form_of(COVER)
    for key, text in (
        ("title", wanted.title),
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
        keys.until("Tab", key)
        keys.write(text)


def _fill_in_the_issues(keys: Keys, wanted: Report) -> None:
    """The report keeps one of the usual issues; the others are deleted, as a clerk does who has nothing under them."""
    while len(keys.report.issues) > len(wanted.issues):
        keys.form_of(Address("issue.title", issue=keys.report.issues[-1].id))
        keys.press("Ctrl+Shift+Del")
    for at, issue in enumerate(wanted.issues):
        keys.form_of(Address("issue.title", issue=keys.report.issues[at].id))
        keys.until("Tab", "issue.title")
        keys.write(issue.title)
        for measure in issue.measures:
            _fill_in_a_measure(keys, measure)


def _fill_in_a_measure(keys: Keys, measure: Measure) -> None:
    keys.press("Ctrl+M")
    assert keys.focused == "measure.title"
    keys.type(measure.title)
    keys.press("Return")
    for name in ListName:
        keys.until("Ctrl+Tab", f"measure.{name}")
        _fill_in_a_list(keys, measure, name)
    keys.until("Ctrl+Tab", "measure.owners")
    keys.type(owners_text(measure.owners))
    keys.until("Tab", "measure.period")
    keys.write(period_text(measure.period))


def _fill_in_a_list(keys: Keys, measure: Measure, name: ListName) -> None:
    items = measure.items(name)
    for index, item in enumerate(items):
        above = items[index - 1].kind if index else None
        if index:
            keys.press("Return")
        if item.kind is ItemKind.SUB and above is not ItemKind.SUB:
            keys.press("Tab")
        elif item.kind is ItemKind.NUMBERED and above not in (None, ItemKind.NUMBERED):
            keys.press("Shift+Tab")
        elif item.kind is ItemKind.PARAGRAPH:
            keys.press("Ctrl+Shift+L")
        keys.type(item.text)
        if index % 4 == 2:
            _take_back_and_make_again(keys)


def _take_back_and_make_again(keys: Keys) -> None:
    before = keys.report
    keys.press("Ctrl+Z", "Ctrl+Z")
    assert keys.report != before
    keys.press("Ctrl+Y", "Ctrl+Y")
    assert keys.report == before


def _fill_in_the_signers(keys: Keys, signers: tuple[Signer, ...]) -> None:
    keys.form_of(SIGNERS)
    assert keys.focused == "signer.role.0"
    for index, signer in enumerate(signers):
        for key, text in (
            (f"signer.role.{index}", signer.role),
            (f"signer.name.{index}", signer.name),
            (f"signer.positions.{index}", "\n".join(signer.positions)),
        ):
            keys.until("Tab", key)
            keys.write(text)


def _the_same_pages(printed: Path, wanted: Report, folder: Path) -> None:
    """What came out of the printer are pictures: they show the pages of the report that was wanted."""
    target = folder / "ที่ต้องการ.pdf"
    build_report(wanted, target)
    for number, (page, expected) in enumerate(zip(_pictures(printed), _pictures(target), strict=True), 1):
        apart = max(ImageChops.difference(page, expected).tobytes())
        assert apart < _GREY_APART, f"page {number} is another one: {apart}"


def _pictures(pdf: Path) -> list[Image.Image]:
    blur = ImageFilter.GaussianBlur(_BLUR)
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=_DPI / 72).to_pil().convert("L").resize(_PIXELS).filter(blur) for page in document]


def as_printed(report: Report) -> Report:
    """The report with its measures' ids, which nobody types, made their numbers."""
    number = count(1)
    issues = tuple(
        replace(issue, measures=tuple(replace(m, id=MeasureId(f"m{next(number)}")) for m in issue.measures))
        for issue in report.issues
    )
    return replace(report, issues=issues)


def every_item_in_order(pages: list[str], report: Report) -> None:
    """Every item is there exactly, and begins behind the number that its place in the list gives it."""
    everything = without_space("".join(pages))
    for number, _, measure in report.measures():
        assert without_space(f"{to_thai_digits(number)}.{measure.title[:12]}") in everything
        for name in ListName:
            items = measure.items(name)
            assert missing_texts([item.text for item in items], pages) == []
            for item, mark in zip(items, marks_of(items), strict=True):
                assert without_space(mark + item.text[:12]) in everything


def the_header_on_every_table_page(pages: list[str]) -> None:
    """All pages but the cover and, at the end, one with signatures only."""
    header = without_space("".join(column.heading for column in DEFAULT_COLUMNS))
    counts = [without_space(page).count(header) for page in pages]
    assert counts[0] == 0
    assert counts[1:-1] == [1] * (len(pages) - 2)
