"""Where measures that were read can go: into a new report, or into the open one."""

from dataclasses import dataclass, replace

from ita_desktop.domain.merging.compare import Difference, compare
from ita_desktop.domain.merging.placing import added, matched
from ita_desktop.domain.report.report import Report
from ita_desktop.exchange.importing.imported import Imported
from ita_desktop.exchange.importing.words import letter_words
from ita_desktop.exchange.tables.grid import letters
from ita_desktop.exchange.tables.measures import Letters, Reason
from ita_desktop.language import digits, tr
from ita_desktop.session.importing.way import Way

__all__ = ["Taken", "letter_words", "taken"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What the report becomes, what changes in it, how many measures are new and filled, and the letters."""

    report: Report
    changes: tuple[Difference, ...]
    added: int
    filled: int
    letters: Letters

    @property
    def words(self) -> str:
        """What was taken, in one line."""
        if not self.filled:
            return tr("เพิ่ม {added} มาตรการ").format(added=digits(self.added))
        words = tr("เติม {filled} มาตรการ เพิ่ม {added} มาตรการ")
        return words.format(filled=digits(self.filled), added=digits(self.added))


def taken(imported: Imported, way: Way, into: Report | None) -> Taken:
    """What comes of the measures that way. Letters of what the open report has otherwise are left out."""
    read = imported.read
    if way is Way.NEW or into is None:
        return Taken(imported.report, (), imported.measures, 0, read.letters)
    placed = (added if way is Way.ADDED else matched)(into, read.issues, read.columns)
    there = sum(letters(text) for field, value in placed.left for _, _, text in field.kind.parts(value))
    left_out = dict(read.letters.left_out)
    if there:
        left_out[Reason.THERE] = there
    counted = replace(read.letters, taken=read.letters.taken - there, left_out=left_out)
    return Taken(placed.report, compare(into, placed.report), placed.added, placed.filled, counted)
