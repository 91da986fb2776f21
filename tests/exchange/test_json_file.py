"""The exchange format as a file."""

from pathlib import Path

import pytest

from ita_desktop.domain.limits import TEXT_MAX_LENGTH
from ita_desktop.errors import (
    FileMissingError,
    FileTooLargeError,
    FolderGoneError,
    NotARegularFileError,
    ReportTooLargeError,
    UnwritableTextError,
)
from ita_desktop.exchange.formats import JSON
from ita_desktop.exchange.json_file import read_json_file
from ita_desktop.exchange.json_report import write_json
from ita_desktop.exchange.json_values import SIZE_MAX
from ita_desktop.exchange.writing.exported_file import write_exported
from tests.support.reports import a_measure, a_report, an_issue


@pytest.mark.parametrize("text", ["ก" * (TEXT_MAX_LENGTH + 1), "ก\x00ข", "ก\ud800"], ids=["long", "NUL", "surrogate"])
def test_what_nobody_could_read_in_again_is_not_written(tmp_path: Path, text: str) -> None:
    path, before = tmp_path / "ข้อมูล.json", a_report()
    write_exported(before, path, write_json)

    with pytest.raises(UnwritableTextError) as refused:
        write_exported(a_report(an_issue(a_measure(text))), path, write_json)

    assert refused.value.where == "มาตรการ ๑ ชื่อมาตรการ/โครงการ/กิจกรรม"
    assert read_json_file(path) == (before, 0)
    assert list(tmp_path.iterdir()) == [path]


def test_a_text_of_the_greatest_length_is_written_and_read(tmp_path: Path) -> None:
    report = a_report(an_issue(a_measure("ก" * TEXT_MAX_LENGTH)))

    write_exported(report, tmp_path / "ข้อมูล.json", write_json)

    assert JSON.read is not None
    assert JSON.read(tmp_path / "ข้อมูล.json") == read_json_file(tmp_path / "ข้อมูล.json") == (report, 0)


def test_more_than_a_report_can_hold_is_neither_read_nor_written(tmp_path: Path) -> None:
    path = tmp_path / "ข้อมูล.json"
    with path.open("wb") as file:
        file.truncate(SIZE_MAX + 1)
    measures = (a_measure("ก" * 1000, (), (), ()) for _ in range(SIZE_MAX // 4000 + 1))

    with pytest.raises(FileTooLargeError):
        read_json_file(path)
    with pytest.raises(ReportTooLargeError):
        write_exported(a_report(an_issue(*measures)), path, write_json)


def test_what_is_no_file_or_no_place_is_told_as_that(tmp_path: Path) -> None:
    with pytest.raises(NotARegularFileError):
        read_json_file(tmp_path)
    with pytest.raises(FileMissingError):
        read_json_file(tmp_path / "ไม่มี.json")
    with pytest.raises(FolderGoneError):
        write_exported(a_report(), tmp_path / "ไม่มี" / "ข้อมูล.json", write_json)
