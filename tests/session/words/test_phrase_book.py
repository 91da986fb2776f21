"""What is remembered of the reports opened lately, and what a file of phrases that is not ours does: nothing."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.find.phrases import PHRASE_MOST
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Column, ColumnKind
from ita_desktop.domain.report.report import DatePeriod, Report, TextPeriod
from ita_desktop.session.document import Document
from ita_desktop.session.words.phrase_book import FILE_MAX, LINES_MAX, Memory, PhraseBook
from tests.support.reports import a_measure, a_report, an_issue, an_item

TITLE = "มาตรการเผยแพร่ข้อมูลสาธารณะผ่านเว็บไซต์"


def a_report_of(title: str = TITLE, owner: str = "กองช่าง", period: str = "ทุกวันจันทร์") -> Report:
    return a_report(an_issue(a_measure(title, owners=(owner,), period=TextPeriod(period))))


@pytest.fixture
def books(qtbot: QtBot) -> Iterator[list[PhraseBook]]:
    made: list[PhraseBook] = []
    yield made
    for book in made:
        book.close()


def opened(books: list[PhraseBook], report: Report) -> PhraseBook:
    book = PhraseBook()
    books.append(book)
    book.watch(Document(report, book))
    return book


def end(books: list[PhraseBook]) -> None:
    """Of the program, at which what is remembered is written."""
    for book in books:
        book.leave()
        book.close()
    books.clear()


def test_phrases_of_the_open_report_are_suggested(books: list[PhraseBook], qtbot: QtBot) -> None:
    book = opened(books, a_report_of())

    qtbot.waitUntil(lambda: book.continuation("มาตรการเผย") == ("มาตรการเผย", TITLE[10:]))
    assert book.owner_continuation("สำนักปลัด, กองช") == ("กองช", "่าง")
    assert book.owner_continuation("กอง") == ("", "")


def test_phrases_owners_and_words_of_periods_last_until_the_next_start(books: list[PhraseBook], qtbot: QtBot) -> None:
    opened(books, a_report_of())
    end(books)

    second = opened(books, a_report(an_issue(a_measure("อื่น", steps=()))))

    qtbot.waitUntil(lambda: second.continuation("มาตรการเผย")[1] == TITLE[10:])
    assert second.owners == ("กองช่าง",)
    assert second.periods == (TextPeriod("ทุกวันจันทร์"),)


def test_periods_and_owners_of_any_column_are_remembered() -> None:
    planned, reviewers = Column("planned", "ตามแผน", ColumnKind.PERIOD), Column("by", "ผู้กำกับ", ColumnKind.OWNERS)
    measure = a_measure().with_value("planned", TextPeriod("ไตรมาส ๒")).with_value("by", ("ปลัด",))
    report = replace(a_report(an_issue(measure)), columns=(*DEFAULT_COLUMNS, planned, reviewers))

    memory = Memory().with_report(report)

    assert memory.periods == ("ไตรมาส ๒",)
    assert memory.owners == (*measure.owners, "ปลัด")


def test_what_is_typed_can_be_suggested_after_a_pause(books: list[PhraseBook], qtbot: QtBot) -> None:
    book = opened(books, a_report())
    document = book._document
    assert document is not None

    document.apply("ทดลอง", lambda _: a_report_of("โครงการอบรมคุณธรรมประจำตำบล"))

    qtbot.waitUntil(lambda: book.continuation("โครงการอบ")[1] == "รมคุณธรรมประจำตำบล", timeout=8_000)


def test_the_file_holds_phrases_and_nothing_else_of_the_report(books: list[PhraseBook]) -> None:
    report = a_report_of(title="ติดต่อ 081-234-5678 ได้ทุกวัน")
    opened(books, report)
    end(books)

    written = paths.phrases_file().read_text(encoding="utf-8")
    assert set(json.loads(written)) == {"lines", "owners", "periods"}
    for kept_out in (report.signers[0].name, report.agency.name, "081-234-5678"):
        assert kept_out not in written


def test_forgetting_empties_the_file_and_the_report_that_was_open_is_not_remembered_again(
    books: list[PhraseBook], qtbot: QtBot
) -> None:
    first = opened(books, a_report_of())
    first.leave()
    first.watch(Document(a_report_of("โครงการอบรมคุณธรรมประจำตำบล", "กองคลัง"), first))
    qtbot.waitUntil(lambda: first.owners == ("กองช่าง",))
    answers: list[bool] = []

    first.forget(answers.append)
    qtbot.waitUntil(lambda: answers == [True])
    assert json.loads(paths.phrases_file().read_bytes()) == {"lines": [], "owners": [], "periods": []}
    assert first.owners == () and first.periods == ()
    qtbot.waitUntil(lambda: first.continuation("โครงการอบ")[1] != "")
    assert first.continuation("มาตรการเผย") == ("", "")

    end(books)
    assert TITLE not in (written := paths.phrases_file().read_text(encoding="utf-8"))
    assert "กองคลัง" not in written


def test_what_is_opened_after_forgetting_is_remembered(books: list[PhraseBook]) -> None:
    book = opened(books, a_report_of())
    book.forget(lambda _: None)
    book.leave()
    book.watch(Document(a_report_of(owner="กองคลัง"), book))
    end(books)

    assert json.loads(paths.phrases_file().read_bytes())["owners"] == ["กองคลัง"]


def test_a_file_that_cannot_be_emptied_is_told(books: list[PhraseBook], qtbot: QtBot) -> None:
    paths.phrases_file().mkdir(parents=True)
    (paths.phrases_file() / "ของผู้อื่น").touch()
    book = PhraseBook()
    books.append(book)
    answers: list[bool] = []

    book.forget(answers.append)

    qtbot.waitUntil(lambda: answers == [False])


def test_the_memory_keeps_the_newest_within_its_caps() -> None:
    old = Memory(tuple(f"วลีเก่าลำดับที่ {number}" for number in range(LINES_MAX)), ("กองคลัง",), ())
    items = tuple(an_item(f"วลีใหม่ {'ก' * number}") for number in range(300))

    memory = old.with_report(a_report(an_issue(a_measure(steps=items, owners=("กองช่าง", "กองคลัง")))))

    assert len(memory.lines) == LINES_MAX
    assert f"วลีใหม่ {'ก' * 20}" in memory.lines
    assert f"วลีเก่าลำดับที่ {LINES_MAX - 1}" not in memory.lines
    assert max(map(len, memory.lines)) <= PHRASE_MOST
    assert memory.owners == ("กองช่าง", "กองคลัง")
    assert memory.periods == ()


def test_two_dates_are_no_words_to_remember() -> None:
    period = DatePeriod(date(2024, 10, 1), date(2025, 9, 30))

    assert Memory().with_report(a_report(an_issue(a_measure(period=period)))).periods == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{}",
        b"[1, 2]",
        b'{"lines": "abc", "owners": [], "periods": []}',
        b'{"lines": [], "owners": {}, "periods": []}',
        b"[" * 100_000,
        b" " * (FILE_MAX + 1),
    ],
)
def test_a_file_that_is_none_of_ours_counts_as_empty_and_is_replaced(
    books: list[PhraseBook], qtbot: QtBot, content: bytes
) -> None:
    paths.phrases_file().write_bytes(content)

    book = opened(books, a_report_of())
    qtbot.waitUntil(lambda: book.continuation("มาตรการเผย")[1] != "")
    assert book.owners == ()
    end(books)

    assert TITLE in json.loads(paths.phrases_file().read_bytes())["lines"]


def test_texts_that_no_report_can_hold_are_left_out(books: list[PhraseBook], qtbot: QtBot) -> None:
    bad = {"lines": ["ก\x00ขคงจฉช", 5, "ก" * 500, TITLE], "owners": ["a\u2028b", "กองคลัง", None], "periods": []}
    paths.phrases_file().write_text(json.dumps(bad), encoding="utf-8")

    book = opened(books, a_report())

    qtbot.waitUntil(lambda: book.owners == ("กองคลัง",))
    assert book._memory.lines == (TITLE,)


def test_a_folder_that_cannot_be_written_is_no_failure(books: list[PhraseBook]) -> None:
    paths.phrases_file().mkdir()
    opened(books, a_report_of())

    end(books)

    assert paths.phrases_file().is_dir()
