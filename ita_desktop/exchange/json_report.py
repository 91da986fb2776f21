"""One report as JSON, in and out: the exchange format of docs/exchange-format.md, version 1.

Reading is strict: a key or value that is unknown, missing, repeated or of the wrong type is refused with its location.
Texts are kept exactly; only characters that `domain/report/admission.py` does not admit are left out, and counted.
Writing a report and reading it gives an equal report, and writing that again equal bytes.
"""

import json
from collections.abc import Collection
from typing import Any

from ita_desktop.domain.report.columns import (
    DEFAULT_COLUMNS,
    Column,
    Columns,
)
from ita_desktop.domain.report.fields import (
    IN_FILE,
    ColumnField,
    measure_fields,
    written_paper,
)
from ita_desktop.domain.report.kinds import Kind, Money
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER, PaperSettings
from ita_desktop.domain.report.report import (
    Amount,
    DatePeriod,
    Item,
    Measure,
    Report,
    SetAside,
    TextPeriod,
)
from ita_desktop.domain.report.review.reviewing import unreviewed_in
from ita_desktop.exchange.json_reader import FORMAT, VERSION, Reader, id_by_number
from ita_desktop.exchange.json_values import parsed


def read_json(data: bytes) -> tuple[Report, int]:
    """The report, and how many characters were left out at the door.

    A measure without an id gets `m` and its running number; issues and items get ids by their positions, so that
    reading equal bytes gives equal ids. Raises BadExchangeError.
    """
    reader = Reader()
    return reader.report(parsed(data)), reader.left_out


def write_json(report: Report) -> bytes:
    """The report in the exchange format: UTF-8, no byte order mark, no newline at the end."""
    value: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "agency": _written("agency", report.agency),
        **_written("", report),
        "issues": _written_issues(report),
        "signers": [_written("signer", signer) for signer in report.signers],
        **({"paper": written_settings(report.paper)} if report.paper != DEFAULT_PAPER else {}),
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


# Any: a part of a report.
def _written(part: str, thing: Any) -> dict[str, object]:
    """The fields of one part."""
    return {
        field.attribute: _written_value(field.get(thing))
        for field in IN_FILE[part]
        if not (field.later and field.get(thing) == field.default)
    }


def _written_value(value: object, kind: Kind | None = None) -> object:
    match value:
        case Amount(text):
            return {"amount": text}
        case str() if isinstance(kind, Money):
            return {"text": value}
        case Column():
            return written_column(value)
        case DatePeriod(start, end):
            return {"start": start.isoformat(), "end": end.isoformat()}
        case TextPeriod(text):
            return {"text": text}
        case Item(kind=mark, text=text):
            return {"kind": mark, "text": text}
        case SetAside(kind=key, text=text):
            return {"kind": key, "text": text}
        case tuple():
            return [_written_value(one) for one in value]
        case frozenset():
            return [_written_value(one) for one in sorted(value)]
    return value


def written_column(column: Column) -> dict[str, object]:
    """One column, without what is usual."""
    return {
        "key": column.key,
        "heading": column.heading,
        "kind": column.kind,
        **({"width": column.width} if column.width is not None else {}),
        **({"printed": False} if not column.printed else {}),
    }


def written_settings(paper: PaperSettings) -> dict[str, object]:
    """The settings that differ from the default: numbers, booleans and columns as JSON values, the others as words."""
    return {
        name: value if isinstance(value := getattr(paper, name), int | tuple) else word
        for name, word in written_paper(paper).items()
    }


def _written_issues(report: Report) -> list[dict[str, object]]:
    number = 0
    unreviewed = unreviewed_in(report)
    issues: list[dict[str, object]] = []
    for issue in report.issues:
        measures = []
        for measure in issue.measures:
            number += 1
            given = {"id": measure.id} if measure.id != id_by_number(number) else {}
            written = {**given, **_written_measure(measure, report.columns)}
            if unreviewed:
                _mark(written, measure, unreviewed)
            measures.append(written)
        issues.append({**_written("issue", issue), "measures": measures})
    return issues


# Any: JSON, of which it is known what it is.
def _mark(written: dict[str, Any], measure: Measure, unreviewed: Collection[str]) -> None:
    """Mark the measure and those of its entries that are still to be reviewed."""
    if measure.id in unreviewed:
        written["unreviewed"] = True
    for name, items in measure.lists():
        entries = written[name] if name in written else written.get("values", {}).get(name, ())
        for entry, item in zip(entries, items, strict=False):
            if item.id in unreviewed:
                entry["unreviewed"] = True


def _written_measure(measure: Measure, columns: Columns) -> dict[str, object]:
    """Default columns by their keys as ever, the others by theirs in `values`, if they have something."""
    if columns is DEFAULT_COLUMNS:
        return _written("measure", measure)
    keys = {column.key for column in columns}
    written = {key: value for key, value in _written("measure", measure).items() if key in keys}
    values = {
        field.attribute: _written_value(field.get(measure), field.kind)
        for field in measure_fields(columns)
        if isinstance(field, ColumnField) and field.get(measure) != field.default
    }
    return {**written, "values": values} if values else written
