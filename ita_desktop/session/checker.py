"""Checks the open report: what is missing, what the paper cannot show, what cannot be seen, what contradicts itself.

What is quick follows an edit, typing on or not. What reads every character follows the first paper, and then a pause in
typing or, while there is none, each paper that was laid out.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from ita_desktop.domain.checks.at_once import at_once
from ita_desktop.domain.checks.one_a_fault import one_a_fault
from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.checks.readiness import to_be_done
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.report.report import Report
from ita_desktop.session.background import Background, IsWanted
from ita_desktop.session.document import Change, Document
from ita_desktop.session.output.typesetter import Typesetter

if TYPE_CHECKING:
    from ita_desktop.session.output.typesetter import Paper

CHECK_AFTER_MS = 300
"""How long after an edit what is quick is checked; typing on does not make it longer."""

LOOK_THROUGH_AFTER_MS = 150
"""Pause in typing after which the texts are looked through: longer than between two letters of a quick hand. What is
found in them has its line 300 ms after the last key."""


class Checker(QObject):
    """Owner of the problems of one open report, and of the thread that looks for them. Must be closed with it."""

    found = Signal(object)  # tuple[Problem, ...]: `problems` as they are now
    listed = Signal(object)  # tuple[Problem, ...]: `findings` as they are now
    looked_through = Signal()  # all of `compared`, whether it has other findings or the same

    def __init__(self, document: Document, typesetter: Typesetter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()
        """What the report should not be handed in with: missing, wrong or almost certainly wrong, and not set aside."""
        self.findings: tuple[Problem, ...] = ()
        """These, doubts, hints and what is set aside: all that there is to look at, one finding a fault."""
        self.compared: Report | None = None
        """The report whose words the findings are about; None while none was looked through."""
        self._document = document
        self._typesetter = typesetter
        self._quick: tuple[Problem, ...] = ()
        self._quick_of: Report | None = None
        self._inconsistent: tuple[Problem, ...] = ()
        self._of_words: tuple[Problem, ...] = ()  # what stands in the texts, one finding a fault
        self._read: Reading | None = None  # the last one: what it found in measures need not be looked for again
        self._own_words: frozenset[str] = frozenset()
        self._asked: Report | None = None  # looked through last, or just now
        self._has_paper = False
        self._background = Background(self)
        self._worker = self._background.worker("checks")
        self._texts = self._worker.latest()
        self._consistency = self._background.worker("consistency").latest()  # of its own: nothing must wait for it
        self._timer = self._background.after(CHECK_AFTER_MS, self._check)
        self._pause = self._background.after(LOOK_THROUGH_AFTER_MS, self._look_through)
        document.changed.connect(self._on_document_changed)
        typesetter.laid_out.connect(self._on_laid_out)
        self._check()

    def before_paper(self, report: Report, answer: Callable[[tuple[Problem, ...]], object]) -> None:
        """Look for what the paper cannot show in a report that is to be printed; `answer` is called with it."""
        self._worker.run(lambda: _unprintable(Reading(report, before=self._read)), answer)

    def check_now(self) -> None:
        """What is quick is about the report as it is, without a pause."""
        self._timer.stop()
        self._check()

    def know(self, own_words: Iterable[str]) -> None:
        """These words of the user's own are right from now on, and no others of theirs."""
        self._own_words = frozenset(own_words)
        self._asked = None
        self._look_through()

    def close(self) -> None:
        """Find nothing any more; the document is about to go."""
        self._document.changed.disconnect(self._on_document_changed)
        self._typesetter.laid_out.disconnect(self._on_laid_out)
        self._texts.forget()
        self._consistency.forget()
        self._background.close(0)  # a check under way changes nothing: it need not be waited for

    def _on_document_changed(self, change: Change) -> None:
        if change.before.set_aside is not change.after.set_aside:
            self._check()
        if not self._timer.isActive():
            self._timer.start()
        self._pause.start()

    def _on_laid_out(self, _paper: "Paper") -> None:
        self._has_paper = True
        self._look_through()

    def _look_through(self) -> None:
        """Read every text, once the engine of the paper is there, unless that was asked for already."""
        report = self._document.report
        if report is self._asked or not self._has_paper:
            return
        self._asked, reading = report, Reading(report, self._own_words, self._read)
        inconsistent = self._inconsistent

        def check(is_wanted: IsWanted) -> _Words:
            from ita_desktop.domain.checks.every_check import IN_BACKGROUND, found_by  # here: the form comes first

            in_texts = (*_unprintable(reading), *found_by(IN_BACKGROUND, reading, is_wanted))
            return _Words(in_texts, one_a_fault((*in_texts, *inconsistent)))

        self._texts.ask(check, lambda found: self._on_checked(reading, found))

    def _on_checked(self, reading: Reading, words: "_Words") -> None:
        """Look for what contradicts itself, too. It takes longer the first time: what is found is kept by the text."""
        self._read = reading
        self._of_words = words.one_a_fault
        self._check()

        def check(is_wanted: IsWanted) -> _Words:
            from ita_desktop.domain.checks.every_check import CONSISTENCY, found_by

            inconsistent = tuple(found_by(CONSISTENCY, reading, is_wanted))
            return _Words(inconsistent, one_a_fault((*words.found, *inconsistent)))

        self._consistency.ask(check, lambda found: self._on_compared(reading.report, found))

    def _on_compared(self, report: Report, words: "_Words") -> None:
        self._inconsistent, self._of_words, self.compared = words.found, words.one_a_fault, report
        self._check()
        self.looked_through.emit()

    def _check(self) -> None:
        report = self._document.report
        if report is not self._quick_of:
            self._quick, self._quick_of = tuple(at_once(report)), report  # of which none is about words
        findings = (*self._quick, *self._of_words)
        problems = to_be_done(report, findings)
        if problems != self.problems:
            self.problems = problems
            self.found.emit(problems)
        if findings != self.findings:
            self.findings = findings
            self.listed.emit(findings)


class _Words(NamedTuple):
    """What some checks found in the texts; and of that and of what the others found before, one finding a fault."""

    found: tuple[Problem, ...]
    one_a_fault: tuple[Problem, ...]


def _unprintable(reading: Reading) -> tuple[Problem, ...]:
    from ita_desktop.printing.unprintable import unprintable  # here: the engine is not loaded at the start

    return unprintable(reading)
