"""What came from another year and was not touched or confirmed since, one finding a measure."""

from collections.abc import Iterator

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.report.address import MEASURE_TITLE, Address
from ita_desktop.domain.rolling.marks import marked_counts
from ita_desktop.language import digits, trn


def unreviewed(reading: Reading) -> Iterator[Problem]:
    """In the order of the paper."""
    for measure, count in marked_counts(reading.report).items():
        where = Address(MEASURE_TITLE, measure=measure)
        yield Problem(where, ProblemKind.UNREVIEWED, Severity.WARNING, unreviewed_words(count))


def unreviewed_words(count: int) -> str:
    """How many things are still to be reviewed."""
    return trn("ยังไม่ทบทวน {count} รายการ", count).format(count=digits(count))
