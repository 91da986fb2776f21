"""An advisory lock beside the user's file: who has it open. It is not in the file, or it would travel by e-mail.

It protects no edits (publishing does, as it checks before it replaces); it warns two people who open one file.
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
from typing import TypeGuard

from ita_desktop.domain.thai.date_words import local_time
from ita_desktop.errors import DocumentLockedError
from ita_desktop.held_files import insistently
from ita_desktop.processes import birth, may_be
from ita_desktop.regular_file import read_note

_NAME_MAX = 255  # characters of a user's or a computer's name


@dataclass(frozen=True, slots=True)
class DocumentLock:
    """A lock that we hold until `release`. `path` is None if the folder takes no lock file: others are not warned."""

    path: Path | None
    token: str

    def release(self) -> None:
        """Delete the lock file, if it is still ours. Does nothing if the folder is gone."""
        if self.path is None:
            return
        with suppress(OSError):
            if _read(self.path).get("token") == self.token:
                insistently(self.path.unlink)


def lock_path(document: Path) -> Path:
    """The path of the lock of a document: beside it, with a leading dot."""
    return document.with_name(f".~{document.name}.lock")


def take(document: Path, *, anyway: bool = False) -> DocumentLock:
    """Lock the document as open. Replaces the lock of a process of this computer that died.

    DocumentLockedError if somebody has it open; `anyway` replaces that lock, too (its owner is not notified). The lock
    has no path if the folder is read-only, or with `anyway` if the other lock cannot be deleted.
    """
    path = lock_path(Path(os.path.realpath(document)))
    token = secrets.token_hex(8)
    for _ in range(3):
        try:
            _create(path, token)
            return DocumentLock(path, token)
        except FileExistsError:
            if not anyway:
                refuse_if_held(document, path)
            with suppress(OSError):
                path.unlink()
        except OSError:
            return DocumentLock(None, token)
    if anyway:
        return DocumentLock(None, token)
    raise DocumentLockedError(document, "", "", datetime.now(), here=False)


def _create(path: Path, token: str) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
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
    _hide(path)


def refuse_if_held(document: Path, path: Path) -> None:
    """DocumentLockedError unless the lock at `path` is gone, or left behind by a dead process of this computer."""
    try:
        found = _read(path)
        changed = local_time(path.stat().st_mtime) or datetime.now()
    except FileNotFoundError:
        return
    except OSError:
        found, changed = {}, datetime.now()
    same_host = found.get("host") == socket.gethostname()
    pid = found.get("pid")
    if same_host and isinstance(pid, int) and not may_be(pid, found.get("birth")):
        return
    user, host = (word if _is_shown(word) else "" for word in (found.get("user"), found.get("host")))
    here = same_host and user == _user()
    process = pid if here and isinstance(pid, int) and pid != os.getpid() else None
    raise DocumentLockedError(document, user, host, changed, here=here, process=process)


def _read(path: Path) -> dict[str, object]:
    """What the lock file holds; empty if it is not one of ours. Raises OSError."""
    try:
        found = read_note(path)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _is_shown(word: object) -> TypeGuard[str]:
    """Whether a name from the file can stand in a sentence."""
    return isinstance(word, str) and len(word) <= _NAME_MAX and word.isprintable()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name in the environment nor in the password file
        return ""


def _hide(path: Path) -> None:
    """Hide the file on Windows, where a leading dot does not."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(str(path), 0x2)
