"""Every field of a report that has a limit: values at it, values beyond it, and a report with the one or the other.

The fields of text are found, not listed: `report_texts.texts` gives those of a report in which none is empty.
"""

import base64
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from hypothesis import strategies as st

from ita_desktop.domain.limits import (
    COLUMN_COUNT,
    COLUMN_KEY_MAX_LENGTH,
    COLUMN_WIDTHS,
    COLUMNS_MAX,
    EMBLEM_MAX_BYTES,
    HEADING_MAX_LENGTH,
    ID_MAX_LENGTH,
    ISSUE_NUMBERS,
    KEY_MAX_LENGTH,
    MARGINS,
    TEXT_SIZES,
    WORD_MAX_LENGTH,
    WORDS_MAX,
    YEARS,
)
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Column, ColumnKind
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.paper_settings import Emblem, PictureType, emblem_of
from ita_desktop.domain.report.report import Issue, Measure, Report, SetAside, TextPeriod
from ita_desktop.domain.report.texts import max_length, texts, with_changes
from tests.support.papers import PNG
from tests.support.reports import a_measure, a_report, an_issue

Put = Callable[[Report, object], Report]


@dataclass(frozen=True)
class Limited:
    """One field: `put` gives the report with another value in it."""

    name: str
    put: Put
    within: tuple[object, ...]
    beyond: tuple[object, ...]


@cache
def a_full_report() -> Report:
    """A report in which no text is empty; always the same one, ids and all."""
    report = a_report(
        an_issue(a_measure(measure_id="ม๑", period=TextPeriod("ตลอดปี")), number=2),
        an_issue(a_measure(), number=3, title="ประเด็นที่เปลี่ยนรหัส"),
    )
    return replace(
        report,
        agency=replace(report.agency, website="www.samrong.go.th"),
        publication_url="www.samrong.go.th/o26",
        signed_on="๓๑ ตุลาคม ๒๕๖๘",
        plan_title="แผนปฏิบัติการป้องกันการทุจริต",
        plan_number="๑๒/๒๕๖๖",
        plan_date="๑ ตุลาคม ๒๕๖๕",
        paper=replace(report.paper, header="ร่าง", footer="อบต. สำโรง"),
    )


def limited() -> Iterator[Limited]:
    """Every field that has a limit."""
    seen: set[str] = set()
    for place, part, _ in texts(a_full_report()):
        if place.field in seen or place.field in ("fiscal_year", "ita_round"):
            continue
        seen.add(place.field)
        most = max_length(a_full_report(), place)
        yield Limited(
            place.field,
            lambda report, text, key=(place, part): with_changes(report, {key: str(text)}),  # type: ignore[misc]
            ("ก" * most, '"' * most, "\U0001f600" * most),
            ("ก" * (most + 1), "ก\x00", "ก\ud800"),
        )
    yield Limited("fiscal_year", _put("fiscal_year"), *_of(YEARS))
    yield Limited("ita_round", _put("ita_round"), *_of(YEARS))
    yield Limited("issue.number", _put_issue_number, *_of(ISSUE_NUMBERS))
    for key, allowed in (
        ("text_size", TEXT_SIZES),
        *((f"margin_{side}", MARGINS) for side in ("top", "bottom", "side")),
    ):
        yield Limited(f"paper.{key}", _paper(key), *_of(allowed))
    narrow, wide = (COLUMN_WIDTHS[0],) * COLUMN_COUNT, (COLUMN_WIDTHS[-1],) * COLUMN_COUNT
    no_columns = ((COLUMN_WIDTHS[-1] + 1, *wide[1:]), (*narrow[1:], 0), wide[1:], (*wide, 43), (2**63, *wide[1:]))
    yield Limited("paper.columns", _paper("columns"), (narrow, wide, ()), no_columns)
    yield Limited("columns", _put("columns"), *_columns())
    yield Limited("kind", _put("kind"), ("", "k" * KEY_MAX_LENGTH), ("k" * (KEY_MAX_LENGTH + 1), "รายงาน", "a b", "2"))
    longest, words = "ก" * WORD_MAX_LENGTH, [f"คำที่ {number}" for number in range(WORDS_MAX + 1)]
    no_words = ("", " ", longest + "ก", "ก\x00", "ก\ud800")
    yield Limited(
        "own_words",
        _put("own_words"),
        (frozenset((longest, '"' * WORD_MAX_LENGTH)), frozenset(words[1:])),
        (*(frozenset(("ข", word)) for word in (*no_words, "ก\nข")), frozenset(words)),
    )
    yield Limited(
        "set_aside",
        _put("set_aside"),
        (frozenset((SetAside("k" * KEY_MAX_LENGTH, longest), SetAside("k", "ก\nข"))), _findings(words[1:])),
        (*(_findings((word,)) for word in no_words), _findings(words), frozenset((SetAside("", "ก"),))),
    )
    largest = emblem_of(PNG + bytes(EMBLEM_MAX_BYTES - len(PNG)))
    too_large = Emblem(PictureType.PNG, PNG + bytes(EMBLEM_MAX_BYTES))
    assert largest is not None and len(base64.b64encode(largest.data)) > 190_000, "at the limit"
    yield Limited("paper.emblem", _paper("emblem"), (largest,), (too_large, Emblem(PictureType.PNG, b"<svg/>")))


def limited_ids() -> Iterator[Limited]:
    """Ids, of things in the last issue: no form shows them and no form changes them."""
    within, beyond = ("ก" * ID_MAX_LENGTH, "x", '"'), ("", "ก" * (ID_MAX_LENGTH + 1))
    yield Limited("measure.id", lambda report, id_: _put_last_measure(report, id=MeasureId(str(id_))), within, beyond)
    yield Limited("issue.id", lambda report, id_: _put_last_issue(report, id=IssueId(str(id_))), within, beyond)
    yield Limited("item.id", _put_item_id, within, beyond)


Choice = tuple[int, int]
"""A field that has a limit and one of its values, by their places: the values themselves are too long to be shown."""


def choices_within() -> st.SearchStrategy[list[Choice]]:
    """Some fields, each with one of its values at the limit."""
    return st.lists(_choices((*FIELDS, *IDS), lambda field: field.within), min_size=1, max_size=6)


def choices_beyond() -> st.SearchStrategy[Choice]:
    """A field with one of its values beyond the limit."""
    return _choices(FIELDS, lambda field: field.beyond)


def report_at_the_limits(choices: list[Choice]) -> Report:
    """The report with these fields at their limits."""
    report = a_full_report()
    for number, value in choices:
        field = (*FIELDS, *IDS)[number]
        report = field.put(report, field.within[value])
    return report


def beyond_a_limit(report: Report, choice: Choice) -> Report:
    """The report with this field beyond its limit."""
    field = FIELDS[choice[0]]
    return field.put(report, field.beyond[choice[1]])


def _choices(fields: tuple[Limited, ...], values: Callable[[Limited], tuple[object, ...]]) -> st.SearchStrategy[Choice]:
    every = [(number, value) for number, field in enumerate(fields) for value in range(len(values(field)))]
    return st.sampled_from(every)


def _of(allowed: range) -> tuple[tuple[object, ...], tuple[object, ...]]:
    return (allowed[0], allowed[1], allowed[-1]), (allowed[0] - 1, allowed[-1] + 1, -1, 2**63 - 1, 2**63, 10**30)


def _paper(key: str) -> Put:
    return lambda report, value: replace(report, paper=replace(report.paper, **{key: value}))  # type: ignore[arg-type]


def _columns() -> tuple[tuple[object, ...], tuple[object, ...]]:
    title, note = DEFAULT_COLUMNS[0], Column("note", "หมายเหตุ", ColumnKind.TEXT)
    most = tuple(replace(note, key=f"note_{number}") for number in range(COLUMNS_MAX - len(DEFAULT_COLUMNS)))
    widths = (COLUMN_WIDTHS[0], COLUMN_WIDTHS[-1], None)
    long, heading = "n" * COLUMN_KEY_MAX_LENGTH, "ก" * HEADING_MAX_LENGTH
    others: tuple[Column, ...] = (
        *(replace(note, width=width) for width in widths),
        replace(note, key=long, heading=heading, printed=False),
    )
    beyond: tuple[Column, ...] = (
        *(replace(note, width=width) for width in (COLUMN_WIDTHS[0] - 1, COLUMN_WIDTHS[-1] + 1, 2**63)),
        *(replace(note, key=key) for key in (f"{long}n", "", "หมายเหตุ", title.key)),
        *(replace(note, heading=words) for words in ("", " ")),
    )
    within = ((*DEFAULT_COLUMNS, *most), *((*DEFAULT_COLUMNS, one) for one in others))
    too_many = (*DEFAULT_COLUMNS, *most, note)
    hidden = (replace(title, printed=False), *DEFAULT_COLUMNS[1:])
    return within, (too_many, hidden, DEFAULT_COLUMNS[1:], (), *((*DEFAULT_COLUMNS, one) for one in beyond))


def _put(key: str) -> Put:
    return lambda report, value: replace(report, **{key: value})  # type: ignore[arg-type]


def _findings(words: Iterable[str]) -> frozenset[SetAside]:
    return frozenset(SetAside("spelling", word) for word in words)


def _put_issue_number(report: Report, number: object) -> Report:
    first: Issue = replace(report.issues[0], number=number)  # type: ignore[arg-type]
    return replace(report, issues=(first, *report.issues[1:]))


def _put_last_issue(report: Report, **values: object) -> Report:
    last: Issue = replace(report.issues[-1], **values)  # type: ignore[arg-type]
    return replace(report, issues=(*report.issues[:-1], last))


def _put_last_measure(report: Report, **values: object) -> Report:
    measure: Measure = replace(report.issues[-1].measures[-1], **values)  # type: ignore[arg-type]
    return _put_last_issue(report, measures=(measure,))


def _put_item_id(report: Report, id_: object) -> Report:
    (item, *rest) = report.issues[-1].measures[-1].steps
    return _put_last_measure(report, steps=(replace(item, id=ItemId(str(id_))), *rest))


FIELDS = tuple(limited())
IDS = tuple(limited_ids())
