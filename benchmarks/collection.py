"""How fast a collection takes reports in, how much memory that needs, and how long its questions take.

    .venv/bin/python benchmarks/collection.py 785
    .venv/bin/python benchmarks/collection.py 785 /tmp/collection.sqlite
    PGPASSWORD=... .venv/bin/python benchmarks/collection.py 785 postgresql://clerk@127.0.0.1/ita

With `--here` this process reads the files, and checks nothing: what the database takes of the time.

Without an address it is a PostgreSQL server of its own with the settings that Debian gives one. The reports are of real
places, made with a fixed seed: 20 measures each, no two with the same texts. Give each number a new database. Memory is
that of the process that collects, and of the largest helper.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

import geothai
from sqlalchemy import Engine, func, select

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ita_desktop.collection import questions
from ita_desktop.collection.collecting import Read, collect, report_files
from ita_desktop.collection.database import collection_at, reading
from ita_desktop.collection.questions import OpenCollection
from ita_desktop.collection.tables import FINDINGS, ITEMS, MEASURES, REPORTS
from ita_desktop.domain.report.report import Issue, Item, Report
from tests.support.offices import a_report_of, read_here, subdistricts, write
from tests.support.postgres import PASSWORD, server
from tests.support.reports import a_measure, an_issue, an_item

MEASURES_EACH = 20
SEARCHES = 100
_WORDS = (
    "ประชุมชี้แจง", "แต่งตั้งคณะทำงาน", "จัดทำคู่มือ", "เผยแพร่ทางเว็บไซต์", "ประชาสัมพันธ์", "ประกาศเจตนารมณ์",
    "นโยบายไม่รับของขวัญ", "การจัดซื้อจัดจ้าง", "การบริหารงานบุคคล", "การใช้ทรัพย์สินของราชการ", "ช่องทางร้องเรียน",
    "แบบสอบถามความพึงพอใจ", "ผู้รับบริการ", "ผู้มีส่วนได้ส่วนเสีย", "อบรมให้ความรู้", "ตรวจสอบภายใน", "รายงานผล",
    "ผู้บริหารท้องถิ่น", "สภาองค์การบริหารส่วนตำบล", "เจ้าหน้าที่ผู้รับผิดชอบ", "แผนปฏิบัติการ", "งบประมาณรายจ่าย",
    "ประมวลจริยธรรม", "ความเสี่ยงการทุจริต", "ผลประโยชน์ทับซ้อน", "ข้อมูลข่าวสาร", "ศูนย์บริการร่วม", "ลดขั้นตอน",
    "ระยะเวลาการให้บริการ", "ภาษีที่ดินและสิ่งปลูกสร้าง", "ถนนภายในหมู่บ้าน", "น้ำประปา", "ขยะมูลฝอย", "เบี้ยยังชีพ",
    "ผู้สูงอายุ", "ศูนย์พัฒนาเด็กเล็ก", "หนังสือเวียน", "บันทึกข้อความ", "คำสั่ง", "ระเบียบกระทรวงมหาดไทย",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=int)
    parser.add_argument("address", nargs="?")
    parser.add_argument("--here", action="store_true")
    chosen = parser.parse_args()
    read = read_here if chosen.here else None
    if chosen.address:
        _measure(chosen.reports, chosen.address, read)
    else:
        os.environ["PGPASSWORD"] = PASSWORD
        with server(durable=True) as started:
            _measure(chosen.reports, started.new_database(), read)


def _measure(count: int, address: str, read: Read | None) -> None:
    with tempfile.TemporaryDirectory() as name:
        begun = perf_counter()
        for number, report in enumerate(synthetic(count)):
            write(report, Path(name), f"{number:06}.ita")
        print(f"made {count} reports in {perf_counter() - begun:.0f} s", flush=True)
        with collection_at(address, create=True) as collection:
            _take(collection, report_files([Path(name)]), read)
            begun = perf_counter()
            counts = {one.outcome for one in collect(collection, report_files([Path(name)]), read=read)}
            print(f"again: {perf_counter() - begun:.1f} s, {', '.join(sorted(counts))}")
            with reading(collection) as connection:
                _show_size(connection)
                _ask(connection)


def _take(collection: Engine, files: Sequence[Path], read: Read | None) -> None:
    begun = perf_counter()
    quarters = {len(files) * part // 4: part for part in range(1, 5)}
    for number, result in enumerate(collect(collection, files, read=read), 1):
        if result.error is not None:
            print("refused:", result.path, result.error)
        if number in quarters:
            seconds = perf_counter() - begun
            print(
                f"{number} reports: {seconds:.0f} s, {number / seconds:.2f} a second, {_memory():.0f} MB now",
                flush=True,
            )
    print(f"largest helper: {getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


def _show_size(connection: OpenCollection) -> None:
    """How many rows there are, and on PostgreSQL how large they are with their indexes."""
    for table in (REPORTS, MEASURES, ITEMS, FINDINGS):
        rows = connection.scalar(select(func.count()).select_from(table))
        size = ""
        if connection.dialect.name == "postgresql":
            bytes_of = (func.pg_table_size(table.name), func.pg_indexes_size(table.name))
            size = ", {:.0f} MB and {:.0f} MB of indexes".format(*(connection.scalar(one) / 2**20 for one in bytes_of))
        print(f"{table.name}: {rows} rows{size}")


def _ask(connection: OpenCollection) -> None:
    chance = random.Random(1)
    texts = [row[5] for row in islice(questions.export(connection).rows, 20_000)]
    times, found = [], []
    for _ in range(SEARCHES):
        text = str(chance.choice(texts))
        at = chance.randrange(max(len(text) - 12, 1))
        begun = perf_counter()
        found.append(len([*questions.find(connection, text[at : at + 12].strip()).rows]))
        times.append((perf_counter() - begun) * 1000)
    print(
        f"find, {SEARCHES} times 12 letters: median {statistics.median(times):.1f} ms, slowest {max(times):.0f} ms;"
        f" {statistics.median(found):.0f} texts found at the median, {max(found)} at most"
    )
    year = questions.newest_year(connection) or 0
    for name, ask in (
        ("who, the whole country", lambda: questions.who(connection, year)),
        ("ready", lambda: questions.ready(connection, year)),
        ("measures", lambda: questions.measures(connection, "จัดทำคู่มือ")),
    ):
        begun = perf_counter()
        rows = len([*ask().rows])
        print(f"{name}: {(perf_counter() - begun) * 1000:.0f} ms, {rows} rows")


def _memory() -> float:
    """MB of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


def synthetic(count: int) -> Iterator[Report]:
    """Reports of so many offices, one after the other through the country; then those of the year before."""
    places = [place for province in geothai.provinces() for place in subdistricts(province.name_th)]
    for number in range(count):
        round_, at = divmod(number, len(places))
        yield replace(a_report_of(*places[at], year=2568 - round_), issues=(_issue(number),))


def _issue(number: int) -> Issue:
    chance = random.Random(number)
    return an_issue(
        *(
            a_measure(
                _sentence(chance, 3),
                tuple(_item(chance) for _ in range(3)),
                tuple(_item(chance) for _ in range(2)),
                (_item(chance),),
                measure_id=f"m{measure}",
            )
            for measure in range(MEASURES_EACH)
        )
    )


def _item(chance: random.Random) -> Item:
    day, month = chance.randint(1, 28), chance.choice(("มกราคม", "มีนาคม", "มิถุนายน", "กันยายน"))
    return an_item(
        f"{_sentence(chance, chance.randint(3, 9))} เมื่อวันที่ {day} {month} 2568 จำนวน {chance.randint(5, 9999)} คน"
    )


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join((*chance.sample(_WORDS, words), f"ครั้งที่ {chance.randint(1, 10**6)}"))


if __name__ == "__main__":
    main()
