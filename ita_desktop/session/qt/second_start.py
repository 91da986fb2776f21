"""A file is opened that another process of this user has open: the window of that one comes forward.

Each process listens at a local socket of its own, a named pipe on Windows, which only this user can reach. The one
that opens the file finds the other's number in its lock, sends the path and gets one byte in answer. It waits a second
at most: then the user is asked as for any lock.
"""

import hashlib
import logging
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ita_desktop import paths
from ita_desktop.domain.limits import PATH_MAX_BYTES
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.processes import birth
from ita_desktop.session.qt.lifetimes import later, on

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 1000
"""How long a second start waits for the first one, and that one for the path."""

_TRY_AGAIN_MS = 50
_AT_ONCE = 5

_PROCESSES = range(1, 2**31)

_END = b"\0"  # of a path, which cannot have it
_SHOWN, _NOT_SHOWN = b"1", b"0"

_log = logging.getLogger(__name__)


class SecondStarts(QObject):
    """Owner of the socket at which later starts of the program ask, from `begin` until `end`."""

    def __init__(self, shows: Callable[[Path], bool], parent: QObject) -> None:
        """`shows` brings the window forward if it has that file, and returns whether it has."""
        super().__init__(parent)
        self._shows = shows
        self._server: QLocalServer | None = None

    def begin(self) -> None:
        """Listen from now on. If that cannot be, a second start goes on by itself."""
        if self._server is not None:
            return
        try:
            from PySide6.QtNetwork import QLocalServer  # here: the start does not wait for it
        except ImportError as error:  # a library of the system is not there
            _log.info("no second start is answered: %s", error)
            return
        _sweep()
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.setMaxPendingConnections(_AT_ONCE)
        server.newConnection.connect(self._on_asked)
        if not server.listen(_name(os.getpid())):
            _log.info("no second start is answered: %s", server.serverError().name)
        self._server = server

    def end(self) -> None:
        """Listen no longer; nothing is left of the socket."""
        if self._server is not None:
            self._server.close()

    def _on_asked(self) -> None:
        assert self._server is not None, "it has emitted"
        while (asking := self._server.nextPendingConnection()) is not None:
            asking.setReadBufferSize(PATH_MAX_BYTES + len(_END))
            asking.disconnected.connect(asking.deleteLater)
            on(asking.readyRead, asking, lambda asking=asking: self._read(asking))
            later(_PATIENCE_MS, asking, asking.abort)
            self._read(asking)

    def _read(self, asking: "QLocalSocket") -> None:
        said = bytes(asking.peek(PATH_MAX_BYTES + len(_END)).data())
        if not said.endswith(_END):
            if len(said) > PATH_MAX_BYTES:
                asking.abort()
            return
        asking.readAll()
        path = _path_of(said.removesuffix(_END))
        if path is None:
            asking.abort()
            return
        asking.write(_SHOWN if self._shows(path) else _NOT_SHOWN)
        asking.disconnectFromServer()  # once it is written


def ask_to_show(process: int, path: Path, owner: QObject, answered: Callable[[bool], None]) -> None:
    """Ask the process with that number to show the window that has the file; `answered` is called with whether it did.

    False also if it does not answer within `_PATIENCE_MS`: it may hang, or begin or end. Nothing is called if the
    owner is deleted before.
    """
    try:
        from PySide6.QtNetwork import QLocalSocket
    except ImportError:
        answered(False)
        return
    _let_come_forward(process)
    _Question(QLocalSocket(), _name(process), path, answered, owner).ask()


class _Question(QObject):
    """Owner of one end of a connection. Tries again while no one listens: the first start may have only begun."""

    def __init__(
        self, socket: "QLocalSocket", name: str, path: Path, answered: Callable[[bool], None], owner: QObject
    ) -> None:
        super().__init__(owner)
        self._socket, self._name, self._answered = socket, name, answered
        self._is_over = False
        socket.setParent(self)
        on(socket.connected, self, lambda: socket.write(os.fsencode(path) + _END))
        on(socket.readyRead, self, lambda: self._end(bytes(socket.read(len(_SHOWN)).data()) == _SHOWN))
        socket.errorOccurred.connect(self._try_again)
        later(_PATIENCE_MS, self, lambda: self._end(False))

    def ask(self) -> None:
        """Connect, if there is a socket of that name."""
        if self._is_over:
            return
        if _is_of_this_user(self._name):
            self._socket.connectToServer(self._name)
        else:
            self._try_again()

    def _try_again(self) -> None:
        later(_TRY_AGAIN_MS, self, self.ask)

    def _end(self, is_shown: bool) -> None:
        if not self._is_over:
            self._is_over = True
            self._socket.abort()
            self.deleteLater()
            self._answered(is_shown)


def _path_of(said: bytes) -> Path | None:
    """The path, to the byte as it was given to the other start; None if it is none."""
    try:
        path = Path(os.fsdecode(said))
    except UnicodeDecodeError:
        return None
    return path if path.is_absolute() and _END not in said else None


def _name(process: int) -> str:
    return f"{_beginning()}{process}"


def _beginning() -> str:
    """Of the names of all sockets of this private folder. In the system's temporary folder, as the private one may be
    on a share and its path too long for a socket; Windows has a place of its own for pipes."""
    home = os.path.normcase(os.path.realpath(paths.private_folder()))
    name = f"ita-desktop-{hashlib.sha256(os.fsencode(home)).hexdigest()[:16]}-"
    return name if sys.platform == "win32" else str(Path(tempfile.gettempdir()) / name)


def _is_of_this_user(name: str) -> bool:
    """Whether the socket is there and was made by this user: anybody can put one into the temporary folder, and no one
    can replace what another one has there."""
    if sys.platform == "win32":
        return True
    try:
        found = Path(name).lstat()
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()


def _sweep() -> None:
    """Delete the sockets of processes that died. Windows deletes its pipes itself."""
    if sys.platform == "win32":
        return
    beginning = Path(_beginning())
    with suppress(OSError):
        for left in beginning.parent.glob(f"{beginning.name}*"):
            number = whole_number(left.name.removeprefix(beginning.name), _PROCESSES)
            if number is not None and birth(number) is None:
                left.unlink()


def _let_come_forward(process: int) -> None:
    """Windows lets only the program that the user has just started put a window in front, and those that it names."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)
