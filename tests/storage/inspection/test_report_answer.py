"""Both ends of what a helper says, in one process: what it tells is what is understood, and no more is believed."""

import gc
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from ita_desktop import errors
from ita_desktop.errors import BadExchangeError, ExchangeFault, FileRefusedError
from ita_desktop.storage.database.columns import TABLES
from ita_desktop.storage.inspection import helper_process, helper_work, limits, report_answer
from ita_desktop.storage.inspection.helper_process import COMMAND, Task
from ita_desktop.storage.inspection.helper_work import Give, work_with_limits
from ita_desktop.storage.inspection.inspection import inspect
from tests.support.helper_answers import NAME, harmless_here, helper, told
from tests.support.report_files import a_file, a_larger_report, raising

BAD = BadExchangeError("issues[0].title", ExchangeFault.WRONG_TYPE, "ข้อความ")


@pytest.fixture
def answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the answer goes."""
    harmless_here(monkeypatch)
    return tmp_path / "answer"


def test_a_report_is_the_same_at_both_ends(tmp_path: Path, answer: Path) -> None:
    path = a_file(tmp_path)

    work_with_limits(Task.REPORT, path, answer, report_answer.inspect_giving)

    report, last = report_answer.report_from(helper(answer))
    found = inspect(path, path)
    assert (report, last) == (found.report, {"version": found.version})


def test_rows_of_no_table_come_to_whoever_takes_them(tmp_path: Path, answer: Path) -> None:
    path = a_file(tmp_path)
    taken: list[list[object]] = []

    def inspected_with_findings(copy: Path, give: Give) -> dict[str, object]:
        last = report_answer.inspect_giving(copy, give)
        report_answer.give_rows("finding", [("ตำบล ลำโรง", 2)], give)
        return last

    work_with_limits(Task.REPORT, path, answer, inspected_with_findings)

    report, _ = report_answer.report_from(helper(answer), {"finding": taken.extend})
    assert report == inspect(path, path).report
    assert taken == [["ตำบล ลำโรง", 2]]


def test_a_report_of_another_format_is_the_same_at_both_ends(tmp_path: Path, answer: Path) -> None:
    report = a_larger_report()

    def work(_: Path, give: Give) -> dict[str, object]:
        report_answer.give_report(report, give)
        return {"left_out": 3}

    work_with_limits(Task.EXCHANGE, a_file(tmp_path), answer, work)

    assert report_answer.report_from(helper(answer)) == (report, {"left_out": 3})


@pytest.mark.parametrize(
    ("refusal", "heard"),
    [
        (errors.FileDamagedError(Path("copy"), "รายละเอียด"), errors.FileDamagedError(NAME, "รายละเอียด")),
        (errors.FileNewerError(Path("copy"), 7), errors.FileNewerError(NAME, 7)),
        (MemoryError(), errors.FileTooLargeError(NAME, "memory")),
        (BAD, BAD),
    ],
)
def test_a_refusal_is_the_same_at_both_ends(
    tmp_path: Path, answer: Path, refusal: Exception, heard: FileRefusedError | BadExchangeError
) -> None:
    work_with_limits(Task.REPORT, a_file(tmp_path), answer, raising(refusal))

    with pytest.raises(type(heard)) as caught:
        list(helper(answer).pieces())
    assert vars(caught.value) == vars(heard)


@pytest.mark.parametrize(
    "lines",
    [
        [b"1"],
        [b'["%b",[]]' % table.name.encode() for table in TABLES],
        [b'["report",[1,{"a":[2.5]}]]'],
        [b'["%b",[[%b]]]' % (table.name.encode(), b",".join([b"null"] * len(table.columns))) for table in TABLES],
        [b'["no_such_table",[[1]]]'],
        [b"[" * 100_000],
        [b'["report",[[1,"\xed\xa0\x80"]]]'],
        [b"x" * 100_000],
        [b'{"refused":"FileRefusedError","detail":"no class of its own"}'],
        [b'{"refused":"FileNewerError","version":"7"}'],
    ],
    ids=range(10),
)
def test_a_helper_that_was_taken_over_is_believed_no_more_than_the_file(answer: Path, lines: list[bytes]) -> None:
    with pytest.raises(errors.FileDamagedError) as refused:
        report_answer.report_from(told(answer, *lines, b"{}"))

    assert refused.value.path == NAME


def test_an_answer_of_too_many_parts_is_not_even_read(answer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper_process, "_PARTS_MAX", 6)

    with pytest.raises(errors.FileDamagedError):
        list(told(answer, b"[[],[],[],[]]").pieces())


def test_text_that_a_helper_lets_through_is_looked_at_again(answer: Path) -> None:
    row = b'["report",[[1,"\xe0\xb8\x81\\u0007",2568,2568,"O26","all",""]]]'

    with pytest.raises(errors.ImpossibleTextError):
        report_answer.report_from(told(answer, row, b"{}"))


@pytest.mark.parametrize("last", [b"{}", b'{"version": -1}', b'{"version": "1"}'])
def test_a_version_that_is_no_number_is_not_believed(answer: Path, last: bytes) -> None:
    ((_, piece),) = told(answer, last).pieces()

    with pytest.raises(errors.FileDamagedError):
        report_answer.whole_number(cast("dict[str, object]", piece), "version", NAME)


@pytest.mark.parametrize("most", ["report_answer.ROWS_MAX", "helper_process._ANSWER_MAX"])
def test_an_answer_that_is_too_long_is_that(answer: Path, monkeypatch: pytest.MonkeyPatch, most: str) -> None:
    monkeypatch.setattr(f"ita_desktop.storage.inspection.{most}", 1)

    with pytest.raises(errors.FileTooLargeError):
        report_answer.report_from(told(answer, b'["item", [[], []]]', b"{}"))


def test_a_helper_waits_until_the_copy_has_its_name(tmp_path: Path, answer: Path) -> None:
    copy = tmp_path / "copy"
    threading.Timer(0.05, copy.touch).start()

    work_with_limits(Task.PICTURE, copy, answer, lambda found, _: {"is there": found.exists()})

    assert [piece for _, piece in helper(answer).pieces()] == [{"is there": True}]


@pytest.fixture
def standard_input() -> Iterator[None]:
    """Is what it was after the test."""
    before = os.dup(0)
    yield
    os.dup2(before, 0)
    os.close(before)


@pytest.mark.usefixtures("standard_input")
def test_a_helper_ends_when_the_pipe_does_and_not_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    lines: list[bytes] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    ours, theirs = os.pipe()
    os.write(theirs, b"still here\nand the")

    with Path(os.devnull).open("rb") as nothing:  # started by hand
        os.dup2(nothing.fileno(), 0)
    helper_work._end_with_the_program(lines.append)
    assert ended == []

    os.dup2(ours, 0)
    os.close(theirs)
    helper_work._end_with_the_program(lines.append)
    assert (ended, lines) == ([1], [b"still here"])
    os.close(ours)


def test_the_built_program_is_its_own_helper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert helper_process.command(Task.PICTURE) == [sys.executable, COMMAND, Task.PICTURE]


@pytest.mark.skipif(sys.platform == "win32", reason="a job object limits the process there")
def test_a_process_limits_all_that_a_file_could_use_up(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    limited: dict[int, tuple[int, int]] = {}
    of_before = {resource.RLIMIT_CPU: (9, 9)}
    monkeypatch.setattr(resource, "getrlimit", lambda kind: of_before.get(kind, (9, resource.RLIM_INFINITY)))
    monkeypatch.setattr(resource, "setrlimit", limited.__setitem__)

    limits.limit_this_process(2**30, 25)

    assert limited == {
        resource.RLIMIT_AS: (2**30, resource.RLIM_INFINITY),
        resource.RLIMIT_CPU: (9, 9),
        resource.RLIMIT_FSIZE: (limits.WRITTEN_MAX, resource.RLIM_INFINITY),
        resource.RLIMIT_CORE: (0, resource.RLIM_INFINITY),
    }


@pytest.mark.skipif(sys.platform == "win32", reason="a job object limits the process there")
def test_each_file_has_as_much_processor_time_as_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    limited: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "getrlimit", lambda _: (25, resource.RLIM_INFINITY))
    monkeypatch.setattr(resource, "setrlimit", limited.__setitem__)
    monkeypatch.setattr(time, "process_time", lambda: 24.5)

    limits.limit_this_process(2**30, 25)

    assert limited[resource.RLIMIT_CPU] == (50, resource.RLIM_INFINITY)


def test_a_helper_answers_about_file_after_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    harmless_here(monkeypatch)
    files = [(tmp_path / name, tmp_path / f"{name}.answer") for name in ("หนึ่ง", "สอง")]
    for path, _ in files:
        path.write_text(path.name, encoding="utf-8")
    lines = [json.dumps([str(path), str(answer)]).encode() for path, answer in files]
    monkeypatch.setattr(helper_work, "_end_with_the_program", lambda take: [take(one) for one in (*lines, b"no file")])

    with pytest.raises(ValueError, match="Expecting"):  # the program names only files
        helper_work.work_on_files(Task.PICTURE, lambda copy, _: {"is in it": copy.read_text(encoding="utf-8")})
    gc.unfreeze()

    answers = [[piece for _, piece in helper(answer).pieces()] for _, answer in files]
    assert answers == [[{"is in it": "หนึ่ง"}], [{"is in it": "สอง"}]]
