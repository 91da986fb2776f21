"""Words that may be misspelt: what the engine of `ita_desktop/spelling` finds, as findings beside the others."""

from functools import lru_cache
from itertools import starmap

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity, Words
from ita_desktop.domain.checks.reading import TEXTS_KEPT, Reading, said
from ita_desktop.domain.report.texts import FieldText
from ita_desktop.key_priority import give_way
from ita_desktop.language import N_
from ita_desktop.spelling.slips import Slip, slips, without_repeated

_WRONG = N_("“{words}” สะกดผิด ที่ถูกคือ “{meant}”")
_DOUBTFUL = N_("“{words}” อาจสะกดผิด น่าจะเป็น “{meant}”")


def misspelt(reading: Reading) -> tuple[Problem, ...]:
    """A finding for every slip; no doubts about words that the user, the report or its agency knows."""
    report = reading.report
    agency = report.agency
    names = (agency.name, agency.subdistrict, agency.district, agency.province, *agency.divisions)
    known = frozenset(word for word in (*names, *report.own_words, *reading.own_words) if word.strip())
    texts = [text for text in reading.texts if not text.text.isascii()]
    found = without_repeated([_slips(text.text, known) for text in texts])
    pairs = ((text, slip) for text, of_text in zip(texts, found, strict=True) for slip in of_text)
    return tuple(starmap(_problem, pairs))


@lru_cache(maxsize=TEXTS_KEPT)
def _slips(text: str, known: frozenset[str]) -> tuple[Slip, ...]:
    give_way()
    return slips(text, known)


def _problem(text: FieldText, slip: Slip) -> Problem:
    """What is certain should be corrected."""
    severity, sentence = (Severity.WARNING, _WRONG) if slip.is_certain else (Severity.DOUBT, _DOUBTFUL)
    message = said(sentence, (("words", slip.words), ("meant", slip.suggestions[0])))
    words = Words(text.part, slip.start, slip.end, slip.words)
    return Problem(text.address, ProblemKind.SPELLING, severity, message, slip.suggestions[0], words)
