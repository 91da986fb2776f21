"""What differs between two texts, word by word.

The caller gives where words begin: finding words in Thai takes a dictionary, which the domain does not have.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from itertools import pairwise

from ita_desktop.domain.thai.comparison import comparison_key, piece_starts

WordStarts = Callable[[str], Sequence[int]]
"""A text -> the indices of characters, from 0, at which its second and later words begin, ascending."""

_WORDS_MAX = 2_000
"""Words of either text that are compared one by one, in quadratic time. Longer texts change as one piece."""


class Wording(Enum):
    """What became of a piece of text."""

    SAME = auto()
    REMOVED = auto()
    ADDED = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row. The SAME and REMOVED pieces together are the old text, all but the REMOVED the new one.

    Words that look the same and are not spelt the same are SAME, in the new spelling.
    """

    wording: Wording
    text: str


def word_changes(before: str, after: str, word_starts: WordStarts) -> tuple[Piece, ...]:
    """The pieces from one text to the other, removed words before the words that replace them."""
    old, new = _words(before, word_starts), _words(after, word_starts)
    old_keys, new_keys = [comparison_key(word) for word in old], [comparison_key(word) for word in new]
    head = common_length(old_keys, new_keys)
    tail = common_length(old_keys[head:][::-1], new_keys[head:][::-1])
    inner = slice(head, len(old) - tail), slice(head, len(new) - tail)
    pieces = [Piece(Wording.SAME, "".join(new[:head]))]
    pieces += _inner(old[inner[0]], new[inner[1]], old_keys[inner[0]], new_keys[inner[1]])
    pieces.append(Piece(Wording.SAME, "".join(new[len(new) - tail :])))
    return tuple(_joined(pieces))


def _inner(old: list[str], new: list[str], old_keys: list[str], new_keys: list[str]) -> list[Piece]:
    if max(len(old), len(new)) > _WORDS_MAX:
        return [Piece(Wording.REMOVED, "".join(old)), Piece(Wording.ADDED, "".join(new))]
    pieces = []
    for tag, start, stop, new_start, new_stop in SequenceMatcher(None, old_keys, new_keys, False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Wording.SAME, "".join(new[new_start:new_stop])))
        else:
            pieces.append(Piece(Wording.REMOVED, "".join(old[start:stop])))
            pieces.append(Piece(Wording.ADDED, "".join(new[new_start:new_stop])))
    return pieces


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces without empty ones, and with neighbours of one kind joined."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.wording is joined[-1].wording:
            joined[-1] = Piece(piece.wording, joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return joined


def _words(text: str, word_starts: WordStarts) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *_starts(text, word_starts), len(text)])] if text else []


def _starts(text: str, word_starts: WordStarts) -> Sequence[int]:
    """Where words begin, by what they look like: a dictionary knows แก้ไข and not เเก้ไข."""
    key = comparison_key(text)
    if key == text:
        return word_starts(text)
    text_at, length = {}, 0
    for start, end in pairwise([*piece_starts(text), len(text)]):
        text_at[length] = start
        length += len(comparison_key(text[start:end]))
    return [text_at[start] for start in word_starts(key) if start in text_at]


def are_alike(a: str, b: str, least: float, most: int) -> bool:
    """Whether the texts, of each so many characters, have that much in common (difflib's ratio)."""
    matcher = SequenceMatcher(None, a[:most], b[:most], False)
    return matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and matcher.ratio() >= least


def common_length(a: list[str], b: list[str]) -> int:
    """How many entries from their start the two have in common."""
    return next((index for index, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
