"""Every expected failure, one class each. Their Thai words live in `messages.py`; everything else is a bug.

The idea: a failure is raised where it is found, carries what its sentence needs, and changes nothing.
"""

from datetime import datetime
from enum import Enum, auto
from pathlib import Path


class ExpectedError(Exception):
    """Something that a user can understand and act on. Subclasses carry what the sentence must name."""


class _FileError(Exception):
    """What is about a file or folder: its path, and more for the log."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{type(self).__name__}: {path} {detail}".rstrip())
        self.path = path
        self.detail = detail


class FileRefusedError(_FileError, ExpectedError):
    """A file cannot be used. Nothing of it, and nothing beside it, was changed."""


class ExchangeFault(Enum):
    """What can be wrong with a report in the exchange format."""

    NOT_UTF8 = auto()
    NOT_JSON = auto()
    TOO_DEEP = auto()
    TOO_LARGE = auto()
    NOT_A_REPORT = auto()
    NEWER_VERSION = auto()
    UNKNOWN_KEY = auto()
    REPEATED_KEY = auto()
    MISSING_KEY = auto()
    WRONG_TYPE = auto()
    NOT_A_DATE = auto()
    NOT_A_CHOICE = auto()
    OUT_OF_RANGE = auto()
    TOO_LONG = auto()
    TOO_MANY_ROWS = auto()
    BAD_ID = auto()
    REPEATED_ID = auto()


class BadExchangeError(ExpectedError):
    """A file is not a report in the exchange format. Nothing was imported.

    `location` is where, such as `issues[0].measures[2].steps[1].text`; empty for the whole file. `detail` is what the
    message needs: the key, the expected type, the limit of the value.
    """

    def __init__(self, location: str, reason: ExchangeFault, detail: str = "") -> None:
        super().__init__(f"{reason.name} at {location or 'the whole file'}: {detail}")
        self.location = location
        self.reason = reason
        self.detail = detail


class FileMissingError(FileRefusedError):
    """There is no file of that name (any more), or no such folder."""


class NotARegularFileError(FileRefusedError):
    """The name is that of a folder, a device or anything else that is not a file."""


class FileUnreadableError(FileRefusedError):
    """The file cannot be read: no permission, a broken or unplugged disk, or it kept changing while it was read."""


class FileEmptyError(FileRefusedError):
    """The file holds not a single byte."""


class FileTooLargeError(FileRefusedError):
    """The file, or the report in it, is larger than any report may be."""


class FileIncompleteError(FileRefusedError):
    """The file is the beginning of a report file: its end is missing, as after a broken download."""


class NotAReportError(FileRefusedError):
    """The file was made by another program for another purpose."""


class FileNewerError(FileRefusedError):
    """The file was made by a newer version of this program. `version` is that of its format: a later one, or ours if
    the file has a value that this version does not allow."""

    def __init__(self, path: Path, version: int) -> None:
        super().__init__(path, f"format {version}")
        self.version = version


class FileDamagedError(FileRefusedError):
    """The file is a report file, but what it holds is not what was written into it."""


class ForeignPartsError(FileRefusedError):
    """The file is a report file to which somebody added parts that this program does not make."""


class ImpossibleTextError(FileRefusedError):
    """The file holds characters that this program never writes, such as control characters."""


class TemporaryFolderFullError(FileRefusedError):
    """There is no room in `folder` for the private copy of the file that is inspected."""

    def __init__(self, path: Path, folder: Path) -> None:
        super().__init__(path, f"no room in {folder}")
        self.folder = folder


class InspectionTooLongError(FileRefusedError):
    """The inspection of the file took longer than that of any report can take."""


class NotReadApartError(FileRefusedError):
    """No helper could be started to read a file of another format, and nothing else reads it."""


class OpeningCancelledError(FileRefusedError):
    """The file that was being read is not wanted any more: the user opened another one or closed the window."""


class PictureRefusedError(FileRefusedError):
    """The file is not a picture that the program can use: not PNG, JPEG or SVG, or damaged, or not drawn."""


class PictureTooLargeError(FileRefusedError):
    """The picture has more pixels or parts than an emblem needs, or drawing it took too much memory or time."""


class UnknownKindError(FileRefusedError):
    """The file is of no kind that can be read, by its first bytes. `detail` is the kind if others can save it as one
    that is read: `odt`, `rtf` ..., else empty."""


class PasswordNeededError(FileRefusedError):
    """The office file was saved with a password."""


class UnsafePartsError(FileRefusedError):
    """The office file declares a document type, by which entities eat memory or fetch other files: no program does."""


class NoTextError(FileRefusedError):
    """The file holds no letter that can be read, such as a scan."""


class NoMeasuresError(FileRefusedError):
    """The office file has no table of measures."""


class BadKindError(FileRefusedError):
    """The file is no kind of report that can be used. `fault` is what is wrong, and where in the file."""

    def __init__(self, path: Path, fault: BadExchangeError) -> None:
        super().__init__(path, f"{fault.reason.name} at {fault.location or 'the whole file'}")
        self.fault = fault


class PublishFailedError(_FileError, ExpectedError):
    """The report could not be written to `path`. The file there is unchanged, and the work is safe in this program."""


class ReportTooLargeError(PublishFailedError):
    """The report has more rows, or more in them, than a file may hold."""


class KindTooLargeError(PublishFailedError):
    """The kind of report has more text than its file may hold."""


class AlreadyThereError(PublishFailedError):
    """There is a file at `path` already, and the user did not agree to replace it."""


class FileChangedError(PublishFailedError):
    """The file at `path` is not what we put there: somebody changed, moved or deleted it."""


class DiskFullError(PublishFailedError):
    """There is no room left on the disk of `path`."""


class NotPermittedError(PublishFailedError):
    """The file or its folder may only be read: read-only file or medium, or no permission."""


class FolderGoneError(PublishFailedError):
    """The folder of `path` does not exist (any more): renamed, removed, or its disk unplugged."""


class FolderInTheWayError(PublishFailedError):
    """There is a folder of the name `path`, which no file can replace."""


class TargetBusyError(PublishFailedError):
    """Another program holds the file at `path` and did not let go of it."""


class FolderSlowError(PublishFailedError):
    """The folder of `path` has not responded for some seconds: a slow stick, a share that is gone. Waiting goes on."""


class BadNameError(PublishFailedError):
    """The name of `path` is too long, or holds characters that no file name may hold there."""


class DeviceFailedError(PublishFailedError):
    """The disk of `path` reported a fault, or gave back something else than was written to it."""


class UnwritableTextError(PublishFailedError):
    """The report has a text that no file may hold. `where` is its address in words."""

    def __init__(self, path: Path, where: str) -> None:
        super().__init__(path, where)
        self.where = where


class StoreFailedError(_FileError, ExpectedError):
    """The latest edit could not be written to this program's own folder (`path`): it is in the window only.

    `disk_full`: the disk has no room left.
    """

    def __init__(self, path: Path, detail: str = "", *, disk_full: bool = False) -> None:
        super().__init__(path, detail)
        self.disk_full = disk_full


class NoWorkingCopyError(StoreFailedError):
    """A report cannot be opened or begun, because nothing can be written to this program's own folder (`path`)."""


class WorkingCopyLostError(StoreFailedError):
    """This program's own folder of the open report (`path`) is gone, and no other could be made: all that was not put
    into the report's file is in the window only."""


class NoPrinterError(ExpectedError):
    """The system knows no printer, and its dialog would not open. Nothing was printed."""


class PrinterFailedError(ExpectedError):
    """The printer took only `printed` pages of the `total` that it was to print; 0 if it did not begin."""

    def __init__(self, printed: int, total: int) -> None:
        super().__init__(f"PrinterFailedError: {printed} of {total}")
        self.printed = printed
        self.total = total


class NotStorableError(StoreFailedError):
    """The report has a text that cannot be stored in `path`, this program's own folder: a bug, shown to the user.

    `where` is the address of the text in words; everything else is stored. Empty if it is not known: then the latest
    edit is in the window only.
    """

    def __init__(self, path: Path, where: str = "") -> None:
        super().__init__(path, where)
        self.where = where


class WindowFailedError(ExpectedError):
    """The window cannot be opened: Qt is incomplete, there is no screen, or a bug. The file `log` has more."""

    def __init__(self, log: Path) -> None:
        super().__init__(f"WindowFailedError: {log}")
        self.log = log


class LeftoverGoneError(ExpectedError):
    """Unpublished work that was offered is no longer there, or another window has taken it up by now."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"LeftoverGoneError: {folder}")
        self.folder = folder


class DocumentLockedError(_FileError, ExpectedError):
    """Somebody has the file at `path` open: `user` at the computer `host`, since `since` (local time).

    `here`: it is this user in another window at this computer; `process` is then the number of its process, None if it
    is this one. `user` and `host` are empty if the lock could not be read.
    """

    def __init__(
        self, path: Path, user: str, host: str, since: datetime, *, here: bool, process: int | None = None
    ) -> None:
        super().__init__(path, f"since {since}")
        self.user = user
        self.host = host
        self.since = since
        self.here = here
        self.process = process


class BackupFailedError(_FileError, ExpectedError):
    """No backup of the file at `path` could be made; the file itself is whole and up to date."""


class WrongSuffixError(_FileError, ExpectedError):
    """The name of a file to read or write does not end in one of `wanted` (such as `.json`). Nothing was written."""

    def __init__(self, path: Path, wanted: tuple[str, ...]) -> None:
        super().__init__(path, f"{wanted}")
        self.wanted = wanted


class OverwritesInputError(_FileError, ExpectedError):
    """The file to write is one of the files to read, which must not change. Nothing was written."""


class UnknownCommandError(ExpectedError):
    """The first word on the command line is neither a command nor a report file."""

    def __init__(self, word: str) -> None:
        super().__init__(f"UnknownCommandError: {word}")
        self.word = word


class BadArgumentsError(ExpectedError):
    """A command was given too few, too many or unknown arguments. `usage` is one line that shows how it is used; if one
    was to be chosen, `word` is none of `choices`, which are in words for the user."""

    def __init__(self, usage: str, word: str = "", choices: tuple[str, ...] = ()) -> None:
        super().__init__(f"BadArgumentsError: {usage}")
        self.usage, self.word, self.choices = usage, word, choices


class BadColumnMapError(ExpectedError):
    """A column that no table of the file has, or a role that no column can have, was named: `entry`. Nothing was
    written. `columns` are the names that there are, `roles` the words for roles."""

    def __init__(self, entry: str, columns: tuple[str, ...], roles: tuple[str, ...]) -> None:
        super().__init__(f"BadColumnMapError: {len(columns)} columns")
        self.entry = entry
        self.columns = columns
        self.roles = roles


class SelfTestFailedError(ExpectedError):
    """This installation does not work: a part is missing or returns wrong results."""

    def __init__(self, part: str) -> None:
        super().__init__(f"SelfTestFailedError: {part}")
        self.part = part
