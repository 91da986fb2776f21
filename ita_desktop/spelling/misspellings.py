"""Words that are often misspelt: the list `resources/spelling/misspellings.tsv`, wrong form and right form a line."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ita_desktop import paths
from ita_desktop.regular_file import read_shipped
from ita_desktop.spelling.letters import may_divide


class Misspelling(NamedTuple):
    """A wrong form. If `is_guarded` it also occurs where two words meet; if not `is_sure` some people write it so."""

    wrong: str
    right: str
    is_sure: bool
    is_guarded: bool


def misspellings(letters: str) -> Iterator[tuple[int, Misspelling]]:
    """The listed misspellings in the letters, each with its index, unless it is part of the right word."""
    for misspelling in _listed():
        at = letters.find(misspelling.wrong)
        while at >= 0:
            end = at + len(misspelling.wrong)
            if may_divide(letters, at) and may_divide(letters, end) and not _is_right(letters, at, misspelling):
                yield at, misspelling
            at = letters.find(misspelling.wrong, end)


def _is_right(letters: str, at: int, misspelling: Misspelling) -> bool:
    """Whether the index lies inside the right word: กิจกรรม holds กิจกร."""
    wrong, right = misspelling.wrong, misspelling.right
    inside = right.find(wrong)
    while inside >= 0:
        if letters.startswith(right, at - inside) and at >= inside:
            return True
        inside = right.find(wrong, inside + 1)
    return False


@cache
def _listed() -> tuple[Misspelling, ...]:
    """The list, longer forms before shorter ones that they contain."""
    lines = read_shipped(paths.misspellings()).decode().splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    found = [Misspelling(wrong, right, level == "sure", match == "guard") for wrong, right, _, level, match in rows]
    return tuple(sorted(found, key=lambda misspelling: -len(misspelling.wrong)))
