"""What a screen reader says of an item: which list, the place among the items, the kind, which measure."""

from collections.abc import Sequence

from ita_desktop.domain.lists import Items, label_numbers
from ita_desktop.domain.report import ItemKind
from ita_desktop.domain.thai import to_thai_digits


def item_words(items: Items, index: int) -> str:
    """`ข้อ ๓ จาก ๔`, `ข้อย่อยที่ ๑ จาก ๒ ของข้อ ๓`, `ย่อหน้าไม่มีเลข หลังข้อ ๓`; `ยังไม่มีข้อ` in an empty list."""
    if not items:
        return "ยังไม่มีข้อ"
    numbers = tuple(label_numbers(items))
    number = numbers[index]
    match items[index].kind:
        case ItemKind.NUMBERED:
            return f"ข้อ {_digits(number)} จาก {_digits(numbers[-1])}"
        case ItemKind.SUB:
            place, count = _among_sub_items(items, numbers, index)
            home = f"ของข้อ {_digits(number)}" if number else "ก่อนข้อ ๑"
            return f"ข้อย่อยที่ {_digits(place)} จาก {_digits(count)} {home}"
        case ItemKind.PARAGRAPH:
            return f"ย่อหน้าไม่มีเลข หลังข้อ {_digits(number)}" if number else "ย่อหน้าไม่มีเลข ก่อนข้อ ๑"


def _among_sub_items(items: Items, numbers: Sequence[int], index: int) -> tuple[int, int]:
    """Which sub-item of its numbered item this is, from 1, and how many those are."""
    place = count = 0
    first = index
    while first > 0 and numbers[first - 1] == numbers[index]:
        first -= 1
    for at in range(first, len(items)):
        if numbers[at] != numbers[index]:
            break
        if items[at].kind is ItemKind.SUB:
            count += 1
            place = count if at <= index else place
    return place, count


def _digits(number: int) -> str:
    return to_thai_digits(number)
