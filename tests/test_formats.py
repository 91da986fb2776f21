"""Files of every format: read by a helper, written whole; JSON made to hold or to fill is answered in words."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ita_desktop import formats
from ita_desktop.errors import (
    BadExchangeError,
    ExchangeFault,
    FileDamagedError,
    FileMissingError,
    FileRefusedError,
    NotReadApartError,
    OpeningCancelledError,
)
from ita_desktop.exchange import json_report
from ita_desktop.exchange.formats import FORMATS, JSON
from ita_desktop.exchange.reading.kinds import read_contents
from ita_desktop.formats import COPYABLE, OPENABLE, REPORT, format_of
from ita_desktop.messages import words
from ita_desktop.storage.files import reading_apart
from ita_desktop.storage.inspection import helper_process
from ita_desktop.storage.inspection.helper_process import CAPS, Task, command
from tests.storage.database.test_rows import ids
from tests.support.report_files import holding, untouched
from tests.support.reports import a_measure, a_report, an_issue, an_item
from tests.support.unix_only import PROC
from tests.support.word_files import a_long_word_file, plain_table, saved, word_file

MANY = a_report(an_issue(*(a_measure(steps=tuple(an_item(f"ข้อ {n}") for n in range(300))) for _ in range(3))))
OFFICE_FILE = word_file(plain_table([["มาตรการ", "ผู้รับผิดชอบ"], ["จัดทำคู่มือ", "สำนักปลัด"]]))
HEAD = b'{"format":"ita-report","version":1,"agency":{},"title":"","fiscal_year":2568,"ita_round":2569,"issues":['


def filled(piece: bytes) -> Callable[[int], bytes]:
    """A report whose issues are that piece, again and again."""
    return lambda size: HEAD + b",".join([piece] * ((size - len(HEAD) - 3) // (len(piece) + 1))) + b"]}"


BOMBS: dict[str, Callable[[int], bytes]] = {
    "lists": filled(b"[]"),
    "objects": filled(b"{}"),
    "objects in objects": filled(b'{"a":{}}'),
    "texts": filled(b'""'),
    "numbers": filled(b"1"),
    "fractions": filled(b"1.5"),
    "issues": filled(b'{"number":1,"title":""}'),
    "depth": lambda size: b"[" * size,
    "digits": lambda size: HEAD + b"9" * (size - len(HEAD) - 2) + b"]}",
    "one text": lambda size: HEAD + b'"' + b"a" * (size - len(HEAD) - 4) + b'"]}',
    "escapes": lambda size: HEAD + b'"' + b"\\u0e01" * (size // 6 - len(HEAD)) + b'"]}',
    "keys": lambda size: HEAD + b"{" + b",".join(b'"%07d":1' % n for n in range(size // 12 - 20)) + b"}]}",
    "one key": lambda size: HEAD + b"{" + b",".join([b'"a":1'] * (size // 6 - 40)) + b"}]}",
    "zeros": bytes,
    "too large": lambda size: bytes(JSON.size_max + 1),
}

_READ = """
import sys
from pathlib import Path
from ita_desktop.errors import ExpectedError
from ita_desktop.exchange.json_file import read_json_file
from ita_desktop.messages import words
from ita_desktop import formats
from tests.support.memory import peak_of
def read():
    try:
        {how}(Path(sys.argv[1]))
        return "read"
    except ExpectedError as error:
        assert words(error)
        return type(error).__name__
print(*peak_of(read))
"""


def answered(path: Path, how: str = "formats.read") -> tuple[str, int]:
    """What becomes of the file in a program that reads it, and how many MiB that takes."""
    command = [sys.executable, "-c", _READ.format(how=how), str(path)]
    kind, megabytes = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.split()
    return kind, int(megabytes)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units elsewhere")
@pytest.mark.acceptance("exchange", "JSON made to hold the window or to fill the memory")
@pytest.mark.parametrize(
    "size", [pytest.param(2**21, id="2 MB"), pytest.param(JSON.size_max, id="64 MB", marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("name", BOMBS)
def test_json_made_to_hold_or_to_fill_is_answered_in_words(tmp_path: Path, name: str, size: int) -> None:
    path = holding(tmp_path / "ข้อมูล.json", BOMBS[name](size))
    begun = time.monotonic()

    kind, megabytes = answered(path)

    refused = kind in ("BadExchangeError", "FileTooLargeError", "InspectionTooLongError")
    assert refused or (name, size, kind) == ("issues", 2**21, "read")  # which are few enough for a report
    assert time.monotonic() - begun < CAPS[Task.EXCHANGE].seconds + 20
    assert megabytes < 100


@pytest.mark.unix(PROC)
@pytest.mark.acceptance("exchange", "a window that reads JSON itself", planted=True)
def test_a_window_that_reads_json_itself_is_seen(tmp_path: Path) -> None:
    path = holding(tmp_path / "ข้อมูล.json", BOMBS["lists"](2**23))

    assert answered(path, "read_json_file")[1] > 100


def test_a_report_comes_out_of_the_helper_as_it_is_read_here(tmp_path: Path) -> None:
    path = tmp_path / "ข้อมูล.JSON"
    formats.write(MANY, path)

    with untouched(tmp_path):
        apart, left_out = formats.read(path)

    here = json_report.read_json(path.read_bytes())[0]
    assert (apart, left_out) == (here, 0)
    assert ids(apart) == ids(here)


def test_what_is_left_out_at_the_door_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "ข้อมูล.json"
    written = json.loads(json_report.write_json(a_report()))
    written["title"] = "ก\x00ข\x07"
    path.write_text(json.dumps(written), encoding="utf-8")

    report, left_out = formats.read(path)

    assert (report.title, left_out) == ("กข", 2)


def test_a_fault_has_its_place_and_detail_also_through_the_helper(tmp_path: Path) -> None:
    path = holding(tmp_path / "ข้อมูล.json", HEAD + b'{"number":1,"title":"","measures":[{"title":5}]}]}')

    with pytest.raises(BadExchangeError) as refused:
        formats.read(path)

    found = refused.value
    assert (found.location, found.reason, found.detail) == (
        "issues[0].measures[0].title",
        ExchangeFault.WRONG_TYPE,
        "text",
    )


def test_json_is_read_nowhere_where_no_helper_can_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ข้อมูล.json"
    formats.write(MANY, path)
    before = path.read_bytes()
    monkeypatch.setattr(helper_process, "command", lambda _: ["/ไม่มี/โปรแกรม"])

    with pytest.raises(NotReadApartError) as refused:
        formats.read(path)

    assert "แล้วเปิดแฟ้มนี้อีกครั้ง" in words(refused.value)
    assert path.read_bytes() == before


def test_json_is_read_by_another_helper_where_one_did_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ข้อมูล.json"
    formats.write(MANY, path)
    started: list[Task] = []

    def second(task: Task) -> list[str]:
        started.append(task)
        return command(task) if len(started) > 1 else ["/ไม่มี/โปรแกรม"]

    monkeypatch.setattr(helper_process, "command", second)

    assert formats.read(path) == (MANY, 0)
    assert len(started) == 2


def test_json_that_is_not_wanted_any_more_ends_at_once(tmp_path: Path) -> None:
    path = holding(tmp_path / "ข้อมูล.json", BOMBS["objects"](2**25))
    begun = time.monotonic()

    with pytest.raises(OpeningCancelledError):
        formats.read(path, lambda: time.monotonic() < begun + 1)

    assert time.monotonic() - begun < 8


def test_a_file_that_is_not_there_is_missed_whatever_its_format(tmp_path: Path) -> None:
    for form in OPENABLE:
        with pytest.raises(FileMissingError):
            formats.read(tmp_path / f"ไม่มี{form.suffixes[0]}")


def test_every_format_is_known_by_its_suffixes_and_every_other_file_is_a_report() -> None:
    for form in FORMATS:
        for suffix in form.suffixes:
            assert format_of(Path(f"พ.ศ. ๒๕๖๘{suffix.upper()}")) is form
    assert format_of(Path("พ.ศ. ๒๕๖๘")) is format_of(Path("ก.docm")) is REPORT


def test_whatever_a_copy_can_be_written_as_is_read_back(tmp_path: Path) -> None:
    for form in COPYABLE:
        path = tmp_path / f"สำเนา{form.suffixes[0]}"
        formats.write(MANY, path)

        assert form in OPENABLE
        assert formats.read(path) == (MANY, 0)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"left_out": "1"},
        {"left_out": -1},
        {"left_out": 0},  # without any rows
        {"refused": "BadExchangeError"},
        {"refused": "BadExchangeError", "location": 1, "reason": "NO_SUCH", "detail": []},
        {"refused": "ExpectedError"},
        {"refused": ["FileTooLargeError"]},
    ],
)
def test_what_a_helper_says_of_a_report_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: dict[str, object]
) -> None:
    path = holding(tmp_path / "ข้อมูล.json", b"{}")
    script = (
        "import sys; from pathlib import Path; from ita_desktop.storage.inspection import helper_work as h;"
        f"h.work_with_limits(h.Task.EXCHANGE, *map(Path, sys.argv[1:3]), lambda *_: {told!r})"
    )
    monkeypatch.setattr(helper_process, "command", lambda _: [sys.executable, "-c", script])

    with pytest.raises(FileRefusedError) as refused:
        reading_apart.read_exchange_apart(path, JSON.size_max)

    assert refused.value.path == path


def test_an_office_file_is_read_by_a_helper_as_in_place_and_stays_as_it_is(tmp_path: Path) -> None:
    path = saved(tmp_path, OFFICE_FILE)

    with untouched(tmp_path):
        apart = formats.read_contents(path)

    assert apart == read_contents(path)
    assert len(apart.tables[0].rows) == 2


def test_the_refusal_of_an_office_file_names_the_file_and_not_its_copy(tmp_path: Path) -> None:
    path = saved(tmp_path, OFFICE_FILE[:200])

    with untouched(tmp_path), pytest.raises(FileDamagedError) as refused:
        formats.read_contents(path)

    assert refused.value.path == path


def test_an_office_file_is_never_read_where_no_helper_can_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helper_process, "command", lambda _: ["/ไม่มี/โปรแกรม"])

    with pytest.raises(NotReadApartError):
        formats.read_contents(saved(tmp_path, OFFICE_FILE))


def test_reading_an_office_file_that_is_not_wanted_any_more_ends(tmp_path: Path) -> None:
    with pytest.raises(OpeningCancelledError):
        formats.read_contents(saved(tmp_path, OFFICE_FILE), lambda: False)


def test_while_an_office_file_is_read_its_rows_are_counted_as_they_are(tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []

    formats.read_contents(saved(tmp_path, a_long_word_file(4_000)), notify=lambda *now: said.append(now))

    assert said == sorted(said)
    assert {total for _, total in said} == {4_000}
    assert 0 < said[0][0] < 4_000


def test_a_name_gets_the_suffix_of_its_format_once() -> None:
    assert JSON.with_suffix(Path("รายงาน ปี ๖๘")) == Path("รายงาน ปี ๖๘.json")
    assert JSON.with_suffix(Path("รายงาน.JSON")) == Path("รายงาน.JSON")
