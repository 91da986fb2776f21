"""Checks the spelling of the open report in a thread of its own, a little after every edit: at once what is on screen,
then the rest.

Until all texts are checked once, only what is certain is found: words that occur three times in the report are right.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report
from ita_desktop.session.background import Background
from ita_desktop.session.document import Document
from ita_desktop.session.words.report_slips import Checked, check, check_near

CHECK_AFTER_MS = 150
"""Pause in typing after which the texts on screen are checked: longer than between two letters of a quick hand, and
their lines are there 300 ms after the last key."""

CHECK_REST_AFTER_MS = 250
"""Pause in typing after which the rest follows, which takes longer the longer the report is."""

_TEXTS_AT_ONCE = 400
"""Then what was found in them is shown. About a fifth of a second's work."""


class Speller(QObject):
    """Owner of what is known of the spelling of the open report, of the user's own words, and of the thread that
    checks. Must be closed before the program ends."""

    checked = Signal()  # other slips may be known
    word_added = Signal(str)  # it is one of the user's own from now on
    word_removed = Signal(str)  # it is none any more

    def __init__(self, own_words: Iterable[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.own_words = frozenset(own_words)
        self._background = Background(self)
        self._latest = self._background.worker("spelling").latest()
        self._near_timer = self._background.after(CHECK_AFTER_MS, self._check_near)
        self._timer = self._background.after(CHECK_REST_AFTER_MS, self.check_now)
        self._document: Document | None = None
        self._here: Callable[[], Address] = _nowhere
        self.known = Checked()
        """What is known of the spelling of the report, as far as it is checked."""
        self._of: Report | None = None  # what `known` is of, if that is all
        self._read: Reading | None = None  # the last one, whose texts need not be walked again

    @property
    def is_current(self) -> bool:
        """Whether all of the report is checked as it is now."""
        return self.known.is_whole and self._document is not None and self._document.report is self._of

    def watch(self, document: Document, here: Callable[[], Address]) -> None:
        """Check this report from now on. `here` is what the window shows of it."""
        self._document, self._here = document, here
        document.changed.connect(self._on_document_changed)
        self._timer.start()  # form and paper come first

    def leave(self) -> None:
        """The report is about to be closed."""
        if self._document is not None:
            self._document.changed.disconnect(self._on_document_changed)
        self._document, self._here = None, _nowhere  # it names the page, which is about to go
        self._near_timer.stop()
        self._timer.stop()
        self._latest.forget()
        self.known, self._of, self._read = Checked(), None, None

    def add_word(self, word: str) -> None:
        """The word is right from now on, in every report of this user."""
        self.own_words |= {word}
        self.word_added.emit(word)
        self.check_now()

    def remove_word(self, word: str) -> None:
        """The word is not the user's own any more."""
        self.own_words -= {word}
        self.word_removed.emit(word)
        self.check_now()

    def close(self) -> None:
        """End the thread."""
        self.leave()
        self._background.close(0)  # a check under way changes nothing: it need not be waited for

    def _on_document_changed(self, _change: object) -> None:
        self._near_timer.start()
        self._timer.start()

    def _check_near(self) -> None:
        """Check what is on screen. A check of the whole that is under way is begun again afterwards."""
        if self._document is None:
            return
        report, here, before = self._document.report, self._here(), self._with_known(self._document.report)
        self._latest.ask(partial(check_near, report, before, here), self._on_near_checked, dropped=self._keep_near)

    def _on_near_checked(self, checked: Checked) -> None:
        if checked is not self.known:
            self.known = checked
            self.checked.emit()

    def _keep_near(self, checked: Checked) -> None:
        """What was found on screen is shown, too: its lines need not wait for the check that came in between."""
        self._keep_texts(checked)
        self.checked.emit()

    def _with_known(self, report: Report) -> Checked:
        """What is known, beside the words that are right in this report."""
        from ita_desktop.domain.checks.writing.spelling import known_words  # here: the form comes first

        known = known_words(report, self.own_words)
        if known != self.known.known:
            self.known = self.known.with_known(known)
            self.checked.emit()
        return self.known

    def check_now(self) -> None:
        """Wait for no pause in typing."""
        self._near_timer.stop()
        self._timer.stop()
        if self._document is None:
            return
        report, here, before = self._document.report, self._here(), self._with_known(self._document.report)
        reading = Reading(report, before=self._read)
        question = partial(check, reading, before, here, _TEXTS_AT_ONCE)
        self._latest.ask(question, partial(self._on_checked, reading), dropped=self._keep_texts)

    def _on_checked(self, reading: Reading, checked: Checked) -> None:
        self.known, self._read = checked, reading
        if checked.is_whole:
            self._of = reading.report
        else:
            self.check_now()
        self.checked.emit()

    def _keep_texts(self, checked: Checked) -> None:
        """Of a check that an edit came before: what was found in a text stays so."""
        if checked.known == self.known.known:
            self.known = replace(self.known, texts={**self.known.texts, **checked.texts})


def _nowhere() -> Address:
    """What is shown of a report while there is none."""
    return Address("title")
