"""What still names a widget that is gone: an attribute of an object that is there, or what may yet be called."""

import gc
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterator
from functools import partial
from types import FrameType, FunctionType, MethodType, ModuleType

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from shiboken6 import Shiboken, isValid

from tests.support.everything import every_object

PATIENCE_SECONDS = 3.0
"""How long a thread that has just ended its work may take to let go of it."""
_OWN = 4
"""How often what is looked at is held by this alone: in two lists, by the loop, and as an argument."""
HOLDERS_MAX = 500
"""What is held through more than so many objects is held by what is in use: what is gone is held by a few."""


def names_of_what_is_gone(patience: float = PATIENCE_SECONDS, known: Collection[str] = ()) -> list[str]:
    """Attributes and callbacks of the program's that hold an object of Qt's which does not exist any more, and go on
    holding it; but for those that are known already."""
    until = time.monotonic() + patience
    while (found := [name for name in _names_now() if name not in known]) and time.monotonic() < until:
        time.sleep(0.05)
    return found


def _names_now() -> list[str]:
    """A callback is there as long as a connection, a timer or somebody else keeps it: all else is collected first. What
    is on its way arrives, and what waits for its deletion is deleted.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    with every_object() as objects:
        found = [one for one in objects if any(_held(one))]
        ours = {id(objects), id(found)}
        in_gone = _in_what_is_gone(objects)
        return sorted(
            {
                name
                for one in found
                if sys.getrefcount(one) - _OWN != in_gone[id(one)] and not _is_only_in_what_is_gone(one, ours)
                for name in _held(one)
            }
        )


def _in_what_is_gone(objects: list[object]) -> Counter[int]:
    """How many attributes of objects that are gone each object is, by its id. Most of what is found is nothing else,
    and to look for whatever has it means to look at all objects some times, for each of some hundred."""
    gone = (one for one in objects if isinstance(one, Shiboken.Object) and not isValid(one))
    return Counter(id(value) for one in gone for value in getattr(one, "__dict__", {}).values())


def _held(one: object) -> Iterator[str]:
    if isinstance(one, QObject) and _is_ours(type(one)) and isValid(one):
        yield from (f"{type(one).__name__}.{name}" for name, value in vars(one).items() if _is_gone(value))
    elif isinstance(one, FunctionType) and _is_ours(one):
        if any(_is_gone(value) for value in _closed_over(one)):
            yield f"{one.__module__}.{one.__qualname__}"
    elif isinstance(one, partial) and _is_ours(one.func) and any(_is_gone(value) for value in (one.func, *one.args)):
        yield f"partial of {getattr(one.func, '__qualname__', type(one.func).__name__)}"


def _is_only_in_what_is_gone(one: object, ours: set[int]) -> bool:
    """Whether nobody can use it any more: whatever has it is gone itself, though Shiboken still counts it, as it does
    for one page in some hundred. What nobody in Python has is kept by a connection."""
    if isinstance(one, Shiboken.Object):
        return False
    has_met_gone = False
    seen, level = {id(one)}, [one]
    made: list[list[object]] = []
    ours = {*ours, id(made)}
    while level:
        ours.add(id(level))
        holders = [two for two in gc.get_referrers(*level) if id(two) not in ours and not _is_of_this(two)]
        ours.add(id(holders))
        made += [level, holders]
        held = {id(two) for holder in holders for two in gc.get_referents(holder)}
        if any(id(two) not in held for two in level):
            return False
        level = []
        for holder in holders:
            if isinstance(holder, ModuleType | FrameType) or (isinstance(holder, Shiboken.Object) and isValid(holder)):
                return False
            if isinstance(holder, Shiboken.Object):
                has_met_gone = True
            elif id(holder) not in seen:
                level.append(holder)
            seen.add(id(holder))
        if len(seen) > HOLDERS_MAX:  # each further step would look at every object for each of them
            return False
    return has_met_gone


def _is_of_this(holder: object) -> bool:
    """Whether it is a frame of this module, or what a loop in one of them holds."""
    return (isinstance(holder, FrameType) and holder.f_code.co_filename == __file__) or "iterator" in type(
        holder
    ).__name__


def _is_ours(thing: object) -> bool:
    module = getattr(thing, "__module__", None)
    return isinstance(module, str) and module.startswith("ita_desktop.")


def _closed_over(function: FunctionType) -> Iterator[object]:
    for cell in function.__closure__ or ():
        try:
            yield cell.cell_contents
        except ValueError:  # nothing is in it yet
            continue


def _is_gone(value: object) -> bool:
    return any(not isValid(one) for one in _of_qt(value))


def _of_qt(value: object) -> Iterator[Shiboken.Object]:
    if isinstance(value, Shiboken.Object):
        yield value
    elif isinstance(value, MethodType):
        yield from _of_qt(value.__self__)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _of_qt(one)
    elif isinstance(value, dict):
        for one in (*value.keys(), *value.values()):
            yield from _of_qt(one)
