"""Phrases that were used before, and how what is being typed goes on if there is only one way.

A phrase is a line of a text, or the rest of it from behind a space: Thai puts its spaces between phrases. Digits and
capitals count in either form and sara am in any spelling; what is offered is spelt as the comparison key is.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.domain.report.kinds import ItemList, Names, Span, Text
from ita_desktop.domain.report.report import Report, TextPeriod
from ita_desktop.domain.thai.clusters import cluster_start, is_boundary
from ita_desktop.domain.thai.comparison import comparison_key
from ita_desktop.domain.thai.digits_and_years import to_arabic_digits

TYPED_LEAST = 3
"""Characters of a new phrase before anything is offered."""

OFFERED_LEAST = 3
"""Characters that an offer must save."""

PHRASE_LEAST, PHRASE_MOST = 6, 160
"""Characters of a phrase that is worth keeping. Longer ones are cut at a space, or else between letters."""

WordStarts = Callable[[str], Iterable[int]]

_PERSONAL = re.compile(r"(?:[0-9๐-๙][ -]?){9,}|@")
_LAST = "\U0010ffff"


class Phrases:
    """An index of phrases; never changes."""

    def __init__(self, lines: Iterable[str], *, whole: bool = False) -> None:
        """From lines of text. `whole`: only as whole lines (names), not from behind each space."""
        by_key: dict[str, str] = {}
        for line in lines:
            text = comparison_key(line)
            for start in [0] if whole else _phrase_starts(text):
                phrase = cut(text[start:])
                if whole or len(phrase) >= PHRASE_LEAST:
                    by_key.setdefault(_key(phrase), phrase)
        self._whole = whole
        self._keys = sorted(by_key)
        self._phrases = [by_key[key] for key in self._keys]

    def continuation(self, typed: str, word_starts: WordStarts) -> tuple[str, str]:
        """The phrase begun at the end of `typed` (one line, up to the caret) and its only useful continuation.

        Both are empty where there is none: too little typed, nothing known that goes on so, or several ways that part
        at once. Where several phrases go on together for a while, that common part up to the end of a word.
        """
        text = comparison_key(typed)
        if len(text) - (text.rfind(" ") + 1) < TYPED_LEAST and not self._whole:
            return "", ""
        for start in [0] if self._whole else _phrase_starts(text):
            begun = text[start:]
            if TYPED_LEAST <= len(begun) <= PHRASE_MOST:
                rest = self._rest(begun, word_starts)
                if len(rest.strip()) >= OFFERED_LEAST:
                    return begun, rest
        return "", ""

    def _rest(self, begun: str, word_starts: WordStarts) -> str:
        key = _key(begun)
        first = bisect_left(self._keys, key)
        last = bisect_left(self._keys, key + _LAST) - 1
        if first <= last and self._keys[first] == key:
            first += 1
        if first > last:
            return ""
        phrase = self._phrases[first]
        if first == last:
            return phrase[len(key) :]
        common = _common_length(self._keys[first], self._keys[last])
        if common == len(phrase):  # the others only go further
            return phrase[len(key) :]
        ends = [end for end in word_starts(phrase) if len(key) < end <= common]
        return phrase[len(key) : ends[-1]].rstrip() if ends else ""


def lines_of(report: Report) -> Iterator[str]:
    """The lines worth suggesting again: titles and items, without what looks like a person's number or address."""
    worded = [(one.kind, one.get) for one in measure_fields(report.columns) if isinstance(one.kind, Text | ItemList)]
    for issue in report.issues:
        yield from _lines(issue.title)
        for measure in issue.measures:
            for kind, value in [(kind, get(measure)) for kind, get in worded]:
                for _, _, text in kind.parts(value):
                    yield from _lines(text)


def owners_of(report: Report) -> dict[str, None]:
    """Who is responsible anywhere in the report, in its order, each once."""
    fields = [field.get for field in measure_fields(report.columns) if isinstance(field.kind, Names)]
    return dict.fromkeys(owner for _, _, measure in report.measures() for get in fields for owner in get(measure))


def period_words_of(report: Report) -> dict[str, None]:
    """Periods in free words anywhere in the report, in its order, each once."""
    fields = [field.get for field in measure_fields(report.columns) if isinstance(field.kind, Span)]
    periods = (get(measure) for _, _, measure in report.measures() for get in fields)
    return dict.fromkeys(period.text for period in periods if isinstance(period, TextPeriod) and period.text.strip())


def cut(text: str) -> str:
    """The text, or its beginning where it is longer than a phrase may be."""
    text = text.strip()
    if len(text) <= PHRASE_MOST:
        return text
    space = text.rfind(" ", PHRASE_LEAST, PHRASE_MOST)
    if space > 0:
        return text[:space]
    return text[:PHRASE_MOST] if is_boundary(text, PHRASE_MOST) else text[: cluster_start(text, PHRASE_MOST)]


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if len(line) >= PHRASE_LEAST and not _PERSONAL.search(line):
            yield line


def _phrase_starts(text: str) -> list[int]:
    """Where phrases begin: at the start and behind spaces, but not with a figure, which is another one each time."""
    return [
        found.start() for found in re.finditer(r"(?<![^ \t])[^ \t]", text) if not to_arabic_digits(found[0]).isdigit()
    ]


def _common_length(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _key(phrase: str) -> str:
    """As long as the phrase, so that places in both are the same."""
    key = to_arabic_digits(phrase)
    lower = key.lower()
    return lower if len(lower) == len(key) else key
