"""Qt counts UTF-16 units, Python counts characters; they differ after any character beyond U+FFFF.

Long paragraphs come by here with every key: the loops over their characters are those of the codecs.
"""


def units(text: str) -> int:
    """UTF-16 units in the text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def units_before(text: str, index: int) -> int:
    """UTF-16 units in the first `index` characters."""
    return units(text[:index])


def index_at(text: str, position: int) -> int:
    """Characters in the first `position` UTF-16 units; inside a pair counts as before it."""
    if text.isascii():
        return min(position, len(text))
    coded = text.encode("utf-16-le", "surrogatepass")
    if len(coded) == 2 * len(text):
        return min(position, len(text))
    end = 2 * position
    if _is_between(coded[end - 1 : end], 0xD8) and _is_between(coded[end + 1 : end + 2], 0xDC):
        end -= 2
    return len(coded[:end].decode("utf-16-le", "surrogatepass"))


def _is_between(byte: bytes, first: int) -> bool:
    """Whether the upper byte of a unit is one of the four from `first` on: those of one half of a pair."""
    return bool(byte) and first <= byte[0] < first + 4
