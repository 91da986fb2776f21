"""The slips of spelling in a whole report, from those of its texts. Pure.

What one text has depends on it and on the known words alone, so it is kept by the text. Which doubts are none because
their words occur often depends on all texts.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ita_desktop.domain.checks.reading import Among, Reading
from ita_desktop.domain.find.search import Hit
from ita_desktop.domain.limits import WORD_MAX_LENGTH
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import FieldText, texts_near

if TYPE_CHECKING:
    from ita_desktop.spelling.slips import Slip

KIND = "spelling"
"""The key of the kind of what the user sets aside here."""

_PART = re.compile(r"[^,\n\s][^,\n]*")


@dataclass(frozen=True, slots=True)
class ReportSlip:
    """Words of a report that may be misspelt: where they are, and what may have been meant."""

    hit: Hit
    slip: "Slip"


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of the spelling of a report, whose `slips` are in the order of the forms.

    `older` is what texts had while other words were known. `repeated` are words that are right as they occur often;
    there are no doubts among the slips until these are known.
    """

    known: frozenset[str] = frozenset()
    texts: "Mapping[str, tuple[Slip, ...]]" = field(default_factory=dict)
    older: "Mapping[str, tuple[Slip, ...]]" = field(default_factory=dict)
    slips: tuple[ReportSlip, ...] = ()
    repeated: frozenset[str] | None = None
    aside: frozenset[str] = frozenset()
    """Words that the user set aside in the report: they are not misspelt there."""

    is_whole: bool = False
    """Whether all texts of the report were checked with these known words."""

    def with_known(self, known: frozenset[str]) -> "Checked":
        """What is known still when other words are right."""
        return replace(self, known=known, texts={}, older={**self.older, **self.texts}, is_whole=False)

    def slips_in(self, text: str) -> "tuple[Slip, ...] | None":
        """The slips of a text, or of several with commas or line breaks between; None if they are not known."""
        found = self._slips_of(text)
        if found is None:
            parts = [(start, self._slips_of(part)) for start, part in parts_of(text)]
            if any(of_part is None for _, of_part in parts):
                return None
            found = tuple(
                replace(slip, start=start + slip.start, end=start + slip.end)
                for start, of in parts
                for slip in of or ()
            )
        return tuple(slip for slip in found if self._is_shown(slip))

    def _slips_of(self, text: str) -> "tuple[Slip, ...] | None":
        found = self.texts.get(text)
        return found if found is not None else () if text.isascii() else self.older.get(text)

    def _is_shown(self, slip: "Slip") -> bool:
        if slip.words[:WORD_MAX_LENGTH] in self.aside:
            return False
        if slip.is_certain:
            return True
        return self.repeated is not None and slip.words not in self.repeated and slip.words not in self.known


def parts_of(text: str) -> Iterator[tuple[int, str]]:
    """The texts that stand in a text with commas or line breaks between, and where each begins."""
    return ((part.start(), part[0].rstrip()) for part in _PART.finditer(text))


def check_near(report: Report, before: Checked, here: Address, is_wanted: Callable[[], bool] = lambda: True) -> Checked:
    """Check the texts of what `here` is in, and no others: quick in a report of any length. What is known of the whole
    report stays as it was."""
    from ita_desktop.domain.checks.writing.spelling import slips_of  # here: the form comes first

    new: dict[str, tuple[Slip, ...]] = {}
    for one in texts_near(report, here):
        if not one.text.isascii() and one.text not in before.texts and is_wanted():
            new[one.text] = slips_of(one.text, before.known)
    return replace(before, texts={**before.texts, **new}) if new else before


def check(
    reading: Reading, before: Checked, here: Address, most: int, is_wanted: Callable[[], bool] = lambda: True
) -> Checked:
    """Check at most so many texts that are not known in `before`, first those of what `here` is in. Stops, with what it
    has, when it is not wanted any more."""
    from ita_desktop.domain.checks.writing.spelling import slips_of

    before = replace(before, aside=frozenset(one.text for one in reading.report.set_aside if one.kind == KIND))
    fields: list[FieldText] = []
    for one in reading.texts(Among.ALL):
        if not is_wanted():
            return before
        if not one.text.isascii():
            fields.append(one)
    near = (one.text for one in fields if _thing(one.address) == _thing(here))
    unknown = [text for text in dict.fromkeys((*near, *(one.text for one in fields))) if text not in before.texts]
    new: dict[str, tuple[Slip, ...]] = {}
    for text in unknown[:most]:
        if not is_wanted():
            break
        new[text] = slips_of(text, before.known)
    there = {**before.texts, **new}
    if len(new) < len(unknown):
        return _with_slips(replace(before, texts=there, is_whole=False), fields)
    kept = {one.text: there[one.text] for one in fields}  # what was typed over is forgotten
    return _with_slips(replace(before, texts=kept, older={}, repeated=_repeated(fields, kept), is_whole=True), fields)


def _thing(address: Address) -> tuple[object, ...]:
    return address.measure, address.issue


def _repeated(fields: list[FieldText], of_texts: "Mapping[str, tuple[Slip, ...]]") -> frozenset[str]:
    """The words that are no slips because they occur so often."""
    from ita_desktop.spelling.slips import repeated_words

    found = [slip for one in fields for slip in of_texts[one.text]]
    return repeated_words(found) & {slip.words for slip in found if not slip.is_certain}


def _with_slips(checked: Checked, fields: list[FieldText]) -> Checked:
    slips = (
        ReportSlip(Hit(one.address, one.part, slip.start, slip.end, one.text), slip)
        for one in fields
        if checked.texts.get(one.text, True)  # quick, and most often there is none
        for slip in checked.slips_in(one.text) or ()
    )
    return replace(checked, slips=tuple(slips))
