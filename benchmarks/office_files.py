"""How long a plan of 326 projects takes, typed as one row a line of text in 2,223 rows: read by the helper, understood.

.venv/bin/python benchmarks/office_files.py            as .docx
.venv/bin/python benchmarks/office_files.py --old      as .doc, too, which LibreOffice makes of it
"""

import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ita_desktop import formats
from ita_desktop.exchange.tables.measures import read_tables
from tests.exchange.reading.test_old_files_of_libreoffice import converted
from tests.support.word_files import row, saved, table, word_file

PROJECTS, ROWS = 326, 2_223
_HEAD = ("ที่", "โครงการ/กิจกรรม", "วิธีการดำเนินการ", "เป้าหมาย", "งบประมาณ", "ผลที่คาดว่าจะได้รับ", "ผู้รับผิดชอบ", "ระยะเวลา")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        os.environ["ITA_DESKTOP_HOME"] = str(Path(name) / "home")
        new = saved(Path(name), word_file("แผนพัฒนาท้องถิ่น พ.ศ. ๒๕๖๘", a_plan()))
        print("| file | MB | read | counted | understood | projects | letters |\n|---|---|---|---|---|---|---|")
        measure(new)
        if "--old" in sys.argv[1:]:
            measure(converted(new, "doc"))


def a_plan() -> str:
    """A project is a row for each of its lines: the first has the number, the last ones only what goes on."""
    lines = (ROWS - 1) // PROJECTS
    longer = (ROWS - 1) % PROJECTS
    rows = [row(*_HEAD)]
    for number in range(1, PROJECTS + 1):
        rows.append(row(*_first_line(number)))
        more = lines - 1 + (number <= longer)
        rows += (
            row("", "", f"{line}. จัดกิจกรรมครั้งที่ {line}", "", "", "อย่างต่อเนื่อง", "", "") for line in range(2, more + 2)
        )
    return table(*rows)


def _first_line(number: int) -> tuple[str, ...]:
    title = f"โครงการส่งเสริมคุณธรรม หมู่ที่ {number}"
    return str(number), title, "1. ประชุมชี้แจง", "๑๐๐ คน", "๑๒,๐๐๐", "ประชาชนมีส่วนร่วม", "สำนักปลัด", "ต.ค. ๖๗ - ก.ย. ๖๘"


def measure(path: Path) -> None:
    """Print a row: seconds of the clock, and how often the rows were counted while it was read."""
    counted: list[int] = []
    begun = perf_counter()
    contents = formats.read_contents(path, notify=lambda rows, _: counted.append(rows))
    read_at = perf_counter()
    found = read_tables(contents, 2568)
    understood = perf_counter() - read_at
    size, letters = path.stat().st_size / 2**20, found.letters
    assert letters.add_up()
    cells = (path.suffix, f"{size:.1f}", f"{read_at - begun:.1f} s", f"{len(counted)} times", f"{understood:.1f} s")
    print("|", " | ".join((*cells, str(len(found.measures_from)), f"{letters.taken:,} of {letters.read:,}")), "|")


if __name__ == "__main__":
    main()
