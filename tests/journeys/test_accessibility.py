"""What a screen reader hears: every control has a Thai name and a role, and can be reached with the keyboard alone."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QTabWidget, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.report.address import Address
from ita_desktop.language import Language
from ita_desktop.storage.leftovers import Leftover
from ita_desktop.ui.window.help_page import HelpPage
from tests.support.all_dialogs import Open, comparing, crashing, merging, opened, sending, versions
from tests.support.certain import as_a, the
from tests.support.clerk import Clerk
from tests.support.reports import a_report

pytestmark = pytest.mark.usefixtures("thai_qt")

NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client}
NEED_NO_NAME = ("qt_scrollarea_", "qt_spinbox_", "qt_edit_menu")
"""Parts of Qt's own controls, which speak through the control that they are in."""


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None, widget
    return found


def controls(root: QWidget) -> list[QWidget]:
    """Everything visible that takes the focus or a click."""
    return [
        part
        for part in root.findChildren(QWidget)
        if part.isVisible()
        and not part.objectName().startswith(NEED_NO_NAME)
        and (part.focusPolicy() is not Qt.FocusPolicy.NoFocus or isinstance(part, QAbstractButton))
        and part.focusProxy() is None
    ]


def unnamed(root: QWidget) -> list[str]:
    return [
        f"{type(part).__name__} {part.objectName()!r}: {interface(part).text(QAccessible.Text.Name)!r}"
        for part in controls(root)
        if not re.search("[ก-๙]", interface(part).text(QAccessible.Text.Name))
    ]


def without_role(root: QWidget) -> list[str]:
    return [
        f"{type(part).__name__} {part.objectName()!r}" for part in controls(root) if interface(part).role() in NO_ROLE
    ]


def addresses(clerk: Clerk) -> list[Address]:
    issue = clerk.report.issues[0]
    return [
        Address("title"),
        Address("issue.title", issue=issue.id),
        Address("measure.title", measure=issue.measures[0].id),
        Address("signers"),
        Address("paper.family"),
    ]


def test_every_control_has_a_thai_name_and_a_role(clerk: Clerk) -> None:
    assert unnamed(clerk.window) == []
    clerk.opens(paths.sample_report())

    for address in addresses(clerk):
        clerk.goes_to(address)
        QTest.qWait(20)
        assert unnamed(clerk.window) == []
        assert without_role(clerk.window) == []


def test_every_control_of_the_find_panel_has_a_thai_name_and_a_role(clerk: Clerk) -> None:
    clerk.opens(paths.sample_report())

    clerk.presses("Ctrl+H")

    assert unnamed(clerk.window) == []
    assert without_role(clerk.window) == []


def test_the_list_of_hits_names_its_columns_and_rows_in_thai(clerk: Clerk) -> None:
    clerk.opens(paths.sample_report())
    clerk.presses("Ctrl+F")
    clerk.types("E-Service")
    panel = clerk.window.find_panel
    clerk.waits_until(lambda: len(panel.hits.hits) > 2 and panel.is_current())

    table = interface(panel.list)
    spoken = [table.child(index).text(QAccessible.Text.Name) for index in range(table.childCount())]

    assert {"ที่", "ข้อความ", "๑", "๒"} <= set(spoken)
    assert [name for name in spoken if re.search("[0-9]", name)] == []
    assert any(name.startswith("มาตรการ ๑ ขั้นตอน ข้อ ๒: ") for name in spoken)


def test_every_control_of_the_guide_has_a_thai_name_and_a_role(clerk: Clerk, qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.show()

    for index in range(page.tabs.count()):
        page.tabs.setCurrentIndex(index)
        assert unnamed(page) == []
        assert without_role(page) == []


@pytest.mark.parametrize("open_dialog", [merging, comparing, sending, versions, crashing])
def test_every_control_of_a_dialog_has_a_thai_name_and_a_role(
    clerk: Clerk, qtbot: QtBot, sample: Path, tmp_path: Path, open_dialog: Open
) -> None:
    clerk.opens(sample)
    dialog = opened(open_dialog, clerk, qtbot, tmp_path)
    tabs = dialog.findChildren(QTabWidget)

    for index in range(tabs[0].count() if tabs else 1):
        if tabs:
            tabs[0].setCurrentIndex(index)
            QTest.qWait(20)
        assert unnamed(dialog) == []
        assert without_role(dialog) == []
    dialog.reject()


def test_every_month_and_year_to_choose_has_a_thai_name_and_a_role(clerk: Clerk) -> None:
    clerk.opens(paths.sample_report())
    popup = clerk.opens_the_months()

    assert unnamed(popup) == []
    assert without_role(popup) == []
    spoken = [interface(button).text(QAccessible.Text.Name) for button in popup.first.buttons]
    assert spoken[9] == "ตั้งแต่เดือน ตุลาคม ๒๕๖๗"
    assert len(set(spoken)) == 12
    assert interface(popup.first.buttons[9]).state().checked  # type: ignore[attr-defined]  # the stubs lack it
    popup.close()


def test_every_entry_of_an_open_menu_has_a_thai_name_and_a_role(clerk: Clerk) -> None:
    clerk.opens(paths.sample_report())
    clerk.goes_to_measure("owners")
    menus = [*clerk.window.findChildren(QMenu), *clerk.page.forms.findChildren(QMenu)]

    silent = []
    for menu in menus:
        menu.popup(QPoint(10, 10))
        QTest.qWait(5)
        entries = [interface(menu).child(index) for index in range(interface(menu).childCount())]
        assert len(entries) == len(menu.actions())
        for entry, action in zip(entries, menu.actions(), strict=True):
            name = entry.text(QAccessible.Text.Name)
            foreign = action.text().replace("&", "") == Language.ENGLISH.own_name.replace("&", "")
            if not action.isSeparator() and not foreign and not re.search("[ก-๙]", name):
                silent.append(f"{menu.title()}: {name!r}")
            if entry.role() not in (QAccessible.Role.MenuItem, QAccessible.Role.Separator):
                silent.append(f"{menu.title()}: {name!r} is {entry.role()}")
        menu.hide()
    assert len(menus) >= 7
    assert silent == []


def test_every_control_of_the_start_page_with_unfinished_work_has_a_thai_name_and_a_role(
    clerk: Clerk, tmp_path: Path
) -> None:
    page = clerk.window.start_page
    named = tmp_path / "รายงาน ITA ๒๕๖๘.ita"
    named.touch()
    page.show_leftovers([Leftover(tmp_path, path, datetime.now(UTC), "", a_report()) for path in (named, None)])
    page.show_recent([named, tmp_path / "ไม่อยู่แล้ว.ita"])
    QTest.qWait(20)

    assert unnamed(page) == []
    assert without_role(page) == []
    spoken = {interface(part).text(QAccessible.Text.Name) for part in controls(page)}
    about = "อบต.สำโรง · ปี ๒๕๖๘ · ๑ มาตรการ · แก้ไขล่าสุดวันนี้"
    assert any(name.startswith(f"ทำต่อ รายงาน ITA ๒๕๖๘.ita {about}") for name in spoken), spoken
    assert any(name.startswith(f"ทิ้ง รายงานที่ยังไม่มีชื่อแฟ้ม {about}") for name in spoken)


def test_an_unnamed_control_is_found(clerk: Clerk, qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    button = QToolButton(root)
    root.show()

    assert len(unnamed(root)) == 1
    button.setAccessibleName("พิมพ์")
    assert unnamed(root) == []


def test_a_row_of_the_tree_says_its_number_what_it_lacks_and_its_page(clerk: Clerk) -> None:
    clerk.opens(paths.sample_report())
    clerk.waits_until_drawn()
    tree = interface(clerk.page.outline)

    spoken = [tree.child(index).text(QAccessible.Text.Name) for index in range(tree.childCount())]

    assert "หน้าปกและหน่วยงาน เริ่มหน้า ๑" in spoken
    assert "ผู้ลงนาม ยังไม่ครบ ๓ รายการ เริ่มหน้า ๗" in spoken


def test_the_paper_says_which_page_is_in_view(clerk: Clerk) -> None:
    clerk.opens(paths.sample_report())
    clerk.waits_until_drawn()

    clerk.page.preview.go_to_page(3)

    assert interface(clerk.page.preview).text(QAccessible.Text.Description) == "หน้า ๔ จาก ๗"


def test_tab_reaches_every_field_of_a_form_in_the_order_of_the_page(clerk: Clerk) -> None:
    clerk.opens(paths.sample_report())
    clerk.goes_to(Address("title"))
    form = clerk.page.cover_form
    reached: list[str] = []

    for _ in range(60):
        focus = the(QApplication.focusWidget())
        if form.isAncestorOf(focus):
            address = form.address_of(focus)
            if address is not None and address.field not in reached:
                reached.append(address.field)
        clerk.presses("Tab")

    assert reached == list(form.fields)


def test_f6_goes_round_tree_form_and_paper(clerk: Clerk) -> None:
    clerk.opens(paths.sample_report())
    clerk.page.outline.setFocus()

    seen = []
    for _ in range(3):
        clerk.presses("F6")
        focus = the(QApplication.focusWidget())
        seen.append("form" if clerk.page.forms.isAncestorOf(focus) else focus.objectName())

    assert seen == ["form", "preview", "outline"]


def test_the_focus_is_seen_on_texts_buttons_tree_and_paper(clerk: Clerk) -> None:
    clerk.opens(paths.sample_report())
    clerk.waits_until_drawn()
    clerk.goes_to_measure()
    clerk.window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as the first Tab does
    parts = [
        clerk.page.outline,
        clerk.page.preview,
        clerk.field("measure.title"),
        clerk.field("measure.steps"),
        clerk.field("measure.owners.line"),
        clerk.window.status.findChild(QWidget, "status.problems"),
    ]

    unseen = []
    for part in parts:
        assert part is not None
        clerk.window.setFocus()
        QTest.qWait(20)
        before = part.grab().toImage()
        part.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.qWait(20)
        after = part.grab().toImage()
        edge = [(x, 0) for x in range(0, after.width(), 7)] + [(x, 1) for x in range(0, after.width(), 7)]
        inner = [(x, y) for x in range(3, after.width(), 9) for y in range(3, after.height(), 5)]
        if all(before.pixel(x, y) == after.pixel(x, y) for x, y in edge + inner):
            unseen.append(part.objectName())
    assert unseen == []


def test_no_menu_is_a_long_row_without_lines_between_its_groups(clerk: Clerk) -> None:
    for entry in clerk.window.menuBar().actions():
        menu = as_a(QMenu, entry.menu())
        groups = "".join("|" if action.isSeparator() else "x" for action in menu.actions()).split("|")
        assert all(1 <= len(group) <= 6 for group in groups), (menu.title(), groups)
