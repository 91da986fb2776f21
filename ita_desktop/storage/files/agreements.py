"""What the user agreed to about a file: that an old one is edited. Noted beside its backups, and adopted with them."""

import json
import logging
from collections.abc import Iterable
from pathlib import Path

from ita_desktop.regular_file import kept_note
from ita_desktop.storage.files.backups import folder_of
from ita_desktop.storage.files.durable_folders import make_folder
from ita_desktop.whole_file import write_whole

_NAME = "agreed.json"

_log = logging.getLogger(__name__)


def agreed(document: Path) -> frozenset[str]:
    """What the user agreed to about the document; nothing if that cannot be read."""
    return frozenset(word for word in kept_note(folder_of(document) / _NAME, list) if isinstance(word, str))


def agree(document: Path, words: Iterable[str]) -> None:
    """The user agrees to this, too. A failure to note it is only logged: the user is asked again."""
    folder = folder_of(document)
    try:
        if not folder.is_dir():
            make_folder(folder)
        write_whole(folder / _NAME, json.dumps(sorted(agreed(document).union(words))).encode(), private=True)
    except OSError as error:
        _log.info("what was agreed to about %s could not be noted: %s", document, type(error).__name__)
