"""A numbered list as text: one line an item, its mark as it is drawn, `|` where the caret is."""

from itertools import count

from pytestqt.qtbot import QtBot

from ita_desktop.domain.report import lists
from ita_desktop.domain.report.ids import ItemId
from ita_desktop.domain.report.lists import Items
from ita_desktop.domain.report.report import Item, ItemKind
from ita_desktop.ui.lists.list_editor import ListEditor
from tests.support.typing import press, type_thai


class ListPicture:
    """A list editor driven by keys and seen as lines. Sub-items begin with `- `, paragraphs with nothing."""

    def __init__(self, editor: ListEditor) -> None:
        self.editor = editor
        self._ids = count()

    def show(self, *lines: str) -> None:
        """Fill the editor; the caret goes where the `|` is."""
        caret = next(((index, line) for index, line in enumerate(lines) if "|" in line), None)
        self.editor.show_value(tuple(self._item(line.replace("|", "")) for line in lines))
        if caret is not None:
            index, line = caret
            before = _without_label(line[: line.index("|")])
            self.editor.go_to(index)
            press("Home", self.editor)
            for _ in before:
                cursor = self.editor.textCursor()
                cursor.setPosition(cursor.position() + 1)
                self.editor.setTextCursor(cursor)

    def press(self, *keys: str) -> None:
        """Press the keys one after the other."""
        for key in keys:
            press(key, self.editor)

    def type(self, text: str) -> None:
        """Type the text."""
        type_thai(text, self.editor)

    def picture(self) -> tuple[str, ...]:
        """What is on screen, checked to be what the editor's items say."""
        items = self.editor.items
        assert self._blocks() == [item.text for item in items] or (not items and self._blocks() == [""])
        lines = []
        for index, (item, mark) in enumerate(zip(items, lists.marks_of(items), strict=True)):
            spot = self.editor.caret
            text = item.text[: spot.at] + "|" + item.text[spot.at :] if spot.index == index else item.text
            lines.append(f"{mark} {text}" if mark else text)
        return tuple(lines) if items else ("|",)

    def _blocks(self) -> list[str]:
        return self.editor.document().toRawText().replace("\u2028", "\n").split("\u2029")

    def _item(self, line: str) -> Item:
        text = _without_label(line)
        kind = ItemKind.PARAGRAPH if text == line else ItemKind.SUB if line.startswith("- ") else ItemKind.NUMBERED
        return Item(ItemId(f"x{next(self._ids)}"), kind, text)


def _without_label(line: str) -> str:
    head, space, rest = line.partition(" ")
    return rest if space and (head == "-" or head[0] in "๐๑๒๓๔๕๖๗๘๙") else line


def texts(items: Items) -> list[str]:
    """The texts of the items."""
    return [item.text for item in items]


def picture_of_a_list(qtbot: QtBot, width: int = 500) -> ListPicture:
    """An editor of its own, on screen and with the focus."""
    editor = ListEditor()
    qtbot.addWidget(editor)
    editor.resize(width, 300)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.setFocus()
    return ListPicture(editor)


def tops(editor: ListEditor) -> list[float]:
    """Where every block of a list begins, in pixels from its top."""
    return [round(editor.lines.top(index), 3) for index in range(editor.document().blockCount())]
