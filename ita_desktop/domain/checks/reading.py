"""A report as the checks read it: its texts and what was found in them, kept as long as their measure is the same."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cached_property, lru_cache, wraps
from typing import Any, NamedTuple, TypeVar

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity, Words
from ita_desktop.domain.report.columns import Columns
from ita_desktop.domain.report.fields import fields_with
from ita_desktop.domain.report.kinds import Links, Money, Percent, Span, Year
from ita_desktop.domain.report.report import Measure, Report
from ita_desktop.domain.report.texts import FieldText, Section, sections
from ita_desktop.language import current_language, digits, tr

TEXTS_KEPT = 16_384
"""What was found in so many texts is kept, each check by itself."""

_NO_PROSE = (Links, Money, Percent, Span, Year)

_T = TypeVar("_T")


class Among(Enum):
    """Which texts are looked at: all, those that the paper has, and those of them that are words: no periods, sums,
    addresses of pages."""

    ALL = 0
    PRINTED = 1
    PROSE = 2


class Found(NamedTuple):
    """What is odd in one text, from code point `start` up to `end`, and what these words become if it is mended.

    The sentence is looked up and filled in when it is shown, in the language of then: this is kept longer.
    """

    start: int
    end: int
    sentence: str
    fix: str | None = None
    values: tuple[tuple[str, str | int], ...] = ()


def in_each_text(
    kind: ProblemKind, severity: Severity, among: Among = Among.PROSE
) -> Callable[[Callable[[str], Iterable[Found]]], "Callable[[Reading], tuple[Problem, ...]]"]:
    """Makes a check of a function that finds faults in one text by itself: what it found in a text is kept."""

    def check_of(look: Callable[[str], Iterable[Found]]) -> "Callable[[Reading], tuple[Problem, ...]]":
        @lru_cache(maxsize=TEXTS_KEPT)
        def found_in(text: str) -> tuple[Found, ...]:
            return tuple(look(text))

        @wraps(look)
        def check(reading: Reading) -> tuple[Problem, ...]:
            return tuple(reading.problems(kind, severity, found_in, among=among))

        return check

    return check_of


class Reading:
    """One report, and its texts by what they are. `own_words` are right besides those of the dictionary and of the
    report. What `before` has found in measures that are still the same objects is not looked for again."""

    def __init__(
        self, report: Report, own_words: frozenset[str] = frozenset(), before: "Reading | None" = None
    ) -> None:
        self.report = report
        self.own_words = own_words
        follows = before is not None and before.report.columns == report.columns
        self._sections_before = before._sections if before is not None and follows else ()
        self._found_before: _Kept = {**before._found_before, **before._found} if before is not None and follows else {}
        self._found: _Kept = {}

    def texts(self, among: Among) -> Iterator[FieldText]:
        """The texts in the order of the forms."""
        return (text for section in self._sections for text in section.texts(among, self.report.columns))

    def found(
        self, look: Callable[..., Iterable[_T]], *given: Hashable, among: Among = Among.PROSE
    ) -> Iterator[tuple[FieldText, _T]]:
        """What `look(text, *given)` finds in each of the texts. It must depend on nothing else."""

        def in_section(section: _Section) -> tuple[tuple[FieldText, _T], ...]:
            return tuple((text, one) for text in section.texts(among, columns) for one in look(text.text, *given))

        columns = self.report.columns
        return self._kept((look, among), given, in_section)

    def problems(
        self,
        kind: ProblemKind,
        severity: Severity,
        look: Callable[..., Iterable[Found]],
        *given: Hashable,
        among: Among = Among.PROSE,
    ) -> Iterator[Problem]:
        """What `look(text, *given)` finds, as findings of that kind."""

        def in_section(section: _Section) -> tuple[Problem, ...]:
            there = ((text, found) for text in section.texts(among, columns) for found in look(text.text, *given))
            return tuple(problem_of(text, found, kind, severity) for text, found in there)

        columns = self.report.columns
        return self._kept((look, among, kind, severity), (current_language(), *given), in_section)

    def in_measures(self, look: Callable[..., Iterable[Problem]], *given: Hashable) -> Iterator[Problem]:
        """What `look(measure, *given)` finds in each measure that has anything filled in, in the order of the paper. It
        must depend on nothing else but the columns and the language."""

        def in_section(section: _Section) -> tuple[Problem, ...]:
            thing = section.of.thing
            return tuple(look(thing, *given)) if isinstance(thing, Measure) else ()

        return self._kept((look,), (current_language(), *given), in_section)

    def _kept(
        self, key: Hashable, given: tuple[Hashable, ...], look: "Callable[[_Section], tuple[_T, ...]]"
    ) -> Iterator[_T]:
        """What `look` finds in each section, if need be now."""
        given_before, before = self._found_before.get(key, (None, {}))
        given_now, now = self._found.get(key, (None, {}))
        if given_now != given:
            now = {}
            self._found[key] = given, now
        if given_before != given:
            before = {}
        for section in self._sections:
            there = now.get(section)
            if there is None:
                there = before.get(section)
                now[section] = there = there if there is not None else look(section)
            yield from there

    @cached_property
    def _sections(self) -> "tuple[_Section, ...]":
        known = {id(one.of.thing): one for one in self._sections_before}
        self._sections_before = ()
        return tuple(
            kept if (kept := known.get(id(of.thing))) is not None and isinstance(of.thing, Measure) else _Section(of)
            for of in sections(self.report)
        )


class _Section:
    """One measure, or something else that is typed, and its texts. Threads that ask at once both look for them."""

    def __init__(self, of: Section) -> None:
        self.of = of
        self._texts: dict[Among, tuple[FieldText, ...]] = {}

    def texts(self, among: Among, columns: Columns) -> tuple[FieldText, ...]:
        """Its texts that are among these."""
        there = self._texts.get(among)
        if there is None:
            fields = _fields(columns)[among]
            there = self._texts[among] = tuple(one for one in self.of.texts() if one.address.field in fields)
        return there


_Kept = dict[Hashable, tuple[tuple[Hashable, ...] | None, dict[_Section, tuple[Any, ...]]]]
"""By what looks, and among what: what was given to it, and what it found in each section, of any type. These are few
objects: a collection of garbage stops all threads."""


@lru_cache(maxsize=8)
def _fields(columns: Columns) -> Mapping[Among, frozenset[str]]:
    """The keys of the fields whose texts are among them."""
    fields = fields_with(columns)
    printed = frozenset(key for key, field in fields.items() if field.printed)
    prose = frozenset(key for key in printed if not isinstance(fields[key].kind, _NO_PROSE))
    return {Among.ALL: frozenset(fields), Among.PRINTED: printed, Among.PROSE: prose}


def problem_of(text: FieldText, found: Found, kind: ProblemKind, severity: Severity) -> Problem:
    """What was found in a text as a finding."""
    words = Words(text.part, found.start, found.end, text.text[found.start : found.end])
    return Problem(text.address, kind, severity, said(found.sentence, found.values), found.fix, words)


def said(sentence: str, values: Iterable[tuple[str, str | int]]) -> str:
    """The sentence in the language of the window, with the values in it; numbers in the digits of that language."""
    return tr(sentence).format(**{name: value if isinstance(value, str) else digits(value) for name, value in values})
