"""Games of the monkey that are played in a process of their own (test_a_monkey.py) and not collected with the tests:
those with a bug planted, because what it breaks would disturb the tests after it, and those in which reports open and
close, because what other tests have left would be found in them.
"""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.session.document import Change
from ita_desktop.session.qt.lifetimes import Pointer
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.table.columns_form import ColumnsForm
from tests.journeys.test_a_monkey import FOUND_AFTER, Monkey, dressed_again, playing, report

__all__ = ["dressed_again", "report"]


def test_an_undo_that_the_lists_do_not_show(qtbot: QtBot, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show_items = ListEditor.show_value
    monkeypatch.setattr(
        ListEditor,
        "show_value",
        lambda editor, items: None if len(items) == len(editor.items) > 0 else show_items(editor, items),
    )

    with playing(Monkey(qtbot, report, 8)) as monkey:
        monkey.plays(600)


def test_a_page_of_the_columns_that_does_not_follow(
    qtbot: QtBot, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_report = ColumnsForm.show_report

    def forgetful(form: ColumnsForm, change: Change | None) -> None:
        if change is None or len(form.rows) != len(change.after.columns):
            show_report(form, change)

    monkeypatch.setattr(ColumnsForm, "show_report", forgetful)

    with playing(Monkey(qtbot, report, 21, columns=25)) as monkey:
        monkey.plays(300)


def test_a_place_that_is_remembered_too_long(qtbot: QtBot, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pointer, "set", lambda pointer, target: setattr(pointer, "_target", target or pointer._target))
    monkeypatch.setattr(Pointer, "target", property(lambda pointer: pointer._target))

    with qtbot.captureExceptions() as caught, playing(Monkey(qtbot, report, 31, others=10)) as monkey:
        for _ in range(15):  # where a machine is slow, chance may want more of them
            monkey.plays(100)
            assert not caught, f"{FOUND_AFTER} {monkey.did[-3:]}: something was called for what is gone"


@pytest.mark.timeout(3_600)
@pytest.mark.parametrize(("actions", "seed"), [(150, 31), *((500, seed) for seed in range(40, 44))])
def test_reports_that_open_and_close(qtbot: QtBot, report: Path, actions: int, seed: int) -> None:
    with playing(Monkey(qtbot, report, seed, others=10)) as monkey:
        monkey.plays(actions)
