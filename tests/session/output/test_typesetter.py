"""Pages made in the background: each request answered once, and no report laid out twice."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.report import Report
from ita_desktop.printing import build
from ita_desktop.printing.build import Paper, lay_out
from ita_desktop.session.output import typesetter as module
from ita_desktop.session.output.typesetter import Typesetter
from tests.support.reports import a_report

WAIT_MS = 10_000


@pytest.fixture
def typesetter(qtbot: QtBot) -> Iterator[Typesetter]:
    made = Typesetter()
    yield made
    made.close()


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    """Every report that is laid out from now on."""
    seen: list[Report] = []

    def counting(report: Report, *others: Any) -> Paper:  # whatever a layout is given
        seen.append(report)
        return lay_out(report, *others)

    monkeypatch.setattr(build, "lay_out", counting)
    return seen


def prepared(typesetter: Typesetter, qtbot: QtBot, report: Report) -> Paper:
    papers: list[Paper] = []
    typesetter.prepare(report, papers.append)
    qtbot.waitUntil(lambda: bool(papers), timeout=WAIT_MS)
    return papers[0]


def test_a_page_of_the_new_paper_is_drawn_though_the_old_one_was_under_way(
    typesetter: Typesetter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = lay_out(a_report(title="ก่อน")), lay_out(a_report(title="หลัง"))
    begun, go_on, answered = Event(), Event(), Event()
    drawing = module._picture

    def slow_picture(paper: Paper, page: int, scale: float) -> QImage:
        begun.set()
        go_on.wait(10)
        return drawing(paper, page, scale)

    monkeypatch.setattr(module, "_picture", slow_picture)
    drawn = QSignalSpy(typesetter.page_drawn)
    typesetter.draw(old, 0, 1.0)
    assert begun.wait(10)
    typesetter._worker.run(lambda: answered.wait(10), lambda _: None, lambda _: None)
    typesetter.forget_requests()
    typesetter.draw(new, 0, 1.0)
    go_on.set()
    qtbot.waitUntil(lambda: drawn.count() == 1, timeout=WAIT_MS)
    answered.set()

    qtbot.waitUntil(lambda: drawn.count() == 2, timeout=WAIT_MS)
    assert drawn.at(1)[0] is new


def test_an_old_page_that_nobody_wants_is_not_drawn_for_the_new_one_of_its_number(
    typesetter: Typesetter, qtbot: QtBot
) -> None:
    old, new = lay_out(a_report(title="ก่อน")), lay_out(a_report(title="หลัง"))
    go_on = Event()
    drawn = QSignalSpy(typesetter.page_drawn)
    typesetter._worker.run(lambda: go_on.wait(10), lambda _: None, lambda _: None)
    typesetter.draw(old, 0, 1.0)
    typesetter.forget_requests()
    typesetter.draw(new, 0, 1.0)
    go_on.set()

    qtbot.waitUntil(lambda: drawn.count() > 0, timeout=WAIT_MS)

    assert [drawn.at(index)[0] for index in range(drawn.count())] == [new]


def test_a_report_in_view_is_not_laid_out_again_for_the_printer_and_the_file(
    typesetter: Typesetter, qtbot: QtBot, tmp_path: Path, laid_out: list[Report]
) -> None:
    report, target = a_report(), tmp_path / "รายงาน.pdf"
    with qtbot.waitSignal(typesetter.laid_out, timeout=WAIT_MS) as shown:
        typesetter.lay_out(report)
    paper = prepared(typesetter, qtbot, report)
    pictures: list[QImage] = []
    for page in range(paper.page_count):
        typesetter.draw_for_printer(paper, page, 72, pictures.append, lambda: None)
    written: list[int] = []
    typesetter.write_pdf(paper, target, written.append, lambda _: None, lambda: None)
    qtbot.waitUntil(lambda: bool(written), timeout=WAIT_MS)

    assert shown.args == [paper]
    assert len(pictures) == written[0] == paper.page_count
    assert laid_out == [report]


def test_another_report_is_laid_out_and_not_the_last_one_shown(
    typesetter: Typesetter, qtbot: QtBot, laid_out: list[Report]
) -> None:
    first, second = a_report(title="หนึ่ง"), a_report(title="สอง")

    papers = [prepared(typesetter, qtbot, report) for report in (first, second, first)]

    assert [paper.report.title for paper in papers] == ["หนึ่ง", "สอง", "หนึ่ง"]
    assert len(laid_out) == 3


def test_what_the_user_agreed_to_replace_is_replaced_though_it_may_only_be_read(
    typesetter: Typesetter, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "รายงาน.pdf"
    target.write_bytes(b"before")
    target.chmod(0o444)
    done: list[object] = []

    typesetter.write_pdf(lay_out(a_report()), target, done.append, done.append, lambda: None)
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT_MS)

    assert done == [2]
    assert target.read_bytes().startswith(b"%PDF")
