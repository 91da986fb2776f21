"""A report from the contents of an office file: its cover as far as it is certain, and the measures of its tables."""

from dataclasses import dataclass, replace

from ita_desktop.domain.report.columns import fault_of
from ita_desktop.domain.report.edits import set_columns
from ita_desktop.domain.report.report import Report
from ita_desktop.exchange.contents import Contents
from ita_desktop.exchange.importing.cover import YEAR, Cover, read_cover, with_cover
from ita_desktop.exchange.tables.grid import squeezed, words_of
from ita_desktop.exchange.tables.measures import Choices, ReadTables, read_tables


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read of an office file as it was chosen, and the report that it makes."""

    contents: Contents
    choices: Choices
    cover: Cover
    read: ReadTables
    report: Report

    @property
    def measures(self) -> int:
        """How many measures were found."""
        return len(self.read.measures_from)

    @property
    def items(self) -> int:
        """How many items they have."""
        return sum(len(measure.item_ids()) for _, _, measure in self.report.measures())


def with_own_columns(report: Report, contents: Contents) -> Report:
    """A new report for the contents: with the columns of the one that this program wrote into the file, as far as they
    are still in its tables."""
    heads = {squeezed(words_of(cell)) for table in contents.tables for row in table.rows[:1] for cell in row.cells}
    columns = tuple(column for column in contents.columns if squeezed(column.heading) in heads)
    return set_columns(report, columns) if columns and not fault_of(columns) else report


def imported(contents: Contents, base: Report, choices: Choices | None = None) -> Imported:
    """The report that the contents make of `base`, whose cover stays where the file has nothing certain."""
    chosen = choices if choices is not None else Choices(columns=base.columns)
    cover = read_cover(contents)
    year = cover.value(YEAR)
    read = read_tables(contents, year if isinstance(year, int) else base.fiscal_year, chosen)
    report = replace(set_columns(with_cover(base, cover), read.columns), issues=read.issues)
    return Imported(contents, chosen, cover, read, report)
