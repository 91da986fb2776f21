"""One real file of every version of the format, and what it says. These files are never made again."""

from pathlib import Path

import pytest

from ita_desktop.exchange.json_report import read_json
from ita_desktop.storage.database import upgrades
from ita_desktop.storage.files import report_file
from ita_desktop.storage.working_copy import WorkingCopy
from tests.support.report_files import holding, untouched

FILES = Path(__file__).resolve().parents[2] / "files"
VERSIONS = range(1, upgrades.NEWEST + 1)


def file_of(version: int) -> Path:
    """The file that a program of that version wrote."""
    return FILES / f"version-{version}.ita"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_every_version_says_what_it_said(version: int) -> None:
    path = file_of(version)

    with untouched(FILES):
        opened = report_file.read(path)

    assert int.from_bytes(path.read_bytes()[60:64], "big") == version
    expected = read_json(path.with_suffix(".json").read_bytes())[0]
    assert opened.report == expected
    assert opened.report.unreviewed == expected.unreviewed
    assert opened.is_older == (version < upgrades.NEWEST)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_every_version_is_published_as_one_of_today(version: int, tmp_path: Path) -> None:
    path = holding(tmp_path / "รายงาน.ita", file_of(version).read_bytes())
    opened = report_file.read(path)

    copy = WorkingCopy.create(opened.report, path, opened.fingerprint)
    assert not copy.publish().conflict
    copy.close()

    again = report_file.read(path)
    assert again.report == opened.report
    assert not again.is_older


def test_there_is_a_file_of_every_version_and_of_no_other() -> None:
    assert sorted(path.name for path in FILES.glob("*.ita")) == sorted(file_of(version).name for version in VERSIONS)
