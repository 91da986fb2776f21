"""Settings that are kept between two runs: recent files, the window's geometry and appearance. A JSON file of ours.

To lose it loses no work: a file that cannot be read counts as empty, and a failure to write it is only logged.
"""

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ita_desktop import paths
from ita_desktop.domain.limits import OWN_WORD_MAX_LENGTH, OWN_WORDS_MAX
from ita_desktop.domain.report.admission import is_admitted
from ita_desktop.language import Language
from ita_desktop.private_files import make_private_folder
from ita_desktop.regular_file import WITH_PATHS_MAX, read_note
from ita_desktop.whole_file import write_whole

RECENT_MAX = 10
HEADS_MAX = 40
HEAD_KEY_LENGTH = 32
HEAD_COLUMNS_MAX = 100
ROLE_MAX_LENGTH = 32
ZOOM_LIMITS = (50, 300)
PAPER_ZOOM_LIMITS = (0, 400)

_FILE_MAX = WITH_PATHS_MAX + OWN_WORDS_MAX * 5 * OWN_WORD_MAX_LENGTH
"""Bytes."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """`recent` holds paths as text, newest first; `geometry` and `panes` are Qt's own state, base64.

    `scheme` is a name from `ui/appearance/colour_schemes.py`; `zoom` is the size of the words and `paper_zoom` that of
    the paper, both in percent; 0 fits the page and 1 the table to the width of the pane. With `print_pictures` pages go
    to a printer as pictures, with `tool_words` the tool bar has words under its icons, with `spelling_lines` words that
    may be misspelt have a line below. `own_words` are right besides those of the spelling check. `heads` are keys of
    the heads of imported tables, newest first, each with the roles of its columns. `earlier` has files, newest first,
    each with that of last year's report.
    """

    recent: tuple[str, ...] = ()
    geometry: str = ""
    panes: str = ""
    scheme: str = "system"
    zoom: int = 100
    paper_zoom: int = 1
    paper_shown: bool = True
    print_pictures: bool = False
    tool_words: bool = True
    language: Language = Language.THAI
    spelling_lines: bool = True
    own_words: tuple[str, ...] = ()
    earlier: tuple[tuple[str, str], ...] = ()
    heads: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def with_recent(self, path: Path) -> "Settings":
        """These settings with the path as the newest."""
        return replace(self, recent=(str(path), *self.without_recent(path).recent)[:RECENT_MAX])

    def with_own_word(self, word: str) -> "Settings":
        """These settings with the word as the newest; those that are too many go, the oldest first."""
        words = (*(other for other in self.own_words if other != word), word)
        return replace(self, own_words=words[-OWN_WORDS_MAX:])

    def without_own_word(self, word: str) -> "Settings":
        """These settings without the word."""
        return replace(self, own_words=tuple(other for other in self.own_words if other != word))

    def with_earlier(self, path: Path, earlier: Path) -> "Settings":
        """These settings with the file of last year's report of the one at the path."""
        others = (pair for pair in self.earlier if not _is_same(pair[0], path))
        return replace(self, earlier=((str(path), str(earlier)), *others)[:RECENT_MAX])

    def without_recent(self, path: Path) -> "Settings":
        """These settings without the path among the recent files."""
        return replace(self, recent=tuple(other for other in self.recent if not _is_same(other, path)))

    def earlier_of(self, path: Path) -> Path | None:
        """The file of last year's report of the one at the path, as far as it is known."""
        return next((Path(earlier) for file, earlier in self.earlier if _is_same(file, path)), None)

    def with_heads(self, heads: Mapping[str, tuple[str, ...]]) -> "Settings":
        """These settings with those heads as the newest."""
        known = (one for one in self.heads if one[0] not in heads)
        usable = ((key, roles) for key, roles in heads.items() if len(roles) <= HEAD_COLUMNS_MAX)
        return replace(self, heads=(*usable, *known)[:HEADS_MAX])


def load(otherwise: Settings | None = None) -> Settings:
    """The saved settings, or `otherwise` (by default the defaults) if they cannot be read."""
    otherwise = otherwise if otherwise is not None else Settings()
    try:
        found: Any = read_note(paths.settings_file(), _FILE_MAX)  # a fault in it raises one of the errors below
        return Settings(
            recent=tuple(path for path in found["recent"] if paths.may_exist(path))[:RECENT_MAX],
            geometry=_of_qt(found["geometry"]),
            panes=_of_qt(found["panes"]),
            scheme=str(found.get("scheme", "system")),
            zoom=_within(found.get("zoom", 100), *ZOOM_LIMITS),
            paper_zoom=_within(found.get("paper_zoom", 1), *PAPER_ZOOM_LIMITS),
            paper_shown=found.get("paper_shown", True) is not False,
            print_pictures=found.get("print_pictures", False) is True,
            tool_words=found.get("tool_words", True) is not False,
            language=_known(found.get("language", Language.THAI)),
            spelling_lines=found.get("spelling_lines", True) is not False,
            own_words=_words(found.get("own_words", [])),
            earlier=tuple(_pair(pair) for pair in found.get("earlier", []))[:RECENT_MAX],
            heads=tuple(_head(one) for one in found.get("heads", [])[:HEADS_MAX]),
        )
    except FileNotFoundError:
        return otherwise
    except (OSError, ValueError, KeyError, TypeError):
        _log.info("settings could not be read; going on without them")
        return otherwise


def save(settings: Settings) -> None:
    """Write the settings; a failure is only logged."""
    target = paths.settings_file()
    try:
        make_private_folder(target.parent)
        written = json.dumps(asdict(settings), ensure_ascii=False)
        write_whole(target, written.encode(errors="surrogatepass"), private=True)  # a path may be of any bytes
    except OSError as error:
        _log.info("settings could not be written: %s", type(error).__name__)


def _is_same(text: str, path: Path) -> bool:
    """Whether the text is that path: on Windows in any letter case."""
    return os.path.normcase(text) == os.path.normcase(path)


def _known(code: object) -> Language:
    """The language of that code; Thai for a code of a later version."""
    return next((language for language in Language if language.value == code), Language.THAI)


def _words(words: object) -> tuple[str, ...]:
    """The words of a list that a text may hold, each once; whatever else stands there is left out."""
    kept = [
        word
        for word in (words if isinstance(words, list) else ())
        if isinstance(word, str) and 0 < len(word) <= OWN_WORD_MAX_LENGTH and is_admitted(word)
    ]
    return tuple(dict.fromkeys(kept))[-OWN_WORDS_MAX:]


def _pair(paths_of: object) -> tuple[str, str]:
    """Two paths; TypeError if they are none."""
    if not isinstance(paths_of, list) or len(paths_of) != 2 or not all(map(paths.may_exist, paths_of)):
        raise TypeError("no two paths")
    return paths_of[0], paths_of[1]


def _of_qt(state: object) -> str:
    """A state of Qt's in base64; TypeError if it is none."""
    if not isinstance(state, str) or not state.isascii():
        raise TypeError("not base64")
    return state


def _head(head: Any) -> tuple[str, tuple[str, ...]]:
    """A head and its roles; ValueError or TypeError if it is none."""
    key, roles = head
    words = (key, *roles)
    if not all(isinstance(word, str) and word.isascii() and len(word) <= ROLE_MAX_LENGTH for word in words):
        raise TypeError("not a head")
    if len(key) != HEAD_KEY_LENGTH or not 0 < len(roles) <= HEAD_COLUMNS_MAX:
        raise ValueError("not a head")
    return key, tuple(roles)


def _within(number: object, low: int, high: int) -> int:
    """The number, or the limit that it exceeds; TypeError if it is not a number."""
    if not isinstance(number, int):
        raise TypeError("not a number")
    return min(max(number, low), high)
