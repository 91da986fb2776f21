"""Names that Windows gives to no file, and what the program asks of no shell."""

import subprocess
import sys

import pytest

from ita_desktop.domain.thai.file_names import allowed_in_a_name
from ita_desktop.windows import can_be_on_windows

LOADED = """
import sys

started = []
def hear(event, _):
    if event.startswith(("subprocess.", "os.system", "os.posix_spawn")):
        started.append(event)

sys.addaudithook(hear)
import ita_desktop.app, ita_desktop.cli.main, ita_desktop.exchange.reading.pdf, ita_desktop.printing.raster
import ita_desktop.storage.working_copy, ita_desktop.ui.window.main_window
from ita_desktop.home.log_file import about_program

print(about_program(), *started, sep="\\n")
"""


@pytest.mark.parametrize("name", ["CON", "con.ita", "Nul .ita", "COM1.ita", "lpt¹.txt", "CONIN$", "aux.a.b"])
def test_a_device_is_no_file_whatever_its_case_and_suffix(name: str) -> None:
    assert not can_be_on_windows(name)


@pytest.mark.parametrize("name", ["ก.ita.", "ก.ita ", "ก:ข.ita", "ก?.ita", "ก\nข.ita", 'ก"ข.ita'])
def test_a_name_that_windows_changes_or_refuses_is_none(name: str) -> None:
    assert not can_be_on_windows(name)


@pytest.mark.parametrize("name", ["รายงาน ปี ๖๘.ita", "CONTENT.ita", "COM10.ita", "ก.con", ".ita-1.part", "console.ita"])
def test_other_names_are_as_good_as_anywhere(name: str) -> None:
    assert can_be_on_windows(name)


@pytest.mark.parametrize(("title", "name"), [("CON", "_CON"), ("nul.", "_nul"), ("ก/ข: ค?", "ก ข ค"), (" ก. ", "ก")])
def test_what_the_program_proposes_can_be_a_name_on_windows(title: str, name: str) -> None:
    assert allowed_in_a_name(title) == name
    assert can_be_on_windows(f"{name}.ita")


def test_no_other_program_is_run_while_the_program_is_loaded() -> None:
    run = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, encoding="utf-8", check=True)

    (about,) = run.stdout.splitlines()
    assert about.startswith("ITA Desktop")
    assert about.split(", ")[-1].split()[0] in ("Windows", "Linux", "Darwin")
