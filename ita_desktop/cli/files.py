"""The files that a command names."""

from pathlib import Path

from ita_desktop.errors import WrongSuffixError
from ita_desktop.exchange.formats import Format


def need_format(path: Path, *wanted: Format) -> Format:
    """The one of the formats whose name the file has."""
    for form in wanted:
        if form.has_name(path):
            return form
    raise WrongSuffixError(path, tuple(suffix for form in wanted for suffix in form.suffixes))


def is_same_file(a: Path, b: Path) -> bool:
    """Whether both are one file."""
    try:
        return a.samefile(b)
    except OSError:  # one of them is not there, or cannot be: reading or writing it is refused
        return False
