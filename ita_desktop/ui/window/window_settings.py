"""What the window remembers between two starts: recent files, its place and panes, and how it looks."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from ita_desktop.home import settings
from ita_desktop.home.settings import Settings
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.report.report_page import ReportPage
from ita_desktop.ui.window.appearance_menu import AppearanceMenu


class WindowSettings:
    """Owner of the settings; nothing else in the window writes them. Another program that is open may: every change is
    made to what is written by then, so that neither forgets what the other remembers."""

    def __init__(self) -> None:
        self.now = settings.load()  # as they were read or written last

    # Any: of what kind a value is, `Settings` has.
    def keep(self, **changes: Any) -> None:
        """These of them are other ones from now on."""
        self._change(lambda old: replace(old, **changes))

    @property
    def recent(self) -> list[Path]:
        """The files opened lately, newest first; some may be gone."""
        self.now = settings.load(self.now)
        return [Path(text) for text in self.now.recent]

    def earlier_of(self, path: Path) -> Path | None:
        """The file of last year's report of the one at the path, as far as it is known."""
        return self.now.earlier_of(path)

    def keep_earlier(self, path: Path, earlier: Path) -> None:
        """Remember the file of last year's report."""
        self._change(lambda old: old.with_earlier(path, earlier))

    def add_own_word(self, word: str) -> None:
        """The user adds the word."""
        self._change(lambda old: old.with_own_word(word))

    def remove_own_word(self, word: str) -> None:
        """The user takes the word out again."""
        self._change(lambda old: old.without_own_word(word))

    @property
    def heads(self) -> dict[str, tuple[str, ...]]:
        """The roles of the columns of tables that were imported, by the keys of their heads."""
        self.now = settings.load(self.now)
        return dict(self.now.heads)

    def keep_heads(self, heads: Mapping[str, tuple[str, ...]]) -> None:
        """The roles of these are remembered from now on."""
        self._change(lambda old: old.with_heads(heads))

    def make_appearance(self, window: QWidget) -> AppearanceMenu:
        """The colours and sizes chosen last, of which every change is kept."""
        appearance = AppearanceMenu(self.now.scheme, self.now.zoom, window)
        on(appearance.changed, appearance, lambda: self.keep(scheme=appearance.scheme.value, zoom=appearance.zoom))
        return appearance

    def add_file(self, path: Path) -> None:
        """The path is the newest of the recent files."""
        self._change(lambda old: old.with_recent(path))

    def forget_file(self, path: Path) -> None:
        """The path is no recent file any more."""
        self._change(lambda old: old.without_recent(path))

    def put_back_window(self, window: QWidget) -> bool:
        """The window where it was closed last; false if that is not known or no longer possible."""
        return window.restoreGeometry(QByteArray.fromBase64(self.now.geometry.encode()))

    def keep_window(self, window: QWidget) -> None:
        """The window closes here."""
        self.keep(geometry=bytes(window.saveGeometry().toBase64().data()).decode())

    def put_back_panes(self, page: ReportPage) -> None:
        """The panes and the paper as large as they were last."""
        page.restoreState(QByteArray.fromBase64(self.now.panes.encode()))
        page.preview.set_zoom(self.now.paper_zoom)
        on(page.preview.zoom_changed, page, lambda zoom: self.keep(paper_zoom=zoom))

    def keep_panes(self, page: ReportPage) -> None:
        """The page goes."""
        self.keep(panes=bytes(page.saveState().toBase64().data()).decode())

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        self.now = change(settings.load(self.now))
        settings.save(self.now)
