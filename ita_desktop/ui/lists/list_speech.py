"""Items in words: for a screen reader their number, kind and count; what is deleted by its number; what was pasted."""

from collections.abc import Collection

from ita_desktop.domain.report.lists import Items
from ita_desktop.domain.report.report import ItemKind
from ita_desktop.language import digits, tr, trn
from ita_desktop.ui.appearance.screen_reader import describe
from ita_desktop.ui.lists.list_items import ListItems


class ListSpeech:
    """Has a screen reader read out the item of a list that the caret has come to. Owner of what was read out last."""

    def __init__(self, shown: ListItems) -> None:
        self._list = shown
        self._home = ""
        self._marked: Collection[str] = frozenset()
        self._spoken: tuple[int, int, bool] | None = None

    def mark_items(self, ids: Collection[str]) -> None:
        """Those items are to be reviewed."""
        self._marked = ids
        self.speak()

    def set_home(self, words: str) -> None:
        """What the list belongs to: `มาตรการ ๒`."""
        if words != self._home:
            self._home = words
            self._spoken = None
            self.speak()

    def speak(self, *_: object) -> None:
        """Have the item read out, unless it was the last one and is the same still."""
        editor = self._list.editor
        index = editor.textCursor().blockNumber()
        items = self._list.items
        is_marked = index < len(items) and items[index].id in self._marked
        spoken = (index, self._list.structure, is_marked)
        if spoken == self._spoken:
            return
        self._spoken = spoken
        said = tr("{list} {item} ของ{home}") if self._home else tr("{list} {item}")
        item = item_words(items, index)
        if is_marked:
            item = tr("{item} ยังไม่ทบทวน").format(item=item)
        describe(editor, said.format(list=editor.accessibleName(), item=item, home=self._home))


def item_words(items: Items, index: int) -> str:
    """`ข้อ ๓ จาก ๔`, `ข้อย่อยที่ ๑ จาก ๒ ของข้อ ๓`, `ย่อหน้าไม่มีเลข หลังข้อ ๓`; `ยังไม่มีข้อ` in an empty list."""
    if not items:
        return tr("ยังไม่มีข้อ")
    number = _count(items[: index + 1], ItemKind.NUMBERED)
    match items[index].kind:
        case ItemKind.NUMBERED:
            last = _count(items, ItemKind.NUMBERED)
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


def pasted_words(items: Items) -> str:
    """What a paste made: `วางแล้ว ๖ ข้อ ๒ ข้อย่อย ๑ ย่อหน้า`, and how to take it back."""
    numbered, sub, paragraphs = (_count(items, kind) for kind in ItemKind)
    counts = (
        (numbered, trn("{count} ข้อ", numbered)),
        (sub, trn("{count} ข้อย่อย", sub)),
        (paragraphs, trn("{count} ย่อหน้า", paragraphs)),
    )
    made = " ".join(words.format(count=digits(count)) for count, words in counts if count)
    return tr("วางแล้ว {made} (Ctrl+Z เพื่อเลิกทำ)").format(made=made)


def removal_words(items: Items, first: int, last: int) -> str:
    """`ลบข้อ ๓`, `ลบข้อย่อย`, `ลบย่อหน้า`, and `ลบ ๒ ข้อ` where several items go."""
    count = last - first + 1
    if count > 1:
        return trn("ลบ {count} ข้อ", count).format(count=digits(count))
    match items[first].kind:
        case ItemKind.NUMBERED:
            return tr("ลบข้อ {number}").format(number=digits(_count(items[: first + 1], ItemKind.NUMBERED)))
        case ItemKind.SUB:
            return tr("ลบข้อย่อย")
        case ItemKind.PARAGRAPH:
            return tr("ลบย่อหน้า")


def _count(items: Items, kind: ItemKind) -> int:
    return sum(item.kind is kind for item in items)


def _among_sub_items(items: Items, index: int) -> tuple[int, int]:
    """Which sub-item of its numbered item this is, from 1, and how many those are. Paragraphs stand between them."""
    numbered = [at for at, item in enumerate(items) if item.kind is ItemKind.NUMBERED]
    first = max((at for at in numbered if at < index), default=0)
    end = min((at for at in numbered if at > index), default=len(items))
    return _count(items[first : index + 1], ItemKind.SUB), _count(items[first:end], ItemKind.SUB)
