"""The command that asks a collection: the answer as lines, as JSON, or in a file; a summary as a page."""

import argparse
import json
import sys
from collections.abc import Callable
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ita_desktop.cli.exit_codes import DONE
from ita_desktop.cli.files import need_format
from ita_desktop.domain.report.admission import admitted_line
from ita_desktop.errors import BadArgumentsError
from ita_desktop.exchange.formats import CSV, EXCEL, HTML, Format
from ita_desktop.language import digits, tr, trn
from ita_desktop.system_errors import publishing, read_failure

if TYPE_CHECKING:
    from ita_desktop.collection.answers import Answer
    from ita_desktop.collection.questions import OpenCollection

QUESTIONS = ("who", "ready", "find", "measures", "export", "summary")
_NEED_WORDS = ("find", "measures", "summary")

_LIST_MAX = 4 * 2**20


def ask(chosen: argparse.Namespace) -> int:
    """Print the answer to a question about a collection, or write it into files."""
    from ita_desktop.collection.database import FILE_NAME, collection_at, reading
    from ita_desktop.collection.questions import FOUND_MAX

    if not chosen.words and chosen.question in _NEED_WORDS:
        raise BadArgumentsError(chosen.usage)
    files = [(path, form) for path, form in ((chosen.csv, CSV), (chosen.xlsx, EXCEL)) if path is not None]
    for path, form in (*files, *([(Path(chosen.words[0]), HTML)] if chosen.question == "summary" else ())):
        need_format(path, form)
    with collection_at(chosen.source or FILE_NAME) as collection, reading(collection) as connection:
        if chosen.question == "summary":
            _write_summary(chosen, connection)
            return DONE
        for path, form in files:
            _write(_answer(chosen, connection), path, form)
        if chosen.json:
            _print_json(_answer(chosen, connection))
        elif not files:
            most = FOUND_MAX if chosen.question == "find" else None
            _print_lines(_answer(chosen, connection, FOUND_MAX + 1), most)
    return DONE


def _answer(chosen: argparse.Namespace, connection: "OpenCollection", most: int | None = None) -> "Answer":
    """`most` is how many texts are looked for; None: all."""
    from ita_desktop.collection import questions

    words = " ".join(chosen.words)
    year = chosen.year or questions.newest_year(connection) or 0
    match chosen.question:
        case "who" if chosen.list is not None:
            return questions.who_of(connection, year, _lines(chosen.list), chosen.by)
        case "who":
            province, district = (*chosen.words, "", "")[:2]
            return questions.who(connection, year, province, district, chosen.by)
        case "ready":
            return questions.ready(connection, year)
        case "find":
            return questions.find(connection, words, chosen.year, most)
        case "measures":
            return questions.measures(connection, words, chosen.year)
    return questions.export(connection, chosen.year)


def _lines(path: Path) -> list[str]:
    """The offices of a list of one's own: a name or a code on each line."""
    from ita_desktop.regular_file import read_small

    try:
        text = read_small(path, _LIST_MAX, follow=True).decode("utf-8-sig", "replace")
    except OSError as error:
        raise read_failure(path, error) from error
    lines = (admitted_line(line)[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


# The answer


def _print_lines(answer: "Answer", most: int | None) -> None:
    """A head and a line each, with tabs between: texts of several lines are on one. If there are more than `most`, a
    sentence names what has them all."""
    from ita_desktop.collection.answers import in_words, titles

    print(*titles(answer.head), sep="\t")
    rows = iter(answer.rows)
    for row in islice(rows, most):
        print(*(" ".join(str(cell).split()) for cell in in_words(answer.head, row)), sep="\t")
    if most is not None and next(rows, None) is not None:
        words = tr("แสดง {n} ข้อความของรายงานที่รับล่าสุด ยังมีอีก ดูทั้งหมดด้วย --json --csv หรือ --xlsx")
        print(words.format(n=digits(most)), file=sys.stderr)


def _print_json(answer: "Answer") -> None:
    """A list with an object on each line, written as it comes: an export may be larger than the memory."""
    between = "[\n"
    for row in answer.rows:
        sys.stdout.write(between + json.dumps(dict(zip(answer.head, row, strict=True)), ensure_ascii=False))
        between = ",\n"
    print("[]" if between == "[\n" else "\n]")


def _write(answer: "Answer", path: Path, form: Format) -> None:
    from ita_desktop.collection.answer_files import WRITERS
    from ita_desktop.collection.answers import in_words

    written = count()
    rows = (in_words(answer.head, row) for row, _ in zip(answer.rows, written, strict=False))
    _put(path, lambda file: WRITERS[form](answer.head, rows, file))
    n = next(written)
    print(trn("เขียนแล้ว {n} แถว", n).format(n=digits(n)), path)


def _write_summary(chosen: argparse.Namespace, connection: "OpenCollection") -> None:
    from datetime import date

    from ita_desktop.collection.questions import newest_year
    from ita_desktop.collection.summary import summary
    from ita_desktop.collection.summary_page import summary_page

    name, province, district = (*chosen.words, "", "")[:3]
    found = summary(connection, chosen.year or newest_year(connection) or 0, province, district, chosen.by)
    page = summary_page(found, date.today())
    _put(Path(name), lambda file: file.write(page))
    print(trn("สรุปแล้ว {n} ฉบับ", found.reports).format(n=digits(found.reports)), name)


def _put(path: Path, write: Callable[[BinaryIO], object]) -> None:
    from ita_desktop.whole_file import write_whole_by

    with publishing(path):
        write_whole_by(path, write)
