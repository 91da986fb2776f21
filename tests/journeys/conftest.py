"""Fixtures of the journeys: the program dressed as for a clerk."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ita_desktop.ui.style import dress


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """The bundled face and style."""
    dress(qapp)


@pytest.fixture(autouse=True, scope="session")
def clipboard_left(qapp: QApplication) -> Iterator[None]:
    """Nothing that a test copied outlives Python: see `leave_clipboard`."""
    yield
    QApplication.clipboard().setText("")
