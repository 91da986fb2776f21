"""Hostile files among those of many offices: each is a line with its reason, and every other file is taken."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import pytest

from ita_desktop.collection.collecting import Result, collect, report_files
from ita_desktop.collection.database import collection_at
from ita_desktop.collection.keeping import Outcome
from ita_desktop.errors import FileRefusedError
from ita_desktop.storage.inspection.helper_process import CAPS, Task
from tests.storage.inspection.test_hostile_files import HOSTILE
from tests.support.offices import a_report_of, read_here, subdistricts, write
from tests.support.report_files import Breaking, a_file

Kind = tuple[str, Breaking, type[FileRefusedError]]

SMALL: list[Kind] = [kind for kind in HOSTILE if kind[0] != "too large"]


def hostile_files(folder: Path, kinds: Iterable[Kind]) -> dict[Path, type[FileRefusedError]]:
    """One of each with what it is refused by."""
    folder.mkdir()
    made = {}
    for number, (_, breaking, refusal) in enumerate(kinds):
        path = a_file(folder, name=f"ร้าย {number}.ita")
        breaking(path)
        made[path] = refusal
    return made


def are_refused(results: list[Result], hostile: dict[Path, type[FileRefusedError]]) -> None:
    """Whether these files, and no other, are refused in their own words."""
    assert {one.path: type(one.error) for one in results if one.outcome is Outcome.REFUSED} == hostile
    assert {one.outcome for one in results if one.path not in hostile} == {Outcome.TAKEN}


def test_hostile_files_are_refused_in_their_own_words_and_the_others_are_taken(tmp_path: Path) -> None:
    hostile = hostile_files(tmp_path / "แฟ้ม", SMALL[::6])
    for place in subdistricts("ภูเก็ต")[:3]:
        write(a_report_of(*place, measures=1), tmp_path / "แฟ้ม")

    with collection_at(str(tmp_path / "คลัง.sqlite"), create=True) as collection:
        results = [*collect(collection, report_files([tmp_path / "แฟ้ม"]), 1, read_here)]

    are_refused(results, hostile)
    assert len(results) == len(hostile) + 3


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_a_hundred_hostile_files_among_a_thousand_stop_nothing(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    caps = CAPS[Task.CHECKED_REPORT]  # by the clock a starved helper has all the time there is, and so the test has
    monkeypatch.setitem(CAPS, Task.CHECKED_REPORT, replace(caps, seconds=3600, starting=3600.0))
    hostile = hostile_files(tmp_path / "แฟ้ม", islice(cycle(SMALL), 100))
    for number, place in enumerate(islice(cycle(subdistricts("นครราชสีมา")), 900)):
        write(a_report_of(*place, words=f"{number} ", year=2560 + number // 300), tmp_path / "แฟ้ม", f"{number}.ita")

    with collection_at(address, create=True) as collection:
        results = [*collect(collection, report_files([tmp_path / "แฟ้ม"]))]

    assert len(results) == 1_000
    assert {one.path: type(one.error) for one in results if one.outcome is Outcome.REFUSED} == hostile
