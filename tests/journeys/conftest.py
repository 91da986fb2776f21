"""Fixtures of the journeys: the program dressed as for a clerk."""

import pytest
from PySide6.QtWidgets import QApplication

from ita_desktop.ui.style import dress


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """The bundled face and style."""
    dress(qapp)
