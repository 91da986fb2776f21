"""Finding in the background, and what a replacement leaves in the history."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from ita_desktop.domain.find.search import Query, replace_hits
from ita_desktop.domain.report.report import Report
from ita_desktop.session.document import Document
from ita_desktop.session.words.searcher import Findings, Searcher
from ita_desktop.session.words.word_breaks import word_starts
from tests.support.finding import find
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports

WORD = "โปร่งใส"


@pytest.fixture
def searcher(qtbot: QtBot) -> Iterator[Searcher]:
    made = Searcher()
    yield made
    made.close()


def a_long_report() -> Report:
    items = tuple(an_item(f"{WORD} ครั้งที่ {number}") for number in range(300))
    return a_report(an_issue(*(a_measure(steps=items) for _ in range(20))))


def findings_of(searcher: Searcher, qtbot: QtBot, report: Report, query: Query) -> Findings:
    with qtbot.waitSignal(searcher.found, timeout=10_000) as heard:
        searcher.look(report, query)
    assert heard.args is not None
    (found,) = heard.args
    assert isinstance(found, Findings)
    return found


def test_everything_is_found_in_the_order_of_the_forms(searcher: Searcher, qtbot: QtBot) -> None:
    report = a_long_report()

    found = findings_of(searcher, qtbot, report, Query(WORD))

    assert len(found.hits) == 20 * 300 + 20 + 2  # the steps, the outcomes, the title of the report and of the issue
    assert found.hits == tuple(find(report, Query(WORD), word_starts))
    assert found.report is report


def test_the_newest_question_wins(searcher: Searcher, qtbot: QtBot) -> None:
    report = a_long_report()
    spy = QSignalSpy(searcher.found)
    for text in ("โ", "โป", "โปร่"):
        searcher.look(report, Query(text))

    found = findings_of(searcher, qtbot, report, Query(WORD))

    assert found.query == Query(WORD)
    assert spy.count() == 1


def test_what_is_no_longer_wanted_is_never_told(searcher: Searcher, qtbot: QtBot) -> None:
    spy = QSignalSpy(searcher.found)
    searcher.look(a_long_report(), Query(WORD))

    searcher.forget()
    qtbot.wait(300)

    assert spy.count() == 0


def test_whole_words_are_those_of_the_line_breaker(searcher: Searcher, qtbot: QtBot) -> None:
    report = a_report(an_issue(a_measure("น้ำในแม่น้ำและน้ำดื่ม", steps=(), results=(), outcomes=())))

    found = findings_of(searcher, qtbot, report, Query("น้ำ", whole_words=True))

    titles = [hit.start for hit in found.hits if hit.address.field == "measure.title"]
    assert 0 in titles
    assert "น้ำในแม่น้ำและน้ำดื่ม".index("แม่น้ำ") + 3 not in titles


@given(reports(), st.sampled_from(["การ", "น้ำ", "1", "ที่", "ก", "e"]), st.sampled_from(["", "ใหม่", "๒๕๖๙", "ก, ข"]))
def test_a_replacement_is_one_step_that_is_taken_back_whole(report: Report, query: str, words: str) -> None:
    document = Document(report)
    hits = list(find(report, Query(query), word_starts))
    after = replace_hits(report, hits, words).report

    changed = document.apply("แทนที่", lambda _: after)
    if changed:
        document.undo()

    assert document.history.count() == (1 if changed else 0)
    assert document.report is report
