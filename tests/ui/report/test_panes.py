"""Tab leads from the tree to the form to the paper and back, whichever of their parts was made first."""

import pytest
from PySide6.QtWidgets import QApplication

from ita_desktop.domain.report.address import Address
from ita_desktop.ui.lists.list_editor import ListEditor
from tests.support.clerk import Clerk

pytestmark = pytest.mark.sample_open


def pane_with_focus(clerk: Clerk) -> str:
    focus, page = QApplication.focusWidget(), clerk.page
    assert focus is not None
    if page.forms.isAncestorOf(focus):
        return "form"
    return "tree" if focus is page.outline else "paper" if page.preview_pane.isAncestorOf(focus) else "elsewhere"


def visited(clerk: Clerk, key: str, times: int) -> list[str]:
    """The panes that the key comes to, each once for all its parts that follow one another."""
    found = [pane_with_focus(clerk)]
    for _ in range(times):
        clerk.presses(key)
        if pane_with_focus(clerk) != found[-1]:
            found.append(pane_with_focus(clerk))
    return found


def test_tab_goes_from_the_tree_to_the_form_to_the_paper(clerk: Clerk) -> None:
    clerk.window.resize(1366, 740)
    clerk.goes_to(Address("signers"))
    clerk.goes_to(Address("title"))  # whose form was made before that of the signers
    clerk.page.outline.setFocus()

    assert visited(clerk, "Tab", 40)[:3] == ["tree", "form", "paper"]
    clerk.page.preview.setFocus()
    assert visited(clerk, "Shift+Tab", 30)[:3] == ["paper", "form", "tree"]


def test_tab_comes_to_the_paper_before_its_tools(clerk: Clerk) -> None:
    clerk.window.resize(1366, 740)
    clerk.goes_to(Address("title"))
    clerk.page.outline.setFocus()

    while pane_with_focus(clerk) != "paper":
        clerk.presses("Tab")

    assert QApplication.focusWidget() is clerk.page.preview


def test_with_a_measure_tab_leads_through_its_lists_by_the_key_that_the_first_one_shows(clerk: Clerk) -> None:
    clerk.window.resize(1366, 740)
    clerk.goes_to_measure()
    before = clerk.report
    clerk.page.outline.setFocus()
    came_to: list[str] = []

    for _ in range(60):
        clerk.presses("Ctrl+Tab" if in_a_list() else "Tab")
        if pane_with_focus(clerk) == "form" and in_a_list():
            came_to.append(QApplication.focusWidget().objectName())  # type: ignore[union-attr]
        if pane_with_focus(clerk) == "tree":
            break

    assert came_to == ["measure.steps", "measure.results", "measure.outcomes"]
    assert pane_with_focus(clerk) == "tree"
    assert clerk.report is before


def test_tab_in_the_first_item_of_a_list_says_by_which_key_it_is_left(clerk: Clerk) -> None:
    clerk.goes_to_step(0)
    before = clerk.report

    clerk.presses("Tab")

    assert clerk.report is before
    assert clerk.window.status.currentMessage() == "กด Ctrl+Tab เพื่อไปช่องถัดไป"
    clerk.presses("Ctrl+Tab")
    assert QApplication.focusWidget() is clerk.field("measure.results")


def in_a_list() -> bool:
    return isinstance(QApplication.focusWidget(), ListEditor)
