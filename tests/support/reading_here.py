"""Reading files that a test has made itself without a process of its own, which takes longer than all else."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ita_desktop import formats
from ita_desktop.domain.report.report import Report
from ita_desktop.exchange.contents import Contents
from ita_desktop.exchange.reading.kinds import read_contents
from ita_desktop.storage.files import reading_apart, report_file

_read_apart = report_file.read_apart


@contextmanager
def reading_here() -> Iterator[None]:
    """Whatever is read until the end of the block is read in this process, unless the test has a way of its own."""
    with pytest.MonkeyPatch.context() as patch:
        if report_file.read_apart is _read_apart:
            patch.setattr(report_file, "read_apart", lambda path, *_: report_file.read(path))
        patch.setattr(reading_apart, "read_exchange_apart", _exchange)
        patch.setattr(formats, "read_contents", _contents)
        yield


def _exchange(path: Path, *_: object) -> tuple[Report, int]:
    read = formats.format_of(path).read
    assert read is not None
    return read(path)


def _contents(path: Path, *_: object, **__: object) -> Contents:
    return read_contents(path)
