"""Every override of a method of Qt's is guarded, wherever it is written, and a bug in one does not end the process."""

import ast
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

import ita_desktop
from ita_desktop.session.qt.overrides import is_guarded, overrides
from ita_desktop.ui.forms.text_field import TextField
from tests.support.all_overrides import all_classes, all_overrides, key_of
from tests.support.deaths import died
from tests.support.python_process import Ended, python

HERE = Path(ita_desktop.__file__).parent
DIES = sys.version_info < (3, 12)
"""Python 3.12 raises exception objects only."""

_BEGIN = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, Qt, QThread, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPushButton
app = QApplication([])
told = []
sys.excepthook = lambda kind, error, _: told.append(str(error))
def bug(*_):
    [][1]
"""

OVERRIDE = """
class Deaf(QObject):
    def event(self, event):
        return bug()
deaf = Deaf()
QTimer.singleShot(0, lambda: QCoreApplication.sendEvent(deaf, QEvent(QEvent.Type.User)))
"""

SLOTS = {
    "a method": "class Ear(QObject):\n    hear = bug\near = Ear()\nbutton.clicked.connect(ear.hear)\nbutton.click()",
    "a lambda": "button.clicked.connect(lambda _: bug())\nbutton.click()",
    "a queued lambda": "button.clicked.connect(lambda: bug(), Qt.ConnectionType.QueuedConnection)\nbutton.click()",
    "a timer": "timer = QTimer(singleShot=True)\ntimer.timeout.connect(bug)\ntimer.start(0)",
    "a single shot": "QTimer.singleShot(0, bug)",
    "what is destroyed": "lost = QObject()\nlost.destroyed.connect(bug)\ndel lost",
    "a signal of ours": "class Mouth(QObject):\n    said = Signal()\nm = Mouth()\nm.said.connect(bug)\nm.said.emit()",
}


def a_process(script: str) -> Ended:
    """Runs what is called from an event loop, and says what was told of it."""
    loop = "QTimer.singleShot(100, app.quit)\napp.exec()\nprint(told)"
    return python("-c", f"{_BEGIN}\nbutton = QPushButton()\n{script}\n{loop}")


def unguarded() -> list[str]:
    """The overrides of the program that are not guarded."""
    return [key_of(owner, name) for (owner, name), method in all_overrides().items() if not is_guarded(method)]


def test_every_override_of_every_class_is_guarded() -> None:
    found = all_overrides()

    assert len(all_classes()) > 80 and len(found) > 100
    assert unguarded() == []


@pytest.mark.acceptance("override", "", planted=True)
def test_the_walk_finds_an_override_that_is_not_guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TextField, "keyPressEvent", lambda _self, _event: None)

    assert unguarded() == ["TextField.keyPressEvent"]


def test_what_stands_before_qt_among_the_bases_is_guarded_too() -> None:
    class Before:
        def keyPressEvent(self, event: QKeyEvent) -> None: ...

        def of_its_own(self) -> None: ...

    class Both(Before, QWidget):
        def event(self, event: QEvent) -> bool:
            return super().event(event)

    found = {name: is_guarded(method) for _, name, method in overrides(Both)}

    assert found == {"event": True, "keyPressEvent": True}
    assert not is_guarded(vars(Before)["of_its_own"])


def test_the_order_of_items_is_an_override() -> None:
    class Sorted(QTreeWidgetItem):
        def __lt__(self, other: object) -> bool:
            return True

    assert is_guarded(vars(Sorted)["__lt__"])


def test_a_bug_is_reported_once_although_the_override_is_called_through_another(qtbot: QtBot) -> None:
    class Inner(QObject):
        def event(self, event: QEvent) -> bool:
            return bool([][1])

    class Outer(Inner):
        def event(self, event: QEvent) -> bool:
            return super().event(event)

    told: list[BaseException] = []
    before, sys.excepthook = sys.excepthook, lambda _kind, error, _traceback: told.append(error)
    try:
        outer = Outer()
        with pytest.raises(IndexError):
            QCoreApplication.sendEvent(outer, QEvent(QEvent.Type.User))
    finally:
        sys.excepthook = before

    assert [type(error) for error in told] == [IndexError]


def test_a_bug_after_which_another_override_is_called_is_reported(qtbot: QtBot) -> None:
    class Drawn(QWidget):
        def paintEvent(self, event: QEvent) -> None:
            if self.objectName() == "first":
                [][1]

    around = QWidget()
    qtbot.addWidget(around)
    first, _second = Drawn(around), Drawn(around)
    first.setObjectName("first")
    told: list[BaseException] = []
    before, sys.excepthook = sys.excepthook, lambda _kind, error, _traceback: told.append(error)
    try:
        with suppress(IndexError):  # Qt forgets it if the drawing of the second ends well
            around.grab()
    finally:
        sys.excepthook = before

    assert [type(error) for error in told] == [IndexError]


@pytest.mark.skipif(not DIES, reason="Python 3.12 raises exception objects only")
def test_without_the_guard_a_bug_of_c_code_ends_the_process() -> None:
    assert died(a_process(OVERRIDE).returncode)


def test_with_the_guard_it_is_told() -> None:
    guarded = f"from ita_desktop.session.qt import overrides\n{OVERRIDE}"

    ended = a_process(guarded)

    assert (ended.returncode, ended.stdout.count("index out of range")) == (0, 2), ended  # by the guard, and by Qt


@pytest.mark.parametrize("slot", SLOTS)
def test_slots_need_no_guard(slot: str) -> None:
    ended = a_process(SLOTS[slot])

    assert (ended.returncode, ended.stdout.count("index out of range")) == (0, 1), ended


def test_no_override_is_given_to_a_single_object_or_to_a_class_that_is_made() -> None:
    """`widget.keyPressEvent = …` would be called by Qt, and nothing would guard it."""
    names = {name for _, name in all_overrides()} - {"data", "event", "draw", "flags", "paint"}  # plain words

    assert [found for path in sorted(HERE.rglob("*.py")) for found in _assigned(path, names)] == []


def _assigned(path: Path, names: set[str]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        targets: list[Any] = getattr(node, "targets", []) or [getattr(node, "target", None)]
        for target in targets:
            if isinstance(target, ast.Attribute) and (target.attr in names or target.attr.endswith("Event")):
                yield f"{path.relative_to(HERE)}:{target.lineno} {target.attr}"
