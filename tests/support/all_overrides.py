"""Every class of the program below one of Qt's, and every override in them."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

from shiboken6 import Shiboken

import ita_desktop
from ita_desktop.session.qt.overrides import overrides


def all_classes() -> list[type[Any]]:
    """The classes, after every module was imported."""
    for module in pkgutil.walk_packages(ita_desktop.__path__, "ita_desktop."):
        importlib.import_module(module.name)
    ours = {one for one in _below(Shiboken.Object) if one.__module__.startswith("ita_desktop.")}
    return sorted(ours, key=lambda one: (one.__module__, one.__qualname__))


def all_overrides() -> dict[tuple[type[Any], str], Callable[..., object]]:
    """What is called in place of a method of Qt's, by the class in which it stands and its name."""
    return {(owner, name): method for kind in all_classes() for owner, name, method in overrides(kind)}


def key_of(owner: type[Any], name: str) -> str:
    """`PlainEdit.keyPressEvent`."""
    return f"{owner.__name__}.{name}"


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    for one in type.__subclasses__(kind):
        yield one
        yield from _below(one)
