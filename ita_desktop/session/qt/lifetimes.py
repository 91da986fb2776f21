"""What is called or looked at later ends with the object of Qt's that it is for.

Qt ends a connection to a method of an object when the object is deleted. Functions that belong to no object are called
by `on` and `later`, which do the same, and a widget that may be deleted before it is needed is kept in a `Pointer`.
"""

from collections.abc import Callable
from functools import partial
from inspect import Parameter, signature
from types import FunctionType, MethodType
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, SignalInstance
from shiboken6 import isValid

_T = TypeVar("_T", bound=QObject)


def on(signal: SignalInstance, owner: QObject, act: Callable[..., object]) -> None:
    """Call `act` whenever the signal is emitted, as long as the owner exists. It gets as many of the signal's values
    as it has parameters without a default, three at most.

    The owner is the object that is deleted first: the one that emits, or one that `act` uses.
    """
    call = _Call(owner, act)
    signal.connect((call.with_none, call.with_one, call.with_two, call.with_three)[_required(act)])


def later(milliseconds: int, owner: QObject, act: Callable[[], object]) -> None:
    """Call `act` once, after so many milliseconds, if the owner exists then."""
    timer = after(milliseconds, owner, act)
    timer.timeout.connect(timer.deleteLater)
    timer.start()


def after(milliseconds: int, owner: QObject, act: Callable[[], object]) -> QTimer:
    """A timer that acts once, so long after it was started last. It ends with the owner."""
    timer = every(milliseconds, owner, act)
    timer.setSingleShot(True)
    return timer


def every(milliseconds: int, owner: QObject, act: Callable[[], object]) -> QTimer:
    """A timer that acts again and again once it is started. It ends with the owner."""
    timer = QTimer(owner, interval=milliseconds)
    on(timer.timeout, timer, act)
    return timer


class Pointer(Generic[_T]):
    """To an object that may be deleted before it is needed, as Qt's QPointer is."""

    def __init__(self) -> None:
        self._target: _T | None = None

    def set(self, target: _T | None) -> None:
        """Point at this one, or at none."""
        old = self.target
        if target is old:
            return
        if old is not None:
            old.destroyed.disconnect(self._let_go)
        self._target = target
        if target is not None:
            target.destroyed.connect(self._let_go)

    @property
    def target(self) -> _T | None:
        """What it was set to; None if that is deleted."""
        return self._target if self._target is not None and isValid(self._target) else None

    def _let_go(self) -> None:
        """Its wrapper would keep all that Python has of it, and of what it was in."""
        self._target = None


class _Call(QObject):
    """A child of the owner, so that Qt deletes it, and ends its connections, with the owner."""

    def __init__(self, owner: QObject, act: Callable[..., object]) -> None:
        super().__init__(owner)
        self._owner = owner
        self._act = act

    def with_none(self) -> None:
        self._do()

    def with_one(self, first: object) -> None:
        self._do(first)

    def with_two(self, first: object, second: object) -> None:
        self._do(first, second)

    def with_three(self, first: object, second: object, third: object) -> None:
        self._do(first, second, third)

    def _do(self, *values: object) -> None:
        if isValid(self._owner):  # whose children go one by one, and may emit until then
            self._act(*values)


def _required(act: Callable[..., object]) -> int:
    """The window makes some five hundred connections: `signature` would take a tenth of the time in which it opens."""
    if isinstance(act, partial) and not act.keywords:
        return max(0, _required(act.func) - len(act.args))
    function = act.__func__ if isinstance(act, MethodType) else act
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    if isinstance(function, FunctionType):
        is_bound = isinstance(act, MethodType)
        return function.__code__.co_argcount - len(function.__defaults__ or ()) - is_bound
    kinds = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
    try:
        parameters = signature(act).parameters.values()
    except ValueError:  # a signal's `emit` has no signature
        return 0
    return sum(one.kind in kinds and one.default is Parameter.empty for one in parameters)
