"""What the program remembers between two starts: recent files and the window's place. A small JSON file of our own.

Losing it loses no work, so a file that cannot be read counts as empty and one that cannot be written is skipped.
"""

import json
import logging
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ita_desktop import paths

RECENT_MAX = 10

__all__ = ["RECENT_MAX", "Settings", "load", "replace", "save"]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """`recent` holds paths as text, newest first; `geometry` and `panes` are Qt's own state, base64."""

    recent: tuple[str, ...] = ()
    geometry: str = ""
    panes: str = ""

    def with_recent(self, path: Path) -> "Settings":
        """These settings with the path as the newest."""
        text = str(path)
        return replace(self, recent=(text, *(other for other in self.recent if other != text))[:RECENT_MAX])


def load() -> Settings:
    """The settings of the last run, or the defaults."""
    try:
        found = json.loads(paths.settings_file().read_bytes())
        return Settings(
            recent=tuple(str(path) for path in found["recent"])[:RECENT_MAX],
            geometry=str(found["geometry"]),
            panes=str(found["panes"]),
        )
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, KeyError, TypeError):
        _log.info("settings could not be read; starting with the defaults")
        return Settings()


def save(settings: Settings) -> None:
    """Write the settings aside and replace the old ones."""
    target = paths.settings_file()
    aside = target.with_suffix(".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(json.dumps(asdict(settings), ensure_ascii=False), encoding="utf-8")
        aside.replace(target)
    except OSError as error:
        _log.info("settings could not be written: %s", type(error).__name__)
