"""What a screen reader says of an item: which list, the place among the items, the kind, which measure."""

from itertools import islice, takewhile

from ita_desktop.domain.lists import Items, number_before
from ita_desktop.domain.report import Item, ItemKind
from ita_desktop.language import digits, tr


def item_words(items: Items, index: int) -> str:
    """`ข้อ ๓ จาก ๔`, `ข้อย่อยที่ ๑ จาก ๒ ของข้อ ๓`, `ย่อหน้าไม่มีเลข หลังข้อ ๓`; `ยังไม่มีข้อ` in an empty list."""
    if not items:
        return tr("ยังไม่มีข้อ")
    number = number_before(items, index + 1)
    match items[index].kind:
        case ItemKind.NUMBERED:
            last = number_before(items, len(items))
            return tr("ข้อ {number} จาก {last}").format(number=digits(number), last=digits(last))
        case ItemKind.SUB:
            place, count = _among_sub_items(items, index)
            words = (
                tr("ข้อย่อยที่ {place} จาก {count} ของข้อ {number}") if number else tr("ข้อย่อยที่ {place} จาก {count} ก่อนข้อ ๑")
            )
            return words.format(place=digits(place), count=digits(count), number=digits(number))
        case ItemKind.PARAGRAPH:
            words = tr("ย่อหน้าไม่มีเลข หลังข้อ {number}") if number else tr("ย่อหน้าไม่มีเลข ก่อนข้อ ๑")
            return words.format(number=digits(number))


def _among_sub_items(items: Items, index: int) -> tuple[int, int]:
    """Which sub-item of its numbered item this is, from 1, and how many those are."""
    above = takewhile(_is_not_numbered, reversed(items[: index + 1]))
    below = takewhile(_is_not_numbered, islice(items, index + 1, None))
    place = sum(item.kind is ItemKind.SUB for item in above)
    return place, place + sum(item.kind is ItemKind.SUB for item in below)


def _is_not_numbered(item: Item) -> bool:
    return item.kind is not ItemKind.NUMBERED
