"""Latin words that the report writes in more ways than one: E-Service, EService. The way of the majority is right."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.reading import TEXTS_KEPT, Found, Reading
from ita_desktop.language import N_

_OTHERWISE = N_("เขียน “{words}” {few} ตำแหน่ง แต่เขียน “{usual}” {many} ตำแหน่ง")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’]*(?:(?: ?[-‐–&] ?| )[A-Za-z][A-Za-z'’]*)*")
_IN_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|\S*@\S*|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\S*")
_NO_LETTER = re.compile("[^a-z]")

_Ways = tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
"""Keys of words, and how often each way to write them is there, the most frequent first."""


def variants(reading: Reading) -> tuple[Problem, ...]:
    """Latin words with another hyphen, case, & or space than in most places of the report."""
    ways: dict[str, Counter[str]] = {}
    for _, (_, _, words, key) in reading.found(_latin):
        ways.setdefault(key, Counter())[words] += 1
    several = tuple((key, tuple(counted.most_common())) for key, counted in ways.items() if len(counted) > 1)
    return tuple(reading.problems(ProblemKind.VARIANT, Severity.WARNING, _otherwise, several)) if several else ()


def _otherwise(text: str, several: _Ways) -> Iterator[Found]:
    for start, end, words, key in _latin(text):
        (best, many), *others = dict(several).get(key, ((words, 0),))
        if words != best:
            values = (("words", words), ("few", dict(others)[words]), ("usual", best), ("many", many))
            yield Found(start, end, _OTHERWISE, best, values)


@lru_cache(maxsize=TEXTS_KEPT)
def _latin(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """The Latin words of a text, those that stand together as one, with their letters as a key; no addresses."""
    without = _IN_ADDRESS.sub(lambda found: " " * len(found.group()), text) if "." in text or "@" in text else text
    return tuple(
        (*found.span(), found.group(), _NO_LETTER.sub("", found.group().lower())) for found in _LATIN.finditer(without)
    )
