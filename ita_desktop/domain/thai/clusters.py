"""Clusters: what a reader of Thai sees as one letter with its marks, and what the caret therefore steps over at once.

Unicode's extended grapheme clusters (UAX #29) as far as our texts need them: a base with its marks, Thai and Lao sara
am with the consonant before it, Hangul spelt in letters, emoji joined or coloured, flags. One addition: sara am spelt
with two characters (นํา) looks like the other (นำ) and is therefore one cluster. Positions are characters, from 0.
"""

import unicodedata

_SARA_AM = "\u0e33\u0eb3"
_NIKHAHIT, _AA = "\u0e4d", "\u0e32"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b"
_JOINER = "\u200d"
FLAG_LETTERS = "\U0001f1e6"
"""The first of the letters of which two are a flag."""

_LINE_BREAKS = "\n\x0b\x0c\x85\u2028\u2029"


def cluster_starts(text: str) -> list[int]:
    """Where clusters begin."""
    starts = []
    flag_letters = 0  # in a row, before the index
    for index, character in enumerate(text):
        if is_boundary(text, index) if flag_letters == 0 or not _is_flag_letter(character) else flag_letters % 2 == 0:
            starts.append(index)
        flag_letters = flag_letters + 1 if _is_flag_letter(character) else 0
    return starts


def cluster_end(text: str, at: int) -> int:
    """Where the cluster that begins at `at` ends; `at` itself at the end of the text."""
    end = at + 1
    while end < len(text) and not is_boundary(text, end):
        end += 1
    return min(end, len(text))


def cluster_start(text: str, at: int) -> int:
    """Where the cluster that ends at `at`, or holds it, begins; 0 at the start of the text."""
    start = max(at - 1, 0)
    while start > 0 and not is_boundary(text, start):
        start -= 1
    return start


def is_boundary(text: str, at: int) -> bool:
    """Whether the caret may stand before character `at`."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before in _LINE_BREAKS or after in _LINE_BREAKS:
        return True
    if _goes_with_the_one_before(after):
        return False
    if after == _AA:
        sign = at - 2 if before in _TONES else at - 1
        return sign < 0 or text[sign] != _NIKHAHIT
    if before == _JOINER and unicodedata.category(after) == "So":
        return False
    if _is_flag_letter(before) and _is_flag_letter(after):
        return _flag_letters_before(text, at) % 2 == 0
    return True


def _goes_with_the_one_before(character: str) -> bool:
    if character < "\u0300":
        return False
    if "\u1160" <= character <= "\u11ff":  # vowels and finals of Hangul
        return True
    if character in _SARA_AM or character == _JOINER or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    return unicodedata.category(character)[0] == "M"


def _is_flag_letter(character: str) -> bool:
    return FLAG_LETTERS <= character <= "\U0001f1ff"


def _flag_letters_before(text: str, at: int) -> int:
    count = 0
    while count < at and _is_flag_letter(text[at - 1 - count]):
        count += 1
    return count
