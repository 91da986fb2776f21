"""Files that are not report files, read by a helper: reports of other formats, office files, and pictures."""

import binascii
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ita_desktop.domain.report.paper_settings import Emblem, emblem_of
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import (
    FileDamagedError,
    FileTooLargeError,
    InspectionTooLongError,
    NotARegularFileError,
    PictureRefusedError,
    PictureTooLargeError,
)
from ita_desktop.regular_file import open_regular
from ita_desktop.storage.files.private_copy import copy_whole, folder_of_a_copy
from ita_desktop.storage.inspection.helper_process import Helper, NoHelperError, Task, helped
from ita_desktop.storage.inspection.report_answer import report_from, whole_number

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What binary Word and Excel files begin with."""

PICTURE_MAX = 20 * 2**20
"""Bytes of a picture file; what is kept of it is far smaller."""


def read_exchange_apart(path: Path, size_max: int, is_wanted: Callable[[], bool] = lambda: True) -> tuple[Report, int]:
    """The report in a file of another format, known by its suffix, and how many characters were left out.

    Raises FileRefusedError subclasses, BadExchangeError, and NoHelperError if no helper can be started.
    """
    with _helper(Task.EXCHANGE, path, f"received{path.suffix.lower()}", size_max, is_wanted) as helper:
        report, last = report_from(helper)
    return report, whole_number(last, "left_out", path)


@contextmanager
def office_file_apart(
    path: Path, size_max: int, is_wanted: Callable[[], bool] = lambda: True
) -> Iterator[Iterator[object]]:
    """The pieces of a helper's answer about what stands in an office file, as they come.

    Raises FileRefusedError subclasses, and NoHelperError if no helper can be started; so does the iteration.
    """
    with _helper(_task_with(path), path, "received", size_max, is_wanted) as helper:
        yield (piece for _, piece in helper.pieces())


def _task_with(path: Path) -> Task:
    """Which caps an office file needs; a file that cannot be opened is refused when it is copied."""
    try:
        with open_regular(path, follow=True) as stream:
            return Task.OLD_TABLES if stream.read(len(_COMPOUND)) == _COMPOUND else Task.TABLES
    except OSError:
        return Task.TABLES


def read_picture_apart(path: Path, is_wanted: Callable[[], bool] = lambda: True) -> Emblem:
    """The picture of a PNG, JPEG or SVG file as an emblem: unchanged if it is small enough, else drawn smaller.

    No picture is ever decoded in this process. PictureRefusedError, PictureTooLargeError, and the FileRefusedError
    subclasses of a file that is missing or cannot be read.
    """
    try:
        with _helper(Task.PICTURE, path, "picture", PICTURE_MAX, is_wanted) as helper:
            *_, (_, answer) = helper.pieces()
    except (FileTooLargeError, InspectionTooLongError) as error:
        raise PictureTooLargeError(path, error.detail) from error
    except (FileDamagedError, NotARegularFileError) as error:
        raise PictureRefusedError(path, error.detail) from error
    except NoHelperError as error:
        raise PictureRefusedError(path, "no helper") from error
    return _emblem(answer, path)


@contextmanager
def _helper(task: Task, path: Path, name: str, size_max: int, is_wanted: Callable[[], bool]) -> Iterator[Helper]:
    """A helper at work on a private copy of the file, which has that name."""
    with folder_of_a_copy(path) as folder, helped(task, folder / name, path, is_wanted=is_wanted) as helper:
        copy_whole(path, folder / name, size_max)
        yield helper


def _emblem(answer: object, path: Path) -> Emblem:
    """The emblem in a helper's answer, checked like one in a report file."""
    try:
        data = answer["picture"] if isinstance(answer, dict) else None
        emblem = emblem_of(b64decode(data, validate=True)) if isinstance(data, str) else None
    except (LookupError, binascii.Error, ValueError) as error:
        raise PictureRefusedError(path, "no picture in the answer") from error
    if emblem is None:
        raise PictureRefusedError(path, "no emblem in the answer")
    return emblem
