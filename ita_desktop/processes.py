"""Whether a process of this computer is still the same one: the system uses a process number again."""

import os
import sys
from pathlib import Path

from ita_desktop.regular_file import read_small

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
    _ACCESS_DENIED = 5
    _STILL_ACTIVE = 259

    def _birth(pid: int) -> str | None:
        """As `birth`. Windows ends the process on `os.kill(pid, 0)`, which elsewhere only checks it."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY, False, pid)
        if not handle:
            return "" if ctypes.get_last_error() == _ACCESS_DENIED else None
        try:
            ended, times = wintypes.DWORD(), [wintypes.FILETIME() for _ in range(4)]
            kernel.GetExitCodeProcess(wintypes.HANDLE(handle), ctypes.byref(ended))
            if ended.value != _STILL_ACTIVE:
                return None
            kernel.GetProcessTimes(wintypes.HANDLE(handle), *(ctypes.byref(time) for time in times))
            return f"{times[0].dwHighDateTime:x}-{times[0].dwLowDateTime:x}"
        finally:
            kernel.CloseHandle(wintypes.HANDLE(handle))

else:

    def _birth(pid: int) -> str | None:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return None
        except PermissionError:  # somebody else's, but there
            pass
        try:
            # After the name in brackets, which may hold spaces: field 22 is the start in clock ticks since boot.
            stat = read_small(Path(f"/proc/{pid}/stat")).decode(errors="replace")
            return stat.rpartition(")")[2].split()[19]
        except OSError:
            return ""


def birth(pid: int) -> str | None:
    """A text that identifies the process among all that ever have its number; None if there is no such process.

    Empty if the system does not know when the process began.
    """
    return _birth(pid) if 0 < pid < 2**31 else None


def may_be(pid: int, born: object) -> bool:
    """Whether the process that was born so may still be there: Windows gives no more of another user's."""
    now = birth(pid)
    return now is not None and (now == born or "" in (now, born))
