"""What each row of a table is: the head again, the heading of an issue, the beginning of a measure, or its going on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ita_desktop.domain.limits import ISSUE_NUMBERS
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.exchange.contents import Paragraph
from ita_desktop.exchange.items import NUMBERED, items_of
from ita_desktop.exchange.tables.grid import GridRow, cleaned_paragraphs, filled, key_of
from ita_desktop.exchange.tables.heads import NUMBER, TITLE, Head

_ISSUE_WORDS = re.compile(r"(?:[0-9๐-๙]{1,3}[.)]\s*)?(?:ประเด็น|มิติ|ด้าน|ยุทธศาสตร์|กลยุทธ์)(?:ที่)?\s*[0-9๐-๙]{1,3}")
_STRATEGY = re.compile(r"(?:[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*[.)]?)\s*(?:ประเด็น|มิติ|ด้าน|ยุทธศาสตร์|กลยุทธ์|แนวทาง)")
_OWN_ISSUE = re.compile(r"ประเด็นที่ ([0-9๐-๙]{1,7}) (.*)", re.DOTALL)
_ISSUE = re.compile(r"ประเด็น(?:ที่)?\s*([0-9๐-๙]{1,3})\s*[.:)]?\s*(.*)", re.DOTALL)
_NUMBERED = re.compile(r"([0-9๐-๙]{1,3})[.)]\s*(?![0-9๐-๙])(.+)", re.DOTALL)
_TOTAL = re.compile(r"รวม(?:$|[\s:]|ทั้ง|เป็นเงิน|งบ|จำนวน|โครงการ)")
_NUMBERS = range(1_000)
_PART = 3
"""A single cell over this part of the columns is a heading."""


class RowKind(StrEnum):
    """What a row is; the user may choose another."""

    BLANK = "blank"
    ABOVE = "above"
    """Over the head, and no heading of an issue."""

    HEAD = "head"
    ISSUE = "issue"
    TOTAL = "total"
    BEGINS = "begins"
    GOES_ON = "goes on"


@dataclass(frozen=True, slots=True)
class IssueWords:
    """The heading of an issue: its number if it has one, and its words."""

    number: int | None
    title: str


def kinds_of(
    rows: Sequence[GridRow], head: Head, first: int, roles: Sequence[str], chosen: Mapping[int, RowKind]
) -> list[RowKind]:
    """The kind of each row. `first` is the row behind the head; `chosen` are the user's kinds by row."""
    number = _usable(rows[first:], roles, NUMBER, head)
    title = roles.index(TITLE) if TITLE in roles else None
    begin = number if number is not None else title
    kinds: list[RowKind] = []
    for at, row in enumerate(rows):
        if at in chosen:
            kinds.append(chosen[at])
        elif title is not None and row[title].is_whole:
            kinds.append(RowKind.BEGINS)
        elif not filled(row):
            kinds.append(RowKind.BLANK)
        elif key_of(row) in head.keys:
            kinds.append(RowKind.HEAD)
        elif at < first:
            kinds.append(RowKind.ISSUE if _is_heading(row, by_words=True) else RowKind.ABOVE)
        elif _is_heading(row, by_words=False):
            kinds.append(RowKind.ISSUE)
        elif title is not None and _TOTAL.match(row[title].words) and (number is None or not row[number].is_filled):
            kinds.append(RowKind.TOTAL)
        else:
            begins = begin is None or row[begin].is_filled
            kinds.append(RowKind.BEGINS if begins else RowKind.GOES_ON)
    return kinds


def _usable(rows: Sequence[GridRow], roles: Sequence[str], role: str, head: Head) -> int | None:
    """The column of running numbers, if there is one and it has any number."""
    column = roles.index(role) if role in roles else None
    if column is None:
        return None
    measures = [row for row in rows if key_of(row) not in head.keys and not _is_heading(row, by_words=False)]
    has_any = any(row[column].is_filled for row in measures)
    return column if has_any else None


def _is_heading(row: GridRow, *, by_words: bool) -> bool:
    """Whether the row has one filled cell that is a heading: by its words, or by its width."""
    cells = filled(row)
    if len(cells) != 1:
        return False
    _, slot = cells[0]
    assert slot.cell is not None, "words begin there"
    words = slot.words
    if _ISSUE_WORDS.match(words) or _STRATEGY.match(words):
        return True
    is_wide = slot.cell.across > 1 and slot.cell.across * _PART >= len(row)
    is_numbered = any(item.kind == NUMBERED for item in items_of(cleaned_paragraphs(slot.cell))[:1])
    return is_wide and (not by_words or is_numbered)


def issue_words(words: str) -> IssueWords:
    """The heading without `ประเด็นที่` and its number, or the number before it; another heading stays whole."""
    found = _ISSUE.match(words) or _NUMBERED.match(words)
    if found is None:
        return IssueWords(None, words)
    return IssueWords(whole_number(found[1], _NUMBERS), found[2].strip() or words)


def heading_outside(paragraph: Paragraph) -> IssueWords | None:
    """The heading of an issue in a paragraph outside of tables; None if it is none."""
    if paragraph.is_whole:
        own = _OWN_ISSUE.fullmatch(paragraph.text)
        return IssueWords(whole_number(own[1], ISSUE_NUMBERS), own[2]) if own is not None else None
    words = paragraph.text.strip()
    return issue_words(words) if _ISSUE_WORDS.match(words) is not None else None
