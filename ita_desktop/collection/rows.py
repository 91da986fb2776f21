"""A report as the rows that a collection has of it. Pure: ids come from the database."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ita_desktop.collection.findings import Checked, Finding
from ita_desktop.domain.checks.problem import Severity
from ita_desktop.domain.checks.substance.evidence import proves
from ita_desktop.domain.find.search import search_key
from ita_desktop.domain.report.columns import TITLE_KEY, Columns
from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.domain.report.report import Item, ListName, Measure, Report
from ita_desktop.domain.rolling.column_roles import evidence_of, lists_of
from ita_desktop.exchange.json_report import write_json

Row = dict[str, Any]
"""A row by the names of its columns. Any: what the column can hold."""

_VALUE = "value"
_COUNTED = {
    Severity.MISSING: "missing",
    Severity.ERROR: "errors",
    Severity.WARNING: "warnings",
    Severity.DOUBT: "doubts",
    Severity.HINT: "hints",
}


def content_of(report: Report) -> str:
    """The digest of what a reader sees: files that were saved twice have one."""
    return hashlib.sha256(write_json(report)).hexdigest()


def report_row(report: Report, found: Checked) -> Row:
    """The row of the report, without what the file and the database know."""
    counts = Counter(one.severity for one in found.findings)
    return {
        "fiscal_year": report.fiscal_year,
        "coverage": report.coverage.value,
        "kind": report.kind,
        "title": report.title,
        "ita_round": report.ita_round,
        "oit_item": report.oit_item,
        "percent": found.percent,
        "ready": found.ready,
        **{name: counts[severity] for severity, name in _COUNTED.items()},
    }


def issue_rows(report: Report) -> list[Row]:
    """A row an issue, in the order of the paper."""
    return [
        {"position": position, "number": issue.number, "title": issue.title}
        for position, issue in enumerate(report.issues)
    ]


def measure_row(number: int, measure: Measure) -> Row:
    """The row of a measure with its running number."""
    return {"number": number, "title": measure.title, "search_key": _key(measure.title)}


def item_rows(measure: Measure, columns: Columns) -> Iterator[Row]:
    """A row for every text of the measure that is not empty, but its title."""
    for field in measure_fields(columns):
        key = field.key.rpartition(".")[2]
        value = field.get(measure)
        if key == TITLE_KEY or field.kind.is_empty(value):
            continue
        kinds = [one.kind.value if isinstance(one, Item) else _VALUE for one in value] if type(value) is tuple else []
        for position, (_, _, text) in enumerate(field.kind.parts(value)):
            if text.strip():
                kind = kinds[position] if kinds else _VALUE
                yield {"field": key, "position": position, "kind": kind, "text": text, "search_key": _key(text)}


def evidence_row(measure: Measure, columns: Columns) -> Row:
    """How many results there are, and how many of them are proven."""
    results = [item.text for name in lists_of(columns, ListName.RESULTS) for item in measure.items(name)]
    return {
        "results": len(results),
        "proven": sum(map(proves, results)),
        "links": sum(len(value) for key in evidence_of(columns) if type(value := measure.value(key)) is tuple),
    }


def finding_row(finding: Finding) -> Row:
    """The row of a finding, without the measure that it is of."""
    row = {"severity": finding.severity.value, "kind": finding.kind.value}
    return {**row, "place": finding.place, "message": finding.message}


def _key(text: str) -> str:
    return search_key(text, match_case=False)
