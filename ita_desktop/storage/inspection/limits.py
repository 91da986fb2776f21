"""Limits that a process puts on itself until it ends: memory, processor time, the size of files.

If a hostile file makes a library run wild in such a process, the computer goes on working.
"""

import sys
import time
from contextlib import suppress
from math import ceil

WRITTEN_MAX = 1024**3
"""Bytes of one file."""

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes
    from functools import cache

    _PROCESS_TIME, _PROCESS_MEMORY = 0x2, 0x100  # JOB_OBJECT_LIMIT_...
    _EXTENDED = 9  # JobObjectExtendedLimitInformation
    _NO_CRASH_DIALOG = 0x3  # SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("per_process_time", ctypes.c_int64),  # in 100 ns
            ("per_job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("smallest_working_set", ctypes.c_size_t),
            ("largest_working_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("basic", _Basic),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    @cache
    def _job() -> wintypes.HANDLE:
        """A job object with this process in it; it lasts as long as the process."""
        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(_NO_CRASH_DIALOG)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))
        return job

    def _limit(memory: int, processor_seconds: int) -> None:
        wanted = _Extended()
        wanted.basic.flags = _PROCESS_TIME | _PROCESS_MEMORY
        wanted.basic.per_process_time = processor_seconds * 10_000_000
        wanted.process_memory = memory
        job = _job()
        ctypes.windll.kernel32.SetInformationJobObject(job, _EXTENDED, ctypes.byref(wanted), ctypes.sizeof(wanted))

else:
    import resource

    def _limit(memory: int, processor_seconds: int) -> None:
        for kind, most in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CPU, processor_seconds),
            (resource.RLIMIT_FSIZE, WRITTEN_MAX),
            (resource.RLIMIT_CORE, 0),
        ):
            _, hard = resource.getrlimit(kind)
            with suppress(ValueError, OSError):  # macOS does not limit address space
                resource.setrlimit(kind, (most, hard) if hard == resource.RLIM_INFINITY else (min(most, hard), hard))


def limit_this_process(memory: int, processor_seconds: int) -> None:
    """Limit this process to so many bytes of address space, seconds of processor time from now on, and WRITTEN_MAX, as
    far as the system can. What is left of seconds that it got before is not added."""
    _limit(memory, ceil(time.process_time()) + processor_seconds)
