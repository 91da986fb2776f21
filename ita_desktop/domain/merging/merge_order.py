"""The order of what two people kept, moved and added: pure, on sequences of ids.

If only one side reordered, its order is taken; an added id stands behind the id that it was added behind. If both added
at one spot, the smaller first id comes first, so that it does not matter which side is "mine".
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple


class Order(NamedTuple):
    """An order. If both sides reordered differently it is mine, and `theirs` is the other choice."""

    ids: tuple[str, ...]
    theirs: tuple[str, ...] | None = None


def merged_order(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], kept: Collection[str]) -> Order:
    """The order of `kept`, each of which is in `mine` or `theirs`."""
    ours = [one for one in mine if one in kept]
    others = [one for one in theirs if one in kept]
    shared = set(ours) & set(others)
    my_order = [one for one in ours if one in shared]
    their_order = [one for one in others if one in shared]
    if my_order == their_order:
        return Order(_woven(my_order, ours, others))
    known = shared & set(base)
    was = [one for one in base if one in known]
    i_kept = [one for one in my_order if one in known] == was
    they_kept = [one for one in their_order if one in known] == was
    by_me, by_them = _woven(my_order, ours, others), _woven(their_order, ours, others)
    if i_kept is they_kept:
        return Order(by_me, by_them)
    return Order(by_them if i_kept else by_me)


def _woven(skeleton: Sequence[str], *sides: Sequence[str]) -> tuple[str, ...]:
    """The skeleton with each side's other ids behind the ids that they follow on that side."""
    runs: dict[str | None, list[list[str]]] = {}
    anchors = set(skeleton)
    for side in sides:
        run: list[str] = []
        runs.setdefault(None, []).append(run)
        for one in side:
            if one in anchors:
                run = []
                runs.setdefault(one, []).append(run)
            else:
                run.append(one)
    woven: list[str] = []
    for anchor in (None, *skeleton):
        if anchor is not None:
            woven.append(anchor)
        for run in sorted(runs.get(anchor, [])):
            woven += run
    return tuple(woven)
