"""Everything on screen that says what the document holds, beside what it should say.

Names the same thing in every row, so that a test can say which of them differs. What follows an edit a little later
(paper, findings, hits) is compared with what it was made from; `tests/journeys/test_a_monkey.py` waits for the rest.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTreeWidgetItem,
    QWidget,
)

from ita_desktop.domain.find.search import Query
from ita_desktop.domain.report.address import Place
from ita_desktop.domain.report.catalogue import COVERAGE_TITLES
from ita_desktop.domain.report.lists import labels
from ita_desktop.domain.report.paper_settings import Digits, FontFamily, PageNumbers, PaperSettings
from ita_desktop.domain.report.report import ListName, Measure, Report
from ita_desktop.domain.report.wording import owners_text, period_text, read_owners, read_period
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from ita_desktop.session.word_breaks import word_starts
from ita_desktop.ui.forms.fields import NumberField, OwnersField, TextField
from ita_desktop.ui.forms.period_field import PeriodField
from ita_desktop.ui.lists import list_margin
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.report.find_panel import FindPanel
from ita_desktop.ui.report.outline import PAPER, SIGNERS, row_of
from ita_desktop.ui.report.report_page import EditorPage
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.finding import find

_UNTITLED = "(ยังไม่มีชื่อ)"
_FAMILIES = {FontFamily.LAKSAMAN: "Laksaman (แบบ TH Sarabun)", FontFamily.SARABUN: "Sarabun"}
_DIGITS = {Digits.THAI: "เลขไทย ๐๑๒๓", Digits.ARABIC: "เลขอารบิก 0123"}
_PAGE_NUMBERS = {
    PageNumbers.HYPHENS: "- ๒ -",
    PageNumbers.PLAIN: "๒",
    PageNumbers.WORDS: "หน้า ๒",
    PageNumbers.OF_ALL: "หน้า ๒ จาก ๗",
    PageNumbers.NONE: "ไม่พิมพ์เลขหน้า",
}


class Said(NamedTuple):
    """One thing on screen: what it is, what is shown, and what the document holds."""

    what: str
    shown: object
    held: object


def differences(window: MainWindow) -> list[Said]:
    """What the screen says otherwise than the document."""
    return [said for said in on_screen(window) if said.shown != said.held]


def on_screen(window: MainWindow) -> Iterator[Said]:
    """All of it; the window has a report."""
    page = window.page
    assert page is not None, "there is a report"
    report, place = page.document.report, page.place
    yield from _tree(page)
    yield from _steps(window, page)
    yield from _status(window, page)
    yield from _hits(window.find_panel, report)
    if place.measure is not None:
        yield from _measure(page, report)
    elif place.issue is not None:
        yield from _issue(page, report)
    elif place == SIGNERS:
        yield from _signers(page, report)
    elif place == PAPER:
        yield from _paper(page, report.paper)
    else:
        yield from _cover(page, report)


def _tree(page: EditorPage) -> Iterator[Said]:
    report, tree = page.document.report, page.navigator
    rows = [row for row in (tree.topLevelItem(index) for index in range(tree.topLevelItemCount())) if row is not None]
    issues = rows[1 : 1 + len(report.issues)]
    measures = [row.child(index) for row in issues for index in range(row.childCount())]
    titles = [_numbered(issue.number, issue.title) for issue in report.issues]
    yield Said("tree: issues", [row.text(0) for row in issues], titles)
    titles = [_numbered(number, measure.title) for number, _, measure in report.measures()]
    yield Said("tree: measures", [row.text(0) for row in measures], titles)
    missing = [row_of(problem.place) for problem in page.problems]
    for row in (*rows, *measures):
        lacks = missing.count(row.data(0, 0x100))
        said = f"ขาด {to_thai_digits(lacks)}" if lacks else ""
        yield Said("tree: what is missing", _missing_note(row), said)


def _missing_note(row: QTreeWidgetItem) -> str:
    """`ขาด ๓` of `ขาด ๓  หน้า ๒`, or of `ขาด ๓ / ๒` in a narrow tree."""
    note = row.text(1)
    return " ".join(note.split()[:2]) if note.startswith("ขาด") else ""


def _steps(window: MainWindow, page: EditorPage) -> Iterator[Said]:
    history = page.document.history
    for key, verb, text, possible in (
        ("undo", "เลิกทำ", history.undoText(), history.canUndo()),
        ("redo", "ทำซ้ำ", history.redoText(), history.canRedo()),
    ):
        action = window.commands[key]
        yield Said(f"{key}: possible", action.isEnabled(), possible)
        shown = action.text().rpartition("(&")[0].replace("&&", "&")
        yield Said(f"{key}: words", shown, f"{verb} {text}" if text else verb)


def _status(window: MainWindow, page: EditorPage) -> Iterator[Said]:
    button = window.status.findChild(QPushButton, "status.problems")
    assert button is not None
    shown = "".join(letter for letter in button.text().partition("(")[0] if letter.isdigit())
    yield Said("status: findings", shown, to_thai_digits(len(page.problems)) if page.problems else "")
    pages = window.status.findChild(QLabel, "status.pages")
    paper = page.preview.paper
    assert pages is not None
    yield Said("status: pages", pages.text(), f"{to_thai_digits(paper.page_count)} หน้า" if paper is not None else "")


def _hits(panel: FindPanel, report: Report) -> Iterator[Said]:
    if not panel.isVisible() or not panel.is_current():
        return
    query = Query(panel.query.text(), panel.match_case.isChecked(), panel.whole_words.isChecked())
    found = list(find(report, query, word_starts))
    model = panel.list.model()
    yield Said("find: hits", list(panel.hits.hits), found)
    yield Said("find: rows", model.rowCount(), len(found))
    count = f"พบ {to_thai_digits(len(found))} แห่ง" if found else "ไม่พบ"
    yield Said("find: count", panel.count.text().partition(" · ")[0], count)
    for row, hit in enumerate(found[:5]):
        context = str(model.data(model.index(row, 1)))
        one_line = hit.text[hit.start : hit.end].replace("\n", " ").replace("\t", " ")
        yield Said("find: words", one_line in context, True)


def _measure(page: EditorPage, report: Report) -> Iterator[Said]:
    form = page.measure_form
    number, issue, measure = next(row for row in report.measures() if row[2].id == page.place.measure)
    yield Said("measure: which", form.measure_id, measure.id)
    heading = f"มาตรการ {to_thai_digits(number)} · ประเด็นที่ {to_thai_digits(issue.number)}"
    yield Said("measure: heading", form.title.text(), heading)
    for name in ListName:
        yield from _list(form.lists[name], name, measure)
    yield from _text(form.fields["measure.title"], "measure.title", measure.title)
    owners, period = form.fields["measure.owners"], form.fields["measure.period"]
    assert isinstance(owners, OwnersField)
    assert isinstance(period, PeriodField)
    yield Said("measure.owners", read_owners(owners.line.text()), measure.owners)
    shown = period.line.text()
    same = shown == period_text(measure.period) or read_period(shown) == measure.period
    yield Said("measure.period", measure.period if same else shown, measure.period)


def _list(editor: ListEditor, name: ListName, measure: Measure) -> Iterator[Said]:
    items = measure.items(name)
    yield Said(f"{name}: items", editor.items, items)
    blocks = editor.document().toRawText().replace("\u2028", "\n").split("\u2029")
    yield Said(f"{name}: text", blocks, [item.text for item in items] or [""])
    yield Said(f"{name}: numbers painted", painted_numbers(editor), list(labels(items)))


def painted_numbers(editor: ListEditor) -> list[str]:
    """What stands in the margin of every item, from top to bottom, as it is painted now."""
    painted: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(list_margin, "_paint_label", lambda _painter, _editor, mark, _right: painted.append(mark))
        editor.grab()
    return painted


def _issue(page: EditorPage, report: Report) -> Iterator[Said]:
    form = page.issue_form
    assert page.place.issue is not None
    issue = report.issue(page.place.issue)
    assert issue is not None
    yield Said("issue: heading", form.title.text(), f"ประเด็นที่ {to_thai_digits(issue.number)}")
    yield from _number(form.fields["issue.number"], "issue.number", issue.number)
    yield from _text(form.fields["issue.title"], "issue.title", issue.title)
    measures = form.findChild(QListWidget, "issue.measures")
    assert measures is not None
    shown = [measures.item(row).text() for row in range(measures.count())]
    held = [_numbered(number, measure.title) for number, home, measure in report.measures() if home.id == issue.id]
    yield Said("issue: measures", shown, held)


def _cover(page: EditorPage, report: Report) -> Iterator[Said]:
    fields, agency = page.cover_form.fields, report.agency
    yield from _text(fields["title"], "title", report.title)
    yield from _number(fields["fiscal_year"], "fiscal_year", report.fiscal_year)
    yield from _number(fields["ita_round"], "ita_round", report.ita_round)
    for key, text in (
        ("oit_item", report.oit_item),
        ("publication_url", report.publication_url),
        ("coverage", COVERAGE_TITLES[report.coverage]),
        ("agency.kind", agency.kind),
        ("agency.name", agency.name),
        ("agency.province", agency.province),
        ("agency.district", agency.district),
        ("agency.subdistrict", agency.subdistrict),
        ("agency.website", agency.website),
    ):
        yield Said(key, line_of(fields[key]), text)
    shown = line_of(fields["agency.divisions"])
    same = shown == owners_text(agency.divisions) or read_owners(shown) == agency.divisions
    yield Said("agency.divisions", agency.divisions if same else shown, agency.divisions)


def _signers(page: EditorPage, report: Report) -> Iterator[Said]:
    form = page.signers_form
    cards = 0
    while form.field_at(Place("signer.role", signer=cards)) is not None:
        cards += 1
    yield Said("signers: how many", cards, len(report.signers))
    for index, signer in enumerate(report.signers[:cards]):
        role, name, positions = (
            form.field_at(Place(f"signer.{key}", signer=index)) for key in ("role", "name", "positions")
        )
        assert role is not None
        assert name is not None
        yield Said("signer.role", line_of(role), signer.role)
        yield Said("signer.name", line_of(name), signer.name)
        yield from _text(positions, "signer.positions", "\n".join(signer.positions))


def _paper(page: EditorPage, paper: PaperSettings) -> Iterator[Said]:
    form = page.paper_form
    fields = form.fields
    for key, text in (
        ("family", _FAMILIES[paper.family]),
        ("text_size", f"{to_thai_digits(paper.text_size)} พอยต์"),
        ("digits", _DIGITS[paper.digits]),
        ("page_numbers", _PAGE_NUMBERS[paper.page_numbers]),
        ("header", paper.header),
        ("footer", paper.footer),
    ):
        yield Said(f"paper.{key}", line_of(fields[f"paper.{key}"]), text)
    for key in ("margin_top", "margin_bottom", "margin_side"):
        yield from _number(fields[f"paper.{key}"], f"paper.{key}", getattr(paper, key))
    for key, on in (
        ("issues_on_new_pages", paper.issues_on_new_pages),
        ("signature_lines", paper.signature_lines),
        ("columns", not paper.columns),
    ):
        box = fields[f"paper.{key}"]
        assert isinstance(box, QCheckBox)
        yield Said(f"paper.{key}", box.isChecked(), on)
    for index, width in enumerate(paper.columns):
        field = form.findChild(NumberField, f"paper.columns.{index}")
        assert field is not None
        yield from _number(field, "paper.columns: width", width)
        yield Said("paper.columns: can be typed", field.isEnabled(), True)
    emblem = form.findChild(QLabel, "emblem")
    assert emblem is not None
    yield Said("paper.emblem", emblem.pixmap().isNull(), paper.emblem is None)


def line_of(field: QWidget) -> str:
    """The words in a line, or in a choice."""
    if isinstance(field, QComboBox):
        line = field.lineEdit()
        return line.text() if line is not None else field.currentText()
    assert isinstance(field, QLineEdit), field
    return field.text()


def _text(field: QWidget | None, what: str, held: str) -> Iterator[Said]:
    assert isinstance(field, TextField), field
    yield Said(what, field.toPlainText(), held)
    yield Said(f"{what}: as it is known", field.text, held)


def _number(field: QWidget, what: str, held: int) -> Iterator[Said]:
    """A number that is being typed may be nothing yet; one that the clerk has left is the document's."""
    assert isinstance(field, NumberField), field
    if not field.hasFocus():
        yield Said(what, field.text(), to_thai_digits(held))


def _numbered(number: int, title: str) -> str:
    return f"{to_thai_digits(number)}. {title or _UNTITLED}"
