"""Slips of spelling in one text, and what was meant. A pure function of the text and the words that are known besides.

Three searches, each on the text that the one before has corrected: letters in an order that Thai does not have, words
of the list of misspellings, and words that are unknown or rare, if one edit makes the text much more likely.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ita_desktop.spelling.doubts import Doubt, first_disorder, first_doubt, repairs_of
from ita_desktop.spelling.draft import Draft
from ita_desktop.spelling.letters import THAI, may_divide
from ita_desktop.spelling.misspellings import Misspelling, misspellings
from ita_desktop.spelling.segments import Run, least_cost, segments
from ita_desktop.spelling.thai_order import REWRITINGS, disorder
from ita_desktop.spelling.word_list import word_tree

_OFTEN = 3
"""Unknown words that occur so many times in a report are a name, no slip."""

_GUARD = 2.5
"""How much more the right word of a guarded misspelling may cost than the text. All costs are in nats."""

_CUT_OUT = 5.0
"""How much less it must cost if the listed form begins or ends inside a word: ขอมูล in ขอมูลนิธิ."""

_FIRST_IS_LIKELIER = 3.0
_LETTERS_AROUND = 30
_RUN_LENGTH = 300
"""Letters: a longer run is read in pieces. The last words of a piece may be cut in two: they begin the next piece."""

_RUN = re.compile("[" + "".join(sorted(THAI)) + f"]{{1,{_RUN_LENGTH}}}")
_CUT_WORDS = 4
_SLIPS = 3
_LETTERS_A_SLIP = 12
"""A text with several slips, and more than one in so many letters, cannot be corrected letter by letter."""

_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Slip:
    """Words that are misspelt: code points `start` up to `end` of the text."""

    start: int
    end: int
    words: str
    suggestions: tuple[str, ...]
    """What may have been meant, at least one, the best first; each replaces all the words."""

    is_certain: bool
    """Whether it is wrong in any case. If not, it may be a word that the program does not know."""


def slips(text: str, known: frozenset[str] = frozenset()) -> tuple[Slip, ...]:
    """The slips of a text in its order; they do not overlap. `known` are words that are right besides those of the
    dictionary: what the user has added, the names of the agency."""
    if not _RUN.search(text):
        return ()
    reading = _Reading(text, known)
    reading.put_in_order()
    reading.mend_listed()
    reading.mend_unlikely()
    return reading.slips()


def repeated_words(slips_of_all: Iterable[Slip]) -> frozenset[str]:
    """The words that are slips in three places, of those of all texts of a report: if they are only doubtful, they are
    none."""
    times = Counter(slip.words for slip in slips_of_all)
    return frozenset(words for words, count in times.items() if count >= _OFTEN)


class _Reading:
    """One text while it is read. Owns the draft and what was found."""

    def __init__(self, text: str, known: frozenset[str]) -> None:
        self._text = text
        self._known = known
        self._tree = word_tree(known)
        self._draft = Draft(text, _UNSEEN)
        self._found: list[Slip] = []

    def slips(self) -> tuple[Slip, ...]:
        """The slips so far, in order; two that overlap become one."""
        joined: list[Slip] = []
        for slip in sorted(self._found, key=lambda slip: (slip.start, -slip.end)):
            if joined and slip.start < joined[-1].end:
                start, end = joined[-1].start, max(joined[-1].end, slip.end)
                is_certain = joined[-1].is_certain or slip.is_certain
                joined[-1] = Slip(start, end, self._text[start:end], (self._draft.mended_from(start, end),), is_certain)
            else:
                joined.append(slip)
        return tuple(joined)

    def put_in_order(self) -> None:
        """Correct letters in an order that Thai does not have."""
        for rewriting in REWRITINGS:
            at = 0
            while found := rewriting.wrong.search(self._draft.letters, at):
                at, end = found.span()
                put = self._likeliest(at, end, [found.expand(meant) for meant in rewriting.meant])
                if put != found[0]:
                    self._draft.mend(at, end, put)
                    self._note_the_word(at, at + len(put))
                at += len(put)
        self._mend_runs(lambda run, before: first_disorder(run, self._known), is_certain=True)

    def mend_listed(self) -> None:
        """Correct words of the list of misspellings."""
        taken = len(self._draft.letters)
        for at, misspelling in sorted(misspellings(self._draft.letters), key=lambda hit: -hit[0] - len(hit[1].wrong)):
            end = at + len(misspelling.wrong)
            if end <= taken and self._is_meant(at, misspelling):
                taken = at
                self._note(at, end, (misspelling.right,), misspelling.is_sure)
                self._draft.mend(at, end, misspelling.right)

    def mend_unlikely(self) -> None:
        """Correct words that one edit makes much more likely."""
        self._mend_runs(lambda run, before: first_doubt(run, before, self._known), is_certain=False)

    def _mend_runs(self, first_slip: Callable[[Run, Run | None], Doubt | None], is_certain: bool) -> None:
        """Correct the slips of each run of letters, one after the other."""
        before: Run | None = None
        at = 0
        while found := _RUN.search(self._draft.letters, at):
            start, end = found.span()
            if self._draft.letters[at:start].strip(" "):
                before = None
            run = self._run(start, end)
            if end - start == _RUN_LENGTH and len(run.words) > _CUT_WORDS:
                run = self._run(start, start + run.words[-_CUT_WORDS].start)
            slips_left = _SLIPS + (end - start) // _LETTERS_A_SLIP
            while slips_left and (slip := first_slip(run, before)):
                slips_left -= 1
                self._note(start + slip.start, start + slip.end, slip.suggestions, is_certain)
                self._draft.mend(start + slip.at, start + slip.until, slip.put)
                run = self._run(start, run.end + len(slip.put) - (slip.until - slip.at))
            before, at = run, run.end

    def _run(self, start: int, end: int) -> Run:
        letters = self._draft.letters
        return Run(letters, start, end, segments(letters[start:end], self._tree))

    def _likeliest(self, start: int, end: int, puts: Sequence[str]) -> str:
        """The letters of `puts` that make the most likely words; the first of equally likely ones."""
        costs = [self._cost_with(start, end, put) for put in puts]
        costs[0] -= _FIRST_IS_LIKELIER
        return puts[costs.index(min(costs))]

    def _is_meant(self, at: int, misspelling: Misspelling) -> bool:
        """Whether a form of the list is a misspelling here, and not made of parts of two words."""
        wrong, right = misspelling.wrong, misspelling.right
        if any(wrong in word for word in self._known):
            return False
        letters, end = self._draft.letters, at + len(wrong)
        start, until = self._run_around(at, end)
        words = [word for word in segments(letters[start:until], self._tree) if word.is_word]
        if wrong.startswith(right) and any(start + word.start == at + len(right) for word in words):
            return False
        is_cut_out = any(start + word.start < edge < start + word.end for word in words for edge in (at, end))
        if not is_cut_out and not misspelling.is_guarded:
            return True
        saved = self._cost_with(at, end, wrong) - self._cost_with(at, end, right)
        return saved >= (_CUT_OUT if is_cut_out else -_GUARD)

    def _cost_with(self, start: int, end: int, put: str) -> float:
        """The cost of the words around `start` to `end` with `put` there, corrected if `put` breaks the order."""
        begin, until = self._run_around(start, end)
        letters = self._draft.letters
        cost = 0.0
        for run in _RUN.findall(letters[begin:start] + put + letters[end:until]):
            cost += least_cost(run, self._tree)
            if disorder(run) is not None:
                cost -= max((repair.gain for repair in repairs_of(run, self._known)), default=0.0)
        return cost

    def _run_around(self, start: int, end: int) -> tuple[int, int]:
        """The Thai letters around `start` to `end`, as many as matter."""
        letters = self._draft.letters
        least, most = max(start - _LETTERS_AROUND, 0), min(end + _LETTERS_AROUND, len(letters))
        while start > least and letters[start - 1] in THAI:
            start -= 1
        while end < most and letters[end] in THAI:
            end += 1
        while not may_divide(letters, start) and start < end:
            start += 1
        return start, end

    def _note_the_word(self, start: int, end: int) -> None:
        """Note as certain the words, or the clusters, that hold the letters from `start` up to `end`."""
        letters = self._draft.letters
        begin, until = self._run_around(start, end)
        touched = [
            word
            for word in segments(letters[begin:until], self._tree)
            if begin + word.start < end and start < begin + word.end
        ]
        if touched and all(word.is_word for word in touched):
            start, end = begin + touched[0].start, begin + touched[-1].end
        else:
            while not may_divide(letters, start):
                start -= 1
            while not may_divide(letters, end):
                end += 1
        self._note(start, end, (letters[start:end],), is_certain=True)

    def _note(self, start: int, end: int, suggestions: tuple[str, ...], is_certain: bool) -> None:
        begin, until = self._draft.origin(start, end)
        self._found.append(Slip(begin, until, self._text[begin:until], suggestions, is_certain))
