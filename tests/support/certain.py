"""What a test looks for and has to find: it fails in the line that looks, and what it gets is of the kind it needs."""

from typing import TypeVar

T = TypeVar("T")


def the(found: T | None) -> T:
    """What was looked for, which is there."""
    assert found is not None
    return found


def as_a(kind: type[T], found: object) -> T:
    """What was looked for, which is one of that kind."""
    assert isinstance(found, kind), found
    return found
