"""The report of another year out of an earlier one, which stays as it is: everything with its id, its years moved.

What was of the earlier year only is emptied: evidence, the day of signing, the address of publication, number and date
of the plan; by choice also results, or any column. What is carried over is marked until it is reviewed. Ids stay, so
the earlier report has last year's text of everything that was carried over.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.edits import measure_without
from ita_desktop.domain.report.fields import fields_of, measure_fields, part_of
from ita_desktop.domain.report.kinds import Span, Year
from ita_desktop.domain.report.periods import moved_by_years
from ita_desktop.domain.report.report import DatePeriod, Measure, Report
from ita_desktop.domain.report.review.reviewing import all_unreviewed
from ita_desktop.domain.report.texts import FieldText, max_length, texts, with_changes
from ita_desktop.domain.report.wording import period_text
from ita_desktop.domain.rolling.column_roles import evidence_of
from ita_desktop.domain.rolling.years import LONGER, Move, Years, moved_years
from ita_desktop.domain.thai.clusters import is_boundary
from ita_desktop.domain.thai.digits_and_years import fiscal_year_days, to_arabic_digits

_KEPT_PARTS = ("agency", "signer")
_ITEM = re.compile("[A-Za-z]{1,4}[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class NewYear:
    """What the new report is for: its fiscal year, the round of the assessment, the number of the item there. `emptied`
    has the keys of the columns that begin empty; in all others the text of the earlier year is kept to be written over.
    """

    fiscal_year: int
    ita_round: int
    oit_item: str
    emptied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearChange:
    """Characters `start` to `end` of a text of the report become `after`; `text` is the whole of it.

    `doubt` is why that may be wrong, to be looked up with `tr`; empty if it is certain.
    """

    address: Address
    part: int
    start: int
    end: int
    text: str
    after: str
    doubt: str = ""

    @property
    def before(self) -> str:
        """What stands there now."""
        return self.text[self.start : self.end]

    def in_words(self, reach: int = 24) -> tuple[str, str]:
        """What stands there now and then, with so many characters of the text around it, on one line."""
        first, last = max(self.start - reach, 0), min(self.end + reach, len(self.text))
        while not is_boundary(self.text, first):
            first += 1
        while not is_boundary(self.text, last):
            last -= 1
        ahead, behind = self.text[first : self.start], self.text[self.end : last]
        ahead, behind = "…" * (first > 0) + ahead, behind + "…" * (last < len(self.text))
        return _on_one_line(f"{ahead}{self.before}{behind}"), _on_one_line(f"{ahead}{self.after}{behind}")


def year_after(report: Report, fiscal_year: int | None = None) -> NewYear:
    """The usual choices: the year after the report's unless one is given, a round as many years later, no evidence."""
    last = YEARS[-1]
    year = min(report.fiscal_year + 1, last) if fiscal_year is None else fiscal_year
    a_round = min(max(report.ita_round + year - report.fiscal_year, YEARS[0]), last)
    return NewYear(year, a_round, report.oit_item, evidence_of(report.columns))


def year_changes(report: Report, new: NewYear) -> tuple[YearChange, ...]:
    """Everything in the texts and periods of what is carried over that would change, in the order of the forms."""
    return tuple(_year_changes(_carried(report, new), _years(report, new), (report.oit_item, new.oit_item)))


def certain(changes: Iterable[YearChange]) -> tuple[YearChange, ...]:
    """Those without a doubt, which are made unless the user wants otherwise."""
    return tuple(change for change in changes if not change.doubt)


def rolled_over(report: Report, new: NewYear, changes: Iterable[YearChange]) -> Report:
    """The report of the new year, with those of its `year_changes`; every measure and item is to be reviewed."""
    by = new.fiscal_year - report.fiscal_year
    return all_unreviewed(with_changes_made(_carried(report, new), changes, by))


def left_behind(report: Report, old_year: int) -> tuple[YearChange, ...]:
    """What certainly still has the year that the report was of before its year was changed by hand."""
    years = Years(old_year, report.fiscal_year, report.ita_round - report.fiscal_year + old_year)
    return certain(_year_changes(report, years, ("", "")))


def with_changes_made(report: Report, changes: Iterable[YearChange], by: int) -> Report:
    """The report with changes that move its years by so many; one whose text is another by now is left out.

    What was to be reviewed still is.
    """
    wanted: dict[tuple[Address, int], list[YearChange]] = {}
    for change in changes:
        wanted.setdefault((change.address, change.part), []).append(change)
    periods = _periods(report)
    made: dict[tuple[Address, int], str] = {}
    moved: dict[Address, DatePeriod] = {}
    for text in texts(report) if wanted else ():
        key = (text.address, text.part)
        ours = [change for change in wanted.get(key, ()) if change.text == text.text]
        if ours and text.address in periods:
            moved[text.address] = moved_by_years(periods[text.address], by)
        elif ours:
            made[key] = _with_changes(text.text, ours)
    changed = with_changes(report, made) if made else report
    changed = _with_periods(changed, moved) if moved else changed
    return replace(changed, unreviewed=report.unreviewed) if changed.unreviewed != report.unreviewed else changed


def _with_periods(report: Report, periods: Mapping[Address, DatePeriod]) -> Report:
    fields = [field for field in measure_fields(report.columns) if isinstance(field.kind, Span)]

    def moved(measure: Measure) -> Measure:
        for field in fields:
            period = periods.get(Address(field.key, measure=measure.id))
            measure = measure if period is None else field.put(measure, period)
        return measure

    return replace(report, issues=report.issues_with(moved))


def _years(report: Report, new: NewYear) -> Years:
    return Years(report.fiscal_year, new.fiscal_year, report.ita_round)


def _carried(report: Report, new: NewYear) -> Report:
    """The report with the cover of the new year, without what was of the earlier one; no text is changed yet."""
    return replace(
        report,
        fiscal_year=new.fiscal_year,
        ita_round=new.ita_round,
        oit_item=new.oit_item,
        issues=report.issues_with(lambda one: measure_without(one, new.emptied)) if new.emptied else report.issues,
        publication_url="",
        signed_on="",
        plan_number="",
        plan_date="",
    )


def _periods(report: Report) -> dict[Address, DatePeriod]:
    """The periods of two days by their addresses."""
    found = {}
    fields = [field for field in measure_fields(report.columns) if isinstance(field.kind, Span)]
    for _, _, measure in report.measures():
        for field in fields:
            period = field.get(measure)
            if isinstance(period, DatePeriod):
                found[Address(field.key, measure=measure.id)] = period
    return found


def _year_changes(carried: Report, years: Years, items: tuple[str, str]) -> Iterator[YearChange]:
    periods, fields = _periods(carried), fields_of(carried)
    for text in texts(carried):
        address = text.address
        kind = fields[address.field].kind
        if isinstance(kind, Year) or part_of(address.field) in _KEPT_PARTS or address.field == "oit_item":
            continue
        period = periods.get(address)
        if period is not None:
            yield from _period_change(text, period, years)
            continue
        moves = moved_years(text.text, years, is_period=isinstance(kind, Span)) if years.by else ()
        found = sorted((*moves, *_item_moves(text.text, *items)), key=lambda move: move.start)
        made = len(text.text) + sum(len(move.after) - (move.end - move.start) for move in found)
        if made <= max_length(carried, address):
            for move in found:
                yield YearChange(address, text.part, move.start, move.end, text.text, move.after, move.doubt)


def _period_change(text: FieldText, period: DatePeriod, years: Years) -> Iterator[YearChange]:
    first, last = fiscal_year_days(years.old)
    if not years.by or period.start > last or period.end < first:
        return
    try:
        after = period_text(moved_by_years(period, years.by))
    except ValueError:  # a year that Python's dates do not have
        return
    doubt = "" if first <= period.start and period.end <= last else LONGER
    yield YearChange(text.address, text.part, 0, len(text.text), text.text, after, doubt)


def _item_moves(text: str, old: str, new: str) -> Iterator[Move]:
    """The number of the item where a text has it: O26."""
    if old == new or not new or not _ITEM.fullmatch(to_arabic_digits(old)):
        return
    number = rf"(?<![A-Za-z0-9]){re.escape(to_arabic_digits(old))}(?![A-Za-z0-9])"
    for found in re.finditer(number, to_arabic_digits(text)):
        yield Move(*found.span(), new)


def _with_changes(text: str, changes: Iterable[YearChange]) -> str:
    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        text = text[: change.start] + change.after + text[change.end :]
    return text


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
