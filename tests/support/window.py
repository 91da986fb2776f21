"""Fixtures of every test that opens the window: the program dressed as for a clerk, and a clerk at it.

Imported by the `conftest.py` of such tests.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.ui.appearance.style import dress
from tests.support.clerk import Clerk


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """The bundled face and style."""
    dress(qapp)


@pytest.fixture(autouse=True, scope="session")
def clipboard_left(qapp: QApplication) -> Iterator[None]:
    """Nothing that a test copied outlives Python: see `leave_clipboard`."""
    yield
    QApplication.clipboard().setText("")


@pytest.fixture
def a_clerk(qtbot: QtBot) -> Iterator[Clerk]:
    """A clerk before the start page, who leaves when the test is over."""
    made = Clerk(qtbot)
    yield made
    made.leaves()
