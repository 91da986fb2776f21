"""Every command of the window in one table: its words, keys and icon, when it can be used, and what it does.

Menus, tool bar, the help page and the README's list of keys come from it or are compared with it.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from ita_desktop.language import N_, tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.style import icon
from ita_desktop.ui.keyboard.command_action import CommandAction
from ita_desktop.ui.keyboard.undo_keys import UNDO_KEY
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.lists.list_tools import LIST_TOOLS, ListTool
from ita_desktop.ui.report.findings.walking import to_next, to_previous
from ita_desktop.ui.report.report_commands import (
    add_issue,
    add_measure,
    convert_old_letters,
    delete,
    duplicate,
    go_to_title,
    move,
    redo,
    step,
    undo,
    why_not_here,
    why_not_move,
    why_not_step,
)
from ita_desktop.ui.report.report_page import ReportPage
from ita_desktop.ui.report.reviewing import confirm_and_go_on, why_not_confirm
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit
from ita_desktop.ui.window.command import Command, Window

_Result = TypeVar("_Result")


def on_page(act: Callable[[ReportPage], _Result]) -> Callable[[Window], _Result]:
    """Act on the page of the open report, or ask it."""
    return lambda window: act(window.open_page)


def in_list(act: Callable[[ListEditor], object]) -> Callable[[Window], object]:
    """Act on the list that had the focus last."""
    return lambda window: window.clipboard.in_list(act)


def _run(tool: ListTool, editor: ListEditor) -> None:
    editor.run(tool)


def _why_not_in_text(key: str) -> Callable[[Window], str]:
    return lambda window: window.clipboard.why_not(key)


def _of_text(
    key: str, words: str, shortcut: str, act: Callable[[PlainEdit | LineEdit], object], *, line: bool = False
) -> Command:
    """A command that acts on the text that had the focus last."""
    return Command(
        key,
        words,
        (shortcut,),
        lambda window: window.clipboard.in_text(act),
        line=line,
        always=True,
        why_not=_why_not_in_text(key),
    )


def forget(window: Window) -> None:
    """Forget the phrases that were used before, once that is agreed to."""

    def forgotten(emptied: bool) -> None:
        window.status.tell(
            tr("ล้างข้อความที่จำไว้แล้ว") if emptied else tr("ล้างข้อความที่จำไว้ไม่ได้ เพราะเขียนลงเครื่องไม่ได้ โปรดลองใหม่ภายหลัง")
        )

    question = tr(
        "โปรแกรมจำข้อความ ผู้รับผิดชอบ และระยะเวลาจากรายงานที่เคยเปิดไว้ในเครื่องนี้ เพื่อแนะนำขณะพิมพ์\n"
        "ล้างแล้วจะแนะนำเฉพาะข้อความของรายงานที่เปิดอยู่ แฟ้มรายงานทุกแฟ้มยังอยู่ครบ"
    )
    if window.dialogs.choose(tr("ล้างข้อความที่จำไว้"), question, (tr("ล้าง"),)) == 0:
        window.phrases.forget(forgotten)


def export_pdf(window: Window) -> None:
    """Write the paper to a PDF, at first called as the file is."""
    window.output.export_pdf(window.open_page, window.files.suggested("", ".pdf"))


def print_as_pictures(window: Window) -> None:
    """Send pages to printers as pictures or not, as the tick is set."""
    window.settings.keep(print_pictures=window.commands["print_pictures"].isChecked())


def show_tool_words(window: Window) -> None:
    """Words under the icons of the tool bar or not, as the tick is set."""
    wanted = window.commands["tool_words"].isChecked()
    window.settings.keep(tool_words=wanted)
    window.show_tool_words(wanted)


def show_paper(window: Window) -> None:
    """Show the paper or not, as the tick is set; the status line shows if there is no room for it."""
    wanted, page = window.commands["show_paper"].isChecked(), window.open_page
    window.settings.keep(paper_shown=wanted)
    page.show_paper(wanted)
    if wanted and page.preview_pane.isHidden():
        window.status.tell(tr("หน้าต่างแคบเกินกว่าจะแสดงกระดาษ กระดาษจะขึ้นมาเองเมื่อหน้าต่างกว้างพอ"))


def show_last_year(window: Window) -> None:
    """Show last year's text in the place of the paper or not, as the tick is set."""
    window.last_year.toggle(window.open_page, paper_shown=window.commands["show_paper"].isChecked())


def show_spelling_lines(window: Window) -> None:
    """Lines below words that may be misspelt or none, as the tick is set."""
    wanted = window.commands["spelling_lines"].isChecked()
    window.settings.keep(spelling_lines=wanted)
    if window.proofreading is not None:
        window.proofreading.show_lines(wanted)


def go_to_next_slip(window: Window) -> None:
    """Go to the next word that may be misspelt."""
    if window.proofreading is not None:
        window.proofreading.walk()


UNDO = Command(
    "undo",
    N_("เลิกทำ(&U)"),
    (UNDO_KEY,),
    on_page(undo),
    "arrow-back-up",
    why_not=on_page(lambda page: "" if page.document.history.canUndo() else tr("ไม่มีขั้นตอนให้เลิกทำ")),
)
REDO = Command(
    "redo",
    N_("ทำซ้ำ(&R)"),
    ("Ctrl+Y", "Ctrl+Shift+Z"),
    on_page(redo),
    "arrow-forward-up",
    why_not=on_page(lambda page: "" if page.document.history.canRedo() else tr("ไม่มีขั้นตอนให้ทำซ้ำ")),
)
FILE = (
    Command("new", N_("รายงานใหม่…(&N)"), ("Ctrl+N",), lambda w: w.kinds.new(), "file-plus", always=True),
    Command("roll_over", N_("รายงานปีใหม่จากปีก่อน…(&Y)"), ("Ctrl+Shift+N",), lambda w: w.rolling.ask(), always=True),
    Command("open", N_("เปิด…(&O)"), ("Ctrl+O",), lambda w: w.files.open_chosen(), "folder-open", always=True),
    Command("offices", N_("เปิดโฟลเดอร์ของหลายหน่วยงาน…(&G)"), ("Ctrl+Shift+O",), lambda w: w.offices.ask(), always=True),
    Command("import", N_("นำเข้าจาก Word, Excel…(&F)"), ("Ctrl+I",), lambda w: w.importing.ask(), always=True),
    Command("save", N_("บันทึก(&S)"), ("Ctrl+S",), lambda w: w.files.save(), "device-floppy", line=True),
    Command("save_as", N_("บันทึกเป็น…(&A)"), ("F12",), lambda w: w.files.save_as()),
    Command("save_copy", N_("บันทึกสำเนา…(&C)"), ("Ctrl+Shift+S",), lambda w: w.files.save_copy(), "copy"),
    Command("send", N_("ส่งสำเนา…(&L)"), ("Ctrl+Shift+E",), lambda w: w.send.ask(w.open_page), "mail"),
    Command(
        "versions", N_("รุ่นก่อนหน้า…(&V)"), ("Ctrl+Shift+H",), lambda w: w.versions.show(w.open_page), "history", line=True
    ),
    Command("receive", N_("รวมแฟ้มที่ส่งกลับมา…(&M)"), ("Ctrl+R",), lambda w: w.compare_and_merge.receive()),
    Command("compare", N_("เปรียบเทียบกับแฟ้มอื่น…(&D)"), ("Ctrl+Shift+R",), lambda w: w.compare_and_merge.compare()),
    Command("export", N_("ส่งออก…(&X)"), ("Ctrl+Shift+X",), lambda w: w.export.ask(), "file-export", line=True),
    Command("export_pdf", N_("ส่งออกเป็น PDF…(&E)"), ("Ctrl+E",), export_pdf, "file-type-pdf"),
    Command("print", N_("พิมพ์…(&P)"), ("Ctrl+P",), lambda w: w.output.print(w.open_page), "printer"),
    Command("print_pictures", N_("ส่งไปเครื่องพิมพ์เป็นภาพ(&I)"), (), print_as_pictures, always=True, tick=True),
    Command("close", N_("ปิดรายงาน(&W)"), ("Ctrl+W",), lambda w: w.close_report(), "x", line=True),
    Command("quit", N_("ออกจากโปรแกรม(&Q)"), ("Ctrl+Q",), lambda w: w.close(), always=True),
)
EDIT = (
    UNDO,
    REDO,
    _of_text("cut", N_("ตัด(&T)"), "Ctrl+X", lambda text: text.cut(), line=True),
    _of_text("copy", N_("คัดลอก(&C)"), "Ctrl+C", lambda text: text.copy()),
    _of_text("paste", N_("วาง(&V)"), "Ctrl+V", lambda text: text.paste()),
    Command(
        "paste_as_one",
        N_("วางเป็นข้อเดียว(&O)"),
        ("Ctrl+Shift+V",),
        in_list(ListEditor.paste_as_one),
        always=True,
        why_not=_why_not_in_text("paste_as_one"),
    ),
    _of_text("select_all", N_("เลือกทั้งหมด(&A)"), "Ctrl+A", lambda text: text.selectAll()),
    Command(
        "find",
        N_("ค้นหา…(&F)"),
        ("Ctrl+F",),
        lambda w: w.find_panel.open(replacing=False),
        "search",
        line=True,
    ),
    Command("replace", N_("แทนที่…(&H)"), ("Ctrl+H",), lambda w: w.find_panel.open(replacing=True), "replace"),
    Command("find_next", N_("ตำแหน่งถัดไป(&N)"), ("F3",), lambda w: w.find_panel.walk(+1)),
    Command("find_previous", N_("ตำแหน่งก่อนหน้า(&P)"), ("Shift+F3",), lambda w: w.find_panel.walk(-1)),
    Command("convert_old_letters", N_("แก้ตัวอักษรที่แสดงผิดจากฟอนต์เก่า(&L)"), (), on_page(convert_old_letters), line=True),
    Command("forget", N_("ล้างข้อความที่จำไว้สำหรับแนะนำ…(&G)"), (), forget, always=True),
)
LIST = tuple(
    Command(
        tool.key,
        tool.words,
        ("Ctrl+Shift+K",) if tool.key == "delete_items" else (),
        in_list(partial(_run, tool)),
        tool.icon,
        line=tool.key in ("indent", "items_up", "delete_items"),
        always=True,
        list_key="" if tool.key == "delete_items" else tool.shortcut,
        why_not=_why_not_in_text(tool.key),
    )
    for tool in LIST_TOOLS
)
REPORT = (
    Command("add_measure", N_("เพิ่มมาตรการ(&M)"), ("Ctrl+M",), on_page(add_measure), "plus"),
    Command("add_issue", N_("เพิ่มประเด็น(&I)"), ("Ctrl+Shift+M",), on_page(add_issue), "folder"),
    Command("rename", N_("แก้ชื่อมาตรการหรือประเด็น(&T)"), ("F2",), on_page(go_to_title), line=True),
    Command(
        "duplicate",
        N_("ทำสำเนามาตรการหรือประเด็น(&D)"),
        ("Ctrl+D",),
        on_page(duplicate),
        "copy-plus",
        why_not=on_page(why_not_here),
    ),
    Command(
        "delete",
        N_("ลบมาตรการหรือประเด็น(&L)"),
        ("Ctrl+Shift+Del",),
        on_page(delete),
        "trash",
        why_not=on_page(why_not_here),
    ),
    Command(
        "move_up",
        N_("เลื่อนขึ้น(&K)"),
        ("Ctrl+Shift+PgUp",),
        on_page(partial(move, by=-1)),
        "arrow-up",
        line=True,
        why_not=on_page(partial(why_not_move, by=-1)),
    ),
    Command(
        "move_down",
        N_("เลื่อนลง(&J)"),
        ("Ctrl+Shift+PgDown",),
        on_page(partial(move, by=+1)),
        "arrow-down",
        why_not=on_page(partial(why_not_move, by=+1)),
    ),
    Command(
        "report_on_plan",
        N_("จากแผนเป็นรายงาน(&P)"),
        (),
        lambda w: w.kinds.report_on(w.open_page.document.report),
        line=True,
    ),
    Command("save_kind", N_("ใช้รายงานนี้เป็นแบบ…(&B)"), (), lambda w: w.kinds.save_frame(w.open_page.document.report)),
)
VIEW = (
    Command(
        "zoom_in",
        N_("ขยายตัวอักษรหรือกระดาษ(&I)"),
        ("Ctrl++", "Ctrl+="),
        lambda w: w.zoomed.zoom_in(),
        "zoom-in",
        always=True,
        why_not=lambda w: w.zoomed.why_not_in(),
    ),
    Command(
        "zoom_out",
        N_("ย่อตัวอักษรหรือกระดาษ(&O)"),
        ("Ctrl+-",),
        lambda w: w.zoomed.zoom_out(),
        "zoom-out",
        always=True,
        why_not=lambda w: w.zoomed.why_not_out(),
    ),
    Command(
        "zoom_normal",
        N_("ขนาดปกติ(&N)"),
        ("Ctrl+0",),
        lambda w: w.zoomed.zoom_normal(),
        always=True,
        why_not=lambda w: w.zoomed.why_not_normal(),
    ),
    Command("show_paper", N_("แสดงกระดาษ(&P)"), ("F9",), show_paper, line=True, tick=True),
    Command("last_year", N_("ข้อความของปีก่อน(&Y)"), ("Shift+F9",), show_last_year, tick=True),
    Command("tool_words", N_("ชื่อใต้ปุ่มบนแถบเครื่องมือ(&T)"), (), show_tool_words, always=True, tick=True),
    Command("spelling_lines", N_("เส้นใต้คำที่ควรตรวจ(&S)"), (), show_spelling_lines, always=True, tick=True),
)
GO = (
    Command(
        "previous",
        N_("มาตรการก่อนหน้า(&B)"),
        ("Ctrl+PgUp",),
        on_page(partial(step, by=-1)),
        why_not=on_page(partial(why_not_step, by=-1)),
    ),
    Command(
        "next",
        N_("มาตรการถัดไป(&F)"),
        ("Ctrl+PgDown",),
        on_page(partial(step, by=+1)),
        why_not=on_page(partial(why_not_step, by=+1)),
    ),
    Command("next_problem", N_("รายการถัดไปที่ต้องกรอกหรือแก้(&G)"), ("F8",), on_page(to_next), "alert-circle", line=True),
    Command("previous_problem", N_("รายการก่อนหน้าที่ต้องกรอกหรือแก้(&H)"), ("Shift+F8",), on_page(to_previous)),
    Command("next_slip", N_("ไปยังคำที่อาจสะกดผิด(&S)"), ("F7",), go_to_next_slip),
    Command(
        "confirm",
        N_("ยืนยันว่าทบทวนแล้ว และไปรายการถัดไป(&V)"),
        ("F4",),
        on_page(confirm_and_go_on),
        "circle-check",
        why_not=on_page(why_not_confirm),
    ),
    Command("findings", N_("รายการที่ตรวจพบ(&C)"), ("Ctrl+F8",), lambda w: w.findings.open()),
    Command("next_pane", N_("สลับส่วนของหน้าต่าง(&T)"), ("F6",), on_page(ReportPage.next_pane)),
)
HELP = (
    Command("help", N_("วิธีใช้(&G)"), ("F1",), lambda w: w.show_help(keys=False), "info-circle", always=True),
    Command("keys", N_("ปุ่มลัด(&K)"), (), lambda w: w.show_help(keys=True), always=True),
    Command("about", N_("เกี่ยวกับโปรแกรม…(&A)"), (), lambda w: w.show_about(), line=True, always=True),
)
MENUS = (
    (N_("แฟ้ม(&F)"), FILE),
    (N_("แก้ไข(&E)"), EDIT),
    (N_("ข้อ(&L)"), LIST),
    (N_("รายงาน(&R)"), REPORT),
    (N_("มุมมอง(&V)"), VIEW),
    (N_("ไปที่(&G)"), GO),
    (N_("วิธีใช้(&H)"), HELP),
)

LIST_KEYS = (
    ("Enter", N_("เพิ่มข้อ หรือแบ่งข้อตรงที่เคอร์เซอร์อยู่")),
    ("Enter", N_("ในข้อว่างสุดท้าย: จบรายการแล้วไปช่องถัดไป")),
    ("Enter", N_("ในข้อว่างกลางรายการ: เป็นย่อหน้าไม่มีเลข")),
    ("Shift+Enter", N_("ขึ้นบรรทัดใหม่ในข้อเดิม")),
    ("Backspace", N_("ที่ต้นข้อ: รวมกับข้อก่อนหน้า")),
    ("Tab", N_("ทำเป็นข้อย่อย")),
    ("Tab", N_("เมื่อมีคำแนะนำขึ้น: เติมตามคำแนะนำ")),
    ("Right", N_("เมื่อมีคำแนะนำขึ้น: เติมตามคำแนะนำ")),
    ("Esc", N_("เมื่อมีคำแนะนำขึ้น: ซ่อนคำแนะนำ")),
    ("Shift+Tab", N_("ทำเป็นข้อที่มีเลข")),
    ("Ctrl+Shift+L", N_("สลับเป็นย่อหน้าไม่มีเลข หรือกลับ")),
    ("Alt+Up", N_("เลื่อนข้อขึ้น")),
    ("Alt+Down", N_("เลื่อนข้อลง")),
    ("Alt+Down", N_("ในช่องผู้รับผิดชอบและระยะเวลา: เปิดรายการให้เลือก")),
    ("Alt+Up", N_("ในส่วนต่าง ๆ ของรายงานด้านซ้าย: เลื่อนมาตรการหรือประเด็นขึ้น")),
    ("Alt+Down", N_("ในส่วนต่าง ๆ ของรายงานด้านซ้าย: เลื่อนมาตรการหรือประเด็นลง")),
    ("Shift+F10", N_("เปิดเมนูตรงที่เคอร์เซอร์อยู่ เช่น เพื่อแก้คำที่อาจสะกดผิด")),
    ("Ctrl+Tab", N_("ไปช่องถัดไป")),
    ("Ctrl+Shift+Tab", N_("ไปช่องก่อนหน้า")),
)
"""Keys inside a numbered list and in the tree, handled there."""


def all_keys() -> tuple[tuple[str, str], ...]:
    """Every key of the program and what it does, in the order of the menus: the help page and the README show these."""
    return (
        *((shortcut, command.plain_text) for _, menu in MENUS for command in menu for shortcut in command.shortcuts),
        *((key, tr(meaning)) for key, meaning in LIST_KEYS),
    )


def make_actions(parent: QWidget) -> dict[str, CommandAction]:
    """An action for every command, by its key. They do nothing yet."""
    actions = {}
    for _, menu in MENUS:
        for command in menu:
            words = f"{command.words}\t{command.list_key}" if command.list_key else command.words
            action = CommandAction(words, parent, command.shortcuts)
            action.setObjectName(command.key)
            action.setToolTip(command.tip)
            action.setCheckable(command.tick)
            if command.icon:
                action.setIcon(icon(command.icon))
            actions[command.key] = action
    return actions


def connect_actions(actions: Mapping[str, CommandAction], window: Window) -> None:
    """Each of them does in the window what its command does, from now on, or shows why it does nothing."""
    for _, menu in MENUS:
        for command in menu:
            action = actions[command.key]
            for asked in (action.triggered, action.pressed_while_off):
                on(asked, action, partial(command.run, window))
