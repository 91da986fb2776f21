"""A bug in any override of a method of Qt's: the dialog is there, the work is in the file, and the window goes on."""

import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.all_overrides import all_overrides, key_of
from tests.support.deaths import died
from tests.support.golden_report import published
from tests.support.python_process import Ended, python
from tests.support.report_files import a_file

ALL = [key_of(owner, name) for owner, name in all_overrides()]


def _by_class() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key in ALL:
        found[key.split(".")[0]].append(key)
    return found


def meets(folder: Path, *keys: str) -> Ended:
    """A process with the whole program on the sample report that meets these bugs one after the other."""
    folder.mkdir(exist_ok=True)
    report = a_file(folder, published(), "รายงาน.ita")
    own_home = {"ITA_DESKTOP_HOME": str(folder / "home")}
    return python("-m", "tests.journeys.bug_victims", report, *keys, seconds=500, around=own_home)


def survived(ended: Ended) -> list[str]:
    """The overrides after whose bug the dialog was there and the work in the file."""
    return [line.split()[1] for line in ended.stdout.splitlines() if line.startswith("survived ")]


def test_the_window_goes_on_after_a_bug_in_each_override(tmp_path: Path) -> None:
    ended = meets(tmp_path, *ALL)

    assert survived(ended) == ALL, ended.stdout[-300:] + ended.stderr[-2_000:]
    assert ended.returncode == 0


@pytest.mark.acceptance("override", "", planted=True)
@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python 3.12 raises exception objects only")
def test_a_bug_in_an_override_that_is_not_guarded_is_seen_to_end_the_process(tmp_path: Path) -> None:
    ended = meets(tmp_path, "--unguarded", "TextField.keyPressEvent")

    assert (survived(ended), died(ended.returncode)) == ([], True), ended


@pytest.mark.acceptance("override", "bugs in overrides of Qt's methods, each in a process of its own")
@pytest.mark.slow
@pytest.mark.timeout(1_200)
@pytest.mark.parametrize("name", _by_class())
def test_a_process_of_its_own_goes_on_after_a_bug_in_each_override(
    tmp_path: Path, name: str, record_property: Callable[[str, object], None]
) -> None:
    keys = _by_class()[name]

    for number, key in enumerate(keys):
        ended = meets(tmp_path / str(number), key)
        assert (survived(ended), ended.returncode) == ([key], 0), ended

    record_property("count", len(keys))
