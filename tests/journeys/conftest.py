"""Fixtures of the journeys: the program dressed as for a clerk."""

from tests.support.window import clerk, clipboard_left, dressed, nobody_stays  # noqa: F401 - fixtures
from tests.support.window_fixtures import english, qapp_args, sample, sample_bytes, steps, thai_qt  # noqa: F401 - fixtures
