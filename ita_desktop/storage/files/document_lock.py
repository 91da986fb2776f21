"""An advisory lock beside the clerk's file: who has it open. It never lies in the file, or it would travel by e-mail.

It protects nobody's edits (publishing does that by looking before it replaces); it spares two people the surprise.
"""

import getpass
import json
import os
import secrets
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ita_desktop.domain.thai.date_words import local_time
from ita_desktop.errors import DocumentLockedError
from ita_desktop.regular_file import read_note
from ita_desktop.storage.files.processes import birth

_BYTES_MAX = 10_000
"""Of a lock file. Ours have a few hundred; it lies where everybody may write."""


@dataclass(frozen=True, slots=True)
class DocumentLock:
    """A lock that we hold until `release`. `place` is None where the folder takes no lock file: nobody is told."""

    place: Path | None
    token: str

    def release(self) -> None:
        """Take the lock file away, if it is still ours. A folder that is gone takes its lock along."""
        if self.place is None:
            return
        with suppress(OSError):
            if _read(self.place).get("token") == self.token:
                self.place.unlink()


def lock_place(document: Path) -> Path:
    """Where the lock of a document lies: beside it, hidden where a leading dot hides."""
    return document.with_name(f".~{document.name}.lock")


def take(document: Path, *, anyway: bool = False) -> DocumentLock:
    """Say that we have the document open. What a process of this computer left behind when it died is taken over.

    DocumentLockedError where somebody has it open; `anyway` takes it from them (they are not told). In a folder that
    may only be read, and where what lies there cannot be taken away, the lock holds nothing.
    """
    place = lock_place(Path(os.path.realpath(document)))
    token = secrets.token_hex(8)
    for _ in range(3):
        try:
            _create(place, token)
            return DocumentLock(place, token)
        except FileExistsError:
            if not anyway:
                _refuse_if_held(document, place)
            with suppress(OSError):
                place.unlink()
        except OSError:
            return DocumentLock(None, token)
    if anyway:
        return DocumentLock(None, token)
    raise DocumentLockedError(document, "", "", datetime.now(), here=False)


def _create(place: Path, token: str) -> None:
    descriptor = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        written = {
            "user": _user(),
            "host": socket.gethostname(),
            "since": datetime.now().isoformat(timespec="seconds"),
            "pid": os.getpid(),
            "birth": birth(os.getpid()),
            "token": token,
        }
        stream.write(json.dumps(written))
    _hide(place)


def _refuse_if_held(document: Path, place: Path) -> None:
    """DocumentLockedError unless the lock is one that a dead process of this computer left behind, or gone by now."""
    try:
        found = _read(place)
        changed = local_time(place.stat().st_mtime) or datetime.now()
    except FileNotFoundError:
        return
    except OSError:
        found, changed = {}, datetime.now()
    same_host = found.get("host") == socket.gethostname()
    pid = found.get("pid")
    if same_host and isinstance(pid, int) and birth(pid) != found.get("birth"):
        return
    user, host = (word if isinstance(word, str) else "" for word in (found.get("user"), found.get("host")))
    raise DocumentLockedError(document, user, host, changed, here=same_host and user == _user())


def _read(place: Path) -> dict[str, object]:
    """What the lock file says; nothing where it is not one of ours. Raises OSError."""
    try:
        found = read_note(place, _BYTES_MAX)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name in the environment nor in the password file
        return ""


def _hide(place: Path) -> None:
    """On Windows a leading dot hides nothing."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(str(place), 0x2)
