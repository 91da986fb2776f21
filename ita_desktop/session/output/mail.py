"""Opens the user's mail program with a new letter that has a file attached. Nothing is sent, and no shell is run.

Windows: Simple MAPI (MAPISendMailW, Windows 8 and newer). macOS: Mail. Linux: xdg-email of xdg-utils.
"""

import ctypes
import logging
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

MailProgram = Callable[[Path, str], bool]
"""Opens a letter with the file attached and that subject; False if no mail program can."""

WAIT_SECONDS = 4
"""A program that has not ended by then shows its letter, and is left to the user."""

_MAPI_LOGON_UI, _MAPI_DIALOG = 0x1, 0x8
_MAPI_SUCCESS, _MAPI_USER_ABORT = 0, 1
_NO_POSITION = 0xFFFFFFFF

_log = logging.getLogger(__name__)


class MapiFile(ctypes.Structure):
    """MapiFileDescW of mapi.h."""

    _fields_ = (
        ("reserved", ctypes.c_ulong),
        ("flags", ctypes.c_ulong),
        ("position", ctypes.c_ulong),
        ("path_name", ctypes.c_wchar_p),
        ("file_name", ctypes.c_wchar_p),
        ("file_type", ctypes.c_void_p),
    )


class MapiMessage(ctypes.Structure):
    """MapiMessageW of mapi.h."""

    _fields_ = (
        ("reserved", ctypes.c_ulong),
        ("subject", ctypes.c_wchar_p),
        ("text", ctypes.c_wchar_p),
        ("type", ctypes.c_wchar_p),
        ("date_received", ctypes.c_wchar_p),
        ("conversation", ctypes.c_wchar_p),
        ("flags", ctypes.c_ulong),
        ("originator", ctypes.c_void_p),
        ("recipient_count", ctypes.c_ulong),
        ("recipients", ctypes.c_void_p),
        ("file_count", ctypes.c_ulong),
        ("files", ctypes.POINTER(MapiFile)),
    )


def open_letter(path: Path, subject: str) -> bool:
    """A letter in the mail program of this system. May take as long as the program takes to start."""
    if sys.platform == "win32":
        try:
            send = ctypes.WinDLL("mapi32").MAPISendMailW
        except (OSError, AttributeError):
            return False
        whole = ctypes.c_size_t  # a session and a window are as wide as an address
        send.argtypes = (whole, whole, ctypes.POINTER(MapiMessage), ctypes.c_ulong, ctypes.c_ulong)
        return by_mapi(path, subject, send)
    if sys.platform == "darwin":
        return by_command(("open", "-a", "Mail", str(path)))
    return by_command(("xdg-email", "--utf8", "--subject", subject, "--attach", str(path)))


def by_command(command: Sequence[str]) -> bool:
    """Whether the program is there and took the file."""
    program = shutil.which(command[0])
    if program is None:
        return False
    nothing = subprocess.DEVNULL
    try:
        running = subprocess.Popen([program, *command[1:]], stdin=nothing, stdout=nothing, stderr=nothing)
    except OSError as error:
        _log.info("%s cannot be run: %s", command[0], type(error).__name__)
        return False
    try:
        status = running.wait(WAIT_SECONDS)
    except subprocess.TimeoutExpired:
        _left_to_the_user(running.wait)
        return True
    _log.info("%s ended with %d", command[0], status)
    return status == 0


def by_mapi(path: Path, subject: str, send: Callable[..., int]) -> bool:
    """`send` is MAPISendMailW, which returns when the letter is sent or put aside: that is not waited for."""
    ended: list[int] = []

    def show() -> None:
        file = MapiFile(position=_NO_POSITION, path_name=str(path), file_name=path.name)
        message = MapiMessage(subject=subject, text="", file_count=1, files=ctypes.pointer(file))
        ended.append(send(0, 0, ctypes.byref(message), _MAPI_LOGON_UI | _MAPI_DIALOG, 0))

    letter = _left_to_the_user(show)
    letter.join(WAIT_SECONDS)
    if ended:
        _log.info("MAPISendMailW ended with %d", ended[0])
    return not ended or ended[0] in (_MAPI_SUCCESS, _MAPI_USER_ABORT)


def _left_to_the_user(show: Callable[[], object]) -> threading.Thread:
    """A thread that ends with the letter, or with our program."""
    thread = threading.Thread(target=show, name="letter", daemon=True)
    thread.start()
    return thread
