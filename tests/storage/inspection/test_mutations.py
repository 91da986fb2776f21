"""Thousands of damaged files: each is refused in one of the listed ways or says exactly what was written into it.

The harness is first seen to catch a reader that leaves out the digest, which lets changed words through while every
check of SQLite says "ok".
"""

import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from ita_desktop.domain.report.report import Report
from ita_desktop.errors import FileRefusedError
from ita_desktop.storage.files import report_file
from ita_desktop.storage.inspection import inspection
from tests.storage.database.test_rows import ids
from tests.support.report_files import a_file, a_larger_report, picture_of

Mutation = Callable[[bytearray, random.Random], None]
_PAGE = 4096


def flips_bits(data: bytearray, chance: random.Random) -> None:
    """One to eight bits anywhere."""
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def flips_a_header_bit(data: bytearray, chance: random.Random) -> None:
    """One bit of the first 100 bytes, or of a page's own header."""
    at = chance.choice([chance.randrange(100), _PAGE * chance.randrange(1, len(data) // _PAGE) + chance.randrange(12)])
    data[at] ^= 1 << chance.randrange(8)


def cuts(data: bytearray, chance: random.Random) -> None:
    """The end is missing."""
    del data[chance.randrange(len(data)) :]


def cuts_whole_pages_and_says_so(data: bytearray, chance: random.Random) -> None:
    """The last pages are missing and the header agrees."""
    pages = chance.randrange(1, len(data) // _PAGE)
    del data[pages * _PAGE :]
    data[28:32] = pages.to_bytes(4, "big")


def swaps_pages(data: bytearray, chance: random.Random) -> None:
    """Two pages stand in each other's place."""
    a, b = (chance.randrange(1, len(data) // _PAGE) * _PAGE for _ in range(2))
    data[a : a + _PAGE], data[b : b + _PAGE] = data[b : b + _PAGE], data[a : a + _PAGE]


def repeats_a_page(data: bytearray, chance: random.Random) -> None:
    """One page stands in the place of another too."""
    a, b = (chance.randrange(1, len(data) // _PAGE) * _PAGE for _ in range(2))
    data[a : a + _PAGE] = data[b : b + _PAGE]


def blots(data: bytearray, chance: random.Random) -> None:
    """A run of bytes is zero, or noise."""
    at, length = chance.randrange(len(data)), chance.choice([1, 4, 16, 512, _PAGE])
    data[at : at + length] = bytes(length) if chance.random() < 0.5 else chance.randbytes(length)


def shifts(data: bytearray, chance: random.Random) -> None:
    """Some bytes were put in or lost, as when a mail program takes a file for text."""
    at = chance.randrange(len(data))
    if chance.random() < 0.5:
        data[at:at] = chance.randbytes(chance.randint(1, 8))
    else:
        del data[at : at + chance.randint(1, 8)]


def changes_a_letter(data: bytearray, chance: random.Random) -> None:
    """One Thai letter is another one: as good a text as before."""
    places = [at for at in range(len(data) - 2) if data[at] == 0xE0 and data[at + 1] == 0xB8]
    data[chance.choice(places) + 2] = chance.randrange(0x81, 0xAF)


def moves_a_cell(data: bytearray, chance: random.Random) -> None:
    """A page's list of cells has two of them in the other order."""
    at = _PAGE * chance.randrange(1, len(data) // _PAGE)
    start = at + (12 if data[at] in (2, 5) else 8) + 2 * chance.randrange(4)
    data[start : start + 2], data[start + 2 : start + 4] = data[start + 2 : start + 4], data[start : start + 2]


MUTATIONS: tuple[Mutation, ...] = (
    *(flips_bits, flips_a_header_bit, cuts, cuts_whole_pages_and_says_so, swaps_pages, repeats_a_page),
    *(blots, shifts, changes_a_letter, moves_a_cell),
)
_LISTED = set(FileRefusedError.__subclasses__())
_SECONDS_MAX = inspection.SECONDS_MAX + 1


def outcomes(folder: Path, numbers: range) -> Counter[str]:
    """Mutate and open a file for each number. AssertionError for anything that must not happen; what did otherwise."""
    report = a_larger_report()
    good = a_file(folder, report, "ดี.ita").read_bytes()
    path = folder / "เสีย.ita"
    seen: Counter[str] = Counter()
    for number in numbers:
        data = bytearray(good)
        MUTATIONS[number % len(MUTATIONS)](data, random.Random(number))
        path.write_bytes(data)
        before, begun = picture_of(folder), time.monotonic()
        seen[outcome(path, report, number)] += 1
        assert time.monotonic() - begun < _SECONDS_MAX, f"file {number} took too long"
        assert picture_of(folder) == before, f"file {number} was touched"
    return seen


def outcome(path: Path, report: Report, number: int) -> str:
    """How the file was refused, or `same` where it was opened and says what was written into it."""
    try:
        opened = report_file.read(path)
    except FileRefusedError as error:
        assert type(error) in _LISTED, f"file {number}: {error}"
        return type(error).__name__
    assert opened.report == report, f"file {number} was opened with changed content"
    assert ids(opened.report) == ids(report), f"file {number} was opened with changed ids"
    return "same"


@pytest.mark.acceptance("A1", "", planted=True)
def test_the_harness_catches_a_reader_without_the_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "_inspect_about", lambda *_: None)

    with pytest.raises(AssertionError, match="opened with changed"):
        outcomes(tmp_path, range(400))


def test_four_hundred_damaged_files_are_refused_or_say_what_was_written(tmp_path: Path) -> None:
    seen = outcomes(tmp_path, range(400))

    assert seen.total() == 400
    assert {"FileDamagedError", "FileIncompleteError", "NotAReportError", "ImpossibleTextError"} <= seen.keys()


@pytest.mark.acceptance("A1", "damaged files opened", count=10_000, seeds="0 to 9,999")
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_ten_thousand_damaged_files_are_refused_or_say_what_was_written(tmp_path: Path) -> None:
    assert outcomes(tmp_path, range(10_000)).total() == 10_000
