"""Another program that holds files as Windows lets one: meanwhile they are neither opened nor replaced nor deleted.

On Windows a handle that shares nothing holds the file, in real time. Elsewhere the system's calls raise what those of
Windows do, and the time is what the program waits.
"""

import errno
import io
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ita_desktop import held_files

FOR_EVER = float("inf")
_REPLACED_WHILE_HELD, _HELD = 5, 32  # ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION


class Waiting:
    """How long the program has waited, in seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def wait(self, pause: float) -> None:
        self.seconds += pause


@contextmanager
def held(path: Path, seconds: float) -> Iterator[Waiting]:
    """Hold the file at the path for so long, or until the block ends."""
    waiting = Waiting()
    if sys.platform == "win32":
        with _held_there(path, seconds):
            yield waiting
    else:
        with _as_on_windows(waiting, lambda one: one == os.fspath(path) and waiting.seconds < seconds):
            yield waiting


@contextmanager
def scanned(seconds: float) -> Iterator[Waiting]:
    """Whatever is written anew is held for so long from then on, as by a virus scanner. Not for Windows."""
    waiting, until = Waiting(), dict[str, float]()

    def made(path: str) -> None:
        until[path] = waiting.seconds + seconds

    with _as_on_windows(waiting, lambda one: waiting.seconds < until.get(one, 0.0), made):
        yield waiting
    assert until, "nothing was written"


@contextmanager
def _as_on_windows(
    waiting: Waiting, is_held: Callable[[str], bool], made: Callable[[str], None] = lambda _: None
) -> Iterator[None]:
    real_open, real_io_open = os.open, io.open

    def refuse(path: Any, number: int | None) -> None:
        if isinstance(path, str | Path) and path != os.devnull and is_held(os.fspath(path)):
            error = PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(path))
            if number is not None:  # the C library has none
                error.winerror = number  # type: ignore[attr-defined]  # only on Windows' own
            raise error

    def opened(path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        refuse(path, None)
        if flags & os.O_CREAT:
            made(os.fspath(path))
        return real_open(path, flags, mode, **more)

    def opened_as_stream(path: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        refuse(path, None)
        return real_io_open(path, mode, *more, **named)

    def moving(real: Callable[..., None]) -> Callable[..., None]:
        def move(source: Any, target: Any, **more: Any) -> None:
            refuse(source, _HELD)
            refuse(target, _REPLACED_WHILE_HELD)
            real(source, target, **more)

        return move

    def deleted(path: Any, *, dir_fd: int | None = None) -> None:
        refuse(path, _HELD)
        real_unlink(path, dir_fd=dir_fd)

    real_unlink = os.unlink
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(held_files, "WINDOWS", True)
        patch.setattr(time, "sleep", waiting.wait)
        patch.setattr(os, "open", opened)
        patch.setattr(io, "open", opened_as_stream)
        for name in ("rename", "replace", "link"):
            patch.setattr(os, name, moving(getattr(os, name)))
        patch.setattr(os, "unlink", deleted)
        yield


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    @contextmanager
    def _held_there(path: Path, seconds: float) -> Iterator[None]:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = wintypes.HANDLE
        read, shared, open_existing, plain = 0x80000000, 0, 3, 0x80
        handle = wintypes.HANDLE(kernel.CreateFileW(str(path), read, shared, None, open_existing, plain, None))
        if handle.value == wintypes.HANDLE(-1).value:
            raise ctypes.WinError(ctypes.get_last_error())
        is_open = [True]

        def let_go() -> None:
            if is_open.pop():
                kernel.CloseHandle(handle)
                is_open.append(False)

        timer = threading.Timer(min(seconds, 3600.0), let_go)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            let_go()
