"""This program's engine on the peers' terms: their font, size, columns and margins. Tags and PDF/A are on."""

import gc
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
if __name__ == "__main__":
    gc.disable()  # as `main.py` does

from ita_desktop.exchange.json_report import read_json
from ita_desktop.printing.build import lay_out
from ita_desktop.printing.page import FAMILY_SCALE, MM, PageStyle

_POINT = 1 / FAMILY_SCALE["Sarabun"]
STYLE = PageStyle(
    family="Sarabun",
    margin_top=15.0,
    margin_side=15.0,
    columns=(44.0, 60.0, 66.0, 56.0, 21.0, 20.0),
    table_size=12 * _POINT,
    body_size=12 * _POINT,
    heading_size=16 * _POINT,
    title_size=16 * _POINT,
    cover_size=22 * _POINT,
    leading=16 / 12 / _POINT,
    cell_side=4 / MM,
    cell_top=3 / MM,
    cell_bottom=3 / MM,
)


def main(source: str, target: str, again: str = "0") -> None:
    """The report of a JSON file as PDF; `again` times more in this process, and then their median seconds on stdout."""
    build(source, target)
    seconds = []
    for _ in range(int(again)):
        start = time.perf_counter()
        build(source, target)
        seconds.append(time.perf_counter() - start)
    if seconds:
        import statistics  # only here: the run that is timed from outside loads what it needs and no more

        print(statistics.median(seconds))


def build(source: str, target: str) -> None:
    """Everything from the file to the PDF, nothing kept from before."""
    report, _ = read_json(Path(source).read_bytes())
    lay_out(report, style=STYLE).write(Path(target), datetime(2026, 1, 30, tzinfo=UTC))


if __name__ == "__main__":
    main(*sys.argv[1:])
    gc.freeze()
