"""The files of kinds of report: those of the program, the user's own in the private folder, and one that is given on.

A file that cannot be read takes no other kind away: what is wrong with it is returned beside the kinds.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ita_desktop import paths
from ita_desktop.domain.limits import KIND_MAX_BYTES, OWN_KINDS_MAX
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report_kinds.frames import usual_kind
from ita_desktop.domain.report_kinds.report_kind import USUAL_KEY, ReportKind
from ita_desktop.errors import (
    BadExchangeError,
    BadKindError,
    ExchangeFault,
    FileRefusedError,
    FileTooLargeError,
    KindTooLargeError,
)
from ita_desktop.exchange.report_kinds.kind_json import read_kind, write_kind
from ita_desktop.private_files import make_private_folder
from ita_desktop.regular_file import read_small
from ita_desktop.system_errors import publishing, read_failure
from ita_desktop.whole_file import write_whole

_OWN_FILES = "kind-*.json"


@dataclass(frozen=True, slots=True)
class KindsAtHand:
    """The kinds of the program in their order, then the user's own by their names; and the files that are none."""

    shipped: tuple[ReportKind, ...]
    own: tuple[ReportKind, ...]
    refused: tuple[FileRefusedError, ...] = ()

    @property
    def all(self) -> tuple[ReportKind, ...]:
        """All of them, in the order in which they are offered."""
        return (*self.shipped, *self.own)

    def of_key(self, key: str) -> ReportKind | None:
        """The kind of that key; None if there is none (any more)."""
        return next((kind for kind in self.all if kind.key == key), None)

    def of_report(self, report: Report) -> ReportKind | None:
        """The kind that the report was made as; None if it is not known here."""
        return self.of_key(report.kind or USUAL_KEY)

    def of_answer(self, plan: Report) -> ReportKind:
        """The kind of the report on a plan: the usual one if the plan's kind names none that is known."""
        kind = self.of_report(plan)
        answer = self.of_key(kind.answered_by) if kind is not None else None
        return answer or self.of_key(USUAL_KEY) or usual_kind()


def kinds_at_hand() -> KindsAtHand:
    """Every kind that a report can be begun with."""
    shipped, broken = _shipped(paths.shipped_kinds())
    own, refused = _read_all(sorted(paths.own_kinds().glob(_OWN_FILES))[:OWN_KINDS_MAX], follow=False)
    taken = {kind.key for kind in shipped}
    by_name = sorted((kind for kind in own if kind.key not in taken), key=lambda kind: kind.name)
    return KindsAtHand(shipped, tuple(by_name), broken + refused)


@cache
def _shipped(folder: Path) -> tuple[tuple[ReportKind, ...], tuple[FileRefusedError, ...]]:
    """The kinds of the program, which stay the same while it runs, and the files that are none."""
    return _read_all(sorted(folder.glob("*.json")), follow=True)


def read_kind_file(path: Path, *, follow: bool = True) -> ReportKind:
    """The kind in a file. Raises FileRefusedError subclasses: BadKindError for what is no kind, with the place."""
    try:
        return read_kind(read_small(path, KIND_MAX_BYTES, follow=follow))
    except OSError as error:
        failure = read_failure(path, error)
        if isinstance(failure, FileTooLargeError):
            raise BadKindError(path, BadExchangeError("", ExchangeFault.TOO_LARGE)) from error
        raise failure from error
    except BadExchangeError as error:
        raise BadKindError(path, error) from error


def write_kind_file(kind: ReportKind, path: Path) -> None:
    """Write or replace the file. Raises PublishFailedError subclasses, KindTooLargeError if it could not be read."""
    _write(kind, path, private=False)


def keep_kind(kind: ReportKind) -> None:
    """Make it one of the user's own, in the place of one of the same key. Raises as `write_kind_file` does."""
    path = _own_path(kind)
    with publishing(path):
        make_private_folder(path.parent)
    _write(kind, path, private=True)


def remove_kind(kind: ReportKind) -> None:
    """Take it off the user's own. Raises PublishFailedError subclasses."""
    path = _own_path(kind)
    with publishing(path):
        path.unlink(missing_ok=True)


def _own_path(kind: ReportKind) -> Path:
    return paths.own_kinds() / _OWN_FILES.replace("*", kind.key)


def _write(kind: ReportKind, path: Path, *, private: bool) -> None:
    data = write_kind(kind)
    if len(data) > KIND_MAX_BYTES:
        raise KindTooLargeError(path)
    with publishing(path):
        write_whole(path, data, private=private, over_read_only=not private)


def _read_all(files: list[Path], *, follow: bool) -> tuple[tuple[ReportKind, ...], tuple[FileRefusedError, ...]]:
    kinds, refused = list[ReportKind](), list[FileRefusedError]()
    for path in files:
        try:
            kinds.append(read_kind_file(path, follow=follow))
        except FileRefusedError as error:
            refused.append(error)
    return tuple(kinds), tuple(refused)
