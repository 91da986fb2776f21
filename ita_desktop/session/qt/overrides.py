"""Overrides of Qt's virtual methods raise only what Qt can report, and what they raise is always reported.

What C code raises in Python 3.11 (`[][1]`, `1 / 0`, `int("9" * 5000)`) becomes an exception object when Python code
catches it. Shiboken, which calls overrides for Qt, ends the process over one that is none yet. And it forgets an
exception if Python code has led to the override and another one is called after it. So every override stands behind a
function that catches, reports and raises again. This is done when a class below one of Qt's is made.
"""

import sys
from collections.abc import Callable, Iterator
from functools import wraps
from types import FunctionType
from typing import Any, ParamSpec, TypeVar

from shiboken6 import Shiboken

_P = ParamSpec("_P")
_R = TypeVar("_R")

_GUARDED = "_is_guarded"
_REPORTED = "_is_reported"


def guarded(override: Callable[_P, _R]) -> Callable[_P, _R]:
    """The override behind a function that reports what it raises, and raises it again."""

    @wraps(override)
    def guard(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return override(*args, **kwargs)
        except BaseException as error:
            _report(error)
            raise

    setattr(guard, _GUARDED, True)
    return guard


def _report(error: BaseException) -> None:
    """Hand it to what takes errors that nothing has caught; once, however many overrides it comes through."""
    if not hasattr(error, _REPORTED):
        setattr(error, _REPORTED, True)
        sys.excepthook(type(error), error, error.__traceback__)


def is_guarded(override: object) -> bool:
    """Whether it is what `guarded` returned."""
    return getattr(override, _GUARDED, False) is True


def overrides(kind: type[Any]) -> Iterator[tuple[type, str, Callable[..., object]]]:
    """What can be called under the name of one of Qt's methods, in `kind` and in its bases that are not Qt's, of which
    one may be a plain class that stands before Qt's: the class that holds it, the name, and what it is."""
    for at, one in enumerate(kind.__mro__):
        if _is_qt(one) or one.__module__ in ("Shiboken", "builtins"):
            continue
        qt = [other for other in kind.__mro__[at:] if _is_qt(other)]
        for name, value in vars(one).items():
            is_operator = name == "__lt__"  # of items, the only one of Qt's that is virtual
            is_name = is_operator or not name.startswith("__")
            if callable(value) and is_name and any(name in vars(other) for other in qt):
                yield one, name, value


def _is_qt(kind: type) -> bool:
    return kind.__module__.startswith("PySide6.") and issubclass(kind, Shiboken.Object)


def _on_class_made(kind: type[Any], /, **more: Any) -> None:  # what a class statement may be given has no type
    super(Shiboken.Object, kind).__init_subclass__(**more)
    for one, name, value in list(overrides(kind)):
        if isinstance(value, FunctionType) and not is_guarded(value):
            setattr(one, name, guarded(value))


# All of Qt's classes are below this one, and Python calls this for every class that is made below them.
Shiboken.Object.__init_subclass__ = classmethod(_on_class_made)  # type: ignore[assignment]
