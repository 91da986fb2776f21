"""The key on which texts are compared and searched: what looks the same on paper has the same key.

Sara am in every spelling, the marks of a letter in any order or typed twice, เเ for แ, blanks and hyphens at which no
line may end, characters that are not seen at all. A key is for comparing: what was typed is what is kept.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ita_desktop.domain.thai.clusters import cluster_starts

_E, _AE = "เ", "แ"
_NIKHAHIT, _AA, _AM = "\u0e4d", "\u0e32", "\u0e33"
_VOWELS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b"
_SILENT = "\u0e4c\u0e4e"
_OTHERS = "\u0300-\u036f"
_IN_ORDER = (_VOWELS, _NIKHAHIT, _TONES, _SILENT)
_MARK = f"[{_VOWELS}{_NIKHAHIT}{_TONES}{_SILENT}{_OTHERS}]"
_IS_MARK = re.compile(_MARK)
_RUN = re.compile(f"{_MARK}{{2,}}{_AA}?|{_NIKHAHIT}{_AA}")

# Each begins with a class of few characters, over which `re` is quick: most texts have nothing to mend.
_NO_VOWEL_FIRST = re.compile(f"[{_TONES}{_SILENT}{_OTHERS}][{_VOWELS}{_TONES}{_SILENT}]")
_TWO_VOWELS = re.compile(f"[{_VOWELS}][{_VOWELS}]")
_USUAL_LENGTH = 8
_UNSEEN = "\u00ad\u200b\u200c\u2060\ufeff"
_UNUSUAL = re.compile(f"[\u00a0\u2007\u202f\u2010\u2011{_UNSEEN}]")
_AS_USUAL = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u202f", " ") | dict.fromkeys("\u2010\u2011", "-") | dict.fromkeys(_UNSEEN, "")
)


def comparison_key(text: str) -> str:
    """The key. Its own key is itself, and that of a text is those of its `piece_starts` joined.

    NFC (UAX #15), which knows nothing of sara am and of the order of most Thai marks; then vowels come before nikhahit,
    tones and thanthakhat (WTT 2.0), each mark once, and nikhahit before aa becomes sara am.
    """
    if text.isascii():
        return text
    key = unicodedata.normalize("NFC", text.translate(_AS_USUAL) if _UNUSUAL.search(text) else text)
    if _NIKHAHIT in key or _NO_VOWEL_FIRST.search(key) or _TWO_VOWELS.search(key):
        key = _RUN.sub(_mended, key)
    return key.replace(_E + _E, _AE)


def piece_starts(text: str) -> Iterator[int]:
    """Where the pieces begin that have keys of their own: clusters, but for those that only together look like one.

    What is not seen belongs to the piece before it.
    """
    e_before = -1  # the last เ that may make แ with the next
    for at in cluster_starts(text):
        if text[at] in _UNSEEN and at:
            continue
        before = _seen_before(text, at)
        if text[at] == _E and e_before >= 0 and e_before == before:
            e_before = -1
            continue
        e_before = at if text[at] == _E else -1
        if before < at - 1 and _IS_MARK.match(text[at]):
            continue
        if text[at] != _AA or not _has_nikhahit_before(text, at):
            yield at


def _seen_before(text: str, at: int) -> int:
    """The index of the last character before `at` that is seen; -1 if there is none."""
    before = at - 1
    while before >= 0 and text[before] in _UNSEEN:
        before -= 1
    return before


def _mended(run: re.Match[str]) -> str:
    return _usual(run[0]) if len(run[0]) <= _USUAL_LENGTH else _in_order(run[0])


@lru_cache(maxsize=1024)
def _usual(run: str) -> str:
    return _in_order(run)


def _in_order(run: str) -> str:
    """Marks as they are to stand, with the aa behind them, if any."""
    marks = run.removesuffix(_AA)
    ordered = sorted(marks, key=_rank)
    kept = [mark for at, mark in enumerate(ordered) if at == 0 or mark != ordered[at - 1] or _rank(mark)[0] == 4]
    if marks == run or _NIKHAHIT not in kept:
        return "".join(kept) + run[len(marks) :]
    kept.remove(_NIKHAHIT)
    return "".join(kept) + _AM


@lru_cache(maxsize=256)
def _rank(mark: str) -> tuple[int, int]:
    """Its place among the marks of a letter; those of one kind as NFC has them, else as they are encoded."""
    kind = next((at for at, marks in enumerate(_IN_ORDER) if mark in marks), len(_IN_ORDER))
    return kind, unicodedata.combining(mark) if kind == len(_IN_ORDER) else ord(mark)


def _has_nikhahit_before(text: str, at: int) -> bool:
    """Whether the marks right before are joined to aa as sara am."""
    start = at
    while start > 0 and (text[start - 1] in _UNSEEN or _IS_MARK.match(text[start - 1])):
        start -= 1
    return _NIKHAHIT in text[start:at]
