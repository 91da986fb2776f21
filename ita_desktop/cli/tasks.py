"""What the commands do. Each imports only what it needs."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop.cli.exit_codes import DONE, FINDINGS
from ita_desktop.cli.files import is_same_file, need_format
from ita_desktop.cli.progress import contents_with_progress
from ita_desktop.errors import (
    BadArgumentsError,
    FileTooLargeError,
    NoMeasuresError,
    OverwritesInputError,
)
from ita_desktop.exchange.formats import EXPORTABLE, OFFICE, OPENABLE, PDF, REPORT
from ita_desktop.language import digits, tr, trn
from ita_desktop.system_errors import publishing

if TYPE_CHECKING:
    from ita_desktop.domain.report.columns import Columns
    from ita_desktop.domain.report.report import Report
    from ita_desktop.exchange.importing.imported import Imported


def import_report(chosen: argparse.Namespace) -> int:
    """Make a report from a file of another kind."""
    form = need_format(chosen.source, *(form for form in OPENABLE if form is not REPORT), OFFICE)
    need_format(chosen.report, REPORT)
    if form is OFFICE:
        return _import_office_file(chosen)
    if chosen.columns:
        raise BadArgumentsError(chosen.usage)
    from ita_desktop import formats
    from ita_desktop.storage.files import report_file

    report, left_out = formats.read(chosen.source)
    report_file.write(report, chosen.report, replace=chosen.force)
    measures = len(list(report.measures()))
    words = tr("นำเข้าแล้ว {issues} ประเด็น {measures} มาตรการ")
    print(words.format(issues=digits(len(report.issues)), measures=digits(measures)), chosen.report)
    if left_out:
        print(trn("ตัดอักขระควบคุมที่บันทึกไม่ได้ออก {n} ตัว", left_out).format(n=digits(left_out)))
    return DONE


def _import_office_file(chosen: argparse.Namespace) -> int:
    from ita_desktop.exchange.importing.words import all_words, count_words
    from ita_desktop.storage.files import report_file

    made = _imported(chosen.source, chosen.columns)
    report_file.write(made.report, chosen.report, replace=chosen.force)
    print(tr("นำเข้าแล้ว {counts}").format(counts=count_words(made)), chosen.report)
    for line in all_words(made):
        print(line)
    return DONE


def _imported(path: Path, columns: str | None = None) -> "Imported":
    """What an office file holds, with the roles of columns as they are named. Raises FileRefusedError subclasses."""
    from datetime import date

    from ita_desktop.domain.report.catalogue import new_report
    from ita_desktop.domain.size import size_of
    from ita_desktop.exchange.importing.column_map import choices_of
    from ita_desktop.exchange.importing.imported import imported, with_own_columns
    from ita_desktop.exchange.importing.own_workbook import with_own_sheets

    contents = with_own_sheets(contents_with_progress(path))
    base = with_own_columns(new_report(date.today()), contents)
    made = imported(contents, base)
    if columns:
        made = imported(contents, base, choices_of(columns, made.read, base.columns))
    if not made.measures:
        raise NoMeasuresError(path)
    if not size_of(made.report).fits():
        raise FileTooLargeError(path, "report")
    return made


def export(chosen: argparse.Namespace) -> int:
    """Write a report in the format of the new file's name."""
    form = need_format(chosen.out, *EXPORTABLE)
    if form.write is None:
        return print_report(chosen)
    from ita_desktop.storage.files import report_file

    form.write(report_file.read(chosen.file).report, chosen.out)
    print(tr("ส่งออกแล้ว"), chosen.out)
    return DONE


def print_report(chosen: argparse.Namespace) -> int:
    """Print a report into a PDF."""
    need_format(chosen.out, PDF)
    from ita_desktop.domain.checks.reading import Reading
    from ita_desktop.printing.build import build_report
    from ita_desktop.printing.unprintable import unprintable
    from ita_desktop.storage.files import report_file

    report = report_file.read(chosen.file).report
    with publishing(chosen.out):
        pages = build_report(report, chosen.out)
    print(trn("พิมพ์แล้ว {n} หน้า", pages).format(n=digits(pages)), chosen.out)
    found = len(unprintable(Reading(report)))
    if found:
        print(trn("มีอักขระที่ฟอนต์ไม่มี {n} ตำแหน่ง ดูด้วยคำสั่ง check", found).format(n=digits(found)))
    return DONE


def copy(chosen: argparse.Namespace) -> int:
    """Write a clean copy."""
    need_format(chosen.out, REPORT)
    from ita_desktop.storage.files import report_file

    report_file.write(report_file.read(chosen.file).report, chosen.out, replace=True)
    print(tr("ทำสำเนาแล้ว"), chosen.out)
    return DONE


def merge_reports(chosen: argparse.Namespace) -> int:
    """Merge a file that came back, and print the conflicts."""
    need_format(chosen.out, REPORT)
    from ita_desktop.domain.merging.conflicts import sentence
    from ita_desktop.domain.merging.matching import with_common_ids
    from ita_desktop.domain.merging.merge import merge
    from ita_desktop.storage.files import report_file

    sources: list[Path] = [chosen.mine, chosen.theirs, *([chosen.base] if chosen.base is not None else [])]
    if any(is_same_file(source, chosen.out) for source in sources):
        raise OverwritesInputError(chosen.out)
    mine, theirs, *rest = [report_file.read(source).report for source in sources]
    base, theirs = with_common_ids(rest[0] if rest else None, mine, theirs)
    merged = merge(base, mine, theirs)
    report_file.write(merged.report, chosen.out, replace=True)
    for conflict in merged.conflicts:
        print(conflict.where, sentence(conflict), sep="\t")
    if not merged.conflicts:
        print(tr("รวมแล้ว"), chosen.out)
    return FINDINGS if merged.conflicts else DONE


def roll_over(chosen: argparse.Namespace) -> int:
    """Make the report of another year, and print the years that move."""
    need_format(chosen.out, REPORT)
    from dataclasses import replace

    from ita_desktop.domain.report.address import AddressWords
    from ita_desktop.domain.report.fields import FIELDS
    from ita_desktop.domain.report_kinds.next_year import year_after_of
    from ita_desktop.domain.rolling.roll_over import certain, rolled_over, year_changes
    from ita_desktop.exchange.report_kinds.kind_files import kinds_at_hand
    from ita_desktop.storage.files import report_file

    if is_same_file(chosen.old, chosen.out):
        raise OverwritesInputError(chosen.out)
    report = _report_of_any_kind(chosen.old)
    new = year_after_of(kinds_at_hand().of_report(report), report, chosen.year)
    if chosen.empty is not None:
        new = replace(new, emptied=tuple(dict.fromkeys((*new.emptied, *_named(chosen, report.columns)))))
    changes = year_changes(report, new)
    made = certain(changes)
    report_file.write(rolled_over(report, new, made), chosen.out, replace=chosen.force)
    words = AddressWords(report)
    if new.oit_item != report.oit_item:
        print(tr(FIELDS["oit_item"].title), report.oit_item, new.oit_item, tr("เปลี่ยนแล้ว"), sep="\t")
    for change in changes:
        print(words.whole(change.address), *change.in_words(), tr(change.doubt) or tr("เปลี่ยนแล้ว"), sep="\t")
    counts = tr("ทำรายงานปีงบประมาณ {year} แล้ว เปลี่ยนปี {made} ตำแหน่ง คงไว้ให้ตรวจเอง {left} ตำแหน่ง")
    year, left = digits(new.fiscal_year), len(changes) - len(made)
    print(counts.format(year=year, made=digits(len(made)), left=digits(left)), chosen.out)
    return DONE


def _named(chosen: argparse.Namespace, columns: "Columns") -> list[str]:
    """The keys of the columns that are to begin empty, as they were named. The titles of the measures never do."""
    from ita_desktop.domain.report.columns import TITLE_KEY

    rest = [column for column in columns if column.key != TITLE_KEY]
    keys: list[str] = []
    for name in map(str.strip, chosen.empty.split(",")):
        found = [column.key for column in rest if name in (column.key, column.heading, tr(column.heading))]
        if not found:
            names = tuple(f"{column.key} ({tr(column.heading)})" for column in rest)
            raise BadArgumentsError(chosen.usage, name, names)
        keys += found
    return keys


def _report_of_any_kind(path: Path) -> "Report":
    """The report in a file; what was read of one of another program is printed first."""
    from ita_desktop import formats
    from ita_desktop.exchange.importing.words import count_words, letter_words
    from ita_desktop.storage.files import report_file

    if OFFICE.has_name(path):
        made = _imported(path)
        print(tr("นำเข้าแล้ว {counts}").format(counts=count_words(made)), path)
        print(letter_words(made.read.letters))
        return made.report
    return report_file.read(path).report if formats.format_of(path).read is None else formats.read(path)[0]


def report_from_plan(chosen: argparse.Namespace) -> int:
    """Make the report on a plan."""
    need_format(chosen.report, REPORT)
    if is_same_file(chosen.plan, chosen.report):
        raise OverwritesInputError(chosen.report)
    from ita_desktop.domain.report_kinds.new_reports import report_on_plan
    from ita_desktop.exchange.report_kinds.kind_files import kinds_at_hand
    from ita_desktop.storage.files import report_file

    plan = report_file.read(chosen.plan).report
    report = report_on_plan(plan, kinds_at_hand().of_answer(plan))
    report_file.write(report, chosen.report, replace=chosen.force)
    measures = len(list(report.measures()))
    print(trn("ทำรายงานจากแผนแล้ว {n} มาตรการ", measures).format(n=digits(measures)), chosen.report)
    return DONE


def tables(chosen: argparse.Namespace) -> int:
    """Print what stands in an office file."""
    from ita_desktop.exchange.contents_json import json_of

    json.dump(json_of(contents_with_progress(chosen.file)), sys.stdout, ensure_ascii=False, indent=1)
    print()
    return DONE


def self_test(_: argparse.Namespace) -> int:
    """Try whether everything of the program is there."""
    from ita_desktop.self_test import run

    for passed in run():
        print(passed)
    return DONE
