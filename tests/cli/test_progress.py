"""How far a long file was read, on a terminal and nowhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ita_desktop import paths
from tests.support.word_files import a_long_word_file, saved

ROWS = 4_000
MAIN = [sys.executable, str(paths.program_folder() / "main.py"), "tables"]


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is one of Unix")
def test_a_terminal_counts_the_rows_that_were_read_and_has_an_empty_line_at_the_end(tmp_path: Path) -> None:
    path = saved(tmp_path, a_long_word_file(ROWS))
    here, there = os.openpty()

    subprocess.run([*MAIN, str(path)], stdout=subprocess.DEVNULL, stderr=there, check=True)
    os.close(there)
    said = _all_of(here)
    os.close(here)

    *counted, last = said.split("\r")
    assert any(words.startswith("อ่านแล้ว ") and words.strip().endswith("จาก ๔,๐๐๐ แถว") for words in counted)
    assert (counted[-1].strip(), last) == ("", "")


def test_a_program_that_reads_the_answer_gets_nothing_of_it(tmp_path: Path) -> None:
    path = saved(tmp_path, a_long_word_file(ROWS))

    done = subprocess.run([*MAIN, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)

    assert done.stderr == b""


def _all_of(terminal: int) -> str:
    """What was written to a pseudo-terminal whose other end is closed."""
    said = b""
    while True:
        try:
            some = os.read(terminal, 65_536)
        except OSError:  # so Linux says that there is no more
            return said.decode()
        if not some:
            return said.decode()
        said += some
