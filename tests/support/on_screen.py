"""Everything on screen that says what the document holds, beside what it should say.

Names the same thing in every row, so that a test can say which of them differs. What follows an edit a little later
(paper, findings, hits) is compared with what it was made from; `tests/journeys/test_a_monkey.py` waits for the rest.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QPushButton

from ita_desktop.domain.checks.problem import ProblemKind, Severity
from ita_desktop.domain.find.search import Query
from ita_desktop.domain.report.address import Address, issue_words, thing_at
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, printed
from ita_desktop.domain.report.fields import Field as ReportField
from ita_desktop.domain.report.fields import field_at
from ita_desktop.domain.report.lists import Items, marks_of
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.wording import period_text, read_period
from ita_desktop.domain.table.widths import chosen_widths
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from ita_desktop.session.words.word_breaks import word_starts
from ita_desktop.ui.forms.choice_field import ChoiceField, SuggestingField, TickField, WordsField
from ita_desktop.ui.forms.emblem_field import EmblemField
from ita_desktop.ui.forms.form import Bindable, Form
from ita_desktop.ui.forms.number_field import NumberField, WidthsField
from ita_desktop.ui.forms.owners_field import OwnersField
from ita_desktop.ui.forms.period_field import PeriodField
from ita_desktop.ui.forms.text_field import LineField, TextField
from ita_desktop.ui.lists import list_margin
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.report.find_panel import FindPanel
from ita_desktop.ui.report.outline import COLUMNS, PAPER, SIGNERS, row_of
from ita_desktop.ui.report.outline_rows import LEFT
from ita_desktop.ui.report.report_page import ReportPage
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.certain import the
from tests.support.finding import find

_UNTITLED = "(ยังไม่มีชื่อ)"


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
    report, address = page.document.report, page.address
    yield from _tree(page)
    yield from _steps(window, page)
    yield from _status(window, page)
    yield from _hits(window.find_panel, report)
    if address.measure is not None:
        yield from _measure(page, report)
    elif address.issue is not None:
        yield from _issue(page, report)
    elif address == SIGNERS:
        yield from _signers(page, report)
    elif address == COLUMNS:
        yield from _columns(page, report)
    elif address == PAPER:
        are_default = printed(report.columns) == DEFAULT_COLUMNS
        yield Said("paper.columns: hidden", page.paper_form.fields["paper.columns"].isHidden(), not are_default)
        yield from _fields(page.paper_form, report)
    else:
        yield from _fields(page.cover_form, report)


def _tree(page: ReportPage) -> Iterator[Said]:
    report, tree = page.document.report, page.outline
    rows = [row for row in (tree.topLevelItem(index) for index in range(tree.topLevelItemCount())) if row is not None]
    issues = rows[1 : 1 + len(report.issues)]
    measures = [row.child(index) for row in issues for index in range(row.childCount())]
    titles = [
        _numbered(issue.number, issue.title) if issue.has_heading else issue_words(issue) for issue in report.issues
    ]
    yield Said("tree: issues", [row.text(0) for row in issues], titles)
    titles = [_numbered(number, measure.title) for number, _, measure in report.measures()]
    yield Said("tree: measures", [row.text(0) for row in measures], titles)
    left = [row_of(problem.address) for problem in page.problems if problem.kind is not ProblemKind.UNREVIEWED]
    for row in (*rows, *measures):
        yield Said("tree: what is left to do", row.data(0, LEFT), left.count(row.data(0, 0x100)))


def _steps(window: MainWindow, page: ReportPage) -> Iterator[Said]:
    history = page.document.history
    for key, verb, text, possible in (
        ("undo", "เลิกทำ", history.undoText(), history.canUndo()),
        ("redo", "ทำซ้ำ", history.redoText(), history.canRedo()),
    ):
        action = window.commands[key]
        yield Said(f"{key}: possible", action.isEnabled(), possible)
        shown = action.text().rpartition("(&")[0].replace("&&", "&")
        yield Said(f"{key}: words", shown, f"{verb} {text}" if text else verb)


def _status(window: MainWindow, page: ReportPage) -> Iterator[Said]:
    button = the(window.status.findChild(QPushButton, "status.problems"))
    counts = Counter(problem.severity for problem in page.problems)
    left = [to_thai_digits(counts[one]) for one in (Severity.MISSING, Severity.ERROR, Severity.WARNING) if counts[one]]
    yield Said("status: findings", re.findall("[๐-๙]+", button.text()), left)
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
    count = f"พบ {to_thai_digits(len(found))} ตำแหน่ง" if found else "ไม่พบ"
    yield Said("find: count", panel.count.text().partition(" · ")[0], count)
    for row, hit in enumerate(found[:5]):
        context = str(model.data(model.index(row, 1)))
        one_line = hit.text[hit.start : hit.end].replace("\n", " ").replace("\t", " ")
        yield Said("find: words", one_line in context, True)


def _measure(page: ReportPage, report: Report) -> Iterator[Said]:
    form = page.measure_form
    number, issue, measure = next(row for row in report.measures() if row[2].id == page.address.measure)
    yield Said("measure: which", form.measure_id, measure.id)
    heading = f"มาตรการ {to_thai_digits(number)}"
    heading += f" · ประเด็นที่ {to_thai_digits(issue.number)}" if issue.has_heading else ""
    to_be_reviewed = " · ยังไม่ทบทวน" if measure.id in report.unreviewed else ""
    yield Said("measure: heading", form.title.text(), heading + to_be_reviewed)
    yield from _fields(form, report)


def _fields(form: Form, report: Report) -> Iterator[Said]:
    """Every field of what the form shows."""
    for bound in form.all_bound():
        for key, field in bound.fields.items():
            thing = thing_at(report, bound.address(key))
            if thing is not None:
                yield from _field(field_at(report, key), field, thing)


# Any: the part of the report that has the field.
def _field(of: ReportField, field: Bindable, thing: Any) -> Iterator[Said]:
    key, kind, held = of.key, of.kind, of.get(thing)
    match field:
        case ListEditor():
            yield from _list(field, of.attribute, held)
        case TextField():
            yield Said(key, field.toPlainText(), kind.shown(held))
            yield Said(f"{key}: as it is known", field.text, kind.shown(held))
        case NumberField():
            yield from _number(field, key, held)
        case ChoiceField():
            words = f"{to_thai_digits(held)} พอยต์" if key == "paper.text_size" else kind.words(held)
            yield Said(key, field.currentText(), words)
        case TickField():
            yield Said(key, field.isChecked(), held)
        case WidthsField():
            box = the(field.findChild(QCheckBox))
            yield Said(key, box.isChecked(), not held)
            if held:  # else the paper says a little later how they are fitted
                yield Said(f"{key}: bar", field.bar.widths, held)
            for index, width in enumerate(held):
                column = the(field.findChild(NumberField, f"paper.columns.{index}"))
                yield from _number(column, f"{key}: width", width)
                yield Said(f"{key}: can be typed", column.isEnabled(), True)
        case EmblemField():
            picture = the(field.findChild(QLabel, "emblem"))
            yield Said(key, picture.pixmap().isNull(), held is None)
        case PeriodField():
            shown = field.line.text()
            same = shown == period_text(held) or read_period(shown) == held
            yield Said(key, held if same else shown, held)
        case LineField() | SuggestingField() | OwnersField() | WordsField():
            shown = field.text() if isinstance(field, LineField) else field.line.text()
            same = shown == kind.shown(held) or kind.read(shown) == held
            yield Said(key, held if same else shown, held)


def _list(editor: ListEditor, name: str, items: Items) -> Iterator[Said]:
    yield Said(f"{name}: items", editor.items, items)
    blocks = editor.document().toRawText().replace("\u2028", "\n").split("\u2029")
    yield Said(f"{name}: text", blocks, [item.text for item in items] or [""])
    yield Said(f"{name}: numbers painted", painted_numbers(editor), list(marks_of(items)))


def painted_numbers(editor: ListEditor) -> list[str]:
    """What stands in the margin of every item, from top to bottom, as it is painted now."""
    painted: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(list_margin, "_paint_label", lambda _painter, _editor, mark, _right: painted.append(mark))
        editor.grab()
    return painted


def _issue(page: ReportPage, report: Report) -> Iterator[Said]:
    form = page.issue_form
    issue = the(report.issue(the(page.address.issue)))
    yield Said("issue: heading", form.title.text(), f"ประเด็นที่ {to_thai_digits(issue.number)}")
    yield from _fields(form, report)
    measures = the(form.findChild(QListWidget, "issue.measures"))
    shown = [measures.item(row).text() for row in range(measures.count())]
    held = [_numbered(number, measure.title) for number, home, measure in report.measures() if home.id == issue.id]
    yield Said("issue: measures", shown, held)


def _signers(page: ReportPage, report: Report) -> Iterator[Said]:
    form = page.signers_form
    cards = 0
    while form.field_at(Address("signer.role", signer=cards)) is not None:
        cards += 1
    yield Said("signers: how many", cards, len(report.signers))
    yield from _fields(form, report)


def _columns(page: ReportPage, report: Report) -> Iterator[Said]:
    form, widths = page.columns_form, chosen_widths(report.paper, report.columns)
    yield Said("columns: how many", len(form.rows), len(report.columns))
    for row, column, width in zip(form.rows, report.columns, widths, strict=False):
        if row.refusal.text():
            yield Said("columns: said", f"ยังเป็น “{column.heading}”" in row.refusal.text(), True)
        else:
            yield Said("columns: heading", row.heading.text(), column.heading)
        ticks = {box.text(): box.isChecked() for box in row.findChildren(QCheckBox)}
        yield Said("columns: ticks", ticks, {"บนกระดาษ": column.printed, "กว้างพอดีกับเนื้อหา": width is None})
    if None not in widths:
        printed = tuple(width for width, column in zip(widths, report.columns, strict=True) if column.printed)
        yield Said("columns: bar", form.widths.bar.widths, printed)
    if form.removal is not None:
        keys = {column.key for column in report.columns}
        yield Said("columns: what may go", form.removal.key in keys, True)


def _number(field: NumberField, what: str, held: int) -> Iterator[Said]:
    """A number that is being typed may be nothing yet; one that the clerk has left is the document's, or the sentence
    below it says what the document has."""
    said, typed = field.refusal.text(), field.text().strip()
    if said:
        known = f"“{typed}”" if typed else "ยังว่างอยู่"
        yield Said(f"{what}: said", known in said and f"ยังเป็น {to_thai_digits(held)}" in said, True)
    elif not field.hasFocus():
        yield Said(what, field.text(), to_thai_digits(held))


def _numbered(number: int, title: str) -> str:
    return f"{to_thai_digits(number)}. {title or _UNTITLED}"
