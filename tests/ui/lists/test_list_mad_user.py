"""Any keys in any order: the list on screen is the list of items, ids are unique, and every step can be taken back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.lists import Items
from ita_desktop.ui.lists.list_editor import ListEditor
from tests.domain.pasting.test_pasted_html import WORD_END, WORD_HEAD, word_item
from tests.support.clipboard import put
from tests.support.pictures import ListPicture, picture_of_a_list, tops

KEYS = (
    "Return Backspace Delete Tab Shift+Tab Alt+Up Alt+Down Ctrl+Shift+L Left Right Up Down Home End Ctrl+Left"
    " Ctrl+Right Shift+Left Shift+Right Shift+Up Shift+Down Shift+End Ctrl+A Ctrl+C Ctrl+X Ctrl+V Ctrl+Shift+V"
    " Ctrl+Backspace Ctrl+Delete Ctrl+Home Ctrl+End Shift+Return"
)
CLIPBOARDS = (
    ("พนักงาน", ""),
    ("๑. ก\n- ข\n๒. ค", ""),
    ("๑.\tคู่มือ", WORD_HEAD + word_item("๑.", "คู่มือ") + word_item("-", "ฉบับประชาชน", 2) + WORD_END),
)
ACTIONS = st.one_of(
    st.sampled_from(KEYS.split()).map(lambda key: ("press", key)),
    st.sampled_from(["น้ำ", "ที่ ", "😀", "ก"]).map(lambda text: ("type", text)),
    st.sampled_from(range(len(CLIPBOARDS))).map(lambda index: ("put", str(index))),
    st.integers(0, 4).map(lambda index: ("choose", str(index))),
)


@pytest.fixture
def steps(qtbot: QtBot) -> ListPicture:
    return picture_of_a_list(qtbot, 300)


def act(steps: ListPicture, kind: str, what: str) -> None:
    if kind == "press":
        steps.press(what)
    elif kind == "type":
        steps.type(what)
    elif kind == "put":
        put(*CLIPBOARDS[int(what)])
    elif int(what) < len(steps.editor.items):
        steps.editor.choose(int(what), int(what))


def fresh(steps: ListPicture, qtbot: QtBot) -> ListEditor:
    """Another editor of the same width that shows the same items."""
    editor = ListEditor()
    qtbot.addWidget(editor)
    editor.resize(steps.editor.size())
    editor.show()
    editor.show_value(steps.editor.items)
    return editor


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(ACTIONS, max_size=40))
def test_screen_and_items_never_differ(qtbot: QtBot, steps: ListPicture, actions: list[tuple[str, str]]) -> None:
    steps.show("๑. ประชุมชี้แจง", "- ครั้งแรก|", "สรุป", "๒. เผยแพร่")
    history: list[Items] = [steps.editor.items]
    steps.editor.edited.connect(lambda _name, items, _merge: history.append(items))

    for kind, what in actions:
        act(steps, kind, what)
        steps.picture()
        assert steps.editor.items == history[-1]
        ids = [item.id for item in steps.editor.items]
        assert len(ids) == len(set(ids))
    steps.editor.edited.disconnect()
    assert tops(steps.editor) == tops(fresh(steps, qtbot)), "what was edited lies as it would in a new editor"

    for items in reversed(history):
        steps.editor.show_value(items)
        steps.picture()
        assert steps.editor.items == items
