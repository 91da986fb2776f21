"""Sending a copy: a clean file under a sensible name, remembered for when it comes back, in the mail program.

If there is no mail program, the folder with the file is opened. Copies that were handed over stay for two weeks: a mail
program may read the file only when the letter goes out.
"""

import logging
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ita_desktop import paths
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import ExpectedError
from ita_desktop.private_files import make_private_folder
from ita_desktop.session.background import Background
from ita_desktop.session.output.mail import MailProgram, open_letter
from ita_desktop.session.output.showing import show_folder
from ita_desktop.storage.files import report_file, sent_copies
from ita_desktop.system_errors import publishing

__all__ = ["Sender", "Sent"]

KEPT = timedelta(days=14)

_TIME = "%Y%m%d-%H%M%S-%f"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """The copy at `path`; `by_mail`: a mail program took it, otherwise its folder is on screen."""

    path: Path
    by_mail: bool


class Sender(QObject):
    """Owner of the thread that writes the copy and starts the mail program. Must be closed before the program ends."""

    sent = Signal(object)  # Sent
    failed = Signal(object)  # ExpectedError

    def __init__(self, parent: QObject | None = None, mail_program: MailProgram = open_letter) -> None:
        super().__init__(parent)
        self._open_letter = mail_program
        self._background = Background(self)
        self._worker = self._background.worker("sending")

    def send(self, report: Report, name: str) -> None:
        """Have a copy called `name` (without an ending) made and handed over; `sent` or `failed` follows."""

        def hand_over() -> Sent:
            path = outgoing_copy(report, name, datetime.now())
            return Sent(path, self._open_letter(path, name))

        self._worker.run(hand_over, self._on_handed_over, self.failed.emit)

    def close(self) -> None:
        """Wait for the copy and end the thread."""
        self._background.close()

    def _on_handed_over(self, sent: Sent) -> None:
        if not sent.by_mail:
            show_folder(sent.path)
        self.sent.emit(sent)


def outgoing_copy(report: Report, name: str, now: datetime) -> Path:
    """The report as a new file of that name, alone in a folder of its own, remembered as the base of a later merge.

    PublishFailedError subclasses; nothing is then left. Copies that went out long ago are cleared away.
    """
    _clear(now - KEPT)
    folder = paths.outgoing() / f"{now:{_TIME}}"
    path = folder / f"{name}.ita"
    try:
        with publishing(path):
            make_private_folder(folder)
            report_file.write(report, path, replace=False)
    except ExpectedError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    sent_copies.keep(report, path.name, now)
    return path


def _clear(before: datetime) -> None:
    if not paths.outgoing().is_dir():
        return
    for folder in paths.outgoing().iterdir():
        try:
            went_out = datetime.strptime(folder.name, _TIME)
        except ValueError:
            continue
        if went_out < before:
            shutil.rmtree(folder, ignore_errors=True)
            _log.info("cleared away a copy of %s", f"{went_out:%Y-%m-%d}")
