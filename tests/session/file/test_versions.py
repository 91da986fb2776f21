"""Reading earlier versions in the background: what is said is of the version that was asked for last."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.report import Report
from ita_desktop.session.file.versions import Versions
from ita_desktop.storage.files import backups, report_file
from tests.support.reports import a_report

REPORT = a_report()


@pytest.fixture
def versions() -> Iterator[Versions]:
    made = Versions()
    yield made
    made.close()


@pytest.fixture
def two(tmp_path: Path) -> tuple[backups.Backup, backups.Backup]:
    """Two versions of a file, the first of which cannot be read."""
    path = tmp_path / "รายงาน.ita"
    for day, title in ((1, "ฉบับแรก"), (2, "ฉบับที่สอง")):
        seen = report_file.write(a_report(title=title), path, replace=path.exists())
        backups.back_up_once(path, seen, datetime(2026, 11, day).astimezone())
    new, old = backups.backups(path)
    old.path.write_bytes(b"damaged")
    return old, new


def test_a_version_that_cannot_be_read_is_said_to_be(
    versions: Versions, two: tuple[backups.Backup, backups.Backup], qtbot: QtBot, tmp_path: Path
) -> None:
    versions.look(tmp_path / "รายงาน.ita", REPORT)

    with qtbot.waitSignal(versions.failed):
        versions.show(two[0])


def test_nothing_is_said_of_a_version_that_was_passed_over(
    versions: Versions,
    two: tuple[backups.Backup, backups.Backup],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    damaged, whole = two
    tried, read = Event(), backups.Backup.read

    def noted(backup: backups.Backup) -> Report:
        try:
            return read(backup)
        finally:
            tried.set()

    monkeypatch.setattr(backups.Backup, "read", noted)
    versions.look(tmp_path / "รายงาน.ita", REPORT)
    said: list[str] = []
    versions.failed.connect(lambda _: said.append("unreadable"))
    versions.shown.connect(lambda shown: said.append(shown.report.title))

    versions.show(damaged)
    assert tried.wait(20)
    with qtbot.waitSignal(versions.shown):
        versions.show(whole)

    assert said == ["ฉบับที่สอง"]
