"""What cannot be in a file is refused with its place before anything is written, in every format."""

from dataclasses import replace
from pathlib import Path

import pytest

from ita_desktop import formats
from ita_desktop.errors import FolderGoneError, NotPermittedError, ReportTooLargeError, UnwritableTextError
from ita_desktop.formats import EXPORTABLE, Format
from ita_desktop.messages import words
from tests.support.reports import a_measure, a_report, an_issue, an_item

WRITTEN = [form for form in EXPORTABLE if form.write is not None]


@pytest.fixture(params=WRITTEN, ids=lambda form: form.suffixes[0])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    form: Format = request.param
    return tmp_path / f"รายงาน ปี ๒๕๖๘{form.suffixes[0]}"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\ufffe", "\ud800"], ids=ascii)
def test_a_character_that_no_xml_holds_is_told_with_its_place_before_writing(target: Path, character: str) -> None:
    target.write_bytes(b"before")
    report = a_report(an_issue(a_measure(steps=(an_item(f"จัดทำ{character}คู่มือ"),))))

    with pytest.raises(UnwritableTextError) as refused:
        formats.write(report, target)

    assert "ขั้นตอน" in words(refused.value)
    assert target.read_bytes() == b"before"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_report_too_large_for_any_file_is_refused(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = "ก" * 200_000
    report = a_report(an_issue(*(a_measure(steps=(an_item(long),)) for _ in range(120))))

    with pytest.raises(ReportTooLargeError):
        formats.write(report, target)

    assert [*target.parent.iterdir()] == []


def test_a_read_only_file_is_replaced_only_if_that_is_wanted_and_keeps_its_mode(target: Path) -> None:
    target.write_bytes(b"before")
    target.chmod(0o444)

    with pytest.raises(NotPermittedError):
        formats.write(a_report(), target)
    assert target.read_bytes() == b"before"
    formats.write(a_report(), target, over_read_only=True)

    assert target.read_bytes() != b"before"
    assert target.stat().st_mode & 0o777 == 0o444


def test_a_folder_that_is_not_there_is_told(target: Path) -> None:
    with pytest.raises(FolderGoneError):
        formats.write(a_report(), target.parent / "ไม่มี" / target.name)


def test_every_format_is_written_of_an_empty_report(target: Path) -> None:
    formats.write(replace(a_report(), issues=(), signers=(), title=""), target)

    assert target.stat().st_size > 0
