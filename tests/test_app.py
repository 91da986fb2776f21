"""The whole program as it is started: a bug in it is told, logged without a typed word, and does not end it."""

import os
import subprocess
import sys
from pathlib import Path

from ita_desktop import paths
from ita_desktop.storage import report_file
from tests.support.reports import a_report

SECRET = "ความลับสุดยอดZx9Qw"

_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ita_desktop import app
from ita_desktop.domain import edits

def bug(window):
    window.page.document.apply("แก้", lambda report: edits.set_title(report, report.title + " แก้แล้ว"))
    QTimer.singleShot(400, lambda: look(window))
    raise ValueError(window.page.document.report.title)

def look(window):
    dialog = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "crash")
    print("dialog" if dialog.isVisible() else "no dialog", flush=True)
    dialog.accept()
    window.page.document.apply("แก้", lambda report: edits.set_title(report, report.title + " อีกครั้ง"))
    window.close()

sys.exit(app.main(Path(sys.argv[1]), form_painted=bug))
"""


def test_a_bug_is_told_and_the_program_goes_on_and_saves(tmp_path: Path, private_folder: Path) -> None:
    path = tmp_path / "รายงาน ๒๕๖๘.ita"
    report_file.write(a_report(title=SECRET), path, replace=False)

    ended = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(path)],
        env={**os.environ, "PYTHONPATH": str(paths.program_folder()), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert (ended.returncode, ended.stdout.strip()) == (0, "dialog"), ended.stderr
    assert report_file.read(path).report.title == f"{SECRET} แก้แล้ว อีกครั้ง"
    logged = "".join(file.read_text(encoding="utf-8") for file in (private_folder / "logs").iterdir())
    assert "builtins.ValueError" in logged and "started: ITA Desktop" in logged
    assert SECRET not in logged and SECRET not in ended.stderr
