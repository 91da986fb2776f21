"""The first moments of the program: if no window comes, the user is shown why in plain words."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ita_desktop.errors import WindowFailedError
from ita_desktop.home.log_file import log_path
from ita_desktop.language import tr
from ita_desktop.messages import words
from ita_desktop.ui.asking.answers import answer_of
from ita_desktop.ui.window.bug_catcher import log_qt_message

EXIT_STATUS = 3
"""Of a program that found no screen; what the command line calls a fault of the program itself."""

_log = logging.getLogger(__name__)


def application(arguments: list[str]) -> QApplication:
    """The toolkit. Where Qt finds no screen it would end the process with words in English and a crash."""
    said_before = qInstallMessageHandler(_on_message)
    try:
        return QApplication(arguments)
    finally:
        qInstallMessageHandler(said_before)


@contextmanager
def failure_told() -> Iterator[None]:
    """What keeps the window from opening is shown in a dialog, if there can be one, and raised as WindowFailedError."""
    try:
        yield
    except Exception as error:
        failure = WindowFailedError(log_path())
        if QApplication.instance() is not None:
            from ita_desktop.ui.asking.message import Message  # here: hardly any start fails

            answer_of(Message(None, tr("เปิดโปรแกรมไม่ได้"), words(failure), [tr("ตกลง")]))
        raise failure from error


def _on_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if kind is not QtMsgType.QtFatalMsg:
        log_qt_message(kind, context, message)
        return
    _log.error("no window: %s", message)
    if sys.stderr is not None:
        print(words(WindowFailedError(log_path())), file=sys.stderr, flush=True)  # noqa: T201 - there is no screen
    logging.shutdown()
    os._exit(EXIT_STATUS)
