"""The one door for edits and the one history."""

from dataclasses import replace
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report
from ita_desktop.session.document import Change, Document
from tests.support.reports import a_report, retitled

REPORT = a_report()


@pytest.fixture
def document(qapp: object) -> Document:
    return Document(REPORT)


def titled(title: str) -> edits.Edit:
    return partial(retitled, title=title)


def test_an_edit_that_changes_nothing_makes_no_step(document: Document) -> None:
    assert not document.apply("แก้ชื่อรายงาน", titled(document.report.title))
    assert document.history.count() == 0


def test_an_edit_is_told_once_with_its_origin_and_place(document: Document, qtbot: QtBot) -> None:
    heard: list[Change] = []
    document.changed.connect(heard.append)
    origin, address = object(), Address("title")

    document.apply("แก้ชื่อรายงาน", titled("ใหม่"), address=address, origin=origin)

    assert [(change.after.title, change.address, change.origin) for change in heard] == [("ใหม่", address, origin)]


def test_undo_and_redo_are_told_without_an_origin(document: Document) -> None:
    document.apply("แก้ชื่อรายงาน", titled("ใหม่"), origin=object())
    heard: list[Change] = []
    document.changed.connect(heard.append)

    document.undo()
    document.redo()

    assert [change.origin for change in heard] == [None, None]
    assert document.report.title == "ใหม่"


def test_steps_with_one_merge_key_join_until_the_run_ends(document: Document) -> None:
    for title in ("ก", "กข", "กขค"):
        document.apply("แก้ชื่อรายงาน", titled(title), merge="title")
    document.end_phrase()
    document.apply("แก้ชื่อรายงาน", titled("กขคง"), merge="title")

    document.undo()
    assert document.report.title == "กขค"
    document.undo()
    assert document.report == REPORT


def test_a_run_does_not_join_a_step_that_was_taken_back(document: Document) -> None:
    document.apply("แก้ชื่อรายงาน", titled("ก"), merge="title")
    document.undo()
    document.apply("แก้ชื่อรายงาน", titled("ข"), merge="title")

    document.undo()

    assert document.report == REPORT
    assert not document.history.canUndo()


def test_the_menu_can_name_the_step(document: Document) -> None:
    document.apply("แก้ชื่อรายงาน", titled("ใหม่"))

    assert document.history.undoText() == "แก้ชื่อรายงาน"


def test_an_edit_that_only_renews_ids_is_a_step(document: Document) -> None:
    def renew(report: Report) -> Report:
        issue = report.issues[0]
        return replace(
            report, issues=(edits.copy_of_issue(replace(issue, number=issue.number - 1)), *report.issues[1:])
        )

    assert document.apply("เปลี่ยนรหัส", renew)


def test_a_failing_edit_leaves_everything_as_it_was(document: Document) -> None:
    def fail(_: Report) -> Report:
        raise ValueError

    with pytest.raises(ValueError):
        document.apply("พัง", fail)

    assert document.report == REPORT
    assert document.history.count() == 0


def test_steps_that_are_called_nothing_are_taken_back_all_the_same(document: Document) -> None:
    document.apply("แก้ชื่อรายงาน", titled("ชื่อใหม่"))

    document.forget_names()

    assert document.history.undoText() == ""
    document.undo()
    assert document.report is REPORT
