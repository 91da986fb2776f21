"""What the log keeps of a death of the interpreter and of an error."""

import faulthandler
import logging

import pytest

from ita_desktop import paths
from ita_desktop.home.log_file import deaths_noted, log_path, log_to_console, start_log, stop_log

ANOTHER = "Thread 0x00007fc2cce1d6c0 (most recent call first):\n" + "\n".join(
    f'  File "/home/กัญญาณัฐ/lib/python3.11/threading.py", line {line} in run' for line in range(80)
)
DIED = """Current thread 0x00007fc2cd89bb80 (most recent call first):
  File "{folder}/ita_desktop/app.py", line 193 in look
"""


def test_the_place_of_a_death_is_kept_however_many_threads_there_were(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for act in ("enable", "disable"):  # the test run has it for itself
        monkeypatch.setattr(faulthandler, act, lambda *_: None)
    paths.logs().mkdir(parents=True)
    died = DIED.format(folder=paths.program_folder())
    (paths.logs() / "died.txt").write_text(
        "\n\n".join(["Fatal Python error: Segmentation fault", ANOTHER, ANOTHER, died]), encoding="utf-8", newline="\n"
    )

    with caplog.at_level(logging.ERROR, "ita_desktop.home.log_file"), deaths_noted():
        pass

    (noted,) = caplog.messages
    caplog.get_records("call").clear()
    assert noted.startswith("the program died before:\nFatal Python error: Segmentation fault\nCurrent thread")
    assert 'File "ita_desktop/app.py", line 193 in look' in noted
    assert "กัญญาณัฐ" not in noted and str(paths.program_folder()) not in noted
    assert len(noted.splitlines()) < 80


def test_what_the_console_was_told_of_an_error_is_not_in_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = logging.getLogger("ita_desktop")
    monkeypatch.setattr(ours, "handlers", [])
    log_to_console()
    handler = start_log()
    try:
        raise KeyError("ที่พิมพ์ไว้")
    except KeyError as error:
        ours.getChild("planted").info("lost", exc_info=error)
    stop_log(handler)

    written = log_path().read_text(encoding="utf-8")
    assert "KeyError" in written
    assert "ที่พิมพ์ไว้" not in written
