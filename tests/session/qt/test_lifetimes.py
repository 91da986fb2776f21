"""Nothing is called for an object that is gone, and there is no other way to have something called."""

import ast
import gc
import weakref
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

import ita_desktop
from ita_desktop.session.qt.lifetimes import Pointer, after, later, on
from tests.support import lifetimes
from tests.support.lifetimes import names_of_what_is_gone

HERE = Path(ita_desktop.__file__).parent
QT = ("session", "ui", "app.py")
"""Where there are signals."""

WAITED_FOR = {"app.exec", "self._app.exec", "drag.exec"}
"""The program's loop, and Qt's while something is dragged. All other waiting is for an answer."""


class Speaker(QObject):
    said = Signal(int, str)


def test_what_is_called_gets_as_many_values_as_it_wants(qtbot: QtBot) -> None:
    speaker, heard = Speaker(), list[object]()
    on(speaker.said, speaker, lambda: heard.append("nothing"))
    on(speaker.said, speaker, lambda number: heard.append(number))
    on(speaker.said, speaker, lambda number, word, more="more": heard.append((number, word, more)))
    on(speaker.said, speaker, partial(lambda own, number: heard.append((own, number)), "own"))
    on(speaker.said, speaker, partial(lambda own, more="more": heard.append((own, more)), "own", "given"))
    on(speaker.said, speaker, partial(lambda number, own: heard.append((number, own)), own="by name"))
    on(speaker.said, speaker, partial(heard.append, "of a list"))

    speaker.said.emit(1, "คำ")

    given = [("own", 1), ("own", "given"), (1, "by name"), "of a list"]
    assert heard == ["nothing", 1, (1, "คำ", "more"), *given]


def test_a_button_says_whether_it_is_down_to_who_wants_to_know(qtbot: QtBot) -> None:
    button, heard = QPushButton(), list[object]()
    qtbot.addWidget(button)
    button.setCheckable(True)
    on(button.clicked, button, lambda: heard.append("clicked"))
    on(button.clicked, button, lambda down: heard.append(down))

    button.click()

    assert heard == ["clicked", True]


def test_nothing_is_called_once_the_owner_is_gone(qtbot: QtBot) -> None:
    speaker, owner, heard = Speaker(), QObject(), list[int]()
    on(speaker.said, owner, lambda number: heard.append(number))
    later(0, owner, lambda: heard.append(0))

    delete(owner)
    speaker.said.emit(1, "คำ")
    qtbot.wait(20)

    assert heard == []


def test_nothing_is_called_while_the_owner_is_going(qtbot: QtBot) -> None:
    owner, heard = QWidget(), list[str]()
    first = Speaker(owner)
    on(first.destroyed, owner, lambda: heard.append("said by a child that is deleted before the rest"))

    delete(owner)

    assert heard == []


def test_what_is_to_be_done_later_is_done_once(qtbot: QtBot) -> None:
    owner, done = QObject(), list[str]()
    later(1, owner, lambda: done.append("done"))

    qtbot.waitUntil(lambda: not owner.children())

    assert done == ["done"]


def test_a_timer_that_is_started_again_acts_once_and_not_for_an_owner_that_is_gone(qtbot: QtBot) -> None:
    owner, other, done = QObject(), QObject(), list[str]()
    timer, gone = after(20, owner, lambda: done.append("done")), after(1, other, lambda: done.append("gone"))
    gone.start()
    timer.start()
    timer.start()

    delete(other)
    qtbot.wait(100)

    assert done == ["done"]


def test_a_pointer_to_what_was_deleted_points_at_nothing(qtbot: QtBot) -> None:
    pointer, widget = Pointer[QWidget](), QWidget()
    targets = [pointer.target]
    pointer.set(widget)
    targets.append(pointer.target)

    delete(widget)

    assert [*targets, pointer.target] == [None, widget, None]


def test_a_pointer_keeps_nothing_of_what_was_deleted(qtbot: QtBot) -> None:
    pointer, first, second = Pointer[QWidget](), QWidget(), QWidget()
    for target in (first, second, first, None, first, first):
        pointer.set(target)
    left = weakref.ref(first)

    delete(first)
    del first, target
    gc.collect()

    assert left() is None
    pointer.set(second)
    assert pointer.target is second


def test_every_function_is_connected_by_on_and_put_off_by_later() -> None:
    assert [found for path in _modules() for found in other_ways(path.read_text(encoding="utf-8"), path.name)] == []


def test_every_dialog_that_is_waited_for_is_deleted_afterwards() -> None:
    assert [found for path in _modules() for found in other_waiting(path.read_text(encoding="utf-8"), path.name)] == []


@pytest.mark.acceptance("gone", "", planted=True)
@pytest.mark.parametrize(
    "way",
    [
        "button.clicked.connect(lambda: self.show())",
        "button.clicked.connect(partial(self.show_one, 1))",
        "timer.timeout.connect(act)",
        "QTimer.singleShot(0, self.show)",
        "QTimer(self)",
        "QPushButton(clicked=act)",
        "menu.addAction('พิมพ์', act)",
    ],
)
def test_another_way_is_found(way: str) -> None:
    assert list(other_ways(way, "planted.py"))


@pytest.mark.acceptance("dialogs", "", planted=True)
@pytest.mark.parametrize("way", ["QPrintDialog(printer).exec()", "QMessageBox.question(None, '', '')"])
def test_other_waiting_is_found(way: str) -> None:
    assert list(other_waiting(way, "planted.py"))


def test_a_widget_that_is_gone_is_found_where_it_is_remembered_and_where_it_is_used_later(qtbot: QtBot) -> None:
    holder, speaker, widget = Speaker(), Speaker(), QWidget()
    Speaker.__module__ = "ita_desktop.planted"
    holder.remembered = [widget]  # type: ignore[attr-defined]

    def uses(_number: int, _word: str) -> None:
        widget.show()

    uses.__module__ = "ita_desktop.planted"
    speaker.said.connect(uses)
    before = names_of_what_is_gone(0)  # of other tests: a thread that a disk held may hold something yet

    delete(widget)
    found = names_of_what_is_gone(0, before)

    Speaker.__module__ = __name__
    assert found == [
        "Speaker.remembered",
        f"ita_desktop.planted.{uses.__qualname__}",
    ]


def test_what_is_held_by_what_is_gone_alone_is_left_out_without_a_search(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def of_ours(_: QWidget) -> None: ...

    of_ours.__module__ = "ita_desktop.planted"
    gone, kept, widget = Speaker(), Speaker(), QWidget()
    gone.act = partial(of_ours, widget)  # type: ignore[attr-defined]
    before = names_of_what_is_gone(0)
    delete(widget)
    delete(gone)
    searched: list[object] = []

    def searches(one: object, _: set[int]) -> bool:
        searched.append(one)
        return False

    monkeypatch.setattr(lifetimes, "_is_only_in_what_is_gone", searches)

    assert names_of_what_is_gone(0, before) == []
    assert gone.act not in searched  # type: ignore[attr-defined]
    kept.act = gone.act  # type: ignore[attr-defined]
    assert names_of_what_is_gone(0, before) == [f"partial of {of_ours.__qualname__}"]


def other_ways(source: str, name: str) -> Iterator[str]:
    """Connections to what is no method of an object and no signal, what is put off by Qt itself, and its timers."""
    if name == "lifetimes.py":
        return
    for call in _calls(source):
        function = call.func
        if not isinstance(function, ast.Attribute):
            function = ast.Attribute(function, "")
        connects = function.attr == "connect" and bool(call.args) and not isinstance(call.args[0], ast.Attribute)
        puts_off = function.attr in ("singleShot", "callOnTimeout", "invokeMethod")
        adds = function.attr in ("addAction", "addMenu") and len(call.args) > 1 and not _is_text(call.args[-1])
        keywords = {one.arg for one in call.keywords} & {"clicked", "triggered", "toggled", "timeout", "activated"}
        makes_a_timer = ast.unparse(call.func) == "QTimer"
        if connects or puts_off or adds or keywords or makes_a_timer:
            yield f"{name}:{call.lineno} {ast.unparse(call)[:80]}"


def other_waiting(source: str, name: str) -> Iterator[str]:
    """Dialogs that are waited for in a way that leaves them behind."""
    for call in _calls(source):
        if not isinstance(call.func, ast.Attribute) or name in ("answers.py", "startup.py"):
            continue  # where no window comes, the program ends with its message
        waits = call.func.attr == "exec" and ast.unparse(call.func) not in WAITED_FOR
        of_qt = ast.unparse(call.func.value) in ("QMessageBox", "QFileDialog", "QInputDialog", "QColorDialog")
        if waits or (of_qt and call.func.attr[0].islower()):
            yield f"{name}:{call.lineno} {ast.unparse(call)[:80]}"


def _modules() -> list[Path]:
    return sorted(path for path in HERE.rglob("*.py") if path.relative_to(HERE).parts[0] in QT)


def _calls(source: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))


def _is_text(node: ast.expr) -> bool:
    is_words = isinstance(node, ast.Call) and ast.unparse(node.func) in ("tr", "trn")
    return is_words or (isinstance(node, ast.Constant) and isinstance(node.value, str))
