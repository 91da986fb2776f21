"""Single values of a merge: values that need no decision, lists of names, and objects that are used again."""

from collections import Counter
from typing import Any, TypeVar

from ita_desktop.domain.merging.merge_order import merged_order
from ita_desktop.domain.report.kinds import Kind, Names, key_of
from ita_desktop.domain.report.report import Issue, Item, Measure, Report
from ita_desktop.domain.report.review.hidden_kinds import Several
from ita_desktop.domain.report.review.reviewing import ids_in, unreviewed_in

CONFLICT = object()
"""Stands for a value that both sides changed differently."""

NOTHING = object()
"""Stands for the base's value if there is no base."""


# Any: the value of a field of any kind.
def one_side(base: Any, mine: Any, theirs: Any) -> Any:
    """The value that needs no decision, or CONFLICT. A change that can be seen goes before one of spelling alone."""
    if mine == theirs or base == theirs:
        return mine
    if base == mine:
        return theirs
    was, my, their = key_of(base), key_of(mine), key_of(theirs)
    if my == their:
        return min(mine, theirs, key=repr)  # both look the same: any rule that treats the sides alike will do
    if their == was:
        return mine
    return theirs if my == was else CONFLICT


def value_or(value: Any, other: Any) -> Any:
    """The value, or the other one if it is a conflict."""
    return other if value is CONFLICT else value


# Any, here and in the next: the value of a field of that kind.
def merged_parts(kind: Kind, base: Any, mine: Any, theirs: Any) -> Any:
    """Of names and sets, what both kept and either added. CONFLICT for any other value, and if the two put the names in
    different orders."""
    if isinstance(kind, Names):
        return _merged_names(base, mine, theirs)
    return kind.kept(_merged_set(base, mine, theirs)) if isinstance(kind, Several) else CONFLICT


def parts_of_both(kind: Kind, mine: Any, theirs: Any) -> Any:
    """All names of mine, then those that only theirs has; of a set, all."""
    return kind.kept(mine | theirs) if isinstance(kind, Several) else _names_of_both(mine, theirs)


def _merged_set(base: frozenset[str], mine: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    return (mine & theirs) | (mine - base) | (theirs - base)


def _merged_names(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...] | object:
    was, my, their = map(_counted, (base, mine, theirs))
    kept = {one for one in (my | their) if (one in my and one in their) or one not in was}
    order = merged_order(list(was), list(my), list(their), kept)
    # If both have a name in two spellings that look the same, any rule that treats the sides alike will do.
    merged = tuple(min(names[one] for names in (my, their) if one in names) for one in order.ids)
    return merged if order.theirs is None else CONFLICT


def _names_of_both(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    my, their = _counted(mine), _counted(theirs)
    return (*mine, *(name for one, name in their.items() if one not in my))


def _counted(names: tuple[str, ...]) -> dict[str, str]:
    """Each name by its comparison key and its number among equal names."""
    met: Counter[str] = Counter()
    counted: dict[str, str] = {}
    for name in names:
        key = str(key_of(name))
        met[key] += 1
        counted[f"{key}\0{met[key]}"] = name
    return counted


def merged_ids(base: Report | None, mine: Report, theirs: Report, merged: Report) -> frozenset[str]:
    """What is still to be reviewed: what neither side reviewed, of the things that are there. What only one side has is
    as it is there. Without a base, what is reviewed on one side is reviewed."""
    if not mine.unreviewed and not theirs.unreviewed:
        return mine.unreviewed
    my, their = unreviewed_in(mine), unreviewed_in(theirs)
    here, mine_has, theirs_have = ids_in(merged), ids_in(mine), ids_in(theirs)
    found = _merged_set(unreviewed_in(base), my, their) if base is not None else my & their
    left = here & ((found & mine_has & theirs_have) | (my - theirs_have) | (their - mine_has))
    return mine.unreviewed if left == mine.unreviewed & here else left


_T = TypeVar("_T", Issue, Measure, Item)


def reused(old: _T, new: _T) -> _T:
    """The old object if nothing changed, ids included."""
    return old if is_same(old, new) else new


_Part = Item | Measure | Issue | Report


def is_same(a: _Part, b: _Part) -> bool:
    """Whether both are equal, ids included, which `==` of issues and items leaves out."""
    return a is b or (a == b and _ids(a) == _ids(b))


def _ids(value: _Part) -> list[str]:
    match value:
        case Item():
            return [value.id]
        case Measure():
            return [value.id, *value.item_ids()]
        case Issue():
            return [value.id, *(one for measure in value.measures for one in _ids(measure))]
        case _:
            return [*sorted(value.unreviewed), *(one for issue in value.issues for one in _ids(issue))]
