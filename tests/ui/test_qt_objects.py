"""What docs/qt-objects.md says of objects of Qt in Python, tried one by one. A new PySide6 may have other rules."""

import gc
import re
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QIdentityProxyModel, QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QStyledItemDelegate, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import dump, isValid

import ita_desktop


class Sender(QObject):
    """Says something."""

    said = Signal()


class Receiver(QObject):
    """Counts what it hears."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heard = 0

    def hear(self) -> None:
        self.heard += 1


class PlainReceiver:
    """Counts in a list of others."""

    def __init__(self, heard: list[int]) -> None:
        self._heard = heard

    def hear(self) -> None:
        self._heard.append(1)


def ended(thing: QObject) -> None:
    """The object is destroyed in C++; its wrapper stays."""
    thing.deleteLater()
    QApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete.value)
    assert not isValid(thing)


@pytest.mark.usefixtures("qapp")
def test_a_parent_keeps_the_wrapper_too_and_takes_the_object_along() -> None:
    parent = QObject()
    child = weakref.ref(Receiver(parent))
    gc.collect()

    kept = child()
    assert kept is not None
    ended(parent)

    with pytest.raises(RuntimeError, match="already deleted"):
        kept.objectName()


@pytest.mark.usefixtures("qapp")
def test_what_nobody_keeps_is_gone_at_once() -> None:
    timer = QTimer()
    left = weakref.ref(timer)

    del timer

    assert left() is None


@pytest.mark.usefixtures("qapp")
def test_a_layout_gives_its_widgets_to_the_widget_that_it_is_set_on() -> None:
    holder, layout = QWidget(), QVBoxLayout()
    layout.addWidget(QWidget())
    holder.setLayout(layout)

    assert layout.itemAt(0).widget().parent() is holder


@pytest.mark.usefixtures("qapp")
def test_a_view_keeps_its_model_and_delegate_but_nobody_keeps_a_filter() -> None:
    view = QTableView()
    model, delegate, watching = QIdentityProxyModel(), QStyledItemDelegate(), Receiver()
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.installEventFilter(watching)
    model_left, delegate_left, filter_left = weakref.ref(model), weakref.ref(delegate), weakref.ref(watching)

    del model, delegate, watching
    gc.collect()

    assert model_left() is not None
    assert delegate_left() is not None
    assert filter_left() is None


@pytest.mark.usefixtures("qapp")
def test_a_connection_keeps_lambdas_and_partials_but_no_methods() -> None:
    sender, heard = Sender(), list[int]()
    receiver, plain, named, given = Receiver(), PlainReceiver(heard), Receiver(), Receiver()
    left = [weakref.ref(one) for one in (receiver, plain, named, given)]

    def hear(one: Receiver = named) -> None:
        one.hear()

    sender.said.connect(receiver.hear)
    sender.said.connect(plain.hear)
    sender.said.connect(hear)
    sender.said.connect(partial(Receiver.hear, given))
    del receiver, plain, named, given, hear
    gc.collect()

    assert [one() is not None for one in left] == [False, False, True, True]
    sender.said.emit()
    assert heard == []


@pytest.mark.usefixtures("qapp")
def test_a_method_is_not_called_when_its_object_is_destroyed_and_a_lambda_is() -> None:
    sender, receiver, called = Sender(), Receiver(), list[bool]()
    sender.said.connect(receiver.hear)
    sender.said.connect(lambda: called.append(isValid(receiver)))

    ended(receiver)
    sender.said.emit()

    assert receiver.heard == 0
    assert called == [False]


def test_a_single_shot_ends_with_its_receiver_only_if_it_has_one(qtbot: QtBot) -> None:
    receiver, called = Receiver(), list[str]()
    QTimer.singleShot(0, receiver, lambda: called.append("with a receiver"))
    QTimer.singleShot(0, receiver.hear)
    QTimer.singleShot(0, lambda: called.append("without"))

    ended(receiver)
    qtbot.waitUntil(lambda: bool(called))
    qtbot.wait(10)

    assert called == ["without"]
    assert receiver.heard == 1, "a method alone is no receiver"


@pytest.mark.parametrize(
    ("show", "left"), [(QDialog.exec, 0), (QDialog.open, 1), (QDialog.show, 1)], ids=["exec", "open", "show"]
)
def test_a_dialog_that_was_waited_for_is_pythons_and_no_other(
    show: Callable[[QDialog], object], left: int, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def ask() -> None:
        dialog = QDialog(window)
        QTimer.singleShot(0, dialog.reject)
        show(dialog)

    ask()
    qtbot.wait(10)
    gc.collect()

    assert len(window.findChildren(QDialog)) == left


@pytest.mark.usefixtures("qapp")
def test_an_object_that_is_to_end_still_receives_until_then() -> None:
    sender, receiver = Sender(), Receiver()
    sender.said.connect(receiver.hear)

    receiver.deleteLater()
    sender.said.emit()

    assert receiver.heard == 1
    assert receiver.thread() is QThread.currentThread()


def test_the_focus_chain_gives_a_wrapper_another_parent_and_so_nobody_asks_for_it(qtbot: QtBot) -> None:
    window, first, second = QWidget(), QWidget(), QWidget()
    column = QVBoxLayout(window)
    column.addWidget(first)
    column.addWidget(second)
    qtbot.addWidget(window)

    first.nextInFocusChain()

    assert second.parent() is window
    assert f"parent............ {first!r}" in dump(second)
    sources = (path for path in Path(ita_desktop.__file__).parent.rglob("*.py"))
    assert [path.name for path in sources if "InFocusChain" in path.read_text("utf-8")] == []


def test_a_widget_that_is_asked_for_its_screen_becomes_the_screens_parent_and_so_nobody_asks(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    screen = widget.screen()

    assert f"parent............ {widget!r}" in dump(screen)
    program = Path(ita_desktop.__file__).parent
    sources = [
        path
        for folder in (program, program.parent / "tests")
        for path in folder.rglob("*.py")
        if path != Path(__file__)
    ]
    assert [path.name for path in sources if re.search(r"\w\.screen\(\)", path.read_text("utf-8"))] == []
