"""The whole program as it is started: a bug in it is told, logged without a typed word, and does not end it."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from ita_desktop import paths
from ita_desktop.cli.exit_codes import FAULT
from ita_desktop.errors import WindowFailedError
from ita_desktop.home import settings
from ita_desktop.home.log_file import log_path
from ita_desktop.language import Language
from ita_desktop.messages import words
from ita_desktop.storage import leftovers
from ita_desktop.storage.files import report_file
from ita_desktop.ui.window.startup import EXIT_STATUS
from tests.support.python_process import Ended, python
from tests.support.report_files import a_file
from tests.support.reports import a_report

SECRET = "ความลับสุดยอดZx9Qw"
REPORT = a_report(title=SECRET)
"""Its title must be in no log."""

_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ita_desktop import app
from tests.support.reports import retitled
from tests.support.some_day import stay_on_that_day

stay_on_that_day()

def bug(window):
    window.page.document.apply("แก้", lambda report: retitled(report, report.title + " แก้แล้ว"))
    QTimer.singleShot(400, lambda: look(window))
    raise ValueError(window.page.document.report.title)

def look(window):
    dialog = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "crash")
    print("dialog" if dialog.isVisible() else "no dialog", flush=True)
    dialog.accept()
    window.page.document.apply("แก้", lambda report: retitled(report, report.title + " อีกครั้ง"))
    window.close()

sys.exit(app.main(Path(sys.argv[1]), form_painted=bug))
"""


_DIES = """
import faulthandler, sys
from pathlib import Path
from ita_desktop import app
sys.exit(app.main(Path(sys.argv[1]), form_painted=lambda window: faulthandler._sigsegv()))
"""

_CANNOT_START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ita_desktop import app
from ita_desktop.cli import main as cli

def dress(_):
    QTimer.singleShot(300, look)
    raise RuntimeError(sys.argv[1])

def look():
    box = QApplication.activeModalWidget()
    print(box.text(), flush=True)
    box.accept()

app.dress = dress
sys.exit(cli.main([sys.argv[1]], app.main))
"""


_PRINTS = """
import sys
from pathlib import Path
import main
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def look(window):
    asked = QApplication.activeModalWidget()
    if asked is None:
        QTimer.singleShot(50, lambda: look(window))
    else:
        print(asked.windowTitle(), flush=True)
        asked.close()
        window.close()

sys.exit(main.open_window(Path(sys.argv[1]), printing=True, form_painted=look))
"""


_SPEAKS = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ita_desktop import app
from ita_desktop.domain.report.address import Address
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.some_day import stay_on_that_day
from tests.support.typing import press, type_thai

stay_on_that_day()

def windows():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]

def type_and_switch(window, typed, keys, then):
    window.activateWindow()
    QTest.qWait(100)
    press("End")
    type_thai(typed)
    press("Alt+V")
    QTest.qWait(100)
    for key in keys:
        press(key, QApplication.activePopupWidget())
        QTest.qWait(100)
    QTimer.singleShot(1500, lambda: look(then))
    press("Return", QApplication.activePopupWidget())

def look(then):
    window, *others = windows()
    document = window.page.document
    print(json.dumps({
        "menus": [action.text() for action in window.menuBar().actions()],
        "others": len(others),
        "title": document.report.title,
        "shown": window.page.cover_form.fields["title"].toPlainText(),
        "focus": QApplication.focusWidget().objectName(),
        "undo": [window.commands["undo"].text(), window.commands["undo"].isEnabled()],
    }), flush=True)
    then(window)

def begin(window):
    window.page.go_to(Address("title"))
    type_and_switch(window, " หนึ่ง", ("Up", "Right", "Down"), back)

def back(window):
    type_and_switch(window, " สอง", ("Up", "Right"), leave)

def leave(window):
    QTimer.singleShot(500, keep)  # what has no file yet
    window.close()

def keep():
    question = QApplication.activeModalWidget()
    if question is not None:
        question.buttons[1].click()

sys.exit(app.main(Path(sys.argv[1]), form_painted=lambda window: QTimer.singleShot(0, lambda: begin(window))))
"""


def run(program: str, path: Path) -> Ended:
    """The program in a process of its own, on a file."""
    return python("-c", program, path, around={"PYTHONUTF8": "1"})


def logged() -> str:
    """Everything that the program left in its log folder."""
    return "".join(file.read_text(encoding="utf-8") for file in paths.logs().iterdir())


def test_a_bug_is_told_and_the_program_goes_on_and_saves(tmp_path: Path) -> None:
    path = a_file(tmp_path, REPORT)

    ended = run(_PROGRAM, path)

    assert (ended.returncode, ended.stdout.strip()) == (0, "dialog"), ended.stderr
    assert report_file.read(path).report.title == f"{SECRET} แก้แล้ว อีกครั้ง"
    assert "builtins.ValueError" in logged() and "started: ITA Desktop" in logged()
    assert SECRET not in logged() and SECRET not in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows shows a dialog of its own for a process that dies")
def test_where_the_interpreter_dies_the_next_start_logs_the_place(tmp_path: Path) -> None:
    path = a_file(tmp_path, REPORT)

    died = run(_DIES, path)
    assert died.returncode < 0
    assert "the program died" not in (paths.logs() / "ita-desktop.log").read_text(encoding="utf-8")
    run(_PROGRAM, path)

    assert "the program died before:\nFatal Python error: Segmentation fault" in logged()
    assert 'File "ita_desktop/app.py"' in logged()
    assert str(paths.program_folder()) not in logged()
    assert SECRET not in logged()


def test_a_bug_at_the_start_is_logged_without_its_words(tmp_path: Path) -> None:
    path = a_file(tmp_path, REPORT)

    ended = run(_CANNOT_START, path)

    assert ended.returncode == FAULT == EXIT_STATUS
    assert ended.stdout == words(WindowFailedError(log_path())) + "\n"
    assert ended.stderr.endswith(ended.stdout)
    assert "the program could not go on" in logged() and "builtins.RuntimeError" in logged()
    assert path.name not in logged()


@pytest.mark.unix("a display that is not there: Windows has one")
def test_where_there_is_no_screen_it_is_said_in_words_and_nothing_crashes(tmp_path: Path) -> None:
    ended = started(tmp_path, QT_QPA_PLATFORM="xcb", DISPLAY="", WAYLAND_DISPLAY="")

    assert (ended.returncode, ended.stdout) == (FAULT, "")
    assert ended.stderr == words(WindowFailedError(log_path())) + "\n"
    assert "no window" in logged()


def test_where_the_toolkit_is_not_whole_it_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("raise ImportError('libEGL.so.1: cannot open')", encoding="ascii")

    ended = started(tmp_path, PYTHONPATH=str(tmp_path))

    assert (ended.returncode, ended.stdout) == (FAULT, "")
    assert ended.stderr == words(WindowFailedError(log_path())) + "\n"
    assert "libEGL.so.1" in logged()


def started(folder: Path, **surroundings: str) -> Ended:
    """The program as the clerk starts it, on a file."""
    return python("-X", "utf8", "main.py", a_file(folder, REPORT), around=surroundings)


@pytest.mark.parametrize("has_a_file", [True, False], ids=["of a file", "without a file"])
def test_the_language_is_chosen_by_keys_and_back_with_all_that_was_typed(tmp_path: Path, has_a_file: bool) -> None:
    path = a_file(tmp_path, REPORT) if has_a_file else paths.sample_report()

    ended = run(_SPEAKS, path)

    assert (ended.returncode, ended.stderr) == (0, "")
    english, thai = (json.loads(line) for line in ended.stdout.splitlines())
    assert english["menus"][0] == "&File" and thai["menus"][0] == "แฟ้ม(&F)"
    for said, typed in ((english, " หนึ่ง"), (thai, " หนึ่ง สอง")):
        assert said["title"].endswith(typed) and said["shown"] == said["title"]
        assert (said["focus"], said["others"]) == ("title", 0)
    assert (english["undo"], thai["undo"]) == (["&Undo", True], ["เลิกทำ(&U)", True])
    assert settings.load().language is Language.THAI
    left = [leftovers.resume(leftover) for leftover in leftovers.leftovers()]
    saved = [report_file.read(path).report] if has_a_file else [copy.report for copy in left]
    for copy in left:
        copy.discard()
    assert [report.title for report in saved] == [thai["title"]]


def test_a_report_that_a_file_manager_prints_is_shown_and_a_printer_asked_for(tmp_path: Path) -> None:
    ended = run(_PRINTS, a_file(tmp_path, REPORT))

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout in ("พิมพ์รายงาน\n", "พิมพ์ไม่สำเร็จ\n"), "with a printer, or without one"


def test_the_window_opens_without_loading_what_only_later_work_needs(tmp_path: Path) -> None:
    path = a_file(tmp_path, a_report(), "งาน.ita")
    program = (
        "import sys; from pathlib import Path; import main; from ita_desktop import app; print(*sys.modules)\n"
        "def seen(window): print(*sys.modules); window.close()\n"
        "main.open_window(Path(sys.argv[1]), form_painted=seen)"
    )

    ended = run(program, path)

    first, shown = (_packages(line.split()) for line in ended.stdout.splitlines())
    assert "PySide6" in first
    assert not first & {"sqlalchemy", "reportlab", "uharfbuzz", "icu4py", "pypdfium2", "geothai"}
    assert not shown & {"sqlalchemy", "geothai"}  # the paper has begun
    assert "ita_desktop.ui.kinds" in shown
    assert not shown & {"ita_desktop.exchange.tables", "ita_desktop.exchange.reading", "ita_desktop.exchange.writing"}
    assert not shown & {"ita_desktop.domain.rolling.mentions", "ita_desktop.ui.importing.import_dialog"}


def _packages(modules: Iterable[str]) -> set[str]:
    """The modules and all that they are in."""
    parts = (name.split(".") for name in modules)
    return {".".join(of[:end]) for of in parts for end in range(1, len(of) + 1)}
