"""Every field of the list is everywhere: in its form, found, replaced, compared, merged, stored, printed, in English.

A field that a later version adds is tried here with no line of its own; what it is left out of fails by its key.
"""

import json
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible

from ita_desktop import language
from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.checks.unseen import unseen
from ita_desktop.domain.find.search import Query, replace_hits, span_in_field
from ita_desktop.domain.merging.compare import compare
from ita_desktop.domain.merging.conflicts import Choice as Decision
from ita_desktop.domain.merging.merge import merge
from ita_desktop.domain.report.address import describe
from ita_desktop.domain.report.fields import FIELDS, PARTS
from ita_desktop.domain.report.kinds import Number, Year
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import as_far_as_storable, texts
from ita_desktop.domain.thai.digits_and_years import to_arabic_digits
from ita_desktop.exchange.json_report import read_json, write_json
from ita_desktop.language import Language, tr
from ita_desktop.printing.unprintable import unprintable
from ita_desktop.session.words.word_breaks import word_starts
from ita_desktop.storage.database.changes import changes
from ita_desktop.storage.database.rows import report_of, rows_of
from ita_desktop.storage.files import report_file
from ita_desktop.ui.forms.choice_field import ChoiceField, TickField
from ita_desktop.ui.forms.number_field import NumberField, WidthsField
from ita_desktop.ui.report.report_page import ReportPage
from tests.printing.conftest import pdf_of
from tests.support.clerk import Clerk
from tests.support.every_field import (
    FORM_KEYS,
    KEYS,
    OTHER,
    TEXT_KEYS,
    YET_ANOTHER,
    address_of,
    empty,
    value_of,
    with_value,
    with_words,
)
from tests.support.finding import find
from tests.support.on_screen import differences
from tests.support.pdf_text import pdfium, without_space
from tests.support.reports import a_report

REPORT = a_report()
DOCUMENT = (Path(__file__).parents[2] / "docs" / "exchange-format.md").read_text(encoding="utf-8")
THAI = re.compile("[ก-๙]")
NOT_IN_THE_FONTS = "\U0001f600"

every_field = pytest.mark.parametrize("key", KEYS)
every_text = pytest.mark.parametrize("key", TEXT_KEYS)


def on_paper(report: Report) -> str:
    """All text of the paper, without its spaces."""
    return without_space("".join(pdfium(pdf_of(report))))


def row_of_document(part: str) -> str:
    """What the table of keys has of the part."""
    called = {"": "the report", "issue": "an issue", "measure": "a measure", "signer": "a signer"}
    name = called.get(part, f"`{part}`")
    return next(line for line in DOCUMENT.splitlines() if line.startswith(f"| {name} |"))


# What it is


def test_every_attribute_of_every_part_is_a_field_and_every_field_an_attribute() -> None:
    attributes = {
        f"{part}.{attribute.name}".strip(".")
        for part, type_ in PARTS.items()
        for attribute in fields(type_)
        if attribute.name not in ("id", "agency", "paper", "values", "unreviewed")
    }

    assert set(FIELDS) == attributes


@pytest.mark.parametrize("key", FIELDS)
def test_it_is_called_by_a_name_in_both_languages(key: str) -> None:
    field = FIELDS[key]
    said = [words for words in (field.title, field.short, field.required) if words]
    assert all(THAI.search(words) for words in said)

    language.use(Language.ENGLISH)

    assert not [words for words in map(tr, said) if THAI.search(words)]


# Where it is kept


@every_field
def test_it_is_in_the_file(key: str, tmp_path: Path) -> None:
    report, path = with_words(REPORT, key), tmp_path / "รายงาน.ita"

    report_file.write(report, path, replace=False)

    assert value_of(report, key) != value_of(REPORT, key)
    assert value_of(report_file.read(path).report, key) == value_of(report, key)
    assert report_of(rows_of(report)) == report


@every_field
def test_it_is_written_if_it_alone_changed(key: str) -> None:
    assert changes(REPORT, with_words(REPORT, key))


@every_field
def test_it_is_in_json_and_in_the_document_of_json(key: str) -> None:
    report, field = with_words(REPORT, key), FIELDS[key]
    written = write_json(report)

    assert read_json(written)[0] == report
    assert f'"{field.attribute}":'.encode() in written
    assert f"`{field.attribute}`" in row_of_document(field.part)


@every_field
def test_a_field_that_came_later_is_not_written_until_somebody_fills_it_in(key: str) -> None:
    field = FIELDS[key]
    if field.later:
        written = json.loads(write_json(with_value(REPORT, key, field.default)))
        assert field.attribute not in (written[field.part] if field.part else written)
    if field.part == "paper":
        assert field.attribute.encode() not in write_json(replace(REPORT, paper=DEFAULT_PAPER))


# Finding, checking


@every_text
def test_it_is_found_and_replaced(key: str) -> None:
    report = with_words(REPORT, key)

    (hit,) = find(report, Query(OTHER), word_starts)
    replaced = replace_hits(report, [hit], YET_ANOTHER)

    assert replace(hit.address, item=None) == address_of(REPORT, key)
    assert replaced.report == with_words(REPORT, key, YET_ANOTHER)
    shown = FIELDS[key].kind.shown(value_of(report, key)) or hit.text
    assert shown[slice(*span_in_field(report, hit))] == OTHER


def test_every_kind_of_text_is_searched() -> None:
    searched = {text.address.field for text in texts(with_words(with_words(REPORT, "paper.header"), "paper.footer"))}

    assert searched >= {key for key in KEYS if isinstance(FIELDS[key].kind, Year)}


@every_text
def test_characters_that_nobody_sees_and_that_no_file_holds_are_told_of_it(key: str) -> None:
    hidden, broken = (with_words(REPORT, key, f"คำ{character}") for character in ("\u200b", "\x07"))

    assert [replace(problem.address, item=None) for problem in unseen(Reading(hidden))] == [address_of(REPORT, key)]
    stored, told = as_far_as_storable(broken)
    assert [replace(address, item=None) for address in told] == [address_of(REPORT, key)]
    assert stored == with_words(REPORT, key, "คำ")


@every_text
def test_it_is_told_to_be_missing_if_it_is_required(key: str) -> None:
    field = FIELDS[key]
    found = missing(with_value(REPORT, key, empty(field.kind)))

    assert [problem.address for problem in found] == ([address_of(REPORT, key)] if field.required else [])


# Comparing, merging


@every_field
def test_it_is_compared(key: str) -> None:
    (difference,) = compare(REPORT, with_words(REPORT, key))

    assert replace(difference.address, item=None) == address_of(REPORT, key)
    assert tr(FIELDS[key].title) in describe(REPORT, difference.address)
    assert difference.before != difference.after


@every_field
def test_it_is_merged_and_asked_about_where_both_changed_it(key: str) -> None:
    theirs = with_words(REPORT, key)
    kept = merge(REPORT, REPORT, theirs)
    assert not kept.conflicts
    assert kept.report == theirs

    mine = with_value(theirs, key, value_of(REPORT, key))
    without_base = merge(None, mine, theirs, lambda _: Decision.THEIRS)

    assert [replace(conflict.address, item=None) for conflict in without_base.conflicts] == [address_of(REPORT, key)]
    assert without_base.report == theirs


# The paper


@every_text
def test_it_stands_on_the_paper_if_it_is_said_to_be_printed(key: str) -> None:
    before, after = on_paper(REPORT), on_paper(with_words(REPORT, key))

    assert (OTHER in after) is FIELDS[key].printed
    assert (before == after) is not FIELDS[key].printed


@every_text
def test_what_the_fonts_cannot_show_of_it_is_told_if_it_is_printed(key: str) -> None:
    found = unprintable(Reading(with_words(REPORT, key, NOT_IN_THE_FONTS)))

    expected = [address_of(REPORT, key)] if FIELDS[key].printed else []
    assert [replace(problem.address, item=None) for problem in found] == expected


# The window


@pytest.mark.sample_open
def test_its_form_shows_it_and_what_is_typed_there_is_a_step(clerk: Clerk) -> None:
    """One window for all of them: each is edited with keys, undone, and changed from elsewhere."""
    unlike = {key: wrong for key in FORM_KEYS if (wrong := _wrong_in_the_form(clerk, key))}

    assert unlike == {}


def _wrong_in_the_form(clerk: Clerk, key: str) -> str:
    before = clerk.report
    address = address_of(before, key)
    page: ReportPage = clerk.page
    page.go_to(address)
    form = page.forms.currentWidget()
    bound = page.form.bound_at(address)
    field = bound.fields.get(key)
    if field is None:
        return "in no form"
    if page.address_of_caret().field != key:
        return f"the caret went to {page.address_of_caret()}"
    if THAI.search(QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Name)) is None:
        return "no name for a screen reader"
    if key != "paper.emblem":
        _change_with_keys(clerk, key, field)
        once = value_of(clerk.report, key)
        if once == value_of(before, key):
            return "what is typed is no step"
        page.outline.setFocus()
        page.go_to(address)
        _change_with_keys(clerk, key, field)
        clerk.presses("Ctrl+Z")
        if value_of(clerk.report, key) != once:
            return "what is typed later joins what was typed before"
        clerk.presses("Ctrl+Z")
        if clerk.report != before:
            return "an undo for each does not take both back"
    page.document.apply("จากที่อื่น", lambda report: with_words(report, key))
    said = differences(clerk.window)
    page.document.undo()
    return f"shows {said}" if said else "" if form is page.forms.currentWidget() else "another form came"


def _change_with_keys(clerk: Clerk, key: str, field: object) -> None:
    kind = FIELDS[key].kind
    numbers = kind.within if isinstance(kind, Number) else range(0)
    match field:
        case TickField():
            clerk.presses("Space")
        case ChoiceField():
            clerk.presses("Down" if field.currentIndex() == 0 else "Up")
        case NumberField() if int(f"{to_arabic_digits(field.text())}1") in numbers:
            clerk.presses("End")
            clerk.types("1")
        case NumberField():
            others = ("2571", "2572") if len(field.text()) == 4 else ("18", "19")
            clerk.types_over(next(other for other in others if other != to_arabic_digits(field.text())))
        case WidthsField():
            clerk.presses("Space")
        case _:
            clerk.types("ก")
