"""Find and replace over the whole report, on the key by which Thai texts are compared.

1 finds ๑, and what looks the same finds it (`domain/thai/comparison.py`). A hit is a run of whole clusters (a consonant
with its marks is never cut apart) and its `start` and `end` count characters of the text as it was typed, not of the
key.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from ita_desktop.domain.find.what_changed import changed_text
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.admission import admitted, admitted_line
from ita_desktop.domain.report.fields import field_at
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import FieldText, before_part, max_length, texts, with_changes
from ita_desktop.domain.thai.clusters import FLAG_LETTERS, is_boundary
from ita_desktop.domain.thai.comparison import comparison_key, piece_starts

WordStarts = Callable[[str], Iterable[int]]
"""Where words begin inside a text, as far as no space shows it."""

_THAI_DIGITS = tuple(zip("๐๑๒๓๔๕๖๗๘๙", "0123456789", strict=True))


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. `whole_words`: only where it begins and ends with a word."""

    text: str
    match_case: bool = False
    whole_words: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters `start` to `end` (from 0, `end` not included) of a text of the report; `text` is the whole of it."""

    address: Address
    part: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """The report after a replacement, how many of the hits were replaced in it, and how many would be no year then.
    `put` is what stands there now, as if each were a hit."""

    report: Report
    count: int
    no_years: int = 0
    put: tuple[Hit, ...] = ()


def hits_in_field(field: FieldText, query: Query, word_starts: WordStarts) -> Iterator[Hit]:
    """The hits in one text, from left to right."""
    for start, end in spans(field.text, query, word_starts):
        yield Hit(field.address, field.part, start, end, field.text)


def spans(text: str, query: Query, word_starts: WordStarts) -> Iterator[tuple[int, int]]:
    """Start and end of what the query finds in a text, from left to right, not overlapping."""
    wanted = search_key(query.text, match_case=query.match_case)
    if not wanted:
        return
    key = search_key(text, match_case=query.match_case)
    at = key.find(wanted)
    if at < 0:
        return
    text_at = _text_positions(text, key, match_case=query.match_case)
    words = set(word_starts(text)) if query.whole_words else None
    while at >= 0:
        start, end = text_at(at), text_at(at + len(wanted))
        found = start is not None and end is not None
        if start is not None and end is not None:
            found = words is None or all(_is_word_edge(text, edge, words) for edge in (start, end))
            if found:
                yield start, end
        at = key.find(wanted, at + (len(wanted) if found else 1))


def span_in_field(report: Report, hit: Hit) -> tuple[int, int]:
    """Start and end of the hit in the text that its field shows, where several parts stand in one line."""
    before = before_part(report, hit.address, hit.part)
    return before + hit.start, before + hit.end


def replace_hits(report: Report, hits: Iterable[Hit], replacement: str) -> Replaced:
    """The replacement put in the place of each hit.

    A hit whose text is no longer what it was is left alone; so is a text that would become longer than any may be,
    and a year that would be none.
    """
    wanted: dict[tuple[Address, int], list[Hit]] = {}
    for hit in hits:
        wanted.setdefault((hit.address, hit.part), []).append(hit)
    there = {(field.address, field.part): field.text for field in texts(report)}
    changes: dict[tuple[Address, int], str] = {}
    put: list[Hit] = []
    no_years = 0
    for key, in_text in wanted.items():
        text = there.get(key)
        current = [hit for hit in in_text if hit.text == text]
        made, spans_put = _with_replacement(text or "", current, admitted_for(report, key[0], replacement))
        if not field_at(report, key[0].field).kind.takes(made):
            no_years += len(current)
        elif current and len(made) <= max_length(report, key[0]):
            changes[key] = made
            put += [Hit(*key, start, end, made) for start, end in spans_put]
    if not changes:
        return Replaced(report, 0, no_years)
    changed = with_changes(report, changes)
    return Replaced(changed, len(put), no_years, _as_they_stand(changed, put))


def still_there(spans_put: Iterable[Hit], hits: Iterable[Hit]) -> Iterator[Hit]:
    """The spans as they stand in the texts of the hits, which are of later; those edited themselves are left out."""
    texts_now = {(hit.address, hit.part): hit.text for hit in hits}
    changes: dict[tuple[Address, int, str], tuple[int, int]] = {}
    for span in spans_put:
        key = (span.address, span.part)
        text = texts_now.get(key)
        if text is None:
            continue
        if text == span.text:
            yield span
            continue
        start, end = changes.setdefault((*key, span.text), changed_text(span.text, text))
        by = len(text) - len(span.text)
        if span.end <= start:
            yield replace(span, text=text)
        elif span.start >= end - by:
            yield replace(span, text=text, start=span.start + by, end=span.end + by)


def admitted_for(report: Report, address: Address, text: str) -> str:
    """The text as the field may hold it."""
    return (admitted if field_at(report, address.field).kind.has_lines else admitted_line)(text)[0]


def search_key(text: str, *, match_case: bool) -> str:
    """The key on which texts are searched: the comparison key with Arabic digits and, unless case matters, folded."""
    key = comparison_key(text)
    if not key.isascii():
        for thai, arabic in _THAI_DIGITS:
            key = key.replace(thai, arabic)
    return key if match_case else key.casefold()


def _with_replacement(text: str, hits: list[Hit], replacement: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with the hits replaced, and where in it the replacements stand."""
    pieces: list[str] = []
    put: list[tuple[int, int]] = []
    at = length = 0
    for hit in sorted(hits, key=lambda hit: hit.start):
        pieces += [text[at : hit.start], replacement]
        length += hit.start - at + len(replacement)
        put.append((length - len(replacement), length))
        at = hit.end
    return "".join([*pieces, text[at:]]), put


def _as_they_stand(report: Report, put: list[Hit]) -> tuple[Hit, ...]:
    """What was put in; all of a field that reads it otherwise than it was put: names at their commas, dates anew."""
    of = {hit.address for hit in put}
    there = {(field.address, field.part): field.text for field in texts(report) if field.address in of}
    otherwise = {hit.address for hit in put if there.get((hit.address, hit.part)) != hit.text}
    whole = [Hit(*key, 0, len(text), text) for key, text in there.items() if key[0] in otherwise]
    return (*(hit for hit in put if hit.address not in otherwise), *whole)


def _text_positions(text: str, key: str, *, match_case: bool) -> Callable[[int], int | None]:
    """From a place in the key to the place in the text, None where it is inside a cluster or what looks like one."""
    is_as_long = len(text) == len(key) and comparison_key(text) == text  # each character has become one character
    if is_as_long and max(text, default="") < FLAG_LETTERS:  # of which one boundary costs the walk to their beginning
        return lambda at: at if is_boundary(text, at) else None
    positions = {}
    at = 0
    for start, end in pairwise([*piece_starts(text), len(text)]):
        positions[at] = start
        at += len(search_key(text[start:end], match_case=match_case))
    positions[at] = len(text)
    return positions.get


def _is_word_edge(text: str, index: int, words: set[int]) -> bool:
    """Whether a word begins or ends there: at a space or sign, where Thai meets another script, between Thai words."""
    if index in (0, len(text)) or index in words:
        return True
    return _script(text[index - 1]) != _script(text[index])


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """What a character makes words with: Thai letters and marks, other letters and digits, or only its like."""
    if "\u0e01" <= character <= "\u0e4e" and character not in "\u0e2f\u0e3f\u0e46":
        return "thai"
    return "other" if unicodedata.category(character)[0] in "LMN" else character
