"""Words that stand there twice. มาตรการการ is one of them; มาตรการการป้องกัน is right: the second การ begins a word."""

import re
from collections.abc import Iterator

from ita_desktop.domain.checks.problem import ProblemKind, Severity
from ita_desktop.domain.checks.reading import Found, in_each_text
from ita_desktop.domain.checks.writing.words_around import LETTER, run_after, run_before
from ita_desktop.language import N_
from ita_desktop.spelling.letters import THAI
from ita_desktop.spelling.segments import segments
from ita_desktop.spelling.word_list import word_tree

_DOUBLED = N_("คำว่า “{word}” ซ้อนกัน")
_TWICE = re.compile(f"(?P<measure>มาตรการ)การ(?!{LETTER})|(?P<word>{LETTER}{{3,20}}?) ?(?P=word)")


@in_each_text(ProblemKind.DOUBLED, Severity.HINT)
def doubled(text: str) -> Iterator[Found]:
    """A word of three letters or more that stands there twice."""
    for twice in _TWICE.finditer(text):
        if twice["measure"]:
            yield Found(*twice.span(), _DOUBLED, twice["measure"], (("word", "การ"),))
        elif _are_words(text, twice):
            yield Found(*twice.span(), _DOUBLED, twice["word"], (("word", twice["word"]),))


def _are_words(text: str, twice: re.Match[str]) -> bool:
    """Whether both are whole words. With a space between them, a longer word may follow: ลูกจ้าง ลูกจ้างประจำ."""
    word, (start, end) = twice["word"], twice.span()
    if end - start > 2 * len(word):
        is_cut = end < len(text) and text[end] in THAI
        return not is_cut and _has_word(text, start, start + len(word)) and _has_word(text, end - len(word), end)
    return _has_word(text, start, start + len(word)) and _has_word(text, start + len(word), end)


def _has_word(text: str, start: int, end: int) -> bool:
    begin, until = run_before(text, start), run_after(text, end)
    words = segments(text[begin:until], word_tree())
    return any(word.is_word and (begin + word.start, begin + word.end) == (start, end) for word in words)
