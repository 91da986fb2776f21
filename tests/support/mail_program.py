"""A mail program of our own in the place of xdg-email: notes the letters it is asked to open."""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.unix_only import need_unix

_PROGRAM = """#!{python} -I
import json, sys, time
with open({notes!r}, "a", encoding="utf-8") as notes:
    notes.write(json.dumps(sys.argv[1:]) + "\\n")
time.sleep({seconds})
sys.exit({status})
"""


@dataclass(frozen=True)
class MailProgram:
    """What it was asked, in the order of asking."""

    notes: Path

    def letters(self) -> list[list[str]]:
        """The arguments of each call."""
        return [json.loads(line) for line in self.notes.read_text(encoding="utf-8").splitlines()]


def a_mail_program(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, status: int = 0, stays_open_seconds: float = 0
) -> MailProgram:
    """Put it first on the PATH. It ends with `status`, after as many seconds."""
    need_unix("xdg-email: there it is Simple MAPI, which `make windows` tries")
    programs = folder / "programs"
    programs.mkdir()
    notes = folder / "letters.txt"
    program = programs / "xdg-email"
    text = _PROGRAM.format(python=sys.executable, notes=str(notes), seconds=stays_open_seconds, status=status)
    program.write_text(text, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return MailProgram(notes)
