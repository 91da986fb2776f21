"""An excerpt of a report, for one division: the whole report without the measures of others. Ids stay.

So what comes back can be merged: against the excerpt as the base, measures that only the whole report has were added
by us.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import replace

from ita_desktop.domain.report.agency_name import short_name
from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.kinds import Names
from ita_desktop.domain.report.report import Measure, Report
from ita_desktop.domain.thai.comparison import comparison_key
from ita_desktop.domain.thai.digits_and_years import dictionary_key
from ita_desktop.language import tr

FILE_NAME_MAX = 70
"""Characters of a file name without its suffix: at most three bytes each, and a name may have 255 bytes."""

AGENCY_NAME_MAX = 30
"""Characters of the agency in it, so that there is room for the name of an excerpt."""

_ALLOWED_SIGNS = " -_.()"
_MARKS = ("Mn", "Mc")


def only_measures(report: Report, kept: Collection[MeasureId]) -> Report:
    """The report with only those measures, and only the issues that hold one; cover, signers and paper stay."""
    issues = []
    for issue in report.issues:
        measures = tuple(measure for measure in issue.measures if measure.id in kept)
        if measures:
            issues.append(issue if measures == issue.measures else replace(issue, measures=measures))
    return replace(report, issues=tuple(issues))


def owners_in(report: Report) -> tuple[str, ...]:
    """The owners of all measures, in the order of a Thai dictionary, each spelled as it comes first."""
    found: dict[str, str] = {}
    for _, _, measure in report.measures():
        for owner in _owners(report, measure):
            if owner.strip():
                found.setdefault(_key(owner), owner.strip())
    return tuple(sorted(found.values(), key=dictionary_key))


def measures_of(report: Report, owner: str) -> tuple[MeasureId, ...]:
    """The measures that the owner has, alone or with others."""
    key = _key(owner)
    return tuple(measure.id for _, _, measure in report.measures() if key in map(_key, _owners(report, measure)))


def _owners(report: Report, measure: Measure) -> Iterator[str]:
    """All names in the columns of owners."""
    for field in measure_fields(report.columns):
        if isinstance(field.kind, Names):
            yield from field.get(measure)


def file_name(report: Report, excerpt: str = "") -> str:
    """A file name for the report, without its suffix: `รายงาน ITA 2568 อบต.สำโรง - กองคลัง`.

    `excerpt` is the name of an excerpt, if it is one. Characters that not every system and mail program allows in a
    file name are left out.
    """
    name = tr("รายงาน ITA {year}").format(year=report.fiscal_year)
    agency, part = _allowed_words(short_name(report.agency)), _allowed_words(excerpt)
    name = f"{name} {_shortened(agency, AGENCY_NAME_MAX)}" if agency else name
    return _shortened(f"{name} - {part}", FILE_NAME_MAX) if part else name


def _allowed_words(text: str) -> str:
    allowed = "".join(sign if _is_allowed(sign) else " " for sign in text)
    return re.sub(r"\s+", " ", allowed).strip(_ALLOWED_SIGNS)


def _shortened(text: str, most: int) -> str:
    """At most so many characters of the text; a letter keeps its marks or goes with them."""
    end = min(len(text), most)
    while end < len(text) and unicodedata.category(text[end]) in _MARKS:
        end -= 1
    return text[:end].rstrip(" .")


def _is_allowed(sign: str) -> bool:
    return sign in _ALLOWED_SIGNS or sign.isalnum() or unicodedata.category(sign) in _MARKS


def _key(owner: str) -> str:
    return comparison_key(owner).strip()
