"""What was sent is remembered as it was, newest first, and never more than is needed."""

from datetime import datetime, timedelta

import pytest

from ita_desktop import paths
from ita_desktop.storage.files import sent_copies as sent
from tests.support.reports import a_report

NOW = datetime(2026, 11, 23, 14, 32, 5)


def test_a_copy_is_remembered_with_its_name_and_reads_back() -> None:
    report = a_report(title="ฉบับที่ส่งให้กองคลัง")

    sent.keep(report, "ถึงกองคลัง.ita", NOW)

    (copy,) = sent.sent_copies()
    assert (copy.name, copy.sent_at) == ("ถึงกองคลัง.ita", NOW)
    assert copy.read() == report
    assert [issue.id for issue in copy.read().issues] == [issue.id for issue in report.issues]


def test_the_newest_comes_first_and_the_oldest_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sent, "KEPT", 3)

    for minute in range(5):
        sent.keep(a_report(), f"{minute}.ita", NOW + timedelta(minutes=minute))

    assert [copy.name for copy in sent.sent_copies()] == ["4.ita", "3.ita", "2.ita"]
    assert len(list(paths.sent_copies().iterdir())) == 6


def test_two_copies_of_one_moment_are_both_remembered() -> None:
    sent.keep(a_report(), "ก.ita", NOW)
    sent.keep(a_report(), "ข.ita", NOW)

    assert {copy.name for copy in sent.sent_copies()} == {"ก.ita", "ข.ita"}


def test_nothing_was_sent_yet() -> None:
    assert sent.sent_copies() == []
    assert not paths.sent_copies().exists()


def test_what_else_lies_there_is_no_copy_and_a_lost_note_costs_only_the_name() -> None:
    sent.keep(a_report(), "ก.ita", NOW)
    (copy,) = sent.sent_copies()
    copy.path.with_suffix(".json").unlink()
    (paths.sent_copies() / "อื่น.ita").write_bytes(b"")

    (found,) = sent.sent_copies()

    assert found.name == copy.path.name


def test_a_folder_that_cannot_be_written_does_not_spoil_the_sending() -> None:
    paths.sent_copies().write_bytes(b"a file where the folder should be")

    sent.keep(a_report(), "ก.ita", NOW)

    assert sent.sent_copies() == []
