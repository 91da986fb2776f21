"""The comparison of the screen with the document, which the monkey's games stand on, sees everything that it looks at:
each thing on screen is made to say something else, one at a time.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from ita_desktop import paths
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import ListName
from ita_desktop.ui.forms.number_field import WidthsField
from ita_desktop.ui.forms.text_field import TextField
from ita_desktop.ui.report.outline_rows import LEFT
from tests.support.certain import as_a, the
from tests.support.clerk import Clerk
from tests.support.on_screen import differences

FALSE = "เท็จ"
Plant = Callable[[Clerk], None]


@pytest.fixture
def clerk(clerk: Clerk) -> Clerk:
    """A clerk with the sample report and two measures more, one of them taken back."""
    clerk.opens(paths.sample_report())
    for _ in range(2):
        clerk.presses("Ctrl+M")
    clerk.presses("Ctrl+Z")
    return clerk


def in_field(key: str, index: int | None = None) -> Plant:
    """Another text in the field, of which the document hears nothing."""

    def plant(clerk: Clerk) -> None:
        say(clerk.field(key if index is None else f"{key}.{index}"))

    return plant


def say(field: QWidget) -> None:
    """Something false, unheard."""
    with QSignalBlocker(field):
        box = field.findChild(QCheckBox) if isinstance(field, WidthsField) else field
        if isinstance(box, QCheckBox):
            box.setChecked(not box.isChecked())
        elif isinstance(field, QComboBox) and not field.isEditable():
            field.setCurrentIndex((field.currentIndex() + 1) % field.count())
        elif isinstance(field, TextField):
            field.setPlainText(FALSE)
        else:
            line = as_a(QLineEdit, field.lineEdit() if isinstance(field, QComboBox) else field)
            line.setText(FALSE)


def label_of(clerk: Clerk, name: str) -> QLabel:
    return the(clerk.window.findChild(QLabel, name))


def a_wrong_count(clerk: Clerk) -> None:
    button = the(clerk.window.findChild(QPushButton, "status.problems"))
    button.setText("ยังไม่ครบ ๙๙ รายการ (F8)")


def a_wrong_number(clerk: Clerk) -> None:
    editor = clerk.page.measure_form.lists[ListName.STEPS]
    editor._list.lines.items = editor.items[1:]


def a_wrong_row(clerk: Clerk) -> None:
    measures = as_a(QListWidget, clerk.field("issue.measures"))
    measures.item(0).setText(FALSE)


def a_wrong_title(clerk: Clerk) -> None:
    row = the(clerk.page.outline.topLevelItem(1))
    row.child(0).setText(0, FALSE)


def a_lost_note(clerk: Clerk) -> None:
    for row in clerk.page.outline.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive):
        row.setData(0, LEFT, 0)


def a_wrong_bar(clerk: Clerk) -> None:
    widths = as_a(WidthsField, clerk.field("paper.columns"))
    widths.bar.show_widths((50,) * 6)


def a_lost_hit(clerk: Clerk) -> None:
    hits = clerk.window.find_panel.hits
    hits.show_hits(clerk.report, hits.hits[1:])


def a_lost_card(clerk: Clerk) -> None:
    clerk.page.signers_form._cards.pop()


def a_lost_column(clerk: Clerk) -> None:
    clerk.page.columns_form.rows.pop()


def first_measure(clerk: Clerk) -> Address:
    return Address("measure.title", measure=clerk.measure.id)


def first_issue(clerk: Clerk) -> Address:
    return Address("issue.title", issue=clerk.report.issues[0].id)


def at(field: str) -> Callable[[Clerk], Address]:
    return lambda _: Address(field)


COVER = (
    *("title", "fiscal_year", "ita_round", "oit_item", "publication_url", "coverage"),
    *("agency.kind", "agency.name", "agency.province", "agency.district", "agency.subdistrict", "agency.website"),
    "agency.divisions",
)
PAPER = (
    *("family", "text_size", "page_size", "digits", "page_numbers", "header", "footer"),
    *("margin_top", "margin_bottom", "margin_side", "issues_on_new_pages", "signature_lines", "columns"),
)
PLANTS: dict[str, tuple[Callable[[Clerk], Address], tuple[tuple[str, Plant], ...]]] = {
    "cover": (
        at("title"),
        (
            *((key, in_field(key)) for key in COVER),
            ("paper.emblem", lambda clerk: label_of(clerk, "emblem").setPixmap(clerk.window.grab())),
        ),
    ),
    "paper": (
        at("paper.family"),
        (
            *((f"paper.{key}", in_field(f"paper.{key}")) for key in PAPER),
            ("paper.columns: bar", a_wrong_bar),
            ("paper.columns: width", in_field("paper.columns", 0)),
            ("paper.columns: hidden", lambda clerk: clerk.field("paper.columns").hide()),
        ),
    ),
    "columns": (
        at("columns"),
        (
            ("columns: heading", in_field("column.heading", 1)),
            ("columns: ticks", lambda clerk: say(clerk.page.columns_form.rows[1].findChildren(QCheckBox)[0])),
            ("columns: bar", lambda clerk: clerk.page.columns_form.widths.bar.show_widths((50,) * 6)),
            ("columns: how many", a_lost_column),
        ),
    ),
    "signers": (
        at("signers"),
        (
            *((f"signer.{key}", in_field(f"signer.{key}", 0)) for key in ("role", "name", "positions")),
            ("signed_on", in_field("signed_on")),
            ("signers: how many", a_lost_card),
        ),
    ),
    "measure": (
        first_measure,
        (
            ("measure.title", in_field("measure.title")),
            ("measure.owners", in_field("measure.owners.line")),
            ("measure.period", in_field("measure.period.line")),
            ("measure: heading", lambda clerk: clerk.page.measure_form.title.setText(FALSE)),
            ("steps: numbers painted", a_wrong_number),
        ),
    ),
    "issue": (
        first_issue,
        (
            ("issue.title", in_field("issue.title")),
            ("issue.number", in_field("issue.number")),
            ("issue: measures", a_wrong_row),
            ("issue: heading", lambda clerk: clerk.page.issue_form.title.setText(FALSE)),
        ),
    ),
    "around the form": (
        at("title"),
        (
            ("tree: measures", a_wrong_title),
            ("tree: what is left to do", a_lost_note),
            ("status: findings", a_wrong_count),
            ("status: pages", lambda clerk: label_of(clerk, "status.pages").setText("๙๙ หน้า")),
            ("undo: words", lambda clerk: clerk.window.commands["undo"].setText("เลิกทำ(&U)")),
            ("redo: words", lambda clerk: clerk.window.commands["redo"].setText("ทำซ้ำ(&R)")),
            ("undo: possible", lambda clerk: clerk.window.commands["undo"].setEnabled(False)),
            ("redo: possible", lambda clerk: clerk.window.commands["redo"].setEnabled(False)),
            ("find: count", lambda clerk: clerk.window.find_panel.count.setText("พบ ๑ ตำแหน่ง")),
            ("find: hits", a_lost_hit),
        ),
    ),
}


@pytest.mark.parametrize("where", PLANTS)
def test_whatever_the_screen_says_falsely_is_seen(clerk: Clerk, where: str) -> None:
    address, plants = PLANTS[where]
    clerk.goes_to(address(clerk))
    clerk.waits_until(lambda: clerk.page.preview.paper is not None)
    clerk.window.find_panel.open(replacing=False)
    clerk.window.find_panel.query.setText("ประชาชน")
    clerk.waits_until(clerk.window.find_panel.is_current)
    assert differences(clerk.window) == []

    for what, plant in plants:
        before = {said.what for said in differences(clerk.window)}
        plant(clerk)
        assert {said.what for said in differences(clerk.window)} >= {what, *before}
        assert what not in before
