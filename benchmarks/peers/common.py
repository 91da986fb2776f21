"""What all peers share: the report as plain lists, and the geometry, in points unless it says mm."""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent.parent / "fonts" / "sarabun"
REGULAR, BOLD = FONTS / "Sarabun-Regular.ttf", FONTS / "Sarabun-Bold.ttf"
MARGIN = 15  # mm
COLUMNS = (44, 60, 66, 56, 21, 20)  # mm
SIZE, LEADING, PADDING, HANG = 12, 16, 4, 14
TITLE, TITLE_LEADING, HEADING, HEADING_LEADING = 22, 34, 16, 22
MM = 72 / 25.4
HEADINGS = (
    "มาตรการ/โครงการ/กิจกรรม",
    "ขั้นตอนหรือวิธีการปฏิบัติ",
    "ผลการดำเนินการตามมาตรการหรือกิจกรรม",
    "ผลลัพธ์หรือความสำเร็จของการดำเนินการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลาดำเนินการ",
)
_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

Paragraph = tuple[str, str]
"""Kind (numbered, sub, paragraph) and text, with its number or dash."""


class Report:
    """Title lines, and for each issue its heading and rows; a row has six cells, a cell its paragraphs."""

    def __init__(self, path: str) -> None:
        data = json.loads(Path(path).read_text("utf-8"))
        agency = data["agency"]
        self.title = data["title"]
        self.author = agency["name"]
        year = f"ประจำปีงบประมาณ พ.ศ. {thai(data['fiscal_year'])}"
        self.cover = [data["title"], year, agency["name"], f"อำเภอ{agency['district']} จังหวัด{agency['province']}"]
        self.issues: list[tuple[str, list[list[list[Paragraph]]]]] = []
        number = 0
        for issue in data["issues"]:
            rows = []
            for measure in issue["measures"]:
                number += 1
                rows.append(_row(measure, number))
            if rows:
                self.issues.append((f"ประเด็นที่ {thai(issue['number'])} {issue['title']}", rows))


def thai(number: int) -> str:
    """A number in Thai digits."""
    return str(number).translate(_THAI)


def main(build: Callable[[Report, str], None]) -> None:
    """`build` with the report and the target that the command line names.

    With a number behind them, that many times more in this process, and the median of those seconds on standard output.
    """
    build(Report(sys.argv[1]), sys.argv[2])
    again = []
    for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 0):
        start = time.perf_counter()
        build(Report(sys.argv[1]), sys.argv[2])
        again.append(time.perf_counter() - start)
    if again:
        import statistics  # only here: the run that is timed from outside loads what it needs and no more

        print(statistics.median(again))


def _row(measure: dict, number: int) -> list[list[Paragraph]]:  # type: ignore[type-arg]
    period = measure["period"]
    said = period.get("text") or f"{_day(period['start'])} - {_day(period['end'])}"
    return [
        [("numbered", f"{thai(number)}. {measure['title']}")],
        *(_list(measure[name]) for name in ("steps", "results", "outcomes")),
        [("paragraph", ", ".join(measure["owners"]))],
        [("paragraph", said)],
    ]


def _list(items: list) -> list[Paragraph]:  # type: ignore[type-arg]
    paragraphs = []
    number = 0
    for item in items:
        number += item["kind"] == "numbered"
        label = {"numbered": f"{thai(number)}. ", "sub": "- ", "paragraph": ""}[item["kind"]]
        paragraphs.append((item["kind"], label + item["text"]))
    return paragraphs


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{thai(day.day)} {_MONTHS[day.month - 1]} {thai((day.year + 543) % 100)}"
