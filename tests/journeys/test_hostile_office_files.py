"""Thousands of damaged and hostile office files: each is read or refused, in time, in little memory, and nothing
outside of it is opened or asked for.

A process reads them as the helper does (`tests/support/office_worker.py`), so that an error that no sentence is written
for is seen, which the helper makes a damaged file of. The made ones go through the helper, too.
"""

import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from ita_desktop import formats
from ita_desktop.errors import FileRefusedError
from ita_desktop.exchange.writing.comma_values import csv_file
from ita_desktop.exchange.writing.excel import excel_file
from ita_desktop.exchange.writing.plain_text import plain_text
from ita_desktop.exchange.writing.web_page import web_page
from ita_desktop.exchange.writing.word import word_file
from ita_desktop.messages import words
from ita_desktop.printing.build import build_report
from ita_desktop.storage.inspection.helper_process import CAPS, Task
from tests.support.hostile_office import MADE, MUST_BE_REFUSED, Out, damaged
from tests.support.injections import Traps, traps
from tests.support.memory import peak_of
from tests.support.office_harness import HANGS_AFTER, Tried, tried
from tests.support.old_reports import old_report
from tests.support.report_files import holding
from tests.support.reports import a_measure, a_report, an_issue, an_item

FEW, SMALL = 64, 0.01
"""Damaged files in `make test`, and which part of their size made ones have there."""

ALL = 3_000
_HELPER_MIB = 100
"""Of the program that waits: the answer is a table of 150,000 cells at most."""

NO_SENTENCE = """
from xml.etree import ElementTree
from ita_desktop.exchange.reading import package
package.xml_tree = lambda data, path: ElementTree.fromstring(data)
"""
FOLLOWS = """
from contextlib import suppress
from urllib.request import urlopen
from ita_desktop.exchange.reading.package import Package
known = Package.related
def related(self, part):
    found = known(self, part)
    for _, target, is_outside in found.values():
        if is_outside and target.startswith(("http:", "file:")):
            with suppress(OSError):
                urlopen(target, timeout=0.2).close()
    return found
Package.related = related
"""
HANGS = """
from ita_desktop.exchange.reading import web_page
def endless(text, path, rows=None):
    while True:
        pass
web_page.read_web_page = endless
"""


def good_files(folder: Path) -> dict[str, bytes]:
    """Files of every kind that are read: ours, and old ones of LibreOffice if it is there."""
    steps = (an_item("จัดทำคู่มือ"), an_item("เผยแพร่ทางเว็บไซต์"))
    measures = [a_measure(f"มาตรการที่ {number}", steps) for number in range(1, 6)]
    report = a_report(an_issue(*measures[:3]), an_issue(*measures[3:], number=2, title="การป้องกันการทุจริต"))
    build_report(report, folder / "รายงาน.pdf")
    return {
        "รายงาน.docx": word_file(report),
        "ปีก่อน.docx": old_report(),
        "รายงาน.xlsx": excel_file(report),
        "รายงาน.html": web_page(report),
        "รายงาน.txt": plain_text(report),
        "รายงาน.csv": csv_file(report),
        "รายงาน.pdf": (folder / "รายงาน.pdf").read_bytes(),
    }


def old_ones(folder: Path, good: dict[str, bytes]) -> dict[str, bytes]:
    """The binary files that LibreOffice makes of new ones; none where it is not installed."""
    made = {}
    for name, suffix in (("ปีก่อน.docx", "doc"), ("รายงาน.docx", "doc"), ("รายงาน.xlsx", "xls")):
        if shutil.which("soffice") is not None:
            path = holding(folder / name, good[name])
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            command = ["soffice", "--headless", profile, "--convert-to", suffix, "--outdir", str(folder), str(path)]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            made[path.with_suffix(f".{suffix}").name] = path.with_suffix(f".{suffix}").read_bytes()
    return made


def faults(
    folder: Path, files: Iterable[tuple[str, bytes]], planted: str = "", seconds: int = HANGS_AFTER
) -> list[Tried]:
    """What became of the files, all of which were seen to be read or refused as they should be."""
    found = list(tried(folder, files, planted, seconds))
    wrong = [one.fault for one in found if one.fault]
    assert not wrong, "\n".join(wrong)
    return found


def made_ones(out: Out, size: float) -> Iterable[tuple[str, bytes]]:
    return ((name, make(out, size)) for name, make in MADE.items())


def test_good_files_are_read_as_they_are(tmp_path: Path) -> None:
    good = good_files(tmp_path)

    assert {one.became for one in faults(tmp_path, good.items())} == {"read"}


def test_some_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    with traps(tmp_path / "กับดัก") as set_up:
        out = Out(str(set_up.file), set_up.url)

        found = faults(tmp_path, damaged(good_files(tmp_path), range(FEW), out))

    became = Counter(one.became for one in found)
    assert became.total() == FEW
    assert {"read", "FileDamagedError"} <= became.keys()


def test_files_that_were_made_to_hurt_are_read_or_refused(tmp_path: Path) -> None:
    with traps(tmp_path / "กับดัก") as set_up:
        found = faults(tmp_path, made_ones(Out(str(set_up.file), set_up.url), SMALL))

    assert len(found) == len(MADE)
    assert {one.became for one in found} >= {"read", "UnsafePartsError", "PasswordNeededError", "UnknownKindError"}


@pytest.mark.slow
@pytest.mark.timeout(3_600)
@pytest.mark.acceptance("office", "damaged office files read", count=ALL, seeds=f"0 to {ALL - 1:,}")
def test_three_thousand_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    good = good_files(tmp_path)
    good |= old_ones(tmp_path, good)
    with traps(tmp_path / "กับดัก") as set_up:
        found = faults(tmp_path, damaged(good, range(ALL), Out(str(set_up.file), set_up.url)))

    assert len(found) == ALL
    assert all(any(one.name.endswith(ending) for one in found) for ending in (".docx", ".xlsx", ".pdf", ".csv"))


@pytest.mark.slow
@pytest.mark.timeout(3_600)
@pytest.mark.acceptance("office", "office files made to hurt, by the helper", count=len(MADE))
def test_files_of_full_size_that_were_made_to_hurt_are_answered_in_words(tmp_path: Path) -> None:
    with traps(tmp_path / "กับดัก") as set_up:
        out = Out(str(set_up.file), set_up.url)
        for name, make in MADE.items():
            path = holding(tmp_path / name, make(out, 1))
            begun = time.monotonic()

            became, megabytes = peak_of(lambda path=path: answer(path))  # type: ignore[misc]

            assert time.monotonic() - begun < CAPS[Task.TABLES].seconds + 5, name
            assert megabytes < 4 * _HELPER_MIB, name
            assert became != "read" or MUST_BE_REFUSED.search(name) is None, name
            path.unlink()


def answer(path: Path) -> str:
    """What the program says of the file."""
    try:
        formats.read_contents(path)
    except FileRefusedError as error:
        assert words(error)
        assert error.detail != "the helper ended with 1", "an error without a sentence"
        return type(error).__name__
    return "read"


def caught(folder: Path, planted: str, names: str, seconds: int = HANGS_AFTER) -> str:
    """What the harness says of a reader with a bug, of the made files whose names end so."""
    (folder / "กับดัก").mkdir()
    with Traps(folder / "กับดัก") as set_up:
        out = Out(str(set_up.file), set_up.url)
        files = [(name, make(out, SMALL)) for name, make in MADE.items() if name.endswith(names)]
        with pytest.raises(AssertionError) as found:
            faults(folder, files, planted, seconds)
        set_up.sprung()
    return str(found.value)


@pytest.mark.acceptance("office", "a reader that lets an error through", planted=True)
def test_an_error_without_a_sentence_is_seen(tmp_path: Path) -> None:
    assert "ParseError" in caught(tmp_path, NO_SENTENCE, "without end.docx")


@pytest.mark.acceptance("office", "a reader that follows links", planted=True)
def test_a_reader_that_follows_links_is_seen(tmp_path: Path) -> None:
    said = caught(tmp_path, FOLLOWS, "elsewhere.docx")

    assert "socket.connect" in said


@pytest.mark.acceptance("office", "a reader that hangs", planted=True)
def test_a_reader_that_hangs_is_seen(tmp_path: Path) -> None:
    assert "hangs" in caught(tmp_path, HANGS, "parts elsewhere.html", seconds=3)
