"""Names at a place of a text: known ones, and words one edit away: one letter put in, left out or exchanged."""

from collections.abc import Container

from ita_desktop.spelling.letters import may_divide

SHORTEST = 4
"""Letters of a name below which one edit makes another name too easily."""


def is_one_edit(one: str, other: str) -> bool:
    """Whether one edit makes one word of the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    return shorter[at:] == longer[at + 1 :] or (len(one) == len(other) and shorter[at + 1 :] == longer[at + 1 :])


def known_name(text: str, names: Container[str]) -> str:
    """The longest of the names that the letters begin with; empty if none does."""
    return next((text[:end] for end in range(len(text), 1, -1) if text[:end] in names), "")


def near_miss(text: str, at: int, name: str) -> int | None:
    """Where words end that begin at `at` and are one edit away from the name; None if the name itself or anything else
    begins there."""
    if len(name) < SHORTEST or text.startswith(name, at):
        return None
    ends = [at + len(name), at + len(name) - 1, at + len(name) + 1]
    near = [end for end in ends if end <= len(text) and may_divide(text, end) and is_one_edit(text[at:end], name)]
    return max(near, key=lambda end: (text[end - 1] == name[-1], -ends.index(end))) if near else None
