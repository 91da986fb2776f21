"""The program runs no other one while it is loaded, on any system."""

import subprocess
import sys

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


def test_no_other_program_is_run_while_the_program_is_loaded() -> None:
    run = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, encoding="utf-8", check=True)

    (about,) = run.stdout.splitlines()
    assert about.startswith("ITA Desktop")
    assert about.split(", ")[-1].split()[0] in ("Windows", "Linux", "Darwin")
