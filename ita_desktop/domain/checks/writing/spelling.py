"""Words that may be misspelt: what the engine of `ita_desktop/spelling` finds, as findings beside the others.

The one door to the engine: what it found in a text is kept, so that a text is looked at once, for line and list.
"""

from collections.abc import Iterable
from functools import lru_cache
from threading import Lock

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity, Words
from ita_desktop.domain.checks.reading import Among, Reading, said
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import FieldText
from ita_desktop.key_priority import give_way
from ita_desktop.language import N_
from ita_desktop.spelling.slips import Slip, repeated_words, slips

_WRONG = N_("“{words}” สะกดผิด ที่ถูกคือ “{meant}”")
_DOUBTFUL = N_("“{words}” อาจสะกดผิด น่าจะเป็น “{meant}”")

_SLIPS_KEPT = 100_000
"""What was found in so many texts is kept: more than a report of 600 measures has, of which each takes milliseconds."""

_looking = tuple(Lock() for _ in range(64))
"""One for the texts of each remainder of their hash: a walk through a whole report holds no other up for long."""


def misspelt(reading: Reading) -> tuple[Problem, ...]:
    """A finding for every slip; no doubts about words that the user, the report or its agency knows."""
    known = known_words(reading.report, reading.own_words)
    found = [*reading.found(_slips_in, known, among=Among.ALL)]
    repeated = repeated_words(slip for _, slip in found)
    return tuple(_problem(text, slip) for text, slip in found if slip.is_certain or slip.words not in repeated)


def _slips_in(text: str, known: frozenset[str]) -> tuple[Slip, ...]:
    return () if text.isascii() else slips_of(text, known)


def known_words(report: Report, own: Iterable[str]) -> frozenset[str]:
    """Words that are right besides those of the dictionary: of the agency's profile, and the user's own, of which some
    are in the report."""
    agency = report.agency
    names = (agency.name, agency.subdistrict, agency.district, agency.province, *agency.divisions)
    return _same(frozenset(word for word in (*names, *own, *report.own_words) if word.strip()))


def slips_of(text: str, known: frozenset[str]) -> tuple[Slip, ...]:
    """The slips of a text beside these known words. Of two threads that ask for one text at the same time the second
    waits, and gets what the first has found. Never in the thread of the window."""
    give_way()
    with _looking[hash(text) % len(_looking)]:
        return _slips(text, known)


@lru_cache(maxsize=_SLIPS_KEPT)
def _slips(text: str, known: frozenset[str]) -> tuple[Slip, ...]:
    return slips(text, known)


@lru_cache(maxsize=8)
def _same(known: frozenset[str]) -> frozenset[str]:
    """One object for equal sets: to look up a text is quick then."""
    return known


def _problem(text: FieldText, slip: Slip) -> Problem:
    """What is certain should be corrected."""
    severity, sentence = (Severity.WARNING, _WRONG) if slip.is_certain else (Severity.DOUBT, _DOUBTFUL)
    message = said(sentence, (("words", slip.words), ("meant", slip.suggestions[0])))
    words = Words(text.part, slip.start, slip.end, slip.words)
    return Problem(text.address, ProblemKind.SPELLING, severity, message, slip.suggestions[0], words)
