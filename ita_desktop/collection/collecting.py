"""Taking the report files of folders into a collection: helpers side by side inspect and check them, then they are put
in one after another.

What is put in stays: a run that was interrupted goes on where it ended, as files that are there are not read again.
"""

import os
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine

from ita_desktop.collection.checked_apart import ReadReport, read_checked
from ita_desktop.collection.keeping import Outcome, has_file, put
from ita_desktop.errors import FileMissingError, FileRefusedError, OpeningCancelledError
from ita_desktop.exchange.formats import REPORT
from ita_desktop.storage.files.fingerprint import fingerprint_at
from ita_desktop.storage.inspection.helper_process import Task
from ita_desktop.storage.inspection.lasting_helpers import LastingHelpers

Read = Callable[[Path, Callable[[], bool]], ReadReport]
"""What reads a file, in tests something quicker than helpers."""

HELPERS_MAX = 8


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file. `error` is why it was refused; `digest` is that of its bytes if it was not."""

    path: Path
    outcome: Outcome
    error: FileRefusedError | None = None
    digest: str = ""


def report_files(places: Sequence[Path]) -> list[Path]:
    """The report files in the folders and all folders in them, by name; a place may be a file itself.

    FileMissingError for a place that is not there.
    """
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            for folder, folders, names in os.walk(place):
                folders.sort()
                found += (Path(folder, name) for name in sorted(names) if REPORT.has_name(Path(name)))
        elif os.path.lexists(place):
            found.append(place)
        else:
            raise FileMissingError(place)
    return list(dict.fromkeys(found))


def collect(
    engine: Engine,
    files: Sequence[Path],
    helpers: int | None = None,
    read: Read | None = None,
    is_wanted: Callable[[], bool] = lambda: True,
) -> Generator[Result, None, None]:
    """Take the files in; what became of each, in their order. Ending the iteration early leaves no helper behind.

    `helpers` is how many work at once, as many as there are processors where it is None. Files that are not read yet
    when `is_wanted` no longer holds are refused with OpeningCancelledError.
    """
    count = helpers or min(os.cpu_count() or 1, HELPERS_MAX)
    wanted = True
    with LastingHelpers(Task.CHECKED_REPORT) as lasting, ThreadPoolExecutor(count, "inspecting") as pool:
        read = read or partial(read_checked, lasting)
        try:
            coming = iter(files)
            begun: deque[tuple[Path, Future[ReadReport | str]]] = deque()

            def begin(most: int) -> None:
                for path in islice(coming, most):
                    begun.append((path, pool.submit(_inspected, engine, path, read, lambda: wanted and is_wanted())))

            begin(2 * count)
            while begun:
                yield _result(engine, *begun.popleft())
                begin(1)
        finally:
            wanted = False
            pool.shutdown(cancel_futures=True)


def _inspected(engine: Engine, path: Path, read: Read, is_wanted: Callable[[], bool]) -> ReadReport | str:
    """What is in the file; only the digest of its bytes if a file of the same was taken before."""
    if not is_wanted():
        raise OpeningCancelledError(path)
    fingerprint = fingerprint_at(path)
    if fingerprint is None:
        raise FileMissingError(path)
    return fingerprint.digest if has_file(engine, fingerprint.digest) else read(path, is_wanted)


def _result(engine: Engine, path: Path, inspecting: Future[ReadReport | str]) -> Result:
    try:
        read = inspecting.result()
    except FileRefusedError as error:
        return Result(path, Outcome.REFUSED, error)
    if isinstance(read, str):
        return Result(path, Outcome.UNCHANGED, digest=read)
    return Result(path, put(engine, read), digest=read.fingerprint.digest)
