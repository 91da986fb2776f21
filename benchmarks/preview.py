"""A cold layout of the sample report, against a new preview after one changed paragraph."""

import statistics
import sys
import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ita_desktop.domain.report.edits import set_items
from ita_desktop.domain.report.lists import with_text
from ita_desktop.domain.report.report import ListName, Report
from ita_desktop.exchange.json_report import read_json
from ita_desktop.printing.build import LayoutCache, lay_out
from ita_desktop.printing.page import DEFAULT, styles_of

ROUNDS = 25
_CREATED = datetime(2026, 1, 30, tzinfo=UTC)


def edited(report: Report, number: int) -> Report:
    """The report with one more word in its second measure's first step."""
    measure = report.issues[0].measures[1]
    return set_items(
        report, measure.id, ListName.STEPS, with_text(measure.steps, 0, f"{measure.steps[0].text} ครั้งที่ {number}")
    )


def main() -> None:
    """Print medians in milliseconds."""
    report, _ = read_json((Path(__file__).resolve().parent.parent / "resources" / "sample.json").read_bytes())
    styles_of(DEFAULT)
    cold, warm, page = [], [], []
    cache = LayoutCache()
    lay_out(report, cache)
    for number in range(ROUNDS):
        start = time.perf_counter()
        lay_out(edited(report, number))
        cold.append(time.perf_counter() - start)
        start = time.perf_counter()
        paper = lay_out(edited(report, number), cache)
        warm.append(time.perf_counter() - start)
        start = time.perf_counter()
        paper.write(BytesIO(), _CREATED, 2, 2)
        page.append(time.perf_counter() - start)
    for name, times in (("cold layout", cold), ("layout after an edit", warm), ("one page as PDF", page)):
        print(f"{name:22} {1000 * statistics.median(times):7.2f} ms")
    print(f"{'ratio':22} {statistics.median(warm) / statistics.median(cold):7.3f}")


if __name__ == "__main__":
    main()
