"""Qt counts UTF-16 units, Python counts characters; they differ after any character beyond U+FFFF."""


def units_before(text: str, index: int) -> int:
    """UTF-16 units in the first `index` characters."""
    return index + sum(character > "\uffff" for character in text[:index])


def index_at(text: str, units: int) -> int:
    """Characters in the first `units` UTF-16 units; inside a pair counts as before it."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return min(units, len(text))
    index = seen = 0
    for character in text:
        seen += 1 + (character > "\uffff")
        if seen > units:
            break
        index += 1
    return index
