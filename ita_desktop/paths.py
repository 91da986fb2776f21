"""Where things lie on this machine: what the program ships, and the private folders that it writes to.

Works in a checkout and in a PyInstaller folder. The functions create nothing.
"""

import os
import re
import sys
from pathlib import Path
from typing import TypeGuard

HOME = "ITA_DESKTOP_HOME"
"""The environment variable that names another private folder."""

_NAME = "ITA Desktop"
_CHECKOUT = Path(__file__).resolve().parent.parent


def program_folder() -> Path:
    """The folder that holds `resources/` and `fonts/`."""
    bundled = getattr(sys, "_MEIPASS", None)  # set by PyInstaller's boot loader
    return Path(bundled) if bundled is not None else _CHECKOUT


def may_exist(path: object) -> TypeGuard[str]:
    """Whether it is a text that this system could have as the path of a file."""
    try:
        return isinstance(path, str) and path != "" and b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


def fonts() -> Path:
    """The bundled fonts."""
    return program_folder() / "fonts"


def resources() -> Path:
    """Icons, the sample report and other files that the program only reads."""
    return program_folder() / "resources"


def licences() -> Path:
    """What others made of the program, and under which licences: Markdown, in English."""
    return program_folder() / "THIRD_PARTY.md"


def build_note() -> Path:
    """One line about this build: its commit and day. Only what was built has it; a checkout has none."""
    return program_folder() / "built.txt"


def licence_report() -> Path:
    """What is in this build file by file, with the whole licences. Only what was built has it; a checkout has none."""
    return Path(sys.executable).parent / "licences" / "licences.md"


def sample_report() -> Path:
    """The sample report in the exchange format."""
    return resources() / "sample.json"


def shipped_kinds() -> Path:
    """The kinds of report that the program brings, a file each."""
    return resources() / "kinds"


def spelling_words() -> Path:
    """The words that the spelling check knows."""
    return resources() / "spelling" / "words.gz"


def misspellings() -> Path:
    """Words that are often misspelt, and how."""
    return resources() / "spelling" / "misspellings.tsv"


_OURS = re.compile(
    r"working|backups|sent|cards|kinds|outgoing|logs|phrases\.json|settings\.json|turn\.sqlite|turns"
    r"|writing-.*|\..*\.part|turn\.sqlite-journal"  # temporary files
)


def is_ours(name: str) -> bool:
    """Whether a file or folder of that name in the private folder belongs to the program."""
    return _OURS.fullmatch(name) is not None


def private_folder() -> Path:
    """The user's own local folder of this program, or that in ITA_DESKTOP_HOME, as in tests."""
    import platformdirs  # here, as printing does not need it and should start fast

    override = os.environ.get(HOME)
    return Path(override) if override else Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def working_copies() -> Path:
    """One folder in here for each report that is open, or was when the program died."""
    return private_folder() / "working"


def backups() -> Path:
    """One folder in here for each report file, with its last good versions."""
    return private_folder() / "backups"


def sent_copies() -> Path:
    """The copies that were sent out, as bases to merge what comes back."""
    return private_folder() / "sent"


def outgoing() -> Path:
    """Copies on their way to a mail program, one folder for each."""
    return private_folder() / "outgoing"


def cards() -> Path:
    """What the start page shows of recent reports, one file for each: their agency, year and first page."""
    return private_folder() / "cards"


def own_kinds() -> Path:
    """Kinds of report that the user made or was given, a file each."""
    return private_folder() / "kinds"


def logs() -> Path:
    """The program's own log: paths and counts, never what the user wrote."""
    return private_folder() / "logs"


def phrases_file() -> Path:
    """Phrases that were used lately, to be suggested again."""
    return private_folder() / "phrases.json"


def settings_file() -> Path:
    """Recent files and the window's settings."""
    return private_folder() / "settings.json"
