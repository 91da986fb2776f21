"""A fault at every single input or output operation: nothing is corrupt, lost, doubled or left lying about.

The harness is first seen to catch a core that swallows a failed commit and a publishing that overwrites.
"""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.faulty import PLANTED, SCENARIOS
from tests.storage.shim import run_under

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)


def faults(shim: Path, folder: Path, scenario: str, error: int, *, goes_on: bool, stride: int) -> int:
    """How many faults the scenario withstood. AssertionError where it did not."""
    return int(run_under(shim, "storage.faulty", scenario, str(folder), str(error), str(int(goes_on)), str(stride)))


@pytest.mark.acceptance("A6", "", planted=True)
@pytest.mark.parametrize("bug", PLANTED)
def test_the_harness_catches_a_planted_bug(shim: Path, tmp_path: Path, bug: str) -> None:
    with pytest.raises(AssertionError, match=f"{bug}: fault"):
        faults(shim, tmp_path, bug, errno.EIO, goes_on=False, stride=1)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_full_disk_at_one_operation_in_five_loses_nothing(shim: Path, tmp_path: Path, scenario: str) -> None:
    assert faults(shim, tmp_path, scenario, errno.ENOSPC, goes_on=False, stride=5) >= 5


@pytest.mark.acceptance("A6", "faults of the disk, at every operation")
@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("goes_on", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("error", ERRORS, ids=[errno.errorcode[error] for error in ERRORS])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_fault_at_every_operation_loses_nothing(
    shim: Path,
    tmp_path: Path,
    scenario: str,
    error: int,
    goes_on: bool,
    record_property: Callable[[str, object], None],
) -> None:
    withstood = faults(shim, tmp_path, scenario, error, goes_on=goes_on, stride=1)

    record_property("count", withstood)
    assert withstood >= 6
