"""The chosen colours and size of words, and the menu for the former. Kept in the settings."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPushButton, QToolButton, QWidget

from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import after, on
from ita_desktop.ui.appearance.colour_schemes import SCHEME_TITLES, Scheme
from ita_desktop.ui.appearance.labels import fit_words
from ita_desktop.ui.appearance.style import ZOOMS, application, set_zoom, step_from, wear
from ita_desktop.ui.keyboard.thai_layouts import Menu

_FLAT = "flat_without_focus"


class AppearanceMenu(QObject):
    """Owner of the scheme and the zoom that the program wears."""

    changed = Signal()

    def __init__(self, scheme: str, zoom: int, window: QWidget) -> None:
        super().__init__(window)
        self.scheme = _known(scheme)
        self.zoom = zoom  # percent of the usual size
        self.menu = Menu(tr("สีของหน้าต่าง(&C)"), window)
        group = QActionGroup(self)
        for choice, words in SCHEME_TITLES.items():
            action = QAction(tr(words), self.menu, checkable=True, checked=choice is self.scheme)
            action.setObjectName(f"scheme.{choice.value}")
            on(action.triggered, self, partial(self._on_scheme_chosen, choice))
            group.addAction(action)
            self.menu.addAction(action)
        self._system_timer = after(0, self, self._follow_system)  # the system notifies of one change in several ways
        self._is_dressing = False
        QApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        window.installEventFilter(self)
        application().focusChanged.connect(self._on_focus_changed)

    def put_on(self) -> None:
        """Give the program the scheme and the size, if they are others than it is dressed in at first."""
        if self.scheme is not Scheme.SYSTEM:
            self._dress()
        if self.zoom != 100:
            self._resize_words()

    def zoom_in(self) -> None:
        """Words one step larger."""
        self._set_zoom(step_from(self.zoom, ZOOMS, +1))

    def zoom_out(self) -> None:
        """Words one step smaller."""
        self._set_zoom(step_from(self.zoom, ZOOMS, -1))

    def zoom_normal(self) -> None:
        """Words in their usual size."""
        self._set_zoom(100)

    def why_not_in(self) -> str:
        """Why they cannot get larger; empty if they can."""
        return "" if self.zoom < ZOOMS[-1] else tr("ใหญ่ที่สุดแล้ว")

    def why_not_out(self) -> str:
        """Why they cannot get smaller; empty if they can."""
        return "" if self.zoom > ZOOMS[0] else tr("เล็กที่สุดแล้ว")

    def why_not_normal(self) -> str:
        """Why their usual size changes nothing; empty if it does."""
        return "" if self.zoom != 100 else tr("เป็นขนาดปกติอยู่แล้ว")

    def _set_zoom(self, percent: int) -> None:
        if percent != self.zoom:
            self.zoom = percent
            self._resize_words()
            self.changed.emit()

    def _resize_words(self) -> None:
        app = application()
        set_zoom(app, self.zoom)
        fit_words(app.allWidgets())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another theme of the system. Its colours change ours only if none of our own are shown."""
        palette = event.type() is QEvent.Type.ApplicationPaletteChange and not QApplication.palette().resolveMask()
        if event.type() is QEvent.Type.ThemeChange or palette:
            self._on_system_changed()
        return super().eventFilter(watched, event)

    def _on_scheme_chosen(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._dress()
        self.changed.emit()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            new.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # Fusion shows it after Tab only
        _mark_focus(old, new)

    def _on_system_changed(self, _now: object = None) -> None:
        if self.scheme is Scheme.SYSTEM and not self._is_dressing:
            self._system_timer.start()

    def _follow_system(self) -> None:
        if self.scheme is Scheme.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        self._is_dressing = True
        wear(application(), self.scheme)
        self._is_dressing = False


def _mark_focus(old: QWidget | None, new: QWidget | None) -> None:
    """Show the focus where Fusion does not: on flat buttons, which get their edge, and on the frames of texts, lists
    and trees, which Qt does not paint anew by itself.
    """
    if isinstance(old, QPushButton | QToolButton) and old.property(_FLAT):
        _set_flat(old, True)
    if isinstance(new, QPushButton | QToolButton):
        flat = new.autoRaise() if isinstance(new, QToolButton) else new.isFlat()
        new.setProperty(_FLAT, flat or bool(new.property(_FLAT)))
        _set_flat(new, False)
    for widget in (old, new):
        if isinstance(widget, QAbstractScrollArea):
            QWidget.update(widget)  # a list has another `update`


def _set_flat(button: QPushButton | QToolButton, flat: bool) -> None:
    if isinstance(button, QToolButton):
        button.setAutoRaise(flat)
    else:
        button.setFlat(flat)


def _known(name: str) -> Scheme:
    """The scheme of that name; the system's, where a later version of the program knows more."""
    return Scheme(name) if name in {scheme.value for scheme in Scheme} else Scheme.SYSTEM
