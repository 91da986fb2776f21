"""Both ends of what a helper answers about a report that it checked, in one process, and what is not believed."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from ita_desktop.collection.checked_apart import checked_report_from, inspect_and_check_giving, read_checked
from ita_desktop.collection.checking import checked
from ita_desktop.errors import FileDamagedError, ImpossibleTextError, NotAReportError
from ita_desktop.storage.inspection.helper_process import Task
from ita_desktop.storage.inspection.helper_work import work_with_limits
from ita_desktop.storage.inspection.inspection import inspect
from ita_desktop.storage.inspection.lasting_helpers import LastingHelpers
from tests.support.helper_answers import harmless_here, helper, told
from tests.support.offices import a_report_of, write

TRUE = ["error", "year", "m1", "มาตรการที่ ๑", "ปี พ.ศ. ไม่ตรงกัน"]


@pytest.fixture
def answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the answer goes."""
    harmless_here(monkeypatch)
    return tmp_path / "answer"


@pytest.fixture
def rows(tmp_path: Path, answer: Path) -> list[bytes]:
    """The lines of an answer, without the first and the findings; the last is not among them."""
    path = write(a_report_of(), tmp_path)
    work_with_limits(Task.CHECKED_REPORT, path, answer, inspect_and_check_giving)
    return [line for line in answer.read_bytes().splitlines()[1:-1] if not line.startswith(b'["finding"')]


def test_a_checked_report_is_the_same_at_both_ends(tmp_path: Path, answer: Path) -> None:
    path = write(a_report_of(), tmp_path)

    work_with_limits(Task.CHECKED_REPORT, path, answer, inspect_and_check_giving)

    report = inspect(path, path).report
    assert checked_report_from(helper(answer)) == (report, checked(report))
    assert len(checked(report).findings) > 1


def test_a_report_has_the_findings_that_it_has_alone_whatever_its_helper_read_before(tmp_path: Path) -> None:
    lacking = replace(a_report_of("ตะขบ", year=2567), title="", signers=())
    paths = [write(report, tmp_path, f"{at}.ita") for at, report in enumerate((lacking, a_report_of(), lacking))]
    (tmp_path / "พัง.ita").write_text("ไม่ใช่รายงาน", encoding="utf-8")

    with LastingHelpers(Task.CHECKED_REPORT) as helpers:
        found = [read_checked(helpers, path).checked for path in paths]
        with pytest.raises(NotAReportError):
            read_checked(helpers, tmp_path / "พัง.ita")
        found.append(read_checked(helpers, paths[0]).checked)

    alone = [checked(inspect(path, path).report) for path in paths]
    assert found == [*alone, alone[0]]


def test_findings_that_a_report_can_have_are_taken(rows: list[bytes], answer: Path) -> None:
    _, found = checked_report_from(told(answer, *rows, a_line(TRUE), b'{"percent": 50, "ready": 40}'))

    assert (found.percent, found.ready, [list(one) for one in found.findings]) == (50, 40, [TRUE])


@pytest.mark.parametrize(
    "finding",
    [
        [],
        TRUE[:4],
        [*TRUE, "more"],
        ["fatal", *TRUE[1:]],
        ["error", "no_kind", *TRUE[2:]],
        ["error", "year", "of another report", *TRUE[3:]],
        ["error", "year", 1, *TRUE[3:]],
        ["error", "year", ["m1"], *TRUE[3:]],
        [*TRUE[:3], None, "ข้อความ"],
        [*TRUE[:4], "ก" * 2_001],
    ],
)
def test_a_finding_that_no_report_has_refuses_the_file(
    rows: list[bytes],
    answer: Path,
    finding: list[object],
) -> None:
    with pytest.raises(FileDamagedError):
        checked_report_from(told(answer, *rows, a_line(finding), b'{"percent": 50, "ready": 40}'))


@pytest.mark.parametrize(
    "last",
    [
        b"{}",
        b'{"percent": 50}',
        b'{"percent": 101, "ready": 40}',
        b'{"percent": 50, "ready": 101}',
        b'{"percent": -1, "ready": 40}',
        b'{"percent": "50", "ready": 40}',
    ],
)
def test_a_share_that_is_none_refuses_the_file(rows: list[bytes], answer: Path, last: bytes) -> None:
    with pytest.raises(FileDamagedError):
        checked_report_from(told(answer, *rows, last))


def test_a_message_with_what_nobody_types_refuses_the_file(rows: list[bytes], answer: Path) -> None:
    with pytest.raises(ImpossibleTextError):
        checked_report_from(told(answer, *rows, a_line([*TRUE[:4], "ก\x07"]), b'{"percent": 50, "ready": 40}'))


def a_line(finding: Sequence[object]) -> bytes:
    return json.dumps(["finding", [finding]], ensure_ascii=False).encode()
