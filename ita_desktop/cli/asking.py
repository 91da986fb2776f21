"""The command that asks a collection: the answer as lines, as JSON, or in a CSV file."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop.cli.exit_codes import DONE
from ita_desktop.cli.files import need_format
from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.errors import BadArgumentsError
from ita_desktop.exchange.formats import CSV
from ita_desktop.language import N_, digits, tr, trn
from ita_desktop.system_errors import publish_failure, read_failure

if TYPE_CHECKING:
    from ita_desktop.collection.questions import Answer, OpenCollection, Row

QUESTIONS = ("who", "ready", "find", "measures", "export")

_LIST_MAX = 4 * 2**20
_TITLES = {
    "district": N_("อำเภอ"),
    "subdistrict": N_("ตำบล"),
    "place_code": N_("รหัสพื้นที่"),
    "office": N_("หน่วยงาน"),
    "sent": N_("การส่ง"),
    "on": N_("วันที่"),
    "file_name": N_("แฟ้ม"),
    "year": N_("ปี"),
    "percent": N_("กรอกแล้ว (%)"),
    "missing": N_("ยังไม่กรอก"),
    "errors": N_("ต้องแก้"),
    "warnings": N_("ควรแก้"),
    "doubts": N_("น่าสงสัย"),
    "hints": N_("ข้อสังเกต"),
    "number": N_("มาตรการที่"),
    "title": N_("มาตรการ"),
    "field": N_("คอลัมน์"),
    "text": N_("ข้อความ"),
    "results": N_("ผลการดำเนินการ"),
    "proven": N_("มีหลักฐาน"),
    "links": N_("ลิงก์"),
}
_SENT = {"sent": N_("ส่งแล้ว"), "late": N_("ส่งช้า"), "missing": N_("ยังไม่ส่ง")}


def ask(chosen: argparse.Namespace) -> int:
    """Print the answer to a question about a collection, or write it into a file."""
    from ita_desktop.collection.database import FILE_NAME, collection_at, reading

    if not chosen.words and chosen.question in ("find", "measures"):
        raise BadArgumentsError(chosen.usage)
    if chosen.csv is not None:
        need_format(chosen.csv, CSV)
    with collection_at(chosen.source or FILE_NAME) as collection, reading(collection) as connection:
        answer = _answer(chosen, connection)
        if chosen.csv is not None:
            _write_csv(answer, chosen.csv)
        elif chosen.json:
            _print_json(answer)
        else:
            _print_lines(answer)
    return DONE


def _answer(chosen: argparse.Namespace, connection: "OpenCollection") -> "Answer":
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
            return questions.find(connection, words, chosen.year)
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
    return [line.strip() for line in text.splitlines() if line.strip()]


# The answer


def _print_lines(answer: "Answer") -> None:
    """A head and a line each, with tabs between: texts of several lines are on one."""
    print(*_titles(answer.head), sep="\t")
    for row in answer.rows:
        print(*(" ".join(str(cell).split()) for cell in _words(answer.head, row)), sep="\t")


def _print_json(answer: "Answer") -> None:
    """A list with an object on each line, written as it comes: an export may be larger than the memory."""
    between = "[\n"
    for row in answer.rows:
        sys.stdout.write(between + json.dumps(dict(zip(answer.head, row, strict=True)), ensure_ascii=False))
        between = ",\n"
    print("[]" if between == "[\n" else "\n]")


def _write_csv(answer: "Answer", path: Path) -> None:
    from ita_desktop.exchange.writing.comma_values import comma_values
    from ita_desktop.whole_file import write_whole

    rows = [_words(answer.head, row) for row in answer.rows]
    try:
        write_whole(path, comma_values([tuple(_titles(answer.head)), *rows]))
    except OSError as error:
        raise publish_failure(path, error) from error
    print(trn("เขียนแล้ว {n} แถว", len(rows)).format(n=digits(len(rows))), path)


def _titles(head: "tuple[str, ...]") -> list[str]:
    return [tr(_TITLES[key]) for key in head]


def _words(head: "tuple[str, ...]", row: "Row") -> "Row":
    """The row as it is read: whether a report was sent in words, the field by its heading."""
    return tuple(_word(key, cell) for key, cell in zip(head, row, strict=True))


def _word(key: str, cell: "str | int") -> "str | int":
    if key == "sent":
        return tr(_SENT[str(cell)])
    if key == "field":
        field = FIELDS.get(f"measure.{cell}")
        return tr(field.title) if field is not None else cell
    return cell
