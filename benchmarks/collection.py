"""How fast a collection takes reports in, how much memory that needs, and how long its questions take.

    .venv/bin/python benchmarks/collection.py 785
    .venv/bin/python benchmarks/collection.py 785 /tmp/collection.sqlite
    PGPASSWORD=... .venv/bin/python benchmarks/collection.py 785 postgresql://clerk@127.0.0.1/ita

With `--here` this process reads the files, and checks nothing: what the database takes of the time. `--files FOLDER`
keeps the files for another time, and `--ask` only asks.

Without an address it is a PostgreSQL server of its own with the settings that Debian gives one. The reports are of real
places, made with a fixed seed: 20 measures each, no two texts the same. Each text has one of forty phrases that every
office writes, and words of the spelling check as often as they occur in Thai. Give each number a new database. Memory
is that of the process that collects, and of the largest helper.
"""

import argparse
import gzip
import os
import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cache, partial
from itertools import accumulate, islice
from math import exp
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import perf_counter

import geothai
from sqlalchemy import Engine, func, select

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ita_desktop import paths
from ita_desktop.collection import questions
from ita_desktop.collection.collecting import Read, collect
from ita_desktop.collection.database import collection_at, reading
from ita_desktop.collection.questions import OpenCollection
from ita_desktop.collection.sent_files import found_texts
from ita_desktop.collection.tables import FINDINGS, ITEMS, MEASURES, REPORTS
from ita_desktop.domain.report.report import Issue, Item, Report
from tests.support.offices import a_report_of, read_here, subdistricts, write
from tests.support.postgres import PASSWORD, server
from tests.support.reports import a_measure, an_issue, an_item

MEASURES_EACH = 20
SEARCHES = 100
_PHRASES = (
    "ประชุมชี้แจง", "แต่งตั้งคณะทำงาน", "จัดทำคู่มือ", "เผยแพร่ทางเว็บไซต์", "ประชาสัมพันธ์", "ประกาศเจตนารมณ์",
    "นโยบายไม่รับของขวัญ", "การจัดซื้อจัดจ้าง", "การบริหารงานบุคคล", "การใช้ทรัพย์สินของราชการ", "ช่องทางร้องเรียน",
    "แบบสอบถามความพึงพอใจ", "ผู้รับบริการ", "ผู้มีส่วนได้ส่วนเสีย", "อบรมให้ความรู้", "ตรวจสอบภายใน", "รายงานผล",
    "ผู้บริหารท้องถิ่น", "สภาองค์การบริหารส่วนตำบล", "เจ้าหน้าที่ผู้รับผิดชอบ", "แผนปฏิบัติการ", "งบประมาณรายจ่าย",
    "ประมวลจริยธรรม", "ความเสี่ยงการทุจริต", "ผลประโยชน์ทับซ้อน", "ข้อมูลข่าวสาร", "ศูนย์บริการร่วม", "ลดขั้นตอน",
    "ระยะเวลาการให้บริการ", "ภาษีที่ดินและสิ่งปลูกสร้าง", "ถนนภายในหมู่บ้าน", "น้ำประปา", "ขยะมูลฝอย", "เบี้ยยังชีพ",
    "ผู้สูงอายุ", "ศูนย์พัฒนาเด็กเล็ก", "หนังสือเวียน", "บันทึกข้อความ", "คำสั่ง", "ระเบียบกระทรวงมหาดไทย",
)  # fmt: skip


_WINDOW_SHOWS = 1_000
_LETTERS = 12
_RUN = (1, 5)
"""Words without a space between them."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=int)
    parser.add_argument("address", nargs="?")
    parser.add_argument("--here", action="store_true")
    parser.add_argument("--files", type=Path)
    parser.add_argument("--ask", action="store_true")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        address = chosen.address
        if address is None:
            os.environ["PGPASSWORD"] = PASSWORD
            address = stack.enter_context(server(durable=True)).new_database()
        with collection_at(address, create=True) as collection:
            if not chosen.ask:
                folder = chosen.files or Path(stack.enter_context(tempfile.TemporaryDirectory()))
                _take_twice(collection, _made(folder, chosen.reports), read_here if chosen.here else None)
            with reading(collection) as connection:
                _show_size(connection)
                _ask(connection)


def _made(folder: Path, count: int) -> list[Path]:
    """The files of so many reports; those that are there are not made again."""
    begun = perf_counter()
    paths = [folder / f"{number:06}.ita" for number in range(count)]
    for path, report in zip(paths, synthetic(count), strict=True):
        if not path.exists():
            write(report(), folder, path.name)
    print(f"made {count} reports in {perf_counter() - begun:.0f} s", flush=True)
    return paths


def _take_twice(collection: Engine, files: Sequence[Path], read: Read | None) -> None:
    _take(collection, files, read)
    begun = perf_counter()
    counts = {one.outcome for one in collect(collection, files, read=read)}
    print(f"again: {perf_counter() - begun:.1f} s, {', '.join(sorted(counts))}")


def _take(collection: Engine, files: Sequence[Path], read: Read | None) -> None:
    begun, seconds_before = perf_counter(), [_processor_seconds(one) for one in (RUSAGE_SELF, RUSAGE_CHILDREN)]
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
    now = [_processor_seconds(one) for one in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    here, helpers = (1000 * (to - since) / len(files) for since, to in zip(seconds_before, now, strict=True))
    print(f"processor time of a report: {here:.0f} ms of this process, {helpers:.0f} ms of helpers", flush=True)


def _processor_seconds(whose: int) -> float:
    used = getrusage(whose)
    return used.ru_utime + used.ru_stime


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
    texts = [str(row[5]) for row in islice(questions.export(connection).rows, 20_000)]
    parts = [_part(chance, chance.choice(texts)) for _ in range(SEARCHES)]
    known, often = vocabulary()
    rare = chance.choices(known, k=SEARCHES)
    usual = chance.choices(known, cum_weights=often, k=SEARCHES)
    for name, searched in (
        (f"{_LETTERS} letters of a text", parts),
        ("any word of the list", rare),
        ("a word, chosen as often as it is written", usual),
        ("a phrase that every office writes", _PHRASES),
    ):
        _search(name, searched, lambda words: questions.find(connection, words, most=questions.FOUND_MAX).rows)
    _search("all with such a phrase", _PHRASES[:10], lambda words: questions.find(connection, words).rows)
    _search(
        "such a phrase, as the window does", _PHRASES[:10], lambda words: found_texts(connection, words, _WINDOW_SHOWS)
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


def _search(name: str, searched: Sequence[str], find: Callable[[str], Iterable[object]]) -> None:
    times, found = [], []
    for words in searched:
        begun = perf_counter()
        found.append(sum(1 for _ in find(words)))
        times.append((perf_counter() - begun) * 1000)
    print(
        f"find {name}, {len(searched)} times: median {statistics.median(times):.0f} ms, slowest {max(times):.0f} ms"
        f" ({searched[times.index(max(times))]}); {statistics.median(found):.0f} texts at the median,"
        f" {max(found)} at most",
        flush=True,
    )


def _part(chance: random.Random, text: str) -> str:
    at = chance.randrange(max(len(text) - _LETTERS, 1))
    return text[at : at + _LETTERS].strip()


def _memory() -> float:
    """MB of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


def synthetic(count: int) -> Iterator[Callable[[], Report]]:
    """What makes the reports of so many offices, one after the other through the country; then those of the year
    before."""
    places = [place for province in geothai.provinces() for place in subdistricts(province.name_th)]
    for number in range(count):
        round_, at = divmod(number, len(places))
        yield partial(_report, number, places[at], 2568 - round_)


def _report(number: int, place: tuple[str, str, str], year: int) -> Report:
    return replace(a_report_of(*place, year=year), issues=(_issue(number),))


def _issue(number: int) -> Issue:
    chance = random.Random(number)
    return an_issue(
        *(
            a_measure(
                _sentence(chance, 1),
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
        f"{_sentence(chance, chance.randint(1, 4))} เมื่อวันที่ {day} {month} 2568 จำนวน {chance.randint(5, 9999)} คน"
    )


def _sentence(chance: random.Random, phrases: int) -> str:
    """Phrases around a run of words, which are as long a part of it as what a check looks at twice is of a report."""
    words, often = vocabulary()
    made = chance.sample(_PHRASES, phrases)
    run = "".join(chance.choices(words, cum_weights=often, k=chance.randint(*_RUN)))
    made.insert(chance.randint(0, phrases), run)
    return " ".join((*made, f"ครั้งที่ {chance.randint(1, 10**6)}"))


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """The words of Thai, and how often each or one before it occurs (`spelling/word_list.py` has the format)."""
    words, _, costs = gzip.decompress(paths.spelling_words().read_bytes()).partition(b"\0")
    return words.decode("cp874").split("\n"), list(accumulate(exp(-cost / 10) for cost in costs))


if __name__ == "__main__":
    main()
