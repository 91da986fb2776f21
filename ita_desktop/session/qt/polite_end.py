"""Being asked to end from outside: a signal of the system, a key in the console, the end of the computer's session.

A handler of Python runs only when Python does, and Qt's loop may wait long for a key. So the system's part of Python
writes the number of the signal into a socket at once, and Qt's loop wakes up of that.
"""

import signal
import socket
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")  # what there is of them; the last is a console's of Windows


class PoliteEnd(QObject):
    """Owner of what the process does with these signals, until `end`."""

    wanted = Signal()  # end the program now; there may be no one to answer a question
    session_ends = Signal()  # save now: the process may be gone a moment later, or may go on

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__()
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        self._woken_before = signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        self._handled_before: dict[signal.Signals, Callable[..., object] | int | None] = {}
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` has it
                self._handled_before[number] = signal.signal(number, _nothing)
        app.commitDataRequest.connect(self._on_session_ends)
        app.saveStateRequest.connect(self._on_session_ends)

    def end(self) -> None:
        """As it was before."""
        for number, handler in self._handled_before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._woken_before)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    def _on_signal(self) -> None:
        with suppress(OSError):
            self._reading.recv(64)
        self.wanted.emit()

    def _on_session_ends(self, manager: QSessionManager) -> None:
        manager.setRestartHint(QSessionManager.RestartHint.RestartNever)  # what was open is offered at every start
        self.session_ends.emit()


def _nothing(*_: object) -> None:
    """What is to be done is done by Qt's loop."""
