"""What a merge cannot decide, and the choices that the user has."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report
from ita_desktop.language import N_, tr

MINE_WORDS, THEIRS_WORDS = N_("รายงานนี้"), N_("แฟ้มที่ได้รับ")
"""The names of the two sides, to be looked up with `tr`."""


class Choice(Enum):
    """How a conflict is decided."""

    MINE = auto()
    THEIRS = auto()
    BOTH = auto()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that the program cannot decide. `key` names it whenever the same three reports are merged.

    `address` and `where` are in my report, or in theirs if mine has nothing there. `mine` and `theirs` are the sides
    in words; None if that side has deleted it or never had it. `default` is what is done until it is decided.
    """

    key: str
    address: Address
    where: str
    mine: str | None
    theirs: str | None
    choices: tuple[Choice, ...] = (Choice.MINE, Choice.THEIRS)
    default: Choice = Choice.MINE


@dataclass(frozen=True, slots=True)
class Merged:
    """The merge with every conflict decided as it was chosen, and the conflicts in the order of my report."""

    report: Report
    conflicts: tuple[Conflict, ...]


Choose = Callable[[Conflict], Choice]


def by_default(conflict: Conflict) -> Choice:
    """The choice before any decision: mine stays, and what only one side has is kept."""
    return conflict.default


def by_decisions(decisions: dict[str, Choice]) -> Choose:
    """The choice that was made for the conflict's key; the default for other conflicts."""
    return lambda conflict: decisions.get(conflict.key, conflict.default)


def sentence(conflict: Conflict) -> str:
    """Both sides of the conflict on one line."""
    mine, theirs = _on_one_line(conflict.mine), _on_one_line(conflict.theirs)
    return f"{tr(MINE_WORDS)}: {mine} {tr(THEIRS_WORDS)}: {theirs}"


def _on_one_line(side: str | None) -> str:
    if side is None:
        return tr("ไม่มี")
    return "“" + side.replace("\n", " / ").replace("\t", " ") + "”"
