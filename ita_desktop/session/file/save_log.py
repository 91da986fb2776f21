"""What the log has of saving: a failure once, that it is over, and what went wrong when the report was closed."""

import logging
from pathlib import Path

from ita_desktop.errors import ExpectedError, PublishFailedError
from ita_desktop.session.file.save_state import BadEnd, SaveState, Saving
from ita_desktop.storage.working_copy import Published

_log = logging.getLogger(__name__)


class SaveLog:
    """Owner of what was logged last about one open report."""

    def __init__(self) -> None:
        self._noted: type[ExpectedError] | None = None

    def note(self, state: SaveState) -> None:
        """A failure to write goes to the log, not again at every attempt, and that it is over."""
        if state.error is not None and type(state.error) is not self._noted:
            _log.info("not written: %s", state.error)
            self._noted = type(state.error)
        elif state.error is None and state.saving is Saving.PUBLISHED and self._noted is not None:
            _log.info("written after all: %s", state.path)
            self._noted = None


def note_failure(error: ExpectedError) -> None:
    """A file was not written."""
    _log.info("not written: %s", error)


def bad_end(ended: Published | Exception | None, path: Path | None) -> BadEnd | None:
    """What went wrong at the end, which is logged. Not what could not be stored: that was shown before."""
    if isinstance(ended, ExpectedError):
        _log.info("not written at the end: %s", ended)
        return BadEnd(path, error=ended) if isinstance(ended, PublishFailedError) else None
    if isinstance(ended, Exception):
        _log.error("a bug while closing", exc_info=ended)
        return BadEnd(path)
    if ended is not None and (ended.conflict or ended.busy):
        return BadEnd(path, beside=ended.path, busy=ended.busy)
    return None
