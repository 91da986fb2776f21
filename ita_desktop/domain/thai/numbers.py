"""Numbers in texts from outside: the only module of the program in which a text becomes a number.

Python takes a second for a number of a million digits, refuses one of 5,000, and reads `١٢`, ` 1_2 ` and `²` in ways
of its own. Here a text is looked at before it is converted. `tests/test_numbers_from_outside.py` finds what is not.
"""

_MOST_DIGITS = 18
_THAI_ZERO = 0x0E50
_TO_ARABIC = {_THAI_ZERO + digit: str(digit) for digit in range(10)}


def whole_number(text: str, allowed: range) -> int | None:
    """The number that the text holds in Thai or Arabic digits alone; None if there is none or it is not `allowed`. A
    text of more than 18 digits holds none."""
    number = _number(text)
    return number if number is not None and number in allowed else None


def may_become(text: str, allowed: range) -> bool:
    """Whether more digits behind the text could make it a number of the range, which has every number between its
    ends; a text without a digit may become any."""
    first = last = _number(text) if text else 0
    if first is None or last is None:
        return False
    for _ in range(_MOST_DIGITS - len(text) + 1):
        if first <= allowed[-1] and last >= allowed[0]:
            return True
        first, last = 10 * first, 10 * last + 9
    return False


def _number(text: str) -> int | None:
    if not 0 < len(text) <= _MOST_DIGITS:
        return None
    digits = text.translate(_TO_ARABIC)
    return int(digits) if digits.isascii() and digits.isdigit() else None
