"""What last year's report has of a measure, as text to read beside this year's form. Ids lead from one to the other."""

from collections.abc import Iterator

from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.kinds import ItemList
from ita_desktop.domain.report.lists import marks_of
from ita_desktop.domain.report.report import Measure, Report
from ita_desktop.language import tr


def words_of_last_year(earlier: Report, measure_id: MeasureId) -> str:
    """Each column of the measure under its heading, empty ones left out; empty if the report had no such measure."""
    measure = earlier.measure(measure_id)
    return "\n\n".join(_columns(earlier, measure)) if measure is not None else ""


def _columns(report: Report, measure: Measure) -> Iterator[str]:
    for field in measure_fields(report.columns):
        value = field.get(measure)
        if field.kind.is_empty(value):
            continue
        if isinstance(field.kind, ItemList):
            lines = (f"{mark} {item.text}".strip() for mark, item in zip(marks_of(value), value, strict=True))
            words = "\n".join(lines)
        else:
            words = field.kind.words(value)
        yield f"{tr(field.title)}\n{words}"
