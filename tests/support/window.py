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


@pytest.fixture(autouse=True)
def nobody_stays(dressed: None) -> Iterator[None]:
    """Whoever a failed test left at a window leaves, too. Python would else collect the window at any time, with its
    parts in any order, and the process can die of it in a later test."""
    yield
    for one in [*Clerk.present]:
        one.leaves()


@pytest.fixture
def clerk(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Clerk]:
    """A clerk before the start page, or with the sample report open in a test marked `sample_open`, who leaves when
    the test is over."""
    sample = request.getfixturevalue("sample") if request.node.get_closest_marker("sample_open") else None
    made = Clerk(qtbot)
    if sample is not None:
        made.opens(sample)
    yield made
    if made in Clerk.present:
        made.leaves()
