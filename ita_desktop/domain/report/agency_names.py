"""The short name of an agency, with the usual abbreviation of its kind: อบต.สำโรง."""

from ita_desktop.domain.report.catalogue import AGENCY_ABBREVIATIONS, AGENCY_KINDS
from ita_desktop.domain.report.report import Agency

_ABBREVIATIONS = dict(zip(AGENCY_KINDS, AGENCY_ABBREVIATIONS, strict=True))


def short_name(agency: Agency) -> str:
    """The short name; empty if no name is filled in. Whether the name repeats the kind makes no difference."""
    kind, name = agency.kind.strip(), agency.name.strip()
    known = kind if kind in _ABBREVIATIONS else next((one for one in AGENCY_KINDS if name.startswith(one)), "")
    rest = name.removeprefix(known).strip()
    if not known or not rest:
        return name
    abbreviation = _ABBREVIATIONS[known]
    return rest if rest.startswith(abbreviation) else abbreviation + rest
