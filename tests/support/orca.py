"""What Orca 43 reads out by itself: a listener to all that Qt emits for assistive technology, with Orca's own rules.

They are those of its `scripts/default.py` and `event_manager.py`, which was tried on a real screen: it reads what gets
the focus, another name or description of what has it, and notifications that are shown. It knows no announcements: they
are Windows', whose readers do not read another description by themselves, and what is heard there is as these have it.
Qt's hook for listeners and what turns accessibility on where there is no reader are not in PySide: both are called in
the library.
"""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import PySide6
import shiboken6
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleTextInsertEvent,
    QAccessibleTextUpdateEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.certain import as_a

_WINDOWS = sys.platform == "win32"
if _WINDOWS:
    _LIBRARY = "Qt6Gui.dll"
    _INSTALL = "?installUpdateHandler@QAccessible@@SAP6AXPEAVQAccessibleEvent@@@ZP6AX0@Z@Z"
    _PLATFORM = "?accessibility@QPlatformIntegration@@UEBAPEAVQPlatformAccessibility@@XZ"
    _SET_ACTIVE = "?setActive@QPlatformAccessibility@@QEAAX_N@Z"
else:
    _LIBRARY = "Qt/lib/libQt6Gui.so.6"
    _INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"
    _PLATFORM = "_ZNK20QPlatformIntegration13accessibilityEv"
    _SET_ACTIVE = "_ZN22QPlatformAccessibility9setActiveEb"
_OF_TEXT: dict[QAccessible.Event, type[QAccessibleEvent]] = {
    QAccessible.Event.Announcement: QAccessibleAnnouncementEvent,
    QAccessible.Event.TextInserted: QAccessibleTextInsertEvent,
    QAccessible.Event.TextUpdated: QAccessibleTextUpdateEvent,
}
_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


class Orca:
    """Owner of what was read out, and of what was put into the text with the focus, which Orca reads after Enter."""

    def __init__(self) -> None:
        self._said: list[str | QWidget] = []  # a notification is asked for its words later, as Orca comes to it
        self.put_in: list[str] = []

    def hear(self, event: QAccessibleEvent) -> None:
        """What Qt emits."""
        about = event.object()
        if not isinstance(about, QWidget):
            return  # a row or a cell
        interface = QAccessible.queryAccessibleInterface(about)
        has_focus = about is QApplication.focusWidget()
        match event.type():
            case QAccessible.Event.ObjectShow if interface.role() is QAccessible.Role.Notification:
                self._said.append(about)
            case QAccessible.Event.Focus if has_focus:
                self._said.append(called(about))
                self._said.append(interface.text(QAccessible.Text.Description))
            case _ if isinstance(event, QAccessibleAnnouncementEvent):
                self._said.append(event.message())
            case QAccessible.Event.DescriptionChanged if has_focus and not _WINDOWS:
                self._said.append(interface.text(QAccessible.Text.Description))
            case QAccessible.Event.NameChanged if has_focus:
                self._said.append(interface.text(QAccessible.Text.Name))
            case _ if has_focus and isinstance(event, QAccessibleTextInsertEvent | QAccessibleTextUpdateEvent):
                self.put_in.append(event.textInserted())

    @property
    def said(self) -> list[str]:
        """What was read out since `says`."""
        said = (part if isinstance(part, str) else part.accessibleName() for part in self._said)
        return [words for words in said if words]

    def says(self) -> list[str]:
        """What was read out since it was asked last."""
        said = self.said
        self._said.clear()
        return said


def called(widget: QWidget) -> str:
    """What Orca calls a widget: the name of the label beside it, and its own only if there is none."""
    interface = QAccessible.queryAccessibleInterface(widget)
    for other, relation in interface.relations(QAccessible.RelationFlag.Label):
        if relation & QAccessible.RelationFlag.Label:
            return other.text(QAccessible.Text.Name)
    return interface.text(QAccessible.Text.Name)


def _event_at(event: int) -> QAccessibleEvent:
    made = _wrapped(event, QAccessibleEvent)
    kind = _OF_TEXT.get(made.type())
    if kind is None:
        return made
    del made  # or it would be found again, as what it is
    return _wrapped(event, kind)


def _wrapped(event: int, kind: type[QAccessibleEvent]) -> QAccessibleEvent:
    return as_a(kind, shiboken6.wrapInstance(event, kind))


@contextmanager
def orca_listening() -> Iterator[Orca]:
    """Orca, for as long as it is on."""
    orca = Orca()
    handler = _HANDLER(lambda event: orca.hear(_event_at(event)))
    library = ctypes.CDLL(str(Path(PySide6.__file__).parent / _LIBRARY))
    install, platform, set_active = library[_INSTALL], library[_PLATFORM], library[_SET_ACTIVE]
    install.restype = platform.restype = ctypes.c_void_p
    install.argtypes, set_active.argtypes = [ctypes.c_void_p], [ctypes.c_void_p, ctypes.c_bool]
    before, accessibility = install(ctypes.cast(handler, ctypes.c_void_p)), platform(None)
    set_active(accessibility, True)
    try:
        yield orca
    finally:
        set_active(accessibility, False)
        install(before)
