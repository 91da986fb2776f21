"""The built program does its work where no Python is. `make test-build` builds it first, then runs these.

`make test-windows` runs them under wine with the folder that it froze (ITA_BUILT).
"""

import json
import os
import platform
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from release.parts import Versions, files_in, found, modules_in

from ita_desktop import __version__
from ita_desktop.storage.database.upgrades import NEWEST
from ita_desktop.storage.inspection.helper_process import COMMAND, Task
from tests.support.compound_files import compound_file
from tests.support.excel_files import excel_file
from tests.support.unix_only import RELEASE
from tests.support.word_files import plain_table, saved, word_file

pytestmark = pytest.mark.build

ROOT = Path(__file__).resolve().parent.parent
BUILT = Path(os.environ.get("ITA_BUILT") or ROOT / "dist" / "ITA Desktop")
SUFFIX = ".exe" if sys.platform == "win32" else ""
PNG = b"\x89PNG\r\n\x1a\n"


def start(starter: str, folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The built program in a bare environment: no virtual environment, no Python path, no screen."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP", "USERPROFILE") if name in os.environ}
    environment = {
        **kept,
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "ITA_DESKTOP_HOME": str(folder / "home"),
    }
    held, holding = os.pipe()  # a helper ends with the program that holds the other end
    try:
        return subprocess.run(
            [str(BUILT / (starter + SUFFIX)), *map(str, arguments)],
            cwd=folder,
            env=environment,
            stdin=held,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
    finally:
        os.close(held)
        os.close(holding)


def test_the_self_test_passes_with_nothing_on_stderr(tmp_path: Path) -> None:
    done = start("ita-desktop", tmp_path, "self-test")

    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 8
    assert "พบคำแปลภาษาอังกฤษ" in done.stdout
    assert "ตรวจตัวสะกดได้" in done.stdout


def test_the_catalogues_are_there_and_what_they_are_made_of_is_not() -> None:
    kept = sorted(path.suffix for path in BUILT.rglob("languages/**/*") if path.is_file())

    assert kept == [".mo"]


def test_the_words_of_the_spelling_check_are_there_and_what_makes_them_is_not() -> None:
    kept = sorted(path.name for path in BUILT.rglob("resources/spelling/*"))

    assert kept == ["misspellings.tsv", "words.gz"]


@pytest.mark.unix(RELEASE)
def test_every_file_and_module_of_the_program_has_a_part_with_its_licence_text() -> None:
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    versions = Versions(Path(sysconfig.get_path("purelib")), platform.python_version(), python, __version__)

    parts = found(files_in(BUILT), modules_in(BUILT / f"ita-desktop{SUFFIX}"), versions)

    assert [one.part.name for one in parts if not any(text.is_file() for text in versions.texts(one.part))] == []


def test_the_program_speaks_english_when_it_is_chosen(tmp_path: Path) -> None:
    settings = tmp_path / "home" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"recent": [], "geometry": "", "panes": "", "language": "en"}', encoding="utf-8")

    done = start("ita-desktop", tmp_path, "check", "none.ita")

    assert done.returncode == 2
    assert done.stderr.startswith("There is no file “none.ita”.")


def test_the_sample_is_imported_checked_and_printed(tmp_path: Path) -> None:
    report, pdf = tmp_path / "รายงาน ปี ๖๘.ita", tmp_path / "รายงาน.pdf"

    imported = start("ita-desktop", tmp_path, "import", ROOT / "resources" / "sample.json", report)
    printed = start("ita-desktop", tmp_path, "print", report, pdf)
    checked = start("ita-desktop", tmp_path, "check", report)

    assert [done.returncode for done in (imported, printed, checked)] == [0, 0, 1]
    assert [done.stderr for done in (imported, printed, checked)] == ["", "", ""]
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_a_refusal_is_one_thai_sentence(tmp_path: Path) -> None:
    done = start("ita-desktop", tmp_path, "check", "ไม่มี.ita")

    assert done.returncode == 2
    assert done.stderr.startswith("ไม่พบแฟ้ม “ไม่มี.ita”")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("starter", ["ITA Desktop", "ita-desktop"])
def test_either_starter_inspects_a_received_file_for_the_window(starter: str, tmp_path: Path) -> None:
    report, answer = tmp_path / "รายงาน.ita", tmp_path / "คำตอบ"
    start("ita-desktop", tmp_path, "import", ROOT / "resources" / "sample.json", report)

    done = start(starter, tmp_path, COMMAND, Task.REPORT, report, answer)

    assert done.returncode == 0
    assert json.loads(answer.read_bytes().splitlines()[-1]) == {"version": NEWEST}


@pytest.mark.parametrize("starter", ["ITA Desktop", "ita-desktop"])
def test_the_window_opens_on_a_report(starter: str, tmp_path: Path) -> None:
    report, picture = tmp_path / "รายงาน.ita", tmp_path / "ภาพ.png"
    start("ita-desktop", tmp_path, "import", ROOT / "resources" / "sample.json", report)

    done = start(starter, tmp_path, report, "--screenshot", picture)

    assert done.returncode == 0
    assert picture.read_bytes().startswith(PNG)
    assert "Traceback" not in done.stderr


def test_office_files_are_read_with_the_libraries_that_are_built_in(tmp_path: Path) -> None:
    files = [
        saved(tmp_path, word_file(plain_table([["มาตรการ", "กองคลัง"]])), "แผน.docx"),
        saved(tmp_path, excel_file({"A1": "มาตรการ"}), "แผน.xlsx"),
    ]
    old = saved(tmp_path, compound_file({"WordDocument": b"\xdc\xa5\x65\x00" + bytes(5000)}), "แผน.doc")

    read = [start("ita-desktop", tmp_path, "tables", file) for file in files]
    refused = start("ita-desktop", tmp_path, "tables", old)

    assert [(done.returncode, done.stderr, len(json.loads(done.stdout)["tables"])) for done in read] == [(0, "", 1)] * 2
    assert refused.returncode == 2
    assert "รุ่นเก่ากว่า ๙๗" in refused.stderr
