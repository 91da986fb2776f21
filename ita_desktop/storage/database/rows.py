"""A report as the rows of its tables (`columns.py`), and rows as a report again. Pure: no database is touched here.

Positions count from 1, in the order of the paper.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import cast

from ita_desktop.domain.limits import ID_MAX_LENGTH, ISSUE_NUMBERS, ROWS_MAX, TEXT_MAX_LENGTH, YEARS, words_of
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER, PaperSettings
from ita_desktop.domain.report.paper_words import read_paper, written_paper
from ita_desktop.domain.report.report import (
    Agency,
    Coverage,
    DatePeriod,
    Issue,
    Item,
    ItemKind,
    ListName,
    Measure,
    Period,
    Report,
    Signer,
    TextPeriod,
)
from ita_desktop.domain.report.size import size_of
from ita_desktop.storage.database.columns import (
    TABLES,
    BadRowsError,
    BeyondLimitsError,
    Cell,
    Row,
    Rows,
    TooManyRowsError,
)

# A value as rows


def rows_of(report: Report) -> Rows:
    """All rows of a report by table, in the order of the paper."""
    rows: Rows = {table.name: [] for table in TABLES}
    rows["report"].append(report_row(report))
    rows["agency"].append(agency_row(report.agency))
    rows["division"].extend(division_rows(report.agency))
    for issue_at, issue in enumerate(report.issues, 1):
        rows["issue"].append(issue_row(issue_at, issue))
        for measure_at, measure in enumerate(issue.measures, 1):
            rows["measure"].append(measure_row(issue.id, measure_at, measure))
            rows["item"].extend(item_rows(measure))
            rows["owner"].extend(owner_rows(measure))
    rows["signer"].extend(signer_rows(report))
    rows["signer_position"].extend(signer_position_rows(report))
    rows["paper_setting"].extend(paper_setting_rows(report))
    return rows


def report_row(report: Report) -> Row:
    """The one row of `report`. BeyondLimitsError for a year that no file may hold."""
    return (
        1,
        report.title,
        _within(report.fiscal_year, YEARS),
        _within(report.ita_round, YEARS),
        report.oit_item,
        report.coverage.value,
        report.publication_url,
    )


def agency_row(agency: Agency) -> Row:
    """The one row of `agency`."""
    return (1, agency.kind, agency.name, agency.subdistrict, agency.district, agency.province, agency.website)


def division_rows(agency: Agency) -> Iterator[Row]:
    """The rows of `division`."""
    yield from enumerate(agency.divisions, 1)


def issue_row(position: int, issue: Issue) -> Row:
    """A row of `issue`. BeyondLimitsError for a number that no file may hold."""
    return (issue.id, position, _within(issue.number, ISSUE_NUMBERS), issue.title)


def measure_row(issue: IssueId, position: int, measure: Measure) -> Row:
    """A row of `measure`. Dates are ISO, of the Christian era; a period is either two dates or text."""
    match measure.period:
        case DatePeriod(start, end):
            period: Row = (start.isoformat(), end.isoformat(), None)
        case TextPeriod(text):
            period = (None, None, text)
    return (measure.id, issue, position, measure.title, *period)


def item_rows(measure: Measure) -> Iterator[Row]:
    """The rows of `item` of one measure."""
    for name in ListName:
        for position, item in enumerate(measure.items(name), 1):
            yield (item.id, measure.id, name.value, position, item.kind.value, item.text)


def owner_rows(measure: Measure) -> Iterator[Row]:
    """The rows of `owner` of one measure."""
    for position, name in enumerate(measure.owners, 1):
        yield (measure.id, position, name)


def signer_rows(report: Report) -> Iterator[Row]:
    """The rows of `signer`."""
    for position, signer in enumerate(report.signers, 1):
        yield (position, signer.role, signer.name)


def signer_position_rows(report: Report) -> Iterator[Row]:
    """The rows of `signer_position`: the lines of position under each signer's name."""
    for signer_at, signer in enumerate(report.signers, 1):
        for line, text in enumerate(signer.positions, 1):
            yield (signer_at, line, text)


def paper_setting_rows(report: Report) -> Iterator[Row]:
    """The rows of `paper_setting`: what differs from the default. BeyondLimitsError for what no file may hold."""
    words = written_paper(report.paper)
    _read_paper(words)
    yield from sorted(words.items())


# Rows as a value


class ItemLists:
    """The items of every list, taken up a few hundred rows at a time: while the next ones are still being read."""

    def __init__(self) -> None:
        self.count = 0
        self.lists: dict[Row, tuple[Item, ...]] = {}
        """By measure id and list name."""

    def add(self, rows: Iterable[Row]) -> None:
        """The next rows of `item`. BadRowsError as for `report_of`.

        Sees 100,000 rows: the work is done by C, not by a loop.
        """
        try:
            for key, siblings in groupby(rows, itemgetter(1, 2)):
                ids, _, _, positions, kinds, texts = zip(*siblings, strict=True)
                before = self.lists.get(key, ())
                if positions != tuple(range(len(before) + 1, len(before) + len(ids) + 1)):
                    raise BadRowsError("item positions")
                # NewType is nothing at run time but a call, 100,000 times.
                item_ids = cast(tuple[ItemId, ...], _texts(ids, 1, ID_MAX_LENGTH))
                checked = map(_KINDS.__getitem__, kinds), _texts(texts, 0, TEXT_MAX_LENGTH)
                self.lists[key] = before + tuple(map(Item, item_ids, *checked))
                self.count += len(ids)
        except (KeyError, IndexError) as error:
            raise BadRowsError("unknown word, or no row of an item") from error


def report_of(rows: Rows, items: ItemLists | None = None) -> Report:
    """The report that the rows stand for, ids included. Rows come in canonical order, as a database gives them.

    With `items` the rows of `item` have been taken up already, and none are looked for in `rows`.

    BadRowsError for anything that `rows_of` does not make: a wrong type, a gap in the positions, an unknown word.
    BeyondLimitsError for a value of the right type that this version does not allow; TooManyRowsError where there are
    more rows than a report may have, or more in them.
    """
    if items is None:
        items = ItemLists()
        items.add(rows["item"])
    if sum(len(rows[table.name]) for table in TABLES if table.name != "item") + items.count > ROWS_MAX:
        raise TooManyRowsError
    title, year, ita_round, oit_item, coverage, url = _only_row("report", rows)[1:]
    report = Report(
        agency=_agency(rows),
        title=_text(title),
        fiscal_year=_within(_int(year), YEARS),
        ita_round=_within(_int(ita_round), YEARS),
        oit_item=_text(oit_item),
        coverage=_word(Coverage, coverage),
        publication_url=_text(url),
        issues=_issues(rows, items.lists),
        signers=_signers(rows),
        paper=_paper(rows["paper_setting"]),
    )
    if not size_of(report).fits():
        raise TooManyRowsError
    return report


def _agency(rows: Rows) -> Agency:
    kind, name, subdistrict, district, province, website = map(_text, _only_row("agency", rows)[1:])
    divisions = tuple(_text(name) for _, name in _in_place("division", rows["division"]))
    return Agency(kind, name, subdistrict, district, province, divisions, website)


def _issues(rows: Rows, items: dict[Row, tuple[Item, ...]]) -> tuple[Issue, ...]:
    measures = _measures(rows, items)
    issues = tuple(
        Issue(IssueId(_id(id_)), _within(_int(number), ISSUE_NUMBERS), _text(title), measures.pop(_id(id_), ()))
        for position, id_, number, title in _in_place("issue", [(row[1], row[0], *row[2:]) for row in rows["issue"]])
    )
    if measures:
        raise BadRowsError("measure without an issue")
    return issues


def _measures(rows: Rows, items: dict[Row, tuple[Item, ...]]) -> dict[str, tuple[Measure, ...]]:
    """The measures of every issue, by the issue's id. Takes the items out of `items`."""
    owners = _owners(rows["owner"])
    found: dict[str, list[Measure]] = defaultdict(list)
    for id_, issue, position, title, start, end, text in rows["measure"]:
        siblings = found[_id(issue)]
        if position != len(siblings) + 1:
            raise BadRowsError("measure positions")
        measure_id = _id(id_)
        steps, results, outcomes = (items.pop((measure_id, name), ()) for name in _LISTS)
        siblings.append(
            Measure(
                MeasureId(measure_id),
                _text(title),
                steps,
                results,
                outcomes,
                tuple(owners.pop(measure_id, ())),
                _period(start, end, text),
            )
        )
    if items or owners:
        raise BadRowsError("item or owner without a measure")
    return {issue: tuple(measures) for issue, measures in found.items()}


def _owners(rows: Iterable[Row]) -> dict[Cell, list[str]]:
    found: dict[Cell, list[str]] = defaultdict(list)
    for measure, position, name in rows:
        siblings = found[measure]
        siblings.append(_text(name))
        if position != len(siblings):
            raise BadRowsError("owner positions")
    return dict(found)


def _signers(rows: Rows) -> tuple[Signer, ...]:
    lines: dict[int, list[str]] = defaultdict(list)
    for signer, position, text in rows["signer_position"]:
        siblings = lines[_int(signer)]
        siblings.append(_text(text))
        if position != len(siblings):
            raise BadRowsError("signer_position positions")
    signers = tuple(
        Signer(_text(role), _text(name), tuple(lines.pop(_int(position), ())))
        for position, role, name in _in_place("signer", rows["signer"])
    )
    if lines:
        raise BadRowsError("signer_position without a signer")
    return signers


def _paper(rows: list[Row]) -> PaperSettings:
    return _read_paper({_text(name): _text(value) for name, value in rows}) if rows else DEFAULT_PAPER


def _read_paper(words: dict[str, str]) -> PaperSettings:
    try:
        return read_paper(words)
    except ValueError as error:
        raise BeyondLimitsError("unknown paper setting") from error


def _period(start: Cell, end: Cell, text: Cell) -> Period:
    if start is None and end is None:
        return TextPeriod(_text(text))
    if text is not None:
        raise BadRowsError("period of both kinds")
    return DatePeriod(_date(start), _date(end))


def _only_row(name: str, rows: Rows) -> Row:
    if len(rows[name]) != 1 or rows[name][0][0] != 1:
        raise BadRowsError(f"{name} has other than one row")
    return rows[name][0]


def _in_place(name: str, rows: list[Row]) -> list[Row]:
    """The rows, whose first column must count 1, 2, 3, ..."""
    if any(row[0] != position for position, row in enumerate(rows, 1)):
        raise BadRowsError(f"{name} positions")
    return rows


_LISTS = tuple(name.value for name in ListName)
_KINDS: dict[Cell, ItemKind] = {kind.value: kind for kind in ItemKind}


def _texts(cells: tuple[Cell, ...], shortest: int, longest: int) -> tuple[str, ...]:
    """What `_id` and `_text` do, for many cells without a call for each."""
    texts = cast(tuple[str, ...], cells)  # which is looked at in the next line
    if set(map(type, texts)) != {str} or len(min(texts, key=len)) < shortest or len(max(texts, key=len)) > longest:
        raise BadRowsError("not a text, empty or too long")
    return texts


def _text(cell: Cell) -> str:
    if type(cell) is not str or len(cell) > TEXT_MAX_LENGTH:
        raise BadRowsError("not a text, or too long")
    return cell


def _id(cell: Cell) -> str:
    if type(cell) is not str or not 0 < len(cell) <= ID_MAX_LENGTH:
        raise BadRowsError("not an id")
    return cell


def _within(number: int, allowed: range) -> int:
    if number not in allowed:
        raise BeyondLimitsError(f"other than {words_of(allowed)}")
    return number


def _int(cell: Cell) -> int:
    if type(cell) is not int:
        raise BadRowsError("not a whole number")
    return cell


def _word(words: type[Coverage], cell: Cell) -> Coverage:
    try:
        return words(_text(cell))
    except ValueError as error:
        raise BadRowsError("unknown word") from error


def _date(cell: Cell) -> date:
    text = _text(cell)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise BadRowsError("not a date") from error
    if day.isoformat() != text:
        raise BadRowsError("not a date as this program writes it")
    return day
