"""Helpers that do one task with file after file: starting a process takes longer than checking a report.

A helper goes on only after a file that was right to the end of its answer; after any other the next file has a new one.
What such a file could do that broke its helper unnoticed: docs/collection.md.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

from ita_desktop.held_files import insistently
from ita_desktop.storage.inspection.helper_process import (
    CAPS,
    Helper,
    NoHelperError,
    Task,
    answer_beside,
    command,
    end,
    start,
)

FILES_MAX = 50
"""Files that one helper is given."""

_LARGE = 4 * 2**20
"""Bytes of a file that is the last one of its helper: what it took of the memory must be free for the next."""


@dataclass
class _Lasting:
    process: "Popen[bytes]"
    files: int = 0


class LastingHelpers:
    """Owner of helpers that have nothing to do; several threads may ask for one. At the end of `with` all are gone."""

    def __init__(self, task: Task, begin: Callable[[Task], Sequence[str]] = command) -> None:
        """`begin` returns the command that starts a helper."""
        self._task = task
        self._begin = begin
        self._idle: list[_Lasting] = []  # taken out and put in whole: no thread waits for another

    def __enter__(self) -> "LastingHelpers":
        return self

    def __exit__(self, *_: object) -> None:
        while self._idle:
            end(self._idle.pop().process)

    @contextmanager
    def helped(self, copy: Path, name: Path, is_wanted: Callable[[], bool] = lambda: True) -> Iterator[Helper]:
        """As `helper_process.helped`, by a helper that was started for another file if one is free.

        It ends with the block if that raises, as it does for every file that is refused.
        """
        lasting = self._free()
        answer = answer_beside(copy)
        try:
            _tell(lasting, copy, answer)
            yield Helper(lasting.process, answer, name, CAPS[self._task], is_wanted)
        except BaseException:
            end(lasting.process)
            raise
        if lasting.files < FILES_MAX and _is_done(copy, answer):
            self._idle.append(lasting)
        else:
            end(lasting.process)

    def _free(self) -> _Lasting:
        """One that waits for a file, or a new one. NoHelperError if none can be started."""
        while True:
            try:
                lasting = self._idle.pop()
            except IndexError:
                return _Lasting(start(self._begin(self._task)))
            if lasting.process.poll() is None:
                return lasting
            end(lasting.process)


def _tell(lasting: _Lasting, copy: Path, answer: Path) -> None:
    """Name the next file to the helper. NoHelperError if it is gone."""
    pipe = lasting.process.stdin
    assert pipe is not None, "`start` gave it one"
    try:
        pipe.write(json.dumps([str(copy), str(answer)]).encode() + b"\n")
        pipe.flush()
    except OSError as error:
        raise NoHelperError from error
    lasting.files += 1


def _is_done(copy: Path, answer: Path) -> bool:
    """Whether the helper has let go of its answer, so that the folder can be deleted, and the file is not large."""
    try:
        insistently(answer.unlink)
        return copy.stat().st_size <= _LARGE
    except OSError:
        return False
