"""Findings that are set aside, words of the user's own, and what came from another year until it is reviewed."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.domain.limits import WORD_MAX_LENGTH, WORDS_MAX
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import KNOWN_COLUMNS
from ita_desktop.domain.report.edits import Edit
from ita_desktop.domain.report.report import ListName, Report, SetAside, TextPeriod
from ita_desktop.domain.report.review import reviewing
from ita_desktop.domain.report.texts import as_far_as_storable, texts, with_changes
from ita_desktop.domain.rolling.roll_over import with_changes_made, year_after, year_changes
from ita_desktop.session.document import Document
from tests.support.reports import a_measure, a_report, an_issue, an_item, retitled, with_measure

FIRST, SECOND = a_measure(), a_measure(steps=(an_item("จัดทำคู่มือ"), an_item("เผยแพร่คู่มือ")))
REPORT = reviewing.all_unreviewed(a_report(an_issue(FIRST, SECOND)))
LONG = "ก" * (WORD_MAX_LENGTH + 50)


# Findings and words


def test_a_finding_is_set_aside_by_its_kind_and_words_and_taken_back() -> None:
    report = reviewing.set_aside(REPORT, "spelling", "สำโรง")

    assert report.set_aside == {SetAside("spelling", "สำโรง")}
    assert reviewing.is_set_aside(report, "spelling", "สำโรง")
    assert not reviewing.is_set_aside(report, "place", "สำโรง")
    assert reviewing.take_back(report, "spelling", "สำโรง") == REPORT


def test_a_finding_of_a_long_text_is_known_by_the_start_of_it() -> None:
    report = reviewing.set_aside(REPORT, "identical", LONG)

    assert as_far_as_storable(report) == (report, ())
    assert reviewing.is_set_aside(report, "identical", LONG)
    assert reviewing.take_back(report, "identical", LONG) == REPORT


def test_a_word_is_added_once_without_the_blanks_around_it_and_removed() -> None:
    report = reviewing.add_own_word(REPORT, " กัญญาณัฐ\n")

    assert report.own_words == {"กัญญาณัฐ"}
    assert reviewing.add_own_word(report, "กัญญาณัฐ") == report
    assert reviewing.remove_own_word(report, "กัญญาณัฐ") == REPORT


@pytest.mark.parametrize("word", ["", " \n", LONG])
def test_a_word_that_no_report_may_have_is_not_added(word: str) -> None:
    assert reviewing.add_own_word(REPORT, word) is REPORT


def test_no_more_words_and_findings_are_added_than_a_report_may_have() -> None:
    words = frozenset(f"คำที่ {number}" for number in range(WORDS_MAX))
    full = replace(REPORT, own_words=words, set_aside=frozenset(SetAside("spelling", word) for word in words))

    assert reviewing.add_own_word(full, "อีกคำ") is full
    assert reviewing.set_aside(full, "spelling", "อีกคำ") is full


def test_they_are_steps_that_are_taken_back(qtbot: QtBot) -> None:
    document = Document(REPORT)

    for edit in (
        lambda report: reviewing.set_aside(report, "spelling", "สำโรง"),
        lambda report: reviewing.add_own_word(report, "สำโรง"),
        lambda report: reviewing.confirm(report, [FIRST.id]),
    ):
        assert document.apply("ทบทวน", edit)
        assert document.report is not REPORT
        document.undo()
        assert document.report is REPORT


# What is still to be reviewed


def unreviewed_after(edit: Edit) -> set[str]:
    """The ids of REPORT that an edit takes out."""
    return set(REPORT.unreviewed - reviewing.unreviewed_in(edit(REPORT)))


def test_every_measure_and_item_is_unreviewed_at_first() -> None:
    assert REPORT.unreviewed == {FIRST.id, *FIRST.item_ids(), SECOND.id, *SECOND.item_ids()}


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", "ชื่อใหม่"), ("owners", ("กองช่าง",)), ("period", TextPeriod("ตลอดปี"))],
)
def test_a_measure_whose_own_value_changes_is_reviewed_and_its_items_are_not(field: str, value: object) -> None:
    assert unreviewed_after(lambda report: with_measure(report, FIRST.id, **{field: value})) == {FIRST.id}


def test_a_measure_is_reviewed_by_a_value_in_a_column_of_its_own() -> None:
    note = next(column for column in KNOWN_COLUMNS if column.key == "note")
    report = edits.with_columns(REPORT, (*REPORT.columns, note))

    report = with_measure(report, FIRST.id, note="ทำแล้ว")

    assert REPORT.unreviewed - report.unreviewed == {FIRST.id}


def test_an_item_whose_text_changes_is_reviewed_and_its_neighbours_are_not() -> None:
    first, second = SECOND.steps
    steps = (replace(first, text="จัดทำคู่มือใหม่"), second)

    assert unreviewed_after(lambda report: edits.set_items(report, SECOND.id, ListName.STEPS, steps)) == {first.id}


def test_what_is_replaced_is_reviewed() -> None:
    hit = next(text for text in texts(REPORT) if text.text == "เผยแพร่คู่มือ")

    changed = unreviewed_after(lambda report: with_changes(report, {(hit.address, hit.part): "เผยแพร่แผ่นพับ"}))

    assert changed == {SECOND.steps[1].id}


@pytest.mark.parametrize(
    "edit",
    [
        lambda report: retitled(report, "ชื่อรายงานใหม่"),
        lambda report: edits.place_measure(report, SECOND.id, report.issues[0].id, 0),
        lambda report: edits.set_items(report, SECOND.id, ListName.STEPS, SECOND.steps[::-1]),
        lambda report: with_changes_made(report, year_changes(report, year_after(report)), 1),
        lambda report: edits.transfer_items(
            report, (SECOND.id, "steps"), [SECOND.steps[0].id], (FIRST.id, "results"), None, copy=False
        ),
    ],
)
def test_what_only_moves_is_still_to_be_reviewed(edit: Edit) -> None:
    assert unreviewed_after(edit) == set()


def test_what_is_confirmed_is_reviewed() -> None:
    assert unreviewed_after(lambda report: reviewing.confirm(report, SECOND.item_ids())) == set(SECOND.item_ids())


def test_a_copy_is_not_unreviewed() -> None:
    def with_copies(report: Report) -> Report:
        report = edits.insert_issue(report, 1, edits.copy_of_issue(report.issues[0]))
        report = edits.insert_measure(report, report.issues[0].id, 0, edits.copy_of_measure(FIRST))
        ids, source, target = [SECOND.steps[0].id], (SECOND.id, "steps"), (SECOND.id, "results")
        return edits.transfer_items(report, source, ids, target, None, copy=True)

    assert reviewing.unreviewed_in(with_copies(REPORT)) == REPORT.unreviewed


def test_what_is_removed_is_not_counted_and_comes_back_unreviewed_with_undo(qtbot: QtBot) -> None:
    document = Document(REPORT)
    document.apply("ลบ", lambda report: edits.remove_measure(report, SECOND.id))

    assert reviewing.unreviewed_in(document.report) == {FIRST.id, *FIRST.item_ids()}
    document.undo()
    assert reviewing.unreviewed_in(document.report) == REPORT.unreviewed


def test_the_kind_and_the_plan_are_fields_like_others() -> None:
    report = edits.set_field(REPORT, Address("kind"), "integrity_report")
    report = edits.set_field(report, Address("plan_number"), "๑๒/๒๕๖๕")

    assert (report.kind, report.plan_number) == ("integrity_report", "๑๒/๒๕๖๕")
    assert "integrity_report" not in [text.text for text in texts(report)]
