"""The day on which tests take place: reports on fiscal year 2568, as the builders make, are this year's work then."""

from datetime import datetime

from ita_desktop.session.file import cautions

DAY = datetime(2025, 12, 1, 9, 0)


def stay_on_that_day() -> None:
    """For a process of its own; in the tests a fixture does the same."""
    cautions.now = lambda: DAY
