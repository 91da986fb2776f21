"""The open report is checked by itself: after an edit what is quick, after the paper what reads every character."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from ita_desktop.domain.checks.aside import with_set_aside
from ita_desktop.domain.checks.every_check import everything
from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.checks.unseen import unseen
from ita_desktop.domain.report.report import Report
from ita_desktop.printing.unprintable import unprintable
from ita_desktop.session.checker import Checker
from ita_desktop.session.document import Document
from ita_desktop.session.output.typesetter import Typesetter
from tests.support.reports import a_measure, a_report, an_issue, an_item

WAIT_MS = 20_000
REPORT = a_report()
WORSE = replace(REPORT, title="รายงาน\u200b😀", signers=())
"""Nobody signs it, and its title has a character that nobody sees and one that the fonts lack."""


@pytest.fixture
def typesetter(qtbot: QtBot) -> Iterator[Typesetter]:
    made = Typesetter()
    yield made
    made.close()


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    return Document(REPORT)


@pytest.fixture
def checker(document: Document, typesetter: Typesetter) -> Checker:
    return Checker(document, typesetter, document)


def becomes(document: Document, report: Report) -> None:
    document.apply("แก้ไข", lambda _: report)


def found_last(checker: Checker, spy: QSignalSpy) -> tuple[Problem, ...]:
    assert spy.at(spy.count() - 1) == [checker.problems]
    return checker.problems


def test_what_is_quick_is_known_at_once(typesetter: Typesetter, qtbot: QtBot) -> None:
    document = Document(WORSE)

    assert Checker(document, typesetter, document).problems == missing(WORSE)


def test_what_was_just_filled_in_is_not_left_to_do_when_the_next_gap_is_asked_for(
    checker: Checker, document: Document
) -> None:
    becomes(document, WORSE)
    checker.check_now()
    assert checker.problems == missing(WORSE) != ()

    becomes(document, REPORT)
    checker.check_now()

    assert checker.problems == ()


def test_problems_follow_an_edit_and_its_paper_in_the_order_of_the_paper(
    document: Document, checker: Checker, typesetter: Typesetter, qtbot: QtBot
) -> None:
    spy = QSignalSpy(checker.found)

    becomes(document, WORSE)
    qtbot.waitUntil(lambda: checker.problems == missing(WORSE), timeout=WAIT_MS)
    typesetter.lay_out(WORSE)
    everything = (*missing(WORSE), *unprintable(Reading(WORSE)), *unseen(Reading(WORSE)))
    qtbot.waitUntil(lambda: checker.problems == everything, timeout=WAIT_MS)

    assert found_last(checker, spy) == everything
    assert spy.count() == 2
    assert len(everything) > 2


def test_what_was_edited_is_looked_through_before_its_paper_is_there(
    document: Document, checker: Checker, typesetter: Typesetter, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(checker.looked_through, timeout=WAIT_MS):
        typesetter.lay_out(REPORT)

    for title in ("รายงาน😀", "รายงานต่างๆ😀"):
        becomes(document, replace(REPORT, title=title))
    qtbot.waitUntil(lambda: checker.compared is document.report, timeout=WAIT_MS)

    assert [problem.kind for problem in checker.problems] == ["unprintable", "spacing"]


def test_all_that_is_found_is_what_the_command_finds(
    document: Document, checker: Checker, typesetter: Typesetter, qtbot: QtBot
) -> None:
    faults = ("องค์กรบริหารส่วนตำบล สำโรง", "ทุกสำนัก/ กอง (ปี ๖๘", "นั้นๆ ปฎิบัติ\u200bงาน ท\u0e48\u0e35", "บาสโลบ ๑2 😀", " ")
    measure = a_measure(results=tuple(map(an_item, faults)), owners=())
    becomes(document, a_report(an_issue(measure), title="ในหน่วยงาน ปีงบประมาณ ๖๘"))
    typesetter.lay_out(document.report)

    qtbot.waitUntil(lambda: checker.compared is document.report, timeout=WAIT_MS)

    reading = Reading(document.report)
    assert checker.findings == everything(reading, unprintable(reading))
    assert len({problem.kind for problem in checker.findings}) >= 8


def test_what_is_wanted_before_printing_is_what_the_paper_cannot_show(checker: Checker, qtbot: QtBot) -> None:
    answers: list[tuple[Problem, ...]] = []

    checker.before_paper(WORSE, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=WAIT_MS)

    assert answers == [unprintable(Reading(WORSE))]
    assert checker.problems == ()


def test_nothing_is_found_once_it_is_closed(
    document: Document, checker: Checker, typesetter: Typesetter, qtbot: QtBot
) -> None:
    becomes(document, WORSE)
    with qtbot.waitSignal(typesetter.laid_out, timeout=WAIT_MS):
        typesetter.lay_out(WORSE)

    checker.close()
    spy = QSignalSpy(checker.found)
    becomes(document, replace(WORSE, title="แก้ต่อ"))
    qtbot.wait(500)

    assert spy.count() == 0


def test_what_contradicts_itself_is_listed_besides_and_a_word_of_the_users_own_is_right(
    document: Document, checker: Checker, typesetter: Typesetter, qtbot: QtBot
) -> None:
    report = replace(REPORT, title="รายงานเรื่องบาสโลบ ปีงบประมาณ ๖๘")
    becomes(document, report)
    typesetter.lay_out(report)
    qtbot.waitUntil(lambda: len(checker.findings) == 2, timeout=WAIT_MS)
    assert {problem.kind for problem in checker.findings} == {"spelling", "year"}
    assert [problem.kind for problem in checker.problems] == ["year"], "a doubt is not left to do"

    checker.know(["บาสโลบ"])

    qtbot.waitUntil(lambda: [problem.kind for problem in checker.findings] == ["year"], timeout=WAIT_MS)


def test_what_is_set_aside_is_listed_and_not_left_to_do_at_once(
    document: Document, checker: Checker, typesetter: Typesetter, qtbot: QtBot
) -> None:
    report = replace(REPORT, title="รายงาน ปีงบประมาณ ๖๘")
    becomes(document, report)
    typesetter.lay_out(report)
    qtbot.waitUntil(lambda: len(checker.problems) == 1, timeout=WAIT_MS)

    becomes(document, with_set_aside(document.report, checker.problems))

    assert checker.problems == ()
    assert len(checker.findings) == 1
