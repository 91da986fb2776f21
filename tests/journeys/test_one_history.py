"""Ctrl+Z and Ctrl+Y mean the same wherever the focus is: in every widget of the open report that can have it."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTextEdit, QTreeWidget, QWidget

from tests.support.clerk import Clerk
from tests.support.every_field import address_of
from tests.support.reports import retitled
from tests.support.thai_keys import hold

pytestmark = pytest.mark.sample_open

SHOWN = ("title", "issue.title", "measure.title", "signers", "paper.family")
KINDS = {"title": QComboBox, "measure.title": QTextEdit, "signers": QAbstractButton, "paper.family": QComboBox}


def reachable(clerk: Clerk) -> list[QWidget]:
    """Everything on screen that can have the focus itself."""
    return [
        widget
        for widget in clerk.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
    ]


def deaf(clerk: Clerk) -> list[str]:
    """Where a step is not taken back or not made again, with a Latin layout and with a Thai one."""
    before = clerk.report
    found = []
    for widget in reachable(clerk):
        clerk.page.document.apply("", partial(retitled, title=f"{before.title} ฉบับแก้ไข"))
        after = clerk.report
        reports = []
        for press in (partial(clerk.presses, "Ctrl+Z"), partial(clerk.presses, "Ctrl+Y"), *_by_a_thai_layout()):
            widget.setFocus()
            assert QApplication.focusWidget() is widget
            press()
            reports.append(clerk.report)
        if reports != [before, after, before, after, before]:
            found.append(f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()}")
        while clerk.report is not before and clerk.page.document.history.canUndo():
            clerk.page.document.undo()
    return found


def _by_a_thai_layout() -> list[partial[None]]:
    return [partial(hold, "Z"), partial(hold, "Y"), partial(hold, "Z")]


@pytest.mark.parametrize("field", SHOWN)
def test_every_widget_of_the_report_leaves_undo_and_redo_to_the_window(clerk: Clerk, field: str) -> None:
    clerk.goes_to(address_of(clerk.report, field))

    kinds = {type(widget) for widget in reachable(clerk)}
    assert any(issubclass(kind, KINDS.get(field, QLineEdit)) for kind in kinds)
    assert any(issubclass(kind, QTreeWidget) for kind in kinds)
    assert clerk.page.preview in reachable(clerk)

    assert deaf(clerk) == []


def test_so_do_what_to_find_and_the_list_of_its_hits(clerk: Clerk) -> None:
    clerk.presses("Ctrl+F")
    clerk.types("ประชุม")
    panel = clerk.window.find_panel
    clerk.waits_until(lambda: len(panel.hits.hits) > 1 and panel.is_current())
    reached = reachable(clerk)
    assert panel.query in reached and panel.list in reached

    assert deaf(clerk) == []
