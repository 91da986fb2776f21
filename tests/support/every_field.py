"""Every field of a report, without a list of them: where it stands in a report, and other values for it."""

from dataclasses import replace
from typing import Any

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address, thing_at
from ita_desktop.domain.report.fields import FIELDS, Field
from ita_desktop.domain.report.kinds import Choice, ItemList, Kind, Lines, Number, Picture, Span, Text, Things, YesNo
from ita_desktop.domain.report.paper_settings import emblem_of
from ita_desktop.domain.report.report import Report, SetAside, TextPeriod
from ita_desktop.domain.report.review.hidden_kinds import Findings, Hidden, Key, OwnWords
from ita_desktop.domain.report.table_kinds import Table, Widths
from tests.support.papers import PNG

KEYS = tuple(key for key, field in FIELDS.items() if not isinstance(field.kind, Things))
"""Every field that holds something itself."""

FORM_KEYS = tuple(key for key in KEYS if not isinstance(FIELDS[key].kind, Hidden | Table))
"""Every field that a form shows: not the columns, which are on no form yet."""

TEXT_KEYS = tuple(key for key in KEYS if isinstance(FIELDS[key].kind, Text | Lines | ItemList | Span))
"""Every field of text that somebody types."""

OTHER, YET_ANOTHER = "ซ่อมน้ำประปา", "ตรวจตลาดสด"
"""Words that no report of the tests has."""


def address_of(report: Report, key: str) -> Address:
    """Where the field stands: in the first issue, the first measure, the first signer."""
    issue = report.issues[0]
    match FIELDS[key].part:
        case "issue":
            return Address(key, issue=issue.id)
        case "measure":
            return Address(key, measure=issue.measures[0].id)
        case "signer":
            return Address(key, signer=0)
    return Address(key)


# Any, here and below: the value of whatever field it is.
def value_of(report: Report, key: str) -> Any:
    """What it holds there."""
    return FIELDS[key].get(thing_at(report, address_of(report, key)))


def with_value(report: Report, key: str, value: Any) -> Report:
    """The report with another value there, and nowhere else: the round does not follow the year."""
    if key == "fiscal_year":
        return replace(report, fiscal_year=value)
    return edits.set_field(report, address_of(report, key), value)


def with_words(report: Report, key: str, words: str = OTHER) -> Report:
    """The report with another value there, made of those words if it is one of text."""
    return with_value(report, key, other(FIELDS[key], value_of(report, key), words))


def empty(kind: Kind) -> Any:
    """The value of a kind of text in which nothing is filled in."""
    return "" if isinstance(kind, Text) else TextPeriod() if isinstance(kind, Span) else ()


def other(field: Field, value: Any, words: str = OTHER) -> Any:
    """A value that the field can have and does not have."""
    match field.kind:
        case Text():
            return words
        case Lines():
            return ("กองคลัง", words)
        case Span():
            return TextPeriod(words)
        case ItemList():
            return (replace(value[0], text=words), *value[1:])
        case Number(within=within):
            return next(number for number in reversed(within) if number % 100 != value % 100)
        case Choice(choices=choices):
            return next(choice for choice in choices if choice is not value)
        case YesNo():
            return not value
        case Widths():
            return () if value else (40, 40, 40, 40, 40, 40)
        case Table():
            return (replace(value[0], heading=words), *value[1:])
        case Key():
            return "integrity_report"
        case OwnWords():
            return value | {words}
        case Findings():
            return value | {SetAside("spelling", words)}
        case Picture():
            return emblem_of(PNG) if value is None else None
    raise AssertionError(f"say here what else a {type(field.kind).__name__} can be")
