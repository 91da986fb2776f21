"""Which places can keep a file: not the temporary folders of the system, mail programs, zip viewers and browsers, not
that of copies which are being sent, not what is read-only."""

import os
import re
import tempfile
import unicodedata
from datetime import datetime
from pathlib import Path

from ita_desktop import paths
from ita_desktop.language import N_, tr

CONFLICT_WORDS = N_("ฉบับแก้ไขของฉัน")
"""In the name of the file that is written beside one which somebody else changed. Nothing reads it back from there."""

_NAME_MAX = 255  # bytes of a file's name on Linux; Windows and macOS allow at least as much
_TEMPORARY_FOLDERS = re.compile(
    r"content\.outlook|content\.mso|temporary internet files|inetcache|olk.*"  # Outlook, Windows Mail
    r"|temp\d*_.*\.(zip|7z|rar|tar|gz)(\..*)?|7z[eo].*|rar\$.*|bnz\..*"  # Explorer, 7-Zip, WinRAR, Bandizip
    r"|.*edgedownloads|scoped_dir\d.*|chrome_drag\d.*"  # what Edge and Chrome open without keeping it
    r"|com\.apple\.mail|mail downloads|com\.apple\.archiveutility.*"
    r"|mozilla_.*|pid-\d+|nsmail.*|evolution-.*|\.fr-.*|ark-.*|xarchiver-.*|\.xa-.*",  # Thunderbird; Linux
    re.IGNORECASE,
)
_OF_STORE_PROGRAMS = re.compile(
    r"/packages/[^/]+/(tempstate|localstate|localcache|ac)/",  # Mail, Edge, LINE, WhatsApp of the Microsoft Store
    re.IGNORECASE,
)


def is_temporary(path: Path) -> bool:
    """Whether a program put the file there for the moment and will take the folder away again."""
    folder, temporary = path.absolute().parent, Path(tempfile.gettempdir()).absolute()
    return (
        _is_below(folder, paths.outgoing())  # a letter may not be sent yet: nothing may change its copy
        or (
            _is_below(folder, temporary) and not _is_below(Path.home(), temporary)
        )  # for want of one it may be any folder
        or any(_TEMPORARY_FOLDERS.fullmatch(part) for part in folder.parts)
        or _OF_STORE_PROGRAMS.search(f"/{'/'.join(folder.parts)}/") is not None
    )


def _is_below(folder: Path, other: Path) -> bool:
    """Whether the folder is the other or within it, by whichever name: Windows calls its own by short ones (SOMCHA~1),
    macOS by a link."""
    return any(Path(real(folder)).is_relative_to(real(other)) for real in (os.fspath, os.path.realpath))


def is_replaceable(path: Path) -> bool:
    """Whether a new version may be put in the place of the file, as far as is known without trying."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def free_name_beside(path: Path, now: datetime) -> Path:
    """A name in the same folder that nothing has yet, with words for the user's own version, and the time."""
    for number in range(1, 10_000):
        counted = f" {number}" if number > 1 else ""
        ending = f" ({tr(CONFLICT_WORDS)} {now:%Y-%m-%d %H%M}){counted}{path.suffix}"
        candidate = path.with_name(_shortened(path.stem, _NAME_MAX - len(os.fsencode(ending))) + ending)
        if not os.path.lexists(candidate):
            return candidate
    raise FileExistsError(str(path))


def _shortened(stem: str, size: int) -> str:
    """The beginning of `stem` that takes at most `size` bytes, not cut before a mark above or below."""
    while len(os.fsencode(stem)) > size or (stem and unicodedata.category(stem[-1]) == "Cs"):
        cut = len(stem) - 1
        while cut > 0 and unicodedata.category(stem[cut]) == "Mn":
            cut -= 1
        stem = stem[:cut]
    return stem
