"""Another program that does not let go of a file, and a share that does not answer."""

import threading
from pathlib import Path

import pytest

from ita_desktop.errors import TargetBusyError
from ita_desktop.storage.files import publishing
from ita_desktop.storage.files.fingerprint import FileFingerprint

_WAIT_SECONDS = 30


def hold(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be put in the place of the file from now on."""
    really_put = publishing.Snapshot.put

    def put(self: publishing.Snapshot, *, replace: bool) -> FileFingerprint:
        if self.target == path:
            raise TargetBusyError(path)
        return really_put(self, replace=replace)

    monkeypatch.setattr(publishing.Snapshot, "put", put)


def keep_waiting(folder: Path, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Whatever is put in the place of a file in the folder waits until this is set."""
    answered = threading.Event()
    really_put = publishing.Snapshot.put

    def put(self: publishing.Snapshot, *, replace: bool) -> FileFingerprint:
        if self.target.parent == folder:
            answered.wait(_WAIT_SECONDS)
        return really_put(self, replace=replace)

    monkeypatch.setattr(publishing.Snapshot, "put", put)
    return answered
