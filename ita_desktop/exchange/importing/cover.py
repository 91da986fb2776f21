"""The first page of an old report: its title, year, agency and place, each with the line that has it.

Only what is certain is taken: one year, one title, a place that there is. What contradicts it is a doubt.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.catalogue import AGENCY_KINDS
from ita_desktop.domain.report.edits import set_field
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai import provinces
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.exchange.contents import Contents, lines_of
from ita_desktop.exchange.tables.cells import joined
from ita_desktop.exchange.tables.grid import cleaned, grid_of, words_of
from ita_desktop.exchange.tables.heads import TITLE as TITLE_ROLE
from ita_desktop.exchange.tables.heads import head_of

TITLE, YEAR = "title", "fiscal_year"
KIND, NAME = "agency.kind", "agency.name"
PROVINCE, DISTRICT, SUBDISTRICT = "agency.province", "agency.district", "agency.subdistrict"

_LINES_MAX = 400
_LINE_MAX = 250
_TITLE_LINES = 3
_TITLE_LEAST = 12
_YEAR = re.compile(r"ปีงบประมาณ\s*(?:พ\.\s?ศ\.|พุทธศักราช)?\s*([0-9๐-๙]{4})(?![0-9๐-๙])")
_YEAR_WORDS = re.compile(r"\s*(?:\(?\s*ประจำ)?ปีงบประมาณ|\s*ประจำปี|\s*รอบ\s*[0-9๐-๙]+\s*เดือน")
_TITLE = re.compile(
    r"(?:\(?ร่าง\)?\s*)?(?:รายงาน|สรุปผล|ผลการดำเนิน|แผน(?:ปฏิบัติ|การ|ส่งเสริม|มาตรการ|ป้องกัน|บริหาร)|มาตรการส่งเสริม)"
)
_NO_TITLE = re.compile(r"ประเด็น|มิติ|บทที่|คำนำ|สารบัญ|\(?ลงชื่อ|[0-9๐-๙]+[.)]")
_KIND = re.compile("|".join(AGENCY_KINDS))
_OTHER_AGENCY = re.compile("โรงเรียน|โรงพยาบาล|สำนักงาน|กรม|มหาวิทยาลัย|วิทยาลัย|สถาบัน|เมืองพัทยา|กรุงเทพมหานคร")
_PLACE = re.compile(r"(?:^|(?<=\s))(ตำบล|ต\.|แขวง|อำเภอ|อ\.|เขต|จังหวัด|จ\.)\s*([ก-๙]+)")
_PLACE_KEYS = {
    **dict.fromkeys(("ตำบล", "ต.", "แขวง"), SUBDISTRICT),
    **dict.fromkeys(("อำเภอ", "อ.", "เขต"), DISTRICT),
    **dict.fromkeys(("จังหวัด", "จ."), PROVINCE),
}


@dataclass(frozen=True, slots=True)
class CoverLine:
    """The value of a field by its key, and the line of the file that has it."""

    key: str
    value: str | int
    line: str


@dataclass(frozen=True, slots=True)
class Cover:
    """What is certain, a line a field, and what is not, in the order of the file."""

    lines: tuple[CoverLine, ...] = ()
    doubts: tuple[CoverLine, ...] = ()

    def value(self, key: str) -> str | int | None:
        """The value of a field; None if it is not certain."""
        return next((line.value for line in self.lines if line.key == key), None)


def read_cover(contents: Contents) -> Cover:
    """What stands before the first table of measures."""
    lines = [one for line in _lines(contents) if (one := " ".join(line.split())) and len(one) <= _LINE_MAX]
    found = [*_title(lines), *_year(lines), *_agency(lines)]
    other_years = _others(YEAR, list(_years(lines)), found)
    other_names = _others(NAME, [(name, line) for _, name, line in _names(lines)], found)
    places, doubts = _places(lines, next((str(one.value) for one in found if one.key == NAME), ""))
    return Cover((*found, *places), (*other_years, *other_names, *doubts))


def with_cover(report: Report, cover: Cover) -> Report:
    """The report with what is certain; its round is the year behind."""
    for line in cover.lines:
        report = set_field(report, Address(line.key), line.value)
    if isinstance(year := cover.value(YEAR), int) and year + 1 in YEARS:
        report = replace(report, ita_round=year + 1)
    if cover.value(NAME) is not None and cover.value(KIND) is None:
        report = set_field(report, Address(KIND), "")
    return report


def _lines(contents: Contents) -> Iterator[str]:
    """The lines before the first table that has a head with titles, and above its head."""
    first, above = _first_table(contents)
    count = 0
    for paragraph, place in zip(contents.outside, contents.places, strict=True):
        if place <= first and count < _LINES_MAX:
            for line in lines_of(paragraph):
                count += 1
                yield cleaned(line)
    yield from above


def _first_table(contents: Contents) -> tuple[int, list[str]]:
    for at, table in enumerate(contents.tables):
        rows = grid_of(table)
        head = head_of(rows, [row.is_head for row in table.rows], None) if rows else None
        if head is not None and TITLE_ROLE in head.roles:
            return at, [words_of(cell) for row in table.rows[: head.first] for cell in row.cells]
    return 0, []


def _title(lines: Sequence[str]) -> Iterator[CoverLine]:
    """The first line that begins as titles do, with those that go on with it."""
    first = next((at for at, line in enumerate(lines) if _TITLE.match(line)), None)
    if first is None:
        return
    title, source = "", ""
    for line in lines[first : first + _TITLE_LINES]:
        starts_else = _KIND.match(line) or _OTHER_AGENCY.match(line) or _PLACE.match(line) or _NO_TITLE.match(line)
        if title and (starts_else or _TITLE.match(line)):
            break
        year = _YEAR_WORDS.search(line)
        words = line[: year.start()] if year is not None else line
        title, source = joined(title, words.strip(" .")), f"{source} {line}".strip()
        if year is not None:
            break
    if len(title) >= _TITLE_LEAST:
        yield CoverLine(TITLE, title, source)


def _years(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    for line in lines:
        for found in _YEAR.finditer(line):
            if (year := whole_number(found[1], YEARS)) is not None:
                yield year, line


def _year(lines: Sequence[str]) -> Iterator[CoverLine]:
    """The only fiscal year that is named, or that of the titles."""
    titled = [line for line in lines if _YEAR_WORDS.match(line) or _TITLE.match(line)]
    for some in (lines, titled):
        found = list(_years(some))
        if len({year for year, _ in found}) == 1:
            yield CoverLine(YEAR, *found[0])
            return


# Any: a year or a name.
def _others(key: str, named: list[tuple[Any, str]], certain: Sequence[CoverLine]) -> Iterator[CoverLine]:
    """What is named beside what is certain, with the first line that has it."""
    taken = {one.value for one in certain if one.key == key}
    for value, line in dict(reversed(named)).items():
        if value not in taken:
            yield CoverLine(key, value, line)


def _names(lines: Sequence[str]) -> list[tuple[str, str, str]]:
    """Kind and name of the agencies that lines begin with, and the line."""
    found = []
    for line in lines:
        kind = _KIND.match(line)
        if kind is None and _OTHER_AGENCY.match(line) is None:
            continue
        place = _PLACE.search(line, kind.end() if kind is not None else 1)
        name = (line[: place.start()] if place is not None else line).strip(" .,")
        if kind is None or name != kind[0]:
            found.append((kind[0] if kind is not None else "", name, line))
    return found


def _agency(lines: Sequence[str]) -> Iterator[CoverLine]:
    """The agency that most lines begin with; of several as often the first."""
    names = _names(lines)
    counted = Counter(name for _, name, _ in names)
    best = max(counted, key=lambda name: counted[name], default="")
    for kind, name, line in names:
        if name == best:
            if kind:
                yield CoverLine(KIND, kind, line)
            yield CoverLine(NAME, name, line)
            return


def _places(lines: Sequence[str], agency: str) -> tuple[list[CoverLine], list[CoverLine]]:
    """The place that there is in Thailand, if only one such is named, and what does not belong to it."""
    named: dict[tuple[str, str], CoverLine] = {}
    for line in lines:
        if _PLACE.match(line) or _KIND.match(line) or _OTHER_AGENCY.match(line):
            for word, name in _PLACE.findall(line):
                key = _PLACE_KEYS[word]
                named.setdefault((key, name), CoverLine(key, name, line))
    by_key = {key: [one for one in named.values() if one.key == key] for key in (PROVINCE, DISTRICT, SUBDISTRICT)}
    pairs = [
        (province, district)
        for province in by_key[PROVINCE]
        for district in by_key[DISTRICT]
        if district.value in provinces.districts(str(province.value))
    ]
    certain: list[CoverLine] = []
    if len(pairs) == 1:
        province, district = pairs[0]
        certain += [province, district]
        there = provinces.subdistricts(str(province.value), str(district.value))
        certain += [one for one in by_key[SUBDISTRICT] if one.value in there][:1]
        own = agency.removeprefix(AGENCY_KINDS[0]).strip()
        if len(certain) == 2 and agency.startswith(AGENCY_KINDS[0]) and own in there:
            certain.append(CoverLine(SUBDISTRICT, own, agency))
    elif len(by_key[PROVINCE]) == 1 and not by_key[DISTRICT] and by_key[PROVINCE][0].value in provinces.provinces():
        certain += by_key[PROVINCE]
    return certain, [one for one in named.values() if one not in certain]
