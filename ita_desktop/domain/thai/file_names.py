"""Names of files that are not written in UTF-8, as a reader of Thai knows them.

Old programs and sticks wrote TIS-620 (cp874). Python keeps such bytes as surrogates, with which the file is found
again; they can be neither shown nor written to a text.
"""

import re
from pathlib import Path

from ita_desktop.windows import DEVICE, NOT_ALLOWED

_BYTE = re.compile("[\udc80-\udcff]")
_NOT_THAI = re.compile("[^\0-\x7f\u0e01-\u0e5b\ud800-\udc7f\udd00-\udfff]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def legible(name: str) -> str:
    """The name with Thai letters for the bytes that are not UTF-8; as it is if there are none."""
    if _BYTE.search(name) is not None:
        name = _NOT_THAI.sub(_in_tis_620, name)  # some bytes beside them happen to be a letter in UTF-8
    return _SURROGATE.sub("\ufffd", name)


def _in_tis_620(found: re.Match[str]) -> str:
    return found[0].encode(errors="surrogateescape").decode("cp874", "replace")


def allowed_in_a_name(text: str) -> str:
    """The text with spaces for what no name of a file may have on Windows, and without blanks and points at its end.

    The name of a device gets a low line before it. Reports travel, so that this holds on every system.
    """
    name = " ".join(NOT_ALLOWED.sub(" ", text).split()).rstrip(". ")
    return f"_{name}" if DEVICE.fullmatch(name) else name


def shown_name(path: Path) -> str:
    """The name of the file, to be shown."""
    return legible(path.name)


def shown_path(path: Path) -> str:
    """The whole path, to be shown."""
    return str(Path(*map(legible, path.parts)))
