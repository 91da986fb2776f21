"""How large a report is, counted so that a report that fits can be stored, published, exported and read again.

`bytes` is never less than the report takes in the exchange format: there a character has at most four bytes, and what
stands around a row at most `_ROW`. Ids count, too: a report file has them twice, in a table and in its index.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from ita_desktop.domain.limits import REPORT_MAX_BYTES, ROWS_MAX
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS
from ita_desktop.domain.report.fields import IN_FILE
from ita_desktop.domain.report.kinds import ItemList, Lines
from ita_desktop.domain.report.report import Amount, Issue, Item, ListName, Measure, Report, TextPeriod
from ita_desktop.domain.report.table_kinds import Table

_ROW = 64
_MEASURE = 240  # besides that of a row, as with the next
_ISSUE_OR_SIGNER = 80
_HEAD = 2_000
_OTHER_ROWS = 15  # of the report, the agency and the paper

_lists = attrgetter(*(name.value for name in ListName))
_all_but_issues = attrgetter(*(field.name for field in fields(Report) if field.name != "issues"))
_WITH_TEXTS = {
    part: tuple(
        (field.get, isinstance(field.kind, Lines)) for field in fields if not isinstance(field.kind, ItemList | Table)
    )
    for part, fields in IN_FILE.items()
}
"""What gets the value of each field that has texts in a file, without the lists of items, and whether it has lines."""


@dataclass(frozen=True, slots=True)
class Size:
    """Rows as `ROWS_MAX` counts them, and bytes as `REPORT_MAX_BYTES` does."""

    rows: int
    bytes: int

    def fits(self) -> bool:
        """Whether a file may hold it."""
        return self.rows <= ROWS_MAX and self.bytes <= REPORT_MAX_BYTES

    def exceeds(self, other: "Size") -> bool:
        """Whether it is the larger in one respect."""
        return self.rows > other.rows or self.bytes > other.bytes


def size_of(report: Report) -> Size:
    """The size of the whole report. Walks over every item."""
    size = _size_of_rest(report)
    rows, number = size.rows, size.bytes
    for _, _, measure in report.measures():
        more_rows, more = _size_of_measure(measure)
        rows, number = rows + more_rows, number + more
    return Size(rows, number)


def size_after(size: Size, before: Report, after: Report) -> Size:
    """The size of `after`, if `size` is that of `before`. Skips measures that are the same objects in both."""
    rows, number = size.rows, size.bytes
    if not _has_same_rest(before, after):
        old, new = _size_of_rest(before), _size_of_rest(after)
        rows, number = rows + new.rows - old.rows, number + new.bytes - old.bytes
    gone = _measures_not_in(before.issues, after.issues)
    came = _measures_not_in(after.issues, before.issues)
    if len(gone) == len(came):  # as after every key: most stand where they stood
        pairs = [(old, new) for old, new in zip(gone, came, strict=True) if old is not new]
        gone, came = [old for old, _ in pairs], [new for _, new in pairs]
    for sign, measures in ((-1, _without(gone, came)), (1, _without(came, gone))):
        for measure in measures:
            more_rows, more = _size_of_measure(measure)
            rows, number = rows + sign * more_rows, number + sign * more
    return Size(rows, number)


def _measures_not_in(issues: tuple[Issue, ...], others: tuple[Issue, ...]) -> list[Measure]:
    """The measures of the issues that are not among the others, compared by identity."""
    known = {id(issue) for issue in others}
    return [measure for issue in issues if id(issue) not in known for measure in issue.measures]


def _without(measures: list[Measure], others: list[Measure]) -> list[Measure]:
    known = {id(measure) for measure in others}
    return [measure for measure in measures if id(measure) not in known]


def _has_same_rest(before: Report, after: Report) -> bool:
    """Whether nothing but measures can have changed, as after most keys."""
    if any(old is not new for old, new in zip(_all_but_issues(before), _all_but_issues(after), strict=True)):
        return False
    heads = [[(issue.id, _texts("issue", issue)) for issue in report.issues] for report in (before, after)]
    return heads[0] == heads[1]


def _size_of_rest(report: Report) -> Size:
    """All but the measures."""
    frames = (*report.issues, *report.signers)
    parts = (("", report), ("agency", report.agency), ("paper", report.paper))
    texts = [text for part, thing in parts for text in _texts(part, thing)]
    texts += [text for issue in report.issues for text in (issue.id, *_texts("issue", issue))]
    texts += [text for signer in report.signers for text in _texts("signer", signer)]
    emblem = 2 * len(report.paper.emblem.data) if report.paper.emblem is not None else 0
    lines = len(report.agency.divisions) + sum(len(one.positions) for one in report.signers)
    columns = report.columns if report.columns != DEFAULT_COLUMNS else ()
    texts += [text for column in columns for text in (column.key, column.heading)]
    texts += [*report.own_words, *(text for one in report.set_aside for text in (one.kind, one.text))]
    kept = len(report.own_words) + len(report.set_aside) + len(report.unreviewed)
    rows = _OTHER_ROWS + len(frames) + lines + len(columns) + kept
    number = _HEAD + emblem + rows * _ROW + len(frames) * _ISSUE_OR_SIGNER
    return Size(rows, number + _bytes(texts) + _id_bytes("".join(report.unreviewed)))


def _size_of_measure(measure: Measure) -> tuple[int, int]:
    """Its rows and bytes."""
    items = [item for one in _lists(measure) for item in one]
    in_columns, more_rows = _in_columns(measure, items) if measure.values else ([], 0)
    rows = 1 + len(items) + len(measure.owners) + more_rows
    texts = _bytes((measure.id, *_texts("measure", measure), *[item.text for item in items], *in_columns))
    ids = _id_bytes("".join([item.id for item in items])) + (rows - 1) * _id_bytes(measure.id) if rows > 1 else 0
    return rows, _MEASURE + rows * _ROW + texts + ids


def _in_columns(measure: Measure, items: list[Item]) -> tuple[list[str], int]:
    """The texts and keys in columns other than the default ones, and how many rows of values; adds to the items."""
    texts: list[str] = []
    rows = 0
    for key, value in measure.values:
        match value:
            case Amount(text) | TextPeriod(text) | str(text):
                texts += (key, text)
                rows += 1
            case tuple():
                for one in value:
                    texts.append(key)
                    if isinstance(one, Item):
                        items.append(one)
                    else:
                        texts.append(one)
                        rows += 1
            case _:
                texts += (key, key)
                rows += 2
    return texts, rows


# Any: a part of a report.
def _texts(part: str, thing: Any) -> list[str]:
    """The texts in the fields of one part, without lists and dates: `_ROW` covers dates."""
    texts: list[str] = []
    for get, has_lines in _WITH_TEXTS[part]:
        value = get(thing)
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, TextPeriod):
            texts.append(value.text)
        elif has_lines and isinstance(value, tuple):
            texts += value
    return texts


def _bytes(texts: Iterable[str]) -> int:
    """At most what the texts take as JSON in UTF-8: two bytes for a character of ASCII, which may be escaped."""
    joined = "".join(texts)
    return len(joined) * (2 if joined.isascii() else 4)


def _id_bytes(ids: str) -> int:
    return len(ids) * (1 if ids.isascii() else 4)
