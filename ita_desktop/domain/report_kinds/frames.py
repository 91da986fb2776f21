"""The frame of a report as a kind of the user's own: what next year's begins with, and no text of a measure."""

import os
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from ita_desktop.domain.limits import KEY_MAX_LENGTH, KIND_NAME_MAX_LENGTH
from ita_desktop.domain.report.catalogue import REPORT_TITLE, new_report
from ita_desktop.domain.report.report import Report, Signer
from ita_desktop.domain.report_kinds.new_reports import without_months
from ita_desktop.domain.report_kinds.report_kind import OFFSETS, USUAL_KEY, OitItem, ReportKind, YearOffset
from ita_desktop.language import digits

_OWN = "own"
"""How the keys of the user's own kinds begin."""


def kind_of(report: Report, name: str, like: ReportKind | None) -> ReportKind:
    """The frame of the report: its title, issues without measures, columns, roles of signers and paper without the
    emblem and the words at its edges, which are the agency's. What a report does not have is taken from the kind that
    it was made as, if that is known."""
    made_as = like if like is not None else ReportKind("", "", "")
    item = report.oit_item.strip()
    others = [one for one in made_as.items if one.round != report.ita_round]
    own = [OitItem(report.ita_round, item)] if item else []
    return replace(
        made_as,
        key=own_key(),
        name=name,
        title=without_months(report.title),
        columns=report.columns,
        issues=tuple(issue.title for issue in report.issues if issue.title.strip()),
        items=tuple(sorted([*others, *own], key=lambda one: one.round)),
        years=_years_of(report, made_as),
        signers=tuple(Signer(role=signer.role) for signer in report.signers),
        paper=replace(report.paper, emblem=None, header="", footer=""),
        words=tuple(one for one in made_as.words if any(column.key == one[0] for column in report.columns)),
        standings=(),
        source="",
    )


def own_key() -> str:
    """A key that no other kind has: it is random."""
    return f"{_OWN}_{os.urandom(8).hex()}"


def usual_kind() -> ReportKind:
    """The kind of the report that is made if no file of a kind is there."""
    return replace(kind_of(new_report(date.today()), REPORT_TITLE, None), key=USUAL_KEY)


def beside(kind: ReportKind, others: Collection[ReportKind]) -> ReportKind:
    """The kind with a key and a name that no other has."""
    keys, names = {other.key for other in others}, {other.name for other in others}
    key, name, number = kind.key, kind.name, 1
    while key in keys or name in names:
        number += 1
        end, shown = f"_{number}", f" ({digits(number)})"
        key = f"{kind.key[: KEY_MAX_LENGTH - len(end)]}{end}" if kind.key in keys else kind.key
        name = f"{kind.name[: KIND_NAME_MAX_LENGTH - len(shown)]}{shown}" if kind.name in names else kind.name
    return replace(kind, key=key, name=name)


def _years_of(report: Report, made_as: ReportKind) -> tuple[YearOffset, ...]:
    """The years of the kind, from the round of the report on as the report has them, if it has others."""
    offset = report.fiscal_year - report.ita_round
    if offset not in OFFSETS or made_as.year_of(report.ita_round) == report.fiscal_year:
        return made_as.years
    earlier = (year for year in made_as.years if year.from_round < report.ita_round)
    return (*earlier, YearOffset(report.ita_round, offset))
