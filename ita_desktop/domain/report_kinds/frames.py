"""The frame of a report as a kind of the user's own: what next year's begins with, and no text of a measure."""

import os
from collections.abc import Collection
from dataclasses import replace

from ita_desktop.domain.limits import KIND_KEY_MAX_LENGTH
from ita_desktop.domain.report.report import Report, Signer
from ita_desktop.domain.report_kinds.report_kind import OitItem, ReportKind, YearOffset

_OWN = "own"
"""How the keys of the user's own kinds begin."""


def kind_of(report: Report, name: str, like: ReportKind | None) -> ReportKind:
    """The frame of the report: its title, issues without measures, columns, roles of signers and paper without the
    emblem. What a report does not have is taken from the kind that it was made as, if that is known."""
    made_as = like if like is not None else ReportKind("", "", "", years=_years_of(report))
    item = report.oit_item.strip()
    others = [one for one in made_as.items if one.round != report.ita_round]
    own = [OitItem(report.ita_round, item)] if item else []
    return replace(
        made_as,
        key=f"{_OWN}-{os.urandom(8).hex()}",
        name=name,
        title=report.title,
        columns=report.columns,
        issues=tuple(issue.title for issue in report.issues if issue.title.strip()),
        items=tuple(sorted([*others, *own], key=lambda one: one.round)),
        signers=tuple(Signer(role=signer.role) for signer in report.signers),
        paper=replace(report.paper, emblem=None),
        standings=(),
        source="",
    )


def with_free_key(kind: ReportKind, taken: Collection[str]) -> ReportKind:
    """The kind with a key that no other has."""
    key, number = kind.key, 1
    while key in taken:
        number += 1
        key = f"{kind.key[: KIND_KEY_MAX_LENGTH - 1 - len(str(number))]}-{number}"
    return replace(kind, key=key)


def _years_of(report: Report) -> tuple[YearOffset, ...]:
    offset = report.fiscal_year - report.ita_round
    return (YearOffset(report.ita_round, offset),) if offset in (-1, 0) else ()
