"""Every expected failure, one class each. Their Thai words live in `messages.py`; everything else is a bug.

The idea: a failure is raised where it is found, carries what its sentence needs, and changes nothing.
"""

from enum import Enum, auto
from pathlib import Path


class ExpectedError(Exception):
    """Something that a user can understand and act on. Subclasses carry what the sentence must name."""


class FileRefusedError(ExpectedError):
    """A file cannot be used. Nothing of it, and nothing beside it, was changed."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{type(self).__name__}: {path} {detail}".rstrip())
        self.path = path
        self.detail = detail


class ExchangeFault(Enum):
    """What can be wrong with a report in the exchange format."""

    NOT_UTF8 = auto()
    BYTE_ORDER_MARK = auto()
    NOT_JSON = auto()
    TOO_DEEP = auto()
    TOO_LARGE = auto()
    NOT_A_REPORT = auto()
    NEWER_VERSION = auto()
    UNKNOWN_KEY = auto()
    REPEATED_KEY = auto()
    MISSING_KEY = auto()
    WRONG_TYPE = auto()
    NOT_A_DATE = auto()
    NOT_A_CHOICE = auto()
    OUT_OF_RANGE = auto()
    TOO_LONG = auto()
    TOO_MANY_ROWS = auto()
    BAD_ID = auto()
    REPEATED_ID = auto()


class BadExchangeError(ExpectedError):
    """A file is not a report in the exchange format. Nothing was imported.

    `place` is where, such as `issues[0].measures[2].steps[1].text`; empty where it is the whole file. `detail` is what
    the fault needs to be understood: the key, the type that was wanted, the value's limit.
    """

    def __init__(self, place: str, reason: ExchangeFault, detail: str = "") -> None:
        super().__init__(f"{reason.name} at {place or 'the whole file'}: {detail}")
        self.place = place
        self.reason = reason
        self.detail = detail


class OutputFailedError(ExpectedError):
    """A file could not be written. What was at its place before is still there."""

    def __init__(self, path: Path, cause: OSError) -> None:
        super().__init__(f"{type(self).__name__}: {path} {cause}")
        self.path = path
        self.cause = cause
