"""A report as the checks read it: its texts, walked once for all checks; and findings in one text."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity, Words
from ita_desktop.domain.report.fields import fields_of
from ita_desktop.domain.report.kinds import Links, Money, Percent, Span, Year
from ita_desktop.domain.report.report import ListName, Measure, Report
from ita_desktop.domain.report.texts import FieldText, texts
from ita_desktop.language import digits, tr

TEXTS_KEPT = 16_384
"""What was found in so many texts is kept, each check by itself."""

_LISTS, _NO_LISTS = attrgetter(*ListName, "values"), ((), (), (), ())
_NO_PROSE = (Links, Money, Percent, Span, Year)


class Found(NamedTuple):
    """What is odd in one text, from code point `start` up to `end`, and what these words become if it is mended.

    The sentence is looked up and filled in when it is shown, in the language of then: this is kept longer.
    """

    start: int
    end: int
    sentence: str
    fix: str | None = None
    values: tuple[tuple[str, str | int], ...] = ()


class Reading:
    """One report, and its texts by what they are. What is found here once is kept as long as the reading is.
    `own_words` are right besides those of the dictionary and of the report."""

    def __init__(self, report: Report, own_words: frozenset[str] = frozenset()) -> None:
        self.report = report
        self.own_words = own_words

    @cached_property
    def with_lists(self) -> tuple[Measure, ...]:
        """The measures that have an item in any list, in the order of the paper."""
        measures = (measure for issue in self.report.issues for measure in issue.measures)
        return tuple(measure for measure in measures if _LISTS(measure) != _NO_LISTS)

    @cached_property
    def texts(self) -> tuple[FieldText, ...]:
        """Every text, in the order of the forms."""
        return tuple(texts(self.report))

    @cached_property
    def printed(self) -> tuple[FieldText, ...]:
        """Those that the paper has."""
        keys = {key for key, field in fields_of(self.report).items() if field.printed}
        return tuple(text for text in self.texts if text.address.field in keys)

    @cached_property
    def prose(self) -> tuple[FieldText, ...]:
        """Those of the paper that are words: no periods, sums, addresses of pages."""
        fields = fields_of(self.report)
        return tuple(one for one in self.printed if not isinstance(fields[one.address.field].kind, _NO_PROSE))


def in_texts(
    typed: Iterable[FieldText], kind: ProblemKind, severity: Severity, look: Callable[[str], Iterable[Found]]
) -> Iterator[Problem]:
    """What `look` finds in each of the texts."""
    for address, part, text in typed:
        for start, end, sentence, fix, values in look(text):
            words = Words(part, start, end, text[start:end])
            yield Problem(address, kind, severity, said(sentence, values), fix, words)


def said(sentence: str, values: Iterable[tuple[str, str | int]]) -> str:
    """The sentence in the language of the window, with the values in it; numbers in the digits of that language."""
    return tr(sentence).format(**{name: value if isinstance(value, str) else digits(value) for name, value in values})
