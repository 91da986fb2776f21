"""What the window remembers between two starts: recent files, its place and panes, and how it looks."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from ita_desktop.home import settings
from ita_desktop.home.settings import Settings
from ita_desktop.language import Language
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.report.report_page import ReportPage
from ita_desktop.ui.window.appearance_menu import AppearanceMenu


class WindowSettings:
    """Owner of the settings; nothing else in the window writes them. Another program that is open may: every change is
    made to what is written by then, so that neither forgets what the other remembers."""

    def __init__(self) -> None:
        self._settings = settings.load()

    @property
    def recent(self) -> list[Path]:
        """The files opened lately, newest first; some may be gone."""
        self._settings = settings.load(self._settings)
        return [Path(text) for text in self._settings.recent]

    def earlier_of(self, path: Path) -> Path | None:
        """The file of last year's report of the one at the path, as far as it is known."""
        return self._settings.earlier_of(path)

    def keep_earlier(self, path: Path, earlier: Path) -> None:
        """Remember the file of last year's report."""
        self._change(lambda old: old.with_earlier(path, earlier))

    @property
    def paper_shown(self) -> bool:
        """Whether the paper is wanted beside the form."""
        return self._settings.paper_shown

    def keep_paper_shown(self, shown: bool) -> None:
        """The paper is wanted, or not, from now on."""
        self._change(lambda old: replace(old, paper_shown=shown))

    @property
    def print_pictures(self) -> bool:
        """Whether pages go to the printer as pictures, for one that garbles text."""
        return self._settings.print_pictures

    def keep_print_pictures(self, wanted: bool) -> None:
        """Pages go to the printer as pictures, or not, from now on."""
        self._change(lambda old: replace(old, print_pictures=wanted))

    @property
    def tool_words(self) -> bool:
        """Whether the tool bar has words under its icons."""
        return self._settings.tool_words

    def keep_tool_words(self, wanted: bool) -> None:
        """The tool bar has words, or not, from now on."""
        self._change(lambda old: replace(old, tool_words=wanted))

    @property
    def spelling_lines(self) -> bool:
        """Whether words that may be misspelt have a line below."""
        return self._settings.spelling_lines

    def keep_spelling_lines(self, wanted: bool) -> None:
        """They have one, or not, from now on."""
        self._change(lambda old: replace(old, spelling_lines=wanted))

    @property
    def own_words(self) -> tuple[str, ...]:
        """The words that the user has added to those of the spelling check."""
        return self._settings.own_words

    def add_own_word(self, word: str) -> None:
        """The user adds the word."""
        self._change(lambda old: old.with_own_word(word))

    def remove_own_word(self, word: str) -> None:
        """The user takes the word out again."""
        self._change(lambda old: old.without_own_word(word))

    @property
    def heads(self) -> dict[str, tuple[str, ...]]:
        """The roles of the columns of tables that were imported, by the keys of their heads."""
        self._settings = settings.load(self._settings)
        return dict(self._settings.heads)

    def keep_heads(self, heads: Mapping[str, tuple[str, ...]]) -> None:
        """The roles of these are remembered from now on."""
        self._change(lambda old: old.with_heads(heads))

    def make_appearance(self, window: QWidget) -> AppearanceMenu:
        """The colours and sizes chosen last, of which every change is kept."""
        appearance = AppearanceMenu(self._settings.scheme, self._settings.zoom, window)
        on(appearance.changed, appearance, lambda: self._keep_appearance(appearance))
        return appearance

    def keep_language(self, language: Language) -> None:
        """What the program is to speak from now on."""
        self._change(lambda old: replace(old, language=language))

    def add_file(self, path: Path) -> None:
        """The path is the newest of the recent files."""
        self._change(lambda old: old.with_recent(path))

    def forget_file(self, path: Path) -> None:
        """The path is no recent file any more."""
        self._change(lambda old: old.without_recent(path))

    def put_back_window(self, window: QWidget) -> bool:
        """The window where it was closed last; false if that is not known or no longer possible."""
        return window.restoreGeometry(QByteArray.fromBase64(self._settings.geometry.encode()))

    def keep_window(self, window: QWidget) -> None:
        """The window closes here."""
        geometry = bytes(window.saveGeometry().toBase64().data()).decode()
        self._change(lambda old: replace(old, geometry=geometry))

    def put_back_panes(self, page: ReportPage) -> None:
        """The panes and the paper as large as they were last."""
        page.restoreState(QByteArray.fromBase64(self._settings.panes.encode()))
        page.preview.set_zoom(self._settings.paper_zoom)
        on(page.preview.zoom_changed, page, self._keep_paper_zoom)

    def keep_panes(self, page: ReportPage) -> None:
        """The page goes."""
        panes = bytes(page.saveState().toBase64().data()).decode()
        self._change(lambda old: replace(old, panes=panes))

    def _keep_paper_zoom(self, zoom: int) -> None:
        self._change(lambda old: replace(old, paper_zoom=zoom))

    def _keep_appearance(self, appearance: AppearanceMenu) -> None:
        scheme, zoom = appearance.scheme.value, appearance.zoom
        self._change(lambda old: replace(old, scheme=scheme, zoom=zoom))

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        self._settings = change(settings.load(self._settings))
        settings.save(self._settings)
