"""What the summary page is about: who of each district has sent, how ready the reports are, what is found in them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from ita_desktop.collection.answers import Sent
from ita_desktop.collection.questions import OpenCollection, provinces_of, who
from ita_desktop.collection.tables import FINDINGS, OFFICES, REPORTS
from ita_desktop.domain.checks.problem import ProblemKind
from ita_desktop.domain.thai.provinces import place_code

BANDS = (100, 90, 75, 50, 0)
"""From how many percent on a report belongs to a band, the best first."""


@dataclass(frozen=True, slots=True)
class District:
    """A district with how many of its offices, and subdistricts without one, have sent and not."""

    name: str
    province: str
    sent: Counter[Sent]


@dataclass(frozen=True, slots=True)
class Summary:
    """Of the newest versions of the reports of a year. `by` is the last day in time, if one was given."""

    year: int
    province: str
    district: str
    by: date | None
    districts: tuple[District, ...]
    bands: Counter[int]
    found: tuple[tuple[ProblemKind, int, int], ...]
    """Kinds of findings, each with how many there are and in how many reports; most first."""

    @property
    def reports(self) -> int:
        """How many reports there are."""
        return self.bands.total()


def summary(
    connection: OpenCollection, year: int, province: str = "", district: str = "", by: date | None = None
) -> Summary:
    """The summary of a year, of one province or one district in it where they are given."""
    percents = connection.scalars(_of_place(select(REPORTS.c.percent), year, province, district))
    bands = Counter(next(band for band in BANDS if percent >= band) for percent in percents)
    districts = tuple(_districts(connection, year, province, district, by))
    return Summary(year, province, district, by, districts, bands, tuple(_found(connection, year, province, district)))


def _districts(
    connection: OpenCollection, year: int, province: str, district: str, by: date | None
) -> Iterator[District]:
    names = {place_code(name, "", ""): name for name in provinces_of(connection)}
    counts: dict[tuple[str, str], Counter[Sent]] = {}
    answer = who(connection, year, province, district, by)
    for row in answer.rows:
        of = dict(zip(answer.head, map(str, row), strict=True))
        counts.setdefault((of["place_code"][:2], of["district"]), Counter())[Sent(of["sent"])] += 1
    for (code, name), sent in counts.items():
        yield District(name, names.get(code, ""), sent)


def _found(
    connection: OpenCollection, year: int, province: str, district: str
) -> Iterator[tuple[ProblemKind, int, int]]:
    columns = (FINDINGS.c.kind, func.count(), func.count(FINDINGS.c.report_id.distinct()))
    query = _of_place(select(*columns).join(REPORTS, REPORTS.c.id == FINDINGS.c.report_id), year, province, district)
    for kind, count, reports in connection.execute(
        query.group_by(FINDINGS.c.kind).order_by(func.count().desc(), FINDINGS.c.kind)
    ):
        if kind in tuple(ProblemKind):  # a newer program may know more
            yield ProblemKind(kind), count, reports


# Any: the columns of whatever query it is.
def _of_place(query: Select[Any], year: int, province: str, district: str) -> Select[Any]:
    """The query, of the newest versions of the reports of that year and place."""
    query = query.join(OFFICES, OFFICES.c.id == REPORTS.c.office_id)
    query = query.where(REPORTS.c.newest, REPORTS.c.fiscal_year == year)
    for column, name in ((OFFICES.c.province, province), (OFFICES.c.district, district)):
        if name:
            query = query.where(column == name)
    return query
