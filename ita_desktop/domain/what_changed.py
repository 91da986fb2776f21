"""Where two texts, two lists, two reports differ: the place that an undo brings into view, and the caret in it."""


def changed_text(old: str, new: str) -> tuple[int, int]:
    """Start and end, in `new`, of what differs from `old`; both the same where something is only gone."""
    start = _alike_in_front(old, new)
    back = _alike_at_back(old, new, min(len(old), len(new)) - start)
    return start, len(new) - back


def _alike_in_front(old: str, new: str) -> int:
    """Characters at the front that are the same. By halves, since comparing whole parts is what Python is quick at."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _alike_at_back(old: str, new: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low
