"""A new report of a kind, empty or from the plan that it answers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.report.catalogue import AGENCY_KINDS, MONTHS_WORDS
from ita_desktop.domain.report.columns import Columns
from ita_desktop.domain.report.ids import new_issue_id
from ita_desktop.domain.report.report import Agency, Coverage, Issue, Measure, Report, Signer
from ita_desktop.domain.report_kinds.report_kind import MONTHS, USUAL_KEY, WHOLE_YEAR, ReportKind
from ita_desktop.domain.thai.digits_and_years import fiscal_year_of, to_thai_digits

_HALF = 6
_CARRIED = ("title", "steps", "owners", "period")
"""The columns of a plan that stand in the report on it. What was done and reached is written anew."""


def usual_year(kind: ReportKind, today: date) -> int:
    """The fiscal year that the report of the present round is about."""
    round_ = min(max(fiscal_year_of(today), YEARS[1]), YEARS[-1])  # the clock may be wrong
    return kind.year_of(round_)


def new_of_kind(kind: ReportKind, fiscal_year: int, months: int = WHOLE_YEAR) -> Report:
    """An empty report of the kind on a fiscal year, or on its first `months`."""
    round_ = kind.round_of(fiscal_year)
    item = kind.item_in(round_)
    return Report(
        agency=Agency(kind=AGENCY_KINDS[0]),
        title=_title(kind, months),
        fiscal_year=fiscal_year,
        ita_round=round_,
        oit_item=item.item if item is not None else "",
        coverage=Coverage.FIRST_HALF if months == _HALF else Coverage.YEAR,
        issues=_issues(kind.issues),
        signers=kind.signers,
        paper=kind.paper,
        columns=kind.columns,
        kind="" if kind.key == USUAL_KEY else kind.key,
    )


def report_on_plan(plan: Report, kind: ReportKind) -> Report:
    """The frame of the report of that kind on a plan: its issues and measures with steps, owners and periods, and
    nothing yet of what came of them. The report remembers the plan, which is not changed."""
    new = new_of_kind(kind, plan.fiscal_year)
    carried = _carried(plan.columns, kind.columns)
    return replace(
        new,
        agency=plan.agency,
        coverage=plan.coverage,
        issues=plan.issues_with(lambda measure: _frame_of(measure, carried)),
        signers=tuple(_named(signer, plan.signers) for signer in new.signers),
        paper=replace(new.paper, emblem=plan.paper.emblem),
        plan_title=plan.title,
        plan_number=plan.plan_number,
        plan_date=plan.signed_on,
    )


def without_months(title: str) -> str:
    """The title of the kind, of a report that may be on some months only."""
    said = (f" {_months_words(months)}" for months in MONTHS)
    return next((title.removesuffix(words) for words in said if title.endswith(words)), title)


def _issues(titles: tuple[str, ...]) -> tuple[Issue, ...]:
    """Numbered issues with these titles; without any the table, under no heading."""
    if not titles:
        return (Issue(new_issue_id(), 0, ""),)
    return tuple(Issue(new_issue_id(), number, title) for number, title in enumerate(titles, 1))


def _title(kind: ReportKind, months: int) -> str:
    """The title; three months stand in it, as a report knows only the year and its first half."""
    if months in (_HALF, WHOLE_YEAR):
        return kind.title
    return f"{kind.title} {_months_words(months)}"


def _months_words(months: int) -> str:
    return to_thai_digits(MONTHS_WORDS.format(months=months))


def _carried(plan: Columns, report: Columns) -> Mapping[str, str]:
    """For each column of the report that is carried the one of the plan, by their keys: that of the same key, or the
    only one of its kind, as an agency may have made it on its own."""
    found = {}
    for column in report:
        alike = [one.key for one in plan if one.kind is column.kind]
        if column.key in _CARRIED and (column.key in alike or len(alike) == 1):
            found[column.key] = column.key if column.key in alike else alike[0]
    return found


def _frame_of(measure: Measure, carried: Mapping[str, str]) -> Measure:
    made = Measure(measure.id)
    for key, planned in carried.items():
        value = measure.value(planned)
        if value is not None:
            made = made.with_value(key, value)
    return made


def _named(signer: Signer, known: tuple[Signer, ...]) -> Signer:
    """The signer with the name and the positions of who signed the plan in that role."""
    return next((one for one in known if one.role == signer.role), signer)
