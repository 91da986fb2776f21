"""Which lines of a plain text go on from the line above, and how they are joined: text of a PDF, or typed with Enter.

Thai has no full stop and no blank between words, so what a reader goes by is measured: how full the line above is, and
whether a word is cut in two there.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from ita_desktop.domain.pasting.list_marks import columns, without_lead

WordStarts = Callable[[str], Iterable[int]]
"""Where words begin inside a text, as the dictionary has them; a compound is one word."""

_MEASURE_MIN = 20
"""Letters in the longest line from which a text may be wrapped: no column of a table is narrower."""

_FULL = 0.95
_FULL_ENOUGH = 0.6
_FULL_ENOUGH_AT_THE_END = 0.7
_FULL_ENOUGH_IF_WRAPPED = 0.45
"""How far, in the longest line, the line above and the next word reach where the line was broken for want of room: to
the end if lines were filled greedily, and not so far if ragged lines were evened out."""

_WRAPPED_FROM = 2
"""Lines that must have been broken for want of room before a text is taken for wrapped."""

_LOOKED_UP_MAX = 2_000
_CONTEXT = 24
"""How many joints are looked up in the dictionary, and how many letters on each side."""

_NO_WIDTH = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200b-\u200f\u2060\ufeff]")
_THAI = re.compile("[\u0e01-\u0e4e]")
_BELOW_OR_ABOVE = re.compile("[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")
_FIGURE = re.compile("[0-9๐-๙]")
_FIRST_RUN = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"(?:[!?]|(?<=[\u0e30-\u0e4e])[ก-ฮ]{0,2}(?<!เม)(?<!มี)(?<!มิ)\.)$")
"""A full stop ends a sentence, but not behind consonants alone: `อบต.`, `พ.ศ.`, `มี.ค.`"""

_ENGLISH_END = re.compile(r"[a-z]{3,}\.$")
_OPEN_END = re.compile(r"(?:(?:^|[\s(])ณ|เช่น|ได้แก่|และ|หรือ|โดย|เพื่อ|ซึ่ง|ของ|จาก|แก่|กับ|[,/(\-–&])$")
"""What a sentence cannot end with."""

_CLOSED_START = re.compile(r"(?:และ|หรือ|ของ(?!ขวัญ|ฝาก)|ซึ่ง|กับ|แก่|[)\]}”’ๆฯ,/])")
"""What no paragraph begins with."""

_LOOSE_END = re.compile(r"(?:(?:^|[\s(])ณ|เช่น|ได้แก่|[ๆฯ])$")
"""What has a blank behind it in Thai too."""

_TIGHT_END = re.compile(r"(?:[(\[{“‘/]|[A-Za-z]-)$")
_TIGHT_START = re.compile(r"[)\]}”’,;:/ฯ]")


class WrappedLines:
    """Whether and how the lines of one text go on. `marked` are the lines with a mark, by index."""

    def __init__(self, lines: Sequence[str], marked: Sequence[bool], word_starts: WordStarts | None) -> None:
        self._lines = lines
        self._marked = marked
        self._word_starts = word_starts
        self._looked_up = 0
        self._edges = [columns(line) + _width(without_lead(line)) for line in lines]
        self._measure = max(self._edges, default=0)
        at = [index for index, is_marked in enumerate(marked) if is_marked]
        self._first, self._last = (at[0], at[-1]) if at else (len(lines), -1)
        may_be_cut = range(1, len(lines)) if at or self._measure >= _MEASURE_MIN else ()
        self._cuts = {index for index in may_be_cut if not marked[index] and self._cuts_word(index)}
        self._is_wrapped = self._measure >= _MEASURE_MIN and self._looks_wrapped()

    def goes_on(self, index: int, after_blank: bool, indent: int) -> bool:
        """Whether an unmarked line goes on from the one above it. `indent` is that of the item which it would join."""
        if index == 0 or after_blank or self._ends_sentence(index - 1):
            return False
        if self._last < 0:
            return self._is_wrapped and bool(self._cuts) and self._fill(index) >= _FULL_ENOUGH_AT_THE_END
        if index in self._cuts or self._goes_on_by_its_words(index):
            return True
        if index < self._first or columns(self._lines[index]) < indent:
            return False
        if index > self._last:
            return self._is_wrapped and self._fill(index) >= _FULL_ENOUGH_AT_THE_END
        enough = _FULL_ENOUGH_IF_WRAPPED if self._is_wrapped else _FULL_ENOUGH
        return self._measure < _MEASURE_MIN or self._fill(index) >= enough

    def joined(self, above: str, index: int) -> str:
        """The text above with the line behind it: a blank between, unless it would stand inside Thai."""
        line = without_lead(self._lines[index])
        had_blank = self._lines[index - 1][-1:].isspace()
        if index in self._cuts or _BELOW_OR_ABOVE.match(line) or _TIGHT_END.search(above) or _TIGHT_START.match(line):
            return above + line
        had_blank = had_blank or _LOOSE_END.search(above[-_CONTEXT:]) is not None
        both_thai = _THAI.match(above[-1:]) is not None and _THAI.match(line) is not None
        return above + line if both_thai and self._is_wrapped and not had_blank else f"{above} {line}"

    def _looks_wrapped(self) -> bool:
        if self._cuts:
            return True
        broken = 0
        for index in range(1, len(self._lines)):
            if not self._marked[index] and not self._ends_sentence(index - 1):
                broken += self._fill(index) >= _FULL or self._goes_on_by_its_words(index)
        return broken >= _WRAPPED_FROM

    def _ends_sentence(self, index: int) -> bool:
        end = self._lines[index].rstrip()[-_CONTEXT:]
        return _SENTENCE_END.search(end) is not None or _ENGLISH_END.search(end) is not None

    def _goes_on_by_its_words(self, index: int) -> bool:
        above, line = self._lines[index - 1].rstrip(), without_lead(self._lines[index])
        is_open = _OPEN_END.search(above[-_CONTEXT:]) is not None or above.count("(") > above.count(")")
        return is_open or _CLOSED_START.match(line) is not None or _FIGURE.match(line) is not None

    def _fill(self, index: int) -> float:
        """How far the line above would reach with the first word of this one, as a part of the longest line."""
        line = without_lead(self._lines[index])
        run = _FIRST_RUN.match(line[:_CONTEXT])
        first = run[0] if run is not None else ""
        if self._word_starts is not None and self._may_look_up() and _THAI.match(first):
            first = first[: next((at for at in self._word_starts(first) if at > 0), len(first))]
        return (self._edges[index - 1] + _width(first)) / max(self._measure, 1)

    def _cuts_word(self, index: int) -> bool:
        """Whether one word stands on both sides of the line break."""
        above, line = self._lines[index - 1], without_lead(self._lines[index])[:_CONTEXT]
        if _BELOW_OR_ABOVE.match(line):
            return True
        if self._word_starts is None or not _THAI.match(above[-1:]) or not _THAI.match(line):
            return False
        run = above[-_CONTEXT:].split()[-1]
        return self._may_look_up() and len(run) not in set(self._word_starts(run + line))

    def _may_look_up(self) -> bool:
        self._looked_up += 1
        return self._looked_up <= _LOOKED_UP_MAX


def _width(text: str) -> int:
    """Letters side by side: marks above and below take no room."""
    return len(_NO_WIDTH.sub("", text))
