"""The clerk's answers, given in advance. A question without an answer fails the test, and an unused answer too."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from ita_desktop.errors import ExpectedError
from ita_desktop.formats import Format

_WAIT_SECONDS = 30
_DOTS_PER_INCH = 150
"""Of the printer that writes PDF files: coarse, for tests look at pages and not at letters."""


@dataclass(frozen=True)
class Answer:
    """`method` is the method of `Dialogs` that will be called next, `value` what it returns; `ask_print` raises an
    error."""

    method: str
    value: object


class ScriptedDialogs:
    """Answers in order; keeps what was said in `heard`, where a file was looked for in `near`, and what could be chosen
    last in `offered`."""

    def __init__(self, answers: Sequence[Answer] = ()) -> None:
        self.answers = list(answers)
        self.heard: list[str] = []
        self.near: Path | None = None
        self.offered: tuple[str, ...] = ()

    def ask_open(self, title: str, formats: Sequence[Format], near: Path | None = None) -> Path | None:
        self.near = near
        return self._path(self._next("ask_open", title))

    def ask_open_several(self, title: str, formats: Sequence[Format], near: Path | None = None) -> list[Path]:
        self.near = near
        value = self._next("ask_open_several", title)
        return [path for path in value if isinstance(path, Path)] if isinstance(value, list) else []

    def ask_folder(self, title: str, near: Path | None = None) -> Path | None:
        self.near = near
        return self._path(self._next("ask_folder", title))

    def ask_save(self, title: str, suggested: Path, formats: Sequence[Format]) -> Path | None:
        return self._path(self._next("ask_save", f"{title}: {suggested.name}"))

    def choose(self, title: str, text: str, choices: Sequence[str]) -> int | None:
        value = self._next("choose", text)
        self.offered = tuple(choices)
        assert value is None or isinstance(value, int)
        return value

    def tell(self, title: str, text: str) -> None:
        self._next("tell", text)

    def wait(self, title: str, text: str, leave: str, is_over: Callable[[], bool]) -> None:
        """Waits as long as it takes, unless the next answer is to leave."""
        if self.answers and self.answers[0].method == "wait":
            self._next("wait", text)
            return
        deadline = time.monotonic() + _WAIT_SECONDS
        while not is_over():
            assert time.monotonic() < deadline, f"never over: {text}"
            QTest.qWait(10)

    def ask_print(self, printer: QPrinter, pages: int) -> bool:
        target = self._next("ask_print", f"{pages}")
        if isinstance(target, ExpectedError):
            raise target
        if isinstance(target, Path):
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(target))
            printer.setResolution(_DOTS_PER_INCH)
        return target is not None

    def finish(self) -> None:
        """Fail where an answer was never asked for."""
        assert not self.answers, f"never asked: {self.answers}"

    def _next(self, method: str, said: str) -> object:
        self.heard.append(said)
        assert self.answers, f"an unexpected question: {method}: {said}"
        answer = self.answers.pop(0)
        assert answer.method == method, f"asked {method}: {said}, expected {answer}"
        return answer.value

    def _path(self, value: object) -> Path | None:
        assert value is None or isinstance(value, Path)
        return value
