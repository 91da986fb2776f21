"""What can be done with the items of a list: one table for its tool bar, its context menu and the window's menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QMenu

from ita_desktop.domain.report import lists
from ita_desktop.domain.report.lists import Items
from ita_desktop.language import N_, tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.lists.list_commands import ListCommands

_Items = tuple[Items, int, int]
"""The items of a list, and the first and last that are selected, or where the caret is."""


@dataclass(frozen=True, slots=True)
class ListTool:
    """One of them: its key among the commands, its icon, one word for the tool bar, its words with access key, the
    key that does it in a list, and what it does. `why_not` is why it would do nothing, "" if it does something."""

    key: str
    icon: str
    word: str
    words: str
    shortcut: str
    act: Callable[[ListCommands], object]
    why_not: Callable[[_Items], str]


def _empty(found: _Items) -> str:
    return "" if found[0] else N_("รายการนี้ยังไม่มีข้อ")


def _no_sub(found: _Items) -> str:
    items, first, last = found
    if not items or lists.indented(items, first, last) != items:
        return _empty(found)
    return N_("ข้อแรกไม่มีข้อใดให้อยู่ภายใต้") if last == 0 else N_("เป็นข้อย่อยอยู่แล้ว")


def _no_number(found: _Items) -> str:
    items, first, last = found
    return _empty(found) if not items or lists.outdented(items, first, last) != items else N_("เป็นข้อที่มีเลขอยู่แล้ว")


def _no_way(found: _Items, *, down: bool) -> str:
    items, first, last = found
    if not items or lists.stepped(items, first, last, down) is not None:
        return _empty(found)
    return N_("อยู่ล่างสุดแล้ว") if down else N_("อยู่บนสุดแล้ว")


LIST_TOOLS = (
    ListTool("add_item", "plus", N_("ข้อ"), N_("เพิ่มข้อ(&A)"), "Enter", ListCommands.add_item, lambda _: ""),
    ListTool("indent", "indent-increase", N_("ข้อย่อย"), N_("ทำเป็นข้อย่อย(&S)"), "Tab", ListCommands.indent, _no_sub),
    ListTool(
        "outdent",
        "indent-decrease",
        N_("มีเลข"),
        N_("ทำเป็นข้อที่มีเลข(&N)"),
        "Shift+Tab",
        ListCommands.outdent,
        _no_number,
    ),
    ListTool(
        "paragraph",
        "pilcrow",
        N_("ย่อหน้า"),
        N_("สลับย่อหน้าไม่มีเลข(&P)"),
        "Ctrl+Shift+L",
        ListCommands.toggle_paragraph,
        _empty,
    ),
    ListTool(
        "items_up",
        "arrow-up",
        "",
        N_("เลื่อนข้อขึ้น(&U)"),
        "Alt+Up",
        lambda commands: commands.move_items(False),
        partial(_no_way, down=False),
    ),
    ListTool(
        "items_down",
        "arrow-down",
        "",
        N_("เลื่อนข้อลง(&D)"),
        "Alt+Down",
        lambda commands: commands.move_items(True),
        partial(_no_way, down=True),
    ),
    ListTool("delete_items", "trash", N_("ลบ"), N_("ลบข้อ(&L)"), "Ctrl+Shift+K", ListCommands.delete_items, _empty),
)


def add_tools(
    menu: QMenu, why_not: Callable[[Sequence[ListTool]], Sequence[str]], run: Callable[[ListTool], None]
) -> None:
    """Add all of them to the menu of a list; those that would do nothing are off, with why in their tip."""
    menu.addSeparator()
    for tool, reason in zip(LIST_TOOLS, why_not(LIST_TOOLS), strict=True):
        action = menu.addAction(f"{tr(tool.words)}\t{tool.shortcut}")
        action.setEnabled(not reason)
        action.setToolTip(reason)
        on(action.triggered, action, partial(run, tool))
