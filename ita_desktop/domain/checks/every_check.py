"""The list of checks, which the window and the command line go through: a check that is not in it finds nothing. Those
that are made at every edit are in `at_once.py`.

It loads all of them: who only needs what a finding is does without.
"""

from collections.abc import Callable, Iterable, Iterator

from ita_desktop.domain.checks.at_once import at_once
from ita_desktop.domain.checks.misdated import misdated
from ita_desktop.domain.checks.misprinted import misprinted, split_am
from ita_desktop.domain.checks.names.agency import misspelt_kinds, name_without_kind, near_misses, spaced_names
from ita_desktop.domain.checks.names.places import wrong_places
from ita_desktop.domain.checks.names.posts import posts_of_others
from ita_desktop.domain.checks.names.titles import other_titles
from ita_desktop.domain.checks.one_a_fault import one_a_fault
from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.checks.substance.evidence import without_evidence
from ita_desktop.domain.checks.substance.identical import identical_items
from ita_desktop.domain.checks.substance.issues import issues_without_measures, single_issue
from ita_desktop.domain.checks.substance.unanswered import steps_without_results
from ita_desktop.domain.checks.unreviewed import unreviewed
from ita_desktop.domain.checks.unseen import unseen
from ita_desktop.domain.checks.writing.brackets import unpaired_brackets
from ita_desktop.domain.checks.writing.context import out_of_context
from ita_desktop.domain.checks.writing.doubled import doubled
from ita_desktop.domain.checks.writing.figures import arabic_among_thai, long_years, mixed_digits
from ita_desktop.domain.checks.writing.spaces import cut_words, repetition_marks, slashes
from ita_desktop.domain.checks.writing.spaces_elsewhere import glued_abbreviations, glued_shortenings
from ita_desktop.domain.checks.writing.spelling import misspelt
from ita_desktop.domain.checks.writing.sums import unread_sums
from ita_desktop.domain.checks.writing.variants import variants
from ita_desktop.domain.checks.writing.years import years_left_over, years_of_two_digits

_Check = Callable[[Reading], Iterable[Problem]]

IN_BACKGROUND: tuple[_Check, ...] = (unseen, misprinted, misdated)
"""Those that read every text for what the paper or a search would stumble over. They come first."""

CONSISTENCY: tuple[_Check, ...] = (
    wrong_places,
    near_misses,
    spaced_names,
    misspelt_kinds,
    name_without_kind,
    other_titles,
    posts_of_others,
    years_left_over,
    years_of_two_digits,
    mixed_digits,
    long_years,
    arabic_among_thai,
    unread_sums,
    variants,
    repetition_marks,
    slashes,
    cut_words,
    glued_shortenings,
    glued_abbreviations,
    doubled,
    unpaired_brackets,
    out_of_context,
    split_am,
    misspelt,
    issues_without_measures,
    single_issue,
    identical_items,
    steps_without_results,
    without_evidence,
    unreviewed,
)
"""Those that compare the words of a report with themselves, its cover and the language of offices."""


def found_by(
    checks: Iterable[_Check], reading: Reading, is_wanted: Callable[[], bool] = lambda: True
) -> Iterator[Problem]:
    """What these checks find, one after the other, as long as it is wanted."""
    for check in checks:
        if is_wanted():
            yield from check(reading)


def everything(
    reading: Reading, unprintable: Iterable[Problem], is_wanted: Callable[[], bool] = lambda: True
) -> tuple[Problem, ...]:
    """All that there is to look at in a report, one finding a fault, with what its paper cannot show; what is set aside
    is among them. The window finds the same, part after part."""
    in_texts = one_a_fault((*unprintable, *found_by((*IN_BACKGROUND, *CONSISTENCY), reading, is_wanted)))
    return (*at_once(reading.report), *in_texts)
