"""Whatever lies where a small file of the program should be, nothing waits for it and nothing fills the memory."""

import json
import logging
import os
import socket
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from ita_desktop import paths
from ita_desktop.domain.report.admission import is_admitted
from ita_desktop.errors import BadExchangeError, DocumentLockedError, FileRefusedError
from ita_desktop.exchange.json_file import read_json_file
from ita_desktop.home import log_file, settings
from ita_desktop.session.file import report_cards
from ita_desktop.session.words import phrase_book
from ita_desktop.storage import origin
from ita_desktop.storage.files import agreements, backups, document_lock, report_file, sent_copies
from ita_desktop.storage.files.fingerprint import FileFingerprint, fingerprint_at
from tests.support.certain import the
from tests.support.report_files import a_file, a_folder
from tests.support.reports import a_report
from tests.support.unix_only import LINKS, need_unix

SECONDS = 5.0
MEMORY = 8 * 2**20
"""Bytes: twice the largest of the small files."""

SPARSE = 2**31


def a_socket(path: Path) -> None:
    """A name that a service listens at. Its own name is short: a socket's may not have 108 bytes."""
    need_unix("sockets that are files")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(path.parent)
        try:
            server.bind(path.name)
        finally:
            os.chdir(here)


def a_pipe(path: Path) -> None:
    """A pipe that nothing is written to."""
    need_unix("mkfifo")
    os.mkfifo(path)


def a_link(to: str = "") -> Callable[[Path], None]:
    """A link that leads there; without a name, to itself."""

    def link(path: Path) -> None:
        need_unix(LINKS)
        path.symlink_to(to or path)

    return link


def a_sparse_file(path: Path) -> None:
    """Two GiB of nothing."""
    path.touch()
    os.truncate(path, SPARSE)


def with_bytes(data: bytes) -> Callable[[Path], None]:
    """A file that holds them."""

    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


PLANTED: dict[str, Callable[[Path], None]] = {
    "pipe": a_pipe,
    "socket": a_socket,
    "folder": os.mkdir,
    "zero": a_link("/dev/zero"),
    "tty": a_link("/dev/ptmx"),
    "loop": a_link(),
    "nowhere": a_link("ไม่มี"),
    "memory": a_link("/proc/self/mem"),
    "sparse": a_sparse_file,
    "empty": with_bytes(b""),
    "nested": with_bytes(b"[" * 1_000_000),
    "digits": with_bytes(b'{"recent": ' + b"9" * 500_000),
    "bytes": with_bytes(bytes(range(256)) * 30),
    "list": with_bytes(b"[1, 2]"),
    "text": with_bytes(b'"seen"'),
    "null": with_bytes(b"null"),
}


@dataclass(frozen=True)
class Reader:
    """`place` makes all that is needed and returns where to plant; `read` reads it, and whether it was right."""

    place: Callable[[Path], Path]
    read: Callable[[Path], bool]


def _private(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _note_of_a_sent_copy(_: Path) -> Path:
    sent_copies.keep(a_report(), "สำเนา.ita", datetime(2026, 11, 23))
    note = sent_copies.sent_copies()[0].path.with_suffix(".json")
    note.unlink()
    return note


def _a_document(folder: Path) -> Path:
    path = a_file(folder)
    fingerprint = the(fingerprint_at(path))
    backups.back_up(path, fingerprint, datetime(2026, 11, 23), keep=True)
    return path


def _name_of_a_version(folder: Path) -> Path:
    return backups.backups(_a_document(folder))[0].path.with_suffix(".txt")


def _note_of_versions(folder: Path) -> Path:
    note = backups.backups(_a_document(folder))[0].path.parent / "document.json"
    note.unlink()
    return note


def _adopts_nothing(_: Path) -> bool:
    document = paths.private_folder() / "อื่น.ita"
    backups.adopt(document, FileFingerprint(1, 1, (1, 1), "00"))
    return backups.backups(document) == []


def _is_locked(place: Path) -> bool:
    """By somebody of whom nothing is known; and the report can be opened all the same."""
    document = place.with_name(place.name.removeprefix(".~").removesuffix(".lock"))
    with pytest.raises(DocumentLockedError):
        document_lock.take(document)
    document_lock.take(document, anyway=True).release()
    return True


def _is_no_origin(place: Path) -> bool:
    with pytest.raises((OSError, ValueError)):
        origin.load(place.parent)
    return True


def _starts_a_log(_: Path) -> bool:
    handler = log_file.start_log()
    with log_file.deaths_noted():
        logging.getLogger("ita_desktop.planted").info("ทำงาน")
    log_file.stop_log(handler)
    return True


def _is_refused(read: Callable[[Path], object]) -> Callable[[Path], bool]:
    def refused(path: Path) -> bool:
        with pytest.raises((FileRefusedError, BadExchangeError)):
            read(path)
        return True

    return refused


READERS = {
    "settings": Reader(lambda _: _private(paths.settings_file()), lambda _: settings.load() == settings.Settings()),
    "phrases": Reader(lambda _: _private(paths.phrases_file()), lambda _: phrase_book._read() == phrase_book.Memory()),
    "lock": Reader(lambda folder: document_lock.lock_path(folder / "รายงาน.ita"), _is_locked),
    "origin": Reader(lambda folder: folder / "origin.json", _is_no_origin),
    "sent copy": Reader(
        _note_of_a_sent_copy, lambda note: sent_copies.sent_copies()[0].name == note.with_suffix(".ita").name
    ),
    "name of a version": Reader(
        _name_of_a_version, lambda name: len(backups._name_beside(name.with_suffix(".ita"))) <= backups.NAME_MAX
    ),
    "note of versions": Reader(_note_of_versions, _adopts_nothing),
    "log": Reader(lambda _: _private(log_file.log_path()), _starts_a_log),
    "death": Reader(lambda _: _private(paths.logs() / "died.txt"), _starts_a_log),
    "report": Reader(lambda folder: folder / "รายงาน.ita", _is_refused(report_file.read)),
    "JSON": Reader(lambda folder: folder / "ข้อมูล.json", _is_refused(read_json_file)),
}


@dataclass(frozen=True)
class Tried:
    """Whether a reader was right, or raised what it may, within SECONDS; how many bytes it had in memory at once."""

    ended: bool
    right: object
    peak: int


def tried(read: Callable[[], object]) -> Tried:
    """Have it read in a thread that may never come back. What it raises is raised."""
    answers: list[object] = []

    def run() -> None:
        try:
            answers.append(read())
        except BaseException as error:
            answers.append(error)

    tracemalloc.start()
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(SECONDS)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    answer = answers[0] if answers else None
    if isinstance(answer, BaseException):
        raise answer
    return Tried(not thread.is_alive(), answer, peak)


@pytest.mark.acceptance("small files", "what somebody put where a small file should be", count=len(PLANTED))
@pytest.mark.parametrize("name", READERS)
def test_whatever_lies_there_nothing_waits_for_it_and_the_program_goes_on(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    reader = READERS[name]
    for kind, plant in PLANTED.items():
        folder = a_folder(tmp_path / kind)
        monkeypatch.setenv("ITA_DESKTOP_HOME", str(folder / "home"))
        place = reader.place(folder)
        plant(place)

        found = tried(partial(reader.read, place))

        assert found.ended and found.right is True, kind
        assert found.peak < MEMORY, (kind, found.peak)
    caplog.clear()  # of a death that was planted


@pytest.mark.acceptance("small files", "a reader that reads whatever lies there", planted=True)
@pytest.mark.parametrize("kind", ["pipe", "sparse"])
def test_a_reader_that_takes_whatever_lies_there_is_seen(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "settings.json"
    PLANTED[kind](place)
    if kind == "sparse":
        os.truncate(place, 64 * MEMORY)

    found = tried(place.read_bytes)

    if kind == "pipe":
        assert not found.ended
        os.close(os.open(place, os.O_WRONLY))  # lets it go
    else:
        assert found.peak > MEMORY


# A note of the right shape with values that nobody wrote


WRONG: tuple[object, ...] = (
    10**400,
    -(10**30),
    float("inf"),
    "\ud800",
    "ก\x00ข",
    "ก" * 300_000,
    "",
    [],
    {},
    None,
    True,
    ["\ud800"],
    [10**400],
)
"""Numbers that no field has, texts that no system takes, and other types."""


def _variants(value: object) -> Iterator[object]:
    """The value with each thing in it replaced by each wrong one, one at a time."""
    yield from WRONG
    if isinstance(value, dict):
        for key, one in value.items():
            yield from ({**value, key: other} for other in _variants(one))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from ([*value[:at], other, *value[at + 1 :]] for other in _variants(one))


def _settings_note(_: Path) -> Path:
    settings.save(settings.Settings(recent=("/tmp/ก.ita", "/tmp/ข.ita"), geometry="AdnQ", panes="AAAA"))
    return paths.settings_file()


def _window_can_use_settings(_: Path) -> None:
    found = settings.load()
    assert all(os.fsencode(path) for path in found.recent)
    assert (found.geometry + found.panes).encode("ascii") is not None
    assert found.zoom in range(50, 301)


def _phrases_note(_: Path) -> Path:
    target = _private(paths.phrases_file())
    target.write_text(json.dumps({"lines": ["ประชุม"], "owners": ["กองคลัง"], "periods": ["ต.ค. ๖๗"]}), encoding="ascii")
    return target


def _window_can_use_phrases(_: Path) -> None:
    memory = phrase_book._read()
    assert all(is_admitted(text) for texts in (memory.lines, memory.owners, memory.periods) for text in texts)


def _card_note(folder: Path) -> Path:
    contents = report_cards.Contents("อบต.สำโรง", 2568, 7, 3, 90, 5, b"PNG")
    report_cards._keep(folder / "ก.ita", (10, 20), contents)
    return report_cards._file_of(folder / "ก.ita")


def _start_page_can_use_card(folder: Path) -> None:
    stamp, found = report_cards._kept(folder / "ก.ita")
    if stamp is not None and found is not None:
        assert found.percent in range(101)
        assert max(found.fiscal_year, found.measures, found.missing) < 2**31
        assert found.agency.encode() is not None


def _lock_note(folder: Path) -> Path:
    document_lock.take(folder / "ก.ita")
    return document_lock.lock_path(folder / "ก.ita")


def _lock_can_be_told(folder: Path) -> None:
    try:
        document_lock.take(folder / "ก.ita")
    except DocumentLockedError as error:
        assert (error.user + error.host).encode() is not None


def _origin_note(folder: Path) -> Path:
    document = a_file(folder)
    origin.Origin(path=document, fingerprint=fingerprint_at(document), kept=("00",)).save(folder)
    return folder / "origin.json"


def _origin_leads_to_a_file(folder: Path) -> None:
    try:
        found = origin.load(folder)
    except (OSError, ValueError):
        return
    assert found.path is None or os.fsencode(found.path)
    if found.fingerprint is not None:
        found.fingerprint.is_still_at(folder / "ก.ita")


def _sent_note(_: Path) -> Path:
    sent_copies.keep(a_report(), "สำเนา.ita", datetime(2026, 11, 23))
    return sent_copies.sent_copies()[0].path.with_suffix(".json")


def _sent_copy_can_be_named(_: Path) -> None:
    assert all(os.fsencode(copy.name) and len(copy.name) < 300 for copy in sent_copies.sent_copies())


def _agreed_note(folder: Path) -> Path:
    document = _a_document(folder)
    agreements.agree(document, ["published"])
    return backups.folder_of(document) / "agreed.json"


def _agreement_can_be_asked_for(folder: Path) -> None:
    for document in folder.glob("*.ita"):
        agreements.agreed(document)


def _versions_note(folder: Path) -> Path:
    document = _a_document(folder)
    fingerprint = the(fingerprint_at(document))
    backups.note_fingerprint(document, fingerprint)
    document.rename(folder / "ย้าย.ita")
    return backups.folder_of(document) / "document.json"


def _versions_are_adopted_or_not(folder: Path) -> None:
    moved = folder / "ย้าย.ita"
    fingerprint = the(fingerprint_at(moved))
    backups.adopt(moved, fingerprint)


NOTES: dict[str, tuple[Callable[[Path], Path], Callable[[Path], object]]] = {
    "settings": (_settings_note, _window_can_use_settings),
    "phrases": (_phrases_note, _window_can_use_phrases),
    "card": (_card_note, _start_page_can_use_card),
    "lock": (_lock_note, _lock_can_be_told),
    "origin": (_origin_note, _origin_leads_to_a_file),
    "sent copy": (_sent_note, _sent_copy_can_be_named),
    "agreed": (_agreed_note, _agreement_can_be_asked_for),
    "note of versions": (_versions_note, _versions_are_adopted_or_not),
}


@pytest.mark.parametrize("name", NOTES)
def test_a_note_with_values_that_nobody_wrote_stops_nothing(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITA_DESKTOP_HOME", str(tmp_path / "home"))
    make, use = NOTES[name]
    note = make(tmp_path)
    good = json.loads(note.read_bytes())
    use(tmp_path)
    tried = 0

    for value in _variants(good):
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(json.dumps(value), encoding="ascii")
        use(tmp_path)
        tried += 1

    assert tried > len(WRONG)
