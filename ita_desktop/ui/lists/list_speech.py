"""What is said of items: to a screen reader the place among the items and the kind; what is deleted, by its number."""

from ita_desktop.domain.report.report import ItemKind
from ita_desktop.language import digits, tr, trn
from ita_desktop.ui.text.item_numbers import ItemNumbers


def item_words(numbers: ItemNumbers, index: int) -> str:
    """`ข้อ ๓ จาก ๔`, `ข้อย่อยที่ ๑ จาก ๒ ของข้อ ๓`, `ย่อหน้าไม่มีเลข หลังข้อ ๓`; `ยังไม่มีข้อ` in an empty list."""
    if not numbers.items:
        return tr("ยังไม่มีข้อ")
    number = numbers.number(index)
    match numbers.items[index].kind:
        case ItemKind.NUMBERED:
            return tr("ข้อ {number} จาก {last}").format(number=digits(number), last=digits(numbers.count))
        case ItemKind.SUB:
            place, count = numbers.among_sub_items(index)
            words = (
                tr("ข้อย่อยที่ {place} จาก {count} ของข้อ {number}") if number else tr("ข้อย่อยที่ {place} จาก {count} ก่อนข้อ ๑")
            )
            return words.format(place=digits(place), count=digits(count), number=digits(number))
        case ItemKind.PARAGRAPH:
            words = tr("ย่อหน้าไม่มีเลข หลังข้อ {number}") if number else tr("ย่อหน้าไม่มีเลข ก่อนข้อ ๑")
            return words.format(number=digits(number))


def removal_words(numbers: ItemNumbers, first: int, last: int) -> str:
    """`ลบข้อ ๓`, `ลบข้อย่อย`, `ลบย่อหน้า`, and `ลบ ๒ ข้อ` where several items go."""
    count = last - first + 1
    if count > 1:
        return trn("ลบ {count} ข้อ", count).format(count=digits(count))
    match numbers.items[first].kind:
        case ItemKind.NUMBERED:
            return tr("ลบข้อ {number}").format(number=digits(numbers.number(first)))
        case ItemKind.SUB:
            return tr("ลบข้อย่อย")
        case ItemKind.PARAGRAPH:
            return tr("ลบย่อหน้า")
