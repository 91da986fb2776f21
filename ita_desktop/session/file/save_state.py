"""How far the open report is saved, as the window shows it, and what became of one that was closed."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from ita_desktop.errors import ExpectedError
from ita_desktop.session.file.cautions import NONE, Cautions


class Saving(Enum):
    """How far the current report is saved."""

    PENDING = auto()
    """Edited; the working copy does not have it yet."""
    STORED = auto()
    """Durable in the working copy."""
    PUBLISHED = auto()
    """In the user's file."""


@dataclass(frozen=True, slots=True)
class SaveState:
    """What the status line shows: how far, since when, and what went wrong (None: nothing).

    `is_read_only`: the file at `path` cannot be replaced, as far as is known. `is_held`: it is not, before the user
    agrees, because of the `cautions`; `changed_at` is when it was changed last.
    """

    saving: Saving
    at: datetime
    path: Path | None
    error: ExpectedError | None = None
    is_read_only: bool = False
    is_held: bool = False
    cautions: Cautions = NONE
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BadEnd:
    """A report was closed, and not all of it is in its file at `path` (None: a report without one).

    `beside` is the file that has all of it, if somebody else changed the report's own, or another program holds it
    (`busy`). Without it the work is kept, and `error` is the reason; None for a bug.
    """

    path: Path | None
    beside: Path | None = None
    busy: bool = False
    error: ExpectedError | None = None
