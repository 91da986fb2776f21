"""Another program that does not let go of a file."""

from pathlib import Path

import pytest

from ita_desktop.errors import TargetBusyError
from ita_desktop.storage.files import publishing
from ita_desktop.storage.files.fingerprint import Seen


def hold(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be put in the place of the file from now on."""
    really_put = publishing.Snapshot.put

    def put(self: publishing.Snapshot, *, replace: bool) -> Seen:
        if self.target == path:
            raise TargetBusyError(path)
        return really_put(self, replace=replace)

    monkeypatch.setattr(publishing.Snapshot, "put", put)
