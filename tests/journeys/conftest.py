"""Fixtures of the journeys: the program dressed as for a clerk."""

from tests.support.window import a_clerk, clipboard_left, dressed  # noqa: F401 - fixtures
