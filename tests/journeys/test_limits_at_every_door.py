"""One set of limits at all doors: what can be in an open report is stored, published, exported, imported, merged again.

What cannot be is refused in words at each of them, and nothing else is lost.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ita_desktop import errors
from ita_desktop.domain.limits import FILE_MAX_BYTES, ISSUE_NUMBERS, REPORT_MAX_BYTES, YEARS
from ita_desktop.domain.merging.merge import merge
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Issue, ListName, Report
from ita_desktop.domain.report.texts import as_far_as_storable
from ita_desktop.domain.size import size_of
from ita_desktop.exchange.json_report import read_json, write_json
from ita_desktop.exchange.writing.exported_file import write_exported
from ita_desktop.messages import words
from ita_desktop.session.document import Document
from ita_desktop.storage.database.columns import BadRowsError
from ita_desktop.storage.database.digest import insert_rows, read_content
from ita_desktop.storage.database.rows import report_of, rows_of
from ita_desktop.storage.database.upgrades import upgrade
from ita_desktop.storage.files import report_file
from ita_desktop.storage.working_copy import WorkingCopy
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.on_screen import differences
from tests.support.report_files import a_file
from tests.support.report_limits import (
    Choice,
    a_full_report,
    beyond_a_limit,
    choices_beyond,
    choices_within,
    report_at_the_limits,
)
from tests.support.reports import a_measure, a_report, an_issue, an_item, with_issue

SEED = 2569


def passes_every_door(report: Report) -> None:
    """Stored, published, opened, exported, imported and merged, the report is the same each time."""
    assert as_far_as_storable(report) == (report, ())
    assert size_of(report).bytes >= len(write_json(report))
    assert report_of(rows_of(report)) == report
    assert read_json(write_json(report)) == (report, 0)
    with tempfile.TemporaryDirectory() as folder:
        path, exported = Path(folder) / "รายงาน.ita", Path(folder) / "รายงาน.json"
        report_file.write(report, path, replace=False)
        assert report_file.read(path).report == report
        write_exported(report, exported, write_json)
        assert exported.stat().st_size <= REPORT_MAX_BYTES
        copy = WorkingCopy.create(a_report(), None, None)
        try:
            copy.store(report)
            assert report_of(read_content(copy._database.connection).rows) == report
        finally:
            copy.discard()
    for merged in (merge(None, report, a_full_report()), merge(a_full_report(), a_full_report(), report)):
        assert as_far_as_storable(merged.report) == (merged.report, ())


def is_refused_everywhere(good: Report, bad: Report) -> None:
    """Every door refuses the bad report in words, writes nothing of what it refuses, and keeps all the rest of it."""
    kept, lost = as_far_as_storable(bad)
    assert lost and as_far_as_storable(kept) == (kept, ())
    with pytest.raises((BadRowsError, sqlite3.IntegrityError, ValueError)):
        _through_a_database(bad)
    _is_refused_or_admitted_as_json(bad)
    with tempfile.TemporaryDirectory() as folder:
        for write in (
            lambda: report_file.write(bad, Path(folder) / "รายงาน.ita", replace=True),
            lambda: write_exported(bad, Path(folder) / "รายงาน.json", write_json),
        ):
            with pytest.raises(errors.UnwritableTextError) as unwritten:
                write()
            assert words(unwritten.value)
        assert list(Path(folder).iterdir()) == []
    copy = WorkingCopy.create(good, None, None)
    try:
        other = Address("oit_item" if Address("oit_item") not in lost else "title")  # not the bad one, which it mends
        with pytest.raises(errors.NotStorableError) as unstored:
            copy.store(edits.set_field(bad, other, "O27"))
        assert words(unstored.value)
        assert copy.report == edits.set_field(kept, other, "O27")
    finally:
        copy.discard()


def _through_a_database(report: Report) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        upgrade(connection)
        insert_rows(connection, rows_of(report))
        report_of(read_content(connection).rows)


def _is_refused_or_admitted_as_json(bad: Report) -> None:
    """An import refuses numbers and lengths with their place; characters it leaves out, and counts."""
    try:
        data = write_json(bad)
    except UnicodeEncodeError:  # no file can hold a lone surrogate
        return
    try:
        report, left_out = read_json(data)
    except errors.BadExchangeError as error:
        assert words(error)
    else:
        assert left_out > 0
        assert as_far_as_storable(report) == (report, ())


def tried(check: Callable[..., None], examples: int, **given_: st.SearchStrategy[object]) -> None:
    """The check on as many examples, always the same ones."""
    run = given(**given_)(check)
    quick = settings(max_examples=examples, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    seed(SEED)(quick(run))()


def within(examples: int) -> None:
    """So many reports at the limits through every door."""
    tried(lambda choices: passes_every_door(report_at_the_limits(choices)), examples, choices=choices_within())


def beyond(examples: int) -> None:
    """So many reports with one value beyond its limit at every door."""

    def check(choices: list[Choice], over: Choice) -> None:
        good = report_at_the_limits(choices)
        is_refused_everywhere(good, beyond_a_limit(good, over))

    tried(check, examples, choices=choices_within(), over=choices_beyond())


def test_whatever_is_within_the_limits_passes_every_door() -> None:
    within(6)


def test_whatever_is_beyond_a_limit_is_refused_at_every_door() -> None:
    beyond(10)


@pytest.mark.acceptance("limits", "reports with fields at their limits, through every door", count=200, seeds=str(SEED))
@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_hundreds_of_reports_at_the_limits_pass_every_door() -> None:
    within(200)


@pytest.mark.acceptance("limits", "reports with one value beyond its limit, at every door", count=400, seeds=str(SEED))
@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_hundreds_of_values_beyond_a_limit_are_refused_at_every_door() -> None:
    beyond(400)


def _no_limit(number: int, _allowed: range) -> int:
    return number


@pytest.mark.acceptance("limits", "", planted=True)
@pytest.mark.parametrize(
    ("door", "planted"),
    [
        ("storage.database.rows.within", _no_limit),
        ("exchange.json_reader.Reader._integer", lambda _self, value, _address, _allowed: value),
        ("domain.report.texts._with_numbers_that_may_be", lambda report: (report, [])),
    ],
    ids=["rows", "import", "last resort"],
)
def test_a_door_that_knows_no_limit_is_caught(door: str, planted: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"ita_desktop.{door}", planted)

    with pytest.raises(BaseException) as caught:
        beyond(200)

    assert isinstance(caught.value, AssertionError | pytest.fail.Exception)


# Edits and merges lead from one report within the limits to another

_AT_THE_END = a_report(
    *(an_issue(a_measure(), number=number, title=f"ประเด็น {number}") for number in ISSUE_NUMBERS[-2:]),
)
_START = replace(_AT_THE_END, fiscal_year=YEARS[-2], ita_round=YEARS[-1])


def _edits() -> st.SearchStrategy[edits.Edit]:
    years, numbers, addresses = st.sampled_from(YEARS), st.sampled_from(ISSUE_NUMBERS[-3:]), st.integers(0, 3)

    def issue_at(report: Report, at: int) -> Issue | None:
        return report.issues[at] if at < len(report.issues) else None

    def with_copy(at: int) -> edits.Edit:
        def edit(report: Report) -> Report:
            issue = issue_at(report, at)
            return edits.insert_issue(report, at + 1, edits.copy_of_issue(issue)) if issue is not None else report

        return edit

    def with_number(at: int, number: int) -> edits.Edit:
        def edit(report: Report) -> Report:
            issue = issue_at(report, at)
            return with_issue(report, issue.id, number=number) if issue is not None else report

        return edit

    def without(at: int) -> edits.Edit:
        def edit(report: Report) -> Report:
            issue = issue_at(report, at)
            return edits.remove_issue(report, issue.id) if issue is not None else report

        return edit

    return st.one_of(
        years.map(lambda year: lambda report: edits.set_field(report, Address("fiscal_year"), year)),
        years.map(lambda year: lambda report: edits.set_field(report, Address("ita_round"), year)),
        addresses.map(with_copy),
        addresses.map(without),
        st.builds(with_number, addresses, numbers),
        st.just(lambda report: merge(None, report, _START).report),
        st.just(lambda report: merge(_START, _START, report).report),
    )


def stays_within(steps: list[edits.Edit]) -> None:
    """After each of the edits the report can be stored and exported as it is."""
    report = _START
    for step in steps:
        report = step(report)
        assert as_far_as_storable(report) == (report, ())
        assert read_json(write_json(report)) == (report, 0)


def test_no_edit_and_no_merge_leads_beyond_a_limit() -> None:
    tried(stays_within, 150, steps=st.lists(_edits(), min_size=3, max_size=8))


@pytest.mark.acceptance("limits", "", planted=True)
def test_an_edit_that_counts_on_beyond_the_last_number_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ita_desktop.domain.report.edits.next_number", lambda number: number + 1)

    with pytest.raises(AssertionError):
        tried(stays_within, 300, steps=st.lists(_edits(), min_size=3, max_size=8))


# The report as a whole


def test_an_edit_that_no_file_could_hold_is_not_made(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    report = a_report()
    document = Document(report)
    monkeypatch.setattr("ita_desktop.domain.size.ROWS_MAX", size_of(report).rows + 1)
    issue = report.issues[0]

    with qtbot.waitSignal(document.outgrown):
        made = document.apply("วาง", lambda r: edits.insert_measure(r, issue.id, 0, a_measure()))

    assert not made
    assert document.report is report
    assert document.history.count() == 0
    assert document.apply("ลบ", lambda r: edits.remove_issue(r, issue.id))
    document.undo()
    assert document.report is report


@pytest.mark.sample_open
@pytest.mark.parametrize("field", ["title", "oit_item", "measure.title", "measure.steps", "measure.owners"])
def test_what_is_typed_beyond_the_largest_report_is_said_and_goes_from_the_screen(
    clerk: Clerk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    measure = clerk.report.issues[0].measures[0]
    address = Address(field, measure=measure.id if field.startswith("measure.") else None)
    clerk.goes_to(address)
    before = clerk.report
    monkeypatch.setattr("ita_desktop.domain.size.REPORT_MAX_BYTES", size_of(before).bytes)

    clerk.types("กขค")

    qtbot.waitUntil(lambda: "ใหญ่เกินกว่าที่แฟ้มหนึ่งเก็บได้" in clerk.window.status.currentMessage(), timeout=WAIT_MS)
    assert clerk.report == before
    assert differences(clerk.window) == []
    monkeypatch.undo()
    clerk.types("ง")
    assert clerk.report != before
    assert differences(clerk.window) == []


def test_a_report_that_is_too_large_is_refused_in_words_by_every_writer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    report = a_report()
    monkeypatch.setattr("ita_desktop.domain.size.REPORT_MAX_BYTES", size_of(report).bytes - 1)

    for write in (
        lambda: report_file.write(report, tmp_path / "รายงาน.ita", replace=True),
        lambda: write_exported(report, tmp_path / "รายงาน.json", write_json),
    ):
        with pytest.raises(errors.ReportTooLargeError) as refused:
            write()
        assert words(refused.value)

    assert list(tmp_path.iterdir()) == []


def test_a_report_that_is_too_large_is_refused_in_words_by_every_reader(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    report = a_report()
    path = a_file(tmp_path, report, "รายงาน.ita")
    data = write_json(report)
    monkeypatch.setattr("ita_desktop.domain.size.REPORT_MAX_BYTES", 2_000)

    with pytest.raises(errors.FileTooLargeError):
        report_file.read(path)
    with pytest.raises(errors.BadExchangeError) as refused:
        read_json(data)
    assert refused.value.reason is errors.ExchangeFault.TOO_LARGE


def test_the_largest_report_is_stored_exported_and_opened(tmp_path: Path) -> None:
    """Slow as it is, once: as many bytes as a report may have, in items of a page each."""
    text = "ก" * 4_000
    report = a_report(an_issue(*(a_measure(steps=()) for _ in range(3))))
    measure = report.issues[0].measures[0]

    def with_items(count: int) -> Report:
        return edits.set_items(report, measure.id, ListName.STEPS, tuple(an_item(text) for _ in range(count)))

    one_more = size_of(with_items(1)).bytes - size_of(report).bytes
    room = (REPORT_MAX_BYTES - size_of(report).bytes) // one_more
    assert not size_of(with_items(room + 1)).fits()
    report = with_items(room)
    assert size_of(report).fits()

    path = a_file(tmp_path, report, "รายงาน.ita")
    write_exported(report, tmp_path / "รายงาน.json", write_json)

    assert report_file.read(path).report == report
    assert read_json((tmp_path / "รายงาน.json").read_bytes()) == (report, 0)
    assert (tmp_path / "รายงาน.json").stat().st_size <= REPORT_MAX_BYTES
    assert path.stat().st_size <= FILE_MAX_BYTES
